"""Weekdays and months without a year go with the tense of their clause."""

import pytest

from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.pipeline import parse_one
from contested.reading.published import find_published
from contested.reading.times import find_times
from contested.records import NothingKnown, Report

CLAUSES = [  # text, words, value; published on Wednesday 2020-05-20
    ("Rebels attacked the town on Friday.", "Friday", "2020-05-15"),
    ("Soldiers retook the town on Friday.", "Friday", "2020-05-15"),  # the tagger takes it for the present
    ("The talks will resume on Friday.", "Friday", "2020-05-22"),
    ("The talks are scheduled for Friday.", "Friday", "2020-05-22"),
    ("The rebels plan to leave on Friday.", "Friday", "2020-05-22"),
    ("He condemned Friday's attack and said that the army would answer.", "Friday", "2020-05-15"),
    ("The truce was extended until Friday.", "Friday", "2020-05-22"),
    ("The vote will be held in December.", "December", "2020-12"),
    ("The vote was held in December.", "December", "2019-12"),
    ("Today the army attacked.", "Today", "2020-05-20"),
    ("The offensive began on April 4.", "April 4", "2020-04-04"),
    ("Elections will be held on June 24.", "June 24", "2020-06-24"),
]


@pytest.mark.parametrize(("text", "words", "value"), CLAUSES)
def test_value(text, words, value):
    report = Report(text=text, published="2020-05-20")
    draft = Draft(report, parse_one(text), blocks_of(text), find_published(report), NothingKnown())
    find_times(draft)
    assert [(time.text, time.value) for time in draft.times] == [(words, value)]
