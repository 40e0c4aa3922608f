"""A casebook on each kind of database, with a reader that needs no language model."""

import os
import shutil

import pytest
from sqlalchemy import create_engine, inspect, text

from contested.casebook.book import Casebook
from contested.records import Report
from contested.store.migrations import MIGRATIONS, layout_number
from line_reader import LineReader

POSTGRESQL = os.environ.get("CONTESTED_TEST_POSTGRESQL")
DATABASES = ("memory", "file", "postgresql")
REPORTS = (
    Report(
        text="gained | Libyan National Army | GNA | Gharyan | 2019-04-04 | Ahmad Mesmari\nclash | GNA | | Tripoli | 2019-04-05",
        outlet="The Harbour",
        published="2019-04-05",
        title="Gharyan falls",
    ),
    Report(
        text="gained | GNA | Libyan National Army | Gharyan | 2019-06-26 | GNA\n"
        "strike | Libyan National Army | | al-nowhere | | | killed 12",
        outlet="Desert Post",
        published="2019-06-27",
    ),
    Report(text="held | GNA | | Gharyan | 2019-07-01", outlet="The Harbour", published="2019-07-01"),
    Report(text="Nine goals in one match.", outlet="Sunday Sport", published="2019-07"),
)


def empty(url):
    """Makes a PostgreSQL database empty; tables of today's layout stay, since making them takes most of a test's time."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        if layout_number(connection) == len(MIGRATIONS):
            emptied = ", ".join(f'"{name}"' for name in inspect(connection).get_table_names() if name != "migration")
            connection.execute(text(f"TRUNCATE {emptied} RESTART IDENTITY"))
        else:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    """The file of a casebook that was just made, to be copied."""
    path = tmp_path_factory.mktemp("fresh") / "a.db"
    Casebook.open(path).close()
    return path


def opened(kind, folder, fresh, postgresql):
    """A casebook without reports, on this kind of database."""
    if kind == "postgresql" and not postgresql:
        pytest.skip("set CONTESTED_TEST_POSTGRESQL to the URL of a database that may be emptied")
    if kind == "postgresql":
        empty(postgresql)
    if kind == "file":
        shutil.copy(fresh, folder / "a.db")
    made = Casebook.open({"memory": ":memory:", "file": str(folder / "a.db"), "postgresql": postgresql}[kind])
    made.__dict__["reader"] = LineReader()
    return made


@pytest.fixture(params=DATABASES)
def book(request, tmp_path, fresh):
    """An empty casebook."""
    with opened(request.param, tmp_path, fresh, POSTGRESQL) as made:
        yield made


@pytest.fixture
def reports():
    """Four reports of three outlets, one of them about nothing."""
    return list(REPORTS)


@pytest.fixture
def full(book, reports):
    """The casebook with the four reports."""
    book.add(reports)
    return book


@pytest.fixture(scope="module", params=DATABASES)
def asked(request, tmp_path_factory, fresh, second_postgresql):
    """The casebook with the four reports, made once for all tests of a file that change nothing in it."""
    with opened(request.param, tmp_path_factory.mktemp("asked"), fresh, second_postgresql) as made:
        made.add(REPORTS)
        yield made
