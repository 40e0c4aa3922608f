# ruff: noqa: E501 -- a table a line
"""Tables and JSON: columns by name, by value and by the user's word; what is guessed is said."""

import json

import pytest

import samples
from contested.errors import UsageError
from contested.intake.mapping import mapping_of
from loading import ends, load, one

TEXT = samples.text()
FLAT = TEXT.replace("\n\n", " ")

NAMED = [
    (f"Headline;Body;Pub_Date;Source;Link\nA town falls;{FLAT};6 December 2016;The Herald;https://a.example/1\n", "a.csv"),
    (f"title\tcontent\tpublish_date\tmedia_name\turl\nA town falls\t{FLAT}\t2016-12-06\tThe Herald\thttps://a.example/1\n", "a.csv"),
    (f'"title","maintext","date_publish","source_domain","url"\n"A town falls","{FLAT}","2016-12-06 10:00:00","The Herald","https://a.example/1"\n', "a.csv"),
    (json.dumps([{"title": "A town falls", "articleBody": FLAT, "datePublished": "2016-12-06T10:00Z", "publisher": {"name": "The Herald"}, "url": "https://a.example/1"}]), "a.json"),
    (json.dumps({"status": "ok", "articles": [{"title": "A town falls", "content": f"<p>{FLAT}</p>", "publishedAt": "2016-12-06", "source": {"id": 1, "name": "The Herald"}, "url": "https://a.example/1"}]}), "a.json"),
    (json.dumps({"response": {"results": [{"headline": "A town falls", "body": FLAT, "webPublicationDate": "2016-12-06", "source": "The Herald", "webUrl": "https://a.example/1"}]}}), "a.json"),
    (f"<rows><row><title>A town falls</title><body>{FLAT}</body><date>2016-12-06</date><source>The Herald</source><url>https://a.example/1</url></row></rows>", "a.xml"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "name"), NAMED)
def test_columns_go_by_their_common_names(raw, name):
    report = one(raw, name)
    assert (report.title, report.published, report.outlet, report.url) == (
        "A town falls",
        "2016-12-06",
        "The Herald",
        "https://a.example/1",
    )
    assert report.text == FLAT


def test_a_guess_is_said_and_the_users_word_comes_first():
    raw = f"kind,story of the day,when it was\nx,{FLAT.replace(',', ';')},2016-12-06\nx,{FLAT.replace(',', ';')},2016-12-07\n"
    told = []
    assert [loaded.report.published for loaded in load(raw, "a.csv", told=told)] == ["2016-12-06", "2016-12-07"]
    assert told == ["a.csv: columns guessed: published=when it was, text=story of the day; --map FIELD=COLUMN sets others"]
    report = load(raw, "a.csv", columns={"text": "kind", "outlet": "=The Herald", "published": "=2019"})[0].report
    assert (report.text, report.outlet, report.published, report.published_source) == ("x", "The Herald", "2019", "given")


def test_paths_into_objects():
    row = {"meta": {"when": ["x", "2016-12-06"]}, "data": {"txt": TEXT}}
    columns = {"text": "data.txt", "published": "meta.when.1"}
    report = one(json.dumps(row) + "\n", "a.jsonl", columns=columns)
    assert (report.text, report.published) == (TEXT, "2016-12-06")
    told = []
    assert one(json.dumps({"source": {"body": TEXT}}) + "\n", "a.jsonl", told=told).text == TEXT
    assert "text=source.body" in told[0]


LINKS = [
    (json.dumps({"articles": [{"url": "https://a.example/1", "title": "A", "seendate": "20161206T101500Z", "domain": "a.example", "language": "English"}]}), "gdelt.json"),
    ("url,title,seendate,domain\nhttps://a.example/1,A,20161206T101500Z,a.example\n", "gdelt.csv"),
    ("20161206101500-1\t20161206101500\t1\ta.example\thttps://a.example/1\tTHEMES;A,1\t\t\n20161206101500-2\t20161206101500\t1\tb.example\thttps://b.example/1\tTHEMES;A,1\t\t\n", "gkg.csv"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "name"), LINKS)
def test_lists_of_addresses(raw, name):
    loaded = load(raw, name)[0]
    assert (loaded.outcome.name, loaded.report) == ("no text", None)
    assert "https://a.example/1" in loaded.outcome.reason
    asked = []

    def fetch(url, fields):
        from contested.records import Loaded, Report

        asked.append((url, fields.published, fields.outlet))
        yield Loaded(path=url, report=Report(text=TEXT, url=url))

    report = load(raw, name, fetch=fetch)[0].report
    assert asked[0] == ("https://a.example/1", "2016-12-06", "a.example")
    assert (report.published, report.outlet, report.text) == ("2016-12-06", "a.example", TEXT)


HOSTILE = [
    ('text\n"' + "an open quotation mark\n" * 60_000, ["failed"]),
    ("text\n" + "a," * 100_000 + "\n", ["added"]),
    ("text," * 5000 + "\n" + "words," * 5000 + "\n", ["added"]),
    ("text\r\n\0\0words\r\n", ["added"]),
    ("text\nwords\nmore words\n\n \nlast words", ["added"] * 3),
]


@pytest.mark.parametrize(("raw", "outcomes"), HOSTILE)
def test_odd_tables(raw, outcomes):
    assert ends(raw, "a.csv") == outcomes


def test_encodings_of_tables():
    raw = "titre,text\nété,Le général a dit que la ville était prise par l’armée après des combats\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert "été" in one(raw.encode(encoding), "a.csv").text.replace("était", "été")


WRONG = [
    (["body"], "not FIELD=COLUMN"),
    (["when=date"], "no field 'when' to map to: there are text, title"),
    (["text="], "not FIELD=COLUMN"),
]


@pytest.mark.parametrize(("pairs", "words"), WRONG)
def test_wrong_mappings_are_refused(pairs, words):
    with pytest.raises(UsageError, match=words):
        mapping_of(pairs)


def test_a_file_of_mappings(tmp_path):
    path = tmp_path / "m.yml"
    path.write_text("format: csv\ntext: Article\npublished: 3\n")
    mapping = mapping_of(["title=Head"], str(path))
    assert (mapping.form, dict(mapping.columns)) == ("csv", {"text": "Article", "published": "3", "title": "Head"})
    for wrong in ("- a\n", "a: [", "text: {a: b}\n"):
        path.write_text(wrong)
        with pytest.raises(UsageError):
            mapping_of([], str(path))
    with pytest.raises(UsageError, match="no such file"):
        mapping_of([], str(tmp_path / "none.yml"))


def test_parquet_without_its_package(monkeypatch):
    import sys

    raw = samples.parquet(1)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (loaded,) = load(raw, "a.parquet")
    assert (loaded.outcome.name, "contested[arrow]" in loaded.outcome.reason) == ("refused", True)
