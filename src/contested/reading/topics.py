"""Which kinds of act the opening words of a report speak of, by a softmax over hashed words and pairs of words.

It names no act and makes no claim. It only weighs those that the rules found, where one of them is to lead.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np

OPENING = 500  # characters that are looked at
BUCKETS = 16_384
STEM = 7  # letters of a word that count, so that its forms meet
FLOOR = 0.01  # no kind is less likely than this
WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*")


@dataclass(frozen=True, slots=True)
class Topics:
    """The trained model: groups of kinds, and for each bucket its weight in each of them."""

    groups: tuple[frozenset[str], ...]
    idf: Any  # one number for each bucket
    weights: Any  # buckets by groups
    bias: Any  # one number for each group

    def of(self, text: str) -> dict[str, float]:
        """The logarithm of how likely each kind is to be what the text is about; kinds that it knows nothing of are left out."""
        found = buckets(text)
        sums = self.bias.copy()
        if found:
            size = math.sqrt(float((self.idf[found] ** 2).sum())) or 1.0
            sums += (self.idf[found, None] * self.weights[found]).sum(axis=0) / size
        odds = np.exp(sums - sums.max())
        shares = odds / odds.sum()
        return {
            kind: math.log(float(share) + FLOOR) for group, share in zip(self.groups, shares, strict=True) for kind in sorted(group)
        }


def buckets(text: str) -> list[int]:
    """The buckets of the words and pairs of words in the opening of a text."""
    stems = [word[:STEM] for word in WORD.findall(text[:OPENING].lower())]
    pairs = (f"{first} {second}" for first, second in pairwise(stems))
    return sorted({crc32(gram.encode()) % BUCKETS for gram in (*stems, *pairs)})


def topics_of(text: str) -> dict[str, float]:
    """The logarithm of how likely each kind is to be what this text is about."""
    return load_topics().of(text)


@cache
def load_topics() -> Topics:
    """The weights of data/models/topics.npz: small whole numbers with one scale for each group."""
    with (resources.files("contested") / "data" / "models" / "topics.npz").open("rb") as file:
        table = np.load(file, allow_pickle=False)
        groups = tuple(frozenset(str(kinds).split()) for kinds in table["groups"])
        weights = table["weights"].astype(np.float32) * table["scale"]
        return Topics(groups, table["idf"].astype(np.float32), weights, table["bias"])
