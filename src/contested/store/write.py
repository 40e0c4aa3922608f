"""What is put into a casebook. Each function works in the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from contested.records import ActorMention, Event, Judgement, Reading, Report, Ruling, plain
from contested.store import tables
from contested.store.codec import column_text
from contested.store.rows import (
    actor_rows,
    as_read_body,
    claim_row,
    event_name_rows,
    event_row,
    judgement_row,
    mention_rows,
    place_rows,
    reading_row,
    report_row,
)
from contested.store.search import drop_claim_words, put_claim_words, put_report_words


def get_setting(connection: Connection, name: str, default: Any = None) -> Any:
    """A setting of the casebook."""
    written = connection.execute(select(tables.setting.c.value).where(tables.setting.c.name == name)).scalar()
    return default if written is None else json.loads(written)


def put_setting(connection: Connection, name: str, value: Any) -> None:
    """Keeps a setting of the casebook."""
    connection.execute(delete(tables.setting).where(tables.setting.c.name == name))
    connection.execute(insert(tables.setting).values(name=name, value=json.dumps(value)))


def put_report(connection: Connection, report: Report) -> None:
    """Keeps a report; one that is there already stays as it is."""
    known = connection.execute(select(tables.report.c.id).where(tables.report.c.id == report.id)).scalar()
    if known is None:
        made = connection.execute(insert(tables.report).values(**report_row(report))).inserted_primary_key
        put_report_words(connection, [(made[0], report)])  # type: ignore[index]


def put_reading(connection: Connection, reading: Reading, generation: int) -> None:
    """Keeps what was read in a report, in the place of what was read in it before."""
    report_id = reading.report.id
    drop_reading(connection, report_id)
    connection.execute(insert(tables.reading).values(**reading_row(reading, report_id, generation)))
    put_many(connection, tables.mention, mention_rows(reading, report_id))
    put_claims(connection, reading, report_id)
    put_many(connection, tables.to_merge, [] if is_to_merge(connection, report_id) else [{"report_id": report_id}])
    events_to_be_merged(connection)


def is_to_merge(connection: Connection, report_id: str) -> bool:
    """Whether the report was read since events were last merged."""
    row = tables.to_merge.c.report_id
    return connection.execute(select(row).where(row == report_id)).scalar() is not None


def put_claims(connection: Connection, reading: Reading, report_id: str) -> None:
    """Keeps the claims of a reading, with the names in them."""
    rows = [claim_row(claim, report_id) for claim in reading.claims]
    if not rows:
        return
    numbered = insert(tables.claim).returning(tables.claim.c.number, sort_by_parameter_order=True)
    pairs = list(zip(reading.claims, connection.execute(numbered, rows).scalars().all(), strict=True))
    put_many(connection, tables.claim_actor, [row for claim, number in pairs for row in actor_rows(claim, number)])
    put_many(connection, tables.claim_place, [row for claim, number in pairs for row in place_rows(claim, number)])
    put_claim_words(connection, [(number, claim) for claim, number in pairs])


def put_many(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    """Inserts rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def drop_reading(connection: Connection, report_id: str) -> None:
    """Takes away what was read in a report; the report stays."""
    drop_claim_words(connection, report_id)
    for table in (tables.claim, tables.mention, tables.reading, tables.as_read, tables.ruling):  # a claim takes its names along
        connection.execute(delete(table).where(table.c.report_id == report_id))


def put_events(connection: Connection, events: Iterable[Event], sides: Callable[[ActorMention], str]) -> None:
    """Keeps these events, and that their claims are in them; `sides` gives an actor's side."""
    row = tables.claim.c
    member = update(tables.claim).where(row.report_id == bindparam("of_report"), row.id == bindparam("of_claim"))
    member = member.values(event_id=bindparam("of_event"))
    rows: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    for event in events:
        rows.append(event_row(event))
        names += event_name_rows(event, sides)
        members += [{"of_report": claim.report_id, "of_claim": claim.id, "of_event": event.id} for claim in event.claims]
    put_many(connection, tables.event, rows)
    put_many(connection, tables.event_name, names)
    if members:
        connection.execute(member, members)


def put_judgement(connection: Connection, judgement: Judgement) -> None:
    """Keeps a judgement for good."""
    connection.execute(insert(tables.judgement).values(**judgement_row(judgement)))


def put_rulings(connection: Connection, report_id: str, rulings: Iterable[Ruling]) -> None:
    """Keeps what judgements come to in a report, in the place of what they came to before."""
    connection.execute(delete(tables.ruling).where(tables.ruling.c.report_id == report_id))
    put_many(connection, tables.ruling, [{name: column_text(value) for name, value in plain(one).items()} for one in rulings])


def put_as_read(connection: Connection, reading: Reading) -> None:
    """Keeps a reading as it was before people's judgements changed it, beside the one that `put_reading` keeps."""
    connection.execute(insert(tables.as_read).values(report_id=reading.report.id, body=as_read_body(reading)))


def events_to_be_merged(connection: Connection) -> None:
    """Notes that claims, or what people judged of them, changed since the events were merged."""
    put_setting(connection, "revision", get_setting(connection, "revision", 0) + 1)
