"""Blind coding: two people and more code the same reports, each seeing only their own codes until all of them are done."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from contested.casebook.agreement import alpha
from contested.casebook.asked import ASPECTS, STANCES, one_of
from contested.casebook.bench import folded
from contested.casebook.stated import COUNT, MEASURES, interval_stated, parts, short
from contested.errors import UsageError
from contested.kinds import load_kinds
from contested.records import content_id
from contested.store import read, tables

MOST_CODES = 500  # of one coder in one report
NONE = "(no claim)"
NAMES = ("actors", "targets", "places", "speakers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A claim as a coder reads it, each field written as corrections are."""

    start: int  # of the quoted words, in the report's text
    end: int
    kind: str
    actors: str = ""
    targets: str = ""
    places: str = ""
    speakers: str = ""
    when: str = ""
    figures: str = ""
    stance: str = "asserted"
    aspect: str = "actual"
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A report given to a coder."""

    report_id: str
    coder: str
    done_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far coders agree on one field."""

    field: str
    metric: str
    alpha: float | None  # None where nothing could disagree
    units: int  # claims that were compared
    same: int  # of them, those on which all agree


# --- giving out ---


def assign(connection: Connection, report_ids: Iterable[str], coders: Sequence[str]) -> int:
    """Gives these reports to these coders; gives how many are new to one of them. Raises UsageError where one is not there."""
    named = list(dict.fromkeys(short(name) for name in coders if name.strip()))
    ids = list(dict.fromkeys(report_ids))
    if len(named) < 2:
        raise UsageError("two coders at least are to be named")
    if missing := [id for id in ids if id not in read.reports_by_id(connection, ids)]:
        raise UsageError(f"no report {missing[0]!r}")
    known = {(one.report_id, one.coder) for one in assignments(connection)}
    fresh = [(id, name) for id in ids for name in named if (id, name) not in known]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for id, name in fresh:
        connection.execute(insert(tables.assignment).values(report_id=id, coder=name, assigned_at=now, done_at=None))
    return len({id for id, _ in fresh})


def assignments(connection: Connection, coder: str | None = None) -> list[Assignment]:
    """Who is to code what, in the order in which it was given out."""
    row = tables.assignment.c
    query = select(row.report_id, row.coder, row.done_at).order_by(row.assigned_at, row.report_id, row.coder)
    if coder is not None:
        query = query.where(row.coder == coder)
    return [Assignment(**one._mapping) for one in connection.execute(query)]


def unassigned(connection: Connection, count: int) -> list[str]:
    """The next reports with claims that nobody codes, oldest in the casebook first."""
    report, claimed = tables.report.c, select(tables.claim.c.report_id)
    query = select(report.id).where(report.id.not_in(select(tables.assignment.c.report_id)), report.id.in_(claimed))
    return list(connection.execute(query.order_by(report.number).limit(count)).scalars())


def open_to(connection: Connection, report_id: str) -> bool:
    """Whether all who code a report are done, so that everybody may see what they coded."""
    mine = [one for one in assignments(connection) if one.report_id == report_id]
    return bool(mine) and all(one.done_at for one in mine)


# --- coding ---


def codes(connection: Connection, report_id: str, coder: str) -> list[Code]:
    """What a coder coded in a report, in text order."""
    row = tables.code.c
    query = select(row.id, row.body).where(row.report_id == report_id, row.coder == coder)
    found = [Code(**json.loads(one.body), id=one.id) for one in connection.execute(query)]
    return sorted(found, key=lambda code: (code.start, code.end, code.id))


def put_code(connection: Connection, report_id: str, coder: str, code: Code) -> Code:
    """Keeps a code, in the place of the one with its id where there is one. Raises UsageError where it is wrong."""
    check_open(connection, report_id, coder)
    checked = checked_code(code, len(read.reports_by_id(connection, [report_id])[report_id].text))
    if len(codes(connection, report_id, coder)) >= MOST_CODES:
        raise UsageError(f"more than {MOST_CODES} codes in one report")
    if code.id:
        drop_code(connection, report_id, coder, code.id)
    body = {name: value for name, value in asdict(checked).items() if name != "id"}
    now = datetime.now(UTC).isoformat()
    kept = replace(checked, id=content_id("code", report_id, coder, now, json.dumps(body, sort_keys=True)))
    row = {"id": kept.id, "report_id": report_id, "coder": coder, "made_at": now, "body": json.dumps(body)}
    connection.execute(insert(tables.code).values(**row))
    return kept


def drop_code(connection: Connection, report_id: str, coder: str, id: str) -> None:
    """Takes a code away while its coder is not done."""
    check_open(connection, report_id, coder)
    row = tables.code.c
    connection.execute(delete(tables.code).where(row.id == id, row.report_id == report_id, row.coder == coder))


def finish(connection: Connection, report_id: str, coder: str) -> None:
    """Says that a coder is done with a report: from then on their codes stay as they are."""
    check_open(connection, report_id, coder)
    row = tables.assignment.c
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(update(tables.assignment).where(row.report_id == report_id, row.coder == coder).values(done_at=now))


def check_open(connection: Connection, report_id: str, coder: str) -> None:
    """Raises UsageError where this coder was not given the report, or is done with it."""
    mine = next((one for one in assignments(connection, coder) if one.report_id == report_id), None)
    if mine is None:
        raise UsageError(f"report {report_id!r} was not given to {coder!r}")
    if mine.done_at:
        raise UsageError(f"{coder!r} is done with this report: the codes stay as they are")


def checked_code(code: Code, length: int) -> Code:
    """The code in one form. Raises UsageError where a field is wrong."""
    if not 0 <= code.start < code.end <= length:
        raise UsageError("the words are to stand in the report: mark them, or copy them exactly")
    one_of("kind", code.kind, load_kinds())
    one_of("stance", code.stance, STANCES)
    one_of("aspect", code.aspect, ASPECTS)
    interval_stated(code.when)
    figures = [short(one) for one in parts(code.figures)]
    for one in figures:
        found = COUNT.fullmatch(one)
        if not found or found[1] not in MEASURES or not (found[2] or found[4]):
            raise UsageError(f"no figure {one!r}: write `killed 12`, `injured 10-15` or `displaced 200-`")
    names: dict[str, Any] = {name: "; ".join(short(one) for one in parts(getattr(code, name))) for name in NAMES}
    return replace(code, **names, figures="; ".join(figures), when=code.when.strip())


# --- agreeing ---


def agreement(connection: Connection) -> tuple[Agreement, ...]:
    """How far coders agree, field by field, over the reports of which all coders are done."""
    rows: list[Sequence[Code | None]] = []
    for coders, report_id in finished(connection):
        rows += aligned([codes(connection, report_id, coder) for coder in coders])
    return tuple(of_field(name, metric, rows) for name, metric in FIELDS)


def finished(connection: Connection) -> Iterator[tuple[list[str], str]]:
    """The reports of which two coders and more are done, and no coder is not: who they are."""
    groups: dict[str, list[Assignment]] = {}
    for one in assignments(connection):
        groups.setdefault(one.report_id, []).append(one)
    for report_id, group in groups.items():
        if len(group) > 1 and all(one.done_at for one in group):
            yield [one.coder for one in group], report_id


def aligned(coded: Sequence[Sequence[Code]]) -> list[Sequence[Code | None]]:
    """The claims that coders found, each row one claim with every coder's code or None: those whose words overlap, best first."""
    groups: list[list[Code | None]] = []
    for number, mine in enumerate(coded):
        ranked = []
        for g, group in enumerate(groups):
            for c, code in enumerate(mine):
                likeness = max(shared(code, other) for other in group if other is not None)
                if likeness:
                    ranked.append((-likeness, g, c))
        taken: set[int] = set()
        filled: set[int] = set()
        for _, g, c in sorted(ranked):
            if g not in filled and c not in taken:
                groups[g].append(mine[c])
                filled.add(g)
                taken.add(c)
        for g, group in enumerate(groups):
            if g not in filled:
                group.append(None)
        groups += [[*([None] * number), code] for c, code in enumerate(mine) if c not in taken]
    return [tuple(group) for group in groups]


def shared(one: Code, other: Code) -> float:
    """How much of the words of two codes is common, 0 to 1, and 1 more where they are of one kind; 0 where none is."""
    common = min(one.end, other.end) - max(one.start, other.start)
    if common <= 0:
        return 0.0
    return 2 * common / (one.end - one.start + other.end - other.start) + (one.kind == other.kind)


def of_field(name: str, metric: str, rows: Sequence[Sequence[Code | None]]) -> Agreement:
    """The agreement on one field. What one coder found and another did not counts for the kind alone."""
    values = [[value for code in row if (value := value_of(name, code)) is not None] for row in rows]
    units = [unit for unit in values if len(unit) > 1]
    found = alpha(units, metric)
    same = sum(all(one == other for one, other in combinations(unit, 2)) for unit in units)
    return Agreement(field=name, metric=metric, alpha=None if found is None else round(found, 3), units=len(units), same=same)


def value_of(name: str, code: Code | None) -> object:
    """A code's value of a field, to be compared; None where there is none to compare."""
    if name == "kind":
        return code.kind if code else NONE
    if code is None:
        return None
    if name in NAMES:
        return tuple(sorted(folded(one) for one in parts(getattr(code, name))))
    if name == "when":
        when = interval_stated(code.when)
        day = when.start or when.end
        return day.toordinal() if day else None
    if name in MEASURES:
        return figure_of(name, code)
    return getattr(code, name)


def figure_of(measure: str, code: Code) -> int | None:
    """The number that a code gives for a measure, the lower bound where it is open."""
    for one in parts(code.figures):
        found = COUNT.fullmatch(one)
        if found and found[1] == measure:
            return int(found[2] or found[4])
    return None


FIELDS = (
    ("kind", "nominal"),
    *((name, "nominal") for name in NAMES),
    ("when", "interval"),
    ("killed", "interval"),
    ("injured", "interval"),
    ("stance", "nominal"),
    ("aspect", "nominal"),
)
