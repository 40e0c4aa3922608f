"""Krippendorff's alpha: how far coders agree beyond what chance would give, 1 for wholly, 0 for as much as chance.

After Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of Pennsylvania, 2011): observed over expected
disagreement from a matrix of coincidences; any number of coders, gaps allowed; nominal, ordinal and interval data. The tests
hold it to the examples worked there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

Value = Any  # hashable; a number where the metric asks for one
Distance = Callable[[Value, Value], float]


def alpha(units: Iterable[Sequence[Value]], metric: str = "nominal") -> float | None:
    """The agreement over units, each with the values that coders gave it; None where nothing could disagree."""
    coincidences = coincidence(units)
    totals: Counter[Hashable] = Counter()
    for (one, _), count in coincidences.items():
        totals[one] += count  # type: ignore[assignment]
    every = sum(totals.values())
    distance = METRICS[metric](totals)
    observed = sum(count * distance(one, other) for (one, other), count in coincidences.items())
    expected = sum(totals[one] * totals[other] * distance(one, other) for one in totals for other in totals)
    if not expected:
        return None
    return 1 - (every - 1) * observed / expected


def coincidence(units: Iterable[Sequence[Value]]) -> Mapping[tuple[Value, Value], float]:
    """How often two values stand together in a unit, each unit of m values weighing m; one with fewer than two says nothing."""
    found: dict[tuple[Value, Value], float] = {}
    for values in units:
        counts = Counter(values)
        size = len(values)
        if size < 2:
            continue
        for one, times in counts.items():
            for other, others in counts.items():
                pairs = times * (others - (one == other))
                if pairs:
                    found[one, other] = found.get((one, other), 0.0) + pairs / (size - 1)
    return found


def nominal(_totals: Mapping[Value, float]) -> Distance:
    """Values are the same or not."""
    return lambda one, other: float(one != other)


def interval(_totals: Mapping[Value, float]) -> Distance:
    """The square of the difference."""
    return lambda one, other: float(one - other) ** 2


def ordinal(totals: Mapping[Value, float]) -> Distance:
    """The square of how many values lie between two, the ends counted half."""
    order = sorted(totals)
    before: dict[Value, float] = {}
    so_far = 0.0
    for value in order:
        before[value] = so_far + totals[value] / 2
        so_far += totals[value]
    return lambda one, other: (before[one] - before[other]) ** 2


METRICS: Mapping[str, Callable[[Mapping[Value, float]], Distance]] = {"nominal": nominal, "ordinal": ordinal, "interval": interval}
