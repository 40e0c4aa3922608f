"""The world list: states, persons with their posts, bodies and armed groups that any war's reports may name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from contested.errors import DataError
from contested.linking.folding import fold
from contested.linking.packs import PackActor, Post
from contested.linking.yaml_rows import load_rows
from contested.records import UNKNOWN_TIME, Interval, interval_of

DATED = re.compile(r"^(?P<what>.*?)\s*(?P<since>[\d-]*)\.\.(?P<until>[\d-]*)$")
ABROAD = {"IGO", "UNO", "EUR", "NGO", "MNC", "IMG"}  # codes in the place of a country's


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state, or what governs itself without being recognised (`of` is then the state that it is counted to)."""

    iso: str  # ISO 3166-1 alpha-3
    iso2: str
    name: str
    people: tuple[str, ...] = ()  # demonyms; the plural with -s is understood
    seat: tuple[str, ...] = ()  # the capital, the palace: words that stand for the government
    names: tuple[str, ...] = ()


def world_file(name: str) -> str:
    """The text of a file of the world list."""
    return (resources.files("contested") / "data" / "world" / name).read_text("utf-8")


@cache
def states() -> tuple[State, ...]:
    """Every state."""
    rows = load_rows(world_file("states.yml"), "states.yml").rows("states")
    return tuple(
        State(
            iso=row.text("iso"),
            iso2=row.text("iso2"),
            name=row.text("name"),
            people=row.texts("people"),
            seat=row.texts("seat"),
            names=row.texts("names"),
        )
        for row in rows
    )


@cache
def unrecognised() -> tuple[State, ...]:
    """What governs itself without being widely recognised; `iso` is that of the state that it is counted to."""
    rows = load_rows(world_file("states.yml"), "states.yml").rows("unrecognised")
    return tuple(State(iso=row.text("iso"), iso2="", name=row.text("name"), names=row.texts("names")) for row in rows)


@cache
def towns() -> dict[str, str]:
    """The country (alpha-3) of the well-known towns, provinces and peoples that name it, by folded name."""
    row = load_rows(world_file("states.yml"), "states.yml").row("towns")
    assert row is not None
    return {fold(name): iso for iso in row.data for name in row.texts(iso)}


# --- tables ---


def table(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table of the world list, each with this many columns."""
    for number, line in enumerate(world_file(name).splitlines(), 1):
        if line and not line.startswith("#"):
            cells = tuple(cell.strip() for cell in line.split("\t"))
            if len(cells) != columns:
                raise DataError(f"{name}, line {number}: has {len(cells)} columns, not {columns}")
            yield cells


def listed(cell: str) -> tuple[str, ...]:
    """The values of one cell."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())


def dated(written: str) -> tuple[str, Interval]:
    """The words and the interval of "post since..until"; without the dots it holds for ever."""
    match = DATED.match(written)
    if not match:
        return written, UNKNOWN_TIME
    since, until = match["since"].strip("-"), match["until"].strip("-")
    start = interval_of(since).start if since else None
    end = interval_of(until).end if until else None
    return match["what"], Interval(start=start, end=end, precision="day", source="given")


def slug(name: str) -> str:
    """An id from a name."""
    return fold(name).replace(" ", "-")


@cache
def people() -> tuple[PackActor, ...]:
    """The persons, with their posts."""
    return tuple(
        PackActor(
            id=slug(name),
            name=name,
            kind="person",
            names=listed(names),
            country=country,
            posts=posts_of(posts, country),
            source="world",
        )
        for name, names, country, posts in table("people.tsv", 4)
    )


def posts_of(cell: str, country: str) -> tuple[Post, ...]:
    """The posts of one cell, the one that began last at the end."""
    posts = (Post(post=post, of=country.lower(), during=during) for post, during in map(dated, listed(cell)))
    return tuple(sorted(posts, key=lambda post: post.during.start or date.min))


@cache
def bodies() -> tuple[PackActor, ...]:
    """The bodies and armed groups. Where the sector changed with time, `posts` holds the sectors by date."""
    found = []
    for name, names, country, sectors, kind in table("bodies.tsv", 5):
        by_date = [dated(part) for part in listed(sectors)]
        sector = by_date[-1][0]
        past = tuple(Post(post=part, of=country.lower(), during=when) for part, when in by_date) if len(by_date) > 1 else ()
        actor = PackActor(
            id=slug(name), name=name, kind=kind, names=listed(names), country=country, sector=sector, posts=past, source="world"
        )
        found.append(actor)
    return tuple(found)


@cache
def state_actors() -> tuple[PackActor, ...]:
    """The states as actors; a seat of government that is no town ("the Kremlin") is one of their names."""
    found = [
        PackActor(id=state.iso.lower(), name=state.name, kind="state", names=state.names, country=state.iso, source="world")
        for state in states()
    ]
    found += [
        PackActor(id=slug(row.name), name=row.name, kind="state", names=row.names, country=row.iso, sector="PRE", source="world")
        for row in unrecognised()
    ]
    return tuple(found)


def world_actors() -> tuple[PackActor, ...]:
    """Everybody of the world list."""
    return (*state_actors(), *bodies(), *people())


# --- demonyms and capitals ---


@cache
def demonyms() -> dict[str, State]:
    """The state of each demonym, by folded word ("libyan", "libyans", "french")."""
    found: dict[str, State] = {}
    for state in states():
        for word in state.people:
            key = fold(word)
            found.setdefault(key, state)
            found.setdefault(f"{key}s", state)
    return found


@cache
def seats() -> dict[str, State]:
    """The state of each seat of government, by folded name ("ankara", "kremlin")."""
    return {fold(seat): state for state in states() for seat in state.seat}


@cache
def state_names() -> dict[str, State]:
    """The state of each name of a state, by folded name."""
    return {fold(name): state for state in states() for name in (state.name, *state.names)}


@cache
def by_iso() -> dict[str, State]:
    """The states by alpha-3 code, then by alpha-2."""
    return {**{state.iso2: state for state in states()}, **{state.iso: state for state in states()}}
