"""Do two written names denote the same person, body or place? `same_name` says how surely, `compare` also why."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from contested.linking.name_figures import FIGURES, figures
from contested.linking.name_pairs import acronym, distinguished, same_words, told_apart
from contested.linking.name_parts import Parts, parts_of
from contested.linking.name_reasons import place_reasons, reasons_of
from contested.linking.scripts import LONGEST, ideographs
from contested.linking.sounds import name_key, skeleton
from contested.linking.spelling import apart

__all__ = ["NameMatch", "compare", "name_key", "same_name", "skeleton"]

MIDDLE, SLOPE = 0.7, 7.0  # the cost in sounds at which two spellings are as likely one town as two, and how sharply that turns
MOST_TOKENS_OF_PLACE = 6
KINSHIP = frozenset(["bin", "ben", "ibn", "bint"])
HONOURED = frozenset(
    ["sheikh", "shaikh", "shaykh", "sheik", "cheikh", "sayyid", "sayyed", "sayed", "hajji", "haji", "hajj", "imam"]
)
# Where one of these holds, the names are two however they are spelled; none exceeds its score.
NUMBERED_APART, NUMBERED_MORE, LOOK_ALIKES, OTHER_CHARACTERS, DISTINGUISHED = 0.1, 0.4, 0.2, 0.2, 0.4
ACRONYM, SAME_WORDS = 0.75, 0.95


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How sure it is that two names are one, 0..1, and why, in words."""

    score: float
    reasons: tuple[str, ...]


def same_name(a: str, b: str) -> float:
    """How sure it is, 0..1, that two written names denote one person, body or place; 0.5 and more says that they do."""
    first, second = ordered(a, b)
    settled = at_sight(first, second)
    return judged(parts_of(first), parts_of(second)) if settled is None else settled.score


def compare(a: str, b: str) -> NameMatch:
    """How sure it is that two written names denote one person, body or place, with the reasons."""
    first, second = ordered(a, b)
    settled = at_sight(first, second)
    if settled is not None:
        return settled
    one, other = parts_of(first), parts_of(second)
    reasons = place_reasons(one, other) if as_place(one, other) else reasons_of(one, other)
    return NameMatch(judged(one, other), reasons)


def ordered(a: str, b: str) -> tuple[str, str]:
    """The two names, cut to what is looked at, in an order that does not depend on which came first."""
    one, other = a.strip()[:LONGEST], b.strip()[:LONGEST]
    return (one, other) if one <= other else (other, one)


def at_sight(a: str, b: str) -> NameMatch | None:
    """The answer that needs no weighing, else None."""
    if a == b:
        return NameMatch(1.0, ("written the same",))
    if ideographs(a) and ideographs(b):
        return NameMatch(OTHER_CHARACTERS, ("written with other characters",))
    one, other = parts_of(a), parts_of(b)
    if not one.words or not other.words:
        return NameMatch(0.0, ("one of them holds no name",))
    if one.tokens == other.tokens:
        return NameMatch(1.0, ("the same but for accents, case and punctuation",))
    return None


def judged(a: Parts, b: Parts) -> float:
    """The score of two names that are not the same at sight."""
    if same_words(a, b):
        return SAME_WORDS
    if acronym(a, b):
        return ACRONYM
    if as_place(a, b):
        by_sound = place_score(a, b)
        return min(by_sound, LOOK_ALIKES) if not marked_place(a, b) and told_apart(a, b) else by_sound
    weighed = weighed_score(a, b)
    return max(weighed, place_score(a, b)) if glued_place(a, b) else weighed


def as_place(a: Parts, b: Parts) -> bool:
    """True where the pair is judged by its sounds: single words, names that begin as a place's do, scientific spelling."""
    if not (may_be_place(a) and may_be_place(b)):
        return False
    if len(a.words) == 1 == len(b.words) or marked_place(a, b):
        return True
    return (a.scientific or b.scientific) and len(a.words) == len(b.words)


def marked_place(a: Parts, b: Parts) -> bool:
    """True where a word for a sort of place, or an article in front, says that one of them is a place's name."""
    return any(parts.place_words or parts.article_first for parts in (a, b))


def glued_place(a: Parts, b: Parts) -> bool:
    """True where a place may be written as one word here and as two there."""
    return (a.scientific or b.scientific) and may_be_place(a) and may_be_place(b)


def may_be_place(parts: Parts) -> bool:
    """True where nothing in the name says that it is a person's or a body's."""
    if parts.body or parts.comma or parts.numbers or parts.titles - HONOURED or len(parts.tokens) > MOST_TOKENS_OF_PLACE:
        return False
    return not KINSHIP.intersection(parts.tokens) and not any(word.initial for word in parts.words)


def place_score(a: Parts, b: Parts) -> float:
    """How sure it is that two spellings are of one place: consonants must agree, vowels hardly count."""
    return logistic(SLOPE * (MIDDLE - apart(a.place_sounds, b.place_sounds)))


def weighed_score(a: Parts, b: Parts) -> float:
    """The score by the weighed figures of the pair, and the rules that no weight outdoes."""
    row = figures(a, b)
    by_weight = logistic(weights()[1] + sum(map(float.__mul__, row, weights()[0])))
    return min(by_weight, ceiling(a, b))


def ceiling(a: Parts, b: Parts) -> float:
    """The most that a pair may score, whatever its weights say: the second brigade is not the first."""
    if a.numbers != b.numbers and (a.numbered or b.numbered):
        return NUMBERED_APART if a.numbers and b.numbers else NUMBERED_MORE
    return DISTINGUISHED if distinguished(a, b) else 1.0


def logistic(logit: float) -> float:
    """The chance of these log odds, never quite 0 or 1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


@cache
def weights() -> tuple[tuple[float, ...], float]:
    """The weight of each figure, and the constant."""
    rows = json.loads((resources.files("contested") / "data" / "names" / "weights.json").read_text("utf-8"))
    return tuple(float(rows[name]) for name in FIGURES), float(rows["constant"])
