"""What is asked of a casebook, as conditions on its tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from contested.store import tables
from contested.store.search import numbers_matching


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The spellings and ids that a name asked for stands under."""

    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims: each field that is not None must hold."""

    place: Named | None = None
    actor: Named | None = None
    target: Named | None = None
    speaker: Named | None = None
    country: str | None = None
    outlet: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    kind: tuple[str, ...] | None = None
    stance: str | None = None
    aspect: str | None = None
    negated: bool | None = None
    unconfirmed: bool | None = None
    lead: bool | None = None
    confidence: float | None = None
    id: str | None = None
    report: str | None = None
    event: str | None = None
    words: str | None = None  # that stand in the claim
    misread: bool = False  # those too that a person judged misread, or in a report that is not about conflict

    @property
    def place_names(self) -> tuple[str, ...]:
        """The spellings of the place asked for."""
        return self.place.names if self.place else ()


SAME = ("stance", "aspect", "negated", "unconfirmed", "lead", "id")


def claim_conditions(wanted: Wanted, dialect: str = "sqlite") -> Iterator[ColumnElement[bool]]:
    """The conditions on the table of claims."""
    claim = tables.claim.c
    for name in SAME:
        if (value := getattr(wanted, name)) is not None:
            yield claim[name] == value
    if wanted.kind is not None:
        yield claim.kind.in_(wanted.kind)
    if wanted.confidence is not None:
        yield claim.confidence >= wanted.confidence
    if wanted.report is not None:
        yield claim.report_id == wanted.report
    if wanted.event is not None:
        yield claim.event_id == wanted.event
    if wanted.outlet is not None:
        yield claim.report_id.in_(select(tables.report.c.id).where(tables.report.c.outlet.in_(wanted.outlet)))
    if wanted.words is not None:
        yield claim.number.in_(numbers_matching(dialect, "claim", wanted.words))
    if not wanted.misread and wanted.id is None:
        yield claim.id.not_in(judged("misread"))
        yield claim.report_id.not_in(judged("not_about_conflict"))
    yield from days(tables.claim.c, wanted.since, wanted.until)
    yield from names(wanted)


def judged(verb: str) -> Select[Any]:
    """The claims that people judged so; the reports, where it is a verb on reports."""
    row = tables.ruling.c
    return select(row.report_id if verb == "not_about_conflict" else row.claim_id).where(row.verb == verb)


def names(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """The conditions on who and where."""
    for role in ("actor", "target", "speaker"):
        if (named := getattr(wanted, role)) is not None:
            yield tables.claim.c.number.in_(with_actor(role, named))
    place = tables.claim_place.c
    if wanted.place is not None:
        spelled = or_(place.name.in_(wanted.place.names), place.text.in_(wanted.place.names))
        listed = [int(one) for one in wanted.place.ids if one.isdigit()]
        matches = or_(spelled, place.geonames_id.in_(listed)) if listed else spelled
        yield tables.claim.c.number.in_(select(place.claim).where(matches))
    if wanted.country is not None:
        yield tables.claim.c.number.in_(select(place.claim).where(place.country == wanted.country))


def with_actor(role: str, named: Named) -> Select[Any]:
    """The claims in which this actor has this role."""
    row = tables.claim_actor.c
    return select(row.claim).where(row.role == role, or_(row.name.in_(named.names), row.actor_id.in_(named.ids)))


def days(columns: Any, since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    """The conditions on when: sharing a day with what is asked for; what has no date at all shares none."""
    if since is None and until is None:
        return
    yield or_(columns.when_start.is_not(None), columns.when_end.is_not(None))
    if since is not None:
        yield or_(columns.when_end >= since, columns.when_end.is_(None))
    if until is not None:
        yield or_(columns.when_start <= until, columns.when_start.is_(None))


def claim_numbers(wanted: Wanted, dialect: str = "sqlite") -> Select[Any]:
    """The claims asked for, oldest first, those without a date last."""
    claim = tables.claim.c
    dated = or_(claim.when_start.is_not(None), claim.when_end.is_not(None))
    query = select(claim.number).where(*claim_conditions(wanted, dialect))
    return query.order_by(
        dated.desc(), claim.when_start.is_(None), claim.when_start, claim.when_end, claim.report_id, claim.start, claim.id
    )


def event_ids(wanted: Wanted, status: str | None = None, dialect: str = "sqlite") -> Select[Any]:
    """The events that have a claim of those asked for, oldest first; kind and days are the event's own."""
    event = tables.event.c
    conditions = list(days(event, wanted.since, wanted.until))
    if wanted.kind is not None:
        conditions.append(event.kind.in_(wanted.kind))
    if wanted.event is not None:
        conditions.append(event.id == wanted.event)
    if status is not None:
        conditions.append(event.status == status)
    inner = list(claim_conditions(of_claims(wanted), dialect))
    if inner:
        conditions.append(event.id.in_(select(tables.claim.c.event_id).where(and_(*inner))))
    return select(event.id).where(*conditions).order_by(event.when_start.is_(None), event.when_start, event.when_end, event.id)


def of_claims(wanted: Wanted) -> Wanted:
    """What of this an event's claims are asked for, rather than the event."""
    return replace(wanted, since=None, until=None, kind=None, event=None)
