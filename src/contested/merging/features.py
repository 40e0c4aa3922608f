"""Reasons that two reports' happenings are one: each a function from a pair to a number, weights, and words for the reader.

The score of a pair is the logistic function of the weighted sum. Between what two reports are about, most weights were fitted on
development gold (benchmarks/train_merging.py); the rest, and those between anything else in two reports, are set by hand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from contested.merging.claim_traits import (
    far_in_time,
    kinds_clash,
    kinds_fit,
    no_day_in_common,
    other_country,
    other_days,
    other_place,
    others_named,
    places_unheard_of,
    rare_words,
    roles_crossed,
    same_actors,
    same_days,
    same_place,
    same_place_and_days,
    same_sentence,
    same_speaker,
    same_targets,
    same_toll,
    stated_apart,
    toll_falls,
)
from contested.merging.report_traits import (
    large_number,
    names_in_first_lines,
    names_throughout,
    one_outlet,
    opening_found,
    other_date_written,
    other_weekday,
    same_date_written,
    same_numbers,
    same_people,
    same_weekday,
    told_apart,
    told_together,
    whole_text,
    word_pairs,
)
from contested.merging.seen import Seen
from contested.records import Reason


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
    Feature("same days", same_days, 1.5, "they are on the same days", 1.5),
    Feature("place and days", same_place_and_days, 0.0, "they are at one place on the same days", 2.0),
    Feature("no day in common", no_day_in_common, -2.0, "no day in common is known", 0.0),
    Feature("other days", other_days, -20.0, "they are on different days", -2.0),
    Feature("same actors", same_actors, 0.8, "the same side acts"),
    Feature("same targets", same_targets, 1.2, "the same people are acted on", 1.2),
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


def leads(a: Seen, b: Seen) -> bool:
    """Whether each happening is what its report is about, so that what the reports share speaks for the happenings."""
    return a.happening.lead and b.happening.lead
