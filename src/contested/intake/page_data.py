"""What a page says of itself in schema.org's terms, as JSON-LD: the article among all that it describes, and its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from contested.intake.fields import words

ARTICLES = {
    "newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
    "reviewnewsarticle", "askpublicnewsarticle", "liveblogposting", "blogposting", "socialmediaposting", "report",
    "advertisercontentarticle", "satiricalarticle", "techarticle", "scholarlyarticle",
}  # fmt: skip
MOST_SCRIPTS = 40
LONGEST_SCRIPT = 1_000_000
DEEPEST = 8
MOST_ROWS = 3_000
BODY = 300  # characters from which `articleBody` is the text rather than a summary

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Described:
    """The article that a page describes; what it does not say is None."""

    headline: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: Any = None
    body: str = ""
    is_article: bool = False
    closed: bool = False  # it says that it is not free for all


def described(tree: Any, titles: tuple[str, ...]) -> Described:
    """What the page says of its article: of several that whose headline is one of the page's titles."""
    rows = list(every_row(tree))
    named = {row["@id"]: row for row in rows if isinstance(row.get("@id"), str) and row.get("name")}
    found = [row for row in rows if types(row) & ARTICLES]
    if not found:
        return Described()
    row = next((row for row in found if headline(row) and alike(headline(row), titles)), found[0])
    outlet = name_of(row.get("publisher"), named) or name_of(row.get("sourceOrganization"), named)
    body = row.get("articleBody")
    return Described(
        headline=headline(row),
        author=author_of(row.get("author") or row.get("creator"), named, outlet),
        outlet=outlet,
        published=row.get("datePublished") or row.get("dateCreated"),
        body=body if isinstance(body, str) and len(body) >= BODY else "",
        is_article=True,
        closed=str(row.get("isAccessibleForFree")).lower() == "false",
    )


def every_row(tree: Any) -> Iterator[Row]:
    """Every object of the page's JSON-LD."""
    left = MOST_ROWS
    for number, script in enumerate(tree.iter("script")):
        if number >= MOST_SCRIPTS * 5:
            return
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) <= LONGEST_SCRIPT:
            for row in walk(parsed(script.text), 0):
                left -= 1
                if left < 0:
                    return
                yield row


def parsed(written: str) -> Any:
    """The JSON, None where it is none; control characters and comments around it are let pass."""
    text = (
        written.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def walk(value: Any, depth: int) -> Iterator[Row]:
    """The objects in a value, outer ones first; the posts of a live blog are passed over."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for part in value:
            yield from walk(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name, part in value.items():
            if name in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "itemListElement", "item") and isinstance(
                part, (dict, list)
            ):
                yield from walk(part, depth + 1)


def types(row: Row) -> set[str]:
    """The types of an object, in lower case."""
    found = row.get("@type")
    listed = found if isinstance(found, list) else [found]
    return {str(one).rsplit("/", 1)[-1].lower() for one in listed if one}


def headline(row: Row) -> str | None:
    """The headline of an object."""
    return words(row.get("headline")) or words(row.get("name"))


def alike(one: str | None, titles: tuple[str, ...]) -> bool:
    """Whether a headline is one of the titles, or begins it."""
    folded = (one or "").casefold()
    return any(title.casefold().startswith(folded[:60]) or folded.startswith(title.casefold()[:60]) for title in titles if title)


def name_of(value: Any, named: Mapping[str, Row]) -> str | None:
    """The name of an object, or of the one that it refers to."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        value = named.get(value["@id"])
    return words(value)


def author_of(value: Any, named: Mapping[str, Row], outlet: str | None) -> str | None:
    """The names of the authors, without the outlet's own."""
    listed = value if isinstance(value, list) else [value]
    names = (name_of(one, named) for one in listed[:20])
    return ", ".join(dict.fromkeys(name for name in names if name and name != outlet)) or None
