"""Toponyms in the text: which names are places, and what sets a mention off a known place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from contested.linking.known import load_known
from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.pipeline import parse_one
from contested.reading.place_words import place_rows
from contested.reading.places import RELATION, find_places
from contested.records import UNKNOWN_TIME, NothingKnown, PlaceMention, Report

KNOWS = load_known(())


def places_in(text: str, knows: object = KNOWS, trained: bool = True) -> list[PlaceMention]:
    draft = Draft(Report(text=text), parse_one(text), blocks_of(text), UNKNOWN_TIME, knows, trained=trained)  # type: ignore[arg-type]
    find_places(draft)
    return draft.places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on southern Tripoli on Monday.", ["Tripoli"]),
        ("The ministers met in Damascus and flew to Moscow.", ["Damascus", "Moscow"]),
        ("BAGHDAD, Iraq - Two soldiers died near Kirkuk.", ["BAGHDAD", "Iraq", "Kirkuk"]),
        ("A fire broke out in Alexandria, Louisiana, on Friday.", ["Alexandria", "Louisiana"]),
        ("The New York Times said that the strike failed.", []),
        ("The broadcaster reported that a man from Perth, Western Australia, was helping.", ["Perth", "Western Australia"]),
        ("Rockets hit Aleppo and Idlib on Monday.", ["Aleppo", "Idlib"]),
        ("The army shelled Kherson and Kharkiv on Monday.", ["Kherson", "Kharkiv"]),
        ("Rebels seized Goma on Monday.", ["Goma"]),
        ("Jets of the makes MiG-29 and Su-24 flew to Goma.", ["Goma"]),
        ("The soldiers captured Hadi Mansour on Monday.", []),
        ("He sang and she danced.", []),
        ("", []),
        ("\n\n", []),
    ],
)
def test_toponyms(text: str, expected: list[str]) -> None:
    assert [place.text for place in places_in(text)] == expected


def test_spans_point_into_the_text_and_do_not_overlap() -> None:
    text = "Fighters left Aleppo for the city of Idlib, 60 km southwest of Aleppo, and Deir ez-Zor's airport in Syria."
    found = places_in(text)
    assert all(text[place.start : place.end] == place.text for place in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("a town some 150 km (93 miles) southeast of ", "some 150 km (93 miles) southeast of"),
        ("in southern ", "southern"),
        ("clashes near ", "near"),
        ("the eastern city of ", None),
        ("10 kilometers west of the center of ", "10 kilometers west of the center of"),
        ("he went to ", None),
    ],
)
def test_relations(before: str, relation: str | None) -> None:
    match = RELATION.search(before)
    assert (match.group().strip() if match else None) == relation


def rows_with(what: str) -> list[tuple[str, str]]:
    return [(row["as"], text) for rows in place_rows().values() for row in rows for text in row.get(what, ())]


@pytest.mark.parametrize(("name", "example"), rows_with("examples"))
def test_examples_of_the_lexicon_fire(name: str, example: str) -> None:
    wanted = example[example.index("[") + 1 : example.index("]")]
    assert wanted in [place.text for place in places_in(example.replace("[", "").replace("]", ""))]


@pytest.mark.parametrize(("name", "example"), rows_with("not"))
def test_counter_examples_of_the_lexicon_do_not(name: str, example: str) -> None:
    text = example.replace("[", "").replace("]", "")
    found = [place.text for place in places_in(text)]
    assert (example[example.index("[") + 1 : example.index("]")] not in found) if "[" in example else not found


def test_without_the_trained_part_the_models_places_are_kept() -> None:
    assert "Damascus" in [place.text for place in places_in("The ministers met in Damascus.", NothingKnown(), trained=False)]


def test_reading_twice_is_identical() -> None:
    text = "Troops moved from Kassala to the border with Eritrea."
    assert places_in(text) == places_in(text)


def test_a_packs_place_is_no_place_within_a_persons_name() -> None:
    found = places_in(
        "Colonel Hamza Karim spoke to reporters on Monday. Troops seized the Yarmouk camp south of Tripoli.", load_known(("libya",))
    )
    assert [place.text for place in found][-1] == "Tripoli"
    assert "Hamza" not in [place.text for place in found]
    assert any(place.text.startswith("Yarmouk") for place in found)
