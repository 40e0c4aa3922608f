"""Actors and places as entries that grow: names seen, by whom, from when to when."""

from datetime import date

import pytest

from contested.casebook.book import Casebook
from contested.records import Report, content_id
from contested.store import entries
from line_reader import LineReader

REPORTS = (
    Report(
        text="clash | Al-Noor Brigade | Libyan National Army | Gharyan | 2019-04-04\nclash | Units | | Gharyan | 2019-04-04",
        outlet="The Harbour",
        published="2019-04-05",
    ),
    Report(text="gained | Al-Nour Brigade | | Gharyan | 2019-06-26", outlet="Desert Post", published="2019-06-27"),
    Report(text="clash | Al-Noor Brigade | Noor Family | Sirte | 2019-07-01", outlet="The Harbour", published="2019-07-02"),
)


@pytest.fixture
def book(tmp_path):
    with Casebook.open(tmp_path / "a.db", packs=["libya"]) as made:
        made.reader = LineReader()
        made.add(REPORTS)
        yield made


def test_an_unlisted_actor_grows_under_its_commonest_spelling(book):
    (brigade,) = book.actors(name="Al-Noor Brigade")
    assert (brigade.name, brigade.source, brigade.aliases) == ("Al-Noor Brigade", "seen", ("Al-Nour Brigade",))
    assert (brigade.times, brigade.reports) == (3, 3)
    assert (brigade.first_seen, brigade.last_seen) == (date(2019, 4, 5), date(2019, 7, 2))
    assert brigade.outlets == ("The Harbour", "Desert Post")


def test_a_common_noun_is_no_entry_and_a_like_name_is_its_own(book):
    names = {actor.name for actor in book.actors()}
    assert "Units" not in names
    assert "Noor Family" in names


def test_how_each_outlet_writes_it(book):
    (brigade,) = book.actors(name="Al-Noor Brigade")
    seen = [(one.text, one.outlet, one.times) for one in book.seen_names("actor", brigade.id)]
    assert seen == [("Al-Noor Brigade", "The Harbour", 2), ("Al-Nour Brigade", "Desert Post", 1)]


def test_an_entry_is_found_by_its_id_by_a_spelling_and_by_the_id_of_a_spelling(book):
    (brigade,) = book.actors(name="Al-Noor Brigade")
    spelled_otherwise = content_id("seen", "al-nour brigade")
    assert spelled_otherwise != brigade.id
    with book.engine.connect() as connection:
        assert entries.entry_of(connection, "actor", brigade.id) == brigade.id
        assert entries.entry_of(connection, "actor", "Al-Nour Brigade") == brigade.id
        assert entries.entry_of(connection, "actor", spelled_otherwise) == brigade.id
        assert entries.entry_of(connection, "actor", "nobody") is None
        assert entries.names_of(connection, "actor", brigade.id) == ("Al-Noor Brigade", "Al-Nour Brigade")


def test_entries_are_gathered_again_when_reports_come(book):
    before = len(book.actors())
    book.add([Report(text="clash | White Column | | Sirte | 2019-07-03", outlet="Desert Post", published="2019-07-04")])
    assert len(book.actors()) == before + 1


def test_places_have_their_days_and_reports(book):
    gharyan = book.places(name="Gharyan")[0]
    assert (gharyan.name, gharyan.reports) == ("Gharyan", 2)
    assert (gharyan.first_seen, gharyan.last_seen) == (date(2019, 4, 5), date(2019, 6, 27))


def test_gathering_twice_gives_the_same(book):
    first = list(book.actors())
    book.add([REPORTS[0]])
    assert list(book.actors()) == first
