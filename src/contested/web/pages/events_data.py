"""The events of a filter as data for scripts: points for a map, counts by day for a slider. The queries are the overview's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import numpy as np
from starlette.requests import Request
from starlette.responses import Response

from contested.store.facets import NONE, EventColumns, EventsWanted
from contested.web.asked import Ask
from contested.web.columns import columns_of
from contested.web.filters import wanted_of

MOST = 20_000  # points of one answer, the most told first


def points(request: Request) -> Response:
    """GeoJSON of the events that fit and have a point.

    Properties of a feature: id, url, kind, family, status, place, precision, radius_km, start, end, accounts, claims. The
    collection says how many events fit (`count`), how many have no point (`without_place`), how many are left out (`omitted`).
    """
    return Response(points_text(columns_of(request.app.state.book), asked(request)), media_type="application/geo+json")


def days(request: Request) -> Response:
    """How many of the events that fit began on each day, whatever days are asked for: pairs of an ISO date and a count."""
    columns, wanted = columns_of(request.app.state.book), asked(request)
    mask = columns.apart_from_days(wanted)
    pairs = [(day.isoformat(), count) for day, count in columns.days(mask)]
    undated = int((mask & (columns.start == NONE) & (columns.end == NONE)).sum())
    return Response(json.dumps({"days": pairs, "undated": undated}), media_type="application/json")


def asked(request: Request) -> EventsWanted:
    """What is asked for."""
    return wanted_of(Ask(query=tuple(request.query_params.multi_items())))


@lru_cache(maxsize=16)
def points_text(columns: EventColumns, wanted: EventsWanted) -> str:
    """The GeoJSON, as text."""
    mask = columns.fits(wanted)
    placed = mask & ~np.isnan(columns.lat)
    numbers = columns.ordered(placed)[:MOST].tolist()
    counts = {"count": int(mask.sum()), "without_place": int((mask & ~placed).sum()), "omitted": int(placed.sum()) - len(numbers)}
    whole = {"type": "FeatureCollection", **counts, "features": list(features(columns, numbers))}
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False)


def features(columns: EventColumns, numbers: list[int]) -> Iterator[dict[str, object]]:
    """A feature for each event."""
    held = {name: columns.value(name) for name in ("kind", "family", "status", "precision", "place")}
    for number in numbers:
        id, radius = columns.ids[number], float(columns.radius_km[number])
        precision = held["precision"][number]
        properties = {
            "id": id,
            "url": f"/event/{id}",
            **{name: held[name][number] for name in ("kind", "family", "status", "place")},
            "precision": int(precision) if precision else None,
            "radius_km": None if np.isnan(radius) else radius,
            "start": day_text(int(columns.start[number])),
            "end": day_text(int(columns.end[number])),
            "accounts": int(columns.accounts[number]),
            "claims": int(columns.claims[number]),
        }
        point = [round(float(columns.lon[number]), 5), round(float(columns.lat[number]), 5)]
        yield {"type": "Feature", "id": number, "geometry": {"type": "Point", "coordinates": point}, "properties": properties}


def day_text(ordinal: int) -> str | None:
    """A day as ISO has it."""
    return None if ordinal == NONE else date.fromordinal(ordinal).isoformat()
