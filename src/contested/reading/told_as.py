"""Acts that a clause with "what" names: "killed in what police called a terrorist attack"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.pipeline import lemma


def named_of(noun: Token) -> Token | None:
    """The verb whose deed a noun names in "what somebody called a raid"; None for any other noun."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ == "as":  # "in what he described as a raid"
        verb = verb.head
    elif noun.dep_ not in ("oprd", "dobj", "attr", "ccomp"):
        return None
    if lemma(verb) not in NAMING or verb.dep_ not in ("pcomp", "pobj") or verb.head.lower_ not in ("in", "during"):
        return None
    return verb.head.head if any(child.lower_ == "what" for child in verb.children) else None


NAMING = {"call", "term", "describe", "dub", "label", "brand", "be", "say", "appear", "denounce", "believe"}
