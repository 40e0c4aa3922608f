"""How an event came to be what it is: its reports as they arrived, its ids, what people judged of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from contested.casebook import judging
from contested.records import Event
from contested.store import changes, read, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened to an event."""

    at: str  # ISO 8601, UTC
    sort: str  # report, id, judgement
    words: str
    who: str = ""  # the outlet, or who judged
    id: str = ""  # of the report, of the event that went, of the judgement

    def row(self) -> dict[str, Any]:
        """Plain JSON types."""
        return asdict(self)


def event_history(connection: Connection, event: Event) -> tuple[Moment, ...]:
    """Everything that happened to an event, oldest first."""
    found = [*arrivals(connection, event), *id_changes(connection, event), *judgements(connection, event)]
    return tuple(sorted(found, key=lambda one: (one.at, one.sort, one.id)))


def arrivals(connection: Connection, event: Event) -> Iterator[Moment]:
    """The reports with its claims, as they came into the casebook."""
    claims = Counter(claim.report_id for claim in event.claims)
    row = tables.report.c
    for some in read.chunks(claims):
        for one in connection.execute(select(row.id, row.added_at, row.outlet, row.title, row.published).where(row.id.in_(some))):
            count = f"{claims[one.id]} claim{'s' if claims[one.id] > 1 else ''}"
            told = f", published {one.published}" if one.published else ""
            words = f"{count} in “{one.title}”{told}" if one.title else f"{count}{told}"
            yield Moment(at=one.added_at, sort="report", words=words, who=one.outlet or "", id=one.id)


def id_changes(connection: Connection, event: Event) -> Iterator[Moment]:
    """The ids that its claims had before."""
    for one in changes.ancestors(connection, event.id):
        yield Moment(at=one.changed_at, sort="id", words=f"{one.old} became {one.new}: {one.why}", id=one.old)


def judgements(connection: Connection, event: Event) -> Iterator[Moment]:
    """What people judged of its claims and reports."""
    claims = {claim.id for claim in event.claims}
    reports = {claim.report_id for claim in event.claims}
    for one in judging.history(connection):
        about_report = one.judgement.subject in reports
        named = any(ruling.claim_id in claims and ruling.report_id in reports for ruling in one.rulings)
        if about_report or named or claims & set(f"{one.judgement.subject} {one.judgement.object}".split()):
            said = one.judgement
            words = " ".join(filter(None, (said.verb, said.subject, said.object, f"({one.state})", said.note)))
            yield Moment(at=said.made_at, sort="judgement", words=words, who=said.author, id=said.id)
