import json

import pytest

from intake.bad_server import ARTICLE, body, item, nearby, rss


@pytest.fixture
def server(monkeypatch):
    with nearby(monkeypatch) as server:
        yield server


def test_watch(run, server):
    feed = f"{server.home}/feed"
    server.answers["/feed"] = rss(item(f"{server.home}/article"))
    run("new", "a.db")
    assert run("watch", "a.db")[0] == 2
    assert "watched from now on" in run("watch", "a.db", "--add", feed)[1]
    assert "watched already" in run("watch", "a.db", "--add", feed)[1]
    assert run("watch", "a.db", "--add", "ftp://example.org/")[0] == 2
    code, out, _ = run("watch", "a.db", "--once")
    assert code == 0
    assert "1 not about conflict" in out
    assert run("watch", "a.db", "--once")[1] == ""
    server.answers["/feed"] = body(b"", status="500 x")
    code, _, err = run("watch", "a.db", "--once")
    assert code == 1
    assert "status 500" in err
    listed = run("watch", "a.db", "--list")[1].split("\n")[1].split("\t")
    assert listed[:2] == [feed, "The Herald"]
    assert listed[4:6] == ["3", "1"]
    assert feed in run("watch", "a.db", "--list", "--format", "json")[1]
    assert "watched no more" in run("watch", "a.db", "--remove", feed)[1]
    assert "was not watched" in run("watch", "a.db", "--remove", feed)[1]


def test_add_and_read_an_address(run, server):
    run("new", "a.db")
    code, out, _ = run("add", "a.db", f"{server.home}/article", "ftp://example.org/a")
    assert (code, "1 not about conflict, 1 refused" in out) == (1, True)
    assert f"{server.home}/article" in run("sources", "a.db", "--outcomes")[1]
    code, out, _ = run("read", f"{server.home}/article")
    assert code == 0
    assert "The Herald" in out


def test_the_page_of_a_report(run, server, tmp_path):
    run("new", "a.db")
    run("add", "a.db", f"{server.home}/article")
    report = json.loads(run("sources", "a.db", "--outcomes", "--format", "jsonl")[1])["report_id"]
    code, _, err = run("page", "a.db", report, "-o", "kept.html")
    assert (code, (tmp_path / "kept.html").read_bytes()) == (0, ARTICLE)
    assert "SHA-256" in err
    assert run("page", "a.db", "nothing")[0] == 2
