"""Which kind of act a short report speaks of: by what its words mean beside each other, and by hashed words and pairs of words.

The meaning comes from a small transformer (`vectors.py`), whose upper layers were trained further for this. It weighs the claims
that the rules found, where one of them is to lead; where they found none, it may name one (`wording.py`).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np

from contested.reading.vectors import Layer, layers_in, load_encoder, mean_of, softmax, through

SHORT = 700  # characters of a report that is a few sentences long; what a longer one speaks of is not asked
OPENING = 500  # characters that are looked at
BUCKETS = 16_384
STEM = 7  # letters of a word that count, so that its forms meet
OTHER_NEWS = "other_news"  # stands among the kinds for reports that tell of no conflict
FLOOR = 0.01  # no kind is less likely than this
WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*")


@dataclass(frozen=True, slots=True)
class Topics:
    """The trained model: groups of kinds, and what the words and the meaning of a text add to each."""

    groups: tuple[tuple[str, ...], ...]  # of kinds, the commonest first; () for disasters and crime
    idf: Any  # one number for each bucket
    weights: Any  # buckets by groups
    layers: tuple[Layer, ...]  # upper layers of the transformer
    senses: Any  # numbers of the mean of the last layer by groups
    bias: Any  # one number for each group

    def shares(self, text: str, rows: Any) -> dict[tuple[str, ...], float]:
        """How likely each group of kinds is to be what a text is about, in all one; `rows`: the encoder on its opening."""
        found = buckets(text)
        sums = self.bias + mean_of(through(self.layers, rows)) @ self.senses
        if found:
            size = math.sqrt(float((self.idf[found] ** 2).sum())) or 1.0
            sums += (self.idf[found, None] * self.weights[found]).sum(axis=0) / size
        return dict(zip(self.groups, map(float, softmax(sums)), strict=True))


def by_kind(shares: dict[tuple[str, ...], float]) -> dict[str, float]:
    """The logarithm of how likely each kind is; kinds that the model knows nothing of are left out."""
    return {kind: math.log(share + FLOOR) for group, share in shares.items() for kind in group}


def is_known(kind: str) -> bool:
    """Whether the model has learnt of a kind; of trials and elections, say, it cannot tell that a text is not about them."""
    return any(kind in group for group in load_topics().groups)


def buckets(text: str) -> list[int]:
    """The buckets of the words and pairs of words in the opening of a text."""
    stems = [word[:STEM] for word in WORD.findall(text[:OPENING].lower())]
    pairs = (f"{first} {second}" for first, second in pairwise(stems))
    return sorted({crc32(gram.encode()) % BUCKETS for gram in (*stems, *pairs)})


@lru_cache(maxsize=4)
def topics_of(text: str) -> dict[tuple[str, ...], float]:
    """How likely each group of kinds is to be what a short text is about; nothing for a longer one."""
    return load_topics().shares(text, load_encoder().rows(text[:OPENING])) if len(text) < SHORT else {}


@cache
def load_topics() -> Topics:
    """The weights of data/models/topics.npz: small whole numbers, those of words with one scale for each group."""
    with (resources.files("contested") / "data" / "models" / "topics.npz").open("rb") as file:
        table = np.load(file, allow_pickle=False)
        groups = tuple(tuple(str(kinds).split()) for kinds in table["groups"])
        weights = table["weights"].astype(np.float32) * table["scale"]
        return Topics(groups, table["idf"].astype(np.float32), weights, layers_in(table), table["senses"], table["bias"])
