"""`contested demo`: every part of the picture is there, and each number leads to its words."""

import re

import pytest

from contested.cli import demo as demonstration
from contested.cli.overview import SECTIONS

MORE = {
    "d.txt": "military_support | Turkey | GNA | Tripoli | 2019-05-01\nmilitary_support | Russia | Libyan National Army | | | GNA",
    "e.txt": "explosive_hazard | | | Tripoli | 2020-05-25 | Ministry",
    "f.txt": "strike | Libyan National Army | | Tripoli | 2019-04-16 | Ministry | killed 5\n"
    "strike | | | Tripoli | 2019-04-16 | | killed 7",
}


@pytest.fixture
def shown(run, reports, monkeypatch, tmp_path):
    for name, text in MORE.items():
        (reports / name).write_text(text)
    monkeypatch.setattr(demonstration, "samples", lambda: reports)
    return run("demo", "--no-serve", "--book", tmp_path / "demo.db")


def test_every_section_is_there(shown):
    code, out, _ = shown
    assert code == 0
    for section in SECTIONS:
        assert section.title.upper() in out
    assert "6 reports, 9 claims" in out


def test_what_it_shows(shown, tmp_path):
    out = shown[1]
    assert "Gharyan on 2019-06-26" in out
    assert re.search(r"^killed\t\d+\t\d+\t\d+", out, re.MULTILINE)
    assert re.search(r"^Turkey\tGNA\tmilitary", out, re.MULTILINE)
    assert re.search(r"^Tripoli\tpresent\t2020-05-25", out, re.MULTILINE)
    assert "no line with a bar" in out
    assert "al-nowhere\t1\tno such place in the gazetteer" in out
    assert f"The casebook: {tmp_path / 'demo.db'}" in out


def test_numbers_lead_to_their_words(shown, run, tmp_path):
    harm = next(line for line in shown[1].splitlines() if line.startswith("killed") and line.count("\t") > 5)
    (id, *_) = harm.split("\t")[-1].split()
    assert "killed" in run("claims", tmp_path / "demo.db", "--id", id)[1]


def test_without_a_place_it_goes_to_the_data_folder_and_is_made_anew(run, reports, monkeypatch, tmp_path):
    monkeypatch.setattr(demonstration, "samples", lambda: reports)
    monkeypatch.setenv("CONTESTED_DATA_FOLDER", str(tmp_path / "data"))
    first = run("demo", "--no-serve")
    assert first[0] == 0
    assert f"The casebook: {tmp_path / 'data' / 'demo' / 'demo.db'}" in first[1]
    assert run("demo", "--no-serve") == first


def test_it_opens_the_app_where_it_is_asked_to(run, reports, monkeypatch, tmp_path):
    monkeypatch.setattr(demonstration, "samples", lambda: reports)
    served = []
    monkeypatch.setattr("contested.cli.serve.run", lambda book, listening, *_: (served.append(book.where), listening.close()))
    code, out, _ = run("demo", "--serve", "--no-browser", "--book", tmp_path / "demo.db")
    assert (code, served) == (0, [str(tmp_path / "demo.db")])
    assert "http://127.0.0.1:" in out


def test_in_a_pipe_it_ends(run, reports, monkeypatch, tmp_path):
    monkeypatch.setattr(demonstration, "samples", lambda: reports)
    monkeypatch.setattr("contested.cli.serve.run", lambda *_: pytest.fail("it serves"))
    assert run("demo", "--book", tmp_path / "demo.db")[0] == 0


def test_what_is_there_is_left_alone(run, reports, monkeypatch, tmp_path):
    monkeypatch.setattr(demonstration, "samples", lambda: reports)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ana")
    assert run("demo", "--book", letter) == (2, "", f"contested: {letter}: is there already\n")
    assert letter.read_text() == "Dear Ana"
