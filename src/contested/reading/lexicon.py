"""The lexicons of data/lexicons/en as tables that the steps look words up in."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from contested.errors import DataError
from contested.kinds import load_kinds

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of acts.yml: words that name a kind of act, and what must stand around them."""

    rank: int  # earlier rows are tried first
    kind: str
    subject: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    with_: tuple[tuple[str, frozenset[str]], ...] = ()
    moves: frozenset[str] = frozenset()
    attribute: frozenset[str] = frozenset()
    subject_noun: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()
    aux: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    occurs: bool = False
    counted: bool = False
    no_clause: bool = False
    no_object: bool = False  # but the one behind the preposition: "fight alongside the militia"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a row: its lemma, the words that must follow it, and the noun that must be its object or lie in its phrase."""

    lemma: str
    particles: tuple[str, ...]
    noun: str | None
    row: Row


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The acts by their words."""

    verbs: dict[str, tuple[Verb, ...]]
    nouns: dict[str, tuple[Row, ...]]
    adjectives: dict[str, tuple[Row, ...]]
    idioms: frozenset[str] = frozenset()  # phrases that name no act: "heart attack"
    other_verbs: frozenset[str] = frozenset()  # verbs that mean another thing with the word beside them: "hold up"
    heads: frozenset[str] = frozenset()  # the words that the phrases of `nouns` and `idioms` turn on, to look no further for others


def read_yaml(name: str) -> Any:
    """The content of a file of data/lexicons/en."""
    return yaml.load(read_text(name), LOADER)  # noqa: S506


def read_text(name: str) -> str:
    """The text of a file of data/lexicons/en."""
    return (resources.files("contested") / "data" / "lexicons" / "en" / name).read_text("utf-8")


@cache
def load_words() -> dict[str, frozenset[str]]:
    """The sets of words.yml by name."""
    return {name: frozenset(listed.split()) for name, listed in read_yaml("words.yml").items()}


def words(name: str) -> frozenset[str]:
    """The set of words of this name. Raises KeyError where there is none."""
    return load_words()[name]


@cache
def load_things() -> dict[str, frozenset[str]]:
    """The classes of each noun."""
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in read_yaml("things.yml").items():
        for word in words.split():
            classes[word].add(name)
    for file, name in (("persons.txt", "people"), ("buildings.txt", "property")):
        for word in read_text(file).split():
            classes.setdefault(word, {name})
    return {word: frozenset(names) for word, names in classes.items()}


@cache
def load_acts() -> Lexicon:
    """The acts of acts.yml. Raises DataError for a kind or a class that there is none of."""
    verbs: dict[str, list[Verb]] = defaultdict(list)
    nouns: dict[str, list[Row]] = defaultdict(list)
    adjectives: dict[str, list[Row]] = defaultdict(list)
    for rank, entry in enumerate(read_yaml("acts.yml")):
        row = row_of(rank, entry)
        for words in entry.get("verbs", ()):
            verb = verb_of(words, row)
            verbs[verb.lemma].append(verb)
        for words in entry.get("nouns", ()):
            nouns[words].append(row)
        for word in entry.get("adjectives", ()):
            adjectives[word].append(row)
    not_acts = read_yaml("idioms.yml")
    idioms = frozenset(not_acts["phrases"])
    heads = frozenset(word for phrase in (*nouns, *idioms) for word in heads_of(phrase))
    return Lexicon(frozen(verbs), frozen(nouns), frozen(adjectives), idioms, frozenset(not_acts["verbs"]), heads)


def heads_of(phrase: str) -> set[str]:
    """The words of a phrase that it may turn on: the last one, and that before "of" or a hyphen."""
    return {phrase.split()[-1], *re.split(r" of |-", phrase)[0].split()[-1:], *re.split(r"[ -]", phrase)[-1:]}


def frozen(table: dict[str, list[Any]]) -> dict[str, tuple[Any, ...]]:
    """The table with tuples for lists."""
    return {word: tuple(rows) for word, rows in table.items()}


def row_of(rank: int, entry: dict[str, Any]) -> Row:
    """A row from its mapping."""
    if entry["kind"] not in load_kinds():
        raise DataError(f"acts.yml: no such kind: {entry['kind']}")
    return Row(
        rank=rank,
        kind=entry["kind"],
        with_=tuple((word, frozenset(classes)) for word, classes in entry.get("with", {}).items()),
        occurs=entry.get("occurs", False),
        counted=entry.get("counted", False),
        no_clause=entry.get("no_clause", False),
        no_object=entry.get("no_object", False),
        **{
            name: frozenset(entry.get(name, ()))
            for name in ("subject", "object", "moves", "attribute", "subject_noun", "clause", "aux", "context")
        },
    )


def verb_of(words: str, row: Row) -> Verb:
    """A verb from its notation: "take over", "open :fire"."""
    lemma, *rest = words.split()
    particles = tuple(word for word in rest if not word.startswith(":"))
    noun = next((word[1:] for word in rest if word.startswith(":")), None)
    return Verb(lemma, particles, noun, row)
