"""Acts told by the wording of a short report alone, where no word of the lexicon names one."""

import pytest

from contested import Reader, Report

TRAINED, FAST = Reader(), Reader(fast=True)


def by_wording(text: str, reader: Reader = TRAINED) -> list[str]:
    """The kinds of the claims that the wording alone told."""
    return [
        claim.kind for claim in reader.read(Report(text=text, published="2021-05-04")).claims if claim.rule.startswith("wording")
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "The army has been gassing caves in Jebel Marra, Amnesty said, citing survivors who vomited blood.",
            "chemical_attack",
        ),
        ("Placards and drums filled the square in Kasserine as graduates called for jobs.", "peaceful_protest"),
    ],
)
def test_the_wording_tells_what_no_word_does(text, kind):
    assert by_wording(text) == [kind]
    assert by_wording(text, FAST) == []


@pytest.mark.parametrize(
    "text",
    [
        "The flautist opened the festival with a sonata.",
        "Shares fell for a third day on Tuesday.",
        "The council met on Monday to discuss the harvest.",
        "Rain is expected in the north.",
        "The band gathered in the studio.",  # too short to tell
        "The rebels took to the hills.",
        "Gunmen killed two farmers near Jos.",  # the rules know it
        "",
    ],
)
def test_other_news_and_known_acts_give_none(text):
    assert by_wording(text) == []


def test_the_claim_says_how_it_came_about_and_who_says_so():
    text = "The army has been gassing caves in Jebel Marra, Amnesty said, citing survivors who vomited blood."
    (claim,) = TRAINED.read(Report(text=text, published="2021-05-04")).claims
    assert "no word of such an act is known" in claim.rule
    assert claim.confidence <= 0.5
    assert [actor.text for actor in claim.actors] == ["army"]
    assert [place.text for place in claim.places] == ["Jebel Marra"]
    assert [said.source.text for said in claim.speakers] == ["Amnesty", "survivors"]


def test_a_long_report_is_left_to_the_rules():
    text = "The army has been gassing caves in Jebel Marra. " + "Survivors vomited blood. " * 40
    assert by_wording(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Live rounds were fired as teachers marched on the ministry in Lome; six of them were dead by nightfall, a nurse said.",
         "excessive_force"),
        ("Six people were killed when a man with explosives taped to his waist walked into the bank, officials said.", "explosion"),
    ],
)  # fmt: skip
def test_a_toll_without_an_act_takes_the_harm_that_the_wording_tells(text, kind):
    lead = next(claim for claim in TRAINED.read(Report(text=text, published="2021-05-04")).claims if claim.lead)
    assert lead.kind == kind
    if any(reason.rule == "wording" for reason in lead.reasons):
        assert lead.confidence <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed.",  # too few words
        "Six people were killed in the city on Monday, officials said, without saying how or by whom.",
    ],
)
def test_a_toll_whose_wording_tells_no_harm_stays_one(text):
    lead = next(claim for claim in TRAINED.read(Report(text=text, published="2021-05-04")).claims if claim.lead)
    assert lead.kind == "casualties"


def test_an_act_by_wording_stands_beside_what_the_wording_speaks_against():
    text = (
        "Mothers of the disappeared planted 60 paper marigolds in front of the prosecutor's office in Xalapa, "
        "then sat on the steps until noon with placards."
    )
    found = TRAINED.read(Report(text=text, published="2021-05-04")).claims
    assert next(claim.kind for claim in found if claim.lead) == "peaceful_protest"
    assert all(claim.confidence <= 0.5 for claim in found if claim.rule.startswith("wording"))
    fast = FAST.read(Report(text=text, published="2021-05-04")).claims
    assert {claim.kind for claim in fast} < {claim.kind for claim in found}


def test_whoever_kills_villagers_fights_nobody():
    text = (
        "Fighters of the Rapid Support Forces killed at least 104 people in a village in Gezira state, activists said. "
        "The force and the army have fought for the state for two years."
    )
    found = TRAINED.read(Report(text=text, published="2024-06-05")).claims
    assert {claim.kind for claim in found if any(target.text == "people" for target in claim.targets)} == {"attack"}


def test_nothing_is_said_against_what_the_model_does_not_know():
    text = "The Supreme Court will take up the case of the two women on Monday, their lawyers said at the weekend."
    assert [claim.kind for claim in TRAINED.read(Report(text=text)).claims] == ["trial"]


def test_what_is_denied_is_not_told_by_wording():
    assert by_wording("The garrison never was in the square where the demonstrators sang and waved placards and flags.") == []
