"""Reasons that two reports' happenings are one: each a function from a pair to a number, weights, and words for the reader.

The score of a pair is the logistic function of the weighted sum. Between what two reports are about, most weights were fitted on
development gold (benchmarks/train_merging.py); the rest, and those between anything else in two reports, are set by hand.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from contested.merging.families import affinity
from contested.merging.happenings import STATED, Happening, near, spread
from contested.merging.sketch import Vector, Weighed, cosine, days_apart, days_between_told, shared_weight
from contested.merging.terms import WEEKDAYS, key_of_name
from contested.records import PlaceMention, Reason

Days = tuple[date, date]


@dataclass(frozen=True)
class Seen:
    """A happening together with the report that tells it."""

    happening: Happening
    report: Weighed


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason: its name, what it measures on a pair (symmetrical), its weight, and its words where it speaks.

    `beside_report` is its weight between what two reports are about, where the reports as wholes speak too; None is fitted.
    """

    name: str
    measure: Callable[[Seen, Seen], float]
    weight: float
    words: str
    beside_report: float | None = None

    @property
    def lead_weight(self) -> float:
        """The weight between what two reports are about."""
        return weights().get(self.name, 0.0) if self.beside_report is None else self.beside_report


@cache
def weights() -> Mapping[str, float]:
    """The fitted weights by feature, and `bias`."""
    table = resources.files("contested") / "data" / "merging" / "weights.tsv"
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines() if line)
    return {name: float(value) for name, value in rows}


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


def kinds_fit(a: Seen, b: Seen) -> float:
    """How well the kinds of act fit: 1 where they share one."""
    if not a.happening.kinds.isdisjoint(b.happening.kinds):
        return 1.0
    return max(affinity(one, other) for one in a.happening.kinds for other in b.happening.kinds)


def kinds_clash(a: Seen, b: Seen) -> float:
    """Whether no kind of the one can be a kind of the other."""
    return float(kinds_fit(a, b) == 0)


def same_place(a: Seen, b: Seen) -> float:
    """Whether they share a place of a town's size or finer."""
    return float(bool(a.happening.places.keys() & b.happening.places.keys()))


def other_place(a: Seen, b: Seen) -> float:
    """How far apart the nearest of their places are, against how exactly they are known: 1 where it cannot be one place."""
    here, there = a.happening.places, b.happening.places
    if not here or not there or here.keys() & there.keys() or near(here.values(), there.values()):
        return 0.0
    gaps = []
    for one in here.values():
        for other in there.values():
            if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
                gaps.append(0.6)
            else:
                reach = 5 + (one.radius_km or 5) + (other.radius_km or 5)
                gaps.append(min(1.0, kilometres(one.lat, one.lon, other.lat, other.lon) / (3 * reach)))
    return min(gaps)


def places_unheard_of(a: Seen, b: Seen) -> float:
    """Whether both are placed, and neither report names the other's places anywhere."""
    here, there = a.happening.places, b.happening.places
    return float(bool(here and there) and not heard_of(there, a) and not heard_of(here, b))


def heard_of(places: Mapping[str, PlaceMention], seen: Seen) -> bool:
    """Whether the report has a word of the name of any of the places."""
    words = (word for place in places.values() for word in key_of_name(place.name or place.text).split())
    return not seen.happening.places.keys().isdisjoint(places) or any(word in seen.report.names for word in words)


def other_country(a: Seen, b: Seen) -> float:
    """Whether their places lie in different countries."""
    one, other = a.happening.country, b.happening.country
    return float(one is not None and other is not None and one != other)


def same_days(a: Seen, b: Seen) -> float:
    """Whether the times that they give meet, counted by how exact they are: 1 a day, a half a week, a fifth a month."""
    one, other = a.happening.days, b.happening.days
    if one is None or other is None or not one.meets(other):
        return 0.0
    longest = max(((when.end or date.max) - (when.start or date.min)).days for when in (one, other))
    return 1.0 if longest <= 1 else 0.5 if longest <= 8 else 0.2 if longest <= 31 else 0.0


def no_day_in_common(a: Seen, b: Seen) -> float:
    """Whether the times that they give do not meet in a day or a week, or are not known."""
    return float(same_days(a, b) < 0.5)


def other_days(a: Seen, b: Seen) -> float:
    """Whether the times that they give are more than a day apart and known to a week; what had happened by a day did lately."""
    one, other = a.happening.days, b.happening.days
    if one is None or other is None:
        return 0.0
    mine, theirs = spread(one), spread(other)
    if not mine or not theirs or not (days_in(mine) <= 7 and days_in(theirs) <= 7):
        return 0.0
    gap = days_between_spans(mine, theirs)
    return 0.0 if gap <= 0 else 0.3 if gap <= 1 else 1.0


def days_in(span: Days) -> int:
    """Days from the first to the last."""
    return (span[1] - span[0]).days


STATED_DAYS_APART = 14  # days: a running toll may be dated by its first day or by its last
RUNNING = 4  # days: a battle goes on after the first report of it
PUBLISHED_DAYS_APART = 240  # reports go on telling of a happening for months, where they give no day


def far_in_time(a: Seen, b: Seen) -> bool:
    """Whether two happenings are too far apart in time to be one, whatever else they share: by their words, else by publication."""
    if told_before(a, b) or told_before(b, a):
        return True
    one, other = stated(a), stated(b)
    if one and other:
        return days_between_spans(one, other) > STATED_DAYS_APART
    one, other = one or published(a), other or published(b)
    return one is not None and other is not None and days_between_spans(one, other) > PUBLISHED_DAYS_APART


def told_before(a: Seen, b: Seen) -> bool:
    """Whether the one report came out before what the other tells of can have happened, by the latter's words."""
    day, when = a.report.sketch.published, b.happening.days
    span = spread(when) if when and when.source in STATED and when.precision in ("day", "week") else None
    return day is not None and span is not None and (span[0] - day).days > RUNNING


def days_between_spans(one: Days, other: Days) -> int:
    """Days between two spans, negative where they meet."""
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def stated(one: Seen) -> Days | None:
    """The first and last day that the words of its claims give, None where they give none; news is told soon after it happened."""
    times = [claim.when for claim in one.happening.claims if claim.when.source in STATED and not claim.when.inferred]
    days = [(when.start or when.end, when.end) for when in times if when.end and when.precision in ("day", "week")]
    return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def published(one: Seen) -> Days | None:
    """The day on which its report came out, twice; None where it is unknown."""
    day = one.report.sketch.published
    return (day, day) if day else None


def same_actors(a: Seen, b: Seen) -> float:
    """Whether they share somebody who acts."""
    return float(bool(a.happening.actors & b.happening.actors))


def same_targets(a: Seen, b: Seen) -> float:
    """Whether they share somebody who is acted on."""
    return float(bool(a.happening.targets & b.happening.targets))


def roles_crossed(a: Seen, b: Seen) -> float:
    """Whether who acts in the one is acted on in the other: two tellings of a fight."""
    one, other = a.happening, b.happening
    return float(bool(one.actors & other.targets) or bool(one.targets & other.actors))


def others_named(a: Seen, b: Seen) -> float:
    """Whether both name who acts and who is acted on, and nobody is the same in either role."""
    one, other = a.happening, b.happening
    everybody = bool(one.actors and other.actors and one.targets and other.targets)
    return float(everybody and not (one.actors | one.targets) & (other.actors | other.targets))


def same_toll(a: Seen, b: Seen) -> float:
    """Whether a toll of more than one is the same."""
    one, other = a.happening.tolls, b.happening.tolls
    equal = [min(count, 10) for measure, count in one.items() if count > 1 and other.get(measure) == count]
    return max(equal, default=0) / 10 * 0.5 + 0.5 * bool(equal)


def toll_falls(a: Seen, b: Seen) -> float:
    """Whether the later report has a toll of less than half of the earlier one: a running toll grows."""
    one, other = (a, b) if (a.report.sketch.published or date.min) <= (b.report.sketch.published or date.min) else (b, a)
    early, late = one.happening.tolls, other.happening.tolls
    if one.report.sketch.published is None or one.report.sketch.published == other.report.sketch.published:
        return float(any(max(n, late[m]) > 3 * min(n, late[m]) + 2 for m, n in early.items() if m in late))
    return float(any(late[m] * 2 < n and n > 3 for m, n in early.items() if m in late))


def rare_words(a: Seen, b: Seen) -> float:
    """The share of rare words and names that the sentences themselves have in common."""
    one = {bones: a.report.names.get(bones, 3.0) for bones in a.happening.names}
    other = {bones: b.report.names.get(bones, 3.0) for bones in b.happening.names}
    return share(one, other, math.fsum(one.values()), math.fsum(other.values()))


def same_sentence(a: Seen, b: Seen) -> float:
    """Whether a clause of eight words or more stands in both: copied text.

    An outlet's own standing sentences count a fifth, and so do sentences that name no place, no day and no number.
    """
    copied = not a.happening.clauses.isdisjoint(b.happening.clauses)
    return float(copied) * (0.2 if one_outlet(a, b) or not (specific(a.happening) and specific(b.happening)) else 1.0)


def specific(one: Happening) -> bool:
    """Whether anything in it tells it from others of its kind: a place, a day or a number."""
    return bool(one.places or one.tolls or one.stated_days)


def same_speaker(a: Seen, b: Seen) -> float:
    """Whether the same speaker is quoted."""
    return float(bool(a.happening.speakers & b.happening.speakers))


REPORT_FEATURES = (  # what two reports share speaks for what each is about, and for nothing else in them
    Feature("whole text", whole_text, 0.0, "the reports are alike"),
    Feature("names in first lines", names_in_first_lines, 0.0, "the first lines share names"),
    Feature("names throughout", names_throughout, 0.0, "the reports share names"),
    Feature("same date", same_date_written, 0.0, "they name the same date"),
    Feature("other date", other_date_written, 0.0, "their dates differ", -0.5),
    Feature("same weekday", same_weekday, 0.0, "they name the same weekday"),
    Feature("other weekday", other_weekday, 0.0, "they name different weekdays"),
    Feature("same numbers", same_numbers, 0.0, "they give the same counts"),
    Feature("large number", large_number, 0.0, "they give the same large count"),
    Feature("told together", told_together, 0.0, "they were told within a week", 1.5),
    Feature("told apart", told_apart, 0.0, "they were told more than a week apart", -1.5),
    Feature("opening found", opening_found, 0.0, "the names that the one opens with stand in the other"),
    Feature("same people", same_people, 0.0, "they name the same persons who suffered it"),
    Feature("word pairs", word_pairs, 0.0, "the same rare words stand side by side"),
    Feature("one outlet", one_outlet, 0.0, "one outlet tells both, in the same style, on no day in common", -2.5),
)
CLAIM_FEATURES = (
    Feature("same place", same_place, 2.0, "they are at one place", 0.0),
    Feature("other place", other_place, -4.0, "the places lie apart", -4.0),
    Feature("places unheard of", places_unheard_of, -3.0, "neither report names the other's place", -12.0),
    Feature("other country", other_country, -3.0, "they are in different countries", 0.0),
    Feature("same days", same_days, 1.5, "they are on the same days"),
    Feature("no day in common", no_day_in_common, -2.0, "no day in common is known", 0.0),
    Feature("other days", other_days, -20.0, "they are on different days", -2.0),
    Feature("same actors", same_actors, 0.8, "the same side acts"),
    Feature("same targets", same_targets, 1.2, "the same people are acted on"),
    Feature("roles crossed", roles_crossed, 0.6, "the sides are the same, told from either end", 0.0),
    Feature("others named", others_named, -1.0, "other people act and are acted on"),
    Feature("same toll", same_toll, 1.5, "the toll is the same"),
    Feature("toll falls", toll_falls, -1.5, "the tolls do not fit a growing one"),
    Feature("rare words", rare_words, 1.5, "the sentences share rare names", 0.0),
    Feature("same sentence", same_sentence, 5.0, "one sentence stands in both", 1.0),
    Feature("same speaker", same_speaker, 0.4, "the same speaker is quoted", 0.0),
)
KIND_FEATURES = (  # reports choose different words for one happening, so the kinds of what two reports are about say little
    Feature("kinds fit", kinds_fit, 1.0, "the acts are of one sort"),
    Feature("kinds clash", kinds_clash, -4.0, "the acts cannot be one"),
)
FEATURES = (*REPORT_FEATURES, *CLAIM_FEATURES, *KIND_FEATURES)
LEAD_FEATURES = (*REPORT_FEATURES, *CLAIM_FEATURES)
BIAS = -4.7  # two happenings that share nothing but a block key


def terms_of(a: Seen, b: Seen) -> list[tuple[Feature, float]]:
    """The features that apply to the pair, each with what it adds to the score."""
    _, table = between_leads() if leads(a, b) else between_others()
    return [(one, weight * one.measure(a, b)) for one, weight in table]


@cache
def between_leads() -> tuple[float, tuple[tuple[Feature, float], ...]]:
    """The bias, and the features with their weights, between what two reports are about."""
    return weights()["bias"], tuple((one, one.lead_weight) for one in LEAD_FEATURES if one.lead_weight)


@cache
def between_others() -> tuple[float, tuple[tuple[Feature, float], ...]]:
    """The bias, and the features with their weights, between any other happenings of two reports."""
    return BIAS, tuple((one, one.weight) for one in (*CLAIM_FEATURES, *KIND_FEATURES) if one.weight)


def score(a: Seen, b: Seen) -> float:
    """How likely it is, 0..1, that both tell of one happening."""
    if stated_apart(a.happening, b.happening) or far_in_time(a, b):
        return 0.0
    bias, table = between_leads() if leads(a, b) else between_others()
    total = bias + math.fsum([weight * one.measure(a, b) for one, weight in table])
    return 1 / (1 + math.exp(-max(-500.0, total)))


def reasons(a: Seen, b: Seen) -> tuple[Reason, ...]:
    """The features that speak for or against, the strongest first."""
    strong = sorted((item for item in terms_of(a, b) if abs(item[1]) >= 0.25), key=lambda item: (-abs(item[1]), item[0].name))
    return tuple(Reason(rule=feature.name, words=f"{feature.words} ({value:+.1f})") for feature, value in strong)


def stated_apart(a: Happening, b: Happening) -> bool:
    """Whether the words of both give days, known to a week or better, that lie more than a day apart: they cannot be one."""
    one, other = a.stated_days, b.stated_days
    return one is not None and other is not None and lie_apart(one, other)


def lie_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans of days lie more than a day apart."""
    return other[0] - one[1] > 1 or one[0] - other[1] > 1


def leads(a: Seen, b: Seen) -> bool:
    """Whether each happening is what its report is about, so that what the reports share speaks for the happenings."""
    return a.happening.lead and b.happening.lead


def share(a: Vector, b: Vector, weight_of_a: float, weight_of_b: float) -> float:
    """The weight that two sets of terms have in common, as a share of the lighter set."""
    lighter = min(weight_of_a, weight_of_b)
    return shared_weight(a, b) / lighter if lighter else 0.0


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The distance on the globe."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
