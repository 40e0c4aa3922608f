"""What may be an attribution: every cue in the parse, with the sources and contents that it can have. A ranker chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from contested.reading.draft import offsets
from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation
from contested.reading.speech_lexicon import SpeechLexicon
from contested.reading.turns import teller_before

Stretch = tuple[int, int]
SUBJECTS = {"nsubj", "csubj"}
CLAUSES = {"ccomp", "xcomp", "advcl", "parataxis"}
OBJECTS = {"dobj", "acomp", "oprd", "attr", "dative"}
AFTER_OBJECT = {"prep", "acl", "advcl", "oprd", "xcomp", "ccomp", "agent"}
UNSURE = {"advcl", "acl", "noun", "pcomp", "object", "agent"}  # ways to find a source that may find one too many
NOBODYS = {"with", "amid", "despite", "after", "following", "in"}  # "with reports of", "amid claims that": not the subject's own
INVERTED = {"say", "add", "reply", "quip"}  # verbs that may stand before their subject
HEDGES = {"reportedly", "allegedly", "supposedly", "apparently", "purportedly", "presumably"}
AFTERTHOUGHT = re.compile(
    r",\s+(?:which|who|whose|where|while|although|though|despite|but|and|as|after|because|a|an|the|\w+ing)\b|\s[—–-]\s"
)
TRIM = " \n\t,;:.—–-"


@dataclass(frozen=True, slots=True)
class Page:
    """What the search looks at: the parse, its characters (`Doc.text` builds them anew each time), the quotations, the words."""

    doc: Doc
    text: str
    quotes: list[Quotation]
    lexicon: SpeechLexicon
    dull: frozenset[str] = frozenset()  # cues ("word|PART") that training met often and never right

    def trim(self, start: int, end: int) -> Stretch:
        """The stretch without space and joining punctuation at its edges."""
        while start < end and self.text[start] in TRIM:
            start += 1
        while end > start and self.text[end - 1] in TRIM:
            end -= 1
        return start, end

    def speech_at(self, offset: int) -> Quotation | None:
        """The quotation of speech, not a scare quote, that holds this character."""
        return next(
            (quote for quote in self.quotes if quote.start <= offset < quote.end and quote.closed and not quote.is_scare), None
        )


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


def as_source(page: Page, head: Token, cue: Token, shape: str) -> Source:
    """The source that a head word gives."""
    start, end = page.trim(*noun_phrase(head, cue))
    if not start <= head.idx < end:
        start, end = offsets(head)
    return Source(head, (start, end), shape)


def source_of(page: Page, verb: Token, depth: int = 0) -> Source:
    """Who the verb's doer is: its subject, or the one it shares with the verbs above it."""
    if (inverted := after_cue(page, verb)) is not None:
        return inverted
    passive = False
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return relative(page, child, verb) or as_source(page, child, verb, "subject")
        if child.dep_ == "agent":
            agent = next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
            if agent is not None:
                return as_source(page, agent, verb, "agent")
        passive = passive or child.dep_ in ("nsubjpass", "csubjpass", "auxpass")
    if passive:
        return NOBODY
    if (teller := teller_before(verb)) is not None:
        return source_of(page, teller, depth + 1)
    return inherited(page, verb, depth)


def after_cue(page: Page, verb: Token) -> Source | None:
    """The source of ", said Ahmed X, a spokesman", whatever the parser took for the subject."""
    if lemma(verb) not in INVERTED or verb.i == 0 or verb.i + 1 >= len(verb.doc) or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    following = verb.nbor()
    if (
        verb.nbor(-1).pos_ != "PUNCT"
        or following.pos_ not in ("PROPN", "DET", "NOUN", "ADJ", "NUM")
        or following.ent_type_ in ("DATE", "TIME")  # ", said March 11 that"
        or following.idx in starts(page)
    ):
        return None
    head = following
    while (
        head.head.i > verb.i
        and head.head.i != head.i
        and head.dep_ in ("det", "compound", "amod", "nmod", "poss", "nummod", "appos")
    ):
        head = head.head
    return as_source(page, head, verb, "inverted") if head.pos_ in ("PROPN", "NOUN") else None


def starts(page: Page) -> set[int]:
    """The offsets just inside the opening marks."""
    return {quote.start + 1 for quote in page.quotes}


def relative(page: Page, pronoun: Token, verb: Token) -> Source | None:
    """The source of "the mayor, who said": the mayor, with the pronoun; None where the subject is no relative pronoun."""
    head = verb.head
    if verb.dep_ != "relcl" or pronoun.lower_ not in ("who", "which", "that") or head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    start, end = head.left_edge.idx, end_of(pronoun)
    return Source(head, (start, end), "relative") if start < end else None


def inherited(page: Page, verb: Token, depth: int) -> Source:
    """The source of a verb without a subject of its own, from the word it hangs on."""
    head, dep = verb.head, verb.dep_
    if depth > 4 or head.i == verb.i:
        return NOBODY
    if dep in ("acl", "relcl", "amod"):
        return as_source(page, head, verb, "noun") if head.pos_ in ("NOUN", "PROPN", "PRON") else NOBODY
    if dep == "xcomp":
        object_ = next((child for child in head.children if child.dep_ in ("dobj", "dative")), None)
        if object_ is not None and object_.i < verb.i:
            return as_source(page, object_, verb, "object")
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        possessor = next((child for child in head.children if child.dep_ == "poss"), None)
        if possessor is not None:
            return as_source(page, possessor, verb, "possessor")
        head = head.head
    if head.pos_ not in ("VERB", "AUX"):
        return NOBODY
    above = source_of(page, head, depth + 1)
    return Source(above.head, above.span, dep if depth == 0 else above.shape) if above.head is not None else NOBODY


# --- what is said ---


def content(page: Page, token: Token, cue: Token, shape: str, stretch: Stretch | None = None) -> tuple[Stretch, Token, str] | None:
    """A content with its head and shape, or None where nothing is left of it."""
    start, end = page.trim(*(stretch or subtree(token)))
    if start <= cue.idx and end_of(cue) <= end:
        start, end = without(page, cue, start, end)
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


# --- cues ---


def verb_candidates(page: Page, verb: Token) -> Iterator[Candidate]:
    """The candidates of a verb, or of "be" with its adjective."""
    source = source_of(page, verb)
    for stretch, head, shape in contents_of(page, verb):
        yield from across_marks(page, Candidate(verb, source, stretch, head, shape))
        if source.shape in UNSURE:
            yield Candidate(verb, NOBODY, stretch, head, shape)
    sense = page.lexicon.sense(lemma(verb), "VERB")
    if sense is not None and sense.kind != "attitude":
        for stretch, head, shape in surface_contents(page, verb, source):
            yield from across_marks(page, Candidate(verb, source, stretch, head, shape))


def across_marks(page: Page, one: Candidate) -> Iterator[Candidate]:
    """The candidate, unless a quotation mark stands between its cue and its source."""
    if one.source.head is None or page.speech_at(one.cue.idx) is page.speech_at(one.source.head.idx):
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
    source = owner_of(page, noun)
    for child in noun.children:
        if child.i < noun.i or (source.head is not None and child.i in (source.head.i, source.head.head.i)):
            continue
        for found in from_child(page, child, noun, 0):
            if found:
                yield Candidate(noun, source, found[0], found[1], "noun:" + found[2])
                if source.shape == "via verb":
                    yield Candidate(noun, NOBODY, found[0], found[1], "noun:" + found[2])


def owner_of(page: Page, noun: Token) -> Source:
    """Whose word a noun is: its possessor, "by X", or the doer of the verb that it is the object of."""
    for child in noun.children:
        if child.dep_ == "poss":
            return as_source(page, child, noun, "possessor")
    for child in noun.children:
        if child.lower_ in ("by", "from") and child.dep_ in ("prep", "agent"):
            for below in child.children:
                if below.dep_ == "pobj":
                    return as_source(page, below, noun, "by")
    if noun.dep_ in ("dobj", "attr", "pobj"):
        head = noun.head if noun.dep_ != "pobj" else noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ in NOBODYS:
            return NOBODY
        if head.pos_ in ("VERB", "AUX"):
            above = source_of(page, head)
            if above.head is not None:
                return Source(above.head, above.span, "via verb")
    return NOBODY


def according_candidates(page: Page, word: Token) -> Iterator[Candidate]:
    """The candidates of "according to X"."""
    if word.i + 1 >= len(word.doc) or word.nbor().lower_ != "to":
        return
    to = word.nbor()
    named = next((child for child in to.children if child.dep_ in ("pobj", "pcomp")), None)
    if named is None:
        return
    source, sentence = as_source(page, named, word, "according"), word.sent
    start = word.idx
    end = source.span[1] if source.span else end_of(to)
    before, after = page.trim(sentence.start_char, start), page.trim(end, sentence.end_char)
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
    if rest[1] - rest[0] > 15:
        yield Candidate(colon, Source(colon.nbor(-1), (start, end), "colon"), rest, colon.head, "colon")


CUES = {"VERB": verb_candidates, "ADJ": adjective_candidates, "NOUN": noun_candidates}


def parsed_candidates(page: Page) -> Iterator[Candidate]:
    """Every candidate that words and parse offer, in text order of the cues."""
    for token in page.doc:
        part = token.pos_
        if token.lower_ == "according":
            yield from according_candidates(page, token)
        elif part in CUES:
            if f"{lemma(token)}|{part}" not in page.dull:
                yield from CUES[part](page, token)
        elif part == "ADV" and token.lower_ in HEDGES:
            yield from hedge_candidates(page, token)
        elif token.text == ":":
            yield from colon_candidates(page, token)
