"""Events as the overview lists them: which fit, how many of each sort there are among them, and on which days.

Every question is answered from the columns of the tables; an event's body is opened only for the rows that are shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from contested.store import tables
from contested.store.wanted import days

EVENT = tables.event.c
CONTESTED = ("disputed", "denied")  # the statuses of an event over which accounts differ


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsWanted:
    """Which events: of several values of a field one must hold, and every field that has values."""

    ticked: tuple[tuple[str, tuple[str, ...]], ...] = ()  # the facets' names with the values chosen
    contested: bool = False
    since: date | None = None
    until: date | None = None
    on: date | None = None  # only what reports said up to this day

    def values(self, facet: str) -> tuple[str, ...]:
        """The values chosen for a facet."""
        return dict(self.ticked).get(facet, ())


@dataclass(frozen=True, slots=True)
class Facet:
    """A way of dividing events: the column that holds its value."""

    name: str
    column: Any


FACETS = (
    Facet("kind", EVENT.kind),
    Facet("status", EVENT.status),
    Facet("place", EVENT.place),
    Facet("country", EVENT.country),
)


def conditions(wanted: EventsWanted, but: str = "") -> Iterator[ColumnElement[bool]]:
    """What an event must fit; all facets `but` one, so that the other values of that one can be counted."""
    for facet in FACETS:
        chosen = wanted.values(facet.name)
        if chosen and facet.name != but:
            yield facet.column.in_(chosen)
    if wanted.contested:
        yield EVENT.status.in_(CONTESTED)
    yield from days(EVENT, wanted.since, wanted.until)


def counts(connection: Connection, wanted: EventsWanted, facet: Facet, most: int) -> list[tuple[str, int]]:
    """How many events there are of each value of a facet, the commonest first."""
    query = select(facet.column, func.count()).where(*conditions(wanted, but=facet.name), facet.column.is_not(None))
    query = query.group_by(facet.column).order_by(func.count().desc(), facet.column).limit(most)
    return [(str(row[0]), row[1]) for row in connection.execute(query)]


def total(connection: Connection, wanted: EventsWanted) -> int:
    """How many events fit."""
    return connection.execute(select(func.count()).select_from(tables.event).where(*conditions(wanted))).scalar() or 0


def by_day(connection: Connection, wanted: EventsWanted) -> list[tuple[date, int]]:
    """How many of the events that fit began on each day."""
    day = func.coalesce(EVENT.when_start, EVENT.when_end)
    query = select(day, func.count()).where(*conditions(wanted), day.is_not(None)).group_by(day).order_by(day)
    return [(as_date(row[0]), row[1]) for row in connection.execute(query)]


def as_date(value: Any) -> date:
    """A day as the database gives it."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def page_of(connection: Connection, wanted: EventsWanted, start: int, size: int) -> list[dict[str, Any]]:
    """Some of the events that fit, oldest first, those without a date last: their bodies."""
    order = (EVENT.when_start.is_(None), EVENT.when_start, EVENT.when_end, EVENT.id)
    return bodies(connection, list(conditions(wanted)), order, start, size)


def undated(connection: Connection, wanted: EventsWanted, size: int) -> list[dict[str, Any]]:
    """Events that fit and have no date."""
    return bodies(connection, [*conditions(wanted), EVENT.when_start.is_(None), EVENT.when_end.is_(None)], (EVENT.id,), 0, size)


def bodies(connection: Connection, where: Sequence[Any], order: Sequence[Any], start: int, size: int) -> list[dict[str, Any]]:
    """The bodies of events, with their columns."""
    query = select(EVENT.body, EVENT.claims, EVENT.reports).where(*where).order_by(*order).offset(start).limit(size)
    return [{**json.loads(row.body), "claim_count": row.claims, "report_count": row.reports} for row in connection.execute(query)]


def by_ids(connection: Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The bodies of the events with these ids, in that order."""
    found = {body["id"]: body for body in bodies(connection, [EVENT.id.in_(ids)], (EVENT.id,), 0, len(ids))} if ids else {}
    return [found[one] for one in ids if one in found]


def parts_of(connection: Connection, id: str, most: int = 50) -> list[dict[str, Any]]:
    """The bodies of the events that are parts of this one, oldest first."""
    return bodies(connection, [EVENT.part_of == id], (EVENT.when_start, EVENT.id), 0, most)


def events_of_report(connection: Connection, report_id: str) -> dict[str, str]:
    """The event of each claim of a report, by the claim's id."""
    claim = tables.claim.c
    query = select(claim.id, claim.event_id).where(claim.report_id == report_id, claim.event_id.is_not(None))
    return {row.id: row.event_id for row in connection.execute(query)}
