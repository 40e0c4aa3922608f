"""What the words of a short text mean beside each other: the lower layers of all-MiniLM-L6-v2, with whole numbers for weights.

They name no act; the upper layers, which this project trained further, do (`topics.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

import numpy as np

FILE = "encoder.npz"
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST = 160  # pieces that are looked at
LONGEST_WORD = 60  # letters; a longer one is no word
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
SMALLEST = 1e-12
HEADS = 12
MATRICES = ("query_key_value", "out", "up", "down")


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one layer, by name: `query_key_value`, `out`, `up` and `down`, each with its bias, and two norms."""

    table: Mapping[str, Any]

    def __call__(self, rows: Any) -> Any:
        """What the layer makes of the rows of a text."""
        seen = self.attend(rows) @ self.table["out"].T + self.table["out_bias"]
        rows = level(rows + seen, self.table["norm"])
        wide = bend(rows @ self.table["up"].T + self.table["up_bias"])
        return level(rows + wide @ self.table["down"].T + self.table["down_bias"], self.table["last_norm"])

    def attend(self, rows: Any) -> Any:
        """What each piece takes from the others, head by head."""
        count, width = rows.shape
        parts = (rows @ self.table["query_key_value"].T + self.table["query_key_value_bias"]).reshape(
            count, 3, HEADS, width // HEADS
        )
        query, key, value = parts.transpose(1, 2, 0, 3)
        seen = softmax(query @ key.transpose(0, 2, 1) / np.sqrt(np.float32(width // HEADS)))
        return (seen @ value).transpose(1, 0, 2).reshape(count, width)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The transformer: its vocabulary of pieces of words, a vector for each, and its lower layers."""

    pieces: Mapping[str, int]
    words: Any  # pieces by width, small whole numbers
    scale: Any  # of each piece
    places: Any  # what a piece's place in the text adds
    norm: Any
    layers: tuple[Layer, ...]

    def rows(self, text: str, depth: int | None = None) -> Any:
        """What the layers make of the pieces of a text: 384 numbers for each, with a mark before the first and behind the last.

        `depth`: how many of the layers, from the lowest; all of them where it is not said.
        """
        found = list(islice(self.pieces_of(text), LONGEST - 2))
        ids = np.array([self.pieces[FIRST], *found, self.pieces[LAST]])
        return through(self.layers[:depth], level(self.words[ids] * self.scale[ids, None] + self.places[: len(ids)], self.norm))

    def starts(self, text: str) -> list[int]:
        """Where the word of each piece that is looked at begins in the text, in order."""
        return [start for _, start in islice(self.placed(text), LONGEST - 2)]

    def pieces_of(self, text: str) -> Iterator[int]:
        """The pieces of the words of a text, the longest that are known first."""
        return (piece for piece, _ in self.placed(text))

    def placed(self, text: str) -> Iterator[tuple[int, int]]:
        """The pieces of a text, each with the character where its word begins."""
        plain = [(letter, i) for i, written in enumerate(text) for letter in plain_letters(written)]
        for word in WORD.finditer("".join(letter for letter, _ in plain)):
            for piece in self.split(word.group()):
                yield piece, plain[word.start()][1]

    def split(self, word: str) -> list[int]:
        """The pieces of one word; the mark of an unknown one where no pieces make it up."""
        found, start = [], 0
        while start < len(word) <= LONGEST_WORD:
            ends = range(len(word), start, -1)
            known = next((end for end in ends if ("##" if start else "") + word[start:end] in self.pieces), None)
            if known is None:
                break
            found.append(self.pieces[("##" if start else "") + word[start:known]])
            start = known
        return found if start == len(word) else [self.pieces[UNKNOWN]]


def plain_letters(letter: str) -> Iterator[str]:
    """A letter in lower case without its accents: none for an accent alone, several for a ligature."""
    return (part for part in unicodedata.normalize("NFD", letter.lower()) if unicodedata.category(part) != "Mn")


def level(rows: Any, norm: Any) -> Any:
    """Each row with mean nought and spread one, then scaled and shifted."""
    spread = rows - rows.mean(axis=-1, keepdims=True)
    return spread / np.sqrt((spread**2).mean(axis=-1, keepdims=True) + SMALLEST) * norm[0] + norm[1]


def bend(rows: Any) -> Any:
    """The Gaussian error linear unit, by its usual approximation (Hendrycks and Gimpel 2016)."""
    return 0.5 * rows * (1 + np.tanh(np.float32(0.79788456) * (rows + np.float32(0.044715) * rows * rows * rows)))


def softmax(scores: Any) -> Any:
    """Scores as shares, in all one, along the last axis."""
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return odds / odds.sum(axis=-1, keepdims=True)


def through(layers: Iterable[Layer], rows: Any) -> Any:
    """What layers make of the rows of a text, one after the other."""
    for layer in layers:
        rows = layer(rows)
    return rows


def mean_of(rows: Any) -> Any:
    """The mean of the rows of a text, of length one."""
    mean = rows.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), SMALLEST)


@cache
def load_encoder() -> Encoder:
    """The transformer of data/models/encoder.npz: weights of eight bits with one scale for each row."""
    with (resources.files("contested") / "data" / "models" / FILE).open("rb") as file:
        table = np.load(file, allow_pickle=False)
        names = table["pieces"].tobytes().decode("ascii").split("\n")
        layers = layers_in(table)
        pieces = {name: i for i, name in enumerate(names)}
        return Encoder(pieces, table["words"], table["scale"], table["places"], table["norm"], layers)


def layers_in(table: Mapping[str, Any]) -> tuple[Layer, ...]:
    """The layers of a file, each under its number in the whole transformer."""
    return tuple(Layer(layer_weights(table, f"{i}.")) for i in table["layers"])


def layer_weights(table: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The weights of one layer: the matrices as numbers again, the rest as it is."""
    found = {}
    for name in MATRICES:
        found[name] = table[f"{prefix}{name}"].astype(np.float32) * table[f"{prefix}{name}_scale"][:, None]
        found[f"{name}_bias"] = table[f"{prefix}{name}_bias"]
    return found | {name: table[f"{prefix}{name}"] for name in ("norm", "last_norm")}
