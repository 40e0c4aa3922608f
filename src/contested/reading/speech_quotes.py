"""Candidates from quotations: the cue beside the marks, whatever the parser made of the sentence; and quotations left alone."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation
from contested.reading.speech_candidates import NOBODY, Candidate, Source, as_source, source_of, subtree
from contested.reading.speech_lexicon import SpeechLexicon

WINDOW = 40  # tokens looked at on either side
STOPS = {".", "!", "?", ";"}
NAMES = {"PROPN", "NOUN", "PRON"}


def quote_candidates(doc: Doc, quotes: list[Quotation], lexicon: SpeechLexicon) -> Iterator[Candidate]:
    """Every candidate that quotations offer."""
    taken: set[int] = set()
    for number, quote in enumerate(quotes):
        if quote.is_scare:
            continue
        for cue, shape in beside(doc, quote, quotes, lexicon):
            source = quote_source(cue, quote)
            for stretch, reach in extents(number, quotes, cue, shape, doc):
                yield Candidate(cue, source, stretch, None, f"{shape}:{reach}")
            taken.add(number)


def beside(doc: Doc, quote: Quotation, quotes: list[Quotation], lexicon: SpeechLexicon) -> list[tuple[Token, str]]:
    """The nearest cue after the quotation and the nearest before it, in the same sentence."""
    after = scan(doc, quote.end, 1, quotes, lexicon) if quote.closed else None
    before = scan(doc, quote.start, -1, quotes, lexicon)
    return [(cue, shape) for cue, shape in ((after, "quote<"), (before, "quote>")) if cue is not None]


def scan(doc: Doc, offset: int, step: int, quotes: list[Quotation], lexicon: SpeechLexicon) -> Token | None:
    """The first word of speech outside quotation marks on one side, before the sentence ends."""
    at = first_token(doc, offset, step)
    for i in range(at, at + WINDOW * step, step):
        if not 0 <= i < len(doc):
            return None
        token = doc[i]
        if "\n" in token.text or (token.text in STOPS and not (step < 0 and i == at)):
            return None
        if any(quote.start <= token.idx < quote.end for quote in quotes):
            return None
        if (
            token.text == ":"
            and step < 0
            and i == at
            and i
            and doc[i - 1].pos_ in ("PROPN", "NOUN")
            and not verb_near(doc, i, lexicon)
        ):
            return token
        if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and is_cue(token, lexicon):
            return token
    return None


def verb_near(doc: Doc, i: int, lexicon: SpeechLexicon) -> bool:
    """Whether a verb of speech stands in the sentence before a colon."""
    return any(is_cue(token, lexicon) for token in doc[max(doc[i].sent.start, i - 15) : i] if token.pos_ == "VERB")


def is_cue(token: Token, lexicon: SpeechLexicon) -> bool:
    """Whether the word can introduce a quotation; "said" may be taken for a noun by the tagger, "according" is one always."""
    word = lemma(token)
    if word == "accord":
        return token.lower_ == "according"
    if token.pos_ in ("VERB", "AUX") and ((sense := lexicon.sense(word, "VERB")) or lexicon.sense(word, "QUOTING")):
        return sense is None or sense.kind != "attitude"
    return token.lower_ in ("said", "says")


def first_token(doc: Doc, offset: int, step: int) -> int:
    """The index of the first token at or after the offset (step 1), or the last before it (step -1)."""
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx < offset:
            low = middle + 1
        else:
            high = middle
    return low if step > 0 else low - 1


def quote_source(cue: Token, quote: Quotation) -> Source:
    """Who speaks: the cue's subject, if it stands outside the quotation; else the name beside the cue."""
    if cue.lower_ == "according":
        to = cue.nbor() if cue.i + 1 < len(cue.doc) else cue
        named = next((child for child in to.children if child.dep_ == "pobj"), None)
        return as_source(named, cue, "according") if named is not None else NOBODY
    if cue.text == ":":
        return as_source(cue.nbor(-1), cue, "colon")
    found = source_of(cue)
    if found.head is not None and not quote.start <= found.head.idx < quote.end:
        return found
    return named_beside(cue, quote) or NOBODY


def named_beside(cue: Token, quote: Quotation) -> Source | None:
    """The noun phrase right after the cue ("said Ahmed X"), else right before it."""
    doc = cue.doc
    for i in range(cue.i + 1, min(cue.i + 6, len(doc))):
        if quote.start <= doc[i].idx < quote.end or doc[i].text in STOPS:
            break
        if doc[i].pos_ in NAMES:
            return as_source(top(doc[i], cue), cue, "after")
    for i in range(cue.i - 1, max(cue.i - 6, -1), -1):
        if quote.start <= doc[i].idx < quote.end or doc[i].text in STOPS:
            break
        if doc[i].pos_ in NAMES:
            return as_source(top(doc[i], cue), cue, "near")
    return None


def top(token: Token, cue: Token) -> Token:
    """The head of the name that a token belongs to."""
    while token.dep_ in ("compound", "nmod", "amod", "poss") and token.head.i != token.i and token.head.pos_ in NAMES:
        token = token.head
    start, end = subtree(token)
    return token


def extents(number: int, quotes: list[Quotation], cue: Token, shape: str, doc: Doc) -> Iterator[tuple[tuple[int, int], str]]:
    """How far the content may reach: this quotation, with those that follow it, with the one before the cue."""
    quote = quotes[number]
    yield (quote.start, quote.end), "one"
    last = number
    while last + 1 < len(quotes) and follows_on(quotes[last], quotes[last + 1], doc, quote):
        last += 1
        if last == number + 1 or last + 1 == len(quotes) or quotes[last].paragraph != quotes[last + 1].paragraph:
            yield (quote.start, quotes[last].end), "chain" if quotes[last].paragraph == quote.paragraph else "chain¶"


def follows_on(before: Quotation, after: Quotation, doc: Doc, first: Quotation) -> bool:
    """Whether the second quotation goes on with the first: the same paragraph, or the next one where the first is left open."""
    if not before.closed:
        return after.paragraph == before.paragraph + 1
    return after.paragraph == before.paragraph and not after.is_scare
