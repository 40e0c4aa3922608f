"""The site as files: whole, linked with itself alone, safe whatever an id holds, and the same when it is written twice."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from contested.casebook.book import Casebook
from contested.cli.site import site as command
from contested.errors import UsageError
from contested.records import Report
from contested.web.still import PLAIN, StillLinks, file_part
from contested.web.still_site import MARK, write_site
from line_reader import LineReader

HOSTILE = Report(
    text="gained | <script>alert(1)</script> | ../../etc/passwd | Gharyan/../.. | 2019-04-04 | CON\n"
    "clash | A/B | | Sirte | 2019-04-04",
    title="<b>../..</b>",
    outlet="../../The <i>Harbour</i>/x",
    published="2019-04-05",
    url="javascript:alert(1)",
)


@pytest.fixture(scope="module")
def written(book, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "out"
    with Casebook.open(":memory:", packs=["libya"]) as hostile:
        hostile.reader = LineReader()
        hostile.add([*book.reports(), HOSTILE])
        count = write_site(hostile, folder)
    return folder, count


def test_every_link_leads_to_a_file_of_the_site(written):
    folder, count = written
    pages = list(folder.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        for address in re.findall(r'(?:href|src)="([^"#]*)', page.read_text("utf-8")):
            if address and not re.match(r"https?:", address):
                target = (page.parent / unquote(unescape(address))).resolve()
                assert target.is_relative_to(folder.resolve()), (page, address)
                assert target.is_file(), (page, address)
    assert count == sum(1 for path in folder.rglob("*") if path.is_file())


def test_names_of_files_are_plain_and_nothing_lies_outside(written):
    folder, _ = written
    for path in folder.rglob("*"):
        if path.name != MARK:
            assert re.fullmatch(r"[a-z0-9_-]+(\.[a-z]+)?", path.name), path
    assert [one.name for one in folder.parent.iterdir()] == ["out"]


def test_hostile_words_are_words(written):
    folder, _ = written
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script" not in text
        assert "javascript:" not in re.sub(r"<bdi>.*?</bdi>", "", text)


def test_the_twins_are_beside_the_pages(written):
    folder, _ = written
    for page in folder.rglob("*.html"):
        assert json.loads(page.with_suffix(".json").read_text("utf-8")) is not None


def test_a_site_written_again_is_the_same_and_stale_files_go(book, tmp_path):
    folder = tmp_path / "out"
    write_site(book, folder)
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".csv"}
    stale = folder / "event" / "gone.html"
    stale.write_text("x")
    mark = folder / MARK
    mark.write_text(json.dumps([*json.loads(mark.read_text()), "event/gone.html", "../../precious"]))
    write_site(book, folder)
    after = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".csv"}
    assert not stale.exists()
    assert {name for name in before if before[name] != after.get(name)} <= {Path("data/claims.jsonl")}


def test_a_run_that_is_broken_off_has_no_index_and_can_be_repeated(book, tmp_path):
    folder, steps = tmp_path / "out", iter(range(5))

    with pytest.raises(StopIteration):
        write_site(book, folder, lambda: next(steps))
    assert not (folder / "index.html").exists()
    assert not list(folder.rglob(".*.html*"))
    write_site(book, folder)
    assert (folder / "index.html").exists()


def test_another_folder_is_left_alone(book, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(UsageError, match="something else"):
        write_site(book, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@given(st.text(max_size=200))
def test_a_part_of_a_files_name_is_plain(id):
    part = file_part(id)
    assert re.fullmatch(r"[a-z0-9_-]{1,90}", part)
    assert part == file_part(id)
    assert part == id or not PLAIN.fullmatch(part) or "--" in part


def test_two_ids_that_differ_in_case_alone_are_two_files():
    assert file_part("LNA") != file_part("lna")


def test_addresses_are_relative():
    links = StillLinks(lambda page, id: id)
    links.at = "event/abc.html"
    assert links.url("overview") == "../index.html"
    assert links.url("event", id="abc", anchor="account-1") == "abc.html#account-1"
    assert links.url("overview", query=(("kind", "air_strike"), ("page", "2"))) == "../by/kind-air_strike-2.html"
    assert links.url("judge") == ""


def test_the_command_says_where_it_is(book, tmp_path):
    result = CliRunner().invoke(command, [book.where, "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert "index.html" in result.output
