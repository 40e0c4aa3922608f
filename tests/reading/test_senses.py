"""Verbs in a sense that is no act of a conflict: each row's examples give no claim of its kinds, its counter-examples give one."""

import pytest

from contested import Reader, Report
from contested.reading.lexicon import load_acts, read_yaml

READER = Reader()
ROWS = read_yaml("senses.yml")


def kinds_of(text):
    return {claim.kind for claim in READER.read(Report(text=text)).claims}


@pytest.mark.parametrize(("text", "kinds"), [(text, row["kinds"]) for row in ROWS for text in row["spares"]])
def test_other_senses_are_spared(text, kinds):
    assert not kinds_of(text) & set(kinds)


@pytest.mark.parametrize("text", [text for row in ROWS for text in row["fires"]])
def test_acts_are_told(text):
    assert kinds_of(text)


def test_each_row_is_of_use():
    """Each verb of a row is one that acts.yml has in one of the row's kinds."""
    verbs = load_acts().verbs
    for row in ROWS:
        for words in row["verbs"]:
            verb, *particles = words.split()
            rows = [one for one in verbs.get(verb, ()) if set(particles) <= set(one.particles)]
            assert any(one.row.kind in row["kinds"] for one in rows), f"{words} names none of {row['kinds']}"


@pytest.mark.parametrize(
    "text",
    [
        "The mother can return to Cuba if she wishes.",
        "The ship was scheduled to return to port in May.",
        "Fishermen returned to the island on Sunday.",
    ],
)
def test_whoever_returns_hands_nothing_over(text):
    assert "territory_transferred" not in kinds_of(text)


def test_what_may_be_is_not_guessed_from_the_wording():
    text = "We should not be seeing any more of this, said Bill Rash, the director of the firm for the new chip."
    assert not [claim for claim in READER.read(Report(text=text)).claims if claim.aspect in ("planned", "hypothetical")]


SEARCHES = [  # text, kind
    ("Police raided five farms on Tuesday.", "investigation"),
    ("Officers raided the offices of the newspaper and seized computers.", "investigation"),
    ("Riot police raided the camp, killing two men.", "attack"),
    ("Soldiers raided a village in the north.", "attack"),
    ("Police raided a rebel hideout.", "armed_clash"),
]


@pytest.mark.parametrize(("text", "kind"), SEARCHES)
def test_police_who_go_through_a_place_attack_nobody(text, kind):
    assert kind in kinds_of(text)
    assert kind == "attack" or "attack" not in kinds_of(text)
