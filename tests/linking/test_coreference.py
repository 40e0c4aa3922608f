"""Coreference: "the two sides", "the group" and "his forces" get the names of those meant, or stay open where two fit."""

from __future__ import annotations

import pytest

from contested.flow import Reader
from contested.linking.again import coreference
from contested.linking.yaml_rows import Row
from contested.records import Reading, Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(("auto",))


def rows(*more: str) -> list[Row]:
    led = coreference().row("led")
    assert led is not None
    return [*coreference().rows("pairs"), *coreference().rows("groups"), led]


GIVES = [text for row in rows() for text in row.texts("gives")]
SPARES = [text for row in rows() for text in row.texts("spares")]


def last_actors(reading: Reading) -> list[str | None]:
    """The names of those who act in the last claim of the report."""
    last = max(reading.claims, key=lambda claim: claim.trigger.start)
    return [actor.name for actor in last.actors]


@pytest.mark.parametrize("row", GIVES)
def test_gives(reader: Reader, row: str) -> None:
    text, _, names = row.partition(" = ")
    assert last_actors(reader.read(Report(text=text))) == names.split(" + ")


@pytest.mark.parametrize("text", SPARES)
def test_spares(reader: Reader, text: str) -> None:
    assert last_actors(reader.read(Report(text=text))) == [None]


HOUTHIS_AND_STC = ["Houthis", "Southern Transitional Council"]
MORE = (
    ("Russia and Ukraine held talks in Istanbul on Tuesday. Both sides exchanged prisoners.", ["Russia", "Ukraine"]),
    ("The Houthis and the Southern Transitional Council signed a deal. The two sides clashed again in Aden.", HOUTHIS_AND_STC),
    ("Fighting erupted between the Arakan Army and Myanmar's military. The two sides exchanged fire.", ["Arakan Army", "Myanmar"]),
    ("M23 clashed with the Blue Hill Brigade near Goma. Rwanda shelled Goma. The two sides agreed to a ceasefire.", [None]),
    ("Boko Haram attacked the Red Cross in Borno. The two sides agreed to a ceasefire.", [None]),
    ("The army clashed with tribesmen near Kidal. The two sides agreed to a ceasefire.", [None]),
    ("The army attacked M23 near Goma on Monday. The rebels withdrew from the town.", ["M23"]),
    ("Al-Shabaab attacked a hotel in Mogadishu. A group of men burned two trucks.", [None]),
    ("M23 attacked the group near Goma.", ["M23"]),
    ("The movement in North Kivu, known as M23, captured the town of Rutshuru.", ["M23"]),
    ("The movement in North Kivu, known as harsh, captured the town of Rutshuru.", [None]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_wars_of_several_countries(reader: Reader, text: str, expected: list[str | None]) -> None:
    assert last_actors(reader.read(Report(text=text))) == expected


def test_each_of_two_has_the_words_and_the_reason(reader: Reader) -> None:
    reading = reader.read(Report(text="M23 clashed with the Blue Hill Brigade near Goma. The two groups agreed to a ceasefire."))
    both = reading.claims[-1].actors
    assert [one.text for one in both] == ["groups", "groups"]
    assert [one.antecedent.text for one in both if one.antecedent] == ["M23", "Blue Hill Brigade"]
    assert all("one of the two" in one.reason for one in both)
    assert next(one.reason for one in reading.actors if one.text == "groups") == "stands for M23 and Blue Hill Brigade"


ONE_PARTY = (
    "The Libyan National Army clashed with men in Derna. The LNA fought near Derna again. The two sides agreed to a ceasefire.",
    "M23 fought in Goma. M23 rebels attacked the town again. The two sides agreed to a truce.",
    "The Blue Hill Brigade attacked Goma. The Blue Hill Brigade attacked Goma again. Both sides signed a ceasefire.",
    "M23 attacked the M23 fighters of Goma. The two sides signed a ceasefire.",
)


@pytest.mark.parametrize("text", ONE_PARTY)
def test_one_party_said_twice_is_not_the_two_sides(reader: Reader, text: str) -> None:
    sides = reader.read(Report(text=text)).claims[-1].actors
    assert [one.name for one in sides] == [None]
    assert "no two parties" in sides[0].reason


def test_says_why_it_stays_open(reader: Reader) -> None:
    reading = reader.read(Report(text="M23 clashed with the Blue Hill Brigade near Goma. The group burned two trucks."))
    assert "may be" in next(one.reason for one in reading.actors if one.text == "group")


def test_nobody_is_his_own_foe(reader: Reader) -> None:
    reading = reader.read(Report(text="M23 attacked the group near Goma."))
    assert [one.name for one in reading.claims[-1].targets] == [None]


def test_sides_of_a_road_are_no_parties(reader: Reader) -> None:
    reading = reader.read(Report(text="M23 clashed with the Blue Hill Brigade. The army shelled both sides of the road."))
    assert not any(actor.antecedent for claim in reading.claims for actor in claim.targets)


def test_a_bank_of_a_river_is_no_party(reader: Reader) -> None:
    reading = reader.read(Report(text="The army clashed with the rebels. Residents on both sides of the river fled."))
    assert not any("sides" in actor.text for claim in reading.claims for actor in claim.actors)


@pytest.mark.parametrize("text", ["", "both", "the two sides", "The group.", "his forces"])
def test_scraps(reader: Reader, text: str) -> None:
    reader.read(Report(text=text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Antonio Rodriguez Porth, the minister, was hurt on Friday. Gunmen shot Rodriguez Porth outside his home.",
            "Antonio Rodriguez Porth",
        ),
        (
            "Governor Juan Roldan Betancur left on Monday. Rebels killed Juan Roldan on Friday.",
            "Juan Roldan Betancur",
        ),
        (
            "Juan Carlos Perez and Juan Carlos Lopez were abducted on Monday. Rebels killed Juan Carlos on Friday.",
            "Juan Carlos",
        ),
    ],
)
def test_words_of_a_longer_name_are_its_bearer_unless_two_bear_them(reader: Reader, text: str, name: str) -> None:
    last = max(reader.read(Report(text=text)).claims, key=lambda claim: claim.trigger.start)
    assert [target.name for target in last.targets] == [name]
