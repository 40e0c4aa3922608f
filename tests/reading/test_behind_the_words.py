"""Who stands behind the words: speakers named last, whose weapon it is, whom a statement's "it" means, where "there" is."""

import pytest

import contested
from contested.records import Claim

READER = contested.Reader()


def claim_of(text: str, trigger: str) -> Claim:
    reading = READER.read(contested.Report(text=text, published="2024-06-17"))
    return next(claim for claim in reading.claims if claim.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        (
            "Shells hit a market in Harasta on Monday, killing two people, governor Ivan Fedorov wrote.",
            "hit",
            "Ivan",
        ),
        (
            "At least 17 people were killed when rockets struck the market, nurses and medics said.",
            "struck",
            "medics",
        ),
        (
            "A security official said that jets bombed Harasta. The official said that rebels captured the hill.",
            "captured",
            "security official",
        ),
        ("The ministry said that the army had taken Harasta and denied that the rebels had shelled Duma.", "shelled", "ministry"),
    ],
)
def test_who_says_so(text: str, trigger: str, speaker: str) -> None:
    assert speaker in str(claim_of(text, trigger).speakers[-1].source_name)


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Israeli air strikes killed three fighters near Tyre.", "strikes", "Israel"),
        ("Shells fired by the Rapid Support Forces struck the market in El Fasher.", "struck", "Rapid Support Forces"),
        (
            "The governor of Darfur, Minni Arcua, called on the United Nations to airdrop food to the besieged city.",
            "called",
            "Minni Arcua",
        ),
        (
            "The National Freedom Army (NFA) is strong. On Monday the NFA attacked barracks in Harasta.",
            "attacked",
            "National Freedom Army",
        ),
        ("The missile force announced that it had fired a missile at the base in Najran.", "fired", "missile force"),
    ],
)
def test_who_did_it(text: str, trigger: str, actor: str) -> None:
    assert actor in [one.name or one.text for one in claim_of(text, trigger).actors]


def test_there_is_the_town_named_before() -> None:
    text = "The army has been shelling rebels in Harasta since Monday. Two fighters were killed there on Tuesday."
    assert "Harasta" in [place.text for place in claim_of(text, "killed").places]
