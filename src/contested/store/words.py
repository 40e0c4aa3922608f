"""Words as they are kept and asked for in a search: without case, accents and common endings, in any script.

Both databases are given the same terms, so that they find the same things: neither cuts up a text or a question by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u064b-\u065f]+[^\W_]*)*")
LONGEST = 40  # characters of a term: a longer word is cut
ENDINGS = (  # the ending, what stands instead, and how much of the word must be left
    *(("ies", "y", 3), ("sses", "ss", 3), ("ings", "", 4)),
    *(("ing", "", 4), ("ed", "", 4), ("es", "", 4), ("s", "", 4)),
)
ASKED = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
MOST_ASKED = 32  # parts of a question: what comes after is passed over


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a question: a word, its beginning (`shell*`) or words in a row; or such as must not be there."""

    terms: tuple[str, ...]
    begins: bool = False
    absent: bool = False


def term(word: str) -> str:
    """The word as it is kept: letters and digits alone, small, without accents, without a common English ending; maybe empty."""
    letters = bare(word)
    if letters.isascii():
        for ending, instead, least in ENDINGS:
            if letters.endswith(ending) and len(letters) - len(ending) >= least:
                return letters[: len(letters) - len(ending)] + instead
    return letters


def bare(word: str) -> str:
    """The letters and digits of a word, small and without accents."""
    if word.isascii() and word.isalnum():
        return word[:LONGEST].lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    return "".join(sign for sign in folded if sign.isalnum())[:LONGEST]


def spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Where each word of the text stands, and its term."""
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        if found := term(match.group()[: 2 * LONGEST]):
            yield match.start(), match.end(), found


def terms(text: str) -> list[str]:
    """The terms of a text, in its order."""
    return [found for _, _, found in spans(text)]


def asked(words: str) -> tuple[Part, ...]:
    """The parts of a question as people write it; what holds no letter or digit is passed over, and no question is wrong."""
    found: list[Part] = []
    for match in ASKED.finditer(words[:4000]):
        minus, phrase, sign, word = match.groups()
        begins = phrase is None and word.endswith("*")
        kept = tuple(terms(phrase if phrase is not None else word))
        if kept:
            found.append(Part(kept, begins, bool(minus or sign)))
    return tuple(found[:MOST_ASKED])
