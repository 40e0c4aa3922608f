"""The overview: the events that fit the filters, the filters with their counts, the days, and what has no place or no date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import Connection

from contested.casebook.book import Casebook
from contested.store import facets
from contested.store.facets import CONTESTED, FACETS, ORDERS, EventColumns, EventsWanted, Numbers
from contested.web.asked import Ask
from contested.web.columns import columns_of
from contested.web.described import means
from contested.web.filters import wanted_of
from contested.web.pages.rows import EventRow, event_row

PAGE = 30  # events on a page
VALUES = 24  # values of a facet that are given
TRAY = 8  # events of a tray that are shown
KINDS = 12  # kinds of the chart
BINS = 120  # columns of the histogram at most


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a filter."""

    value: str = means("as the query has it")
    count: int = means("events that fit all the other filters")
    chosen: bool = means("whether it is ticked")


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetShown:
    """One filter with its values."""

    name: str = means("as the query has it")
    title: str = means("in words")
    values: tuple[FacetValue, ...] = means("those that are ticked, then the commonest")
    more: int = means("how many further values there are")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Some days together, and how many of the events began on them."""

    start: date = means("the first day")
    end: date = means("the last day")
    count: int = means("events that began on these days, whatever days are asked for")
    inside: bool = means("whether the days asked for reach it")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How much is told of one kind of act."""

    kind: str = means("the kind")
    claims: int = means("claims in the events that fit and are of this kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tray:
    """Events that a map or a calendar would lose."""

    count: int = means("how many of the events that fit")
    events: tuple[EventRow, ...] = means("the most told of them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The events that fit, and what can be chosen among them."""

    total: int = means("how many events there are in the casebook")
    count: int = means("how many of them fit")
    contested: int = means("over how many of those that fit the accounts differ")
    page: int = means("the page shown")
    pages: int = means("how many pages there are")
    order: str = means("told: the most told first; newest; oldest")
    events: tuple[EventRow, ...] = means("the events of this page")
    facets: tuple[FacetShown, ...] = means("the filters")
    kinds: tuple[KindCount, ...] = means("the kinds of which most is claimed")
    bins: tuple[Bin, ...] = means("how many events began when")
    since: date | None = means("the first day asked for")
    until: date | None = means("the last day asked for")
    on: date | None = means("only what a report had told by this day")
    only_contested: bool = means("whether only events over which accounts differ are asked for")
    missing: tuple[str, ...] = means("place, date: only events without them")
    without_place: Tray = means("events without a point on the map")
    without_date: Tray = means("events without a date")


def fill(book: Casebook, ask: Ask) -> Overview:
    """The overview that is asked for."""
    wanted, order, number = wanted_of(ask), ask.one_of("order", ORDERS, "told"), ask.number("page")
    columns = columns_of(book)
    mask = columns.fits(wanted)
    found = columns.ordered(mask, order)
    pages = max(1, -(-len(found) // PAGE))
    page = min(number, pages)
    anytime = columns.apart_from_days(wanted)
    with book.engine.connect() as connection:
        return Overview(
            total=len(columns.ids),
            count=len(found),
            contested=int((mask & columns.facets["status"].of(CONTESTED, len(mask))).sum()),
            page=page,
            pages=pages,
            order=order,
            events=shown(connection, columns, found[(page - 1) * PAGE : page * PAGE]),
            facets=facets_shown(columns, wanted),
            kinds=tuple(KindCount(kind=kind, claims=claims) for kind, claims in columns.claims_by("kind", mask)[:KINDS]),
            bins=bins(columns.days(anytime), wanted),
            since=wanted.since,
            until=wanted.until,
            on=wanted.on,
            only_contested=wanted.contested,
            missing=wanted.missing,
            without_place=tray(connection, columns, columns.ordered(mask & columns.placeless)),
            without_date=tray(connection, columns, columns.ordered(anytime & columns.dateless)),
        )


def shown(connection: Connection, columns: EventColumns, numbers: Iterable[int]) -> tuple[EventRow, ...]:
    """The lines of these events, each with a sentence."""
    return lines(connection, [columns.ids[number] for number in numbers])


def lines(connection: Connection, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """The lines of the events with these ids."""
    said = facets.sentences(connection, ids)
    return tuple(event_row(body, said.get(body["id"], "")) for body in facets.by_ids(connection, ids))


def tray(connection: Connection, columns: EventColumns, numbers: Numbers) -> Tray:
    """A tray of these events."""
    ids = [columns.ids[number] for number in numbers[:TRAY]]
    return Tray(count=len(numbers), events=tuple(map(event_row, facets.by_ids(connection, ids))))


@lru_cache(maxsize=64)
def facets_shown(columns: EventColumns, wanted: EventsWanted) -> tuple[FacetShown, ...]:
    """The filters with their values; those that are ticked are there whatever their count."""
    return tuple(facet_shown(facet, columns.counts(wanted, facet.name), wanted.values(facet.name)) for facet in FACETS)


def facet_shown(facet: facets.Facet, counts: Sequence[tuple[str, int]], chosen: Sequence[str]) -> FacetShown:
    """One filter."""
    known = dict(counts)
    rest = [(value, count) for value, count in counts if value not in chosen]
    kept = [*((value, known.get(value, 0)) for value in chosen), *rest[:VALUES]]
    values = tuple(FacetValue(value=value, count=count, chosen=value in chosen) for value, count in kept)
    return FacetShown(name=facet.name, title=facet.title, values=values, more=max(0, len(rest) - VALUES))


def bins(days: Sequence[tuple[date, int]], wanted: EventsWanted) -> tuple[Bin, ...]:
    """The days in equal bins."""
    if not days:
        return ()
    first, last = days[0][0], days[-1][0]
    width = -(-((last - first).days + 1) // BINS)
    counts: dict[int, int] = {}
    for day, count in days:
        place = (day - first).days // width
        counts[place] = counts.get(place, 0) + count
    return tuple(bin_of(first + timedelta(place * width), width, counts.get(place, 0), wanted) for place in range(max(counts) + 1))


def bin_of(start: date, width: int, count: int, wanted: EventsWanted) -> Bin:
    """One bin of the histogram."""
    end = start + timedelta(width - 1)
    inside = (wanted.since is None or end >= wanted.since) and (wanted.until is None or start <= wanted.until)
    return Bin(start=start, end=end, count=count, inside=inside)
