"""What is doubtful in a casebook, and how much rests on it: the questions behind the review queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func, or_, select

from contested.store import tables
from contested.store.wanted import judged

SURE = 0.6  # a claim read more surely than this is not asked about
MOST = 300  # rows of each sort that are looked at
MOST_WEIGHT = 12  # reports beyond which an event weighs no more
SETTLING = ("confirm", "misread", "correct")  # what takes a claim out of the queue
NAMED_KINDS = ("person", "body", "armed_group", "state")
FINE = 3  # precision of a place beyond which two events at it need not be one


def doubtful_claims(connection: Connection) -> Sequence[Any]:
    """Claims that were read unsurely and that nobody has judged, those in events of many reports first."""
    claim, event, ruling = tables.claim.c, tables.event.c, tables.ruling.c
    reports = func.coalesce(event.reports, 1)
    weight = case((reports > MOST_WEIGHT, MOST_WEIGHT), else_=reports)
    doubt = 1 - claim.confidence
    settled = select(ruling.claim_id).where(ruling.verb.in_(SETTLING))
    query = select(claim.id, claim.report_id, claim.event_id, doubt.label("doubt"), weight.label("weight"), claim.kind)
    query = query.outerjoin_from(tables.claim, tables.event, event.id == claim.event_id)
    query = query.where(claim.confidence < SURE, claim.id.not_in(settled), claim.report_id.not_in(judged("not_about_conflict")))
    return connection.execute(query.order_by((doubt * weight).desc(), claim.report_id, claim.start).limit(MOST)).all()


def unknown_names(connection: Connection) -> Sequence[Any]:
    """Names of persons, bodies and armed groups that denote nobody known, with how often and in how many reports."""
    row = tables.mention.c
    words, times = func.min(row.text), func.sum(row.times)
    query = select(words.label("text"), times.label("times"), func.count(row.report_id.distinct()).label("reports"))
    query = query.where(row.sort == "actor", row.name.is_(None), row.kind.in_(NAMED_KINDS)).group_by(func.lower(row.text))
    found_places = select(func.lower(row.text)).where(row.sort == "place", row.name.is_not(None))
    as_written = func.max(case((row.text == func.lower(row.text), 1), else_=0))  # in small letters somewhere: no name
    query = query.where(func.lower(row.text).not_in(found_places)).having(as_written == 0)
    return connection.execute(query.order_by(times.desc(), words).limit(MOST)).all()


def unplaced_names(connection: Connection) -> Sequence[Any]:
    """Toponyms that were not found, with how often and in how many reports."""
    row = tables.mention.c
    words, times = func.min(row.text), func.sum(row.times)
    query = select(words.label("text"), times.label("times"), func.count(row.report_id.distinct()).label("reports"))
    query = query.where(row.sort == "place", row.name.is_(None)).group_by(func.lower(row.text))
    return connection.execute(query.order_by(times.desc(), words).limit(MOST)).all()


def alike_events(connection: Connection) -> Sequence[Any]:
    """Events of one kind at one fine place that begin on one day, in groups of two and more: (place, day, kind, reports)."""
    event = tables.event.c
    reports = func.sum(event.reports)
    query = select(event.place_id, event.when_start, event.kind, reports.label("reports"))
    query = query.where(event.place_id.is_not(None), event.when_start.is_not(None), event.precision <= FINE)
    query = query.group_by(event.place_id, event.when_start, event.kind).having(func.count() > 1)
    return connection.execute(query.order_by(reports.desc(), event.when_start, event.kind).limit(MOST // 3)).all()


def events_at(connection: Connection, groups: Iterable[Any]) -> Sequence[Any]:
    """The events of such groups, those with most reports first."""
    event = tables.event.c
    here = [and_(event.place_id == one.place_id, event.when_start == one.when_start, event.kind == one.kind) for one in groups]
    if not here:
        return []
    columns = (event.id, event.kind, event.place, event.place_id, event.when_start, event.reports)
    return connection.execute(select(*columns).where(or_(*here)).order_by(event.reports.desc(), event.id)).all()


def large_events(connection: Connection) -> Sequence[Any]:
    """The events of several reports, those with most first."""
    event = tables.event.c
    columns = (event.id, event.kind, event.place, event.when_start, event.when_end, event.reports, event.body)
    query = select(*columns).where(event.reports > 1).order_by(event.reports.desc(), event.claims.desc(), event.id)
    return connection.execute(query.limit(MOST)).all()


def places_in(connection: Connection, event_ids: Iterable[str]) -> dict[str, int]:
    """In how many different found places, named as where it was, the claims of each event are."""
    claim, place = tables.claim.c, tables.claim_place.c
    query = select(claim.event_id, func.count(place.name.distinct())).join_from(
        tables.claim, tables.claim_place, place.claim == claim.number
    )
    query = query.where(place.role == "at", place.lat.is_not(None), claim.event_id.in_(list(event_ids)))
    return {row[0]: row[1] for row in connection.execute(query.group_by(claim.event_id))}


def reports_in(connection: Connection, event_ids: Iterable[str]) -> dict[str, set[str]]:
    """The reports of each of these events."""
    claim = tables.claim.c
    found: dict[str, set[str]] = {}
    query = select(claim.event_id, claim.report_id).where(claim.event_id.in_(list(event_ids))).distinct()
    for row in connection.execute(query):
        found.setdefault(row.event_id, set()).add(row.report_id)
    return found


def reports_with(connection: Connection, sort: str, words: str, most: int) -> Sequence[Any]:
    """Reports that write an actor or a place so without its being known: (report, first mention)."""
    row = tables.mention.c
    query = select(row.report_id, row.body).where(row.sort == sort, row.name.is_(None), func.lower(row.text) == func.lower(words))
    return connection.execute(query.order_by(row.times.desc(), row.report_id).limit(most)).all()
