"""Harm: low, best and high by event and in total, each traceable to the claims.

The total adds the events. A figure that its report calls a toll of more than one happening ("since the war began") is no part of
any event's range and so of no total. An event that lies within a larger one (`part_of`) is not added twice: a whole counts with
its own figure or with the sum of its parts, whichever is more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from contested.records import Claim, Event, Range


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHarm:
    """One measure of harm in one event."""

    event: Event
    measure: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalHarm:
    """One measure of harm over events. `open_high`: an event among them has no upper bound."""

    measure: str
    low: int
    best: int
    high: int
    open_high: bool
    rows: tuple[EventHarm, ...]


def harm_by_event(events: Iterable[Event]) -> tuple[EventHarm, ...]:
    """A row for each event and measure of which somebody says that it is more than nought, in the order of the events."""
    rows = (row_of(event, event.figures[measure]) for event in events for measure in sorted(event.figures))
    return tuple(row for row in rows if row.low or row.best or row.high)


def row_of(event: Event, found: Range) -> EventHarm:
    """The row of one measure, with the claims that its figures stand in."""
    ids = {figure.claim_id for _, figure in found.accounts}
    claims = tuple(claim for claim in event.claims if claim.id in ids)
    return EventHarm(
        event=event, measure=found.measure, low=found.low, best=found.best, high=found.high, rule=found.rule, claims=claims
    )


def total_harm(events: Iterable[Event]) -> tuple[TotalHarm, ...]:
    """The sum for each measure, no part of a whole counted twice."""
    rows: dict[str, list[EventHarm]] = defaultdict(list)
    for row in harm_by_event(events):
        rows[row.measure].append(row)
    return tuple(total_of(measure, rows[measure]) for measure in sorted(rows))


def total_of(measure: str, rows: list[EventHarm]) -> TotalHarm:
    """The sum of one measure."""
    wholes = {row.event.id for row in rows}
    parts: dict[str, list[EventHarm]] = defaultdict(list)
    for row in rows:
        if row.event.part_of in wholes:
            parts[row.event.part_of or ""].append(row)
    tops = [row for row in rows if row.event.part_of not in wholes]
    sums = [larger(row, parts.get(row.event.id, [])) for row in tops]
    return TotalHarm(
        measure=measure,
        low=sum(one[0] for one in sums),
        best=sum(one[1] for one in sums),
        high=sum(one[2] for one in sums),
        open_high=any(row.high is None for row in rows),
        rows=tuple(rows),
    )


def larger(row: EventHarm, parts: list[EventHarm]) -> tuple[int, int, int]:
    """Low, best and high of the whole, or of its parts together where that is more."""
    own, added = bounds(row), [bounds(part) for part in parts]
    sums = [sum(one[i] for one in added) for i in range(3)]
    return max(own[0], sums[0]), max(own[1], sums[1]), max(own[2], sums[2])


def bounds(row: EventHarm) -> tuple[int, int, int]:
    """The three figures with what is unknown filled from the next lower one."""
    low = row.low or 0
    best = row.best if row.best is not None else low
    return low, best, row.high if row.high is not None else best
