"""`contested serve`: where it listens, and what it refuses."""

import socket

import pytest

from contested.cli import serve


@pytest.fixture
def served(monkeypatch):
    """What would be served, without serving it."""
    seen = []

    def run(book, listening, *_):
        seen.append((book.where, listening.getsockname()))
        listening.close()

    monkeypatch.setattr(serve, "run", run)
    return seen


@pytest.fixture
def taken():
    """A port that somebody else has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize(("command", "page"), [("serve", "/"), ("review", "/review")])
def test_it_says_where_it_is(command, page, run, book, served):
    code, out, _ = run(command, book, "--no-browser")
    ((where, (host, port)),) = served
    assert (code, where, host) == (0, book, "127.0.0.1")
    assert f"http://127.0.0.1:{port}{page} " in out


def test_a_taken_port_is_passed_over(run, book, served, monkeypatch, taken):
    monkeypatch.setattr(serve, "PORT", taken)
    assert run("serve", book, "--no-browser")[0] == 0
    assert served[0][1][1] > taken


def test_a_taken_port_that_was_asked_for_is_refused(run, book, served, taken):
    code, _, problem = run("serve", book, "--no-browser", "--port", taken)
    assert (code, served) == (2, [])
    assert f"port {taken} is taken" in problem


def test_it_opens_the_browser(run, book, served, monkeypatch):
    opened = []
    monkeypatch.setattr(serve.webbrowser, "open", opened.append)
    monkeypatch.setattr(serve, "Timer", lambda _, do, given: type("Now", (), {"start": lambda self: do(*given)})())
    run("serve", book)
    assert opened == [f"http://127.0.0.1:{served[0][1][1]}/"]


def test_no_casebook_is_made(run, served):
    code, _, problem = run("serve", "none.db", "--no-browser")
    assert (code, served) == (2, [])
    assert "no such casebook" in problem
