"""`contested judge` on the terminal."""

import json


def ids(run, book, *filters):
    return [one["id"] for one in json.loads(run("claims", book, "--format", "json", *filters)[1])]


def test_judging_from_the_terminal(run, book):
    (strike,) = ids(run, book, "--kind", "air_strike")
    code, out, err = run("judge", book, "correct", strike, "figures=killed", "30", "--author", "ana", "--note", "third line")
    assert (code, err) == (0, "")
    assert out.startswith("correct: kept as judgement ")
    shown = run("claims", book, "--id", strike)[1]
    assert "figures corrected by ana on " in shown
    assert ": killed 30; read: killed 12" in shown
    listed = run("judge", book, "list")[1].split("\n")
    assert listed[1].split("\t")[1:7] == ["ana", "correct", strike, "figures=killed 30", "stands", "third line"]
    made = listed[1].split("\t")[-1]
    assert run("judge", book, "withdraw", made, "--author", "ben")[0] == 0
    assert "withdrawn by ben" in run("judge", book, "list")[1]
    assert "corrected" not in run("claims", book, "--id", strike)[1]


def test_hyphens_scopes_and_json(run, book):
    gained = ids(run, book, "--kind", "territory_gained")
    code, out, _ = run("judge", book, "not-same", *gained, "--format", "json")
    assert (code, json.loads(out)[0]["verb"]) == (0, "not_same")
    assert run("judge", book, "name-is", "GNA", "Government of National Accord", "--outlet", "Desert Post")[0] == 0
    rows = [json.loads(line) for line in run("judge", book, "list", "--format", "jsonl")[1].splitlines()]
    assert [(row["verb"], row["scope"], row["state"]) for row in rows] == [
        ("not_same", "", "stands"),
        ("name_is", "outlet:Desert Post", "stands"),
    ]


def test_what_is_wrong_is_told(run, book):
    assert run("judge", book, "correct", "nothing", "kind=shelling")[::2] == (2, "contested: correct: no claim 'nothing'\n")
    assert run("judge", book, "muse", "x")[0] == 2
    assert run("judge", book, "misread")[0] == 2
    assert run("judge", book, "list", "more")[0] == 2
    assert run("judge", book, "place-at", "a", "1,1", "--report", "x", "--outlet", "y")[0] == 2
    assert "no judgements" in run("judge", book, "list")[2]
    assert "figures\tkilled 12" in run("judge", book, "fields")[1]


def test_a_name_that_no_report_has_waits_for_one(run, book):
    assert "no report bears on it now" in run("judge", book, "place-at", "Elsewhere", "31.2,14.5")[2]
