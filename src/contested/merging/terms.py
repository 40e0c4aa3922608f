"""Words and names of a text as merging compares them: stems, and consonant skeletons that survive another spelling of a name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container
from functools import lru_cache
from itertools import pairwise
from typing import Any
from zlib import crc32

WORD = re.compile(r"[^\W_]{1,40}")
CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{1,40}(?:['’`‘-][^\W\d_]{1,40}){0,3}")
TAG = re.compile(r"#([^\W_]{2,60})")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where a word begins within "#WadAlNoura"
LOWER = re.compile(r"\b[a-z]{3,40}\b")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_READ = 12_000  # characters of a text whose neighbouring words are kept: some two thousand words
ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
CONSONANTS = (
    *(("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("ph", "f")),
    *(("q", "g"), ("k", "g"), ("c", "g"), ("z", "s"), ("y", ""), ("w", "")),
)
NO_NAMES = frozenset(
    [
        "the",
        "and",
        "but",
        "for",
        "not",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "our",
        "their",
        "they",
        "with",
        "from",
        "when",
        "while",
        "after",
        "before",
        "during",
        "according",
        "also",
        "however",
        "there",
        "what",
        "who",
        "where",
        "why",
        "how",
        "are",
        "was",
        "were",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "more",
        "many",
        "most",
        "some",
        "all",
        "other",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "new",
        "news",
        "read",
        "share",
    ]
) | {*MONTHS, *WEEKDAYS}


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word in lower case without a common ending: enough to make one term of "attack", "attacks" and "attacked"."""
    word = word.lower()
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)] + instead
    return word


@lru_cache(maxsize=200_000)
def skeleton(name: str) -> str:
    """The first letter and the consonants, similar ones folded: equal for most spellings of one foreign name."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if c.isalpha())
    for pair, instead in CONSONANTS:
        letters = letters.replace(pair, instead)
    bones = letters[:1] + re.sub("[aeiou]", "", letters[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones[:-1] if bones.endswith("h") and len(bones) > 2 else bones


@lru_cache(maxsize=50_000)
def shared(found: frozenset[Any]) -> frozenset[Any]:
    """The same set for the same members: there are many happenings, and few kinds and forces."""
    return found


@lru_cache(maxsize=50_000)
def key_of_name(name: str) -> str:
    """The skeletons of the words of a name in their order, without articles."""
    words = re.findall(r"[^\W\d_]+", name)
    kept = [word for word in words if word.lower() not in ("al", "el", "the", "of", "a", "an", "and")]
    return " ".join(skeleton(word) for word in kept or words)


def key_number(key: str, sort: int = 0) -> int:
    """A key as a number of 63 bits for an index in a database; the last four are its sort."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 5 << 4 | sort


def stems(text: str) -> Counter[str]:
    """How often each stem stands in the text."""
    return Counter(stem(word) for word in WORD.findall(text))


def word_pairs(text: str, rare: Callable[[str], bool]) -> set[int]:
    """A number for every two rare words that stand side by side."""
    words = [stem(word) for word in WORD.findall(text[:LONGEST_READ])]
    return {crc32(f"{a} {b}".encode()) for a, b in pairwise(words) if rare(a) and rare(b)}


def names(text: str, left_out: Container[str] = ()) -> dict[str, str]:
    """Capitalised words that the text never writes small: skeleton to one spelling, in alphabetical order.

    Those with a skeleton that is to be left out are not among them.
    """
    if "#" in text:
        text = TAG.sub(lambda tag: HUMP.sub(" ", tag[1]), text)
    small = set(LOWER.findall(text))
    found = {part.lower() for match in CAPITAL.finditer(text) for part in re.split(r"['’`‘-]", match.group()) if len(part) > 2}
    kept = sorted(word for word in found if word not in small and word not in NO_NAMES)
    return {bones: word for word in reversed(kept) if len(bones := skeleton(word)) > 1 and bones not in left_out}
