"""The lists of places, actors and sources: the most named first, found by a part of a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, or_, select

from contested.casebook.book import Casebook
from contested.records import Actor, Place
from contested.store import entries, sights
from contested.store.entries import ENTRY, NAME
from contested.store.write import get_setting
from contested.web.asked import Ask, Param
from contested.web.described import means

PAGE = 50
OUTLETS, SPEAKERS = 12, 10  # of the table of who quotes whom
KINDS = ("person", "people", "state", "body", "armed_group", "object")
ASKS = (Param("q", "A part of a name, as any outlet writes it."), Param("page", "Which page, from 1."))
QUOTING: WeakKeyDictionary[Casebook, tuple[object, Quoting]] = WeakKeyDictionary()
ACTOR_ASKS = (*ASKS, Param("kind", "Only of this kind.", KINDS), Param("seen", "Only those that no pack lists, where 1."))
PLACE_ASKS = (*ASKS, Param("country", "Only in this country: two letters, as LY."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor in a list."""

    actor: Actor = means("who it is")
    claims: int = means("in how many claims it speaks, acts or is acted on")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place in a list."""

    place: Place = means("which place")
    claims: int = means("how many claims stand there")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """An outlet in a list."""

    outlet: str = means("its name")
    reports: int = means("how many reports came from it")
    claims: int = means("how many claims they make")
    first: date | None = means("the day of the first report")
    last: date | None = means("the day of the last report")
    owner: str | None = means("who owns it, where a pack says")
    leaning: str | None = means("to which side it leans, where a pack says")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """Who quotes whom: a row an outlet, a column a speaker."""

    speakers: tuple[str, ...] = means("those whom the outlets of this page quote most, of those that a pack lists")
    rows: tuple[tuple[str, tuple[int, ...]], ...] = means("each outlet with the number of claims in which it quotes each of them")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage:
    """Actors, the most named first."""

    total: int = means("how many fit")
    page: int = means("the page shown")
    pages: int = means("how many pages there are")
    rows: tuple[ActorRow, ...] = means("the actors of this page")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPage:
    """Places, the most named first."""

    total: int = means("how many fit")
    page: int = means("the page shown")
    pages: int = means("how many pages there are")
    rows: tuple[PlaceRow, ...] = means("the places of this page")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """Sources, the one with most reports first."""

    total: int = means("how many fit")
    page: int = means("the page shown")
    pages: int = means("how many pages there are")
    rows: tuple[SourceRow, ...] = means("the sources of this page")
    quoting: Quoting = means("who quotes whom, among the first of them")


def fill_actors(book: Casebook, ask: Ask) -> ActorsPage:
    """The actors that are asked for."""
    where = named(ask, "actor")
    if kind := ask.one_of("kind", KINDS):
        where.append(ENTRY.kind == kind)
    if ask.flag("seen"):
        where.append(ENTRY.known.is_(False))
    total, page, pages, found = listed(book, ask, "actor", where)
    rows = tuple(ActorRow(actor=book.spellings.described(actor), claims=claims) for actor, claims in found)
    return ActorsPage(total=total, page=page, pages=pages, rows=rows)


def fill_places(book: Casebook, ask: Ask) -> PlacesPage:
    """The places that are asked for."""
    where = named(ask, "place")
    if country := ask.text("country").upper():
        where.append(ENTRY.country == country)
    total, page, pages, found = listed(book, ask, "place", where)
    return PlacesPage(total=total, page=page, pages=pages, rows=tuple(PlaceRow(place=one, claims=claims) for one, claims in found))


def fill_sources(book: Casebook, ask: Ask) -> SourcesPage:
    """The sources that are asked for."""
    total, page, pages, found = listed(book, ask, "source", named(ask, "source"))
    rows = []
    for source in found:
        known = book.spellings.outlet(source.outlet)
        same = {name: getattr(source, name) for name in ("reports", "claims", "first", "last")}
        leaning = name_of(book, known.leaning) if known else None
        rows.append(SourceRow(outlet=source.outlet or "", owner=known.owner if known else None, leaning=leaning, **same))
    quoted = quoting(book, [row.outlet for row in rows[:OUTLETS]])
    return SourcesPage(total=total, page=page, pages=pages, rows=tuple(rows), quoting=quoted)


def quoting(book: Casebook, outlets: list[str]) -> Quoting:
    """Whom these outlets quote, each beside the others; kept as long as no report comes."""
    with book.engine.connect() as connection:
        key = (get_setting(connection, "revision", 0), tuple(outlets))
        kept = QUOTING.get(book)
        if kept is None or kept[0] != key:
            speakers, counts = sights.quoting(connection, outlets, SPEAKERS)
            rows = tuple((outlet, tuple(counts.get((outlet, name), 0) for name in speakers)) for outlet in outlets)
            kept = QUOTING[book] = (key, Quoting(speakers=tuple(speakers), rows=rows))
    return kept[1]


def name_of(book: Casebook, actor_id: str | None) -> str | None:
    """The name of an actor that a pack lists, else its id."""
    listed = book.spellings.roster.actors.get(actor_id or "")
    return listed.name if listed else actor_id


def named(ask: Ask, sort: str) -> list[Any]:
    """The conditions of the part of a name that is asked for."""
    part = ask.text("q").lower()
    if not part:
        return []
    if sort == "source":
        return [func.lower(ENTRY.name).contains(part, autoescape=True)]
    spelled = or_(func.lower(NAME.name).contains(part, autoescape=True), func.lower(NAME.text).contains(part, autoescape=True))
    return [ENTRY.id.in_(select(NAME.entry_id).where(NAME.sort == sort, spelled))]


def listed(book: Casebook, ask: Ask, sort: str, where: list[Any]) -> tuple[int, int, int, list[Any]]:
    """How many fit, which page of how many is shown, and what stands on it."""
    book.gather()
    with book.engine.connect() as connection:
        total = entries.entry_total(connection, sort, where)
        pages = max(1, -(-total // PAGE))
        page = min(ask.number("page"), pages)
        start = (page - 1) * PAGE
        found: list[Any] = (
            entries.source_page(connection, where, start, PAGE)
            if sort == "source"
            else entries.entry_page(connection, sort, where, start, PAGE)
        )
    return total, page, pages, found
