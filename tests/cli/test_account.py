"""`contested account`, and what `contested serve` asks for before it lets others in."""

import io
import sys

import pytest


def test_accounts_are_made_listed_and_removed(run, book, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("a long enough password\n"))
    assert run("account", "add", book, "ana", "--role", "editor", "--password-stdin")[1] == "a.db: ana may sign in as editor\n"
    assert run("account", "list", book)[1] == "name\trole\nana\teditor\n"
    assert run("account", "remove", book, "ana")[0] == 0
    assert run("account", "remove", book, "ana")[::2] == (2, "contested: a.db: no account 'ana'\n")


@pytest.mark.parametrize(("name", "password", "words"), [("ana", "short", "10 to 1000"), ("a b", "a long enough password", "name")])
def test_weak_accounts_are_refused(run, book, monkeypatch, name, password, words):
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
    code, _, err = run("account", "add", book, name, "--password-stdin")
    assert code == 2
    assert words in err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--host", "0.0.0.0"), "--name war.example.org"),
        (("--host", "0.0.0.0", "--name", "war.example.org"), "contested account add a.db"),
        (("--proxy", "127.0.0.1"), "contested account add a.db"),
        (("--name", "war.example.org"), "contested account add a.db"),
        (("--accounts",), "contested account add a.db"),
    ],
)
def test_others_are_let_in_by_account_only(run, book, options, words):
    code, _, err = run("serve", book, "--no-browser", *options)
    assert code == 2
    assert words in err
