"""How much a shared word or name says: what few texts have says much.

The background is a small table that ships with the package: in how many of some 1,600 news texts a word stands. It alone weighs the
words of a text. The names in first lines are counted too over the reports that are merged: a name in forty reports of one war ties
no two of them together. It is the count itself, not its share, that lowers the weight: the more happenings a name may belong to,
the less it says which.

The count tells in steps, at each fourfold up to `MOST_CROWDED`. So a new report changes the weight of a name in first lines only
when its count passes a step, and then only for the reports that have the name there, which are bounded in number: what is to be
merged anew can be found, and the order in which reports arrive changes nothing.
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


MOST_CROWDED = 256  # a name in the first lines of more reports than that says no less


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of names in first lines, given how many reports name each there."""

    names: Mapping[str, int] = field(default_factory=dict)

    def of_name(self, bones: str, word: str) -> float:
        """The weight of a name in first lines: by the background for its spelling, and by how many reports have it there."""
        return inverse(word) / crowding(self.names.get(bones, 0))


@cache
def inverse(stem: str) -> float:
    """Inverse document frequency in the background; a word that it lacks counts as one that few texts have."""
    texts, counts = background()
    return math.log((texts + 1) / (counts.get(stem, 2) + 1))


def crowding(count: int) -> float:
    """What divides the weight of a name that this many reports have: 1 below four, then 2.5, and two more at each fourfold."""
    steps = (min(count, MOST_CROWDED).bit_length() - 1) // 2
    return 2 * steps + 0.5 if steps > 0 else 1.0


def count_names(heads: Iterable[Iterable[str]]) -> Rarity:
    """The weights for reports with these names in their first lines."""
    return Rarity(Counter(name for one in heads for name in set(one)))
