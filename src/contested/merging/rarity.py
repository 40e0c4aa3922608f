"""How much a shared word or name says: what few texts have says much.

Two counts make a term's weight. The background is a small table that ships with the package: in how many of some 1,600 news
texts a word stands. The other is counted over the readings that are merged: a name in forty reports of one war ties no two of
them together. It is the count itself, not its share, that lowers the weight: the more happenings a name may belong to, the less
it says which. Both are functions of the set of readings, so the order in which reports arrive changes nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources


@cache
def background() -> tuple[int, Mapping[str, int]]:
    """The number of texts behind the table, and in how many of them each stem stands."""
    table = resources.files("contested") / "data" / "merging" / "background.tsv"
    first, *lines = table.read_text("utf-8").splitlines()
    return int(first), {word: int(count) for word, count in (line.split("\t") for line in lines)}


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of stems and names, given how many of the readings have each."""

    stems: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)

    def of_stem(self, stem: str) -> float:
        """The weight of a stem: its inverse document frequency in the background, lowered where many of the readings have it."""
        return inverse(stem) / crowding(self.stems.get(stem, 0))

    def of_name(self, bones: str, stem: str) -> float:
        """The weight of a name: by the background for its spelling, and by how many readings have its skeleton."""
        return inverse(stem) / crowding(self.names.get(bones, 0))


@cache
def inverse(stem: str) -> float:
    """Inverse document frequency in the background; a word that it lacks counts as one that few texts have."""
    texts, counts = background()
    return math.log((texts + 1) / (counts.get(stem, 2) + 1))


def crowding(count: int) -> float:
    """What divides the weight of a term that this many readings have: 1 up to two of them, then one more with each doubling."""
    return 1 + math.log2(max(1.0, count / 2))


def count_terms(stems: Iterable[Iterable[str]], names: Iterable[Iterable[str]]) -> Rarity:
    """The weights for readings with these stems and names."""
    return Rarity(Counter(term for one in stems for term in set(one)), Counter(term for one in names for term in set(one)))
