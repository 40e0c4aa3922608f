from __future__ import annotations

import pytest

from contested.reading.blocks import blocks_of
from contested.reading.quotes import quotations

CASES = [
    ("He said “we won” today.", ["“we won”"]),
    ('He said "we won" and "they lost".', ['"we won"', '"they lost"']),
    ("''We won,'' he said.", ["''We won,''"]),
    ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
    ("“It goes on\n\n“and on.”", ["“It goes on", "“and on.”"]),
    ('A 5" shell fell.', []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotations(text, blocks_of(text))] == expected


def test_short_ones_are_scare_quotes_unless_they_end_a_clause() -> None:
    text = "The “great victory” came. “We won,” he said."
    assert [quote.is_scare for quote in quotations(text, blocks_of(text))] == [True, False]


def test_an_unclosed_one_says_so() -> None:
    text = "“It goes on\n\n“and on.”"
    assert [quote.closed for quote in quotations(text, blocks_of(text))] == [False, True]
