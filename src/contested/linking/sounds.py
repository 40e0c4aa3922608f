"""How a name sounds: keys to look names up by, and how far two spellings are apart, across systems of transliteration."""

from __future__ import annotations

import re
from functools import lru_cache

from contested.linking.scripts import LONGEST, to_latin

ARTICLES = frozenset(
    [
        "al",
        "el",
        "il",
        "ul",
        "an",
        "ar",
        "as",
        "at",
        "az",
        "ad",
        "ash",
        "ech",
        "esh",
        "es",
        "er",
        "ez",
        "ed",
        "en",
        "et",
        "adh",
        "ath",
    ]
)
WORD = re.compile(r"[^\W_]+(?:['`]+[^\W_]+)*")
FOLDS = tuple(
    (re.compile(pattern), with_)
    for pattern, with_ in (
        (r"['`]", ""),
        (r"tsch|tch|sch|sh|ch|sc(?=[ei])", "c"),
        (r"dsch|dj|dzh|gi(?=[aou])|zh", "j"),
        (r"kh|x", "x"),
        (r"gh|rh(?=[aeiou])|q", "g"),
        (r"ph|v", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ck", "k"),
        (r"ou|oo|aw|au|[owu]", "u"),
        (r"ee|ay|ai|ey|ei|iy|[eyi]", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)[aiuh]+$", ""),
    )
)


def name_words(name: str) -> list[str]:
    """The words of a name in Latin letters, free-standing articles left out (unless nothing else is there)."""
    words = WORD.findall(to_latin(name).replace("-", " "))
    return [word for word in words if word.lower() not in ARTICLES] or words


def name_key(name: str) -> str:
    """A key that most spellings of one name share, for looking up: "Ghariyan" and "Gharyan", "Qanfouda" and "Ganfuda"."""
    return key_of(name[:LONGEST])


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """`name_key` of a name that is short enough to keep."""
    return " ".join(fold_word(word) for word in name_words(name))


def fold_word(word: str) -> str:
    """One word's fold: classes of consonants, three vowels, no doubled letters, no final vowel."""
    text = word.lower()
    for pattern, with_ in FOLDS:
        text = pattern.sub(with_, text)
    return text


def skeleton(name: str) -> str:
    """The consonants alone, in coarse classes: shared across scripts, but by other names too, so it only suggests."""
    return " ".join(filter(None, (word_skeleton(fold_word(word)) for word in name_words(name))))


def word_skeleton(folded: str) -> str:
    """The consonants of a folded word; a word of vowels alone stays."""
    bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[aiu]", "", folded.replace("k", "g")).translate({ord("p"): "b"}))
    return bare or folded
