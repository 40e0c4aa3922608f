"""The formats: safe in a spreadsheet, whole, one record after the other."""

import csv
import io
import json

import pytest

from contested.export.content import WHATS, Content
from contested.export.flat import range_words
from contested.export.formats import EXPORTS, export_named
from contested.export.tables import cell
from contested.records import ActorMention, Cited, Claim, Event, Figure, Interval, PlaceMention, Range, Report, Span

EVIL = '=HYPERLINK("http://x","y")'


def cited(text="clash at Gharyan", **changes):
    report = Report(text=text, outlet=EVIL, title="@title", published="2019-04")
    span = {"start": 0, "end": len(text), "text": text, "rule": "test"}
    place = PlaceMention(**span, name="Gharyan", lat=32.17, lon=13.02, country="LY", precision=1, role="near")
    claim = Claim(
        **span,
        id="c1",
        report_id=report.id,
        kind="armed_clash",
        trigger=Span(start=0, end=5, text="clash"),
        actors=(ActorMention(**span, name="-1+1"), ActorMention(**span, name="Tribe; of two")),
        places=(place, PlaceMention(**span, reason="unknown")),
        figures=(Figure(**span, measure="killed", low=24),),
        **changes,
    )
    return Cited(claim=claim, report=report, event_id="e1")


def written(name, records, what="claims"):
    out = io.BytesIO()
    content = Content(what=what, cited=records, events=records)
    return export_named(name).write(content, out).rows, out.getvalue().decode("utf-8", "replace")


CELLS = [
    (EVIL, "'" + EVIL),
    ("+1", "'+1"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ("\rx", "' x"),
    ("a=b", "a=b"),
    ("", ""),
    (None, None),
    (-3, -3),
    (13.02, 13.02),
    (True, "true"),
    ("a\x00b", "ab"),
    ("half \ud800", "half ?"),
]


@pytest.mark.parametrize(("value", "expected"), CELLS)
def test_cells(value, expected):
    assert cell(value) == expected


def test_csv():
    count, out = written("csv", [cited(), cited("second\nline")])
    rows = list(csv.DictReader(io.StringIO(out)))
    assert count == len(rows) == 2
    assert rows[0]["outlet"] == "'" + EVIL
    assert rows[0]["according_to"] == "'" + EVIL
    assert rows[0]["actors"] == "'-1+1; Tribe; of two"
    assert (rows[0]["lat"], rows[0]["lon"], rows[0]["geo_precision"]) == ("32.17", "13.02", "1")
    assert rows[0]["figures"] == "killed 24–"
    assert rows[1]["text"] == "second line"
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row.values())


def test_jsonl():
    count, out = written("jsonl", [cited(), cited()])
    rows = [json.loads(line) for line in out.splitlines()]
    assert count == len(rows) == 2
    assert (rows[0]["id"], rows[0]["event_id"], rows[0]["report"]["outlet"]) == ("c1", "e1", EVIL)


def test_geojson():
    count, out = written("geojson", [cited()])
    whole = json.loads(out)
    assert (count, whole["type"], len(whole["features"])) == (1, "FeatureCollection", 2)
    found, unplaced = whole["features"]
    assert found["geometry"] == {"type": "Point", "coordinates": [13.02, 32.17]}
    assert (found["properties"]["role"], found["properties"]["precision"]) == ("near", 1)
    assert unplaced["geometry"] is None
    assert unplaced["properties"]["reason"] == "unknown"
    assert found["id"] != unplaced["id"]


BOTH = [row.name for row in EXPORTS if {"claims", "events"} <= set(row.takes) and row.name != "parquet"]


@pytest.mark.parametrize("name", BOTH)
def test_events_too(name):
    one = cited()
    span = {"start": 0, "end": 5, "text": "clash", "rule": "test"}
    killed = Range(measure="killed", low=1, best=2, high=None, rule="r")
    event = Event(
        id="e1",
        kind="armed_clash",
        claims=(one.claim,),
        reports=(one.report,),
        place=PlaceMention(**span, name="Gharyan", lat=32.17, lon=13.02),
        when=Interval(),
        figures={"killed": killed},
    )
    count, out = written(name, [event], "events")
    assert count == 1
    assert "e1" in out
    assert "Gharyan" in out


@pytest.mark.parametrize("row", EXPORTS, ids=lambda row: row.name)
def test_nothing_to_write(row):
    out = io.BytesIO()
    found = row.write(Content(what=row.takes[0]), out)
    assert (found.rows, found.left_out) == (0, {})
    assert row.name in ("jsonl", "ftm", "bibtex") or out.getvalue()


def test_an_empty_geojson_is_one():
    assert json.loads(written("geojson", [])[1]) == {"type": "FeatureCollection", "features": []}


def test_empty_tables_have_their_names():
    assert written("csv", [])[1].startswith("claim_id,event_id,kind,according_to,")


@pytest.mark.parametrize("name", ["csv", "jsonl", "geojson", "plover", "hxl", "kml"])
def test_records_are_taken_one_by_one(name):
    """What is written goes out long before the last record comes in."""
    taken, seen = [], []

    def records():
        for number in range(300):
            taken.append(number)
            yield cited()

    class Out(io.BytesIO):
        def write(self, text):
            seen.append(len(taken))
            return super().write(text)

    export_named(name).write(Content(what="claims", cited=records()), Out())
    assert min(seen) < 100


def test_a_format_holds_what_it_says():
    for row in EXPORTS:
        assert set(row.takes) <= set(WHATS)
        assert row.words and row.extension and "/" in row.media_type
    assert len({row.name for row in EXPORTS}) == len(EXPORTS)


RANGES = [
    ((12, 12, 12), "12"),
    ((None, 12, None), "12"),
    ((12, 15, 20), "15 (12–20)"),
    ((24, None, None), "24–"),
    ((None, None, 5), "?–5"),
    ((3, 3, None), "3"),
]


@pytest.mark.parametrize(("ends", "expected"), RANGES)
def test_range_words(ends, expected):
    assert range_words(*ends) == expected
