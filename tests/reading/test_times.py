"""Time expressions: every rule of the lexicon fires on its examples and on none of its counter-examples."""

import pytest

from contested.reading.timemakers import MAKERS
from contested.reading.times import scene_of, times_in
from contested.reading.timewords import lexicon
from contested.records import interval_of

PUBLISHED = interval_of("2020-05-20")  # a Wednesday
RULES = lexicon().rules


def read(text):
    scene = scene_of(text, PUBLISHED)
    if " will " in text or " starts " in text:
        scene.tense = lambda start, end: "future"
    return times_in(scene)


@pytest.mark.parametrize(("rule", "text", "words", "value"), [(r.name, *row) for r in RULES for row in r.fires])
def test_rule_fires(rule, text, words, value):
    assert (rule, words, value) in [(time.rule, time.text, time.value) for time in read(text)]


@pytest.mark.parametrize(("rule", "text"), [(r.name, text) for r in RULES for text in r.silent])
def test_rule_is_silent(rule, text):
    assert rule not in [time.rule for time in read(text)]


def test_every_rule_has_a_maker():
    assert {rule.make for rule in RULES} == set(MAKERS)


@pytest.mark.parametrize(
    "text", ["", "\n\n", " " * 100_000, "a" * 100_000, "1" * 100_000, "Friday " * 20_000, "May 5, " * 10_000, "two " * 20_000]
)
def test_odd_text_is_read_quickly(text):
    read(text)
