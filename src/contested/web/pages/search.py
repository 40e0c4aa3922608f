"""Search: one box over events, sentences, reports, and the names of people, groups and places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from contested.casebook.book import Casebook
from contested.store.facets import EventColumns
from contested.store.hits import Hit
from contested.store.selection import Selection
from contested.web.asked import Ask, Param
from contested.web.columns import columns_of
from contested.web.described import means
from contested.web.marking import Marked, Piece, pieces
from contested.web.pages.overview import lines
from contested.web.pages.rows import EventRow

FEW, PAGE, NAMES = 8, 30, 12
SORTS = ("claim", "report")
ASKS = (
    Param("q", 'Words that are all to be there; "words in a row", begin*, -without.'),
    Param("sort", "Only sentences, or only reports.", SORTS),
    Param("page", "Which page of these, from 1."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim or a report that holds the words."""

    sort: str = means("claim or report")
    id: str = means("its id")
    report_id: str = means("the report that it stands in, or is")
    event_id: str | None = means("the event that a claim was merged into")
    title: str | None = means("the report's title")
    outlet: str | None = means("where it was published")
    published: str | None = means("when, as it was given")
    words: tuple[Piece, ...] = means("the words, those that were asked for marked as hit")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound:
    """A name that holds the words."""

    name: str = means("the name")
    sort: str = means("place, actor or outlet: the filter of the overview that it is a value of")
    events: int = means("how many events it stands in")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was found."""

    q: str = means("what was asked for")
    sort: str = means("claim or report where only these are shown")
    names: tuple[NameFound, ...] = means("names that hold the words, those in most events first")
    events: tuple[EventRow, ...] = means("the events of the best sentences")
    claims: tuple[Found, ...] = means("sentences, the best first")
    claim_count: int = means("how many sentences there are")
    reports: tuple[Found, ...] = means("reports, the best first")
    report_count: int = means("how many reports there are")
    page: int = means("the page shown")
    pages: int = means("how many pages there are")


def fill(book: Casebook, ask: Ask) -> SearchPage:
    """What is found for a question."""
    q, sort, page = ask.text("q"), ask.one_of("sort", SORTS), ask.number("page")
    columns = columns_of(book)
    found = {one: book.search(q, sort=one) if q and sort in ("", one) else None for one in SORTS}
    counts = {one: 0 if hits is None else len(hits) for one, hits in found.items()}
    pages = max(1, -(-counts[sort] // PAGE)) if sort else 1
    page = min(page, pages)
    part = slice((page - 1) * PAGE, page * PAGE) if sort else slice(0, FEW)
    claims, reports = taken(found["claim"], part), taken(found["report"], part)
    best = [] if sort else list(dict.fromkeys(hit.event_id for hit in claims if hit.event_id))
    with book.engine.connect() as connection:
        events = lines(connection, best[:FEW])
    return SearchPage(
        q=q,
        sort=sort,
        names=names_found(columns, q) if q and not sort else (),
        events=events,
        claims=tuple(map(found_of, claims)),
        claim_count=counts["claim"],
        reports=tuple(map(found_of, reports)),
        report_count=counts["report"],
        page=page,
        pages=pages,
    )


def taken(found: Selection[Hit] | None, part: slice) -> list[Hit]:
    """Some of what was found."""
    return list(found.fetch(found.keys[part])) if found is not None else []


def found_of(hit: Hit) -> Found:
    """A claim or a report as it is shown."""
    same = {name: getattr(hit, name) for name in ("sort", "id", "report_id", "event_id", "title", "outlet", "published")}
    marks = (Marked(start - hit.start, end - hit.start, "hit") for start, end in hit.marks)
    return Found(**same, words=pieces(hit.text, marks))


def names_found(columns: EventColumns, q: str) -> tuple[NameFound, ...]:
    """The names that hold every word that was asked for."""
    wanted = plain_words(q).split()
    rows: list[NameFound] = []
    for sort in ("place", "actor", "outlet"):
        coded = columns.facets[sort]
        held = [code for code, words in enumerate(words_of(columns, sort)) if holds(words, wanted)]
        counts = np.bincount(coded.codes, minlength=len(coded.names))
        rows += [NameFound(name=coded.names[code], sort=sort, events=int(counts[code])) for code in held]
    return tuple(sorted(rows, key=lambda one: (-one.events, one.name))[:NAMES])


@lru_cache(maxsize=8)
def words_of(columns: EventColumns, facet: str) -> list[list[str]]:
    """The words of each name of a facet."""
    return [plain_words(name).split() for name in columns.facets[facet].names]


def holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether words of a name begin with each of those that are wanted."""
    return bool(wanted) and all(any(word.startswith(one) for word in words) for one in wanted)


def plain_words(words: str) -> str:
    """Words in small letters, without accents and marks."""
    bare = (sign for sign in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in bare)
