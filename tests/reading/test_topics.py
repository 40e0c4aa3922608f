"""What a report's opening words speak of: a number for each kind, and nothing that breaks it."""

import math

import pytest

from contested.reading.topics import FLOOR, load_topics, topics_of


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("Warplanes bombed a village on Monday, dropping barrel bombs on the market.", "air_strike", "peaceful_protest"),
        ("Thousands of people marched through the capital to demand higher wages.", "peaceful_protest", "shelling"),
        ("Police seized a cache of weapons and ammunition and defused a bomb.", "interception", "abduction"),
    ],
)
def test_the_words_speak_of_their_kind(text, kind, other):
    found = topics_of(text)
    assert found[kind] > found[other]


@pytest.mark.parametrize("text", ["", "\n\n", "1234 !!!", "غارة جوية", "x" * 100_000, "a " * 100_000])
def test_any_text_has_numbers(text):
    found = topics_of(text)
    assert all(math.log(FLOOR) - 1e-6 <= value <= 0.1 for value in found.values())


def test_kinds_stand_once():
    groups = [kind for group in load_topics().groups for kind in group]
    assert len(groups) == len(set(groups))
