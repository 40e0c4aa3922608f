"""Who holds a place, or has somebody in his hands: "under the control of", "in control of", "died at the hands of"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.frames import Frame, phrases_of
from contested.reading.pipeline import lemma

CUSTODY = {"custody", "detention", "captivity"}
HOLDS = {"control", "hand", "rule", "grip", "sway", "command"}
COMING = {"come", "return", "be", "fall", "pass", "slip", "revert"}


def holders(frame: Frame) -> list[Token]:
    """Who holds a place that "is under the control of" or "is a stronghold of" somebody."""
    found = []
    for noun in (*frame.objects, *(head for _, head in frame.phrases)):
        owners = (child for child in noun.children if child.dep_ in ("poss", "compound", "amod"))
        found += [child for child in owners if child.pos_ in ("NOUN", "PROPN", "PRON") or child.lower_ == "rebel"]
        found += [
            head
            for child in noun.children
            if child.dep_ == "prep" and child.lower_ in ("of", "for")
            for _, head in phrases_of(child)
        ]
    return found


def masters_of_control(frame: Frame) -> list[Token]:
    """Who "is in control of" a place, or "in charge" of it."""
    held = any(prep == "in" and lemma(head) in ("control", "charge", "possession") for prep, head in frame.phrases)
    return frame.subjects if held else []


def under_control_of(frame: Frame) -> list[Token]:
    """Whose hands a place comes into: "came under the control of the militia", "is back in rebel hands"."""
    nouns = [head for _, head in frame.phrases if lemma(head) in HOLDS]
    return holders(Frame(frame.trigger, objects=nouns)) if nouns else []


def handlers(frame: Frame) -> list[Token]:
    """In whose hands somebody suffers: "were killed at the hands of soldiers", "is in police custody"."""
    found: list[Token] = []
    for prep, noun in frame.phrases:
        if prep == "at" and lemma(noun) == "hand":
            behind = (child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of")
            found += [head for child in behind for _, head in phrases_of(child)]
        elif prep == "in" and lemma(noun) in CUSTODY:
            found += words_before(noun)
    return found


def words_before(noun: Token) -> list[Token]:
    """The words that say whose a noun is: of "the army's custody" and "rebel positions" the army and "rebel"."""
    return [child for child in noun.children if child.dep_ in ("poss", "compound", "amod", "nmod")]
