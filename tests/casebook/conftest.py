"""A casebook on each kind of database, with a reader that needs no language model."""

import os

import pytest
from sqlalchemy import text

from contested.casebook.book import Casebook
from contested.records import Report
from line_reader import LineReader

POSTGRESQL = os.environ.get("CONTESTED_TEST_POSTGRESQL")


def empty(url):
    """Makes a PostgreSQL database empty."""
    from sqlalchemy import create_engine

    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()


@pytest.fixture(params=["memory", "file", "postgresql"])
def book(request, tmp_path):
    """An empty casebook."""
    if request.param == "postgresql":
        if not POSTGRESQL:
            pytest.skip("set CONTESTED_TEST_POSTGRESQL to the URL of a database that may be emptied")
        empty(POSTGRESQL)
    where = {"memory": ":memory:", "file": str(tmp_path / "a.db"), "postgresql": POSTGRESQL}[request.param]
    with Casebook.open(where) as opened:
        opened.__dict__["reader"] = LineReader()
        yield opened


@pytest.fixture
def reports():
    """Four reports of three outlets, one of them about nothing."""
    return [
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
    ]


@pytest.fixture
def full(book, reports):
    """The casebook with the four reports."""
    book.add(reports)
    return book
