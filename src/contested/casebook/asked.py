"""What a user asks for, in words and names, as what the store is asked for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from contested.casebook.spellings import Spellings
from contested.errors import UsageError
from contested.kinds import load_kinds
from contested.records import interval_of
from contested.store import read, tables
from contested.store.wanted import Named, Wanted

Day = date | str | None
ASPECTS = ("actual", "ongoing", "state", "planned", "hypothetical", "historical")
STANCES = ("asserted", "denied")


def wanted(
    connection: Connection,
    spellings: Spellings,
    *,
    place: str | None = None,
    since: Day = None,
    until: Day = None,
    kind: str | Iterable[str] | None = None,
    family: str | None = None,
    speaker: str | None = None,
    actor: str | None = None,
    target: str | None = None,
    outlet: str | None = None,
    country: str | None = None,
    stance: str | None = None,
    aspect: str | None = None,
    negated: bool | None = None,
    unconfirmed: bool | None = None,
    lead: bool | None = None,
    confidence: float | None = None,
    id: str | None = None,
    report: str | None = None,
    event: str | None = None,
    words: str | None = None,
    misread: bool = False,
) -> Wanted:
    """The claims that fit all that is given; names in any spelling, days as dates or ISO dates, `confidence` at least.

    `words` are looked for in the claims' own words and names, as `Casebook.search` does. Claims that a person judged misread are
    left out unless `misread` is True.
    """
    who = {"actor": actor, "target": target, "speaker": speaker}
    return Wanted(
        place=None if place is None else place_named(connection, spellings, place),
        outlet=None if outlet is None else outlet_named(connection, spellings, outlet).names,
        since=day_of(since, first=True),
        until=day_of(until, first=False),
        kind=kinds_of(kind, family),
        country=None if country is None else country.upper(),
        stance=one_of("stance", stance, STANCES),
        aspect=one_of("aspect", aspect, ASPECTS),
        negated=negated,
        unconfirmed=unconfirmed,
        lead=lead,
        confidence=confidence,
        id=id,
        report=report,
        event=event,
        words=words,
        misread=misread,
        **{role: actor_named(connection, spellings, role, name) for role, name in who.items() if name is not None},
    )


def actor_named(connection: Connection, spellings: Spellings, role: str, name: str) -> Named:
    """Where this actor stands in this role."""
    row = tables.claim_actor.c
    return spellings.of_actor(name, read.names_in(connection, row.name, row.role == role))


def place_named(connection: Connection, spellings: Spellings, name: str) -> Named:
    """Where this place stands."""
    place = tables.claim_place.c
    return spellings.of_place(name, dict.fromkeys(read.names_in(connection, place.name) + read.names_in(connection, place.text)))


def actor_asked(connection: Connection, spellings: Spellings, name: str) -> dict[str, Any] | None:
    """The names and ids under which an actor has an entry, None where it has none."""
    return under(spellings.of_actor(name, names_of_entries(connection, "actor")))


def place_asked(connection: Connection, spellings: Spellings, name: str) -> dict[str, Any] | None:
    """The names and ids under which a place has an entry, None where it has none."""
    return under(spellings.of_place(name, names_of_entries(connection, "place")))


def names_of_entries(connection: Connection, sort: str) -> list[str]:
    """The names that entries of this sort have."""
    return read.names_in(connection, tables.entry_name.c.name, tables.entry_name.c.sort == sort)


def under(named: Named) -> dict[str, Any] | None:
    """What `entry_ids` is to be asked."""
    return {"names": named.names, "ids": named.ids} if named.names or named.ids else None


def outlet_named(connection: Connection, spellings: Spellings, name: str) -> Named:
    """The spellings of this outlet."""
    return spellings.of_outlet(name, read.names_in(connection, tables.report.c.outlet))


def kinds_of(kind: str | Iterable[str] | None, family: str | None) -> tuple[str, ...] | None:
    """The kinds asked for, by name or by family; raises UsageError where there is no such one."""
    known = load_kinds()
    if family is not None:
        one_of("family", family, sorted({row.family for row in known.values()}))
        return tuple(name for name, row in known.items() if row.family == family)
    if kind is None:
        return None
    asked = (kind,) if isinstance(kind, str) else tuple(kind)
    return tuple(one_of("kind", name, list(known)) or "" for name in asked)


def one_of(what: str, value: str | None, known: Iterable[str]) -> str | None:
    """The value, which is to be one of these; raises UsageError, with the nearest, where it is not."""
    kept = list(known)
    if value is None or value in kept:
        return value
    near = difflib.get_close_matches(value, kept, 3) or kept
    raise UsageError(f"no {what} {value!r}: did you mean {', '.join(near)}?")


def day_of(day: Day, first: bool) -> date | None:
    """The first or last day of a date that may stop at the month or the year; raises UsageError where it is none."""
    try:
        when = interval_of(day)
    except ValueError as problem:
        raise UsageError(str(problem)) from problem
    return when.start if first else when.end
