"""Verbs of an act in a sense that is none: "seek a majority on the board", "held in contempt", "pick up his son"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from contested.reading.attachment import sorts
from contested.reading.frames import Frame
from contested.reading.lexicon import Verb, read_yaml
from contested.reading.pipeline import lemma

FORCES = {"armed", "police", "police_only", "state", "side_noun"}


@dataclass(frozen=True, slots=True)
class Sense:
    """A row of senses.yml: of which kinds a verb is spared beside which words."""

    kinds: frozenset[str]
    beside: frozenset[str]
    subject: frozenset[str]
    own: bool
    unowned: bool


@cache
def load_senses() -> Mapping[tuple[str, tuple[str, ...]], tuple[Sense, ...]]:
    """The rows by verb and its particles."""
    found: dict[tuple[str, tuple[str, ...]], list[Sense]] = defaultdict(list)
    for row in read_yaml("senses.yml"):
        sense = Sense(
            frozenset(row["kinds"]),
            frozenset(row.get("with", ())),
            frozenset(row.get("subject", ())),
            row.get("own", False),
            row.get("unowned", False),
        )
        for words in row["verbs"]:
            verb, *particles = words.split()
            found[verb, tuple(particles)].append(sense)
    return {verb: tuple(senses) for verb, senses in found.items()}


def is_other_sense(verb: Verb, frame: Frame) -> bool:
    """Whether the words with the verb show that it names no act of the row's kind."""
    senses = load_senses().get((verb.lemma, verb.particles), ())
    return any(verb.row.kind in sense.kinds and holds(sense, frame) for sense in senses)


def holds(sense: Sense, frame: Frame) -> bool:
    """Whether what a row asks for stands with the verb."""
    if sense.subject and not any(lemma(head) in sense.subject for head in frame.subjects):
        return False
    if sense.own and any(sorts(head) & FORCES for head in frame.subjects):
        return False
    beside = [word for word in around(frame) if lemma(word) in sense.beside or word.lower_ in sense.beside]
    if sense.own:
        return any(is_owned(word) for word in beside)
    if sense.unowned:
        return bool(beside) and not any(is_owned(word) for word in beside)
    return bool(beside) or not sense.beside


def around(frame: Frame) -> Iterator[Token]:
    """Who does it, to whom or what, and how: the words of the frame and the verb's adverbs."""
    yield from frame.subjects
    yield from frame.objects
    yield from (head for _, head in frame.phrases)
    yield from (child for child in frame.trigger.children if child.dep_ in ("advmod", "dobj"))


def is_owned(noun: Token) -> bool:
    """Whether a pronoun says whose it is."""
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)
