"""Who speaks: for each cue in the parse, its doer, or who else the words allow; and the page that the search looks at."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from contested.reading.attachment import THOUGHT
from contested.reading.draft import offsets
from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation
from contested.reading.speech_lexicon import SpeechLexicon
from contested.reading.turns import teller_before

Stretch = tuple[int, int]
SUBJECTS = {"nsubj", "csubj"}
NOBODYS = {"with", "amid", "despite", "after", "following", "in"}  # "with reports of", "amid claims that": not the subject's own
INVERTED = {"say", "add", "reply", "quip"}  # verbs that may stand before their subject
SPOKEN = {"VBD", "VBZ", "VBP", "VBG"}
BETWEEN = {"AUX", "ADV", "PART"}
TRIM = " \n\t,;:.—–-"


@dataclass(frozen=True)
class Page:
    """What the search looks at: the parse, its characters (`Doc.text` builds them anew each time), the quotations, the words."""

    doc: Doc
    text: str
    quotes: list[Quotation]
    lexicon: SpeechLexicon
    dull: frozenset[str] = frozenset()  # cues ("word|PART") that training met often and never right

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token begins."""
        return [token.idx for token in self.doc]

    def first_token(self, offset: int, step: int) -> int:
        """The index of the first token at or after the offset (step 1), or the last before it (step -1)."""
        at = bisect_left(self.offsets, offset)
        return at if step > 0 else at - 1

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


NOBODY = Source(None, None, "none")


def subtree(token: Token) -> Stretch:
    """The characters from a token's first descendant to its last."""
    return token.left_edge.idx, offsets(token.right_edge)[1]


def end_of(token: Token) -> int:
    """The offset past a token."""
    return offsets(token)[1]


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
    if (inverted := aged_name(page, verb) or after_cue(page, verb)) is not None:
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


def is_thought_of(verb: Token) -> bool:
    """Whether a participle taken for a past says what its noun is held to be: "gunmen believed to be rebels shot the judge"."""
    if lemma(verb) not in THOUGHT or verb.tag_ not in ("VBD", "VBN") or verb.i + 2 >= len(verb.doc):
        return False
    helped = any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    return verb.nbor().lower_ == "to" and verb.nbor(2).tag_ == "VB" and not helped


def is_said_by_none(verb: Token) -> bool:
    """Whether nobody says it: "no group said it had carried out the bombing"."""
    subjects = (child for child in verb.children if child.dep_ in SUBJECTS)
    return any(one.lower_ in NO_ONE or any(child.lower_ in ("no", "neither") for child in one.children) for one in subjects)


NO_ONE = {"nobody", "none", "neither"}


def sources_of(page: Page, verb: Token) -> list[Source]:
    """The doer of a verb as the parse has it, and for a verb of speech who else may stand there, for the parser to have erred."""
    first = source_of(page, verb)
    sense = page.lexicon.sense(lemma(verb), "VERB")
    if sense is None or sense.kind != "speech" or verb.tag_ not in SPOKEN:
        return [first]
    found = [first]
    for other in (own_subject(page, verb), phrase_before(page, verb)):
        if other is not None and all(one.head is None or one.head.i != (other.head.i if other.head else -1) for one in found):
            found.append(other)
    return found


def own_subject(page: Page, verb: Token) -> Source | None:
    """The verb's subject in the parse, where word order spoke for somebody else."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    return as_source(page, subject, verb, "parsed subject") if subject is not None else None


def phrase_before(page: Page, verb: Token) -> Source | None:
    """The phrase that ends before the verb, whatever the parser hung it on: "Mr. X, a spokesman for the army, said the army"."""
    doc, i, first = verb.doc, verb.i - 1, verb.sent.start
    while i > first and (doc[i].pos_ in BETWEEN or doc[i].text in ",)—–-"):
        i -= 1
    if i < first or doc[i].is_space:
        return None
    head = doc[i]
    while head.head.i < verb.i and head.head.i != head.i and head.head.i >= first:
        head = head.head
    return as_source(page, head, verb, "phrase before") if head.pos_ in ("NOUN", "PROPN", "PRON") else None


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


def aged_name(page: Page, verb: Token) -> Source | None:
    """The source of "At a camp outside the town, Maria Tesfay, 61, said": a name with an age, whatever the parser hung it on."""
    doc, last = verb.doc, verb.i - 4
    if last < verb.sent.start or doc[last].pos_ != "PROPN" or doc[last + 1].text != "," or doc[verb.i - 1].text != ",":
        return None
    if not doc[last + 2].is_digit or page.lexicon.sense(lemma(verb), "VERB") is None:
        return None
    first = last
    while first > verb.sent.start and doc[first - 1].pos_ == "PROPN":
        first -= 1
    return Source(doc[last], (doc[first].idx, end_of(doc[last + 2])), "subject")


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
    if dep == "pcomp" and head.lower_ == "as" and (quoted := quoted_before(head)) is not None:
        return as_source(page, quoted, verb, "pcomp")
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


def quoted_before(prep: Token) -> Token | None:
    """Who is "quoted as saying": the object of the quoting, or its subject in the passive."""
    if lemma(prep.head) in ("quote", "cite"):
        return next((child for child in prep.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
    return prep.head if prep.head.dep_ == "dobj" and lemma(prep.head.head) in ("quote", "cite") else None


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
