"""Countries added from GeoNames: fetched, resumed, checked, kept whole, and found beside what comes with the program."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from contested.errors import DataError, InputError, UsageError
from contested.linking import gazetteer as module
from contested.linking.added import add_country, added_lines, file_of, listed, remove_country
from contested.linking.downloads import fetch
from contested.linking.gazetteer import embedded, with_added
from contested.linking.geonames import feature_words
from geonames_server import NAMES, PLACES, Served, row, serving, zipped


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A server with Libya's two files, and a data folder of its own."""
    files = {"/LY.zip": Served(zipped(PLACES)), "/alternatenames/LY.zip": Served(zipped(NAMES))}
    with serving(files) as (server, address):
        monkeypatch.setenv("CONTESTED_GEONAMES_URL", address)
        monkeypatch.setenv("CONTESTED_DATA_FOLDER", str(tmp_path / "data"))
        yield server


@pytest.fixture
def few(monkeypatch):
    """The gazetteer without what comes with the program, so that its index is made at once."""
    own = ["88319\tBenghazi\t32.115\t20.069\tLY\t54\t\ttown\t650629\t\tbengasi"]
    own += ["\tMitiga International Airport\t32.895\t13.276\tLY\t77\t\tairport\t\t\t"]
    monkeypatch.setattr(module, "with_added", lambda lines, added: with_added(list(own), added))
    embedded.cache_clear()
    yield
    embedded.cache_clear()


def test_a_country_is_added_beside_the_rest(site, few):
    assert not embedded().named("Ganfuda")
    added = add_country("ly")
    assert (added.country, added.places, added.left_out, added.names) == ("LY", 6, 1, 4)
    embedded.cache_clear()
    (part,) = embedded().named("Ganfuda")
    assert (part.geonames, part.feature, part.country, part.lat) == (9000001, "neighbourhood", "LY", 32.0333)
    assert embedded().named("قنفودة") == embedded().named("Gwanfuda") == (part,)
    assert [entry.feature for entry in embedded().named("Zqwertix Air Base")] == ["airbase"]
    assert not embedded().named("Bi'r Zqwert"), "wells are left out"
    assert not embedded().named("https://example.org/Ganfuda")


def test_places_that_are_there_already_gain_names(site, few):
    add_country("LY")
    embedded.cache_clear()
    assert len(embedded().named("Benghazi")) == 1
    assert embedded().named("Benghazi Zqw") == embedded().named("Benghazi") == embedded().named("Bengasi")
    assert len(embedded().named("Mitiga International Airport")) == 1, "the airfield without a number is the same one"


def test_what_was_added_is_listed_and_removed(site, few):
    assert list(listed()) == []
    add_country("LY")
    assert [(one.country, one.places) for one in listed()] == [("LY", 6)]
    embedded.cache_clear()
    assert embedded().named("Ganfuda")
    remove_country("LY")
    embedded.cache_clear()
    assert not embedded().named("Ganfuda")
    assert embedded().named("Benghazi")
    assert list(listed()) == []
    indexes = [path.name for path in Path(os.environ["CONTESTED_DATA_FOLDER"]).glob("gazetteer-*.db")]
    assert len(indexes) == 1, "the index of what was taken away goes too"
    with pytest.raises(InputError, match="LY: was not added"):
        remove_country("LY")


def test_without_a_file_of_alternate_names_those_of_the_rows_are_taken(site, few):
    del site.files["/alternatenames/LY.zip"]
    assert add_country("LY").names == 0
    embedded.cache_clear()
    assert embedded().named("Qanfudah")
    assert not embedded().named("zqwrtabad"), "a machine wrote that"


@pytest.mark.parametrize("ending", ["zip", "txt"])
def test_local_files(tmp_path, monkeypatch, ending):
    monkeypatch.setenv("CONTESTED_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("CONTESTED_GEONAMES_URL", "http://127.0.0.1:9")
    for name, text in (("LY", PLACES), ("names", NAMES)):
        (tmp_path / f"{name}.{ending}").write_bytes(zipped(text) if ending == "zip" else text.encode())
    added = add_country("LY", str(tmp_path / f"LY.{ending}"), str(tmp_path / f"names.{ending}"))
    assert (added.places, added.names) == (6, 4)
    assert add_country("LY", str(tmp_path / f"LY.{ending}")).names == 0


# --- on the way ---

LONG = zipped("".join(f"{i * 7919 % 104729:06d}" for i in range(20_000)), "LONG.txt")


def test_a_cut_connection_is_taken_up_where_it_broke(site, tmp_path):
    site.files["/long.zip"] = Served(LONG, cut=[1000, 2500])
    target = fetch(f"http://127.0.0.1:{site.server_port}/long.zip", tmp_path / "long.zip")
    assert target.read_bytes() == LONG
    assert site.asked == [("/long.zip", None), ("/long.zip", "bytes=1000-"), ("/long.zip", "bytes=3500-")]
    assert [path.name for path in tmp_path.glob("long*")] == ["long.zip"]


def test_the_same_command_goes_on_from_there(site, tmp_path):
    site.files["/long.zip"] = Served(LONG, cut=[1000, 1000, 1000, 1000])
    where = f"http://127.0.0.1:{site.server_port}/long.zip", tmp_path / "long.zip"
    with pytest.raises(InputError, match=r"broke after 4,000 of [\d,]+ bytes; the same command goes on from there"):
        fetch(*where)
    assert not where[1].exists()
    assert fetch(*where).read_bytes() == LONG
    assert site.asked[-1] == ("/long.zip", "bytes=4000-")


def test_without_ranges_it_begins_again(site, tmp_path):
    site.files["/long.zip"] = Served(LONG, cut=[1000], ranges=False)
    assert fetch(f"http://127.0.0.1:{site.server_port}/long.zip", tmp_path / "x.zip").read_bytes() == LONG


def test_another_version_is_never_glued_to_the_first(site, tmp_path):
    where = f"http://127.0.0.1:{site.server_port}/long.zip", tmp_path / "x.zip"
    site.files["/long.zip"] = Served(LONG, cut=[1000] * 4)
    with pytest.raises(InputError):
        fetch(*where)
    newer = zipped("newer", "LONG.txt")
    site.files["/long.zip"] = Served(newer, tag='"two"')
    assert fetch(*where).read_bytes() == newer


def test_a_part_longer_than_the_file_is_thrown_away(site, tmp_path):
    where = f"http://127.0.0.1:{site.server_port}/long.zip", tmp_path / "x.zip"
    (tmp_path / "x.zip.part").write_bytes(b"PK" * len(LONG))
    (tmp_path / "x.zip.part.json").write_text('{"version": "\\"one\\""}')
    site.files["/long.zip"] = Served(LONG)
    assert fetch(*where).read_bytes() == LONG


@pytest.mark.parametrize("note", ["", "[]", "3", '{"version": "a\\nRange: b"}', '{"version": null}'])
def test_an_odd_note_of_the_part_is_no_trouble(site, tmp_path, note):
    (tmp_path / "x.zip.part").write_bytes(b"PKold")
    (tmp_path / "x.zip.part.json").write_text(note)
    site.files["/long.zip"] = Served(LONG)
    assert fetch(f"http://127.0.0.1:{site.server_port}/long.zip", tmp_path / "x.zip").read_bytes() == LONG


HTML = b"<!DOCTYPE html><html><body>Please log in.</body></html>"


@pytest.mark.parametrize(
    ("served", "words"),
    [
        (None, "no such file"),
        (Served(b"", status=503), "the server refuses: 503"),
        (Served(HTML, kind="text/html"), "a web page and no zip archive"),
        (Served(b"nothing of the sort"), "no zip archive"),
        (Served(b""), "no zip archive"),
        (Served(LONG, declared=len(LONG) + 1000), "the file is shorter than the server says"),
        (Served(LONG, declared=10**12), "more than is taken"),
        (Served(b"", redirect="file:///etc/hostname"), "no connection|refuses"),
        (Served(b"", redirect="ftp://127.0.0.1/LY.zip"), "no connection|refuses"),
    ],
)
def test_what_a_server_may_do(site, tmp_path, served, words):
    if served:
        site.files["/x.zip"] = served
    with pytest.raises(InputError, match=words) as raised:
        fetch(f"http://127.0.0.1:{site.server_port}/x.zip", tmp_path / "x.zip")
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://127.0.0.1/LY.zip", "LY.zip", ""])
def test_only_http(tmp_path, url):
    with pytest.raises(InputError, match="is not an http or https address"):
        fetch(url, tmp_path / "x")


def test_no_server(tmp_path):
    with pytest.raises(InputError, match="no connection"):
        fetch("http://127.0.0.1:9/LY.zip", tmp_path / "x")


def test_the_largest_download(site, tmp_path, monkeypatch):
    monkeypatch.setenv("CONTESTED_MAX_DOWNLOAD_BYTES", "100")
    with pytest.raises(InputError, match="more than is taken"):
        fetch(f"http://127.0.0.1:{site.server_port}/LY.zip", tmp_path / "x")


# --- what the files may hold ---


def lying(text):
    """An archive that declares the table a hundred thousand times as large."""
    archive = bytearray(zipped(text, readme=False))
    at = archive.rindex(b"PK\x01\x02")
    archive[at + 24 : at + 28] = struct.pack("<I", 4_000_000_000)
    return bytes(archive)


def flipped(archive):
    """The archive with a bit turned in its middle."""
    return archive[:100] + bytes([archive[100] ^ 4]) + archive[101:]


BROKEN = [
    (flipped(zipped(PLACES, readme=False)), "is a broken archive"),
    (zipped(PLACES)[:-30], "is no zip archive, or a broken one"),
    (lying(PLACES), "would unpack to 4,000,000,000 bytes"),
    (zipped(PLACES, "../LY.txt"), "holds no LY.txt"),
    (zipped(PLACES, "/etc/LY.txt"), "holds no LY.txt"),
    (zipped(PLACES, "FR.txt"), "holds no LY.txt"),
    (zipped(""), "holds no place of LY"),
    (zipped(row(1, "A well", 1, 1, "H.WLL")), "holds no place of LY"),
    (zipped(PLACES + "a\tb\n"), "line 8: has 2 columns where GeoNames has 19"),
    (zipped(PLACES[:-40]), "line 7: has 9 columns"),
    (zipped(row(1, "Paris", 48, 2, "P.PPLC", country="FR")), "line 1: is a place in 'FR', not in LY"),
    (zipped(row(1, "X", 91, 2, "P.PPL")), "line 1: is not on the globe"),
    (zipped(row(1, "X", "nan", 2, "P.PPL")), "line 1: is not on the globe"),
    (zipped(row("x", "X", 1, 2, "P.PPL")), "line 1: invalid literal"),
    (zipped(row(1, " ", 1, 2, "P.PPL")), "line 1: has no name"),
    (zipped(b"\xff\xfe" * 50), "is not text in UTF-8"),
    (zipped("x" * 1_000_000), "has a line longer"),
    (HTML, "is no zip archive"),
]


@pytest.mark.parametrize(("body", "words"), BROKEN)
def test_broken_files_leave_what_is_there(site, few, tmp_path, body, words):
    add_country("LY")
    before = file_of("LY").read_bytes()
    (tmp_path / "LY.zip").write_bytes(body)
    with pytest.raises(InputError, match=words) as raised:
        add_country("LY", str(tmp_path / "LY.zip"))
    assert "\n" not in str(raised.value)
    assert file_of("LY").read_bytes() == before
    assert [path.name for path in file_of("LY").parent.iterdir() if path.is_file()] == ["LY.tsv.gz"]


def test_a_broken_download_is_fetched_anew(site, few):
    site.files["/LY.zip"] = Served(flipped(zipped(PLACES, readme=False)))
    with pytest.raises(InputError, match="broken archive"):
        add_country("LY")
    site.files["/LY.zip"] = Served(zipped(PLACES))
    assert add_country("LY").places == 6


def test_an_archive_that_unpacks_to_more_than_it_says(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTESTED_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("CONTESTED_MAX_UNPACKED_BYTES", "5000")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LY.txt", PLACES * 10_000)
    (tmp_path / "LY.zip").write_bytes(made.getvalue())
    with pytest.raises(InputError, match="unpack"):
        add_country("LY", str(tmp_path / "LY.zip"))
    (tmp_path / "LY.txt").write_text(PLACES * 100)
    with pytest.raises(InputError, match="unpacks to more than 5,000 bytes"):
        add_country("LY", str(tmp_path / "LY.txt"))


def test_no_such_country_or_file(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTESTED_DATA_FOLDER", str(tmp_path / "data"))
    for code in ("ZZ", "LBY", "../x", ""):
        with pytest.raises(UsageError, match="no country"):
            add_country(code)
    with pytest.raises(InputError, match="no such file"):
        add_country("LY", str(tmp_path / "absent.zip"))


def test_a_broken_file_in_the_data_folder_is_named(site, few):
    add_country("LY")
    file_of("LY").write_bytes(file_of("LY").read_bytes()[:-20])
    with pytest.raises(DataError, match="`contested gazetteer remove LY` takes it away"):
        list(added_lines())
    remove_country("LY")
    assert list(added_lines()) == []


def test_rows_of_one_place_become_one():
    own = ["7\tA\t1.0\t2.0\tLY\t\t\ttown\t5\t\tb"]
    more = ["7\tOther A\t1.0\t2.0\tLY\t\t\ttown\t\t\tb|c\n", "8\tA\t9.0\t9.0\tLY\t\t\ttown\t\t\t\n"]
    assert with_added(own, more) == ["7\tA\t1.0\t2.0\tLY\t\t\ttown\t5\t\tb|other a|c", "8\tA\t9.0\t9.0\tLY\t\t\ttown\t\t\t"]


def test_every_code_leads_to_one_word():
    assert {feature_words()[code] for code in ("P.PPLX", "S.AIRB", "S.AIRP", "A.ADM1")} == {
        "neighbourhood",
        "airbase",
        "airport",
        "admin1",
    }
