"""The columns of a casebook's events, kept at hand while the app runs and read anew when the events changed."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

from contested.casebook.book import Casebook
from contested.store.facets import EventColumns, settled, version

KEPT: WeakKeyDictionary[Casebook, EventColumns] = WeakKeyDictionary()
TURN = Lock()


def settle(book: Casebook) -> None:
    """Merges what came since events were last merged, one reader at a time; the others wait for it."""
    with book.engine.connect() as connection:
        if settled(connection):
            return
    with TURN:
        book.merge()


def columns_of(book: Casebook) -> EventColumns:
    """The columns as of now; one reader at a time merges and loads, the others wait for it."""
    with book.engine.connect() as connection:
        now = version(connection)
    kept = KEPT.get(book)
    if kept is not None and kept.version == now:
        return kept
    with TURN:
        book.merge()
        kept = KEPT.get(book)
        with book.engine.connect() as connection:
            if kept is None or kept.version != version(connection):
                kept = KEPT[book] = EventColumns.load(connection)
        return kept
