"""Speech that needs no weighing: "the government says no one died", "the general's claim to have taken the airport", headlines."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from contested.reading.lexicon import words
from contested.reading.pipeline import lemma
from contested.reading.speech_candidates import Candidate
from contested.reading.speech_sources import Page, Source, as_source, end_of, source_of, subtree

SAYING = {"say"}
SOURCES = words("headline_sources")
MARKS = {":", "-", "–", "—"}
FEWEST, LONGEST = 5, 4  # words of a headline, and of the source in it
OWNING = {"claim", "admit", "deny"}  # "claimed to have killed"
COUNTS = {"count", "tally", "estimate", "reckoning", "account"}
CLAIMS = {"claim", "assertion", "allegation", "contention", "insistence", "boast"}
FINITE = {"VBD", "VBZ", "VBP"}


def plain_candidates(page: Page) -> Iterator[Candidate]:
    """A candidate for each "say" with a subject and a clause behind it, and for each claim with its owner and its content."""
    for sentence in page.doc.sents:
        yield from headed(page, sentence)
    for token in page.doc:
        if token.tag_ in FINITE and lemma(token) in SAYING:
            yield from said(page, token, "ccomp")
        elif token.tag_ in FINITE and lemma(token) in OWNING:
            yield from said(page, token, "xcomp")
        elif token.pos_ == "NOUN" and lemma(token) in CLAIMS:
            yield from claimed(page, token)
        elif token.dep_ == "pobj" and lemma(token) in COUNTS and token.head.lower_ == "by":
            yield from counted(page, token)


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


def counted(page: Page, noun: Token) -> Iterator[Candidate]:
    """What is so by somebody's count: "by the government's count, the blast killed 20"."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    if owner is None or owner.pos_ not in ("NOUN", "PROPN"):
        return
    by, sentence = noun.head, noun.sent
    told = (end_of(noun), sentence.end_char) if by.i == sentence.start else (sentence.start_char, by.idx)
    yield Candidate(by, as_source(page, owner, noun, "possessor"), page.trim(*told), by.head, "according:count")


def headed(page: Page, sentence: Tokens) -> Iterator[Candidate]:
    """Who is named at an end of a headline: "Rebels kill 12: army", "Rebels kill 12 - officials", "UN: 40 killed in raid"."""
    if sentence[-1].text in ".!?”" or len(sentence) < FEWEST:
        return
    for mark in (*sentence[1 : 1 + LONGEST], *sentence[-1 - LONGEST : -1]):
        first, last = sentence[: mark.i - sentence.start], sentence[mark.i - sentence.start + 1 :]
        if mark.text not in MARKS or (mark.text != ":" and not mark.nbor(-1).whitespace_):
            continue
        by, told = (last, first) if len(last) < len(first) else (first, last)
        verb = next((token for token in told if token.pos_ == "VERB"), None)
        if verb is None or not is_source(by) or (by is first and mark.text != ":"):
            continue
        source = Source(by[-1], page.trim(by.start_char, by.end_char), "headline")
        yield Candidate(mark, source, page.trim(told.start_char, told.end_char), verb, "colon")
        return


def is_source(phrase: Tokens) -> bool:
    """Whether a few words at the end of a headline name who says it."""
    kinds = all(token.pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ") for token in phrase)
    return 0 < len(phrase) <= LONGEST and kinds and (lemma(phrase[-1]) in SOURCES or phrase[-1].ent_type_ == "ORG")
