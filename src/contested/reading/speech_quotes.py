"""Candidates from quotations: the cue beside the marks, whatever the parser made of the sentence; and quotations left alone."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.pipeline import lemma
from contested.reading.quotes import Quotation
from contested.reading.speech_candidates import Candidate
from contested.reading.speech_sources import NOBODY, Page, Source, as_source, source_of, sources_of

WINDOW = 40  # tokens looked at on either side
STOPS = {".", "!", "?", ";"}
NAMES = {"PROPN", "NOUN", "PRON"}


def quote_candidates(page: Page) -> Iterator[Candidate]:
    """Every candidate that quotations offer."""
    for number, quote in enumerate(page.quotes):
        if quote.is_scare:
            continue
        for cue, shape in beside(page, quote):
            for source in quote_sources(page, cue, quote):
                for stretch, reach in extents(page, number):
                    yield Candidate(cue, source, stretch, None, f"{shape}:{reach}")


def beside(page: Page, quote: Quotation) -> list[tuple[Token, str]]:
    """The nearest cue after the quotation and the nearest before it, in the same sentence."""
    after = scan(page, quote.end, 1) if quote.closed else None
    before = scan(page, quote.start, -1)
    return [(cue, shape) for cue, shape in ((after, "quote<"), (before, "quote>")) if cue is not None]


def scan(page: Page, offset: int, step: int) -> Token | None:
    """The first word of speech outside quotation marks on one side, before the sentence ends."""
    doc = page.doc
    at = page.first_token(offset, step)
    for i in range(at, at + WINDOW * step, step):
        if not 0 <= i < len(doc):
            return None
        token = doc[i]
        if "\n" in token.text or (token.text in STOPS and ends_sentence(token) and not (step < 0 and i == at)):
            return None
        if any(quote.start <= token.idx < quote.end for quote in page.quotes):
            return None
        if step < 0 and i == at and is_name_colon(page, token):
            return token
        if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and is_cue(page, token):
            return token
    return None


def ends_sentence(stop: Token) -> bool:
    """Whether a stop ends a sentence: space follows, unlike that of "(D-Md.)"."""
    return bool(stop.whitespace_) or stop.i + 1 == len(stop.doc) or stop.nbor().is_space


def is_name_colon(page: Page, token: Token) -> bool:
    """Whether the token is the colon of "Sources: ", with no verb of speech before it."""
    if token.text != ":" or not token.i or token.nbor(-1).pos_ not in ("PROPN", "NOUN"):
        return False
    words = token.doc[max(token.sent.start, token.i - 15) : token.i]
    return not any(word.pos_ == "VERB" and is_cue(page, word) for word in words)


def is_cue(page: Page, token: Token) -> bool:
    """Whether the word can introduce a quotation; the tagger may take "said" for a noun."""
    word = lemma(token)
    if word == "accord":
        return bool(token.lower_ == "according")
    if token.pos_ in ("VERB", "AUX") and ((sense := page.lexicon.sense(word, "VERB")) or page.lexicon.sense(word, "QUOTING")):
        return sense is None or sense.kind != "attitude"
    return token.lower_ in ("said", "says")


def quote_sources(page: Page, cue: Token, quote: Quotation) -> list[Source]:
    """Who may speak: the likeliest first, then what else may be the cue's subject outside the quotation."""
    first = quote_source(page, cue, quote)
    others = sources_of(page, cue) if cue.pos_ in ("VERB", "AUX") else []
    heads = {first.head.i if first.head is not None else -1}
    return [first, *(one for one in others if one.head is not None and one.head.i not in heads and not holds(quote, one.head))]


def holds(quote: Quotation, token: Token) -> bool:
    """Whether a token stands in the quotation."""
    return quote.start <= int(token.idx) < quote.end


def quote_source(page: Page, cue: Token, quote: Quotation) -> Source:
    """Who speaks: the cue's subject, if it stands outside the quotation; else the name beside the cue."""
    if cue.lower_ == "according":
        to = cue.nbor() if cue.i + 1 < len(cue.doc) else cue
        named = next((child for child in to.children if child.dep_ == "pobj"), None)
        return as_source(page, named, cue, "according") if named is not None else NOBODY
    if cue.text == ":":
        return as_source(page, cue.nbor(-1), cue, "colon")
    found = source_of(page, cue)
    if found.head is not None and not quote.start <= found.head.idx < quote.end:
        return found
    return named_beside(page, cue, quote) or NOBODY


def named_beside(page: Page, cue: Token, quote: Quotation) -> Source | None:
    """The noun phrase right after the cue ("said Ahmed X"), else right before it."""
    doc = cue.doc
    for i in range(cue.i + 1, min(cue.i + 6, len(doc))):
        if quote.start <= doc[i].idx < quote.end or doc[i].text in STOPS:
            break
        if doc[i].pos_ in NAMES:
            return as_source(page, top(doc[i]), cue, "after")
    for i in range(cue.i - 1, max(cue.i - 6, -1), -1):
        if quote.start <= doc[i].idx < quote.end or doc[i].text in STOPS:
            break
        if doc[i].pos_ in NAMES:
            return as_source(page, top(doc[i]), cue, "near")
    return None


def top(token: Token) -> Token:
    """The head of the name that a token belongs to."""
    while token.dep_ in ("compound", "nmod", "amod", "poss") and token.head.i != token.i and token.head.pos_ in NAMES:
        token = token.head
    return token


def extents(page: Page, number: int) -> Iterator[tuple[tuple[int, int], str]]:
    """How far the content may reach: this quotation, this with the next, this with all that follow on."""
    quotes, quote = page.quotes, page.quotes[number]
    yield (quote.start, quote.end), "one"
    last, own = number, ""
    while last + 1 < len(quotes) and follows_on(quotes[last], quotes[last + 1]):
        last += 1
        own = own or ("!" if quotes[last].closed and scan(page, quotes[last].end, 1) is not None else "")
        ends = last + 1 == len(quotes) or not follows_on(quotes[last], quotes[last + 1])
        if ends or last == number + 1:
            reach = "chain" if quotes[last].paragraph == quote.paragraph else "chain¶"
            yield (quote.start, quotes[last].end), reach + own
        if last - number > 12:
            return


def follows_on(before: Quotation, after: Quotation) -> bool:
    """Whether the second quotation goes on with the first: in the same paragraph, or in the next where the first is left open."""
    if not before.closed:
        return after.paragraph == before.paragraph + 1
    return after.paragraph == before.paragraph and not after.is_scare
