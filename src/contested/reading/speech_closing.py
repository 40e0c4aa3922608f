"""Speakers named last: "The town fell on Sunday, two officers said." Word order tells them where the parser errs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.lexicon import words
from contested.reading.pipeline import lemma
from contested.reading.speech_candidates import Candidate
from contested.reading.speech_sources import Page, Source, as_source, end_of

SURE = 0.9  # what such a candidate is worth, beside the likelihoods of the ranker
CLOSERS = words("closers")
QUOTED = {"quote", "cite"}
HELPERS = {"has", "have", "had", "was", "were"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
IN_PHRASE = {"PROPN", "NOUN", "ADJ", "DET", "NUM", "CCONJ", "ADP", "PART", "X"}
SPEAKING_PRONOUNS = {"he", "she", "it", "they"}
ADDRESSING = {"tell", "say", "add"}
LONGEST = 18  # words of a phrase for a speaker


def closing_candidates(page: Page) -> Iterator[Candidate]:
    """A candidate for each verb of speech that closes its sentence behind a comma and its speaker."""
    for token in page.doc:
        if is_closer(token) and (one := closing(page, token) or inverted(page, token)) is not None:
            yield one


def is_closer(token: Token) -> bool:
    """Whether a verb of speech is finite: "said", "has said", "was quoted as saying"."""
    if lemma(token) in QUOTED:
        return token.i + 2 < len(token.doc) and token.nbor().lower_ == "as" and token.nbor(2).lower_ == "saying" and helped(token)
    return lemma(token) in CLOSERS and (token.tag_ in FINITE or (token.tag_ == "VBN" and helped(token)))


def helped(token: Token) -> bool:
    """Whether an auxiliary stands right before a verb."""
    return token.i > 0 and token.nbor(-1).lower_ in HELPERS


def inverted(page: Page, cue: Token) -> Candidate | None:
    """What stands before the comma, said by the subject behind the cue: "..., wrote the governor on his channel"."""
    if cue.i < cue.sent.start + 3 or cue.nbor(-1).text != "," or page.speech_at(cue.idx) is not None:
        return None
    subjects = [child for child in cue.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]  # the parser errs with rarer verbs
    subject = subjects[0] if subjects and subjects[0].i > cue.i else None
    said = cue.doc[cue.sent.start : cue.i - 1]
    if subject is None or subject.left_edge.i != cue.i + 1 or not any(is_main(token) for token in said):
        return None
    if said[-1].text in "”\"'’":
        return None  # the ranker has the quotations
    content = page.trim(said[0].idx, cue.nbor(-1).idx)
    return Candidate(cue, as_source(page, subject, cue, "inverted"), content, next(filter(is_main, said)), "closing")


def is_main(token: Token) -> bool:
    """Whether a finite verb is none of a relative clause."""
    return token.tag_ in FINITE and token.dep_ not in ("relcl", "acl")


def closing(page: Page, cue: Token) -> Candidate | None:
    """What stands before the comma, said by the phrase between comma and cue; None where the sentence is built otherwise."""
    verb = cue.nbor(-1) if cue.tag_ == "VBN" else cue
    first = phrase_start(verb)
    if first is None or not is_over(cue) or has_object(cue) or page.speech_at(cue.idx) is not None:
        return None
    doc, comma = cue.doc, first - 1
    start = cue.sent.start
    said = doc[start:comma]
    if not any(map(is_main, said)) or doc[comma - 1].text in "”\"'’":
        return None
    last = doc[verb.i - 2 if doc[verb.i - 1].text == "," else verb.i - 1]
    source = Source(head_of(verb, first), (doc[first].idx, end_of(last)), "subject")
    content = page.trim(doc[start].idx, doc[comma].idx)
    return Candidate(cue, source, content, next(filter(is_main, said)), "closing")


def phrase_start(cue: Token) -> int | None:
    """The index of the first word of the speaker's phrase between a comma and the cue, a name in apposition with it."""
    doc, i = cue.doc, cue.i - 1
    if cue.i and doc[i].lower_ in SPEAKING_PRONOUNS:
        return i if i > cue.sent.start + 1 and doc[i - 1].text == "," else None
    if doc[i].text != ",":
        return noun_phrase_start(cue, cue.i)
    name = noun_phrase_start(cue, i)  # "..., its mayor, Salem Alaywan, said"
    if name is None or not all(token.pos_ in ("PROPN", "PUNCT") for token in doc[name:i]):
        return None
    return noun_phrase_start(cue, name - 1)


def noun_phrase_start(cue: Token, end: int) -> int | None:
    """The index of the first word between the last comma before `end` and `end`, if these words are one noun phrase."""
    doc, i = cue.doc, end - 1
    while i > max(cue.sent.start, cue.i - LONGEST) and (
        doc[i].pos_ in IN_PHRASE or doc[i].tag_ == "PRP$" or doc[i].text in "-–'’."
    ):
        i -= 1
    first = i + 1
    if doc[i].text != "," or i <= cue.sent.start or first == end or doc[first].pos_ in ("CCONJ", "ADP"):
        return None
    return first if any(token.pos_ in ("NOUN", "PROPN") for token in doc[first:end]) else None


def is_over(cue: Token) -> bool:
    """Whether nothing is said behind the cue: up to the next comma or the end, there is no other verb."""
    behind = cue.i + 3 if lemma(cue) in QUOTED else cue.i + 1  # "quoted as saying"
    for token in cue.doc[behind : cue.sent.end]:
        if token.text in (",", ".", ";", "—", "–"):
            return True
        if token.tag_ in FINITE or token.tag_ in ("VBG", "TO") or token.lower_ == "that" or token.text in ':“"':
            return False
    return True


def has_object(cue: Token) -> bool:
    """Whether the cue tells something by its object, no listener and no day: "..., the battalion reported heavy fighting"."""
    return lemma(cue) not in ADDRESSING and any(
        child.dep_ == "dobj" and child.i > cue.i and child.pos_ in ("NOUN", "PROPN") and child.ent_type_ not in ("DATE", "TIME")
        for child in cue.children
    )


def head_of(cue: Token, first: int) -> Token:
    """The word that the speaker's phrase turns on: the cue's subject, else the last noun before a preposition."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj" and first <= child.i < cue.i), None)
    if subject is not None:
        return subject
    nouns: list[Token] = []
    for token in cue.doc[first : cue.i]:
        if token.pos_ == "ADP" and nouns:
            break
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            nouns.append(token)
    return nouns[-1] if nouns else cue.doc[cue.i - 1]
