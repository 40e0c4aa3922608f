"""The dead of an event as databases of events count them: those of its own days, not of a longer time in which it lies.

"Six weeks of shelling have killed 500" may be merged with one day of that shelling. ACLED and UCDP code a sum over more time than
the event for no single event: ACLED not at all, UCDP as an event of its own that sums up ("summary").
"""

from __future__ import annotations

from dataclasses import replace

from contested.records import AccountFigure, Event, Interval, Range

MONTH = 31  # days: ACLED codes no event that is known less well than to its month


def days_of(when: Interval) -> int:
    """How many days it takes; one where an end is open."""
    return (when.end - when.start).days + 1 if when.start and when.end else 1


def killed_in(event: Event) -> Range | None:
    """The killed of the event's own days, over its accounts; None where no account gives any."""
    killed = event.figures.get("killed")
    if killed is None:
        return None
    most = max(MONTH, days_of(event.when))
    sums = {claim.id for claim in event.claims if days_of(claim.when) > most}
    kept = tuple((side, figure) for side, figure in killed.accounts if figure.claim_id not in sums)
    if len(kept) == len(killed.accounts):
        return killed
    return over(killed, [figure for _, figure in kept]) if kept else None


def over(killed: Range, figures: list[AccountFigure]) -> Range:
    """The range over some of its figures: its best where one of them gives that, else the newest."""
    numbers = [number for one in figures for number in (one.low, one.best, one.high) if number is not None]
    bests = [one.best for one in sorted(figures, key=lambda one: str(one.as_of or "")) if one.best is not None]
    best = killed.best if killed.best in bests else next(reversed(bests), min(numbers, default=None))
    return replace(killed, low=min(numbers, default=None), best=best, high=max(numbers, default=None))
