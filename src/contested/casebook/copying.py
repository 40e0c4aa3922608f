"""Whether a report that is added is a copy of one that the casebook has: it is kept all the same, as another carrier."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from contested.merging.copies import near_keys, nearness, print_of
from contested.records import Outcome, Reading
from contested.store import read, tables

MOST = 12  # reports that a new one is compared with


def note_copy(connection: Connection, reading: Reading) -> Outcome | None:
    """The outcome of a report that is nearly the same as one that came before, None for any other; its print is kept."""
    if reading.report.dataset:  # rows of data are alike and no copies
        return None
    own = print_of(reading)
    keys = near_keys(own)
    if not keys:
        return None
    outcome = next(
        (found for one in alike(connection, keys, reading.report.id) if (found := compared(connection, reading, one))), None
    )
    row, report = tables.text_print.c, tables.report.c
    number = connection.execute(select(report.number).where(report.id == reading.report.id)).scalar_one()
    have = set(connection.execute(select(row.key).where(row.key.in_(keys), row.report == number)).scalars())
    rows = [{"key": key, "report": number} for key in keys if key not in have]
    if rows:
        connection.execute(insert(tables.text_print), rows)
    return outcome


def alike(connection: Connection, keys: list[int], report_id: str) -> list[str]:
    """The reports that share a key, the earliest to come first."""
    row, report = tables.text_print.c, tables.report.c
    query = select(report.id, report.number).join_from(tables.text_print, tables.report, report.number == row.report)
    query = query.where(row.key.in_(keys), report.id != report_id).distinct().order_by(report.number).limit(MOST)
    return [found.id for found in connection.execute(query)]


def compared(connection: Connection, reading: Reading, other_id: str) -> Outcome | None:
    """The outcome of a copy of this other report, None where it is none."""
    other = read.reports_by_id(connection, [other_id])[other_id]
    bare = Reading(report=other, language=reading.language, published=reading.published)
    why = nearness(print_of(reading), print_of(bare))
    return Outcome(name="copy of", reason=f"report {other_id}: {why}") if why else None
