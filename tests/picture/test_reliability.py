"""A source's reliability: by the record, by rules, and F where there is too little."""

import pytest

from built_claims import actor, killed, place, reading_of, report_of, says
from built_claims import claim_of as built
from built_claims import day as on
from contested.merging.merge import merge_readings
from contested.picture.reliability import level, reliability_of

RED, VILLAGERS = actor("Red Brigade"), actor("villagers", "people")


def side_of(mention):
    return (mention.name or mention.text).casefold()


def told(outlet, day, number, **parts):
    text = f"The Red Brigade shelled Karmat on {day}, killing {number}. {outlet} wrote it down in words of its own."
    report = report_of(text, outlet, day)
    known = {"actors": (RED,), "targets": (VILLAGERS,), "places": (place("Karmat"),), "when": on("2019-04-08"), "lead": True}
    return reading_of(report, built(report, text, "shelling", figures=(killed(number),), **{**known, **parts}))


CASES = [
    ([told("Gazette", "2019-04-08", 5)], (0, 0, 1)),
    ([told("Gazette", "2019-04-08", 5), told("Herald", "2019-04-09", 5)], (1, 0, 0)),
    ([told("Gazette", "2019-04-09", 5), told("Herald", "2019-04-08", 5)], (0, 0, 0)),  # not first
    (
        [
            told("Gazette", "2019-04-08", 5),
            told("Herald", "2019-04-09", 5, stance="denied", speakers=(says("Red Brigade", "deny"),)),
        ],
        (0, 0, 1),
    ),
    (
        [
            told("Gazette", "2019-04-08", 5),
            told("Herald", "2019-04-09", 5, stance="denied", speakers=(says("the mission", "deny"),)),
        ],
        (0, 1, 0),
    ),
    ([told("Gazette", "2019-04-08", 5), told("Herald", "2019-04-09", 5, speakers=(says("Red Brigade", "admit"),))], (1, 0, 0)),
]


@pytest.mark.parametrize(("readings", "expected"), CASES)
def test_what_became_of_first_words(readings, expected):
    found = reliability_of(merge_readings(readings), "Gazette", side_of)
    assert (len(found.borne_out), len(found.contradicted), found.open) == expected
    assert found.letter == "F"
    assert "at least 10 are needed" in found.reason


@pytest.mark.parametrize(
    ("good", "bad", "letter"),
    [(9, 0, "F"), (10, 0, "A"), (19, 1, "A"), (17, 3, "B"), (7, 3, "C"), (5, 5, "D"), (4, 6, "E"), (0, 10, "E")],
)
def test_levels(good, bad, letter):
    assert level(good, bad) == letter
