"""The figures that one side gives, against those that others give of the same happenings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from contested.records import AccountFigure, Event

Said = tuple[str, AccountFigure]  # who, and the figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresAgainst:
    """One measure of one event, as one side counts it and as others do."""

    event: Event
    measure: str
    own: tuple[Said, ...]
    others: tuple[Said, ...]
    direction: str  # lower, higher, alike: where the side's figures lie to those of the others


def figures_against(events: Iterable[Event], speakers: Collection[str]) -> tuple[FiguresAgainst, ...]:
    """A row for each measure of an event for which these speakers give a figure and somebody else does too, oldest event first."""
    rows = [row for event in events for row in rows_of(event, speakers)]
    return tuple(
        sorted(rows, key=lambda row: (str(row.event.when.start or row.event.when.end or "9999"), row.event.id, row.measure))
    )


def rows_of(event: Event, speakers: Collection[str]) -> list[FiguresAgainst]:
    """The rows of one event."""
    found = []
    for measure in sorted(event.figures):
        accounts = event.figures[measure].accounts
        own = tuple(one for one in accounts if one[0] in speakers)
        others = tuple(one for one in accounts if one[0] not in speakers)
        if own and others:
            found.append(FiguresAgainst(event=event, measure=measure, own=own, others=others, direction=direction(own, others)))
    return found


def direction(own: tuple[Said, ...], others: tuple[Said, ...]) -> str:
    """Whether all of a side's figures lie under or over all of the others'."""
    mine, theirs = numbers(own), numbers(others)
    if not mine or not theirs:
        return "alike"
    if max(mine) < min(theirs):
        return "lower"
    return "higher" if min(mine) > max(theirs) else "alike"


def numbers(said: tuple[Said, ...]) -> list[int]:
    """The number of each figure: the best, else the lowest, else the highest."""
    found = (next((one for one in (figure.best, figure.low, figure.high) if one is not None), None) for _, figure in said)
    return [one for one in found if one is not None]
