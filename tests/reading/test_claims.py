"""What a report claims, in sentences that must be right: kinds, roles, places and whether it happened."""

from __future__ import annotations

import pytest

from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.pipeline import parse_one
from contested.reading.read import read_parsed
from contested.records import Claim, NothingKnown, Reading, Report, interval_of


def read(text: str) -> Reading:
    draft = Draft(
        Report(text=text, published="2020-06-01"), parse_one(text), blocks_of(text), interval_of("2020-06-01"), NothingKnown()
    )
    return read_parsed(draft)


def claims_of(text: str, kind: str) -> list[Claim]:
    return [claim for claim in read(text).claims if claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "The army made strides, seizing the border town of Derj, capturing the strategic airbase and destroying three tanks.",
            {"seizing": "territory_gained", "capturing": "territory_gained", "destroying": "property_destruction"},
        ),
        ("The militia shelled the port and captured the airport.", {"shelled": "shelling", "captured": "territory_gained"}),
    ],
)
def test_each_act_of_a_list_is_a_claim(text: str, triggers: dict[str, str]) -> None:
    found = {claim.trigger.text: claim.kind for claim in read(text).claims}
    assert triggers.items() <= found.items()


def test_a_list_of_towns_is_one_claim() -> None:
    text = "On Sunday the army captured the towns of Sirte, Derna, Benghazi, Misrata and Sabha."
    found = claims_of(text, "territory_gained")
    assert len(found) == 1
    assert len(found[0].places) >= 3


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        ("The judge was murdered by gunmen outside his home.", "attack", "gunmen", "judge"),
        ("Rebels who attacked the convoy of the mayor fled.", "attack", "Rebels", "convoy"),
        ("The rebels claimed responsibility for the attack.", "attack", "rebels", None),
        ("Police blamed the militia for the bombing.", "explosion", "militia", None),
        ("The bombing was blamed on the militia.", "explosion", "militia", None),
        ("They mourned the mayor's murder.", "attack", None, "mayor"),
        ("The murder of the priest perpetrated by guerrillas shocked the country.", "attack", "guerrillas", "priest"),
        ("Clashes erupted between soldiers and rebels near the town.", "armed_clash", "soldiers", "rebels"),
        ("Guerrillas kidnapped two engineers on Monday.", "abduction", "Guerrillas", "engineers"),
    ],
)
def test_roles(text: str, kind: str, actor: str | None, target: str | None) -> None:
    found = claims_of(text, kind)
    assert found
    actors = [mention.text for claim in found for mention in claim.actors]
    targets = [mention.text for claim in found for mention in claim.targets]
    assert any(actor in text for text in actors) if actor else not actors
    assert target is None or any(target in text for text in targets)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The capture of the town was announced on Monday.", "territory_gained"),
        ("Rebels retook the town on Monday.", "territory_gained"),
        ("Rebels repelled an attack on the village by the militia.", "armed_clash"),
        ("Rebels attacked an army base near the border.", "attack"),
        ("Militants attacked a café in the capital with a grenade.", "explosion"),
        ("The army attacked the town with sarin.", "chemical_attack"),
        ("Demonstrators clashed with officers outside the court.", "violent_protest"),
        ("The crackdown on protesters went on.", "excessive_force"),
        ("One person was killed and 13 others were wounded when a bomb exploded in the market.", "explosion"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert claims_of(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The general vowed to retake the town.",
        "The town was about to fall to the rebels.",
        "The army failed to capture the town.",
    ],
)
def test_no_ground_changes_hands(text: str) -> None:
    assert all(claim.negated or claim.aspect != "actual" for claim in claims_of(text, "territory_gained"))


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a shot into the net as the home side beat the champions in the final.",
        "Shares fell sharply on Monday as investors fled technology stocks.",
        "The chess player captured a pawn with her bishop and won the game.",
    ],
)
def test_other_subjects_give_nothing(text: str) -> None:
    assert not read(text).claims


def test_damage_is_no_target() -> None:
    found = claims_of("The bombs caused damage but no injuries.", "explosion")
    assert all(not claim.targets for claim in found)


def test_a_place_of_murder_is_no_target() -> None:
    found = claims_of("Gunmen murdered the senator at the airport.", "attack")
    assert [mention.text for claim in found for mention in claim.targets] == ["senator"]
