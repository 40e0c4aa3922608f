"""A SQLite file or a PostgreSQL database, opened as a casebook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import StaticPool

from contested.errors import CasebookError
from contested.store.migrations import MIGRATIONS, check_layout, migrate

MEMORY = ":memory:"
BUSY_SECONDS = 30  # how long a writer waits for another before it gives up


def open_database(where: str, create: bool = True) -> Engine:
    """The database at this path or URL, with the newest layout. Raises CasebookError, with the reason, where it cannot be had."""
    url = url_of(where)
    if url.get_backend_name() == "sqlite":
        check_file(url, where, create)
    engine = engine_of(url, where)
    try:
        bring_up_to_date(engine, shown(url, where), create)
    except DBAPIError as problem:
        engine.dispose()
        raise CasebookError(f"{shown(url, where)}: cannot be opened: {problem.orig}".strip()) from problem
    except CasebookError:
        engine.dispose()
        raise
    return engine


def url_of(where: str) -> URL:
    """The URL of a path or of a URL as people write it."""
    if "://" not in where:
        return URL.create("sqlite", database=None if where == MEMORY else str(Path(where).expanduser()))
    try:
        url = make_url(where)
    except ArgumentError as problem:
        raise CasebookError(f"{where}: not an address of a database") from problem
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise CasebookError(f"{shown(url, where)}: a casebook is a SQLite file or a postgresql:// database")
    return url


def shown(url: URL, where: str) -> str:
    """The address without its password, for messages."""
    return url.render_as_string(hide_password=True) if "://" in where else where


def check_file(url: URL, where: str, create: bool) -> None:
    """Raises CasebookError where the file of a SQLite casebook is absent, or cannot be made."""
    if not url.database:
        return
    path = Path(url.database)
    if path.is_dir():
        raise CasebookError(f"{where}: a folder, not a casebook")
    if not create and not path.exists():
        raise CasebookError(f"{where}: no such casebook; make one with `contested new`")
    if not path.parent.exists():
        raise CasebookError(f"{where}: the folder {path.parent} does not exist")


def engine_of(url: URL, where: str) -> Engine:
    """An engine with the settings that a casebook needs."""
    try:
        if url.get_backend_name() == "postgresql":
            return create_engine(url)
        options: dict[str, Any] = {} if url.database else {"poolclass": StaticPool}
        engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS}, **options)
    except ModuleNotFoundError as problem:
        raise CasebookError(f"{shown(url, where)}: needs the extra: pip install 'contested[postgresql]'") from problem
    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin)
    return engine


def set_pragmas(connection: Any, _record: Any) -> None:
    """Readers beside a writer, foreign keys kept, and transactions begun by us alone (the driver's habits differ)."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def begin(connection: Connection) -> None:
    """Begins a transaction; one that will write takes the lock at once, so that it waits its turn rather than fail half-way."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction that writes: all of it or nothing."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def bring_up_to_date(engine: Engine, where: str, create: bool) -> None:
    """Takes the steps of the layout that the database lacks, each in a transaction of its own."""
    with engine.connect() as connection:
        number = check_layout(connection, where)
    if number == 0 and not create:
        raise CasebookError(f"{where}: not a casebook; make one with `contested new`")
    while number < len(MIGRATIONS):
        with writing(engine) as connection:
            number = check_layout(connection, where)  # another process may have come first
            if number < len(MIGRATIONS):
                migrate(connection, number)
        number += 1
