"""Web archives and archives of files: what is in them is read, within bounds, and where it was is kept."""

import gzip
import io
import tarfile
import zipfile

import pytest

import samples
from loading import ends, load, one


def test_pages_of_a_crawl():
    found = load(samples.warc(2), "a.warc.gz")
    assert [loaded.path for loaded in found] == [f"a.warc.gz, {samples.URL.format(number)}" for number in (0, 1)]
    report = found[0].report
    assert (report.url, report.published, report.published_source) == (samples.URL.format(0), "2016-12-07", "crawl")
    assert one(samples.warc(1, dated=True), "a.warc.gz").published_source == "metadata"


RECORDS = [
    (samples.record(1, answer=samples.answer(b"\x89PNG", "image/png")), ["no text"]),
    (samples.record(1, answer=samples.answer(samples.page().encode(), status="404 Not Found")), ["no text"]),
    (samples.record(1, answer=samples.answer(samples.page().encode(), status="301 Moved")), ["no text"]),
    (samples.record(1, "revisit", samples.answer(b"")), ["already there"]),
    (samples.record(1, answer=samples.answer(samples.page().encode(), "application/xhtml+xml")), ["added"]),
    (samples.record(1, answer=samples.answer(samples.pdf(), "application/pdf")), ["added"]),
    (samples.record(1, answer=samples.answer(samples.page().encode()), url="dns:herald.example"), ["no text"]),
    (samples.record(1, answer=samples.answer(b"<html></html>")), ["no text"]),
    (samples.record(1, answer=samples.answer(b"")), ["no text"]),
]


@pytest.mark.parametrize(("raw", "outcomes"), RECORDS)
def test_records(raw, outcomes):
    assert ends(raw, "a.warc") == outcomes


def test_crawls_in_streams_that_cannot_go_back():
    raw = samples.warc(2)
    assert ends(samples.tarred({"a.warc.gz": raw}), "a.tar") == ["added", "added"]
    assert ends(gzip.compress(gzip.decompress(raw)), "a.json.gz") == ["added", "added"]  # by its bytes
    assert len(ends(gzip.compress(b"WARC/1.0\r\n" + b"x" * 99), "a.json.gz")) == 1


def test_broken_crawls_give_what_came_before():
    whole = samples.warc(3)
    found = load(whole[: len(whole) - 200], "a.warc.gz")
    assert [loaded.outcome.name for loaded in found[:2]] == ["added", "added"]
    assert len(found) <= 3
    plain = samples.warc(3, zipped=False)
    half = load(plain[: len(plain) // 2], "a.warc")  # within the second page
    assert [loaded.outcome.name for loaded in half] == ["added", "failed"]
    assert half[1].outcome.reason == "the archive breaks off within it"
    packed = b"".join(
        gzip.compress(samples.record(number, answer=samples.answer(samples.page(number).encode()))) for number in (0, 1)
    )
    assert ends(packed[: len(packed) * 3 // 4], "a.warc.gz")[-1] == "failed"
    assert len(ends(b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", "a.warc")) == 1


def test_packed_answers_are_unpacked():
    body = gzip.compress(samples.page().encode())
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    assert "fighters" in one(samples.record(1, answer=answer), "a.warc").text


def test_a_packed_bomb_in_a_crawl(monkeypatch):
    monkeypatch.setenv("CONTESTED_MAX_BYTES", "100000")
    body = gzip.compress(b"<html>" + b"word " * 2_000_000)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body
    assert ends(samples.record(1, answer=answer), "a.warc") == ["refused"]


def test_files_of_archives_keep_where_they_were():
    files = {
        "one/a.txt": samples.text().encode(),
        "b.jsonl": samples.jsonl(2),
        "__MACOSX/x.txt": b"x",
        "c.png": b"\x89PNG",
        ".hidden": b"x",
    }
    for name, raw in (("a.zip", samples.zipped(files)), ("a.tar", samples.tarred(files))):
        found = {loaded.path: loaded.outcome.name for loaded in load(raw, name)}
        added = [f"{name}/one/a.txt", f"{name}/b.jsonl, line 1", f"{name}/b.jsonl, line 2"]
        assert found == {**dict.fromkeys(added, "added"), f"{name}/c.png": "refused"}


def test_names_are_labels():
    (loaded,) = load(samples.zipped({"../../etc/\u202epasswd\n.txt": samples.text().encode()}), "a.zip")
    assert loaded.path == "a.zip/../../etc/\\u202epasswd\\n.txt"
    assert loaded.report is not None


def test_one_level_is_opened():
    inner = samples.zipped(samples.files(1))
    files = {"b.zip": inner, "c.tar": samples.tarred(samples.files(1)), "d.docx": samples.docx()}
    assert ends(samples.zipped(files), "a.zip") == ["refused", "refused", "added"]
    assert ends(samples.zipped({"a.wacz": samples.wacz(1)}), "a.zip") == ["added"]


def test_bounds(monkeypatch):
    assert ends(samples.zipped({"a.txt": b"a " * 40_000_000}), "a.zip") == ["failed"]
    assert ends(gzip.compress(b"\n" * 6_000_000), "a.jsonl.gz") == ["refused"]
    for name in ("a.csv", "a.jsonl", "a.mbox"):
        assert ends(b"text\n" + b"\n" * 200_000, name)[-1] == "refused"
    monkeypatch.setenv("CONTESTED_MAX_ARCHIVE_BYTES", "800")
    assert ends(samples.zipped(samples.files(3)), "a.zip") == ["added", "failed", "failed"]
    monkeypatch.setenv("CONTESTED_MAX_ENTRIES", "2")
    for name, raw in (("a.zip", samples.zipped(samples.files(40))), ("a.tar", samples.tarred(samples.files(40)))):
        assert ends(raw, name)[-1] == "refused"


def test_links_in_a_tar_archive_are_not_followed():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    (loaded,) = load(out.getvalue(), "a.tar")
    assert (loaded.outcome.name, loaded.outcome.reason) == ("failed", "it is a link")


def test_a_locked_entry():
    out = io.BytesIO(samples.zipped({"a.txt": b"words of a text"}))
    raw = bytearray(out.getvalue())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        raw[raw.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    (loaded,) = load(bytes(raw), "a.zip")
    assert "password" in loaded.outcome.reason
    assert zipfile.is_zipfile(io.BytesIO(bytes(raw)))
