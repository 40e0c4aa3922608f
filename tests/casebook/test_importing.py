# ruff: noqa: E501 -- rows of other projects
"""A casebook as a file and back; rows of ACLED beside one's own reports."""

import io
import json

import pytest

from contested.casebook.book import Casebook
from contested.casebook.exporting import content_of, put_in_place
from contested.casebook.importing import import_file, packs_in
from contested.errors import InputError, UsageError
from contested.export.formats import export_named
from line_reader import LineReader

ROWS = """event_id_cnty,event_date,sub_event_type,actor1,actor2,inter1,inter2,iso,location,latitude,longitude,geo_precision,source,notes,fatalities
LBY9,2019-04-04,Non-state actor overtakes territory,Libyan National Army,GNA,State forces,State forces,434,Gharyan,32.0,13.0,1,The Harbour,\
The army took Gharyan.,5
"""


def saved(book, path, **filters):
    row = export_named("jsonl")
    with put_in_place(path) as out:
        return row.write(content_of(book, row, "book", **filters), out)


def opened(where):
    book = Casebook.open(where)
    book.__dict__["reader"] = LineReader()
    return book


def picture(book):
    book.merge()
    sorts = ("claims", "events", "reports", "actors", "places", "readings")
    return {sort: list(getattr(book, sort)()) for sort in sorts} | {
        "control": book.control("Gharyan"),
        "sources": book.sources(),
        "judgements": book.judgements(withdrawn=True),
        "history": [one.state for one in book.history()],
    }


def test_there_and_back(full, tmp_path):
    claims = list(full.claims())
    full.judge("misread", claims[0].id, author="ana")
    taken_back = full.judge("same", claims[1].id, claims[2].id, author="ana")
    full.judge("withdraw", taken_back.id, author="ben")
    assert saved(full, tmp_path / "book.jsonl").rows == 4 + 3
    with opened(tmp_path / "back.db") as back:
        outcomes = [added.outcome.name for added in import_file(back, tmp_path / "book.jsonl")]
        assert outcomes == ["added", "added", "added", "not about conflict"]
        assert picture(back) == picture(full)
        assert [added.outcome.name for added in import_file(back, tmp_path / "book.jsonl")] == ["already there"] * 4
        assert picture(back) == picture(full)


def test_a_part_of_it(full, tmp_path):
    saved(full, tmp_path / "part.jsonl", place="Tripoli")
    with opened(tmp_path / "part.db") as part:
        list(import_file(part, tmp_path / "part.jsonl"))
        assert [report.outlet for report in part.reports()] == ["The Harbour"]


def test_rows_stand_beside_and_are_no_witnesses(full, tmp_path):
    before = {event.id: (event.status, event.grade, event.kind, event.figures) for event in full.events()}
    (tmp_path / "acled.csv").write_text(ROWS)
    (claim,) = [
        claim for claim in full.claims(place="Gharyan", kind="territory_gained") if claim.when.start.isoformat() == "2019-04-04"
    ]
    reading = LineReader()
    from contested import Reader

    full.__dict__["reader"] = Reader(packs=())
    assert [added.outcome.name for added in import_file(full, tmp_path / "acled.csv")] == ["added"]
    full.__dict__["reader"] = reading
    (row,) = full.cited(outlet="ACLED")
    assert row.report.dataset == "acled"
    full.judge("same", claim.id, row.claim.id, author="ana")
    (event,) = full.events(event=full.cited(id=claim.id)[0].event_id)
    assert "ACLED" in [account.speaker for account in event.accounts]
    assert before[event.id] == (event.status, event.grade, event.kind, event.figures)


READING = {"report": {"text": "a"}, "language": "en", "published": {}}
CLAIM = {
    "start": 0,
    "end": 1,
    "text": "a",
    "rule": "r",
    "id": "c",
    "report_id": "x",
    "kind": "attack",
    "trigger": {"start": 0, "end": 1, "text": "a"},
}
HEAD = '{"casebook": {"layout": 1}}\n'


def line(**changes):
    return HEAD + json.dumps({"reading": {**READING, **changes}}) + "\n"


WRONG = [
    (line(report={"text": 5}), "line 2 is neither"),
    (line(report={"text": "a", "published": "soon"}), "line 2 is neither"),
    (line(report={"text": "a", "title": ["b"]}), "line 2 is neither"),
    (line(claims=[CLAIM]), "line 2 is neither"),
    (line(claims=[{**CLAIM, "start": "a"}]), "line 2 is neither"),
    (line(claims=5), "line 2 is neither"),
    (HEAD + "[" * 100_000, "line 2 is not JSON"),
    ('{"id": "x", "kind": "attack"}\n', "--what book"),
    ('{"casebook": {"layout": 99}}\n', "newer version"),
    ('{"casebook": {"layout": 1}}\nno\n', "line 2 is not JSON"),
    ('{"casebook": {"layout": 1}}\n[]\n', "line 2 is no JSON object"),
    ('{"casebook": {"layout": 1}}\n{"reading": {}}\n', "line 2 is neither"),
    ('{"casebook": {"layout": 1}}\n{"reading": 5}\n', "line 2 is neither"),
    ('{"casebook": 5}\n', "newer version"),
    ("", "not the columns"),
    ("a,b\n1,2\n", "not the columns"),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_what_cannot_be_taken(book, tmp_path, text, words):
    path = tmp_path / "x.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=words):
        list(import_file(book, path))


def test_packed_and_its_packs(book, tmp_path):
    import gzip

    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"casebook": {"layout": 1, "packs": ["libya"]}}).encode()))
    assert packs_in(path) == ("libya",)
    assert list(import_file(book, path)) == []
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(InputError, match="cannot be read"):
        list(import_file(book, path))


def test_what_a_format_does_not_hold(full):
    with pytest.raises(UsageError, match="acled does not hold claims"):
        content_of(full, export_named("acled"), "claims")
    with pytest.raises(UsageError, match="no format"):
        export_named("excel")


def test_a_broken_export_leaves_what_was_there(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("before")
    with pytest.raises(RuntimeError), put_in_place(path) as out:
        out.write(b"half")
        raise RuntimeError
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text() == "before"


def test_filters_work_on_every_format(full):
    from contested.export.formats import EXPORTS

    for row in EXPORTS:
        out = io.BytesIO()
        row.write(content_of(full, row, place="Gharyan", since="2019-06"), out)
        row.write(content_of(full, row, status="denied"), io.BytesIO())
        words = out.getvalue().decode("utf-8", "replace")
        assert "Gharyan" in words or row.name in ("bibtex", "csl", "parquet", "ucdp"), row.name
        assert "al-nowhere" not in words or row.name in ("jsonl", "sqlite")
