"""Paragraphs of a report, and what each is: title, body, caption, or debris that must give no claim."""

from __future__ import annotations

import re

from contested.reading.draft import Block

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?=[a-z])[^\n]+)*")  # lines; a line that goes on in lower case is a wrapped one


def paragraphs(text: str) -> list[tuple[int, int]]:
    """First and past-the-last character of each paragraph that has a letter or digit."""
    found = []
    for match in PARAGRAPH.finditer(text):
        words = match.group()
        if re.search(r"\w", words):
            start = match.start() + len(words) - len(words.lstrip())
            found.append((start, match.start() + len(words.rstrip())))
    return found


def paragraph_starts(text: str) -> set[int]:
    """Offsets of the first character of each paragraph."""
    return {start for start, _ in paragraphs(text)}


def blocks_of(text: str) -> list[Block]:
    """The paragraphs with their roles."""
    return [Block(start, end, "body") for start, end in paragraphs(text)]
