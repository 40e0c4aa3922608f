"""What became of each input: which were seen, and how each ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, delete, func, insert, or_, select

from contested.records import Loaded, Outcome, content_id
from contested.store import tables
from contested.store.codec import column_text
from contested.store.rows import now

OPEN = ("failed", "refused")  # these are tried again: the file may be mended, the limit raised, the package installed
OF_THE_INPUT = ("already there", "copy of")  # these speak of the input; with the others a report ended as it was last read
LONGEST = 500  # characters of a path
MANY = 200  # rows that are put at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input: where it lay, how it ended and why, and the report that it gave."""

    path: str
    outcome: Outcome
    report_id: str | None = None
    seen_at: str = ""


def seen(connection: Connection, path: str, sha: str) -> bool:
    """Whether an input of this name and content was taken before, and need not be taken again."""
    row = tables.input.c
    query = select(row.number).where(row.path == path_of(path), row.sha == sha, row.outcome.not_in(OPEN))
    return bool(sha) and connection.execute(query).first() is not None


def path_of(path: str) -> str:
    """A path as it is kept: one too long for an index is cut, and told from others by what was in the rest."""
    path = column_text(path) or ""
    return path if len(path) <= LONGEST else f"{path[: LONGEST - 20]}… {content_id(path)}"


def put_inputs(connection: Connection, ended: Iterable[tuple[Loaded, Outcome]]) -> None:
    """Keeps how inputs ended; one that was taken before keeps its first outcome, one that had failed has a new one."""
    rows = [input_row(loaded, outcome) for loaded, outcome in ended]
    for start in range(0, len(rows), MANY):
        put_rows(connection, rows[start : start + MANY])


def input_row(loaded: Loaded, outcome: Outcome) -> dict[str, Any]:
    """The row of an input."""
    row = {"path": path_of(loaded.path), "sha": loaded.sha, "outcome": outcome.name, "reason": column_text(outcome.reason)}
    return {**row, "seen_at": now(), "report_id": loaded.report.id if loaded.report else None}


def put_rows(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Keeps some rows, as one after the other: in few questions, for a large file has many inputs."""
    row = tables.input.c
    query = select(row.path, row.sha).where(row.path.in_({one["path"] for one in rows}), row.sha != "", row.outcome.not_in(OPEN))
    settled = {(found.path, found.sha) for found in connection.execute(query)}
    kept: list[dict[str, Any]] = []
    for one in rows:
        if (one["path"], one["sha"]) in settled:
            continue
        if one["sha"] and one["outcome"] not in OPEN:
            settled.add((one["path"], one["sha"]))
        kept = [other for other in kept if not replaces(one, other)]
        kept.append(one)
    if kept:
        replaced = or_(*(row.outcome == name for name in OPEN), row.sha == bindparam("its_sha"))
        gone = delete(tables.input).where(row.path == bindparam("its_path"), replaced)
        connection.execute(gone, [{"its_path": one["path"], "its_sha": one["sha"]} for one in kept])
        connection.execute(insert(tables.input), kept)


def replaces(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a row takes the place of an earlier one: of the same input, or of a try of it that failed."""
    return bool(one["path"] == other["path"] and (other["outcome"] in OPEN or other["sha"] == one["sha"]))


def ended() -> Select[Any]:
    """Every input with its outcome: of one that gave a report, as the report was last read."""
    row, reading = tables.input.c, tables.reading.c
    own = or_(reading.outcome.is_(None), row.outcome.in_(OF_THE_INPUT))
    outcome = case((own, row.outcome), else_=reading.outcome).label("outcome")
    reason = case((and_(reading.reason != "", ~own), reading.reason), else_=row.reason).label("reason")
    query = select(row.number, row.path, outcome, reason, row.report_id, row.seen_at)
    return query.outerjoin_from(tables.input, tables.reading, reading.report_id == row.report_id)


def input_numbers(connection: Connection, outcome: str | None = None) -> list[int]:
    """The numbers of the inputs that ended so, in the order in which they came."""
    query = ended().subquery()
    chosen = select(query.c.number).order_by(query.c.number)
    return list(connection.execute(chosen if outcome is None else chosen.where(query.c.outcome == outcome)).scalars())


def inputs_by_number(connection: Connection, numbers: Sequence[int]) -> list[Input]:
    """The inputs with these numbers, in their order."""
    found: list[Input] = []
    for start in range(0, len(numbers), 500):
        query = ended().where(tables.input.c.number.in_(numbers[start : start + 500])).order_by(tables.input.c.number)
        found += map(input_of, connection.execute(query))
    return found


def input_of(row: Any) -> Input:
    """The input of a row."""
    outcome = Outcome(name=row.outcome, reason=row.reason)
    return Input(path=row.path, outcome=outcome, report_id=row.report_id, seen_at=row.seen_at)


def input_columns(one: Input) -> dict[str, Any]:
    """The columns of an input."""
    row = {"outcome": one.outcome.name, "reason": one.outcome.reason, "path": one.path}
    return {**row, "report_id": one.report_id, "seen_at": one.seen_at}


def counts(connection: Connection) -> Counter[str]:
    """How many inputs ended in each outcome."""
    query = ended().subquery()
    rows = connection.execute(select(query.c.outcome, func.count()).group_by(query.c.outcome))
    return Counter({row[0]: row[1] for row in rows})
