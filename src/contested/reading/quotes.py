"""Quotations: where they begin and end, across paragraphs too, and which are only scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contested.reading.draft import Block

MARK = re.compile("[“”„‟\"«»]|''|``")
OPENING, CLOSING = set("“„«") | {"``"}, set("”»")
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[,.!?…—–-]['’]?$")
SCARE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: offsets with the marks. `closed` is False where it runs on to the next paragraph."""

    start: int
    end: int
    paragraph: int
    words: int
    ends_clause: bool  # a comma or full stop before the closing mark
    closed: bool = True

    @property
    def is_scare(self) -> bool:
        """Whether it is too short to be speech by itself: up to three words that are no sentence."""
        return self.words <= SCARE_WORDS and not self.ends_clause


def quotations(text: str, blocks: list[Block]) -> list[Quotation]:
    """Every quotation, in order."""
    return [quote for number, block in enumerate(blocks) for quote in in_paragraph(text, number, block)]


def in_paragraph(text: str, number: int, block: Block) -> Iterator[Quotation]:
    """The quotations of one paragraph; the last may be left open."""
    opened: tuple[int, int] | None = None
    for mark in MARK.finditer(text, block.start, block.end):
        if opened is None:
            if opens(mark, text):
                opened = mark.span()
        elif not opens_only(mark):
            yield quotation(text, opened, mark.start(), mark.end(), number)
            opened = None
    if opened is not None and block.end - opened[0] > 1:
        yield quotation(text, opened, block.end, block.end, number, closed=False)


def opens(mark: re.Match[str], text: str) -> bool:
    """Whether this mark can begin a quotation: an opening one, or a straight one that touches the word after it."""
    if mark.group() in CLOSING:
        return False
    after = text[mark.end() : mark.end() + 1]
    return mark.group() in OPENING or (bool(after) and not after.isspace())


def opens_only(mark: re.Match[str]) -> bool:
    """Whether this mark never closes a quotation."""
    return mark.group() in OPENING


def quotation(text: str, opened: tuple[int, int], inner_end: int, end: int, paragraph: int, closed: bool = True) -> Quotation:
    """The record of one quotation."""
    words = sum(1 for _ in WORD.finditer(text, opened[1], inner_end))
    tail = text[max(opened[1], inner_end - 3) : inner_end].rstrip()
    return Quotation(opened[0], end, paragraph, words, bool(SENTENCE_END.search(tail)), closed)


def covering(quotes: list[Quotation], start: int, end: int) -> Quotation | None:
    """The quotation that holds this stretch, or None."""
    return next((quote for quote in quotes if quote.start <= start and end <= quote.end), None)
