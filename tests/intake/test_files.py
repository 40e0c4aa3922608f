import gzip
import io
import json
import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import samples
from contested.intake.files import FORMATS, load_paths
from contested.records import OUTCOMES

BODY = "The army took the town of Sirte on Monday, its spokesman said.\n\nResidents fled to the east."
PAGE = """<!DOCTYPE html><html><head><title>Army takes Sirte | The Herald</title>
<meta property="og:site_name" content="The Herald"><meta property="article:published_time" content="2016-12-06T10:00:00Z">
<meta property="og:title" content="Army takes Sirte after long battle"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button></div>
<article><h1>Army takes Sirte after long battle</h1>
<p>The army took the last streets of Sirte on Monday, its spokesman said, after seven months of fighting in the coastal town.</p>
<div class="share">Share on Facebook</div>
<p>Residents who had fled to the east came back to find their houses mined, and the mayor asked them to wait for engineers.</p>
<p>The spokesman said that forty fighters had given themselves up, and that the hospital was in the hands of the army.</p>
</article><footer>Copyright 2016 The Herald. All rights reserved.</footer></body></html>"""


def load(*paths, **options):
    found = list(load_paths([str(path) if not isinstance(path, str) else path for path in paths], **options))
    assert all(loaded.outcome.name in OUTCOMES and "\n" not in loaded.outcome.reason for loaded in found)
    assert all((loaded.report is None) == (loaded.outcome.name != "added") for loaded in found)
    assert all(loaded.path.isprintable() for loaded in found)
    return found


def one(path, **options):
    (loaded,) = load(path, **options)
    return loaded


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_plain_text_with_a_header_block(tmp_path):
    text = f"Title: Army takes Sirte\nOutlet: The Herald\nDate: 6 December 2016\nURL: https://example.org/1\n\n{BODY}\n"
    report = one(write(tmp_path, "a.txt", text)).report
    assert (report.title, report.outlet, report.published, report.url) == (
        "Army takes Sirte",
        "The Herald",
        "2016-12-06",
        "https://example.org/1",
    )
    assert report.published_source == "metadata"
    assert report.text == BODY


@pytest.mark.parametrize(
    "top",
    [
        "Sirte: the army took the town\n\n",
        "KABUL, Afghanistan (Jan. 22, 2013)\n\n",
        "He said: no\nNews\n\n",
        "Name: x\nAge: y\nDate: z\nPlace: q\nRank: w\n\n",
    ],
)
def test_a_text_that_begins_with_a_colon_has_no_header_block(tmp_path, top):
    assert one(write(tmp_path, "a.txt", top + BODY)).report.text == top + BODY


def test_title_from_the_text(tmp_path):
    assert one(write(tmp_path, "a.txt", "Army takes Sirte\n\n" + BODY)).report.title == "Army takes Sirte"
    assert one(write(tmp_path, "b.txt", BODY)).report.title is None


def test_markdown_with_front_matter_and_marks(tmp_path):
    text = f"---\ntitle: Army takes Sirte\ndate: 2016-12-06\nsource: The Herald\n---\n# Army **takes** Sirte\n\n> The *army* took [Sirte](http://x.org).\n\n{BODY}"
    report = one(write(tmp_path, "a.md", text)).report
    assert (report.title, report.outlet, report.published) == ("Army takes Sirte", "The Herald", "2016-12-06")
    assert report.text.startswith("Army takes Sirte\n\nThe army took Sirte.\n")


def test_web_page(tmp_path):
    report = one(write(tmp_path, "a.html", PAGE)).report
    assert (report.outlet, report.published, report.published_source) == ("The Herald", "2016-12-06", "metadata")
    assert report.title == "Army takes Sirte after long battle"
    assert report.text.startswith("Army takes Sirte after long battle")
    assert "forty fighters" in report.text
    for debris in ("cookies", "Share on", "Home", "Copyright", "Accept"):
        assert debris not in report.text


def test_web_page_in_a_text_file_and_without_metadata(tmp_path):
    bare = PAGE.replace('<meta property="article:published_time" content="2016-12-06T10:00:00Z">', "")
    bare = bare.replace("</h1>", "</h1><p>Published 6 December 2016</p>")
    report = one(write(tmp_path, "a.txt", bare)).report
    assert (report.published, report.published_source) == ("2016-12-06", "page")


def test_json_lines_with_broken_lines(tmp_path):
    lines = [
        json.dumps({"body": BODY, "headline": "A title", "source": "The Herald", "date": "2016-12-06"}),
        "",
        "{broken",
        "[1, 2]",
        '{"title": "no text"}',
        "[" * 100_000,
        json.dumps({"text": BODY, "date": "sometime"}),
        '{"text": "lone \\ud800 half of a pair"}',
    ]
    found = load(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [loaded.outcome.name for loaded in found] == ["added", "failed", "failed", "no text", "failed", "added", "added"]
    assert [loaded.path.rsplit(" ", 1)[1] for loaded in found] == ["1", "3", "4", "5", "6", "7", "8"]
    assert (found[0].report.title, found[0].report.outlet, found[0].report.published) == ("A title", "The Herald", "2016-12-06")
    assert "sometime" in found[5].outcome.reason
    found[6].report.text.encode()


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.extension)
def test_every_format_also_packed(tmp_path, form):
    content = samples.sample(form.extension)
    plain, packed = write(tmp_path, "a" + form.extension, content), write(tmp_path, f"a{form.extension}.gz", gzip.compress(content))
    found, again = load(plain), load(packed)
    assert [loaded.report.text for loaded in found] == [loaded.report.text for loaded in again]
    assert all("fighters had given themselves up" in loaded.report.text for loaded in found)
    assert all(loaded.sha for loaded in found)
    assert len({loaded.path for loaded in found}) == len(found)


@pytest.mark.parametrize("ending", sorted(samples.MAKERS))
def test_what_was_seen_is_not_made_again(tmp_path, ending):
    path = write(tmp_path, "a" + ending, samples.sample(ending))
    seen = {(loaded.path, loaded.sha) for loaded in load(path)}
    again = list(load_paths([str(path)], seen=lambda name, sha: (name, sha) in seen))
    assert {(loaded.path, loaded.sha) for loaded in again} == seen
    assert {loaded.outcome.name for loaded in again} == {"already there"}


@pytest.mark.parametrize("name", ["reports.csv", "reports.jsonl"])
def test_sidecar(tmp_path, name):
    write(tmp_path, "a.txt", BODY)
    write(tmp_path, "b.txt", BODY)
    row = {"file": "a.txt", "outlet": "The Herald", "published": "2016-12-06", "url": ""}
    write(tmp_path, name, json.dumps(row) if name.endswith("l") else ",".join(row) + "\n" + ",".join(row.values()) + "\n")
    first, second = load(tmp_path)
    assert (first.report.outlet, first.report.published, first.report.published_source) == ("The Herald", "2016-12-06", "given")
    assert (second.report.outlet, second.report.published) == (None, None)


def test_a_list_named_by_itself_stands_for_the_files_that_it_names(tmp_path):
    (tmp_path / "in").mkdir()
    write(tmp_path, "secret.txt", BODY)
    write(tmp_path / "in", "a.txt", BODY)
    write(tmp_path / "in", "b.txt", BODY)
    listed = write(tmp_path / "in", "reports.csv", "file,outlet\na.txt,The Herald\n../secret.txt,\ngone.txt,\n")
    found = list(load_paths([str(listed)]))
    ends = [(loaded.path.rpartition("/")[2], loaded.outcome.name) for loaded in found]
    assert ends == [("a.txt", "added"), ("gone.txt", "failed")]
    assert found[0].report.outlet == "The Herald"


def test_a_table_of_reports_is_no_list_beside_files(tmp_path):
    write(tmp_path, "reports.csv", samples.table(2))
    assert [loaded.outcome.name for loaded in load(tmp_path)] == ["added", "added"]


def test_given_date_is_for_reports_that_have_none(tmp_path):
    write(tmp_path, "a.txt", f"Date: 2016-12-06\n\n{BODY}")
    write(tmp_path, "b.txt", BODY)
    assert [loaded.report.published for loaded in load(tmp_path, published="2020-01-02")] == ["2016-12-06", "2020-01-02"]


def test_standard_input(monkeypatch):
    for content, texts in (
        (BODY, [BODY]),
        (json.dumps({"text": BODY}) + "\n" + json.dumps({"text": "Two."}), [BODY, "Two."]),
        ("", []),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode()))))
        assert [loaded.report.text for loaded in load("-") if loaded.report] == texts


ENCODED = [
    ("utf-8-sig", "“Sirte” fell"),
    ("utf-16", "“Sirte” fell"),
    ("utf-16-le", "Sirte fell on Monday – the army said."),
    ("cp1252", "“Sirte” fell – the army’s word"),
    ("cp1256", "قال المتحدث باسم الجيش إن القوات سيطرت على المدينة يوم الاثنين بعد معارك عنيفة استمرت ثلاثة أيام"),
    ("cp1251", "Представитель армии сообщил в понедельник что войска взяли город после трёх дней боёв"),
]


@pytest.mark.parametrize(("encoding", "text"), ENCODED)
def test_encodings(tmp_path, encoding, text):
    assert one(write(tmp_path, "a.txt", text.encode(encoding))).report.text == text


BAD = [
    ("empty.txt", b"", "no text"),
    ("blank.txt", b" \n\t\n ", "no text"),
    ("marks.txt", b"--- 12 ---", "no text"),
    ("binary.txt", bytes(range(256)) * 40, "refused"),
    ("paper.txt", b"%PDF-1.4 " + b"x" * 99, "failed"),
    ("paper.pdf", b"no PDF at all", "failed"),
    ("locked.pdf", samples.pdf(password="secret"), "refused"),
    ("picture.pdf", samples.picture_pdf(), "no text"),
    ("half.docx", samples.docx()[:3000], "failed"),
    ("not.docx", b"words", "failed"),
    ("half.zip", samples.zipped(samples.files(3))[:300], "failed"),
    ("half.parquet", samples.parquet(3)[:500], "failed"),
    ("empty.zip", samples.zipped({}), "no text"),
    ("empty.eml", b"", "no text"),
    ("head.eml", b"Subject: x\n\n", "no text"),
    ("empty.mbox", b"", "no text"),
    ("empty.csv", b"", "no text"),
    ("heads.csv", b"title,text\n", "no text"),
    ("empty.json", b"[]", "no text"),
    ("broken.json", b"{", "failed"),
    ("number.json", b"17", "failed"),
    ("empty.warc", b"", "no text"),
    ("bare.xml", b"<a><b>1</b></a>", "no text"),
    ("broken.xml", b"<<<", "failed"),
    ("none.rtf", b"words", "failed"),
    ("old.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "refused"),
    ("picture.jpg", b"\xff\xd8\xff\xe0", "refused"),
    ("half.txt.gz", gzip.compress(b"text " * 999, mtime=0)[:40], "failed"),
    ("not.txt.gz", b"no gzip at all", "failed"),
    ("empty.html", b"<html><body></body></html>", "no text"),
    ("script.html", b"<html><script>var x = 1;</script></html>", "no text"),
    ("empty.jsonl", b"", "no text"),
]


@pytest.mark.parametrize(("name", "content", "outcome"), BAD)
def test_bad_files_end_in_one_outcome_and_the_rest_goes_on(tmp_path, name, content, outcome):
    write(tmp_path, name, content)
    write(tmp_path, "zz.txt", BODY)
    bad, good = load(tmp_path)
    assert (bad.outcome.name, good.outcome.name) == (outcome, "added")
    assert name in bad.path
    assert bad.outcome.reason


def test_sizes_are_bounded(tmp_path, monkeypatch):
    monkeypatch.setenv("CONTESTED_MAX_BYTES", "1000")
    write(tmp_path, "a.txt", "word " * 999)
    write(tmp_path, "bomb.txt.gz", gzip.compress(b"word " * 10_000_000))
    write(tmp_path, "c.jsonl", json.dumps({"text": "word " * 999}) + "\n" + json.dumps({"text": BODY}))
    assert [loaded.outcome.name for loaded in load(tmp_path)] == ["refused", "refused", "failed", "added"]
    monkeypatch.setenv("CONTESTED_MAX_BYTES", "10000")
    monkeypatch.setenv("CONTESTED_MAX_CHARACTERS", "2000")
    assert one(tmp_path / "a.txt").outcome.name == "refused"


def test_folders_links_and_odd_names(tmp_path):
    inner = tmp_path / "b" / "c"
    inner.mkdir(parents=True)
    write(inner, "line\nbreak.txt", BODY)
    write(inner, "\u202egnp.txt", BODY)
    write(tmp_path, ".hidden.txt", BODY)
    (inner / "loop").symlink_to(tmp_path)
    (inner / "lost.txt").symlink_to(tmp_path / "nowhere")
    with open(os.fsencode(inner) + b"/\xff\xfe.txt", "wb") as odd:  # noqa: PTH123
        odd.write(BODY.encode())
    os.mkfifo(inner / "pipe.txt")
    found = load(tmp_path, tmp_path / "none")
    assert sorted(loaded.outcome.name for loaded in found) == ["added"] * 3 + ["failed"] * 4
    for loaded in found:
        assert loaded.path.isprintable()
        loaded.path.encode()


def test_deep_and_broken_pages_end(tmp_path):
    write(tmp_path, "deep.html", "<html>" + "<div>" * 20_000 + "words of the page" + "</div>" * 20_000)
    write(tmp_path, "open.html", "<html><p " * 5_000)
    assert len(load(tmp_path)) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    form=st.sampled_from(FORMATS),
)
def test_any_bytes_end_in_outcomes(tmp_path, content, form):
    for loaded in load(write(tmp_path, "a" + form.extension, content)):
        if loaded.report:
            assert loaded.report.id
            loaded.report.text.encode()
