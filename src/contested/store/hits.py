"""What a search found, with the words to show and the marks in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, select

from contested.records import Claim, Report
from contested.store import tables
from contested.store.read import cited, reports_by_id
from contested.store.search import Key
from contested.store.words import Part, asked, spans

REACH = 240  # characters of a report that are shown around what was found
MOST_MARKS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report or a claim that was found; `start`, `end` and `marks` are characters of the report's text."""

    sort: str  # report, claim
    id: str
    report_id: str
    title: str | None
    outlet: str | None
    published: str | None
    start: int  # the words to show: the claim's evidence, or what stands around the best place in the report
    end: int
    marks: tuple[tuple[int, int], ...]  # the words that were asked for, within those
    text: str  # the words to show
    rank: float  # how well it fits: more is better, comparable within one question only
    event_id: str | None = None  # of a claim that was merged


def hits(connection: Connection, words: str, keys: Sequence[Key]) -> list[Hit]:
    """The reports and claims under these keys, each with the words to show."""
    reports = {number for sort, number, _ in keys if sort == "report"}
    row = tables.report.c
    ids = {one.number: one.id for one in connection.execute(select(row.number, row.id).where(row.number.in_(reports)))}
    bodies = reports_by_id(connection, ids.values())
    numbers = [number for sort, number, _ in keys if sort == "claim"]
    claims = dict(zip(numbers, cited(connection, numbers), strict=True)) if numbers else {}
    parts = [one for one in asked(words) if not one.absent]
    found = []
    for sort, number, rank in keys:
        if sort == "claim":
            one = claims[number]
            found.append(hit_of(one.report, one.claim, one.event_id, rank, parts))
        else:
            found.append(hit_of(bodies[ids[number]], None, None, rank, parts))
    return found


def hit_of(report: Report, claim: Claim | None, event_id: str | None, rank: float, parts: Sequence[Part]) -> Hit:
    """What was found, with the words to show."""
    marked = list(marks(report.text, parts, claim.start, claim.end) if claim else marks(report.text, parts))
    start, end = (claim.start, claim.end) if claim else best_window(report.text, marked)
    return Hit(
        sort="claim" if claim else "report",
        id=claim.id if claim else report.id,
        report_id=report.id,
        title=report.title,
        outlet=report.outlet,
        published=str(report.published) if report.published else None,
        start=start,
        end=end,
        marks=tuple(one for one in marked if start <= one[0] and one[1] <= end)[:MOST_MARKS],
        text=report.text[start:end],
        rank=rank,
        event_id=event_id,
    )


def marks(text: str, parts: Sequence[Part], start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Where the words that were asked for stand in a text."""
    whole = {one for part in parts for one in part.terms}
    beginnings = tuple(part.terms[-1] for part in parts if part.begins)
    for first, last, found in spans(text, start, end):
        if found in whole or (beginnings and found.startswith(beginnings)):
            yield first, last


def best_window(text: str, marked: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch of a text with the most marks, cut between words; its beginning where there are none."""
    best, most, first = 0, 0, 0
    for last, (_, end) in enumerate(marked):
        while marked[first][0] < end - REACH + 60 and first < last:
            first += 1
        if last - first + 1 > most:
            best, most = max(0, marked[first][0] - 60), last - first + 1
    start = best if best == 0 else best + max(0, text[best : best + 40].find(" ") + 1)
    end = min(len(text), start + REACH)
    cut = text.rfind(" ", max(start, end - 40), end)
    return start, end if end == len(text) or cut <= start else cut


def hit_columns(hit: Hit) -> dict[str, Any]:
    """The columns of a hit."""
    return asdict(hit)
