"""What may be an attribution: every cue in the parse with the sources and contents it can have; a ranker or rules choose among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.reading.draft import offsets
from contested.reading.pipeline import lemma
from contested.reading.speech_lexicon import SpeechLexicon

Stretch = tuple[int, int]
SUBJECTS = {"nsubj", "csubj"}
CLAUSES = {"ccomp", "xcomp", "advcl", "parataxis"}
OBJECTS = {"dobj", "acomp", "oprd", "attr", "dative"}
AFTER_OBJECT = {"prep", "acl", "advcl", "oprd", "xcomp", "ccomp", "agent"}
HEDGES = {"reportedly", "allegedly", "supposedly", "apparently", "purportedly", "presumably"}
TRIM = " \n\t,;:.—–-"


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: the head word, the stretch of the phrase, and how it hangs on the cue."""

    head: Token | None
    span: Stretch | None
    shape: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read one cue."""

    cue: Token
    source: Source
    content: Stretch
    content_head: Token | None
    shape: str


NOBODY = Source(None, None, "none")


def trimmed(text: str, start: int, end: int) -> Stretch:
    """The stretch without space and joining punctuation at its edges."""
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return start, end


def subtree(token: Token) -> Stretch:
    """The characters from a token's first descendant to its last."""
    return token.left_edge.idx, offsets(token.right_edge)[1]


def end_of(token: Token) -> int:
    """The offset past a token."""
    return offsets(token)[1]


# --- who speaks ---


def noun_phrase(head: Token, cue: Token) -> Stretch:
    """The stretch of a source's phrase, cut where the cue lies inside it."""
    start, end = subtree(head)
    if start <= cue.idx < end:
        return (start, min(end, cue.idx)) if head.i < cue.i else (max(start, end_of(cue)), end)
    return start, end


def as_source(head: Token, cue: Token, shape: str) -> Source:
    """The source that a head word gives."""
    start, end = trimmed(head.doc.text, *noun_phrase(head, cue))
    if not start <= head.idx < end:
        start, end = offsets(head)
    return Source(head, (start, end), shape)


def source_of(verb: Token, depth: int = 0) -> Source:
    """Who the verb's doer is: its subject, or the one it shares with the verbs above it."""
    passive = False
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return as_source(child, verb, "subject")
        if child.dep_ == "agent":
            agent = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
            if agent is not None:
                return as_source(agent, verb, "agent")
        passive = passive or child.dep_ in ("nsubjpass", "csubjpass", "auxpass")
    if passive:
        return NOBODY
    return inherited(verb, depth)


def inherited(verb: Token, depth: int) -> Source:
    """The source of a verb without a subject of its own, from the word it hangs on."""
    head, dep = verb.head, verb.dep_
    if depth > 4 or head.i == verb.i:
        return NOBODY
    if dep in ("acl", "relcl", "amod"):
        return as_source(head, verb, "noun") if head.pos_ in ("NOUN", "PROPN", "PRON") else NOBODY
    if dep == "xcomp":
        object_ = next((child for child in head.children if child.dep_ in ("dobj", "dative")), None)
        if object_ is not None and object_.i < verb.i:
            return as_source(object_, verb, "object")
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        possessor = next((child for child in head.children if child.dep_ == "poss"), None)
        if possessor is not None:
            return as_source(possessor, verb, "possessor")
        head = head.head
    if head.pos_ not in ("VERB", "AUX"):
        return NOBODY
    above = source_of(head, depth + 1)
    return Source(above.head, above.span, dep if depth == 0 else above.shape) if above.head is not None else NOBODY


# --- what is said ---


def content(token: Token, cue: Token, shape: str, stretch: Stretch | None = None) -> tuple[Stretch, Token, str] | None:
    """A content with its head and shape, or None where nothing is left of it."""
    start, end = trimmed(cue.doc.text, *(stretch or subtree(token)))
    if start <= cue.idx and end_of(cue) <= end:
        start, end = without(cue, start, end)
    return ((start, end), token, shape) if start < end else None


def without(cue: Token, start: int, end: int) -> Stretch:
    """The larger part of a stretch that has the cue inside it; the whole where the cue's clause is a small insertion."""
    left, right = cue.idx - start, end - end_of(cue)
    if min(left, right) > 15:
        return start, end
    return trimmed(cue.doc.text, start, cue.idx) if left > right else trimmed(cue.doc.text, end_of(cue), end)


def contents_of(cue: Token) -> Iterator[tuple[Stretch, Token, str]]:
    """Every content that the parse offers for a verb, adjective or noun."""
    children = list(cue.children)
    last = max((end_of(child.right_edge) for child in children if child.dep_ in AFTER_OBJECT and child.i > cue.i), default=0)
    for child in children:
        if found := from_child(child, cue, last):
            yield from (one for one in found if one)
    yield from (one for one in from_above(cue) if one)


def from_child(child: Token, cue: Token, last: int) -> list[tuple[Stretch, Token, str] | None]:
    """The contents that one dependent of the cue gives."""
    dep = child.dep_
    if dep in CLAUSES or dep == "acl" or dep == "relcl":
        return [content(child, cue, dep)]
    if dep in OBJECTS:
        return from_object(child, cue, last)
    if dep in ("prep", "agent"):
        return [content(below, cue, f"prep:{child.lower_}") for below in child.children if below.dep_ in ("pobj", "pcomp")]
    if dep == "nsubjpass":
        start = child.left_edge.idx
        return [content(child, cue, "passive")] + ([content(child, cue, "passive+", (start, last))] if last else [])
    if dep == "poss" and cue.pos_ == "NOUN":
        return []
    return []


def from_object(child: Token, cue: Token, last: int) -> list[tuple[Stretch, Token, str] | None]:
    """The contents that an object gives: itself, with what follows it, and what hangs on it."""
    start, end = subtree(child)
    found = [content(child, cue, child.dep_)]
    if last > end:
        found.append(content(child, cue, child.dep_ + "+", (start, last)))
    for below in child.children:
        if below.dep_ == "prep":
            found += [
                content(last_, cue, f"{child.dep_}>{below.lower_}") for last_ in below.children if last_.dep_ in ("pobj", "pcomp")
            ]
        elif below.dep_ in ("acl", "relcl", "ccomp"):
            found.append(content(below, cue, f"{child.dep_}>{below.dep_}"))
    return found


def from_above(cue: Token) -> list[tuple[Stretch, Token, str] | None]:
    """The contents of a cue that the parser hung inside what is said, as in "The road, he said, was closed"."""
    head = cue.head
    if cue.dep_ not in ("parataxis", "ccomp", "advcl") or head.i == cue.i:
        return []
    sentence = cue.sent
    start, end = sentence.start_char, sentence.end_char
    mine = subtree(cue)
    if mine[1] >= end - 2:
        return [content(head, cue, "above:" + cue.dep_, (start, mine[0]))]
    return [content(head, cue, "around:" + cue.dep_, (start, end))]


def surface_contents(cue: Token, source: Source) -> Iterator[tuple[Stretch, Token, str]]:
    """The rest of the sentence after the cue, and what stands before the cue and its source, whatever the parse says."""
    sentence, text = cue.sent, cue.doc.text
    edge = end_of(cue)
    first = cue.idx
    if source.span and source.head is not None and source.head.sent.start == sentence.start:
        first = min(first, source.span[0])
        if source.span[0] == skip_space(text, edge):
            edge = source.span[1]
    start, end = trimmed(text, edge, sentence.end_char)
    if end - start > 15:
        yield (start, end), cue, "rest"
    start, end = trimmed(text, sentence.start_char, first)
    if end - start > 15:
        yield (start, end), cue, "before"


def skip_space(text: str, at: int) -> int:
    """The next offset that is no space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


# --- cues ---


def verb_candidates(verb: Token, lexicon: SpeechLexicon) -> Iterator[Candidate]:
    """The candidates of a verb, or of "be" with its adjective."""
    source = source_of(verb)
    for stretch, head, shape in contents_of(verb):
        yield Candidate(verb, source, stretch, head, shape)
    sense = lexicon.sense(lemma(verb), "VERB")
    if sense is not None and sense.kind != "attitude":
        for stretch, head, shape in surface_contents(verb, source):
            yield Candidate(verb, source, stretch, head, shape)


def adjective_candidates(adjective: Token) -> Iterator[Candidate]:
    """The candidates of "is confident that", "was critical of"."""
    head = adjective.head
    source = source_of(head) if adjective.dep_ in ("acomp", "oprd") else NOBODY
    if source.head is None:
        return
    for stretch, below, shape in contents_of(adjective):
        yield Candidate(adjective, source, stretch, below, "adj:" + shape)


def noun_candidates(noun: Token) -> Iterator[Candidate]:
    """The candidates of "the army's claim that", "a report by the council on"."""
    source = owner_of(noun)
    for child in noun.children:
        if child.i < noun.i or (source.head is not None and child.i in (source.head.i, source.head.head.i)):
            continue
        for found in from_child(child, noun, 0):
            if found:
                yield Candidate(noun, source, found[0], found[1], "noun:" + found[2])


def owner_of(noun: Token) -> Source:
    """Whose word a noun is: its possessor, "by X", or the doer of the verb that it is the object of."""
    for child in noun.children:
        if child.dep_ == "poss":
            return as_source(child, noun, "possessor")
    for child in noun.children:
        if child.lower_ in ("by", "from") and child.dep_ in ("prep", "agent"):
            for below in child.children:
                if below.dep_ == "pobj":
                    return as_source(below, noun, "by")
    if noun.dep_ in ("dobj", "attr", "pobj"):
        head = noun.head if noun.dep_ != "pobj" else noun.head.head
        if head.pos_ in ("VERB", "AUX"):
            above = source_of(head)
            if above.head is not None:
                return Source(above.head, above.span, "via verb")
    return NOBODY


def according_candidates(word: Token) -> Iterator[Candidate]:
    """The candidates of "according to X"."""
    if word.i + 1 >= len(word.doc) or word.nbor().lower_ != "to":
        return
    to = word.nbor()
    named = next((child for child in to.children if child.dep_ in ("pobj", "pcomp")), None)
    if named is None:
        return
    source, sentence, text = as_source(named, word, "according"), word.sent, word.doc.text
    start = word.idx
    end = source.span[1] if source.span else end_of(to)
    before, after = trimmed(text, sentence.start_char, start), trimmed(text, end, sentence.end_char)
    if before[1] - before[0] > 3:
        yield Candidate(word, source, before, word.head, "according:before")
        clause = word.head.head if word.head.dep_ == "prep" else word.head
        own = trimmed(text, max(sentence.start_char, subtree(clause)[0]), start)
        if own != before and own[1] - own[0] > 3:
            yield Candidate(word, source, own, clause, "according:clause")
    if after[1] - after[0] > 3:
        yield Candidate(word, source, after, word.head, "according:after")
        if before[1] - before[0] > 3:
            yield Candidate(word, source, trimmed(text, sentence.start_char, sentence.end_char), word.head, "according:around")


def hedge_candidates(word: Token) -> Iterator[Candidate]:
    """The candidates of "reportedly" and its like: the clause, said by nobody."""
    head = word.head
    start, end = trimmed(word.doc.text, word.idx + len(word.text), max(end_of(word), end_of(head.right_edge)))
    if end > start:
        yield Candidate(word, NOBODY, (start, end), head, "hedge")
    start, end = trimmed(word.doc.text, *subtree(head))
    if end > start:
        yield Candidate(word, NOBODY, (start, end), head, "hedge+")


def colon_candidates(colon: Token) -> Iterator[Candidate]:
    """The candidates of "Sources: the road is closed", in a headline or a list."""
    sentence = colon.sent
    if not 0 < colon.i - sentence.start <= 6 or colon.nbor(-1).pos_ not in ("PROPN", "NOUN"):
        return
    start, end = trimmed(colon.doc.text, sentence.start_char, colon.idx)
    rest = trimmed(colon.doc.text, end_of(colon), sentence.end_char)
    if rest[1] - rest[0] > 15:
        yield Candidate(colon, Source(colon.nbor(-1), (start, end), "colon"), rest, colon.head, "colon")


def parsed_candidates(doc: Doc, lexicon: SpeechLexicon) -> Iterator[Candidate]:
    """Every candidate that words and parse offer, in text order of the cues."""
    for token in doc:
        part = token.pos_
        if token.lower_ == "according":
            yield from according_candidates(token)
        elif part == "VERB":
            yield from verb_candidates(token, lexicon)
        elif part == "ADJ":
            if token.dep_ in ("acomp", "oprd"):
                yield from adjective_candidates(token)
        elif part == "NOUN":
            yield from noun_candidates(token)
        elif part == "ADV" and token.lower_ in HEDGES:
            yield from hedge_candidates(token)
        elif token.text == ":":
            yield from colon_candidates(token)
