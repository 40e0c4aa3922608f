"""Tests keep their indexes and added countries in a folder of their own, made once a session and taken away after it.

Where several processes share the tests, each has a folder and a PostgreSQL database of its own.
"""

import os
import shutil
import tempfile

import pytest

FOLDER, POSTGRESQL = "CONTESTED_DATA_FOLDER", "CONTESTED_TEST_POSTGRESQL"
kept = {}


def pytest_configure(config):
    """Before anything is imported: some tests look names up while they are collected."""
    kept["before"], kept["folder"] = os.environ.get(FOLDER), tempfile.mkdtemp(prefix="contested-tests-")
    os.environ[FOLDER] = kept["folder"]
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker and os.environ.get(POSTGRESQL):
        kept["given"] = os.environ[POSTGRESQL]
        os.environ[POSTGRESQL] = database_beside(kept["given"], worker)


def pytest_unconfigure(config):
    """The user's own folder is in force again, and no database is left over."""
    shutil.rmtree(kept["folder"], ignore_errors=True)
    os.environ.pop(FOLDER)
    if kept["before"] is not None:
        os.environ[FOLDER] = kept["before"]
    if "given" in kept:
        ask(kept["given"], dropping(name_of(os.environ[POSTGRESQL])))


@pytest.fixture(scope="session")
def second_postgresql():
    """The URL of a second database that no other test empties; None where there is no PostgreSQL."""
    url = os.environ.get(POSTGRESQL)
    yield url and database_beside(url, "second")
    if url:
        ask(url, dropping(f"{name_of(url)}_second"))


def database_beside(url, name):
    """The URL of an empty database beside this one."""
    from sqlalchemy import make_url

    own = f"{name_of(url)}_{name}"
    ask(url, dropping(own), f'CREATE DATABASE "{own}"')
    return make_url(url).set(database=own).render_as_string(hide_password=False)


def name_of(url):
    from sqlalchemy import make_url

    return make_url(url).database


def dropping(name):
    return f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'


def ask(url, *statements):
    """Puts statements to a PostgreSQL database, each for itself."""
    from sqlalchemy import create_engine, make_url, text

    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
