"""What the pages of places, actors and sources ask: some of their claims, their events, who is quoted, in bounded questions.

Claims come with the head of their report only, its text left where it is: a page shows where words stand, not whole reports.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, text

from contested.records import Account, Cited, Claim, Event, Report, Span
from contested.store import tables
from contested.store.codec import revive
from contested.store.read import chunks, reports_in_order
from contested.store.rows import claim_of
from contested.store.wanted import judged

CLAIM, ACTOR, PLACE, REPORT = tables.claim.c, tables.claim_actor.c, tables.claim_place.c, tables.report.c
DENIES = text("(claim.stance = 'denied' OR claim.negated)")  # in the very words of the index `claim_denials`
MANY = 1_000  # claims from which on it is quicker to walk through the days than to sort them


def kept() -> tuple[Any, ...]:
    """What holds of claims that nobody judged wrong."""
    return CLAIM.id.not_in(judged("misread")), CLAIM.report_id.not_in(judged("not_about_conflict"))


def cited(connection: Connection, numbers: Sequence[int]) -> list[Cited]:
    """The claims with these numbers, in that order, each with its report less the text."""
    columns = (*tables.claim.c["number", "report_id", "event_id", "body"], *REPORT["title", "outlet", "url", "published"])
    query = select(*columns).join_from(tables.claim, tables.report, REPORT.id == CLAIM.report_id)
    rows = {row.number: row for some in chunks(numbers) for row in connection.execute(query.where(CLAIM.number.in_(some)))}
    return [cited_of(rows[number]) for number in numbers if number in rows]


def cited_of(row: Any) -> Cited:
    """A claim with what its row knows of its report."""
    report = Report(text="", title=row.title, outlet=row.outlet, url=row.url, published=row.published)
    return Cited(claim=claim_of(json.loads(row.body)), report=report, event_id=row.event_id)


def newest(query: Select[Any], most: int) -> Select[Any]:
    """At most so many of the claims, those of the newest days first, those without a day last."""
    return query.order_by(CLAIM.when_start.is_(None), CLAIM.when_start.desc(), CLAIM.number.desc()).limit(most)


def of_actor(names: Sequence[str], ids: Sequence[str], *roles: str) -> Any:
    """The claims in which somebody has one of these roles."""
    who = or_(ACTOR.actor_id.in_(ids), and_(ACTOR.actor_id.is_(None), ACTOR.name.in_(names)))
    return select(ACTOR.claim).where(ACTOR.role.in_(roles), who)


def at_place(names: Sequence[str], geonames_id: int | None) -> Any:
    """The claims that stand at a place."""
    where = PLACE.name.in_(names)
    return select(PLACE.claim).where(or_(PLACE.geonames_id == geonames_id, where) if geonames_id else where)


def claims_in(
    connection: Connection, inner: Any, most: int, kinds: Iterable[str] | None = None, denials: bool = False
) -> tuple[list[Cited], int]:
    """The newest of the claims that a question gives, of these kinds, and how many there are of them."""
    where: list[Any] = [CLAIM.kind.in_(tuple(kinds))] if kinds is not None else []
    where += [DENIES] if denials else []
    if not where:
        total = connection.execute(select(func.count()).select_from(inner.distinct().subquery())).scalar() or 0
        if total > MANY and len(numbers := through_the_days(connection, inner, most)) == most:
            return cited(connection, numbers), total
    where += [inner.where(inner.selected_columns[0] == CLAIM.number).exists() if denials else CLAIM.number.in_(inner), *kept()]
    numbers = list(connection.execute(newest(select(CLAIM.number).where(*where), most)).scalars())
    counted = len(numbers)
    if counted == most:
        counted = connection.execute(select(func.count()).select_from(tables.claim).where(*where)).scalar() or 0
    return cited(connection, numbers), counted


def through_the_days(connection: Connection, inner: Any, most: int) -> list[int]:
    """The newest dated claims that a question gives, found from the last day backwards."""
    named = inner.selected_columns[0]
    query = select(CLAIM.number).where(CLAIM.when_start.is_not(None), inner.where(named == CLAIM.number).exists(), *kept())
    return list(connection.execute(query.order_by(CLAIM.when_start.desc()).limit(most)).scalars())


def quoted_by(connection: Connection, outlet: str, most: int) -> tuple[list[tuple[str, str | None, int]], int]:
    """Whom an outlet quotes: name, id, in how many claims; and how many of its claims somebody else speaks."""
    query = (
        select(ACTOR.claim, ACTOR.name, ACTOR.actor_id)
        .select_from(tables.report)
        .join(tables.claim, CLAIM.report_id == REPORT.id)
        .join(tables.claim_actor, and_(ACTOR.claim == CLAIM.number, ACTOR.role == "speaker"))
        .where(REPORT.outlet == outlet)
    )
    rows = set(connection.execute(query).all())
    counts = Counter((name, id) for _, name, id in rows)
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0][0], one[0][1] or ""))
    return [(name, id, count) for (name, id), count in ranked[:most]], len({claim for claim, _, _ in rows})


def quoting(connection: Connection, outlets: Sequence[str], most: int) -> tuple[list[str], dict[tuple[str, str], int]]:
    """The speakers whom these outlets quote most, and in how many claims each outlet quotes each of them."""
    query = (
        select(REPORT.outlet, ACTOR.name, func.count(ACTOR.claim.distinct()))
        .select_from(tables.report)
        .join(tables.claim, CLAIM.report_id == REPORT.id)
        .join(tables.claim_actor, and_(ACTOR.claim == CLAIM.number, ACTOR.role == "speaker", ACTOR.actor_id.is_not(None)))
        .where(REPORT.outlet.in_(outlets))
        .group_by(REPORT.outlet, ACTOR.name)
    )
    counts = {(row[0], row[1]): row[2] for row in connection.execute(query)}
    totals: dict[str, int] = {}
    for (_, name), count in counts.items():
        totals[name] = totals.get(name, 0) + count
    return sorted(totals, key=lambda name: (-totals[name], name))[:most], counts


def newest_reports(connection: Connection, outlet: str, most: int) -> list[Report]:
    """An outlet's newest reports, whole."""
    reading = tables.reading.c
    query = select(REPORT.id).join_from(tables.report, tables.reading, reading.report_id == REPORT.id)
    query = query.where(REPORT.outlet == outlet).order_by(reading.published_start.desc(), REPORT.number.desc()).limit(most)
    return reports_in_order(connection, list(connection.execute(query).scalars()))


# --- events ---


def event_ids_of(connection: Connection, role: str, name: str, most: int, *where: Any) -> list[str]:
    """The newest events in which this name has this role, and that fit."""
    row, event = tables.event_name.c, tables.event.c
    query = select(event.id).where(event.id.in_(select(row.event).where(row.name == name, row.role == role)), *where)
    return list(
        connection.execute(query.order_by(event.when_start.is_(None), event.when_start.desc(), event.id).limit(most)).scalars()
    )


def figures_of_events(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """The events with these ids with their figures, without their claims and reports."""
    query = select(*tables.event.c["id", "body"])
    rows = (row for some in chunks(ids) for row in connection.execute(query.where(tables.event.c.id.in_(some))))
    found = {row.id: revive(Event, {**json.loads(row.body), "claims": [], "reports": [], "accounts": []}) for row in rows}
    return [found[id] for id in ids if id in found]


def several(connection: Connection, ids: Sequence[str], most: int) -> list[str]:
    """The first of these events that several reports tell of."""
    found: list[str] = []
    for some in chunks(ids):
        query = select(tables.event.c.id).where(tables.event.c.id.in_(some), tables.event.c.reports > 1)
        told = set(connection.execute(query).scalars())
        found += [id for id in some if id in told]
        if len(found) >= most:
            break
    return found[:most]


def light_events(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """The events with these ids with sketches of their claims, with their accounts, and with reports that have no text."""
    query = select(*tables.event.c["id", "body"])
    bodies = {
        row.id: json.loads(row.body) for some in chunks(ids) for row in connection.execute(query.where(tables.event.c.id.in_(some)))
    }
    rows = (
        row
        for some in chunks(bodies)
        for row in connection.execute(
            select(*tables.claim.c[SKETCHED], *REPORT["title", "outlet", "url", "published"])
            .join_from(tables.claim, tables.report, REPORT.id == CLAIM.report_id)
            .where(CLAIM.event_id.in_(some))
        )
    )
    claims: dict[tuple[str, str], Claim] = {}
    reports: dict[str, Headed] = {}
    for row in rows:
        claims[row.report_id, row.id] = sketched(row)
        if row.report_id not in reports:
            reports[row.report_id] = headed(row)
    return [light_event(bodies[id], claims, reports) for id in ids if id in bodies]


SKETCHED = ("report_id", "id", "kind", "start", "stance", "aspect", "negated")


def sketched(row: Any) -> Claim:
    """A claim without its words, actors, places and figures: enough to tell who said when that it happened or did not."""
    word = Span(start=row.start, end=row.start, text="")
    own = {name: getattr(row, name) for name in SKETCHED}
    return Claim(**own, end=row.start, text="", rule="", trigger=word)


def whole_claims(connection: Connection, sketches: Iterable[Claim]) -> dict[tuple[str, str], Claim]:
    """The claims of sketches, whole, by the ids of their report and their own."""
    wanted = {(one.report_id, one.id) for one in sketches}
    query = select(*tables.claim.c["report_id", "id", "body"]).where(CLAIM.id.in_({id for _, id in wanted}))
    rows = (
        row
        for some in chunks({report for report, _ in wanted})
        for row in connection.execute(query.where(CLAIM.report_id.in_(some)))
    )
    return {(row.report_id, row.id): claim_of(json.loads(row.body)) for row in rows if (row.report_id, row.id) in wanted}


class Headed(Report):
    """A report without its text, which keeps the id that it has with it."""

    __slots__ = ("own_id",)
    own_id: str

    @property
    def id(self) -> str:
        """The id of the whole report."""
        return self.own_id


def headed(row: Any) -> Headed:
    """The head of a report."""
    report = Headed(text="", title=row.title, outlet=row.outlet, url=row.url, published=row.published)
    object.__setattr__(report, "own_id", row.report_id)
    return report


def light_event(body: dict[str, Any], claims: dict[tuple[str, str], Claim], reports: dict[str, Headed]) -> Event:
    """An event from its body."""

    def found(references: list[list[str]]) -> tuple[Claim, ...]:
        return tuple(claims[one[0], one[1]] for one in references if (one[0], one[1]) in claims)

    accounts = tuple(replace(revive(Account, {**row, "claims": []}), claims=found(row["claims"])) for row in body["accounts"])
    event = revive(Event, {**body, "claims": [], "reports": [], "accounts": []})
    known = tuple(reports[one] for one in body["reports"] if one in reports)
    return replace(event, claims=found(body["claims"]), reports=known, accounts=accounts)
