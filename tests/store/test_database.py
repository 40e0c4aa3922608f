"""Opening: what is a casebook, what is not, and how its layout comes about."""

import sqlite3

import pytest
from sqlalchemy import inspect, text

from contested.casebook.book import Casebook
from contested.errors import CasebookError
from contested.store import tables
from contested.store.database import open_database
from contested.store.migrations import MIGRATIONS


def test_migrations_make_the_tables_that_queries_name():
    engine = open_database(":memory:")
    with engine.connect() as connection:
        found = inspect(connection)
        for table in tables.TABLES.tables.values():
            assert [column["name"] for column in found.get_columns(table.name)] == [column.name for column in table.columns]
        searched = {name for name in found.get_table_names() if name.startswith(("report_words", "claim_words"))}
        assert set(found.get_table_names()) - searched == {*tables.TABLES.tables, "migration"}
    engine.dispose()


def test_opening_again_takes_no_step_twice(tmp_path):
    for _ in range(2):
        engine = open_database(str(tmp_path / "a.db"))
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM migration")).scalar() == len(MIGRATIONS)
        engine.dispose()


def test_a_newer_casebook_is_refused(tmp_path):
    path = tmp_path / "a.db"
    Casebook.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO migration VALUES (99, 'from the future', '2099-01-01')")
    raw.close()
    with pytest.raises(CasebookError, match=r"newer version of Contested \(layout 99, not \d+\); upgrade"):
        Casebook.open(path)


def make_text(path):
    path.write_text("This is a letter, not a database. " * 100)


def make_other(path):
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE recipe (name TEXT)")
    raw.close()


REFUSED = [
    (make_text, True, "cannot be opened: file is not a database"),
    (make_other, True, "a database of something else, not a casebook"),
    (lambda path: path.mkdir(), True, "a folder, not a casebook"),
    (lambda path: None, False, "no such casebook; make one with `contested new`"),
    (lambda path: path.touch(), False, "not a casebook; make one with"),
]


@pytest.mark.parametrize(("make", "create", "words"), REFUSED)
def test_what_is_no_casebook_is_refused_with_the_reason(tmp_path, make, create, words):
    path = tmp_path / "a.db"
    make(path)
    with pytest.raises(CasebookError, match=words) as caught:
        Casebook.open(path, create=create)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


WRONG = [
    ("mysql://root@localhost/x", "a casebook is a SQLite file or a postgresql:// database"),
    ("://", "not an address of a database"),
    ("no/such/folder/a.db", "the folder no/such/folder does not exist"),
]


@pytest.mark.parametrize(("where", "words"), WRONG)
def test_wrong_addresses(where, words):
    with pytest.raises(CasebookError, match=words):
        Casebook.open(where)


def test_a_password_is_not_shown():
    with pytest.raises(CasebookError) as caught:
        Casebook.open("postgresql://me:secret@127.0.0.1:1/nothing")
    assert "secret" not in str(caught.value)


NAMES = ["'; DROP TABLE report; --.db", "a b%20c.db", "кни́га.db", "طرابلس.db", "a?mode=ro.db", "#1.db"]


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_will_do(tmp_path, name):
    with Casebook.open(tmp_path / name) as made:
        assert len(made.reports()) == 0
    assert (tmp_path / name).stat().st_size > 0


def test_readers_and_a_writer_at_once(tmp_path):
    """A casebook that is being added to can be read: journal mode is WAL."""
    with Casebook.open(tmp_path / "a.db") as book, book.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
