"""Events as a map and a row of days show them: counted by place and by day, from the columns that are kept at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from contested.store.facets import CONTESTED, NONE, EventColumns, EventsWanted, Mask, Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCount:
    """A place with how many of the events lie there, and how exactly that is known."""

    name: str
    lat: float
    lon: float
    precision: int | None
    radius_km: float | None
    events: int
    contested: int  # those over which accounts differ


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounts:
    """A day with how many of the events began on it."""

    day: date
    events: int
    contested: int


def places(columns: EventColumns, mask: Mask) -> list[PlaceCount]:
    """The places of these events, those with most events first; a place that is known more or less exactly is several."""
    found = np.flatnonzero(mask & ~np.isnan(columns.lat))
    names, precisions = columns.facets["place"].names, columns.facets["precision"].names
    radius = np.nan_to_num(columns.radius_km[found], nan=-1.0)
    keys = np.stack([codes(columns, "place")[found], codes(columns, "precision")[found], np.round(radius * 10).astype(np.int64)])
    kinds, group = np.unique(keys, axis=1, return_inverse=True)
    group, count = group.ravel(), kinds.shape[1]
    events = np.bincount(group, minlength=count)
    contested = np.bincount(group, weights=contested_of(columns)[found], minlength=count)
    lat, lon = (
        np.bincount(group, weights=values[found], minlength=count) / np.maximum(events, 1) for values in (columns.lat, columns.lon)
    )
    return [
        PlaceCount(
            name=names[place] if place >= 0 else "",
            lat=round(float(lat[number]), 4),
            lon=round(float(lon[number]), 4),
            precision=int(precisions[exact]) if exact >= 0 else None,
            radius_km=tenths / 10 if tenths >= 0 else None,
            events=int(events[number]),
            contested=int(contested[number]),
        )
        for number in np.argsort(-events, kind="stable").tolist()
        for place, exact, tenths in [kinds[:, number].tolist()]
    ]


def by_day(columns: EventColumns, mask: Mask) -> list[DayCounts]:
    """How many of these events began on each day."""
    day = np.where(columns.start == NONE, columns.end, columns.start)
    dated = mask & (day != NONE)
    values, group = np.unique(day[dated], return_inverse=True)
    events = np.bincount(group, minlength=len(values))
    contested = np.bincount(group, weights=contested_of(columns)[dated], minlength=len(values))
    rows = zip(values.tolist(), events.tolist(), contested.tolist(), strict=True)
    return [DayCounts(day=date.fromordinal(day), events=count, contested=int(differ)) for day, count, differ in rows]


def at(columns: EventColumns, wanted: EventsWanted, place: str) -> Numbers:
    """The numbers of the events that fit and lie at a place, in the order of time."""
    here = columns.facets["place"].of((place,), len(columns.ids))
    return np.flatnonzero(columns.fits(wanted) & here)


def codes(columns: EventColumns, facet: str) -> Numbers:
    """The code of each event's value in a facet that has one an event."""
    held = np.full(len(columns.ids), NONE, dtype=np.int64)
    held[columns.facets[facet].events] = columns.facets[facet].codes
    return held


def contested_of(columns: EventColumns) -> Mask:
    """The events over which accounts differ."""
    return columns.facets["status"].of(CONTESTED, len(columns.ids))
