"""Who gives a toll by a verb of counting: "prosecutors put the number of dead at 40", "the mission counted five dead"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.pipeline import lemma


def counter(act: Act) -> Token | None:
    """Who gives a toll by a verb of counting: "prosecutors put the number of dead at 40"; else None."""
    if act.kind != "casualties":
        return None
    counts = lemma(act.trigger) in COUNTING and not act.frame.passive
    subjects = act.frame.subjects if counts else counters_of(act.trigger)
    return next((head for head in subjects if head.pos_ in ("NOUN", "PROPN") or head.lower_ in ("he", "she", "it")), None)


def puts_at(act: Act) -> bool:
    """Whether he who puts a toll at a number says so himself, whoever spoke before: "the colonel put his losses at eight men"."""
    main = act.trigger.dep_ == "ROOT" or (act.trigger.dep_ == "conj" and act.trigger.head.dep_ == "ROOT")
    return main and lemma(act.trigger) == "put" and counter(act) is not None


def counters_of(word: Token) -> list[Token]:
    """Who counted the dead, where a word of harm stands in the object of a verb of counting: "the mission counted five dead"."""
    while word.dep_ in HANGING and word.head != word:
        word = word.head
    if word.pos_ != "VERB" or lemma(word) not in REGISTERING:
        return []
    return [child for child in word.children if child.dep_ == "nsubj"]


def counter_of_toll(word: Token) -> Token | None:
    """Who gives the toll of an act by a verb of counting: "officials put the death toll of the blast at 20"; else None."""
    while word.dep_ in ("pobj", "prep", "compound", "poss") and word.head.i != word.i and word.lemma_.lower() not in TOLLS:
        word = word.head
    verb = word.head
    if word.lemma_.lower() not in TOLLS or lemma(verb) not in COUNTING | REGISTERING:
        return None
    if word.dep_ == "nsubjpass":
        return next(
            (below for child in verb.children if child.dep_ == "agent" for below in child.children if below.dep_ == "pobj"), None
        )
    return next((child for child in verb.children if child.dep_ == "nsubj"), None) if word.dep_ == "dobj" else None


TOLLS = {"toll", "number", "count", "figure", "tally", "dead", "wounded", "injured", "victim", "loss", "casualty", "death", "body"}
HANGING = {"acl", "amod", "dobj", "nsubj", "ccomp", "conj", "oprd", "nmod"}
REGISTERING = {"count", "record", "document", "tally", "register", "estimate", "put"}
COUNTING = {"put", "give", "count", "treat", "estimate", "revise", "raise", "admit", "receive", "record", "document", "tally"}
