"""Which places an act has."""

from __future__ import annotations

import pytest

import contested
from contested.reading.act_place_features import names_around
from contested.reading.act_places import weights
from contested.reading.pipeline import parse_one
from contested.records import Report

CASES = [
    ("Rebels attacked a checkpoint in Mosul on Monday.", "attacked", ["Mosul"]),
    ("Gunmen killed four policemen near Kirkuk, a spokesman said in Baghdad.", "killed", ["Kirkuk"]),
    ("Shells hit the Kafr Zeita Hospital on Sunday.", "hit", ["Kafr Zeita Hospital"]),
    ("The rebels launched an assault on the town of Mosul from their positions in Erbil.", "assault", ["Mosul"]),
    ("The army entered Zurmatak on Monday morning.", "entered", ["Zurmatak"]),
]


@pytest.fixture(scope="module")
def reader() -> contested.Reader:
    return contested.Reader()


@pytest.mark.parametrize(("text", "word", "places"), CASES)
def test_places(reader: contested.Reader, text: str, word: str, places: list[str]) -> None:
    claim = next(claim for claim in reader.read(Report(text=text, published="2020-06-01")).claims if word in claim.trigger.text)
    assert [place.text for place in claim.places] == places


def test_the_rules_stand_alone() -> None:
    claims = contested.Reader(fast=True).read(Report(text=CASES[0][0], published="2020-06-01")).claims
    assert [place.text for place in claims[0].places] == ["Mosul"]


def test_weights_are_shipped() -> None:
    assert "bias" in weights()


def test_names_stop_at_what_is_taken() -> None:
    doc = parse_one("They reached Bala Farms and Mosul")
    runs = [doc[first:last].text for first, last in names_around(doc, 0, len(doc), {5})]
    assert runs == ["Bala Farms"]


def test_a_long_run_of_capitals_is_no_name() -> None:
    doc = parse_one("They reached " + "Bala " * 200)
    assert all(last - first <= 6 for first, last in names_around(doc, 0, len(doc), set()))
