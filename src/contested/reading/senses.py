"""Verbs of an act in a sense that is none: "seek a majority on the board", "held in contempt", "pick up his son"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from contested.reading.attachment import sorts
from contested.reading.frames import Frame, phrases_of
from contested.reading.lexicon import Verb, read_yaml
from contested.reading.pipeline import lemma

SETS = ("kinds", "subject", "clause", "infinitive", "within")
FORCES = {"armed", "police", "police_only", "state", "side_noun"}


@dataclass(frozen=True, slots=True)
class Sense:
    """A row of senses.yml: of which kinds a verb is spared beside which words."""

    particles: frozenset[str]
    kinds: frozenset[str]
    beside: frozenset[str]
    subject: frozenset[str]
    clause: frozenset[str]
    infinitive: frozenset[str]
    within: frozenset[str]
    own: bool
    unowned: bool


@cache
def load_senses() -> Mapping[str, tuple[Sense, ...]]:
    """The rows by verb."""
    found: dict[str, list[Sense]] = defaultdict(list)
    for row in read_yaml("senses.yml"):
        told = {name: frozenset(row.get(name, ())) for name in SETS}
        told["beside"] = frozenset(row.get("with", ()))
        for words in row["verbs"]:
            verb, *particles = words.split()
            own, unowned = row.get("own", False), row.get("unowned", False)
            found[verb].append(Sense(particles=frozenset(particles), own=own, unowned=unowned, **told))
    return {verb: tuple(senses) for verb, senses in found.items()}


def is_other_sense(verb: Verb, frame: Frame) -> bool:
    """Whether the words with the verb show that it names no act of the row's kind."""
    senses = (one for one in load_senses().get(verb.lemma, ()) if verb.row.kind in one.kinds)
    return any(one.particles.issubset(verb.particles) and holds(one, frame) for one in senses)


def holds(sense: Sense, frame: Frame) -> bool:
    """Whether what a row asks for stands with the verb."""
    if sense.subject and not any(lemma(head) in sense.subject for head in frame.subjects):
        return False
    if sense.own and any(sorts(head) & FORCES for head in frame.subjects):
        return False
    if sense.clause or sense.infinitive or sense.within:
        return governs(sense, frame.trigger)
    beside = [word for word in around(frame) if lemma(word) in sense.beside or word.lower_ in sense.beside]
    if sense.own:
        return any(is_owned(word) for word in beside)
    if sense.unowned:
        return bool(beside) and not any(is_owned(word) for word in beside)
    return bool(beside) or not sense.beside


def governs(sense: Sense, verb: Token) -> bool:
    """Whether the clause, the infinitive or any word below the verb is what a row asks for: "asked whether"."""
    below = [child for child in verb.children if child.dep_ in ("ccomp", "advcl", "xcomp")]
    if any(clause.left_edge.lower_ in sense.clause or word.lower_ in sense.clause for clause in below for word in clause.children):
        return True
    behind = [lemma(one) for one in below if one.dep_ == "xcomp" and any(child.lower_ == "to" for child in one.children)]
    if behind and ("any" in sense.infinitive or sense.infinitive.intersection(behind)):
        return True
    return any(lemma(word) in sense.within for word in verb.subtree if word.pos_ == "NOUN")


def around(frame: Frame) -> Iterator[Token]:
    """Who does it, to whom or what, and how: the words of the frame and the verb's adverbs."""
    yield from frame.subjects
    yield from frame.objects
    yield from (head for _, head in frame.phrases)
    yield from (child for child in frame.trigger.children if child.dep_ in ("advmod", "dobj", "oprd"))
    preps = (prep for head in frame.objects for prep in head.children if prep.dep_ == "prep")
    yield from (head for prep in preps for _, head in phrases_of(prep))  # "responsibility for the defeat"


def is_owned(noun: Token) -> bool:
    """Whether a pronoun says whose it is."""
    return any(child.dep_ == "poss" and child.pos_ == "PRON" for child in noun.children)
