"""Whatever a report holds, every format stays what it is."""

import csv
import dataclasses
import io
import json
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from built_claims import actor, claim_of, day, killed, place, reading_of, report_of, says
from contested import merge
from contested.export.content import Content
from contested.export.formats import EXPORTS
from contested.records import Cited

WORDS = st.text(min_size=1, max_size=40) | st.sampled_from(
    [
        "=1+1",
        "<script>x</script>",
        "]]>&",
        '"; DROP TABLE events; --',
        "\ud800",
        "a\x00b",
        "\u202e",
        "|",
        "a | EVENT x",
        "\\end{document}",
    ]
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
CHECKS = {
    "json": json.loads,
    "geojson": json.loads,
    "jsonld": json.loads,
    "timemap.json": json.loads,
    "csl.json": json.loads,
    "kml": ElementTree.fromstring,
}


def content(text, name, outlet, title):
    report = dataclasses.replace(report_of(text, outlet, "2019-07-03"), title=title)
    who = actor(name)
    told = {
        "places": (place(name, lat=1.0, lon=2.0, country="LY", precision=1),),
        "when": day("2019-07-02"),
        "figures": (killed(2),),
    }
    claim = claim_of(report, text, "air_strike", actors=(who,), targets=(actor(outlet),), speakers=(says(name),), **told)
    reading = reading_of(report, claim)
    events = merge([reading])
    cited = [Cited(claim=claim, report=report, event_id=events[0].id)]
    return Content(cited=cited, events=events, reports=[report], readings=[reading])


@pytest.mark.parametrize("row", [row for row in EXPORTS if row.name not in ("parquet", "sqlite", "gpkg")], ids=lambda row: row.name)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=WORDS, name=WORDS, outlet=WORDS, title=WORDS)
def test_any_words(row, text, name, outlet, title):
    small = content(text, name, outlet, title)
    for what in row.takes:
        out = io.BytesIO()
        row.write(dataclasses.replace(small, what=what), out)
        written = out.getvalue().decode()
        if check := CHECKS.get(row.extension):
            check(written)
        if row.extension in ("jsonl", "ftm.json"):
            assert all(isinstance(json.loads(line), dict) for line in written.splitlines())
        if row.media_type in ("text/csv", "text/tab-separated-values"):
            rows = list(csv.reader(io.StringIO(written, newline=""), delimiter="\t" if row.name == "plover" else ","))
            assert len({len(cells) for cells in rows}) <= 1
            assert not any(cell.startswith(FORMULA) for cells in rows for cell in cells)
        if row.name == "dossier":
            assert "<script" not in written


@pytest.mark.parametrize("name", ["parquet", "sqlite", "gpkg"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=WORDS, name_=WORDS, outlet=WORDS)
def test_any_words_in_files(name, text, name_, outlet):
    row = next(row for row in EXPORTS if row.name == name)
    assert row.write(dataclasses.replace(content(text, name_, outlet, None), what=row.takes[0]), io.BytesIO()).rows >= 1
