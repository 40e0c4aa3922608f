"""RSS, Atom and JSON feeds as entries: where each page lies, and what the feed says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

import httpx

from contested.errors import InputError
from contested.intake.addresses import address_key, is_address
from contested.intake.fields import Fields, iso_date, language_code, words
from contested.intake.page_text import LONGEST, TAGS, markup_text
from contested.intake.xml_trees import children, first_words, local, space, tree_of, words_of
from contested.records import content_id

DATES = ("pubdate", "published", "issued", "date", "updated", "modified", "created")
FULL = ("encoded", "content", "content_html")  # where the whole text may be, rather than a summary
PARTS = {"rss": "item", "rdf": "item", "feed": "entry"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its page, its id, what the feed says of it, and its text where the feed has all of it."""

    url: str | None
    guid: str | None = None
    fields: Fields
    text: str = ""

    def keys(self, feed: str) -> tuple[str, ...]:
        """By what the entry is known again: its address, and its id with its title, for ids are used twice and addresses move."""
        found = []
        if self.url:
            found.append(content_id("address", address_key(self.url)))
        if self.guid or not self.url:
            found.append(content_id("guid", address_key(feed), self.guid, self.fields.title, "" if self.guid else self.text))
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed or sitemap lists."""

    title: str | None
    entries: tuple[Entry, ...]
    total: int  # entries, with those beyond the limit
    sitemaps: tuple[str, ...] = ()  # further ones, where it is an index


def xml_feed(root: Any, base: str, most: int) -> Listing:
    """The entries of an RSS or Atom feed, the first `most`."""
    channel = next(children(root, "channel"), root)
    name = PARTS[local(root)]
    parts = [part for holder in ((channel, root) if channel is not root else (root,)) for part in children(holder, name)]
    title = plain_words(first_words(channel, "title"))
    language = first_words(channel, "language") or lang_of(root)
    entries = (entry_of(part, base, title, language) for part in parts[:most])
    return Listing(title=title, entries=tuple(entries), total=len(parts))


def entry_of(part: Any, base: str, outlet: str | None, language: str | None) -> Entry:
    """One item of RSS or entry of Atom."""
    guid = first_words(part, "guid", "id") or part.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    links = [absolute(link, base) for link in links_of(part)]
    fields = Fields(
        title=plain_words(first_words(part, "title")),
        outlet=plain_words(source_of(part)) or outlet,
        published=first_date(part),
        author=plain_words(author_of(part)),
        language=language_code(first_words(part, "language") or lang_of(part) or language),
    )
    url = next((link for link in links if link), None) or (guid if guid and is_address(guid) else None)
    return Entry(url=url, guid=guid, fields=fields, text=text_of(part))


def links_of(part: Any) -> Iterator[str]:
    """Where an entry's page may lie, the best first."""
    for link in children(part, "link"):
        target = link.get("href") if link.get("href") is not None else words_of(link)
        if target and link.get("rel", "alternate") == "alternate" and "html" in link.get("type", "html"):
            yield target.strip()
    for link in children(part, "origlink"):
        yield words_of(link)


def absolute(link: str, base: str) -> str | None:
    """The address that a link of the feed leads to, None for one that is none."""
    try:
        joined = str(httpx.URL(base).join(link)) if base else link
    except (httpx.InvalidURL, ValueError, TypeError):
        return None
    return joined if is_address(joined) else None


def first_date(part: Any) -> str | None:
    """The day on which an entry was published, else changed."""
    return next((day for child in children(part, *DATES) if (day := iso_date(words_of(child)))), None)


def source_of(part: Any) -> str | None:
    """The outlet that an entry was taken over from."""
    for source in children(part, "source"):
        return first_words(source, "title") or words_of(source) or None
    return None


def author_of(part: Any) -> str | None:
    """Who wrote an entry."""
    for author in children(part, "creator", "author"):
        return first_words(author, "name") or words_of(author) or None
    return None


def lang_of(element: Any) -> str | None:
    """The language that an element is marked with."""
    found = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return str(found) if found else None


def text_of(part: Any) -> str:
    """The text that stands in the feed itself, where that is all of it."""
    for child in children(part, *FULL):
        if "media" in space(child) or child.get("src"):
            continue
        written = inner(child)
        if written.strip():
            return markup_text(written)
    return ""


def inner(element: Any) -> str:
    """What stands in an element: escaped HTML, or HTML as elements."""
    from lxml import etree

    if len(element) == 0:
        return element.text or ""
    return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)


def plain_words(written: str | None) -> str | None:
    """A title or a name in one line, without markup."""
    return words(unescape(TAGS.sub("", unescape(written[:3000])))) if written else None


# --- JSON Feed ---


def json_feed(row: Mapping[str, Any], base: str, most: int) -> Listing:
    """The entries of a JSON feed, the first `most`. Raises InputError where it has no list of them."""
    items = row.get("items")
    if not isinstance(items, list):
        raise InputError("it is a JSON feed without a list of items")
    title, language = words(row.get("title")), words(row.get("language"))
    found = tuple(json_entry(item, base, title, language) for item in items[:most] if isinstance(item, dict))
    return Listing(title=title, entries=found, total=len(items))


def json_entry(item: Mapping[str, Any], base: str, outlet: str | None, language: str | None) -> Entry:
    """One item of a JSON feed."""
    link = next((value for name in ("url", "external_url") if isinstance(value := item.get(name), str)), None)
    written = item.get("content_html")
    text = markup_text(written) if isinstance(written, str) else str(item.get("content_text") or "")[:LONGEST]
    authors = item.get("authors") or item.get("author")
    fields = Fields(
        title=plain_words(words(item.get("title"))),
        outlet=outlet,
        published=iso_date(item.get("date_published")) or iso_date(item.get("date_modified")),
        author=words(authors),
        language=language_code(words(item.get("language")) or language),
    )
    return Entry(url=absolute(link, base) if link else None, guid=words(item.get("id")), fields=fields, text=text)


def json_object(raw: bytes) -> Mapping[str, Any] | None:
    """The object that a JSON document is, None where it is none."""
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def read_feed(raw: bytes, base: str = "", most: int = 1000, charset: str | None = None) -> Listing:
    """The entries of a feed of any kind. Raises InputError where it is none."""
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        row = json_object(raw)
        if row is None:
            raise InputError("it is not JSON that can be read")
        return json_feed(row, base, most)
    root = tree_of(raw, charset)
    if local(root) not in PARTS:
        raise InputError(f"it is XML of another kind than a feed: {local(root)[:40]}")
    return xml_feed(root, base, most)
