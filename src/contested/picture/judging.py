"""Words that judge while they tell, such as "terrorists", "martyrs", "the regime": in a text's own voice or in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

LONGEST_QUOTE = 2_000  # characters: a mark that is not closed within them opens nothing
QUOTES = re.compile(
    rf"“[^“”\n]{{1,{LONGEST_QUOTE}}}”|„[^„“”\n]{{1,{LONGEST_QUOTE}}}[“”]|«[^«»\n]{{1,{LONGEST_QUOTE}}}»"
    rf'|"[^"\n]{{1,{LONGEST_QUOTE}}}"'
)


@dataclass(frozen=True, slots=True)
class JudgingRow:
    """Words of one sort, with sentences that must and must not be found."""

    sort: str
    words: tuple[str, ...]
    fires: tuple[str, ...]
    spares: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingWord:
    """A word that judges, where it stands."""

    start: int
    end: int
    word: str  # in small letters
    sort: str
    quoted: bool  # in quotation marks: rather somebody else's word


@cache
def judging_rows() -> tuple[JudgingRow, ...]:
    """The rows of the lexicon."""
    path = resources.files("contested") / "data" / "lexicons" / "en" / "judgement.yml"
    rows = yaml.safe_load(path.read_text("utf-8"))
    return tuple(JudgingRow(row["sort"], tuple(map(str, row["words"])), tuple(row["fires"]), tuple(row["spares"])) for row in rows)


@cache
def sorts() -> dict[str, str]:
    """The sort of each word; the first row that has it keeps it."""
    found: dict[str, str] = {}
    for row in judging_rows():
        for word in row.words:
            found.setdefault(word.casefold(), row.sort)
    return found


@cache
def pattern() -> re.Pattern[str]:
    """What finds them all in one go, the longest first."""
    words = sorted(sorts(), key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\ ", r"[ \-‐‑]") for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)", re.IGNORECASE)


def words_of_judgement(text: str) -> tuple[JudgingWord, ...]:
    """The words of a text that judge, in text order."""
    quotes = [match.span() for match in QUOTES.finditer(text)]
    begins = [start for start, _ in quotes]
    found = []
    for match in pattern().finditer(text):
        word = re.sub(r"[\s\-‐‑]", " ", match.group().casefold())
        at = bisect_right(begins, match.start()) - 1
        quoted = at >= 0 and match.end() <= quotes[at][1]
        found.append(JudgingWord(start=match.start(), end=match.end(), word=word, sort=sorts()[word], quoted=quoted))
    return tuple(found)
