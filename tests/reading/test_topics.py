"""What a short report speaks of: a share for each group of kinds, and nothing that breaks it."""

import math

import pytest

from contested.reading.topics import FLOOR, OTHER_NEWS, SHORT, by_kind, load_topics, topics_of


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("Warplanes bombed a village on Monday, dropping barrel bombs on the market.", "air_strike", "peaceful_protest"),
        ("Thousands of people marched through the capital to demand higher wages.", "peaceful_protest", "shelling"),
        ("Police seized a cache of weapons and ammunition and defused a bomb.", "interception", "abduction"),
        ("Jets pummelled a hamlet with cluster munitions at dawn.", "air_strike", "armed_clash"),
        ("The flautist opened the festival with a sonata.", OTHER_NEWS, "peaceful_protest"),
    ],
)
def test_the_words_speak_of_their_kind(text, kind, other):
    found = by_kind(topics_of(text))
    assert found[kind] > found[other]


@pytest.mark.parametrize("text", ["", "\n\n", "1234 !!!", "غارة جوية", "x" * (SHORT - 1), "\0\ud800 \u0301\u0301"])
def test_any_short_text_has_shares(text):
    found = topics_of(text)
    assert sum(found.values()) == pytest.approx(1, abs=1e-4)
    assert all(math.log(FLOOR) - 1e-6 <= value <= 0.1 for value in by_kind(found).values())


def test_a_longer_text_is_not_asked():
    assert topics_of("a " * 100_000) == {}


def test_kinds_stand_once():
    groups = [kind for group in load_topics().groups for kind in group]
    assert len(groups) == len(set(groups))
