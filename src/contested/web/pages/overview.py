"""The overview: the events that fit the filters, the filters with their counts, the days, and what has no place or no date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from contested.casebook.book import Casebook
from contested.store import facets
from contested.store.facets import EventsWanted
from contested.web.asked import Ask, Param
from contested.web.described import means
from contested.web.pages.rows import EventRow, event_row

PAGE = 30  # events on a page
VALUES = 12  # values of a facet that are shown
TRAY = 12  # events of a tray that are shown


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
    values: tuple[FacetValue, ...] = means("the commonest first")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """A day and how many events began on it."""

    day: date = means("the day")
    count: int = means("events that began on it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The events that fit, and what can be chosen among them."""

    count: int = means("how many events fit")
    page: int = means("the page shown")
    pages: int = means("how many pages there are")
    events: tuple[EventRow, ...] = means("the events of this page, oldest first")
    facets: tuple[FacetShown, ...] = means("the filters")
    days: tuple[DayCount, ...] = means("how many of the events began on each day")


TITLES = {"kind": "Kind", "status": "Accounts", "place": "Place", "country": "Country"}
ASKS = (
    *(Param(facet.name, f"Only events of this {facet.name}.", many=True) for facet in facets.FACETS),
    Param("contested", "Only events over which accounts differ, where 1."),
    Param("since", "On this day or after."),
    Param("until", "On this day or before."),
    Param("page", "Which page, from 1."),
)


def wanted_of(ask: Ask) -> EventsWanted:
    """The events that a query asks for: the same words on the overview, the map, the histogram and the exports."""
    return EventsWanted(
        ticked=tuple((facet.name, chosen) for facet in facets.FACETS if (chosen := ask.many(facet.name))),
        contested=ask.flag("contested"),
        since=ask.day("since"),
        until=ask.day("until", first=False),
        on=ask.day("on", first=False),
    )


def fill(book: Casebook, ask: Ask) -> Overview:
    """The overview that is asked for."""
    book.merge()
    wanted = wanted_of(ask)
    with book.engine.connect() as connection:
        count = facets.total(connection, wanted)
        pages = max(1, -(-count // PAGE))
        page = min(ask.number("page"), pages)
        return Overview(
            count=count,
            page=page,
            pages=pages,
            events=tuple(map(event_row, facets.page_of(connection, wanted, (page - 1) * PAGE, PAGE))),
            facets=tuple(facet_shown(connection, wanted, facet) for facet in facets.FACETS),
            days=tuple(DayCount(day=day, count=number) for day, number in facets.by_day(connection, wanted)),
        )


def facet_shown(connection: Any, wanted: EventsWanted, facet: facets.Facet) -> FacetShown:
    """A filter with its values; those that are ticked are there whatever their count."""
    chosen = wanted.values(facet.name)
    found = dict(facets.counts(connection, wanted, facet, VALUES))
    found |= {value: 0 for value in chosen if value not in found}
    values = tuple(FacetValue(value=value, count=count, chosen=value in chosen) for value, count in found.items())
    return FacetShown(name=facet.name, title=TITLES[facet.name], values=values)
