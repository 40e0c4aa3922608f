"""What can be taken away, and what everything means."""

import csv
import io
import json
from pathlib import Path

import pytest

from contested.export.formats import EXPORTS
from contested.kinds import load_kinds
from contested.web.pages.data import OWNERS, there
from contested.web.pages.method import STATUSES


@pytest.mark.parametrize("row", [row for row in EXPORTS if there(row)], ids=lambda row: row.name)
def test_every_format_is_given_whole_and_filtered(row, browser):
    for query in ("", "?kind=air_strike"):
        answer = browser.get(f"/export/{row.name}{query}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(row.media_type)
        assert "attachment" in answer.headers["content-disposition"]
        assert answer.content


def test_the_filter_of_a_file_is_that_of_the_list(browser):
    rows = list(csv.DictReader(io.StringIO(browser.get("/export/csv?what=events&kind=air_strike").text)))
    listed = browser.get("/index.json?kind=air_strike").json()
    assert len(rows) == listed["count"] > 0
    assert {row["kind"] for row in rows} == {"air_strike"}
    claims = browser.get("/export/jsonl?what=claims&kind=air_strike").text.strip().split("\n")
    assert {json.loads(line)["event_id"] for line in claims} == {row["event_id"] for row in rows}


@pytest.mark.parametrize("path", ["/export/nothing", "/export/csv?what=secrets", "/export/acled?what=reports"])
def test_what_cannot_be_had_is_said(path, browser):
    assert browser.get(path).status_code == 400


def test_the_attribution_is_that_of_the_notice():
    notice = (Path(__file__).parents[2] / "NOTICE").read_text()
    assert all(owner.address in notice for owner in OWNERS)


def test_the_method_tells_every_kind_and_status(browser):
    page = browser.get("/method.json").json()
    assert {row["name"] for row in page["kinds"]} == set(load_kinds())
    assert {row["value"] for row in page["statuses"]} == {name for name, _ in STATUSES}
    statuses = {row["status"] for row in browser.get("/index.json").json()["events"]}
    assert statuses <= {name for name, _ in STATUSES}
