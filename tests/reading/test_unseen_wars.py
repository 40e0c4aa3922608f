"""What reports of wars that nobody tuned on asked for: short passives, named askers, long tolls, names behind place nouns."""

import pytest

from contested import Reader, Report

READER = Reader()


def claims(text: str):
    return READER.read(Report(text=text, published="2015-02-01")).claims


def kinds(text: str) -> set[str]:
    return {claim.kind for claim in claims(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Petrov urged both sides to accept a truce. The army shelled the town of Orlik on Monday.", "request"),
        ("Russia has asked that the start be put off. The army shelled the town of Orlik on Monday.", "request"),
        ("Gunners pounded the enclave of Zelenik Donji with tank and mortar fire.", "shelling"),
        ("His men were only returning fire, the general said.", "armed_clash"),
        ("Police managed to push the gunmen back after sunrise.", "armed_clash"),
        ("Militiamen have been roaming the streets of the town since Sunday.", "deployment"),
        ("Soldiers came upon 22 charred bodies in the village.", "casualties"),
        ("The agency ferried 440 patients to the port by sea.", "humanitarian_aid"),
        ("Some 2,000 people had sought refuge in a church after the attack.", "displacement"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ms Orlova asked not to be named. The army shelled the town of Orlik on Monday.", "request"),
        ("His men were only returning fire, the general said.", "return"),
    ],
)
def test_no_such_kind(text: str, kind: str) -> None:
    assert kind not in kinds(text)


def test_those_who_are_counted_dead_do_not_act() -> None:
    killed = [claim for claim in claims("The monitors counted 154 people killed in the bombardment.") if claim.actors]
    assert all("people" not in actor.text for claim in killed for actor in claim.actors)


def test_an_asker_who_gives_a_reason_does_not_hide_it() -> None:
    text = "The general, Ivan Petrov, asked residents to stay away, saying the roads are riddled with mines."
    assert "explosive_hazard" in kinds(text)


def test_a_toll_of_the_war_stands_on_the_claim_that_tells_it() -> None:
    text = "Rebels shelled Orlik on Monday, killing three people. More than 130,000 people have been killed since the war began."
    tolls = [claim for claim in claims(text) if claim.kind == "casualties"]
    figures = [(figure.low, figure.cumulative) for claim in tolls for figure in claim.figures]
    assert (130_000, True) in figures


def test_a_lead_has_a_toll_of_the_war_only_where_nothing_else_is_counted() -> None:
    (claim,) = claims("More than 130,000 people have been killed since the war began.")
    assert claim.lead
    assert [(figure.low, figure.cumulative) for figure in claim.figures] == [(130_000, True)]
    lead, *_ = claims("Shells killed three people. More than 130,000 people have been killed since the war began.")
    assert [figure.best for figure in lead.figures] == [3]


@pytest.mark.parametrize("noun", ["enclave", "village", "port", "slum"])
def test_a_name_behind_a_place_noun_is_a_place(noun: str) -> None:
    found = READER.read(Report(text=f"Shells fell on the {noun} of Zelenik Donji at noon.")).places
    assert any(place.text == "Zelenik Donji" for place in found)


def test_a_day_speaks_no_word() -> None:
    found = claims("Henry, stranded abroad, said March 11 that he would resign as prime minister once a council is in place.")
    assert all(speaker.source_name != "March 11" for claim in found for speaker in claim.speakers)


@pytest.mark.parametrize("text", ["Seleka fought in Bangui.", "Boko Haram has been fighting since 2009."])
def test_who_names_an_armed_group_speaks_of_war(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.kind, [actor.kind for actor in claim.actors]) == ("armed_clash", ["armed_group"])


@pytest.mark.parametrize("text", ["Hamas raised the price of bread.", "Hezbollah said it won the seats."])
def test_not_all_that_an_armed_group_does_is_war(text: str) -> None:
    assert not claims(text)


def test_a_long_run_of_names_does_not_hang() -> None:
    READER.read(Report(text="The town of " + "Orlik " * 4000 + "fell on Monday."))
