"""What must be right whatever else changes: the turns of phrase that reports of wars are full of, one sentence each."""

from __future__ import annotations

from functools import cache

import pytest

from contested import Reader, Report
from contested.records import Claim, Reading


@cache
def read(text: str) -> Reading:
    return Reader(packs=["libya"]).read(Report(text=text, published="2020-05-24"))


def only(text: str, kind: str) -> Claim:
    (claim,) = (claim for claim in read(text).claims if claim.kind == kind)
    return claim


FIGURES = [
    ("The shelling killed at least 12 people, including three children, the mayor said.", "shelling", [(12, 12, None), (3, 3, 3)]),
    ("Ten fighters were killed in the past two days in Tripoli.", "casualties", [(10, 10, 10)]),
    ("Dozens were killed in clashes in Sirte.", "armed_clash", [(24, None, None)]),
    ("There were no casualties in the air strike on the port.", "air_strike", [(0, 0, 0)]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), FIGURES)
def test_figures(text, kind, expected):
    assert [(figure.low, figure.best, figure.high) for figure in only(text, kind).figures] == expected


def test_whose_dead_they_are():
    claim = only("The army said it had killed 12 of Haftar's soldiers near Gharyan on Monday.", "armed_clash")
    assert claim.figures[0].of is not None
    assert claim.figures[0].of.name == "Libyan National Army"


def test_a_revised_toll_is_a_figure_of_its_own():
    figures = read("The blast killed 12 people, officials said at first. The toll was later revised to 20.").figures
    assert [figure.best for figure in figures] == [12, 20]


STANCES = [  # text, kind, stance, aspect, negated
    ("The general vowed to retake Gharyan.", "territory_gained", None, None, None),
    ("The army failed to capture the airport.", "territory_gained", "asserted", "actual", True),
    ("The army repelled an attack by militants on the airport.", "armed_clash", "asserted", "actual", False),
    ("The town was about to fall to the militia.", "territory_gained", "asserted", "planned", False),
    ("Sirte, which had been a stronghold of Islamic State, was quiet on Sunday.", "territory_held", "asserted", "state", False),
    ("Al-Mismari denied that any foreigners were fighting with his force.", "military_support", "denied", "ongoing", False),
    ("The rangers claimed to have seized the airport.", "territory_gained", "asserted", "actual", False),
]


@pytest.mark.parametrize(("text", "kind", "stance", "aspect", "negated"), STANCES)
def test_whether_it_happened(text, kind, stance, aspect, negated):
    found = [claim for claim in read(text).claims if claim.kind == kind]
    if stance is None:  # what is vowed is no gain
        assert all(claim.aspect in ("planned", "hypothetical") for claim in found)
    else:
        assert [(claim.stance, claim.aspect, claim.negated) for claim in found] == [(stance, aspect, negated)]


SPEAKERS = [
    ("The spokesman claimed that the army had captured the airport.", "territory_gained", [("The spokesman", "claim")]),
    ("The general admitted that his forces had lost Gharyan.", "territory_gained", [("The general", "admit")]),
    ("It is widely believed that Russia sent mercenaries to Libya.", "military_support", [(None, "believe")]),
    (
        "The mayor told Reuters that militia leaders said ten fighters had been killed in Bani Walid.",
        "casualties",
        [("The mayor", "say"), ("militia leaders", "say")],
    ),
    (
        'Mohammed Gununu is the spokesman of the army. "Our forces captured the town," he said.',
        "territory_gained",
        [("Mohammed Gununu", "say")],
    ),
    ("The militia shelled the airport on Sunday.", "shelling", []),
]


@pytest.mark.parametrize(("text", "kind", "expected"), SPEAKERS)
def test_according_to_whom(text, kind, expected):
    assert [(speaker.source_name, speaker.sense) for speaker in only(text, kind).speakers] == expected


def test_reportedly_is_unconfirmed():
    assert only("The militia reportedly shelled the airport on Sunday.", "shelling").unconfirmed


DAYS = [
    ("Twelve people have been killed since Tuesday in fighting in Tripoli.", "2020-05-19", "2020-05-24"),
    ("Ten fighters were killed in the past two days in Tripoli.", "2020-05-22", "2020-05-24"),
    ("The army took the town on Thursday the 11th of April.", "2019-04-11", "2019-04-11"),
    ("The base was captured on April 05 last year.", "2019-04-05", "2019-04-05"),
    ("Drones struck the airport overnight.", "2020-05-23", "2020-05-24"),
    ("Forces attacked the camp at dawn on Monday.", "2020-05-18", "2020-05-18"),
]


@pytest.mark.parametrize(("text", "start", "end"), DAYS)
def test_when(text, start, end):
    (claim,) = read(text).claims
    assert (str(claim.when.start), str(claim.when.end)) == (start, end)


def test_two_words_of_one_speaker_are_not_told_within_each_other():
    text = "Colonel Hassan denied that his men had fired on the market and said that the rebels had shelled it."
    claims = read(text).claims
    assert [(claim.kind, claim.stance, len(claim.speakers)) for claim in claims] == [
        ("attack", "denied", 1),
        ("shelling", "asserted", 1),
    ]


def test_a_sector_that_is_held_lies_where_its_name_says():
    (claim,) = read("The Qawarsha sector is now totally under our control, the commander said.").claims
    assert (claim.kind, [place.text for place in claim.places]) == ("territory_held", ["Qawarsha"])


def test_nobody_holds_himself():
    text = "The army chased the jihadists in Ganfuda, one of the last sectors of the city that the jihadists still hold."
    assert [claim.kind for claim in read(text).claims if claim.kind == "abduction"] == []


def test_what_should_not_be_done_did_not_fail_to_happen():
    (claim,) = read("Residents should not return to the town yet, the mayor said.").claims
    assert (claim.kind, claim.aspect, claim.negated) == ("return", "hypothetical", False)


def test_a_month_is_no_place():
    assert read("The army took the town on Thursday the 11th of April.").places == ()


@pytest.mark.parametrize(
    "text",
    [
        "The home side beat their rivals 3-1 and the striker fired a late shot to capture the title.",
        "The champion attacked on the kingside, captured a knight and won the game when his opponent lost the queen.",
        "The army of ants marched across the kitchen of the museum's new show.",
    ],
)
def test_games_and_shows_give_nothing(text):
    assert read(text).claims == ()


def test_what_was_over_before_another_act_is_not_of_the_reports_day():
    (claim,) = [one for one in read("The town was captured by rebels before the 2019 elections.").claims if one.lead]
    assert claim.when.start is None
    assert str(claim.when.end) == "2018-12-31"
