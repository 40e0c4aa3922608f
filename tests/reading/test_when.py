"""Which time dates an act."""

import pytest

from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.pipeline import parse_one
from contested.reading.published import find_published
from contested.reading.times import find_times
from contested.reading.when import when_of
from contested.records import NothingKnown, Report

HEADLINE = "Rebels seize a town in the south\n\nRebels in the south of the country seized a town on Monday."
ACTS = [  # text, trigger, start, end; published on Wednesday 2020-05-20
    ("Rebels seized the town on Monday.", "seized", "2020-05-18", "2020-05-18"),
    ("The army said on Tuesday that 22 soldiers were killed.", "killed", None, "2020-05-19"),
    ("A source said Tuesday that 12 soldiers had been killed in clashes since Sunday.", "killed", "2020-05-17", "2020-05-19"),
    ("He met the minister on Monday and Tuesday.", "met", "2020-05-18", "2020-05-19"),
    ("In late November, he met the minister.", "met", "2019-11-21", "2019-11-30"),
    ("The town has been in chaos since 2011, when the ruler was toppled.", "toppled", "2011-01-01", "2011-12-31"),
    ("Rebels seized the town.", "seized", None, None),
    ("GHARYAN, Libya (May 20, 2020) - Rebels seized the town.", "seized", None, None),
    ("Rebels seized the town on Monday. During the attack, 12 soldiers were killed.", "killed", "2020-05-18", "2020-05-18"),
    ("The rebels now hold the town, he said on Tuesday.", "hold", "2020-05-19", "2020-05-19"),
    ("Police held on Friday the man who killed five people.", "killed", None, "2020-05-15"),
    ("The assassination of the mayor delayed the 2021 elections.", "assassination", None, None),
    (HEADLINE, "seize", "2020-05-18", "2020-05-18"),
]


@pytest.mark.parametrize(("text", "trigger", "start", "end"), ACTS)
def test_when(text, trigger, start, end):
    report = Report(text=text, published="2020-05-20")
    draft = Draft(report, parse_one(text), blocks_of(text), find_published(report), NothingKnown())
    find_times(draft)
    at = text.index(trigger)
    found = when_of(draft, at, at + len(trigger), at, at + len(trigger))
    assert (found.start and found.start.isoformat(), found.end and found.end.isoformat()) == (start, end)
