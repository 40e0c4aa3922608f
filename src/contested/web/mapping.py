"""What the map and the row of days are drawn from: counts by place and by day, a place's events, the base map, names on it.

The scripts ask here with the query of the page they are on, so a map always shows what the list beside it lists.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
from starlette.requests import Request
from starlette.responses import Response

from contested.linking import labels
from contested.store import facets, mapped
from contested.store.facets import EventColumns, EventsWanted
from contested.web.asked import Ask, NotThere
from contested.web.columns import columns_of
from contested.web.filters import wanted_of
from contested.web.pages.rows import EventRow, event_row
from contested.web.render import json_bytes
from contested.web.words import days_words, kind_words, status_words

AT = 8  # events of a place that are named at once
COUNTRIES = 40  # those with most events, whose towns are named
LEVELS = ("coarse", "fine")
A_DAY = "public, max-age=86400"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """An event in a line of the map's box."""

    id: str
    words: str
    days: str
    status: str
    status_words: str


def asked(request: Request) -> tuple[EventColumns, EventsWanted, Ask]:
    """The events of the casebook, which are wanted, and the query."""
    ask = Ask(query=tuple(request.query_params.multi_items()))
    return columns_of(request.app.state.book), wanted_of(ask), ask


def places(request: Request) -> Response:
    """The places of the events asked for, with counts, and how many events have none."""
    columns, wanted, _ = asked(request)
    return answer(places_text(columns, wanted))


@lru_cache(maxsize=32)
def places_text(columns: EventColumns, wanted: EventsWanted) -> bytes:
    """The same as JSON."""
    mask = columns.fits(wanted)
    placed = int((mask & ~np.isnan(columns.lat)).sum())
    counts = {"placed": placed, "unplaced": int(mask.sum()) - placed}
    return json_bytes(counts | table(mapped.PlaceCount, mapped.places(columns, mask)))


def days(request: Request) -> Response:
    """The days on which the events asked for began, with counts; the days asked for do not narrow them."""
    columns, wanted, _ = asked(request)
    return answer(days_text(columns, replace(wanted, since=None, until=None)))


@lru_cache(maxsize=32)
def days_text(columns: EventColumns, wanted: EventsWanted) -> bytes:
    """The same as JSON."""
    return json_bytes(table(mapped.DayCounts, mapped.by_day(columns, columns.apart_from_days(wanted))))


def at(request: Request) -> Response:
    """The events asked for that lie at the place `at`."""
    columns, wanted, ask = asked(request)
    found = mapped.at(columns, wanted, ask.text("at"))
    ids = [columns.ids[number] for number in found[:AT]]
    with request.app.state.book.engine.connect() as connection:
        rows = [head(event_row(body)) for body in facets.by_ids(connection, ids)]
    return answer(json_bytes({"count": len(found), **table(Head, rows)}))


def head(row: EventRow) -> Head:
    """The line of an event: what and when; who is said to have done it stands on its page, with who says so."""
    return Head(
        id=row.id,
        words=kind_words(row.kind).capitalize(),
        days=days_words(row.start, row.end, row.when_precision),
        status=row.status,
        status_words=status_words(row.status),
    )


def names(request: Request) -> Response:
    """Names of towns and countries for the map of this casebook."""
    columns = columns_of(request.app.state.book)
    known = [code for code, _ in columns.counts(EventsWanted(), "country")]
    return answer(names_text(tuple(known[:COUNTRIES])), "max-age=3600")


@lru_cache(maxsize=8)
def names_text(countries: tuple[str, ...]) -> bytes:
    """The same as JSON."""
    return json_bytes(table(labels.Label, labels.labels(countries)))


def base(request: Request) -> Response:
    """The base map: land, lakes and boundary lines; coarse, which is drawn at once, or fine."""
    level = request.path_params["level"]
    if level not in LEVELS:
        raise NotThere(f"no base map {level!r}")
    packed, tag = packed_base(level)
    kept = {"etag": tag, "cache-control": A_DAY}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=kept)
    return Response(packed, media_type="application/json", headers={"content-encoding": "gzip", **kept})


@cache
def packed_base(level: str) -> tuple[bytes, str]:
    """A base map as it is sent, and its mark."""
    packed = gzip.compress((resources.files("contested") / "data" / "basemap" / f"{level}.json").read_bytes(), 6, mtime=0)
    return packed, f'"{hashlib.sha256(packed).hexdigest()[:16]}"'


def table(sort: type, rows: Iterable[Any]) -> dict[str, Any]:
    """Records as columns and rows, which is half the size of naming each field in each record."""
    names = [field.name for field in fields(sort)]
    return {"columns": names, "rows": [tuple(getattr(row, name) for name in names) for row in rows]}


def answer(text: bytes, cache_control: str = "no-cache") -> Response:
    """JSON."""
    return Response(text, media_type="application/json", headers={"cache-control": cache_control})
