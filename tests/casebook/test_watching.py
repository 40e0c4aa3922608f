import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from contested.casebook.book import Casebook
from contested.casebook.watching import is_due, moment, nap, next_look, watch
from contested.errors import InputError
from contested.store.feeds import MOST_TRIES, Feed
from intake.bad_server import ARTICLE, body, item, nearby, rss, send

READ = "not about conflict"  # what the reader of these tests makes of an article


@pytest.fixture
def server(monkeypatch):
    with nearby(monkeypatch) as server:
        yield server


def once(book):
    """What one look at each feed gives: how many ended how, and what was wrong."""
    return [(dict(look.counts), look.problem) for look in watch(book, once=True)]


def test_nothing_is_read_twice(book, server):
    feed = f"{server.home}/feed"
    server.answers["/feed"] = rss(item(f"{server.home}/article"), item(f"{server.home}/gone", "gone"))
    assert book.add_feed(feed)
    assert not book.add_feed(feed)
    assert once(book) == [({READ: 1, "failed": 1}, "")]
    assert once(book) == [({}, "")]
    server.answers |= {
        "/feed": rss(item(f"{server.home}/2", "New"), item(f"{server.home}/article")),
        "/2": ARTICLE.replace(b"forty", b"fifty"),
    }
    assert once(book) == [({READ: 1}, "")]
    assert server.times["/article"] == server.times["/2"] == server.times["/gone"] == 1
    assert server.times["/robots.txt"] == 1
    (listed,) = book.feeds()
    assert (listed.title, listed.looks, listed.faults, listed.problem) == ("The Herald", 3, 0, "")
    assert book.input_counts() == {READ: 2, "failed": 1, "already there": 1}


def test_the_page_is_kept_as_it_was(book, server):
    (added,) = book.fetch([f"{server.home}/article"])
    kept = book.page_of(added.report.id)
    assert (kept.body, kept.status, kept.url) == (ARTICLE, 200, f"{server.home}/article")
    assert moment(kept.fetched_at) > datetime.now(UTC) - timedelta(minutes=1)
    server.answers["/article"] = ARTICLE.replace(b"forty", b"fifty")
    (changed,) = book.fetch([f"{server.home}/article"])
    assert changed.outcome.name == READ
    assert book.page_of(added.report.id).body == ARTICLE
    assert b"fifty" in book.page_of(changed.report.id).body
    assert [one.outcome.name for one in book.fetch([f"{server.home}/article"])] == ["already there"]
    assert book.page_of("no such report") is None


def test_every_fault_of_a_feed_is_counted_and_waited_out(book, server):
    faults = {
        "/500": body(b"", status="500 x"),
        "/html": ARTICLE,
        "/bomb": body(b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>"),
        "/fine": rss(),
    }
    server.answers |= faults
    for path in (*faults, "/none"):
        book.add_feed(f"{server.home}{path}")
    told = {look.feed.url.split("/")[-1]: look.problem for look in watch(book, once=True)}
    assert {name for name, problem in told.items() if problem} == {"500", "html", "bomb", "none"}
    assert told["html"] == "it is a page, not a feed or a sitemap"
    waits = {feed.url: (moment(feed.next_at) - datetime.now(UTC)).total_seconds() / 60 for feed in book.feeds()}
    assert {url.split("/")[-1]: round(wait) for url, wait in waits.items()} == {name: 30 if told[name] else 15 for name in told}
    assert len(once(book)) == 1  # those that failed are left alone
    assert [feed.faults for feed in book.feeds()] == [bool(told[feed.url.split("/")[-1]]) for feed in book.feeds()]


def test_back_off_grows_and_ends():
    every = timedelta(minutes=15)
    look = next(iter_look("wrong"))
    pauses = []
    for faults in range(12):
        again = next_look(Feed(url="x", faults_now=faults), look, every, None)
        pauses.append((moment(again) - datetime.now(UTC)).total_seconds() / 3600 + 1e-4)
    pauses = [round(pause, 2) for pause in pauses]
    assert pauses == sorted(pauses)
    assert pauses[0] == pytest.approx(0.5, abs=0.01)
    assert pauses[-1] == pytest.approx(24, abs=0.01)
    assert moment(next_look(Feed(url="x"), look, every, 7200.0)) > datetime.now(UTC) + timedelta(minutes=119)


def iter_look(problem):
    from contested.casebook.watching import Look

    yield Look(Feed(url="x"), problem=problem)


def test_a_page_that_cannot_be_had_is_tried_some_times(book, server):
    server.answers |= {"/feed": rss(item(f"{server.home}/busy")), "/busy": body(b"", status="500 x")}
    book.add_feed(f"{server.home}/feed")
    for _ in range(MOST_TRIES + 2):
        once(book)
    tries = server.times["/busy"] / 3  # within a look it is asked three times
    assert tries == MOST_TRIES
    assert book.input_counts()["failed"] == 1


def test_broken_off_between_fetching_and_keeping_nothing_is_lost(book, server):
    server.answers["/feed"] = rss(item(f"{server.home}/article"))
    web = book.web()
    assert [loaded.report is not None for loaded in web.load(f"{server.home}/feed")] == [True]  # loaded, then the power went
    assert [one.outcome.name for one in book.fetch([f"{server.home}/feed"])] == [READ]


def test_it_stops_when_it_is_told(book, server):
    server.answers |= {
        "/feed": rss(item(f"{server.home}/article")),
        "/slow": lambda server, connection, headers: server.stop.wait(20),
    }
    book.add_feed(f"{server.home}/feed")
    stopped, looks = Event(), []
    thread = threading.Timer(3, stopped.set)
    thread.start()
    begun = time.monotonic()
    looks += watch(book, minutes=0.003, stopped=stopped)
    assert time.monotonic() - begun < 12
    assert len(looks) > 1
    thread.join()


def test_feeds_that_are_due():
    soon, past = [(datetime.now(UTC) + timedelta(seconds=seconds)).isoformat() for seconds in (20, -1)]
    assert is_due(Feed(url="x"), once=False)
    assert is_due(Feed(url="x", next_at=past), once=False)
    assert not is_due(Feed(url="x", next_at=soon), once=False)
    assert is_due(Feed(url="x", next_at=soon), once=True)
    assert not is_due(Feed(url="x", next_at=soon, faults_now=1), once=True)
    assert 15 < nap((Feed(url="x", next_at=soon),)) <= 20
    assert nap((Feed(url="x", next_at=past),)) < 1


def test_addresses_that_are_no_feed_are_refused(book):
    with pytest.raises(InputError):
        book.add_feed("file:///etc/passwd")
    assert not book.remove_feed("https://example.org/feed")


def test_sigterm_ends_it_cleanly(server, tmp_path):
    """The command itself, in a process of its own."""
    where = str(tmp_path / "a.db")
    server.answers["/feed"] = lambda server, connection, headers: send(connection, rss(), "application/rss+xml")
    with Casebook.open(where) as book:
        book.add_feed(f"{server.home}/feed")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-m", "contested", "watch", where, "--every", "0.01", "--verbose"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert "nothing new" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=20)
    assert (process.returncode, told) == (0, "stopped\n")


def test_pages_need_not_be_kept(book, server, monkeypatch):
    monkeypatch.setenv("CONTESTED_KEEP_PAGES", "no")
    (added,) = book.fetch([f"{server.home}/article"])
    assert book.page_of(added.report.id) is None
    assert [one.outcome.name for one in book.fetch([f"{server.home}/article"])] == ["already there"]
