"""Two names laid side by side: which word goes with which, and what tells the two apart at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from contested.linking.name_parts import Parts, Word
from contested.linking.name_words import name_words_table
from contested.linking.spelling import apart

MATCHED = 0.5  # words that are no more alike than this do not go together


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two words (or words and their gluing) that go together: how alike, 0..1, by how many letters and sounds they differ."""

    like: float
    edits: float
    sounds: float
    size: float
    how: str = "spelling"
    first: bool = True
    shared: bool = False
    at: tuple[int, int] = (0, 0)


@lru_cache(maxsize=20_000)
def alike(a: Word, b: Word, unvowelled: bool) -> Likeness:
    """How alike two words are."""
    size = (len(a.letters) + len(b.letters)) / 2
    if a.letters == b.letters:
        return Likeness(1.0, 0.0, 0.0, size, "same", shared=a.shared)
    if a.digits != b.digits or look_alikes(a.letters, b.letters):
        return Likeness(0.0, size, 2.0, size)
    if a.initial or b.initial:
        return initials_alike(a, b, size)
    if nicknames_meet(a.letters, b.letters):
        return Likeness(0.9, 0.5, 0.2, size, "short name")
    return spelled_alike(a, b, size, unvowelled)


def told_apart(a: Parts, b: Parts) -> bool:
    """True where the names have, at one place, given names that look alike and are two: Hasan and Husayn."""
    if len(a.words) != len(b.words):
        return False
    return any(look_alikes(one.letters, other.letters) for one, other in zip(a.words, b.words, strict=True))


def look_alikes(a: str, b: str) -> bool:
    """True where the two are listed as names that resemble each other and are not the same."""
    listed = name_words_table().look_alikes
    if a not in listed or b not in listed:
        return False
    return listed[a] != listed[b] and listed[a][0] == listed[b][0]


def initials_alike(a: Word, b: Word, size: float) -> Likeness:
    """How alike an initial and a word are: the first letter says all."""
    begins = a.letters[:1] == b.letters[:1]
    return Likeness(0.8 if begins else 0.0, 0.0 if begins else size, 0.0 if begins else 2.0, size, "initial")


def nicknames_meet(a: str, b: str) -> bool:
    """True where both stand in one group of short given names."""
    groups = name_words_table().nicknames
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


def spelled_alike(a: Word, b: Word, size: float, unvowelled: bool) -> Likeness:
    """How alike two words are by letters and by sounds; an unvowelled script has its sounds alone."""
    sounded = apart(a.sounds, b.sounds)
    edits = float(OSA.distance(a.letters, b.letters))
    edits = min(edits, 1.6 * sounded) if unvowelled else min(edits, 1 + 3 * sounded)
    distance = 0.45 * edits + 0.65 * sounded
    return Likeness(
        max(0.0, 1 - distance / max(2.0, 0.75 * size)),
        edits,
        sounded,
        size,
        first=a.letters[:1] == b.letters[:1],
        shared=a.shared and b.shared,
    )


@dataclass(frozen=True, slots=True)
class Alignment:
    """The words of two names side by side: what goes together, and the places of the words that are left over."""

    pairs: tuple[Likeness, ...]
    left_a: tuple[Word, ...]
    left_b: tuple[Word, ...]
    swapped: bool


def align(a: Parts, b: Parts) -> Alignment:
    """The words that go together, the most alike first; where names are glued or split otherwise, the whole as one word."""
    whole = glued_alike(a, b)
    if whole:
        return Alignment((whole,), (), (), False)
    unvowelled = a.unvowelled or b.unvowelled
    scored = [
        (likeness.like, -abs(i - j), i, j, likeness)
        for i, word in enumerate(a.words)
        for j, other in enumerate(b.words)
        if (likeness := alike(word, other, unvowelled)).like >= MATCHED
    ]
    scored.sort(key=lambda row: row[:2], reverse=True)
    return taken(a, b, scored)


def taken(a: Parts, b: Parts, scored: list[tuple[float, int, int, int, Likeness]]) -> Alignment:
    """The alignment that takes pairs in this order, each word once (a word said twice may answer for itself)."""
    partner: dict[int, int] = {}
    used: set[int] = set()
    pairs: list[Likeness] = []
    for _, _, i, j, likeness in scored:
        if i not in partner and j not in used:
            partner[i] = j
            used.add(j)
            pairs.append(likeness)
    order = [partner[i] for i in sorted(partner)]
    left_a, left_b = left(a.words, set(partner)), left(b.words, used)
    return Alignment(
        tuple(pairs), left_a if left_b else unsaid(left_a, a), left_b if left_a else unsaid(left_b, b), order != sorted(order)
    )


def left(words: tuple[Word, ...], used: set[int]) -> tuple[Word, ...]:
    """The words that found no partner."""
    return tuple(word for at, word in enumerate(words) if at not in used)


def unsaid(over: tuple[Word, ...], parts: Parts) -> tuple[Word, ...]:
    """The words left over, less those that only repeat another word of the name."""
    if not over:
        return over
    often = Counter(word.letters for word in parts.words)
    return tuple(word for word in over if often[word.letters] == 1)


def distinguished(a: Parts, b: Parts) -> bool:
    """True where only one name has a word that makes another name of it, as South does of Sudan."""
    words = name_words_table().sets["distinguishing"]
    return words.intersection(a.tokens) != words.intersection(b.tokens)


def same_words(a: Parts, b: Parts) -> bool:
    """True where the two hold the same words in one order, or one word with and without the s of many."""
    if a.numbers != b.numbers or (a.forms and b.forms and not a.forms & b.forms):
        return False
    one, other = [word.letters for word in a.words], [word.letters for word in b.words]
    return one == other or (len(one) == len(other) == 1 and min(map(len, one + other)) >= 5 and one[0] + "s" == other[0])


def glued_alike(a: Parts, b: Parts) -> Likeness | None:
    """The likeness of two names written as one word, where only their spaces differ or hardly more."""
    for one, other in ((a.glued, b.glued), (a.whole, b.whole)):
        size = max(len(one), len(other))
        if size >= 5 and abs(len(one) - len(other)) <= 2 and len(a.tokens) != len(b.tokens):
            edits = OSA.distance(one, other, score_cutoff=2)
            if edits <= min(2, size // 6):
                return Likeness(1 - edits / size, float(edits), 0.5 * edits, size, "glued" if not edits else "spelling")
    return None


def acronym(a: Parts, b: Parts) -> bool:
    """True where one name is the initials of the other."""
    short, long = sorted((a, b), key=lambda parts: len(parts.words))
    return len(short.words) == 1 and len(short.words[0].letters) >= 3 and short.words[0].letters in long.initials
