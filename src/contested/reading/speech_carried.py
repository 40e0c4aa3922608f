"""Quotations that stand alone: the speaker of the sentence before goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

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
