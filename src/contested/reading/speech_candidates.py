"""What may be an attribution: every cue in the parse, with the sources and contents that it can have. A ranker chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from contested.reading.classes import word_classes
from contested.reading.pipeline import lemma
from contested.reading.speech_sources import (
    NOBODY,
    Page,
    Source,
    Stretch,
    as_source,
    end_of,
    is_said_by_none,
    is_thought_of,
    owner_of,
    source_of,
    sources_of,
    subtree,
)

CLAUSES = {"ccomp", "xcomp", "advcl", "parataxis"}
OBJECTS = {"dobj", "acomp", "oprd", "attr", "dative"}
AFTER_OBJECT = {"prep", "acl", "advcl", "oprd", "xcomp", "ccomp", "agent"}
UNSURE = {"advcl", "acl", "noun", "pcomp", "object", "agent"}  # ways to find a source that may find one too many
HEDGES = {"reportedly", "allegedly", "supposedly", "apparently", "purportedly", "presumably"}
AFTERTHOUGHT = re.compile(
    r",\s+(?:which|who|whose|where|while|although|though|despite|but|and|as|after|because|with|when|if|a|an|the|\w+ing)\b|\s[—–-]\s"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read one cue."""

    cue: Token
    source: Source
    content: Stretch
    content_head: Token | None
    shape: str


def content(page: Page, token: Token, cue: Token, shape: str, stretch: Stretch | None = None) -> tuple[Stretch, Token, str] | None:
    """A content with its head and shape, or None where nothing is left of it."""
    start, end = whole = page.trim(*(stretch or subtree(token)))
    if start <= cue.idx and end_of(cue) <= end:
        start, end = without(page, cue, start, end)
    if shape.startswith("around") and end <= token.idx:  # "Twelve soldiers, he said, were killed"
        start, end = whole
    return ((start, end), token, shape) if start < end else None


def without(page: Page, cue: Token, start: int, end: int) -> Stretch:
    """The larger part of a stretch that has the cue inside it; the whole where the cue's clause is a small insertion."""
    left, right = cue.idx - start, end - end_of(cue)
    if min(left, right) > 15:
        return start, end
    return page.trim(start, cue.idx) if left > right else page.trim(end_of(cue), end)


def contents_of(page: Page, cue: Token) -> Iterator[tuple[Stretch, Token, str]]:
    """Every content that the parse offers for a verb, adjective or noun."""
    children = list(cue.children)
    last = max((end_of(child.right_edge) for child in children if child.dep_ in AFTER_OBJECT and child.i > cue.i), default=0)
    for child in children:
        if found := from_child(page, child, cue, last):
            yield from (one for one in found if one)
    yield from (one for one in from_above(page, cue) if one)


def from_child(page: Page, child: Token, cue: Token, last: int) -> list[tuple[Stretch, Token, str] | None]:
    """The contents that one dependent of the cue gives."""
    dep = child.dep_
    if dep in CLAUSES:
        return [content(page, child, cue, dep), *cut_clauses(page, child, cue)]
    if dep in ("acl", "relcl"):
        return [content(page, child, cue, dep)]
    if dep in OBJECTS:
        return from_object(page, child, cue, last)
    if dep in ("prep", "agent"):
        return [content(page, below, cue, f"prep:{child.lower_}") for below in child.children if below.dep_ in ("pobj", "pcomp")]
    if dep == "nsubjpass":
        start = child.left_edge.idx
        return [content(page, child, cue, "passive")] + ([content(page, child, cue, "passive+", (start, last))] if last else [])
    if dep == "poss" and cue.pos_ == "NOUN":
        return []
    return []


def cut_clauses(page: Page, clause: Token, cue: Token) -> list[tuple[Stretch, Token, str] | None]:
    """A clause without the verb that is joined to it ("said he was well and left"), and without what follows a comma."""
    if clause.dep_ not in ("ccomp", "xcomp") or clause.i < cue.i:
        return []
    start, end = subtree(clause)
    found = []
    joined = next((child for child in clause.children if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")), None)
    if joined is not None:
        word = next((child for child in clause.children if child.dep_ == "cc"), joined)
        found.append(content(page, clause, cue, clause.dep_ + "<and", (start, min(word.idx, joined.left_edge.idx))))
    comma = AFTERTHOUGHT.search(page.text, start + (end - start) // 4, end)
    if comma is not None:
        found.append(content(page, clause, cue, clause.dep_ + "<,", (start, comma.start())))
    return found


def from_object(page: Page, child: Token, cue: Token, last: int) -> list[tuple[Stretch, Token, str] | None]:
    """The contents that an object gives: itself, with what follows it, and what hangs on it."""
    start, end = subtree(child)
    found = [content(page, child, cue, child.dep_)]
    if last > end:
        found.append(content(page, child, cue, child.dep_ + "+", (start, last)))
    for below in child.children:
        if below.dep_ == "prep":
            found += [
                content(page, last_, cue, f"{child.dep_}>{below.lower_}")
                for last_ in below.children
                if last_.dep_ in ("pobj", "pcomp")
            ]
        elif below.dep_ in ("acl", "relcl", "ccomp"):
            found.append(content(page, below, cue, f"{child.dep_}>{below.dep_}"))
    return found


def from_above(page: Page, cue: Token) -> list[tuple[Stretch, Token, str] | None]:
    """The contents of a cue that the parser hung inside what is said, as in "The road, he said, was closed"."""
    head = cue.head
    if cue.dep_ not in ("parataxis", "ccomp", "advcl") or head.i == cue.i:
        return []
    sentence = cue.sent
    start, end = sentence.start_char, sentence.end_char
    mine = subtree(cue)
    if mine[1] >= end - 2:
        return [content(page, head, cue, "above:" + cue.dep_, (start, mine[0]))]
    return [content(page, head, cue, "around:" + cue.dep_, (start, end))]


def surface_contents(page: Page, cue: Token, source: Source) -> Iterator[tuple[Stretch, Token, str]]:
    """The rest of the sentence after the cue, and what stands before the cue and its source, whatever the parse says."""
    sentence, text = cue.sent, page.text
    edge = end_of(cue)
    first = cue.idx
    if source.span and source.head is not None and source.head.sent.start == sentence.start:
        first = min(first, source.span[0])
        if source.span[0] == skip_space(text, edge):
            edge = source.span[1]
    start, end = page.trim(edge, sentence.end_char)
    if end - start > 15:
        yield (start, end), cue, "rest"
    start, end = page.trim(sentence.start_char, first)
    if end - start > 15:
        yield (start, end), cue, "before"


def skip_space(text: str, at: int) -> int:
    """The next offset that is no space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def verb_candidates(page: Page, verb: Token) -> Iterator[Candidate]:
    """The candidates of a verb, or of "be" with its adjective."""
    if is_thought_of(verb) or is_said_by_none(verb):
        return
    sources = sources_of(page, verb)
    sense = page.lexicon.sense(lemma(verb), "VERB")
    for stretch, head, shape in contents_of(page, verb):
        for source in sources:
            yield from across_marks(page, Candidate(verb, source, stretch, head, shape))
        if sources[0].shape in UNSURE:
            yield Candidate(verb, NOBODY, stretch, head, shape)
        if sense is not None:
            for cut, name in shortened(page, stretch, shape, verb):
                yield from across_marks(page, Candidate(verb, sources[0], cut, head, name))
    if sense is not None and sense.kind != "attitude":
        for source in sources:
            for stretch, head, shape in surface_contents(page, verb, source):
                yield from across_marks(page, Candidate(verb, source, stretch, head, shape))
                if shape == "rest" and source is sources[0]:
                    for cut, name in shortened(page, stretch, shape, verb):
                        yield from across_marks(page, Candidate(verb, source, cut, head, name))


def shortened(page: Page, stretch: Stretch, shape: str, cue: Token) -> Iterator[tuple[Stretch, str]]:
    """A content behind its cue without what an afterthought adds: up to the last one, and up to the first."""
    start, end = stretch
    if start < cue.idx or shape.endswith(("<and", "<,")):
        return
    marks = [mark.start() for mark in AFTERTHOUGHT.finditer(page.text, start + (end - start) // 4, end)]
    if marks and shape != "ccomp":
        yield (start, marks[0]), shape + "<,"
    if len(marks) > 1:
        yield (start, marks[-1]), shape + "<,,"


def across_marks(page: Page, one: Candidate) -> Iterator[Candidate]:
    """The candidate, unless quotation marks part its cue from its source, or a doubtful source is part of what is said."""
    head = one.source.head
    if head is not None and one.source.shape in ("parsed subject", "phrase before") and one.content[0] <= head.idx < one.content[1]:
        return
    if head is None or page.speech_at(one.cue.idx) is page.speech_at(head.idx):
        yield one


def adjective_candidates(page: Page, adjective: Token) -> Iterator[Candidate]:
    """The candidates of "is confident that", "was critical of"."""
    if adjective.dep_ not in ("acomp", "oprd"):
        return
    head = adjective.head
    source = source_of(page, head)
    if source.head is None:
        return
    for stretch, below, shape in contents_of(page, adjective):
        yield Candidate(adjective, source, stretch, below, "adj:" + shape)


def noun_candidates(page: Page, noun: Token) -> Iterator[Candidate]:
    """The candidates of "the army's claim that", "a report by the council on"."""
    if "armed" in word_classes(noun):  # "a column of fighters" is no writing
        return
    source = owner_of(page, noun)
    for child in noun.children:
        if child.i < noun.i or (source.head is not None and child.i in (source.head.i, source.head.head.i)):
            continue
        for found in from_child(page, child, noun, 0):
            if found:
                yield Candidate(noun, source, found[0], found[1], "noun:" + found[2])
                if source.shape == "via verb":
                    yield Candidate(noun, NOBODY, found[0], found[1], "noun:" + found[2])


def according_candidates(page: Page, word: Token) -> Iterator[Candidate]:
    """The candidates of "according to X", and of "per X" at the head of a sentence or behind a comma."""
    to = word if word.lower_ == "per" else word.nbor() if word.i + 1 < len(word.doc) else None
    if to is None or (to is not word and to.lower_ != "to"):
        return
    named = next((child for child in to.children if child.dep_ in ("pobj", "pcomp")), None)
    if named is None:
        return
    source, sentence = as_source(page, named, word, "according"), word.sent
    start = word.idx
    end = source.span[1] if source.span else end_of(to)
    before, after = page.trim(sentence.start_char, start), page.trim(past_name(word.sent, end), sentence.end_char)
    if before[1] - before[0] > 3:
        yield Candidate(word, source, before, word.head, "according:before")
        clause = word.head.head if word.head.dep_ == "prep" else word.head
        own = page.trim(max(sentence.start_char, subtree(clause)[0]), start)
        if own != before and own[1] - own[0] > 3:
            yield Candidate(word, source, own, clause, "according:clause")
    if after[1] - after[0] > 3:
        yield Candidate(word, source, after, word.head, "according:after")
        if before[1] - before[0] > 3:
            yield Candidate(word, source, page.trim(sentence.start_char, sentence.end_char), word.head, "according:around")


def opens(word: Token) -> bool:
    """Whether a word stands at the head of its sentence or behind a comma."""
    return bool(word.is_sent_start) or word.nbor(-1).text == ","


def past_name(sentence: Tokens, end: int) -> int:
    """Where the name ends that stands between commas behind a source: "according to a spokesman, Jo Lee, but nobody ..."."""
    behind = [token for token in sentence if token.idx >= end]
    names = list(takewhile(lambda token: token.pos_ == "PROPN" or token.text == "-", behind[1:]))
    stop = behind[len(names) + 1] if len(behind) > len(names) + 1 else None
    if names and behind[0].text == "," and stop is not None and stop.text == ",":
        return int(stop.idx)
    return end


def hedge_candidates(page: Page, word: Token) -> Iterator[Candidate]:
    """The candidates of "reportedly" and its like: the clause, said by nobody."""
    head = word.head
    start, end = page.trim(word.idx + len(word.text), max(end_of(word), end_of(head.right_edge)))
    if end > start:
        yield Candidate(word, NOBODY, (start, end), head, "hedge")
    start, end = page.trim(*subtree(head))
    if end > start:
        yield Candidate(word, NOBODY, (start, end), head, "hedge+")


def colon_candidates(page: Page, colon: Token) -> Iterator[Candidate]:
    """The candidates of "Sources: the road is closed", in a headline or a list."""
    sentence = colon.sent
    if not 0 < colon.i - sentence.start <= 6 or colon.nbor(-1).pos_ not in ("PROPN", "NOUN"):
        return
    start, end = page.trim(sentence.start_char, colon.idx)
    rest = page.trim(end_of(colon), sentence.end_char)
    source = Source(colon.nbor(-1), (start, end), "colon")
    if rest[1] - rest[0] > 15:
        yield Candidate(colon, source, rest, colon.head, "colon")
    line = page.text.find("\n", colon.idx)
    line = len(page.text) if line < 0 else line
    if line > sentence.end_char and page.text.rfind("\n", 0, colon.idx) + 1 >= start - 1:  # a turn of an interview
        yield Candidate(colon, source, page.trim(end_of(colon), line), colon.head, "colon¶")


CUES = {"VERB": verb_candidates, "ADJ": adjective_candidates, "NOUN": noun_candidates}


def parsed_candidates(page: Page) -> Iterator[Candidate]:
    """Every candidate that words and parse offer, in text order of the cues."""
    for token in page.doc:
        part = token.pos_
        if token.lower_ == "according" or (token.lower_ == "per" and opens(token)):
            yield from according_candidates(page, token)
        elif part in CUES:
            if f"{lemma(token)}|{part}" not in page.dull:
                yield from CUES[part](page, token)
        elif part == "ADV" and token.lower_ in HEDGES:
            yield from hedge_candidates(page, token)
        elif token.text == ":":
            yield from colon_candidates(page, token)
