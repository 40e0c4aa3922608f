"""Speech that needs no weighing: "the government says no one died", "the general's claim to have taken the airport"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.pipeline import lemma
from contested.reading.speech_candidates import Candidate
from contested.reading.speech_sources import Page, as_source, source_of, subtree

SAYING = {"say"}
OWNING = {"claim", "admit", "deny"}  # "claimed to have killed"
CLAIMS = {"claim", "assertion", "allegation", "contention", "insistence", "boast"}
FINITE = {"VBD", "VBZ", "VBP"}


def plain_candidates(page: Page) -> Iterator[Candidate]:
    """A candidate for each "say" with a subject and a clause behind it, and for each claim with its owner and its content."""
    for token in page.doc:
        if token.tag_ in FINITE and lemma(token) in SAYING:
            yield from said(page, token, "ccomp")
        elif token.tag_ in FINITE and lemma(token) in OWNING:
            yield from said(page, token, "xcomp")
        elif token.pos_ == "NOUN" and lemma(token) in CLAIMS:
            yield from claimed(page, token)


def said(page: Page, cue: Token, dep: str) -> Iterator[Candidate]:
    """What stands behind "say" as its clause, said by its subject."""
    clause = next((child for child in cue.children if child.dep_ == dep and child.i > cue.i), None)
    subject = next((child for child in cue.children if child.dep_ == "nsubj" and child.i < cue.i), None)
    if clause is None or subject is None or clause.left_edge.i < cue.i or page.speech_at(cue.idx) is not None:
        return
    yield Candidate(cue, source_of(page, cue), page.trim(*subtree(clause)), clause, dep)


def claimed(page: Page, noun: Token) -> Iterator[Candidate]:
    """What somebody's claim is: "the general's claim to have taken the airport", "the army's claim that"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    content = next((child for child in noun.children if child.dep_ in ("acl", "ccomp") and child.i > noun.i), None)
    if owner is None or owner.pos_ not in ("NOUN", "PROPN") or content is None or content.left_edge.lower_ not in ("to", "that"):
        return
    yield Candidate(noun, as_source(page, owner, noun, "possessor"), page.trim(*subtree(content)), content, "noun:acl")
