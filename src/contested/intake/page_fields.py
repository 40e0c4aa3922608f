"""What a page says of itself: title, author, outlet, day and address, from JSON-LD, OpenGraph, meta fields and marked elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from contested.intake.fields import Fields, iso_date, words
from contested.intake.page_data import Described, described
from contested.intake.page_dates import address_date, is_apart, item_date, meta_date, plausible, seen_date

TITLES = ("og:title", "dc.title", "dcterms.title", "parsely-title", "twitter:title", "citation_title")
OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "application-name",
    "apple-mobile-web-app-title",
)
AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "citation_author",
    "byl",
    "cxenseparse:author",
)
SEPARATORS = re.compile(r"\s+[|–—·•:«»-]\s+|\s*[|»]\s*")
BY = re.compile(
    r"^\s*(?:by|par|von|por|di|door|written by|reported by|автор:?|текст:?|بقلم:?|كتب:?|נכתב על ידי|מאת:?|نویسنده:?)\s+", re.I
)
BYLINES = re.compile(r"(?:^|[\s_-])(?:byline|author|signature|writer|auteur|autor|reporter|contributor|fn)s?(?=$|[\s_-])", re.I)
ABOUT = re.compile(r"bio|desc|about|title|role|mail|image|avatar|photo|social|follow", re.I)
NO_NAME = re.compile(
    r"https?:|www\.|@|\d|^(?:admin|staff|editor|editors|web ?desk|news ?desk|desk|unknown|none|null|author)$", re.I
)
LONGEST_NAME = 60
MOST_NAMES = 6
HEADS = ("h1", "h2", "h3")
SHORTEST_TITLE = 12  # characters of a headline that is looked for in the title


@dataclass(frozen=True, slots=True)
class PageFields:
    """The fields of a page, and what else is known of its article."""

    fields: Fields
    body: str = ""  # the text that the page's own data holds
    kind: str = ""  # article, website, video, …; empty: it does not say
    closed: bool = False


def fields_of_page(tree: Any, url: str | None) -> PageFields:
    """What a page says of itself."""
    meta = meta_fields(tree)
    whole = words(tree.findtext(".//title")) or ""
    heads = headlines(tree, whole)
    data = described(tree, (*heads, meta.get("og:title", ""), whole))
    address = canonical(tree, meta) or url
    outlet, title = outlet_and_title(data, meta, heads, whole)
    author = data.author if is_name(data.author) else next(authors(tree, meta, outlet), None)
    published, source = published_of(tree, data, meta, url or address)
    host = urlsplit(url or address or "").hostname or ""
    fields = Fields(
        title=title,
        outlet=outlet or host.removeprefix("www.") or None,
        published=published,
        url=address,
        author=author,
        published_source=source,
    )
    return PageFields(fields, data.body, "article" if data.is_article else meta.get("og:type", "").lower(), data.closed)


def meta_fields(tree: Any) -> dict[str, str]:
    """The meta fields by their names in lower case; the first of a name counts, of authors all do."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = words(element.get("content"))
        if name in ("article:author", "author", "citation_author") and name in found and content:
            found[name] = f"{found[name]}, {content}"[:300]
        elif name and content:
            found.setdefault(name, content)
    return found


def headlines(tree: Any, whole: str) -> tuple[str, ...]:
    """The headlines of the page: first the longest that stands in the browser's title, then those of level 1, or of level 2."""
    found = {tag: [" ".join("".join(head.itertext()).split())[:500] for head in islice(tree.iter(tag), 30)] for tag in HEADS}
    within = [head for tag in HEADS for head in found[tag] if len(head) >= SHORTEST_TITLE and head.casefold() in whole.casefold()]
    top = next((kept for tag in HEADS[:2] if (kept := [head for head in found[tag] if head])), [])
    return tuple(dict.fromkeys((*sorted(within, key=len, reverse=True)[:1], *top[:5])))


def canonical(tree: Any, meta: Mapping[str, str]) -> str | None:
    """The address that the page gives itself."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            return words(link.get("href"))
    written = meta.get("og:url", "")
    return written if written.startswith("http") else None


def outlet_and_title(data: Described, meta: Mapping[str, str], heads: tuple[str, ...], whole: str) -> tuple[str | None, str | None]:
    """The name of the outlet, and the title without it."""
    told = next((meta[name] for name in OUTLETS if name in meta), None)
    outlet = data.outlet or without_slogan(told, whole) or behind_title(whole, (data.headline or "", *heads))
    written = [data.headline, *(meta.get(name) for name in TITLES), *heads[:1], whole]
    title = next((one for one in written if one), None)
    return outlet, bare_title(title, outlet, heads) if title else None


def without_slogan(outlet: str | None, whole: str) -> str | None:
    """An outlet's name without the slogan behind it."""
    parts = [part for part in SEPARATORS.split(outlet or "") if part]
    if len(parts) < 2:
        return outlet
    return next((part for part in parts if whole.rstrip().endswith(part)), parts[0])


def behind_title(whole: str, heads: tuple[str, ...]) -> str | None:
    """What stands in the browser's title behind the headline; before it, where another headline of the page is that."""
    for head in heads:
        place = whole.casefold().find(head.casefold()) if len(head) >= SHORTEST_TITLE else -1
        rest = (
            [part.strip() for part in SEPARATORS.split(whole[place + len(head) :]) if part and part.strip()] if place >= 0 else []
        )
        if place == 0 and rest and len(rest[-1]) <= LONGEST_NAME and len(whole) > len(head) + 2:
            return rest[-1]
        if place > 0 and whole[:place].strip(" :|–—·-") in heads:
            return whole[:place].strip(" :|–—·-")
    return None


def bare_title(title: str, outlet: str | None, heads: tuple[str, ...]) -> str:
    """The title without the outlet before or behind it; where a headline of the page stands in it, that."""
    for head in heads:
        if (
            len(head) >= SHORTEST_TITLE
            and head != title
            and re.search(rf"(?:^|[|:–—·-]\s){re.escape(head)}(?:\s+[|–—·-]|$)", title)
        ):
            return head
    parts = [(found.start(), found.end()) for found in SEPARATORS.finditer(title)]
    if outlet and parts and title[parts[-1][1] :].casefold() == outlet.casefold() and parts[-1][0] >= SHORTEST_TITLE:
        return title[: parts[-1][0]].strip()
    if outlet and parts and title[: parts[0][0]].casefold() == outlet.casefold():
        return title[parts[0][1] :].strip()
    return title


# --- authors ---


def authors(tree: Any, meta: Mapping[str, str], outlet: str | None) -> Iterator[str]:
    """The authors as the page names them, the best place first."""
    for written in (*(meta.get(name) for name in AUTHORS), *marked_authors(tree)):
        name = author_name(written, outlet)
        if name:
            yield name


def marked_authors(tree: Any) -> Iterator[str]:
    """What stands in elements that are marked as the author's."""
    for element in tree.iter("a", "span", "div", "p", "address", "li", "cite"):
        prop = (element.get("itemprop") or "").lower()
        if (
            prop == "author" or "author" in (element.get("rel") or "").split() or is_byline(element.get("class") or "")
        ) and not is_apart(element):
            written = " ".join("".join(element.itertext()).split())
            if written:
                yield written[:300]


def is_byline(names: str) -> bool:
    """Whether a class is that of a byline, rather than of what is said about the author."""
    return bool(BYLINES.search(names)) and not ABOUT.search(names)


def author_name(written: str | None, outlet: str | None) -> str | None:
    """The name or names in a byline, without what stands around them; None where it holds none."""
    if not written or len(written) > 200:
        return None
    text = re.split(r"\s[|•·–—-]\s|\bfor\b|\bin\b", BY.sub("", written))[0]
    names = [name.strip(" .,;") for name in re.split(r"\s+(?:and|et|und|y)\s+|\s*[,;&]\s*", text)]
    if BY.match(written) is None and written.count(",") == 1 and " and " not in written:
        names = names[:1]  # a name and a place, or a post
    kept = [name for name in names if is_name(name) and name != outlet and not (outlet and outlet in name)]
    return ", ".join(dict.fromkeys(kept[:MOST_NAMES])) or None


def is_name(name: str | None) -> bool:
    """Whether this can be the name of a person or a bureau."""
    return (
        bool(name)
        and 2 <= len(name or "") <= LONGEST_NAME * MOST_NAMES
        and not NO_NAME.search(name or "")
        and len((name or "").split(", ")[0].split()) <= 6
    )


# --- days ---


def published_of(tree: Any, data: Described, meta: Mapping[str, str], url: str | None) -> tuple[str | None, str]:
    """The day of publication, and whether the page's data or its visible text gave it."""
    told = plausible(iso_date(data.published)) or meta_date(meta) or item_date(tree) or address_date(url)
    if told:
        return told, "metadata"
    return seen_date(tree), "page"
