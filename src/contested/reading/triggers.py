"""Which kinds of act a sentence tells, and which of its words tells them, by a small transformer trained on marked reports.

Its two upper layers were trained for this (`benchmarks/train_triggers.py`); the lowest two are those of `vectors.py`. It takes a
second look at the claims that the words of the lexicon gave (`second_look.py`).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np

from contested.reading.vectors import Layer, layers_in, load_encoder, mean_of, softmax, through

DEPTH = 2  # layers of the encoder below those that were trained


@dataclass(frozen=True, slots=True)
class Told:
    """How likely a sentence, and each piece of its words, tells each kind of act."""

    starts: list[int]  # the character where the word of each piece begins
    kinds: tuple[str, ...]
    whole: Any  # a share for each kind, and last for none, in all one
    pieces: Any  # the same for each piece of a word, with a mark before the first and behind the last

    def share(self, kind: str, start: int) -> float:
        """How likely the word that begins at this character tells the kind, 0..1: the mean of what it and the sentence say."""
        return dict(self.shares(start)).get(kind, 1.0)  # what the model does not know it never speaks against

    def best(self, start: int) -> tuple[str, float]:
        """The likeliest kind for the word that begins at this character, and how likely it is."""
        return max(self.shares(start), key=lambda pair: pair[1])

    def shares(self, start: int) -> Iterator[tuple[str, float]]:
        """Every kind with how likely the word tells it, by the geometric mean of what the word and the sentence say."""
        piece = self.pieces[piece_at(self.starts, start)]
        return zip(self.kinds, map(math.sqrt, (self.whole * piece).tolist()), strict=False)


@dataclass(frozen=True, slots=True)
class Triggers:
    """The trained model: kinds, upper layers of the transformer, and the weights of the two softmaxes above them."""

    kinds: tuple[str, ...]
    layers: tuple[Layer, ...]
    whole: Any  # numbers of the mean of the last layer by kinds and none
    whole_bias: Any
    word: Any  # numbers of a piece by kinds and none
    word_bias: Any

    def told(self, text: str) -> Told:
        """What the model says of a sentence."""
        encoder = load_encoder()
        rows = through(self.layers, encoder.rows(text, DEPTH))
        whole, pieces = softmax(mean_of(rows) @ self.whole + self.whole_bias), softmax(rows @ self.word + self.word_bias)
        return Told(encoder.starts(text), self.kinds, whole, pieces)


def piece_at(starts: list[int], start: int) -> int:
    """The row of the word that begins at a character; behind all pieces looked at, the mark of the end."""
    return 1 + bisect_left(starts, start)


@lru_cache(maxsize=512)
def told_in(text: str) -> Told:
    """What the model says of a sentence, kept for a while."""
    return load_triggers().told(text)


@cache
def load_triggers() -> Triggers:
    """The weights of data/models/triggers.npz."""
    with (resources.files("contested") / "data" / "models" / "triggers.npz").open("rb") as file:
        table = np.load(file, allow_pickle=False)
        kinds = tuple(map(str, table["kinds"]))
        heads = (table[name].astype(np.float32) for name in ("whole", "whole_bias", "word", "word_bias"))
        return Triggers(kinds, layers_in(table), *heads)
