"""The pack of each report, chosen by its own words where the user gives none."""

from __future__ import annotations

import pytest

import contested
from contested import Casebook, Report

FOUR_WARS = {
    "libya": "The LNA shelled Tripoli on Monday, a Libyan spokesman said.",
    "ukraine": "Ukrainian troops retook villages near Kherson on Monday, Kyiv said.",
    "syria": "Syrian jets struck Idlib and Aleppo on Monday, doctors said.",
    "sudan": "The Rapid Support Forces shelled Omdurman near Khartoum on Monday, doctors said.",
}
OTHER = "The city council of Springfield voted on a new park on Monday."


@pytest.fixture(scope="module")
def reader() -> contested.Reader:
    return contested.Reader(packs="auto")


def test_each_report_is_read_with_its_own_war(reader: contested.Reader) -> None:
    readings = list(reader.read_many(Report(text=text) for text in (*FOUR_WARS.values(), OTHER)))
    assert [reading.packs for reading in readings] == [*((name,) for name in FOUR_WARS), ()]
    linked = {mention.id for mention in readings[0].actors}
    assert "lna" in linked


def test_without_packs_a_reader_knows_the_world_alone() -> None:
    reader = contested.Reader()
    assert reader.known_for(Report(text=FOUR_WARS["libya"])).packs == ()
    assert contested.Reader(packs="libya").packs == ("libya",)


def test_the_title_counts(reader: contested.Reader) -> None:
    assert reader.known_for(Report(text="Shells fell on Tripoli.", title="Libya: a bad day")).packs == ("libya",)


def test_a_casebook_without_packs_learns_those_of_its_reports() -> None:
    with Casebook.open(":memory:") as book:
        book.add([Report(text=text) for text in (*FOUR_WARS.values(), OTHER)])
        assert book.packs == ()
        assert book.spellings.packs == ("libya", "sudan", "syria", "ukraine")
        assert sorted(reading.packs for reading in book.readings()) == [(), *((name,) for name in sorted(FOUR_WARS))]


def test_a_casebook_with_a_pack_keeps_to_it_where_the_report_may_be_of_its_war() -> None:
    with Casebook.open(":memory:", packs=["libya"]) as book:
        book.add([Report(text="Fighters from Idlib and Aleppo arrived on Monday to fight Haftar."), Report(text=OTHER)])
        assert {reading.packs for reading in book.readings()} == {("libya",)}


def test_a_report_of_another_war_is_read_with_that_wars_names() -> None:
    with Casebook.open(":memory:", packs=["libya"]) as book:
        book.add([Report(text=FOUR_WARS["syria"])])
        assert next(iter(book.readings())).packs == ("syria",)
        assert book.packs == ("libya",)
        assert book.spellings.packs == ("libya", "syria")


def test_a_side_is_that_of_the_reports_own_war() -> None:
    text = "Russian troops took Kupiansk near Kharkiv on Monday, the Russian Defence Ministry said. Ukraine denied it."
    with Casebook.open(":memory:", packs=["libya"]) as book:
        book.add([Report(text=text, published="2022-03-24")])
        sides = {account.speaker for event in book.events() for account in event.accounts}
    assert "Russia" in sides
    assert "Libyan National Army" not in sides
