"""What is taken out of a casebook. Each function works on the caller's connection."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from contested.records import Cited, Claim, Event, Judgement, Reading, Report, Ruling
from contested.store import tables
from contested.store.codec import lean, revive, unpacked
from contested.store.rows import Reference, claim_of, event_of, judgement_of, reading_of, report_of
from contested.store.wanted import Named

CHUNK = 500  # values in one question: SQLite takes a few thousand at most


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values, some at a time."""
    kept = list(values)
    for start in range(0, len(kept), CHUNK):
        yield kept[start : start + CHUNK]


def reports_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """The reports with these ids."""
    query = select(tables.report.c.id, tables.report.c.body)
    found = (connection.execute(query.where(tables.report.c.id.in_(some))) for some in chunks(dict.fromkeys(ids)))
    return {row.id: report_of(row.body) for rows in found for row in rows}


def reports_in_order(connection: Connection, ids: Sequence[str]) -> list[Report]:
    """The reports with these ids, in that order."""
    found = reports_by_id(connection, ids)
    return [found[one] for one in ids if one in found]


def arrivals(connection: Connection) -> list[str]:
    """The ids of all reports, in the order in which they came."""
    return list(connection.execute(select(tables.report.c.id).order_by(tables.report.c.number)).scalars())


def due(connection: Connection, generation: int) -> list[str]:
    """The reports whose reading is of an earlier rebuild than this, or that have none, in the order in which they came."""
    report, reading = tables.report.c, tables.reading.c
    query = select(report.id).outerjoin_from(tables.report, tables.reading, reading.report_id == report.id)
    query = query.where(or_(reading.generation.is_(None), reading.generation < generation)).order_by(report.number)
    return list(connection.execute(query).scalars())


def cited(connection: Connection, numbers: Sequence[int]) -> list[Cited]:
    """The claims with these numbers, in that order, each with its report."""
    query = select(*tables.claim.c["number", "report_id", "event_id", "body"])
    found = {
        row.number: row for some in chunks(numbers) for row in connection.execute(query.where(tables.claim.c.number.in_(some)))
    }
    reports = reports_by_id(connection, (row.report_id for row in found.values()))
    kept = [found[number] for number in numbers if number in found]
    return [Cited(claim=claim_of(json.loads(row.body)), report=reports[row.report_id], event_id=row.event_id) for row in kept]


def claims_by_number(connection: Connection, numbers: Sequence[int]) -> list[Claim]:
    """The claims with these numbers, in that order."""
    query = select(*tables.claim.c["number", "body"])
    found = {
        row.number: row for some in chunks(numbers) for row in connection.execute(query.where(tables.claim.c.number.in_(some)))
    }
    return [claim_of(json.loads(found[number].body)) for number in numbers if number in found]


def claims_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each of these reports, in text order."""
    claim = tables.claim.c
    query = select(claim.report_id, claim.body).order_by(claim.number)
    kept: dict[str, list[Claim]] = {}
    for some in chunks(report_ids):
        for row in connection.execute(query.where(claim.report_id.in_(some))):
            kept.setdefault(row.report_id, []).append(claim_of(json.loads(row.body)))
    return {report_id: tuple(claims) for report_id, claims in kept.items()}


def readings_by_id(connection: Connection, ids: Sequence[str]) -> list[Reading]:
    """The readings of the reports with these ids, in that order."""
    reports, claims = reports_by_id(connection, ids), claims_of(connection, ids)
    query = select(*tables.reading.c["report_id", "body"])
    rows = (row for some in chunks(ids) for row in connection.execute(query.where(tables.reading.c.report_id.in_(some))))
    bodies = {row.report_id: row.body for row in rows}
    return [reading_of(bodies[one], reports[one], claims.get(one, ())) for one in ids if one in bodies]


def events_by_id(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """The events with these ids, in that order."""
    query = select(*tables.event.c["id", "body"])
    rows = (row for some in chunks(ids) for row in connection.execute(query.where(tables.event.c.id.in_(some))))
    bodies = {row.id: json.loads(row.body) for row in rows}
    reports = reports_by_id(connection, (one for body in bodies.values() for one in body["reports"]))
    claims = claims_of_events(connection, list(bodies))
    return [event_of(bodies[one], claims, reports) for one in ids if one in bodies]


def claims_of_events(connection: Connection, ids: Sequence[str]) -> dict[Reference, Claim]:
    """The claims of these events, by their report's id and their own."""
    claim = tables.claim.c
    query = select(claim.report_id, claim.id, claim.body)
    rows = (row for some in chunks(ids) for row in connection.execute(query.where(claim.event_id.in_(some))))
    return {(row.report_id, row.id): claim_of(json.loads(row.body)) for row in rows}


def claims_in_events(connection: Connection, ids: Iterable[str]) -> dict[str, list[Reference]]:
    """The claims of each of these events, by their report's id and their own."""
    row = tables.event.c
    found = (one for some in chunks(ids) for one in connection.execute(select(row.id, row.body).where(row.id.in_(some))))
    return {one.id: [(claim[0], claim[1]) for claim in json.loads(one.body)["claims"]] for one in found}


def read_before(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these reports are there and were read; one whose reading failed is to be tried again."""
    row = tables.reading.c
    query = select(row.report_id).where(row.outcome != "failed")
    return {one for some in chunks(ids) for one in connection.execute(query.where(row.report_id.in_(some))).scalars()}


def report_ids(
    connection: Connection,
    *,
    outlet: Named | None = None,
    outcome: str | None = None,
    id: str | None = None,
    days: tuple[Any, Any] = (None, None),
) -> list[str]:
    """The ids of the reports asked for, oldest first, undated ones last."""
    report, reading = tables.report.c, tables.reading.c
    conditions: list[ColumnElement[bool]] = []
    if outlet is not None:
        conditions.append(report.outlet.in_(outlet.names))
    if outcome is not None:
        conditions.append(reading.outcome == outcome)
    if id is not None:
        conditions.append(report.id == id)
    since, until = days
    if since is not None:
        conditions.append(reading.published_end >= since)
    if until is not None:
        conditions.append(reading.published_start <= until)
    query = select(report.id).outerjoin_from(tables.report, tables.reading, reading.report_id == report.id).where(*conditions)
    query = query.order_by(reading.published_start.is_(None), reading.published_start, report.id)
    return list(connection.execute(query).scalars())


def names_in(connection: Connection, column: Any, *conditions: Any) -> list[str]:
    """The different spellings in a column."""
    return [name for name in connection.execute(select(column).where(*conditions).distinct()).scalars() if name]


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, in the order in which they were made."""
    kept = ("id", "verb", "subject", "object", "author", "made_at", "note", "scope", "anchors")
    rows = connection.execute(select(*tables.judgement.c[kept]).order_by(tables.judgement.c.number))
    return tuple(judgement_of(dict(row._mapping)) for row in rows)


def rulings(connection: Connection, *conditions: ColumnElement[bool]) -> list[Ruling]:
    """What judgements come to, claim by claim."""
    query = select(tables.ruling).where(*conditions).order_by(tables.ruling.c.judgement_id, tables.ruling.c.asked)
    return [Ruling(**row._mapping) for row in connection.execute(query)]


def as_read(connection: Connection, report_id: str) -> Reading | None:
    """What was read in a report, before people's judgements changed it; None where there is no reading."""
    body = connection.execute(select(tables.as_read.c.body).where(tables.as_read.c.report_id == report_id)).scalar()
    if body is None:
        return next(iter(readings_by_id(connection, [report_id])), None)
    report = reports_by_id(connection, [report_id])[report_id]
    return replace(revive(Reading, {**unpacked(body), "report": lean(report)}), report=report)


def readings_as_read(connection: Connection, ids: Sequence[str]) -> list[Reading]:
    """What was read in these reports, in that order, before people's judgements changed it."""
    row = tables.as_read.c
    changed = {
        id for some in chunks(ids) for id in connection.execute(select(row.report_id).where(row.report_id.in_(some))).scalars()
    }
    found = {reading.report.id: reading for reading in readings_by_id(connection, ids)}
    before = ((id, as_read(connection, id)) for id in changed)
    found |= {id: reading for id, reading in before if reading is not None}
    return [found[id] for id in ids if id in found]


def claims_named(connection: Connection, ids: Iterable[str]) -> list[Claim]:
    """The claims with these ids, in every report that has them."""
    claim = tables.claim.c
    query = select(claim.body).order_by(claim.number)
    rows = (row for some in chunks(dict.fromkeys(ids)) for row in connection.execute(query.where(claim.id.in_(some))))
    return [claim_of(json.loads(row.body)) for row in rows]


def reports_naming(connection: Connection, sort: str, name: str) -> list[str]:
    """The reports in which an actor or a place is written so, or known by that name."""
    row, who = tables.mention.c, tables.claim_actor.c
    bare = name.casefold().removeprefix("the ")
    spelled = {name, bare, f"the {bare}"}
    query = select(row.report_id).where(row.sort == sort, or_(func.lower(row.text).in_(spelled), func.lower(row.name).in_(spelled)))
    found = set(connection.execute(query.distinct()).scalars())
    if sort == "actor":
        inner = select(who.claim).where(func.lower(who.name).in_(spelled))
        found |= set(connection.execute(select(tables.claim.c.report_id).where(tables.claim.c.number.in_(inner))).scalars())
    return sorted(found)
