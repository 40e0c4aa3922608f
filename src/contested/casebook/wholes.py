"""Which events lie within offensives and sieges, worked out anew where either changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from contested.merging.events import MOST_DAYS, WHOLES, WITHIN, with_wholes
from contested.records import ActorMention, Event
from contested.store import read, tables
from contested.store.codec import column_text
from contested.store.rows import event_row

Side = Callable[[ActorMention], str]
EVENT, NAME = tables.event.c, tables.event_name.c
AT_ONCE = 200  # events


def renew_wholes(connection: Connection, side: Side, new: Sequence[Event], orphans: Iterable[str]) -> None:
    """Sets of which whole each new event is a part, and again for events whose whole is gone and for those within a new one."""
    ids = {event.id for event in new if event.kind in WITHIN} | set(orphans)
    for whole in new:
        if whole.kind in WHOLES and whole.when.start:
            last = whole.when.start + timedelta(days=MOST_DAYS)
            ids |= set(
                touching(connection, WITHIN, (whole.when.start, last), sides_of(whole.actors, side), ("actor_side", "target_side"))
            )
    kept = sorted(ids)
    for start in range(0, len(kept), AT_ONCE):
        put_wholes(connection, side, kept[start : start + AT_ONCE])


def sides_of(actors: Iterable[ActorMention], side: Side) -> list[str]:
    """The sides of actors, as they are kept."""
    return sorted({column_text(side(actor)) or "" for actor in actors})


def touching(
    connection: Connection, kinds: Iterable[str], days: tuple[date, date], sides: Sequence[str], roles: Sequence[str]
) -> list[str]:
    """The events of these kinds that begin in these days, with one of these sides in one of the roles."""
    named = select(NAME.event).where(NAME.role.in_(roles), NAME.name.in_(sides))
    query = select(EVENT.id).where(EVENT.kind.in_(sorted(kinds)), EVENT.when_start.between(*days), EVENT.id.in_(named))
    return list(connection.execute(query).scalars())


def put_wholes(connection: Connection, side: Side, ids: Sequence[str]) -> None:
    """Sets of which whole each of these events is a part."""
    events = read.events_by_id(connection, ids)
    wholes: set[str] = set()
    for event in events:
        if event.when.start and event.kind in WITHIN:
            days = (event.when.start - timedelta(days=MOST_DAYS), event.when.start)
            wholes |= set(touching(connection, WHOLES, days, sides_of((*event.actors, *event.targets), side), ("actor_side",)))
    found = with_wholes([*events, *read.events_by_id(connection, sorted(wholes - set(ids)))], side)
    for before, after in zip(events, found, strict=False):
        if before.part_of != after.part_of:
            put_part_of(connection, after)


def put_part_of(connection: Connection, event: Event) -> None:
    """Keeps of which whole an event is a part."""
    row: dict[str, Any] = event_row(event)
    connection.execute(tables.event.update().where(EVENT.id == event.id).values(part_of=row["part_of"], body=row["body"]))
