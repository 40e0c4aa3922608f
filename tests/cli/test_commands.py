"""Each command, from the words typed to what is printed and the exit code."""

import csv
import json
import sqlite3
import subprocess
import sys
import time

import pytest

from contested.cli.main import COMMANDS
from contested.linking import gazetteer
from geonames_server import NAMES as OTHER_NAMES
from geonames_server import PLACES, Served, serving, zipped


def lines(out):
    return [line.split("\t") for line in out.splitlines()]


def column(out, name):
    head, *rows = lines(out)
    return [row[head.index(name)] for row in rows]


# --- the whole ---


def test_help_names_every_command(run):
    code, out, _ = run("--help")
    assert code == 0
    assert all(row.name in out for row in COMMANDS)


@pytest.mark.parametrize("name", [row.name for row in COMMANDS])
def test_every_command_has_help_that_begins_as_listed(run, name):
    code, out, _ = run(name, "--help")
    assert code == 0
    assert f"contested {name}" in out


def test_help_is_quick():
    started = time.perf_counter()
    code = "from contested.cli.main import main; import sys; sys.argv = ['contested', '--help']; main()"
    ran = subprocess.run([sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True)
    assert time.perf_counter() - started < 10  # a guard against heavy imports, which the next line names
    heavy = ("spacy", "sqlalchemy", "yaml", "rich", "numpy")
    assert not [name for name in heavy if f" {name}\n" in ran.stderr]


WRONG = [
    ((), 2, "Usage"),
    (("nonsense",), 2, "No such command"),
    (("claims", "absent.db"), 2, "absent.db: no such casebook"),
    (("add", "absent.db", "."), 2, "absent.db: no such casebook"),
    (("new", "a.db", "--pack", "narnia"), 2, "no pack 'narnia'"),
    (("new", "no/folder/a.db"), 2, "the folder no/folder does not exist"),
    (("read", "x.txt", "--published", "soon"), 2, "not an ISO date: 'soon'"),
    (("read",), 2, "Missing argument"),
    (("export", "absent.db", "--format", "xml"), 2, "'xml' is not one of"),
    (("pack", "check", "absent.yml"), 2, "no pack 'absent.yml'"),
]


@pytest.mark.parametrize(("args", "code", "words"), WRONG)
def test_wrong_commands(run, args, code, words):
    ended, out, err = run(*args)
    assert ended == code
    assert words in out + err
    assert "Traceback" not in err


def test_errors_are_one_line(run):
    _, out, err = run("claims", "absent.db")
    assert out == ""
    assert err == "contested: absent.db: no such casebook; make one with `contested new`\n"


# --- read ---


def test_read_prints_claims_by_speaker_and_what_was_not_understood(run, reports):
    code, out, err = run("read", reports)
    assert (code, err) == (0, "")
    assert "2019-04-05 · The Harbour · gained | Libyan National Army" in out
    assert "  Ahmad Mesmari\n    * TERRITORY GAINED by Libyan National Army on GNA at Gharyan [2019-04-04]\n" in out
    assert "“gained | Libyan National Army | GNA | Gharyan | 2019-04-04 | Ahmad Mesmari”" in out
    assert "  no claims: no line with a bar\n" in out
    assert "    al-nowhere: no such place in the gazetteer\n" in out


def test_read_as_json(run, reports):
    code, out, _ = run("read", reports, "--format", "jsonl")
    readings = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [len(one["claims"]) for one in readings] == [2, 2, 0]
    assert json.loads(run("read", reports, "--format", "json")[1]) == readings


def test_read_names_what_failed_and_goes_on(run, reports):
    (reports / "empty.txt").write_text("")
    (reports / "bad.txt").write_bytes(b"\xff\xfe\x00\x00" * 100 + bytes(range(256)))
    code, out, err = run("read", "absent.txt", reports)
    assert code == 1
    assert out.count(" · The Harbour · ") == 1
    said = err.splitlines()
    assert [line.split(": ")[0].rsplit("/", 1)[-1] for line in said if "txt" in line].count("absent.txt") == 1
    assert any("empty.txt" in line for line in said)
    assert "Traceback" not in err


def test_published_dates_the_undated(run, tmp_path):
    (tmp_path / "x.txt").write_text("clash | A | B | Town |")
    assert "2020-05 · " in run("read", "x.txt", "--published", "2020-05")[1]


# --- casebooks ---


def test_new_and_add(run, reports):
    assert run("new", "a.db", "--pack", "libya")[:2] == (0, "a.db: a new casebook, packs: libya\n")
    assert run("add", "a.db", reports)[:2] == (0, "a.db: 2 added, 1 not about conflict; 4 claims\n")
    assert run("add", "a.db", reports)[:2] == (0, "a.db: 3 already there; 0 claims\n")
    assert run("new", "a.db") == (2, "", "contested: a.db: is there already\n")


def test_add_says_each_with_verbose(run, reports):
    run("new", "a.db")
    out = run("add", "-v", "a.db", reports)[1]
    assert out.splitlines()[2] == f"not about conflict\t0\t{reports / 'c.txt'}\tno line with a bar"


def test_add_goes_on_after_failures(run, reports):
    run("new", "a.db")
    (reports / "d.txt").write_text("! breaks the reader")
    code, out, err = run("add", "a.db", "absent.txt", reports)
    assert code == 1
    assert "absent.txt" in err
    assert f"{reports / 'd.txt'}: ValueError: this report breaks the reader" in err
    assert out == "a.db: 2 added, 2 failed, 1 not about conflict; 4 claims\n"


def test_rebuild(run, book):
    code, out, _ = run("rebuild", book)
    assert code == 0
    assert out.startswith("a.db: read again: 2 added, 1 not about conflict; 4 claims, ")


def test_no_bar_in_a_pipe(run, reports):
    run("new", "a.db")
    assert run("add", "a.db", reports)[2] == ""


# --- looking ---


def test_claims(run, book):
    code, out, err = run("claims", book, "--place", "Gharyan", "--since", "2019-04-01")
    assert (code, err) == (0, "")
    assert column(out, "when") == ["2019-04-04", "2019-06-26"]
    assert column(out, "according to") == ["Ahmad Mesmari, as told by The Harbour", "GNA, as told by Desert Post"]
    assert column(run("claims", book, "--kind", "armed_clash", "--kind", "air_strike")[1], "figures") == ["", "killed 12"]
    assert run("claims", book, "--place", "Atlantis")[2] == "no claims\n"
    assert run("claims", book, "--limit", "1")[2] == "1 of 4 claims\n"


def test_one_claim_whole(run, book):
    (id,) = column(run("claims", book, "--kind", "armed_clash")[1], "claim")
    out = run("claims", book, "--id", id)[1]
    assert "»clash | GNA | | Tripoli | 2019-04-05«" in out
    assert "The Harbour · 2019-04-05" in out
    assert json.loads(run("claims", book, "--id", id, "--format", "jsonl")[1])["report"]["outlet"] == "The Harbour"


def test_wrong_kind(run, book):
    code, _, err = run("claims", book, "--kind", "territory_hold")
    assert code == 2
    assert err.startswith("contested: no kind 'territory_hold': did you mean territory_held")


def test_events(run, book):
    code, out, _ = run("events", book, "--place", "Gharyan")
    assert code == 0
    ids = column(out, "event")
    assert len(ids) >= 1
    shown = run("event", book, ids[0])[1]
    assert "Gharyan" in shown
    assert "(denies)" in shown or "“gained" in shown
    assert [one["id"] for one in json.loads(run("events", book, "--place", "Gharyan", "--format", "json")[1])] == ids
    assert run("event", book, "nothing") == (2, "", "contested: a.db: no event 'nothing'\n")
    assert len(lines(run("claims", book, "--event", ids[0])[1])) > 1


def test_control(run, book):
    code, out, _ = run("control", book, "Gharyan", "--on", "2019-06-30")
    assert code == 0
    assert column(out, "holder") == ["Libyan National Army", "GNA"]
    assert run("control", book, "Gharyan", "--on", "2019-01-01")[2] == "no claims on who holds Gharyan\n"
    assert len(json.loads(run("control", book, "Gharyan", "--format", "json")[1])) == 2


def test_control_of_every_place_and_from_day_to_day(run, book):
    code, out, _ = run("control", book, "--on", "2019-06-30")
    assert code == 0
    assert "Gharyan" in column(out, "place")
    assert run("control", book, "--on", "2019-01-01")[2] == "no claims on who holds what\n"
    code, out, _ = run("control", book, "Gharyan", "--timeline")
    assert code == 0
    assert column(out, "from") == sorted(column(out, "from"))
    assert run("control", book, "--timeline")[0] == 2
    assert json.loads(run("control", book, "--format", "json")[1])[0]["status"]


def test_backing_hazards_and_displacement(run, book):
    for name, what in (("backing", "who backs whom"), ("hazards", "mines"), ("displacement", "flight or return")):
        code, out, err = run(name, book)
        assert code == 0
        assert len(lines(out)) > 1 or err == f"no claims on {what}\n"
        assert isinstance(json.loads(run(name, book, "--format", "json")[1]), list)


def test_words_against_words(run, book):
    assert run("contradictions", book)[2] == "no claims that deny what others say\n"
    claim = json.loads(run("claims", book, "--kind", "territory_gained", "--since", "2019-06-01", "--format", "json")[1])[0]["id"]
    for field in ("stance=denied", "when=2019-04-04", "actors=Libyan National Army", "targets=GNA"):
        assert run("judge", book, "correct", claim, field)[0] == 0
    code, out, _ = run("contradictions", book)
    assert code == 0
    assert column(out, "claim") == [claim]
    assert column(out, "what is denied") == ["territory_gained"]
    assert run("contradictions", book, "--actor", "Nobody At All")[2] == "no claims that deny what others say\n"
    assert json.loads(run("contradictions", book, "--actor", "LNA", "--format", "json")[1])[0]["denial"]["id"] == claim


def test_history_and_search(run, book):
    id = column(run("events", book)[1], "event")[0]
    code, out, _ = run("history", book, id)
    assert code == 0
    assert "report" in column(out, "what")
    assert run("history", book, "nothing")[0] == 2
    code, out, _ = run("search", book, "gharyan")
    assert code == 0
    assert {*column(out, "found in")} <= {"report", "claim"}
    assert any("»Gharyan«" in words for words in column(out, "words"))


def test_lists(run, book):
    assert column(run("actors", book)[1], "name") == ["GNA", "Libyan National Army"]
    assert column(run("places", book)[1], "name") == ["Gharyan", "Tripoli"]
    assert lines(run("places", book, "--unplaced")[1])[1] == ["al-nowhere", "1", "1", "no such place in the gazetteer"]
    assert column(run("sources", book)[1], "outlet") == ["Desert Post", "Sunday Sport", "The Harbour"]
    assert column(run("reports", book, "--outcome", "not about conflict")[1], "why") == ["no line with a bar"]
    for command in ("actors", "places", "sources", "reports"):
        assert isinstance(json.loads(run(command, book, "--format", "json")[1]), list)
        assert all(json.loads(line) for line in run(command, book, "--format", "jsonl")[1].splitlines())


def test_packs(run, tmp_path):
    assert "libya" in column(run("pack", "list")[1], "name")
    assert run("pack", "show", "libya")[1].startswith("Libya")
    assert "in order" in run("pack", "check", "libya")[1]
    (tmp_path / "bad.yml").write_text("name: x\ntitle: y\nactors: 3\n")
    code, _, err = run("pack", "check", "bad.yml")
    assert code == 2
    assert "bad.yml" in err
    assert "line" in err


def test_gazetteer(run):
    found = lines(run("gazetteer", "find", "Gharyan")[1])
    assert found[1][:2] == ["Gharyan", "LY"]
    assert run("gazetteer", "find", "Gharyan", "--country", "FR")[2] == "no places called Gharyan\n"


# --- export ---


def test_export(run, book, tmp_path):
    assert run("export", book, "--format", "csv", "-o", "claims.csv") == (0, "", "4 claims written to claims.csv\n")
    with (tmp_path / "claims.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["kind"] for row in rows] == ["territory_gained", "armed_clash", "territory_gained", "air_strike"]
    assert rows[0]["according_to"] == "The Harbour > Ahmad Mesmari"
    assert all(row["event_id"] for row in rows)
    out = run("export", book, "--format", "geojson", "--kind", "armed_clash")[1]
    (feature,) = json.loads(out)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [13.0, 32.0]}
    assert len(run("export", book, "--format", "jsonl", "--what", "events")[1].splitlines()) >= 2
    assert run("export", book, "--format", "csv", "-o", "no/such/x.csv")[0] == 2
    told = json.loads((tmp_path / "claims.csv.datapackage.json").read_text())
    assert (told["counts"]["written"], told["resources"][0]["path"]) == (4, "claims.csv")
    code, _, said = run("export", book, "--format", "acled", "--event", rows[0]["event_id"], "-o", "a.csv")
    assert (code, said) == (0, "1 events written to a.csv\n")
    assert run("export", book, "--format", "csv", "-o", book)[0] == 2  # the casebook itself
    assert run("export", book, "--format", "acled", "--what", "claims")[0] == 2


def test_import(run, book, tmp_path):
    assert run("export", book, "--format", "jsonl", "--what", "book", "-o", "book.jsonl")[0] == 0
    code, out, _ = run("import", "back.db", "book.jsonl")
    assert (code, out.startswith("back.db: ")) == (0, True)
    assert run("claims", "back.db") == run("claims", book)
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert run("import", "back.db", "x.csv")[0] == 2


def test_a_wrong_filter_leaves_no_file(run, book, tmp_path):
    assert run("export", book, "--format", "csv", "-o", "x.csv", "--kind", "nonsense")[0] == 2
    assert not (tmp_path / "x.csv").exists()


# --- what others may send ---


def test_a_terminal_is_not_steered_by_reports(run, tmp_path):
    (tmp_path / "x.txt").write_text("clash | \x1b[31mRed\x07 | B\u202e | Town | 2019-04-05")
    run("new", "a.db")
    run("add", "a.db", "x.txt")
    for command in ("claims", "events", "reports", "actors"):
        out = run(command, "a.db")[1]
        assert not {"\x1b", "\x07", "\u202e"} & set(out), command
    assert not {"\x1b", "\x07", "\u202e"} & set(run("read", "x.txt")[1])


NAMES = ["'; DROP TABLE report; --.db", "a b.db", "طرابلس.db"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_casebook(run, reports, tmp_path, name):
    assert run("new", name)[0] == 0
    assert run("add", name, reports)[0] == 0
    assert run("claims", name, "--actor", "'; DROP TABLE claim; --")[0] == 0
    with sqlite3.connect(tmp_path / name) as raw:
        assert raw.execute("SELECT count(*) FROM claim").fetchone() == (4,)
    raw.close()


def test_a_file_that_is_no_casebook(run, tmp_path):
    (tmp_path / "x.db").write_bytes(bytes(range(256)) * 64)
    code, _, err = run("claims", "x.db")
    assert code == 2
    assert err == "contested: x.db: cannot be opened: file is not a database\n"


# --- on a terminal ---


def test_a_terminal_shows_cards_with_whole_ids(run, book, monkeypatch):
    id = column(run("claims", book, "--kind", "armed_clash")[1], "claim")[0]
    monkeypatch.setattr("contested.cli.screen.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    out = run("claims", book, "--kind", "armed_clash")[1]
    assert out.splitlines()[0].split() == ["2019-04-05", "armed_clash", "by", "GNA", "at", "Tripoli"]
    assert f"claim {id}" in out
    for command in (("events",), ("control", "Gharyan"), ("actors",), ("sources",), ("reports",), ("places",)):
        code, out, _ = run(command[0], book, *command[1:])
        assert code == 0
        assert max(map(len, out.splitlines())) <= 60


@pytest.fixture
def own_data(tmp_path, monkeypatch):
    """A data folder of its own, and a gazetteer of one place, whose index is made at once."""
    monkeypatch.setenv("CONTESTED_DATA_FOLDER", str(tmp_path / "data"))
    with_added, one = gazetteer.with_added, ["1\tTobruk\t32.1\t23.9\tLY\t\t\ttown\t1\t\t"]
    monkeypatch.setattr(gazetteer, "with_added", lambda lines, added: with_added(list(one), added))
    gazetteer.embedded.cache_clear()
    yield
    gazetteer.embedded.cache_clear()


def test_gazetteer_add_list_remove(run, own_data, tmp_path):
    (tmp_path / "LY.txt").write_text(PLACES)
    code, out, err = run("gazetteer", "add", "LY", "--file", "LY.txt")
    assert (code, err) == (0, "")
    assert out.startswith("LY: 6 places, no file of alternate names; 1 rows of other sorts left out\n")
    assert "CC BY 4.0" in out
    assert lines(run("gazetteer", "find", "Ganfuda")[1])[1][3] == "neighbourhood"
    assert column(run("gazetteer", "list")[1], "country") == ["LY"]
    (tmp_path / "LY.txt").write_text("<html>\n")
    code, out, err = run("gazetteer", "add", "LY", "--file", "LY.txt")
    assert out == ""
    assert (code, err) == (1, "LY: LY.txt, line 1: has 1 columns where GeoNames has 19\n")
    assert lines(run("gazetteer", "find", "Ganfuda")[1])[1][3] == "neighbourhood"
    assert run("gazetteer", "remove", "LY")[:2] == (0, "LY: removed\n")
    assert run("gazetteer", "remove", "LY") == (1, "", "LY: was not added\n")
    assert run("gazetteer", "list")[2] == "no countries added\n"
    assert run("gazetteer", "find", "Ganfuda")[2] == "no places called Ganfuda\n"
    assert run("gazetteer", "add", "Narnia")[0] == 2


def test_gazetteer_add_from_a_server(run, own_data, monkeypatch):
    with serving({"/LY.zip": Served(zipped(PLACES), cut=[200]), "/alternatenames/LY.zip": Served(zipped(OTHER_NAMES))}) as (
        _,
        address,
    ):
        monkeypatch.setenv("CONTESTED_GEONAMES_URL", address)
        code, out, err = run("gazetteer", "add", "LY", "SY")
    assert code == 1
    assert "LY: 6 places, 4 alternate names" in out
    assert err == f"SY: {address}/SY.zip: the server has no such file\n"


@pytest.mark.parametrize("name", ["hills.yml", "the hills: 2020.yml", "no.yml"])
def test_pack_new_passes_check(run, name):
    assert run("pack", "new", name, "--country", "YE", "--title", "Hills: a 'war' #1")[0] == 0
    assert run("pack", "check", name)[:2] == (0, f"{name}: in order: 2 actors, 1 outlets, 0 places\n")
    assert run("pack", "show", name)[1].startswith("Hills: a 'war' #1 (")
    assert run("pack", "new", name)[::2] == (2, f"contested: {name}: is there already\n")
    assert run("new", "a.db", "--pack", name)[0] == 0
    assert run("pack", "new", "hills.txt")[0] == 2
    assert run("pack", "new", "no/such/hills.yml")[0] == 2


def test_pack_check_names_every_line(run, tmp_path):
    (tmp_path / "bad.yml").write_text(
        "name: x\ntitle: y\ncountries: [LY, ZZ]\nactors:\n"
        "- {id: a, name: A, kind: body, country: LY, sector: ARMY}\n"
        "- {id: b, name: B, kind: body,\n   names: [a]}\n"
        "- id: c\n  name: C\n  kind: body\n  name: D\n"
        "places:\n- {name: P, lat: 1, lon: 1}\n"
    )
    code, out, err = run("pack", "check", "bad.yml")
    assert (code, out) == (1, "")
    told = [line.split(": ", 1)[0] for line in err.splitlines()]
    assert sorted(told) == sorted(f"bad.yml, line {line}" for line in (11, 3, 5, 5, 7, 13))
    assert "'a' is 'a' too at that time" in err


@pytest.mark.parametrize("name", ["afghanistan", "gaza", "iraq", "libya", "sahel", "sudan", "syria", "ukraine", "yemen"])
def test_packs_that_come_with_the_program_pass_check(run, name):
    assert run("pack", "check", name)[::2] == (0, "")
