"""A deed whose noun and participle both tell it is one claim, with what either says."""

import pytest

from contested import Reader, Report

READER = Reader()

TOLD_ONCE = [  # text, kind, words of who acts, words of on whom
    ("The siege imposed on the town in March by the army has starved its people.", "siege", ["army"]),
    ("A truce brokered by Qatar came into force in the enclave at noon.", "ceasefire", ["Qatar"]),
    ("Villagers fled the offensive launched on Saturday by the rebels.", "offensive", ["rebels"]),
    ("A raid conducted by police on the camp ended at dawn.", "attack", ["police"]),
]


@pytest.mark.parametrize(("text", "kind", "actors"), TOLD_ONCE)
def test_noun_and_participle_are_one(text, kind, actors):
    claims = [claim for claim in READER.read(Report(text=text)).claims if claim.kind == kind]
    assert [[actor.text for actor in claim.actors] for claim in claims] == [actors]


def test_the_dead_of_an_offensive_are_its_own():
    reading = READER.read(Report(text="The offensive launched on Saturday has left more than 600 dead."))
    assert all(claim.kind != "attack" for claim in reading.claims)
    assert any((figure.measure, figure.best) == ("killed", 600) for claim in reading.claims for figure in claim.figures)


@pytest.mark.parametrize(
    "text",
    [
        "The army lifted its siege of the town on Sunday.",
        "The rebels ended their blockade of the port.",
        "The blockade of the enclave was lifted on Monday, the army said.",
    ],
)
def test_a_siege_that_is_lifted_is_no_siege(text):
    kinds = {claim.kind for claim in READER.read(Report(text=text)).claims}
    assert "concession" in kinds and "siege" not in kinds
