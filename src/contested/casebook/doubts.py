"""The review queue: what is doubtful, weighed by what rests on it, the gravest first. What people settled leaves it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, select

from contested.casebook.bench import folded, standing
from contested.casebook.judging import joins
from contested.store import doubts, read, tables

ENDS = '.!?:"“”»'  # what stands before a sentence
LOOKED_AT = 3  # reports in which it is looked at whether a word begins a sentence
SHOWN = 200  # doubts of one sort
FEW = 4  # events of one group that are set against each other
TOLL_APART, DAYS_APART = 3, 3  # a toll so many times another's, days so far apart, within one event


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One thing to be judged: what sort, what it is about, why it is doubtful, how much rests on it."""

    key: str  # what `leave` names it by
    sort: str
    words: str  # what it is about
    why: str
    weight: float  # doubt times what rests on it
    claim_id: str = ""
    report_id: str = ""
    event_ids: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of doubt: its name, its title, what is asked, and what finds such doubts."""

    name: str
    title: str
    asks: str
    find: Callable[[Connection], Iterator[Doubt]]


def of_claims(connection: Connection) -> Iterator[Doubt]:
    """Claims that were read unsurely."""
    for row in doubts.doubtful_claims(connection):
        percent = round((1 - row.doubt) * 100)
        what = count(row.weight, "report")
        yield Doubt(
            key=f"claim:{row.id}",
            sort="claims",
            words=row.kind.replace("_", " "),
            why=f"read with {percent}% confidence, in an event of {what}",
            weight=round(row.doubt * row.weight, 3),
            claim_id=row.id,
            report_id=row.report_id,
            event_ids=(row.event_id,) if row.event_id else (),
        )


def of_joins(connection: Connection) -> Iterator[Doubt]:
    """Two events that may be one: of one kind, at one place, on one day."""
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for row in doubts.events_at(connection, doubts.alike_events(connection)):
        groups.setdefault((row.place_id, row.when_start, row.kind), []).append(row)
    pairs = [pair for group in groups.values() for pair in combinations(group[:FEW], 2)]
    ids = sorted({row.id for pair in pairs for row in pair})
    reports = {id: kept for some in read.chunks(ids) for id, kept in doubts.reports_in(connection, some).items()}
    apart = parted(connection)
    homes = home_of(connection, apart)
    told = {frozenset((homes.get(one), homes.get(other))) for one, other in apart}
    for one, other in sorted(pairs, key=lambda pair: (-(pair[0].reports + pair[1].reports), pair[0].id, pair[1].id)):
        of_several = (
            len(reports.get(one.id, set()) | reports.get(other.id, set())) > 1
        )  # one report's own events are told apart by it
        if of_several and frozenset((one.id, other.id)) not in told:
            what = f"{one.kind.replace('_', ' ')} at {one.place}"
            yield Doubt(
                key=f"join:{' '.join(sorted((one.id, other.id)))}",
                sort="joins",
                words=what,
                why=f"two events of one kind at one place on {one.when_start}, of {one.reports + other.reports} reports together",
                weight=float(one.reports + other.reports),
                event_ids=(one.id, other.id),
            )


def parted(connection: Connection) -> list[tuple[str, str]]:
    """Pairs of claims that people judged to be of different events."""
    every = standing(read.judgements(connection))
    return [(one.subject, one.object) for one in joins(connection, every) if one.verb == "not_same"]


def home_of(connection: Connection, pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The event of each claim of these pairs."""
    claim = tables.claim.c
    ids = {id for pair in pairs for id in pair}
    query = select(claim.id, claim.event_id)
    rows = (row for some in read.chunks(ids) for row in connection.execute(query.where(claim.id.in_(some))))
    return {row.id: row.event_id for row in rows if row.event_id}


def of_splits(connection: Connection) -> Iterator[Doubt]:
    """Events whose reports tell things so different that they may be two."""
    rows = doubts.large_events(connection)
    places = {id: count for some in read.chunks(row.id for row in rows) for id, count in doubts.places_in(connection, some).items()}
    found = []
    for row in rows:
        reasons = differences(row, places.get(row.id, 0))
        if reasons:
            found.append((len(reasons) * min(row.reports, doubts.MOST_WEIGHT), row, reasons))
    for weight, row, reasons in sorted(found, key=lambda one: (-one[0], one[1].id)):
        yield Doubt(
            key=f"split:{row.id}",
            sort="splits",
            words=f"{row.kind.replace('_', ' ')}{f' at {row.place}' if row.place else ''}",
            why=f"{'; '.join(reasons)}; {row.reports} reports",
            weight=float(weight),
            event_ids=(row.id,),
        )


def differences(row: Any, places: int) -> list[str]:
    """What the reports of an event tell differently."""
    found = [f"its claims name {places} places"] if places > 1 else []
    if isinstance(row.when_start, date) and isinstance(row.when_end, date) and (row.when_end - row.when_start).days > DAYS_APART:
        found.append(f"its days lie {(row.when_end - row.when_start).days} apart")
    for measure, told in sorted((json.loads(row.body).get("figures") or {}).items()):
        counts = sorted(best for _, figure in told.get("accounts", ()) if (best := figure.get("best")))
        if len(counts) > 1 and counts[-1] >= TOLL_APART * counts[0]:
            found.append(f"{counts[0]} {measure} by one account, {counts[-1]} by another")
    return found


def of_names(connection: Connection) -> Iterator[Doubt]:
    """Names that denote nobody known, seen often."""
    for row in doubts.unknown_names(connection):
        if named(row.text) and not begins_sentences(connection, row.text):
            yield Doubt(
                key=f"name:{folded(row.text)}",
                sort="names",
                words=row.text,
                why=f"named {count(row.times, 'time')} in {count(row.reports, 'report')}, and nobody known bears it",
                weight=float(row.times),
                name=row.text,
            )


def count(number: int, what: str) -> str:
    """A count with its noun."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def named(words: str) -> bool:
    """Whether the words hold a name: a capital past the article, and few words."""
    bare = words.removeprefix("the ").removeprefix("The ")
    return any(word[:1].isupper() for word in bare.split()) and len(words) <= 80 and len(bare.split()) <= 8


def begins_sentences(connection: Connection, words: str) -> bool:
    """Whether a single word has its capital only because it begins a sentence, wherever it was looked at."""
    if len(words.split()) > 1:
        return False
    rows = doubts.reports_with(connection, "actor", words, LOOKED_AT)
    reports = read.reports_by_id(connection, [row.report_id for row in rows])
    starts = [(reports[row.report_id].text, json.loads(row.body)["start"]) for row in rows]
    return all(
        not text[:start].strip() or text[:start].rstrip()[-1] in ENDS or "\n" in text[max(0, start - 2) : start]
        for text, start in starts
    )


def of_places(connection: Connection) -> Iterator[Doubt]:
    """Towns that were not found on the map."""
    for row in doubts.unplaced_names(connection):
        yield Doubt(
            key=f"place:{folded(row.text)}",
            sort="places",
            words=row.text,
            why=f"named {count(row.times, 'time')} in {count(row.reports, 'report')}, and not found on the map",
            weight=float(row.times),
            name=row.text,
        )


SORTS = (
    Sort("claims", "Doubtful claims", "Was this read right?", of_claims),
    Sort("joins", "Two or one?", "Are these two events one?", of_joins),
    Sort("splits", "One or two?", "Does this event hold what is not the same?", of_splits),
    Sort("names", "Unknown names", "Whom does this name denote?", of_names),
    Sort("places", "Unplaced towns", "Where does this lie?", of_places),
)


def queue(connection: Connection, sort: Sort) -> list[Doubt]:
    """The doubts of one sort, the gravest first, less those that were left."""
    left = {one.subject for one in standing(read.judgements(connection)) if one.verb == "leave"}
    found = [one for one in sort.find(connection) if one.key not in left]
    return sorted(found, key=lambda one: -one.weight)[:SHOWN]
