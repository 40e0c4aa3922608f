"""Quotations that stand alone: the speaker of the sentence before goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Span as Words

from contested.reading.draft import Draft
from contested.reading.quotes import Quotation
from contested.records import Attribution

FEWEST_WORDS = 5


def carried_over(draft: Draft, quotes: list[Quotation], found: Iterable[Attribution]) -> list[Attribution]:
    """An attribution for each quotation without a cue that follows a quotation of a known speaker."""
    spoken = sorted((one for one in found if one.direct and one.source_name), key=lambda one: one.content.end)
    added: list[Attribution] = []
    for quote in quotes:
        if quote.words < FEWEST_WORDS or not alone(draft, quote) or any(overlaps(one, quote) for one in spoken):
            continue
        before = [one for one in (*spoken, *added) if one.content.end <= quote.start]
        last = max(before, key=lambda one: one.content.end, default=None)
        if last is not None and is_near(draft, last, quote):
            added.append(carry(draft, last, quote))
    return added


def alone(draft: Draft, quote: Quotation) -> bool:
    """Whether nothing but quotation stands in the paragraph, or a new sentence begins with it."""
    block = draft.blocks[quote.paragraph]
    before = draft.report.text[block.start : quote.start].rstrip()
    after = draft.report.text[quote.end : block.end].strip()
    return not after and (not before or before[-1] in '.!?”"')


def overlaps(one: Attribution, quote: Quotation) -> bool:
    """Whether an attribution already has this quotation."""
    return one.content.start < quote.end and quote.start < one.content.end


def is_near(draft: Draft, last: Attribution, quote: Quotation) -> bool:
    """Whether the quotation follows in the same paragraph or the next one."""
    between = [block for block in draft.blocks if last.end < block.start < quote.start - 1]
    return len(between) <= (1 if draft.blocks[quote.paragraph].start >= quote.start - 1 else 0)


def carry(draft: Draft, last: Attribution, quote: Quotation) -> Attribution:
    """The attribution of the quotation to the last speaker."""
    content = draft.cut(quote.start, quote.end)
    return replace(
        last, start=content.start, end=content.end, text=content.text, rule="carried quotation", cue=None, content=content,
        parent=None, carried=True,
    )  # fmt: skip


def backshifted(draft: Draft, found: Iterable[Attribution]) -> list[Attribution]:
    """An attribution for each sentence that goes on with what was said before it, told by its tense: "He had seen nobody."."""
    told = sorted((one for one in found if one.source_name and not one.direct), key=lambda one: one.end)
    added: list[Attribution] = []
    for sentence in draft.doc.sents:
        if not is_backshifted(sentence) or any(one.start < sentence.end_char and sentence.start_char < one.end for one in told):
            continue
        before = [one for one in (*told, *added) if one.end <= sentence.start_char]
        last = max(before, key=lambda one: (one.end, one.start - one.end), default=None)
        if last is None or not goes_on(draft, last, sentence):
            continue
        content = draft.cut(sentence.start_char, sentence.end_char)
        added.append(
            replace(
                last, start=content.start, end=content.end, text=content.text, rule="carried tense", cue=None, content=content,
                parent=None, carried=True,
            )
        )  # fmt: skip
    return added


def is_backshifted(sentence: Words) -> bool:
    """Whether the main verb is a past before the past, or was going on: "had mined the road", "were being maimed"."""
    helpers = [child.lower_ for child in sentence.root.children if child.dep_ in ("aux", "auxpass") and child.i < sentence.root.i]
    return sentence.root.tag_ == "VBN" and "had" in helpers


def goes_on(draft: Draft, last: Attribution, sentence: Words) -> bool:
    """Whether a sentence follows what was said right behind it, in the same paragraph."""
    between = draft.report.text[last.end : sentence.start_char]
    return "\n" not in between and not between.strip(' .;”"\u2019')
