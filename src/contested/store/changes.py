"""What became of events' ids: an id that no event has any more leads to those that have its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from contested.store import tables
from contested.store.read import chunks


@dataclass(frozen=True, slots=True, kw_only=True)
class IdChange:
    """An id that went, where its claims are now (empty: nowhere), when and why."""

    old: str
    new: str
    changed_at: str
    why: str


def alive(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Those of the ids that are an event's."""
    row = tables.event.c.id
    return {id for some in chunks(ids) for id in connection.execute(select(row).where(row.in_(some))).scalars()}


def heirs(connection: Connection, id: str) -> tuple[str, ...]:
    """The ids of the events that this id stands for now: its own, or those that its claims came into; none where none is left."""
    found: set[str] = set()
    edge, seen = {id}, set[str]()
    while edge:
        seen |= edge
        living = alive(connection, edge)
        found |= living
        edge = {one.new for one in changes_from(connection, edge - living) if one.new} - seen
    return tuple(sorted(found))


def ancestors(connection: Connection, id: str) -> tuple[IdChange, ...]:
    """Every change of an id that led to this one, oldest first."""
    found: dict[tuple[str, str], IdChange] = {}
    edge, seen = {id}, set[str]()
    while edge:
        seen |= edge
        changes = changes_to(connection, edge)
        found |= {(one.old, one.new): one for one in changes}
        edge = {one.old for one in changes} - seen
    return tuple(sorted(found.values(), key=lambda one: (one.changed_at, one.old, one.new)))


def changes_from(connection: Connection, ids: Iterable[str]) -> list[IdChange]:
    """What became of these ids."""
    return changes(connection, "old", ids)


def changes_to(connection: Connection, ids: Iterable[str]) -> list[IdChange]:
    """Which ids became these."""
    return changes(connection, "new", ids)


def changes(connection: Connection, column: str, ids: Iterable[str]) -> list[IdChange]:
    """The changes with one of these ids in a column."""
    row = tables.event_id_change.c
    query = select(tables.event_id_change).order_by(row.changed_at, row.old, row.new)
    return [
        IdChange(old=one.old, new=one.new, changed_at=one.changed_at, why=one.why)
        for some in chunks(ids)
        for one in connection.execute(query.where(row[column].in_(some)))
    ]
