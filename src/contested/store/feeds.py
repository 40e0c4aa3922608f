"""The feeds that a casebook watches, and which of their entries were taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from contested.store import tables
from contested.store.codec import column_text
from contested.store.rows import now

MOST_TRIES = 5  # of an entry whose page cannot be had


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed that is watched: when it was looked at, when it will be again, and what was wrong with it."""

    url: str
    title: str | None = None
    added_at: str = ""
    looked_at: str | None = None
    next_at: str | None = None
    looks: int = 0
    faults: int = 0
    faults_now: int = 0
    problem: str = ""


def put_feed(connection: Connection, url: str) -> bool:
    """Adds a feed; False where it is there already."""
    if connection.execute(select(tables.feed.c.url).where(tables.feed.c.url == url)).first() is not None:
        return False
    connection.execute(insert(tables.feed).values(url=url, added_at=now(), looks=0, faults=0, faults_now=0, problem=""))
    return True


def drop_feed(connection: Connection, url: str) -> bool:
    """Takes a feed away, what came from it stays; False where there is none."""
    return bool(connection.execute(delete(tables.feed).where(tables.feed.c.url == url)).rowcount)


def feeds(connection: Connection) -> tuple[Feed, ...]:
    """The feeds, in the order in which they were added."""
    rows = connection.execute(select(tables.feed).order_by(tables.feed.c.added_at, tables.feed.c.url))
    return tuple(Feed(**row._mapping) for row in rows)


def put_look(connection: Connection, url: str, problem: str, next_at: str, title: str | None = None) -> None:
    """Notes that a feed was looked at, what was wrong (empty: nothing), and when to look again."""
    row = tables.feed.c
    values: dict[str, Any] = {"looked_at": now(), "next_at": next_at, "looks": row.looks + 1, "problem": column_text(problem)}
    values |= {"faults": row.faults + 1, "faults_now": row.faults_now + 1} if problem else {"faults_now": 0}
    values |= {"title": column_text(title)} if title else {}
    connection.execute(update(tables.feed).where(row.url == url).values(**values))


def entry_known(connection: Connection, keys: Iterable[str]) -> bool:
    """Whether an entry with one of these keys was taken, or tried often enough."""
    row = tables.feed_entry.c
    return connection.execute(select(row.id).where(row.id.in_(list(keys)), row.done.is_(True)).limit(1)).first() is not None


def put_entry(connection: Connection, keys: Sequence[str], done: bool) -> None:
    """Notes an entry under its keys; one that could not be had is tried again, some times."""
    row = tables.feed_entry.c
    tries = 1 + (connection.execute(select(func.max(row.tries)).where(row.id.in_(list(keys)))).scalar() or 0)
    connection.execute(delete(tables.feed_entry).where(row.id.in_(list(keys))))
    done = done or tries >= MOST_TRIES
    at = now()
    rows = [{"id": key, "tries": tries, "done": done, "seen_at": at} for key in dict.fromkeys(keys)]
    connection.execute(insert(tables.feed_entry), rows)
