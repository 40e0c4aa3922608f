"""The embedded gazetteer: what it holds, and that its index is whole or not there."""

from __future__ import annotations

import lzma
import sqlite3
from pathlib import Path

import pytest

from contested.linking import gazetteer as module
from contested.linking.folding import fold
from contested.linking.gazetteer import Entry, Gazetteer, build_beside, embedded, feature_of, fill, open_index, size_of

LINES = (
    "1\tGharyan\t32.172\t13.020\tLY\t80\t\ttown\t36110\t\tgarian|غريان\n"
    "2\tTripoli\t32.887\t13.187\tLY\t77\t\tcapital\t1302947\t\ttarabulus\n"
    "3\tTripoli\t34.434\t35.844\tLB\t09\t\ttown\t229398\t\ttarabulus\n"
    "4\tLibya\t28.000\t17.000\tLY\t\t\tcountry\t6678567\t\t\n"
)
PACKED = lzma.compress(LINES.encode())


@pytest.fixture
def small() -> Gazetteer:
    return Gazetteer(fill(sqlite3.connect(":memory:"), PACKED))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Jufrah'", "al jufrah"),
        ("São Tomé", "sao tome"),
        ("St. Louis", "saint louis"),
        ("U.S.", "us"),
        ("Tripoli Int'l Airport", "tripoli international airport"),
        ("غَرْيان", "غريان"),
        ("", ""),
        ("\ud800x", "x"),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name).replace("\ud800", "").strip() == key


def test_names_lead_to_every_place_that_bears_them(small: Gazetteer) -> None:
    assert [(entry.name, entry.country) for entry in small.named("TRIPOLI")] == [("Tripoli", "LY"), ("Tripoli", "LB")]
    assert [entry.name for entry in small.named("غريان")] == ["Gharyan"]
    assert small.named("Nowhere at all") == ()


def test_other_transliterations_within_a_country(small: Gazetteer) -> None:
    assert [entry.name for entry in small.alike("Ghariyan", "LY")] == ["Gharyan"]
    assert small.alike("Ghariyan", "LB") == ()


def test_a_bare_name_means_the_country_or_capital_first(small: Gazetteer) -> None:
    assert feature_of(small.named("Tripoli")) == "capital"
    assert feature_of(small.named("Libya")) == "country"
    assert feature_of(()) is None
    assert size_of(small.named("Tripoli")) == 1302947
    assert size_of(()) == 0


def test_an_index_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = tmp_path / "folder" / "index.db"
    build_beside(index, PACKED)
    assert [path.name for path in index.parent.iterdir()] == ["index.db"]
    assert Gazetteer(open_index(index)).named("Libya")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "fill", killed)
    with pytest.raises(KeyboardInterrupt):
        build_beside(tmp_path / "other" / "index.db", PACKED)
    assert list((tmp_path / "other").iterdir()) == []


def test_a_broken_index_is_no_index(tmp_path: Path) -> None:
    broken = tmp_path / "index.db"
    broken.write_bytes(b"not a database, but long enough to look like one " * 40)
    with pytest.raises(sqlite3.Error):
        open_index(broken)


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("Libya", "country", "LY"),
        ("UAE", "country", "AE"),
        ("Benghazi", "town", "LY"),
        ("Kyiv", "capital", "UA"),
        ("Calif.", "admin1", "US"),
        ("Gaza Strip", "region", "PS"),
        ("Sahel", "region", ""),
        ("Black Sea", "sea", ""),
        ("Africa", "continent", ""),
        ("Mitiga International Airport", "airport", "LY"),
    ],
)
def test_the_world_is_in_it(name: str, feature: str, country: str) -> None:
    assert any((entry.feature, entry.country) == (feature, country) for entry in embedded().named(name))


def test_every_row_has_a_point_on_the_globe() -> None:
    connection = embedded().connection
    outside = connection.execute("select count(*) from place where not (lat between -90 and 90 and lon between -180 and 180)")
    assert outside.fetchone() == (0,)
    assert connection.execute("select count(*) from place").fetchone()[0] > 100_000


def test_entries_are_rows_in_the_order_of_the_table() -> None:
    assert Entry._fields[:3] == ("row", "geonames", "name")
