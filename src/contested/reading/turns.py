"""Verbs of a sentence's speaker that the parser joins to what he says: "denied that it had fired and accused the army"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.lexicon import words

TURNS = words("turns")
TELLING = words("closers") | {"deny", "insist", "warn"}


def teller_before(verb: Token) -> Token | None:
    """The verb of speech whose subject this verb really has, where it is joined to a verb of what is said; else None."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or verb.lemma_.lower() not in TURNS:
        return None
    if any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    said = verb.head
    while said.dep_ == "conj" and said.head.i != said.i:
        said = said.head
    teller = said.head
    if said.dep_ != "ccomp" or said.i < teller.i or teller.lemma_.lower() not in TELLING or teller.tag_ != verb.tag_:
        return None
    return teller


def turn_in(cue: Token, start: int, end: int) -> int | None:
    """The offset at which the speaker of this cue turns to another act of speech, or somebody else answers; else None."""
    if cue.idx < start and (stop := answer_in(cue, start, end)) is not None:
        return stop
    for token in cue.subtree:
        if start < token.idx < end and teller_before(token) == cue:
            before = token.nbor(-1)
            while before.i > cue.i and (before.pos_ in ("CCONJ", "ADV") or before.is_punct):
                before = before.nbor(-1)
            return int(before.idx + len(before))
    return None


def answer_in(cue: Token, start: int, end: int) -> int | None:
    """The offset at which somebody else answers: "said it had fallen; the governor denied it", "..., but the army said"."""
    doc, sentence = cue.doc, cue.sent
    for stop in doc[cue.i : sentence.end]:
        if not start < stop.idx < end or not parts(stop):
            continue
        verb = next((token for token in doc[stop.i + 1 : sentence.end] if token.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
        if verb is not None and verb.lemma_.lower() in ANSWERING and any(other_speaks(child, stop) for child in verb.children):
            return int(stop.idx)
    return None


def parts(token: Token) -> bool:
    """Whether a mark parts two who speak: a semicolon, or a comma before "but" or "while"."""
    if token.text == ";":
        return True
    return token.text == "," and token.i + 1 < len(token.doc) and token.nbor().lower_ in AGAINST


def other_speaks(subject: Token, stop: Token) -> bool:
    """Whether a subject behind the mark is somebody named anew: no pronoun."""
    return subject.dep_ == "nsubj" and subject.i > stop.i and subject.pos_ in ("NOUN", "PROPN")


AGAINST = {"but", "while", "whereas", "although", "though"}
ANSWERING = TELLING | {
    "acknowledge",
    "concede",
    "admit",
    "confirm",
    "claim",
    "report",
    "dispute",
    "reject",
    "dismiss",
    "put",
    "allege",
}
