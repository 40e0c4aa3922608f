"""Actors and places as entries that grow with the reports: under which names, in whose words, from when to when.

Derived, like events: gathered anew from the mentions when reports came. `gather` asks for the names in sums, so that its cost goes
with the number of names and not of mentions.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

from contested.records import Actor, Place, SeenName, content_id
from contested.store import tables
from contested.store.codec import column_text, json_text, lean, revive
from contested.store.overview import Source, actor_of, place_of, sources
from contested.store.read import chunks
from contested.store.write import get_setting, put_many, put_setting

Row = dict[str, Any]
Counts = Counter[tuple[str, str | None]]  # by name and id
SORTS: dict[str, type[Any]] = {"actor": Actor, "place": Place}  # an outlet is an entry too, of the sort "source"
MOST_OUTLETS = 40  # outlets that an entry's record names; its page lists them all
ENTRY, NAME = tables.entry.c, tables.entry_name.c


@dataclass(frozen=True, slots=True)
class Growing:
    """What linking knows of names, for what grows."""

    gathered: Callable[[Mapping[str, int]], Iterable[Sequence[str]]]  # which unlisted names are spellings of one
    common: Callable[[str], bool]  # whether words are no name at all


@dataclass(slots=True)
class Entry:
    """An entry while it is put together."""

    record: Actor | Place
    known: bool
    rows: list[Any] = field(default_factory=list)
    keys: set[tuple[str, str | None]] = field(default_factory=set)  # names and ids under which claims have it


def stale(connection: Connection) -> bool:
    """Whether reports came since the entries were gathered."""
    return bool(get_setting(connection, "revision", 0) != get_setting(connection, "gathered_revision", 0))


def gather(connection: Connection, growing: Growing) -> None:
    """Puts the entries together anew, in the caller's transaction."""
    connection.execute(delete(tables.entry))
    connection.execute(delete(tables.entry_name))
    for sort in SORTS:
        entries = entries_of(sort, list(connection.execute(summed(sort))), growing)
        put_entries(connection, sort, entries, report_counts(connection, sort), claim_counts(connection, sort))
    put_many(connection, tables.entry, [source_row(source) for source in sources(connection) if source.outlet])
    put_setting(connection, "gathered_revision", get_setting(connection, "revision", 0))


def source_row(source: Source) -> Row:
    """The row of an outlet, which is an entry of its own sort."""
    outlet = column_text(source.outlet) or ""
    seen = {"times": source.reports, "reports": source.reports, "claims": source.claims}
    days = {"first_seen": source.first, "last_seen": source.last}
    none = dict.fromkeys(("kind", "country", "lat", "lon"))
    return {"sort": "source", "id": source_id(outlet), "name": outlet, "known": False, **none, **seen, **days, "body": "{}"}


def source_id(outlet: str) -> str:
    """The id of an outlet."""
    return content_id("outlet", outlet)


def summed(sort: str) -> Any:
    """Each name of this sort, as each outlet writes it: how often, in how many reports, from when to when."""
    row, report, reading = tables.mention.c, tables.report.c, tables.reading.c
    keys = (row.name, row.known_id, row.text, report.outlet)
    sums = (
        func.sum(row.times).label("times"),
        func.count().label("reports"),
        func.min(reading.published_start).label("first_seen"),
        func.max(reading.published_end).label("last_seen"),
        func.min(row.body).label("body"),
    )
    joined = tables.mention.join(tables.report, report.id == row.report_id).join(tables.reading, reading.report_id == row.report_id)
    query = select(*keys, *sums).select_from(joined).where(row.sort == sort, row.name.is_not(None)).group_by(*keys)
    return query.order_by(func.sum(row.times).desc(), *keys)


def entries_of(sort: str, rows: Sequence[Any], growing: Growing) -> dict[str, Entry]:
    """The entries, by id."""
    heads = heads_of(rows, growing) if sort == "actor" else {}
    entries: dict[str, Entry] = {}
    for row in rows:
        name = heads.get(row.name, row.name) if row.known_id is None else row.name
        if sort == "actor" and row.known_id is None and name not in heads:
            continue  # a common noun
        record = record_of(sort, (name, row.known_id, 0, row.body))
        entry = entries.setdefault(record.id, Entry(record=record, known=row.known_id is not None or record.source == "pack"))
        entry.rows.append(row)
        entry.keys.add((row.name, row.known_id))
    return entries


def heads_of(rows: Iterable[Any], growing: Growing) -> dict[str, str]:
    """For each name that nobody lists, the name of its entry."""
    times: Counter[str] = Counter()
    for row in rows:
        if row.known_id is None:
            times[row.name] += int(row.times)
    names = {name: count for name, count in times.items() if not growing.common(name)}
    return {name: group[0] for group in growing.gathered(names) for name in group}


def record_of(sort: str, key: tuple[str, str | None, int, str]) -> Actor | Place:
    """The actor or place of a name."""
    return actor_of(key) if sort == "actor" else place_of(key)


def report_counts(connection: Connection, sort: str) -> Counts:
    """In how many reports each name stands, by name and id."""
    row = tables.mention.c
    query = select(row.name, row.known_id, func.count(row.report_id.distinct())).where(row.sort == sort, row.name.is_not(None))
    return Counter({(one[0], one[1]): one[2] for one in connection.execute(query.group_by(row.name, row.known_id))})


def claim_counts(connection: Connection, sort: str) -> Counts:
    """In how many claims each name stands, by name and id."""
    row: Any = tables.claim_actor.c if sort == "actor" else tables.claim_place.c
    known = row.actor_id if sort == "actor" else row.geonames_id
    query = select(row.name, known, func.count(row.claim.distinct())).group_by(row.name, known)
    return Counter({(one[0], None if one[1] is None else str(one[1])): one[2] for one in connection.execute(query)})


def put_entries(connection: Connection, sort: str, entries: Mapping[str, Entry], reports: Counts, claims: Counts) -> None:
    """Keeps the entries and their names."""
    rows, names = [], []
    for id, entry in entries.items():
        rows.append(entry_row(sort, id, entry, sum(reports[key] for key in entry.keys), sum(claims[key] for key in entry.keys)))
        names += [name_row(sort, id, row) for row in entry.rows]
    put_many(connection, tables.entry, rows)
    put_many(connection, tables.entry_name, names)


def entry_row(sort: str, id: str, entry: Entry, reports: int, claims: int) -> Row:
    """The row of an entry."""
    record = replace(counted(entry), reports=reports)
    return {
        "sort": sort,
        "id": id,
        "name": record.name,
        "known": entry.known,
        "kind": record.kind if isinstance(record, Actor) else record.feature,
        "country": record.country,
        "lat": getattr(record, "lat", None),
        "lon": getattr(record, "lon", None),
        "claims": claims,
        **{name: getattr(record, name) for name in ("times", "reports", "first_seen", "last_seen")},
        "body": json_text(lean(record)),
    }


def counted(entry: Entry) -> Actor | Place:
    """The record with how often, from when to when and by whom it is named; what grew also with its spellings."""
    outlets: Counter[str] = Counter()
    for row in entry.rows:
        outlets[row.outlet or ""] += int(row.times)
    days = [day for row in entry.rows for day in (as_day(row.first_seen), as_day(row.last_seen)) if day]
    more: Row = {
        "times": outlets.total(),
        "first_seen": min(days, default=None),
        "last_seen": max(days, default=None),
    }
    if isinstance(entry.record, Actor):
        more["outlets"] = tuple(name for name, _ in outlets.most_common(MOST_OUTLETS) if name)
        if not entry.known:
            spellings = dict.fromkeys(row.name for row in entry.rows)
            more["aliases"] = tuple(name for name in spellings if name != entry.record.name)
    return replace(entry.record, **more)


def as_day(value: Any) -> date | None:
    """A day as the database gives it."""
    return value if value is None or isinstance(value, date) else date.fromisoformat(str(value))


def name_row(sort: str, id: str, row: Any) -> Row:
    """The row of one way in which one outlet names an entry."""
    kept = ("name", "text", "outlet", "reports", "first_seen", "last_seen")
    alone = record_of(sort, (row.name, row.known_id, 0, row.body)).id
    return {"sort": sort, "entry_id": id, "name_id": alone, "times": int(row.times), **{one: getattr(row, one) for one in kept}}


# --- asking ---


def entry_ids(
    connection: Connection, sort: str, *, names: Iterable[str] = (), ids: Iterable[str] = (), country: str | None = None
) -> list[str]:
    """The ids of the entries asked for, the most named first; `names` and `ids`, where given, say which."""
    query = select(ENTRY.id).where(ENTRY.sort == sort)
    if kept := [*names, *ids]:
        query = query.where(or_(ENTRY.id.in_(kept), ENTRY.id.in_(bearing(sort, kept))))
    if country is not None:
        query = query.where(ENTRY.country == country)
    return list(connection.execute(query.order_by(ENTRY.times.desc(), ENTRY.name, ENTRY.id)).scalars())


def bearing(sort: str, names: Sequence[str]) -> Any:
    """The entries that claims have under these names."""
    return select(NAME.entry_id).where(NAME.sort == sort, or_(NAME.name.in_(names), NAME.name_id.in_(names)))


def entries_by_id(connection: Connection, sort: str, ids: Sequence[str]) -> list[Any]:
    """The actors or places of these entries, in that order."""
    query = select(ENTRY.id, ENTRY.body).where(ENTRY.sort == sort)
    rows = (row for some in chunks(ids) for row in connection.execute(query.where(ENTRY.id.in_(some))))
    found = {row.id: revive(SORTS[sort], json.loads(row.body)) for row in rows}
    return [found[id] for id in ids if id in found]


def entry_of(connection: Connection, sort: str, asked: str) -> str | None:
    """The id of the entry with this id, or that this name or the id of this name leads to; the most named where several do."""
    if connection.execute(select(ENTRY.id).where(ENTRY.sort == sort, ENTRY.id == asked)).scalar() is not None:
        return asked
    for column in (NAME.name_id, NAME.name, NAME.text):
        query = select(NAME.entry_id).where(NAME.sort == sort, column == asked)
        found = connection.execute(query.group_by(NAME.entry_id).order_by(func.sum(NAME.times).desc(), NAME.entry_id).limit(1))
        if (id := found.scalar()) is not None:
            return str(id)
    return None


def leading(connection: Connection, sort: str, ids: Iterable[str]) -> dict[str, str]:
    """For each of these ids of entries or of names, the id of the entry that it leads to; none for what has no entry."""
    kept = list(dict.fromkeys(ids))
    query = select(NAME.name_id, NAME.entry_id).where(NAME.sort == sort, NAME.name_id.in_(kept)).distinct()
    named = {row[0]: row[1] for row in connection.execute(query)}
    own = connection.execute(select(ENTRY.id).where(ENTRY.sort == sort, ENTRY.id.in_(kept))).scalars()
    return named | {id: id for id in own}


def seen_names(connection: Connection, sort: str, id: str, most: int | None = None) -> tuple[SeenName, ...]:
    """How each outlet writes an entry's name, the most used first."""
    query = select(*NAME["text", "outlet", "times", "reports", "first_seen", "last_seen"])
    query = query.where(NAME.sort == sort, NAME.entry_id == id).order_by(NAME.times.desc(), NAME.text, NAME.outlet).limit(most)
    return tuple(SeenName(**row._mapping) for row in connection.execute(query))


def names_of(connection: Connection, sort: str, id: str) -> tuple[str, ...]:
    """The names under which claims have an entry."""
    query = select(NAME.name).where(NAME.sort == sort, NAME.entry_id == id).distinct().order_by(NAME.name)
    return tuple(connection.execute(query).scalars())


def entry_page(connection: Connection, sort: str, where: Sequence[ColumnElement[bool]], start: int, size: int) -> list[Any]:
    """Some of the entries that fit, the most named first: their rows."""
    query = select(*ENTRY["id", "claims", "body"]).where(ENTRY.sort == sort, *where)
    query = query.order_by(ENTRY.times.desc(), ENTRY.name, ENTRY.id).offset(start).limit(size)
    return [(revive(SORTS[sort], json.loads(row.body)), row.claims) for row in connection.execute(query)]


def source_of(connection: Connection, asked: str) -> Source | None:
    """The outlet with this name or id."""
    query = select(*ENTRY["name", "reports", "claims", "first_seen", "last_seen"]).where(ENTRY.sort == "source")
    row = connection.execute(query.where(or_(ENTRY.id == asked, ENTRY.name == asked)).limit(1)).one_or_none()
    if row is None:
        return None
    return Source(outlet=row.name, reports=row.reports, claims=row.claims, first=row.first_seen, last=row.last_seen)


def source_page(connection: Connection, where: Sequence[ColumnElement[bool]], start: int, size: int) -> list[Source]:
    """Some of the outlets that fit, the one with most reports first."""
    query = select(*ENTRY["name", "reports", "claims", "first_seen", "last_seen"]).where(ENTRY.sort == "source", *where)
    rows = connection.execute(query.order_by(ENTRY.times.desc(), ENTRY.name).offset(start).limit(size))
    return [Source(outlet=row[0], reports=row[1], claims=row[2], first=row[3], last=row[4]) for row in rows]


def called_by(connection: Connection, outlet: str, most: int) -> list[tuple[str, str, str, int]]:
    """What an outlet calls actors where it is not their name: the entry's id, its name, the outlet's words, how often."""
    query = select(NAME.entry_id, ENTRY.name, NAME.text, NAME.times).join(
        tables.entry, (ENTRY.sort == NAME.sort) & (ENTRY.id == NAME.entry_id)
    )
    query = query.where(NAME.outlet == outlet, NAME.sort == "actor", func.lower(NAME.text) != func.lower(ENTRY.name))
    rows = connection.execute(query.order_by(NAME.times.desc(), NAME.text).limit(most))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def entry_total(connection: Connection, sort: str, where: Sequence[ColumnElement[bool]]) -> int:
    """How many entries fit."""
    query = select(func.count()).select_from(tables.entry).where(ENTRY.sort == sort, *where)
    return connection.execute(query).scalar() or 0
