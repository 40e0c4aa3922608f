"""One figure a measure from each account, and low, best and high over the accounts by a rule that is written down.

Two published practices are here; `UCDP` is taken unless another is asked for.

- UCDP (Georeferenced Event Dataset): low, best and high stand side by side. Here low is the least that any account gives, high the
  most; best is the figure that most accounts give, of several the one with the newest as-of date, then the lower. A vague word
  ("dozens") bounds the figure from below and never makes the best where another account gives a number.
- ACLED (conservative reading): one number. Of the accounts' figures the lowest; a vague word counts as the least that it can mean.

A toll of more than one happening ("since the war began") and a part of a larger figure beside it ("including three children")
are left out. Figures of different people in one clause ("12 soldiers and three civilians") are added up. Where one account's
toll grows from report to report, its newest figure is its figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from contested.records import AccountFigure, Claim, Figure, Range

Told = tuple[str, AccountFigure]


def figures_of(claim: Claim, as_of: date | None) -> dict[str, AccountFigure]:
    """The claim's own figure for each measure."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in claim.figures:
        if not figure.cumulative and not figure.part_of_larger:
            groups[figure.measure].append(figure)
    return {measure: added_up(measure, distinct(found), as_of, claim.id) for measure, found in groups.items()}


def distinct(figures: Sequence[Figure]) -> list[Figure]:
    """Each figure once: the same people told twice count once."""
    found: dict[str, Figure] = {}
    for figure in figures:
        who = (figure.of.name or figure.of.text).casefold() if figure.of else ""
        if who not in found or (figure.best or figure.low or 0) > (found[who].best or found[who].low or 0):
            found[who] = figure
    return list(found.values())


def added_up(measure: str, figures: Sequence[Figure], as_of: date | None, claim_id: str) -> AccountFigure:
    """The sum of figures of different people; without a bound where one of them has none."""

    def total(values: Iterable[int | None]) -> int | None:
        known = list(values)
        return None if None in known else sum(value for value in known if value is not None)

    low = sum(figure.low if figure.low is not None else figure.best or 0 for figure in figures)
    return AccountFigure(
        measure=measure,
        low=low,
        best=total(figure.best for figure in figures),
        high=total(figure.high for figure in figures),
        as_of=as_of,
        claim_id=claim_id,
    )


def newest(figures: Iterable[AccountFigure]) -> AccountFigure:
    """The account's figure: that of the newest report; of one day, the largest, as first counts are of some of the dead."""

    def order(figure: AccountFigure) -> tuple[date, int, str]:
        return figure.as_of or date.min, figure.best if figure.best is not None else figure.low or 0, figure.claim_id

    return max(figures, key=order)


def ucdp(told: Sequence[Told]) -> tuple[int | None, int | None, int | None]:
    """Least, most supported and most over the accounts."""
    figures = [figure for _, figure in told]
    lows = [figure.low if figure.low is not None else figure.best for figure in figures]
    best = most_supported(figures)
    low = min((n for n in lows if n is not None), default=None)
    open_end = any(figure.high is None and (figure.best is None) for figure in figures)
    highs = [n for figure in figures for n in (figure.high, figure.best, figure.low) if n is not None]
    high = None if open_end and best is None else max(highs, default=None)
    return low, best, high


def most_supported(figures: Sequence[AccountFigure]) -> int | None:
    """The best figure of most accounts; of several the newest, then the lowest; where there is none, what vague words mean."""
    votes = Counter(figure.best for figure in figures if figure.best is not None)
    if not votes:
        return max((figure.low for figure in figures if figure.low is not None), default=None)
    dates: dict[int, date] = {}
    for figure in figures:
        if figure.best is not None:
            dates[figure.best] = max(dates.get(figure.best, date.min), figure.as_of or date.min)
    return min(dates, key=lambda n: (-votes[n], -dates[n].toordinal(), n))


def acled(told: Sequence[Told]) -> tuple[int | None, int | None, int | None]:
    """The lowest figure of any account, thrice."""
    counts = [figure.best if figure.best is not None else figure.low for _, figure in told]
    least = min((n for n in counts if n is not None), default=None)
    return least, least, least


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to come from the accounts' figures to low, best and high."""

    name: str
    words: str
    reckon: Callable[[Sequence[Told]], tuple[int | None, int | None, int | None]]


UCDP = Rule("UCDP", "low: the least of any account; best: what most accounts give, then the newest; high: the most of any", ucdp)
ACLED = Rule("ACLED", "the lowest figure of any account; vague words as the least that they mean", acled)
RULES = (UCDP, ACLED)


def range_of(measure: str, told: Sequence[Told], rule: Rule = UCDP) -> Range:
    """Low, best and high of one measure over the accounts."""
    low, best, high = rule.reckon(told)
    if best is not None and high is not None:
        high = max(high, best)
    return Range(measure=measure, low=low, best=best, high=high, rule=f"{rule.name}: {rule.words}", accounts=tuple(told))
