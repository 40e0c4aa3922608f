"""What two reports as wholes share, or differ in: words, names, dates, counts, when they were told; the same either way round."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from contested.merging.seen import Seen
from contested.merging.sketch import Vector, Weighed, cosine, days_apart, days_between_told, shared_weight
from contested.merging.terms import WEEKDAYS, key_of_name


def whole_text(a: Seen, b: Seen) -> float:
    """How alike the reports are, word for word, rare words counting more (cosine of TF-IDF)."""
    return cosine(a.report.whole, b.report.whole)


def names_in_first_lines(a: Seen, b: Seen) -> float:
    """The share of the names in the first lines of one report that the first lines of the other have, rare ones counting more."""
    one, other = a.report, b.report
    return share(one.head_names, other.head_names, one.head_names_weight, other.head_names_weight)


def names_throughout(a: Seen, b: Seen) -> float:
    """The share of the names of the one report that the other has."""
    one, other = a.report, b.report
    return share(one.names, other.names, one.names_weight, other.names_weight)


def same_date_written(a: Seen, b: Seen) -> float:
    """Whether the first lines, or the dates of publication, name the same day or the next."""
    gap = days_apart(a.report.sketch.days, b.report.sketch.days)
    return float(gap is not None and gap <= 1)


def other_date_written(a: Seen, b: Seen) -> float:
    """Whether the dates in the first lines and of publication are all more than three days apart."""
    gap = days_apart(a.report.sketch.days, b.report.sketch.days)
    return float(gap is not None and gap > 3)


def same_weekday(a: Seen, b: Seen) -> float:
    """Whether the first lines name the same day of the week."""
    return float(bool(a.report.sketch.weekdays & b.report.sketch.weekdays))


def other_weekday(a: Seen, b: Seen) -> float:
    """Whether both first lines name days of the week that all lie two days apart or more, as much is told a day late."""
    one, other = a.report.sketch.weekdays, b.report.sketch.weekdays
    return float(bool(one and other) and min(weekdays_apart(day, another) for day in one for another in other) > 1)


def weekdays_apart(one: str, other: str) -> int:
    """Days between two days of the week, the nearer way round."""
    gap = abs(WEEKDAYS.index(one) - WEEKDAYS.index(other))
    return min(gap, 7 - gap)


def same_numbers(a: Seen, b: Seen) -> float:
    """How many counts the first lines share, up to three."""
    return min(3, len(a.report.sketch.numbers & b.report.sketch.numbers)) / 3


def large_number(a: Seen, b: Seen) -> float:
    """How large the largest count above twelve is that the first lines share, by its digits; a round one says half."""
    both = [int(number) for number in a.report.sketch.numbers & b.report.sketch.numbers]
    return max((math.log10(n) * (0.5 if n % 10 == 0 else 1.0) for n in both if n > 12), default=0.0)


def days_between(a: Seen, b: Seen) -> int | None:
    """Days between the publication of both reports, None where either is unknown."""
    one, other = a.report.sketch.published, b.report.sketch.published
    return abs((one - other).days) if one and other else None


def published_together(a: Seen, b: Seen) -> float:
    """Whether the reports came out within three days of each other."""
    gap = days_between(a, b)
    return float(gap is not None and gap <= 3)


def told_gap(a: Seen, b: Seen) -> float | None:
    """Days between the telling of both, by publication or else by the first date that they give; None where one gives none."""
    one, other = a.report.sketch.told, b.report.sketch.told
    return days_between_told(one, other) if one and other else None


def told_together(a: Seen, b: Seen) -> float:
    """Whether the reports were told within a week of each other."""
    gap = told_gap(a, b)
    return float(gap is not None and gap <= 6)


def told_apart(a: Seen, b: Seen) -> float:
    """Whether the reports were told more than a week apart: half at two weeks, all at three."""
    gap = told_gap(a, b)
    return 0.0 if gap is None else min(1.0, max(0.0, (gap - 8) / 15))


def opening_found(a: Seen, b: Seen) -> float:
    """The share of the names in the headline and first sentence that the news of the other report has, the greater way round."""
    return max(found_of(a.report, b.report), found_of(b.report, a.report))


def found_of(one: Weighed, other: Weighed) -> float:
    """The share of the names in the opening of one report that the news of the other has."""
    known = other.names if other.sketch.news_names is None else other.sketch.news_names
    found = math.fsum(one.names[bones] for bones in one.sketch.opening if bones in known)
    return found / one.opening_weight if one.opening_weight else 0.0


def same_people(a: Seen, b: Seen) -> float:
    """How many names of persons who were killed, hurt or taken they share, up to three; kin share one."""
    return min(3, len(a.report.sketch.people & b.report.sketch.people))


def word_pairs(a: Seen, b: Seen) -> float:
    """How many pairs of neighbouring rare words the news of both has, each doubling counting the same."""
    one, other = a.report.sketch.pairs, b.report.sketch.pairs
    return math.log1p(len(frozenset(one).intersection(other)))


def one_outlet(a: Seen, b: Seen) -> float:
    """Whether one outlet tells both, not within three days: its reports are alike in style whatever they tell."""
    return float(one_name(a.report.sketch.outlet, b.report.sketch.outlet) and not published_together(a, b))


@lru_cache(maxsize=20_000)
def one_name(one: str, other: str) -> bool:
    """Whether two names of outlets are one: each word begins one of the other, or one of the other it, brackets aside."""
    mine, theirs = outlet_words(one), outlet_words(other)
    return bool(one) and (one == other or (bool(mine and theirs) and begins(mine, theirs) and begins(theirs, mine)))


def begins(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether each of these words begins one of the others, or one of them it."""
    return all(any(word.startswith(other) or other.startswith(word) for other in theirs) for word in mine)


@lru_cache(maxsize=5000)
def outlet_words(outlet: str) -> frozenset[str]:
    """The words of an outlet's name as skeletons, without what stands in brackets."""
    return frozenset(key_of_name(re.sub(r"\([^()]{0,40}\)", " ", outlet[:200])).split())


def share(a: Vector, b: Vector, weight_of_a: float, weight_of_b: float) -> float:
    """The weight that two sets of terms have in common, as a share of the lighter set."""
    lighter = min(weight_of_a, weight_of_b)
    return shared_weight(a, b) / lighter if lighter else 0.0
