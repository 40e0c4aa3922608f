"""Time expressions: every rule of the lexicon fires on its examples and on none of its counter-examples."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


LONG = [
    "",
    "\n\n",
    " " * 100_000,
    "a" * 100_000,
    "1" * 100_000,
    "Friday " * 20_000,
    "May 5, " * 10_000,
    "two " * 20_000,
    "the past " * 10_000,
    "9:30 " * 10_000,
]
WORDS = "last next the of May 31 2019 Monday two years ago , . 99/99/2020 24:61 - century first quarter \u2028 30".split(" ")


@pytest.mark.parametrize("text", LONG)
def test_odd_text_is_read_quickly(text):
    read(text)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS)))
def test_any_order_of_words_gives_mentions_that_stand_in_the_text(words):
    text = " ".join(words)
    for time in read(text):
        assert text[time.start : time.end] == time.text
        assert not time.interval or not time.interval.start or not time.interval.end or time.interval.start <= time.interval.end


INTERVALS = [
    ("They have fought since Tuesday.", "2020-05-19", "2020-05-20"),
    ("By Tuesday they had left.", None, "2020-05-19"),
    ("Until March it was calm.", None, "2020-03-31"),
    ("Before 2011 he ruled.", None, "2010-12-31"),
    ("In the past two days they left.", "2020-05-18", "2020-05-20"),
    ("They have fought for 13 months.", "2019-04-01", "2020-05-31"),
    ("It has lasted nine years.", "2011-01-01", "2020-12-31"),
    ("Ten died in three days of battle.", "2020-05-18", "2020-05-20"),
    ("They met in late November.", "2019-11-21", "2019-11-30"),
    ("They met in mid-March.", "2020-03-11", "2020-03-20"),
    ("They met in early March.", "2020-03-01", "2020-03-10"),
    ("They met in early 2019.", "2019-01-01", "2019-04-30"),
    ("It fell earlier this month.", "2020-05-01", "2020-05-20"),
    ("It fell over the weekend.", "2020-05-16", "2020-05-17"),
    ("It fell last week.", "2020-05-11", "2020-05-17"),
    ("It fell last year.", "2019-01-01", "2019-12-31"),
    ("It fell overnight.", "2020-05-19", "2020-05-20"),
    ("They met on May 5-7.", "2020-05-05", "2020-05-07"),
    ("It was shut from Monday to Wednesday.", "2020-05-18", "2020-05-20"),
    ("It was shut between March 3 and March 9.", "2020-03-03", "2020-03-09"),
]


@pytest.mark.parametrize(("text", "start", "end"), INTERVALS)
def test_days(text, start, end):
    interval = next(time.interval for time in read(text) if time.interval)
    assert (interval.start, interval.end) == (start and date.fromisoformat(start), end and date.fromisoformat(end))
    assert interval.source == "text"
    assert interval.text in text


def test_months_and_years_keep_their_precision():
    found = {time.value: time.interval.precision for time in read("In March, in 2018, last week, on Monday.")}
    assert found == {"2020-03": "month", "2018": "year", "2020-W20": "week", "2020-05-18": "day"}


def test_without_a_day_of_publication_a_weekday_has_no_days():
    times = times_in(scene_of("He came on Tuesday and left on 5 May 2019.", interval_of(None)))
    assert [(time.value, time.interval is None) for time in times] == [("XXXX-WXX-2", True), ("2019-05-05", False)]
