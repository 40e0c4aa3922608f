"""One who speaks throughout: a briefing or a speech that the report gives as it was spoken, its speaker named once at the head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Span as Words

from contested.reading.draft import Draft
from contested.records import Attribution, Span

OPENING = 6  # paragraphs among which the speaker is named
FEWEST_OWN = 3  # words such as "we" outside quotation marks, without which nobody speaks throughout
GIVEN = re.compile(
    r"\b(?:transcript|record|text|verbatim|excerpts?|extracts?)\b[^.]{0,80}\b(?:briefing|speech|address|remarks|statement|"
    r"interview|press conference|news conference|comments|testimony|broadcast|message)\b[^.]{0,60}\b(?:by|with|of|from|to)\b",
    re.I,
)
OWN = re.compile(r"\b(?:I|we|We|our|Our|us)\b")
ASKED = re.compile(r"^(?:q|question|reporter|journalist|correspondent)\b[^:\n]{0,30}:", re.I)
ASKED_WITHIN = re.compile(r"\b(?:Q|Question):[^?]*\?")
ANSWERED = re.compile(r"\b(?:A|Answer):")
OWNERS = {"i", "we", "our", "us"}


def briefed(draft: Draft, found: Iterable[Attribution]) -> list[Attribution]:
    """What was found, with what the one speaker of a briefing says: each sentence of it, and each "we" in it, is his."""
    found = list(found)
    opening = opened(draft)
    if opening is None:
        return found
    source, name, after = opening
    own = [renamed(one, name) if one.start >= after else one for one in found]
    return [*own, *(said(draft, source, name, span) for span in spoken(draft, after))]


def opened(draft: Draft) -> tuple[Span, str, int] | None:
    """The words for the speaker, his name and where he begins; None where nothing at the head gives a speech as it was spoken."""
    text = draft.report.text
    for block in draft.blocks[:OPENING]:
        given = GIVEN.search(text, block.start, block.end)
        if given is None:
            continue
        named = [
            one for one in draft.actors if one.kind == "person" and given.end() <= one.start < min(block.end, given.end() + 120)
        ]
        named = [one for one in named if text[one.start : one.start + 1].isupper()]
        if named and len(OWN.findall(text, block.end)) >= FEWEST_OWN:
            one = max(named[:3], key=lambda one: sum(word[:1].isupper() for word in one.text.split()))
            return Span(start=one.start, end=one.end, text=one.text), one.name or one.text, block.end
    return None


def renamed(one: Attribution, name: str) -> Attribution:
    """An attribution to "we" as one to him who speaks."""
    if one.source is None or one.source.text.lower() not in OWNERS:
        return one
    return replace(one, source_name=name, carried=True)


def spoken(draft: Draft, after: int) -> Iterator[Words]:
    """The sentences that he speaks: those behind the opening that are no question put to him."""
    for block in draft.blocks:
        words = draft.report.text[block.start : block.end]
        if block.start < after or (ASKED.match(words) and not ANSWERED.search(words)):
            continue
        asked = [(found.start(), found.end()) for found in ASKED_WITHIN.finditer(draft.report.text, block.start, block.end)]
        span = draft.doc.char_span(block.start, block.end, alignment_mode="contract")
        for sentence in span.sents if span is not None else ():
            if not any(first <= sentence.start_char < last for first, last in asked):
                yield sentence


def said(draft: Draft, source: Span, name: str, sentence: Words) -> Attribution:
    """The attribution of a sentence to him who speaks."""
    content = draft.cut(sentence.start_char, sentence.end_char)
    return Attribution(
        start=content.start,
        end=content.end,
        text=content.text,
        rule="carried briefing",
        source=source,
        cue=None,
        source_name=name,
        content=content,
        carried=True,
        sense="say",
    )
