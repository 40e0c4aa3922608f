"""Events as lists, filters and maps need them: narrow columns of all events, kept at hand, so that any filter counts in moments.

`EventColumns.load` takes what can be filtered, counted, sorted or drawn of each event, and nothing else: some hundred bytes an
event, the texts as numbers. Whoever asks keeps it for as long as `version` stays the same. The events that are shown are then
fetched by their ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from contested.store import tables
from contested.store.write import get_setting

EVENT = tables.event.c
CONTESTED = ("disputed", "denied")  # the statuses of an event over which accounts differ
NONE = -1  # no value; no day
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Facet:
    """A way of dividing events: its name in a query, its title, and the column or the roles of names that hold its values."""

    name: str
    title: str
    roles: tuple[str, ...] = ()  # of the names of an event; none: a column


FACETS = (
    Facet("kind", "Kind"),
    Facet("status", "Accounts"),
    Facet("place", "Place"),
    Facet("actor", "Taking part", ("actor", "target")),
    Facet("side", "Side that speaks", ("side",)),
    Facet("speaker", "Speaker", ("speaker",)),
    Facet("outlet", "Outlet", ("outlet",)),
    Facet("grade", "Grade"),
    Facet("precision", "Precision of the place"),
    Facet("family", "Family of kinds"),
    Facet("country", "Country"),
)
ORDERS = ("told", "newest", "oldest")
MISSING = ("place", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsWanted:
    """Which events: of several values of a facet one must hold, and every facet that has values."""

    ticked: tuple[tuple[str, tuple[str, ...]], ...] = ()  # the facets' names with the values chosen
    contested: bool = False
    missing: tuple[str, ...] = ()  # only events without a place, or without a date
    since: date | None = None
    until: date | None = None
    on: date | None = None  # only events of which a report had told by this day

    def values(self, facet: str) -> tuple[str, ...]:
        """The values chosen for a facet."""
        return dict(self.ticked).get(facet, ())


@dataclass(frozen=True, slots=True)
class Coded:
    """A facet's values as numbers: value `names[codes[i]]` belongs to event `events[i]`."""

    names: tuple[str, ...]
    codes: Numbers
    events: Numbers

    def of(self, chosen: Sequence[str], count: int) -> Mask:
        """The events that have one of these values."""
        known = {name: code for code, name in enumerate(self.names)}
        wanted = [known[name] for name in chosen if name in known]
        mask = np.zeros(count, dtype=bool)
        mask[self.events[np.isin(self.codes, wanted)]] = True
        return mask

    def counted(self, mask: Mask) -> list[tuple[str, int]]:
        """How many of these events have each value, the commonest first."""
        counts = np.bincount(self.codes[mask[self.events]], minlength=len(self.names))
        order = np.argsort(-counts, kind="stable")
        return [(self.names[code], int(counts[code])) for code in order[: int((counts > 0).sum())]]


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """The columns of all events, in the order of time."""

    version: str
    ids: tuple[str, ...]
    start: Numbers  # days as ordinals, NONE where there is none
    end: Numbers
    told: Numbers  # the day of the first report
    lat: NDArray[np.float64]  # NaN where there is no point
    lon: NDArray[np.float64]
    radius_km: NDArray[np.float64]
    accounts: Numbers
    claims: Numbers
    by_told: Numbers  # the numbers of the events, the most told first
    facets: dict[str, Coded] = field(default_factory=dict)

    @property
    def placeless(self) -> Mask:
        """Which events have no point on the map."""
        found: Mask = np.isnan(self.lat)
        return found

    @property
    def dateless(self) -> Mask:
        """Which events have no date."""
        found: Mask = (self.start == NONE) & (self.end == NONE)
        return found

    @classmethod
    def load(cls, connection: Connection) -> EventColumns:
        """The columns as they stand in the casebook."""
        names = ("id", "when_start", "when_end", "lat", "lon", "radius_km", "accounts", "claims")
        divided = ("kind", "status", "place", "precision", "family", "country", "reliability", "credibility")
        order = (EVENT.when_start.is_(None), EVENT.when_start, EVENT.when_end, EVENT.id)
        rows = connection.execute(select(*tables.event.c[*names, *divided]).order_by(*order)).all()
        column = (
            dict(zip((*names, *divided), zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys((*names, *divided), ())
        )
        grades = (
            f"{one}{two}" if one and two else None for one, two in zip(column["reliability"], column["credibility"], strict=True)
        )
        number = {id: place for place, id in enumerate(column["id"])}
        accounts = np.array([value or 0 for value in column["accounts"]], dtype=np.int64)
        claims = np.array(column["claims"], dtype=np.int64)
        facets = {facet.name: coded(column[facet.name]) for facet in FACETS if not facet.roles and facet.name != "grade"}
        return cls(
            version=version(connection),
            ids=tuple(column["id"]),
            start=ordinals(column["when_start"]),
            end=ordinals(column["when_end"]),
            told=first_told(connection, number),
            lat=floats(column["lat"]),
            lon=floats(column["lon"]),
            radius_km=floats(column["radius_km"]),
            accounts=accounts,
            claims=claims,
            by_told=np.lexsort((-claims, -accounts)),
            facets=facets | {"grade": coded(grades)} | names_of(connection, number),
        )

    def fits(self, wanted: EventsWanted, but: str = "") -> Mask:
        """Which events fit; all facets `but` one, so that the other values of that one can be counted."""
        mask = self.apart_from_days(wanted, but)
        dated = ~self.dateless
        if wanted.since is not None:
            mask &= dated & ((self.end >= wanted.since.toordinal()) | (self.end == NONE))
        if wanted.until is not None:
            mask &= dated & (self.start <= wanted.until.toordinal())  # none is under every day
        return mask

    def apart_from_days(self, wanted: EventsWanted, but: str = "") -> Mask:
        """Which events fit but for the days asked for."""
        mask = np.ones(len(self.ids), dtype=bool)
        for name, chosen in wanted.ticked:
            if name != but:
                mask &= self.facets[name].of(chosen, len(self.ids))
        if wanted.contested:
            mask &= self.facets["status"].of(CONTESTED, len(self.ids))
        if "place" in wanted.missing:
            mask &= self.placeless
        if "date" in wanted.missing:
            mask &= self.dateless
        if wanted.on is not None:
            mask &= (self.told != NONE) & (self.told <= wanted.on.toordinal())
        return mask

    def counts(self, wanted: EventsWanted, facet: str) -> list[tuple[str, int]]:
        """How many of the events that fit all else have each value of a facet, the commonest first."""
        return self.facets[facet].counted(self.fits(wanted, but=facet if wanted.values(facet) else ""))

    def claims_by(self, facet: str, mask: Mask) -> list[tuple[str, int]]:
        """How many claims there are in these events by their value of a facet, most first."""
        found = self.facets[facet]
        kept = mask[found.events]
        sums = np.bincount(found.codes[kept], weights=self.claims[found.events[kept]], minlength=len(found.names))
        order = np.argsort(-sums, kind="stable")
        return [(found.names[code], int(sums[code])) for code in order[: int((sums > 0).sum())]]

    def ordered(self, mask: Mask, order: str = "told") -> Numbers:
        """The numbers of the events of a mask: the most told first, or by time."""
        if order == "told":
            return self.by_told[mask[self.by_told]]
        found = np.flatnonzero(mask)
        if order == "newest":
            dated = (self.start[found] != NONE) | (self.end[found] != NONE)
            return np.concatenate([found[dated][::-1], found[~dated]])
        return found

    def days(self, mask: Mask) -> list[tuple[date, int]]:
        """How many of these events began on each day."""
        day = np.where(self.start == NONE, self.end, self.start)[mask]
        values, counts = np.unique(day[day != NONE], return_counts=True)
        return [(date.fromordinal(int(one)), int(count)) for one, count in zip(values, counts, strict=True)]

    def value(self, facet: str) -> list[str | None]:
        """The value of each event in a facet that has one an event."""
        held: list[str | None] = [None] * len(self.ids)
        found = self.facets[facet]
        for event, code in zip(found.events.tolist(), found.codes.tolist(), strict=True):
            held[event] = found.names[code]
        return held


def version(connection: Connection) -> str:
    """What changes whenever the events do, or are to be merged again."""
    counters = (("revision", 0), ("merged_revision", 0), ("generation", 1))
    return ".".join(str(get_setting(connection, name, default)) for name, default in counters)


def settled(connection: Connection) -> bool:
    """Whether the events are those of the claims and judgements as they stand."""
    merged: bool = get_setting(connection, "revision", 0) == get_setting(connection, "merged_revision", 0)
    return merged


def coded(values: Iterable[Any]) -> Coded:
    """Values, one an event or none, as numbers."""
    pairs = [(event, str(value)) for event, value in enumerate(values) if value is not None]
    return coded_pairs([event for event, _ in pairs], [value for _, value in pairs])


def coded_pairs(events: Sequence[int], values: Sequence[str]) -> Coded:
    """Events with a value each as numbers, each pair once, the values in the order of the alphabet."""
    names = tuple(sorted(set(values)))
    known = {name: code for code, name in enumerate(names)}
    width = max(1, len(names))
    pairs = np.unique(np.array(events, dtype=np.int64) * width + np.array([known[value] for value in values], dtype=np.int64))
    return Coded(names=names, codes=pairs % width, events=pairs // width)


def names_of(connection: Connection, number: dict[str, int]) -> dict[str, Coded]:
    """The facets of names."""
    row = tables.event_name.c

    def coded_names(roles: Sequence[str]) -> Coded:
        rows = connection.execute(select(row.event, row.name).where(row.role.in_(roles))).all()
        return coded_pairs([number[event] for event, _ in rows], [name for _, name in rows])

    return {facet.name: coded_names(facet.roles) for facet in FACETS if facet.roles}


def first_told(connection: Connection, number: dict[str, int]) -> Numbers:
    """The day on which the first report of each event came out."""
    claim, reading = tables.claim.c, tables.reading.c
    query = select(claim.event_id, func.min(reading.published_start)).join_from(
        tables.claim, tables.reading, reading.report_id == claim.report_id
    )
    days = np.full(len(number), NONE, dtype=np.int64)
    for id, day in connection.execute(query.where(claim.event_id.is_not(None)).group_by(claim.event_id)):
        if day is not None and id in number:
            days[number[id]] = day.toordinal()
    return days


def ordinals(days: Iterable[date | None]) -> Numbers:
    """Days as numbers."""
    return np.array([NONE if day is None else day.toordinal() for day in days], dtype=np.int64)


def floats(values: Iterable[float | None]) -> NDArray[np.float64]:
    """Numbers, NaN where there is none."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


# --- the events that are shown ---


def by_ids(connection: Connection, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The bodies of the events with these ids, in that order, with counts and words; few at a time."""
    found = {body["id"]: body for body in bodies(connection, [EVENT.id.in_(ids)], EVENT.id)} if ids else {}
    return [found[one] for one in ids if one in found]


def parts_of(connection: Connection, id: str, most: int = 50) -> list[dict[str, Any]]:
    """The bodies of the events that are parts of this one, oldest first."""
    return bodies(connection, [EVENT.part_of == id], EVENT.when_start, EVENT.id, most=most)


def bodies(connection: Connection, where: Sequence[Any], *order: Any, most: int | None = None) -> list[dict[str, Any]]:
    """The bodies of events, with their counts."""
    query = select(EVENT.body, EVENT.claims, EVENT.reports, EVENT.words).where(*where).order_by(*order).limit(most)
    return [
        {**json.loads(row.body), "claim_count": row.claims, "report_count": row.reports, "words": row.words}
        for row in connection.execute(query)
    ]


def sentences(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """For each of these events the words of one claim: what a report is about before what it mentions, then the surest."""
    claim = tables.claim.c
    query = select(claim.event_id, claim.lead, claim.confidence, claim.number).where(claim.event_id.in_(ids))
    best: dict[str, tuple[bool, float, int]] = {}
    for event, *rank in connection.execute(query):
        best[event] = max(best.get(event, (False, -1.0, 0)), (rank[0], rank[1], -rank[2]))
    found = select(claim.event_id, claim.body).where(claim.number.in_([-rank[2] for rank in best.values()]))
    return {row.event_id: " ".join(json.loads(row.body)["text"].split()) for row in connection.execute(found)}


def events_of_report(connection: Connection, report_id: str) -> dict[str, str]:
    """The event of each claim of a report, by the claim's id."""
    claim = tables.claim.c
    query = select(claim.id, claim.event_id).where(claim.report_id == report_id, claim.event_id.is_not(None))
    return {row.id: row.event_id for row in connection.execute(query)}
