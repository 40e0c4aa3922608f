"""Numbers in words and digits, with the bounds that the words around them give."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from contested.reading.numbers import cautious, find_quantities, lexicon

ENGLISH = spacy.blank("en")
FIXED, VAGUE = lexicon()["fixed"], lexicon()["vague"]


def read(text):
    doc = ENGLISH(text)
    return [(doc[q.first : q.last + 1].text, q.low, q.best, q.high) for q in find_quantities(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people", ("12", 12, 12, 12)),
        ("1,200 people", ("1,200", 1200, 1200, 1200)),
        ("290000 people", ("290000", 290000, 290000, 290000)),
        ("2.5 million people", ("2.5 million", 2500000, 2500000, 2500000)),
        ("twenty-two soldiers", ("twenty-two", 22, 22, 22)),
        ("one hundred and five soldiers", ("one hundred and five", 105, 105, 105)),
        ("two dozen men", ("two dozen", 24, 24, 24)),
        ("a dozen men", ("a dozen", 12, 12, 12)),
        ("five (5) men", ("five (5)", 5, 5, 5)),
        ("at least 12 men", ("at least 12", 12, 12, None)),
        ("more than 20 men", ("more than 20", 20, 20, None)),
        ("50+ men", ("50+", 50, 50, None)),
        ("up to 30 men", ("up to 30", None, None, 30)),
        ("as many as 30 men", ("as many as 30", None, None, 30)),
        ("fewer than 30 men", ("fewer than 30", None, None, 30)),
        ("about 30 men", ("about 30", 30, 30, 30)),
        ("between 12 and 15 men", ("between 12 and 15", 12, None, 15)),
        ("12-15 men", ("12-15", 12, None, 15)),
        ("12–15 men", ("12–15", 12, None, 15)),
        ("three to seven men", ("three to seven", 3, None, 7)),
        ("at least one but possibly up to 12 men", ("at least one but possibly up to 12", 1, None, 12)),
        ("between eight and more than 30 men", ("between eight and more than 30", 8, None, 31)),
        ("a “number” of men", ("a “number", 2, None, None)),
        ("no men", ("no", 0, 0, 0)),
    ],
)
def test_a_number_with_its_bounds(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It lies 12 km from town.",
        "a 27-year-old man",
        "on 14 November",
        "on November 14",
        "in March 2011",
        "at 10:30 in the morning",
        "on 09-09-2014",
        "$12 was paid",
        "a boy aged 12",
        "a T-72 and an F-16",
        "under Resolution 2254",
        "12 percent of voters",
        "for three hours",
    ],
)
def test_what_counts_nothing(text):
    assert read(text) == []


@pytest.mark.parametrize(("row", "example"), [(row, text) for row in FIXED for text in row["examples"]])
def test_fixed_words_fire(row, example):
    assert (row["words"], row["count"]) in [(words.lower(), best) for words, _, best, _ in read(example)]


@pytest.mark.parametrize(("row", "example"), [(row, text) for row in VAGUE for text in row["examples"]])
def test_vague_words_fire(row, example):
    assert (row["words"], row["low"], None) in [(words.lower(), low, best) for words, low, best, _ in read(example)]


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in FIXED + VAGUE for text in row["not"]])
def test_words_spare_their_counter_examples(row, text):
    assert row["words"] not in [words.lower() for words, *_ in read(text)]


def test_cautious_values_are_there_for_vague_words_alone():
    assert (cautious("dozens"), cautious("several"), cautious("twelve")) == (12, 3, None)


@given(st.integers(0, 99_999_999))
def test_digits_are_read_with_and_without_separators(number):
    shown = {read(f"{number} people")[0][2], read(f"{number:,} people")[0][2]}
    assert shown == {number}


@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    for words, low, _, high in read(text):
        assert words and (low is None or high is None or low <= high)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "1" * 100_000, "-" * 10_000, "two " * 20_000, "twenty-" * 10_000, "1-1-" * 10_000, "9" * 50 + " million"]
)
def test_odd_text_is_read_quickly(text):
    read(text)
