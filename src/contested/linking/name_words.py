"""The words that names are made of besides names: titles, links, legal forms, numbers. Read from data/names/words.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

SETS = ("titles", "particles", "body_words", "numbered", "place_words", "distinguishing", "second_halves")
ORDINAL = re.compile(r"(\d{1,9})(?:st|nd|rd|th)$")
ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})$")
ROMAN_UNITS = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """The tables of words.yml: sets of words, the form that a word is kept in, groups of short given names, forms by kind."""

    sets: MappingProxyType[str, frozenset[str]]
    kept: MappingProxyType[str, str]
    nicknames: MappingProxyType[str, frozenset[int]]
    look_alikes: MappingProxyType[str, tuple[int, int]]
    forms: MappingProxyType[str, str]
    numbers: MappingProxyType[str, int]
    phrases: re.Pattern[str]


@cache
def name_words_table() -> NameWords:
    """The tables, read once."""
    rows = yaml.safe_load((resources.files("contested") / "data" / "names" / "words.yml").read_text("utf-8"))
    forms = {form: kind for kind, words in rows["legal_forms"].items() for form in words.split()}
    kept = {word: group.split()[0] for group in rows["same_words"] for word in group.split()}
    sets = {name: frozenset(rows[name].split()) for name in SETS}
    compound = [word for word in (*forms, *kept.values(), *sets["titles"], *rows["phrases"]) if "-" in word]
    return NameWords(
        MappingProxyType(sets),
        MappingProxyType(kept),
        nicknames_of(rows["nicknames"]),
        look_alikes_of(rows["look_alikes"]),
        MappingProxyType(forms),
        MappingProxyType({word: int(value) for word, value in rows["numbers"].items()}),
        phrase_pattern(compound),
    )


def nicknames_of(groups: list[str]) -> MappingProxyType[str, frozenset[int]]:
    """For each given name the groups that it stands in."""
    members: dict[str, set[int]] = {}
    for at, group in enumerate(groups):
        for word in group.split():
            members.setdefault(word, set()).add(at)
    return MappingProxyType({word: frozenset(at) for word, at in members.items()})


def look_alikes_of(groups: list[list[str]]) -> MappingProxyType[str, tuple[int, int]]:
    """For each given name that another resembles: its group, and which of the group it is."""
    return MappingProxyType(
        {
            word: (at, which)
            for at, group in enumerate(groups)
            for which, spellings in enumerate(group)
            for word in spellings.split()
        }
    )


def phrase_pattern(compounds: list[str]) -> re.Pattern[str]:
    """A pattern of all entries of several words, longest first."""
    longest_first = sorted({word.replace("-", " ") for word in compounds}, key=len, reverse=True)
    return re.compile(r"(?<!\S)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\S)")


def number_of(word: str) -> int | None:
    """The number that a word writes, in digits, as an ordinal or in letters; else None."""
    if word.isdigit():
        return int(word) if len(word) <= 9 else None
    ordinal = ORDINAL.match(word)
    if ordinal:
        return int(ordinal[1])
    return name_words_table().numbers.get(word)


def roman_of(word: str) -> int | None:
    """The value of a Roman numeral up to 39, else None."""
    found = ROMAN.match(word)
    return 10 * len(found[1]) + ROMAN_UNITS[found[2]] if found else None
