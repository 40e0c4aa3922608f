"""The words of data/lexicons/en/places.yml, as tables from a word to the row that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

PARTS = ("before", "after", "inner", "heads")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """From a word to the name of its row, by where it stands."""

    before: dict[str, str]
    after: dict[str, str]
    inner: dict[str, str]
    heads: dict[str, str]
    firm: frozenset[str]  # place nouns that make a place of the name beside them by themselves
    settled: frozenset[str]  # place nouns whose "of" has a place's name behind it, whether anybody knows it or not
    outlets: frozenset[str]  # words behind a town that make an outlet or a school of it


def place_rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of the lexicon by where their words stand."""
    text = (resources.files("contested") / "data" / "lexicons" / "en" / "places.yml").read_text("utf-8")
    return dict(yaml.safe_load(text))


@cache
def place_words() -> PlaceWords:
    """The words of every row."""
    rows = place_rows()
    before, after, inner, heads = ({word.lower(): row["as"] for row in rows[part] for word in row["words"]} for part in PARTS)
    firm, settled, outlets = (
        frozenset(word for row in rows[part] for word in row["words"]) for part in ("firm", "settled", "outlets")
    )
    return PlaceWords(before, after, inner, heads, firm, settled, outlets)
