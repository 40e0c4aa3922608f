"""What a casebook holds, counted: who and where is named, which outlets, how reports ended, what was not placed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from contested.records import Actor, ActorMention, Outcome, Place, PlaceMention, Report, content_id
from contested.store import tables
from contested.store.codec import revive
from contested.store.read import reports_by_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet in the casebook, with what came from it."""

    outlet: str | None
    reports: int
    claims: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A toponym that was not resolved: why, how often, and in which reports."""

    place: PlaceMention
    times: int
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A report with how reading it ended, without what was read in it."""

    report: Report
    outcome: Outcome
    claims: int
    published: date | None
    inferred: bool


def listed(connection: Connection, ids: Sequence[str]) -> list[Listed]:
    """The reports with these ids, in that order."""
    reading, reports = tables.reading.c, reports_by_id(connection, ids)
    counted = (
        select(tables.claim.c.report_id, func.count()).where(tables.claim.c.report_id.in_(ids)).group_by(tables.claim.c.report_id)
    )
    counts: dict[str, int] = {row[0]: row[1] for row in connection.execute(counted)}
    query = select(reading.report_id, reading.outcome, reading.reason, reading.published_start, reading.published_inferred)
    rows = {row.report_id: row for row in connection.execute(query.where(reading.report_id.in_(ids)))}
    return [listed_of(reports[one], rows[one], counts.get(one, 0)) for one in ids if one in rows]


def listed_of(report: Report, row: Any, claims: int) -> Listed:
    """A report with what its row says."""
    outcome = Outcome(name=row.outcome, reason=row.reason)
    return Listed(report=report, outcome=outcome, claims=claims, published=row.published_start, inferred=row.published_inferred)


def listed_columns(row: Listed) -> dict[str, Any]:
    """The columns of a listed report."""
    report = row.report
    head = {"report_id": report.id, "outlet": report.outlet, "title": report.title, "published": row.published}
    return {**head, "inferred": row.inferred, "claims": row.claims, "outcome": row.outcome.name, "reason": row.outcome.reason}


def sources(connection: Connection) -> tuple[Source, ...]:
    """Every outlet, the one with most reports first."""
    report, reading = tables.report.c, tables.reading.c
    counted = select(tables.claim.c.report_id, func.count().label("claims")).group_by(tables.claim.c.report_id).subquery()
    query = (
        select(
            report.outlet,
            func.count(),
            func.coalesce(func.sum(counted.c.claims), 0),
            func.min(reading.published_start),
            func.max(reading.published_end),
        )
        .outerjoin_from(tables.report, tables.reading, reading.report_id == report.id)
        .outerjoin(counted, counted.c.report_id == report.id)
        .group_by(report.outlet)
        .order_by(func.count().desc(), report.outlet)
    )
    rows = connection.execute(query)
    return tuple(Source(outlet=row[0], reports=row[1], claims=int(row[2]), first=row[3], last=row[4]) for row in rows)


def actor_of(key: tuple[str, str | None, int, str]) -> Actor:
    """The actor of a row; one that no pack lists gets an id from its name."""
    name, known_id, _times, body = key
    kind = revive(ActorMention, json.loads(body)).kind
    return Actor(id=known_id or content_id("seen", name.casefold()), name=name, kind=kind, source="" if known_id else "seen")


def place_of(key: tuple[str, str | None, int, str]) -> Place:
    """The place of a row."""
    name, known_id, _times, body = key
    mention = revive(PlaceMention, json.loads(body))
    kept = ("lat", "lon", "geonames_id", "country", "feature", "precision", "radius_km", "within")
    whence = "geonames" if known_id else "pack" if mention.lat is not None else "seen"
    return Place(
        id=known_id or content_id("place", name.casefold(), mention.country),
        name=name,
        source=whence,
        **{one: getattr(mention, one) for one in kept},
    )


def unplaced(connection: Connection) -> tuple[Unplaced, ...]:
    """The toponyms that have no point and no known name, the most frequent first."""
    row = tables.mention.c
    query = (
        select(row.report_id, row.text, row.times, row.body).where(row.sort == "place", row.name.is_(None)).order_by(row.report_id)
    )
    groups: dict[str, list[Any]] = {}
    for found in connection.execute(query):
        groups.setdefault(found.text.casefold(), []).append(found)
    rows = [
        Unplaced(
            place=revive(PlaceMention, json.loads(group[0].body)),
            times=sum(one.times for one in group),
            reports=tuple(dict.fromkeys(one.report_id for one in group)),
        )
        for group in groups.values()
    ]
    return tuple(sorted(rows, key=lambda one: (-one.times, one.place.text)))


def outcomes(connection: Connection) -> dict[str, int]:
    """How many reports ended in each outcome."""
    rows = connection.execute(select(tables.reading.c.outcome, func.count()).group_by(tables.reading.c.outcome))
    return dict(sorted(Counter({row[0]: row[1] for row in rows}).items()))
