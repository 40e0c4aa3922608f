"""Packs: what is known of one war before any report is read: actors, outlets, places and the words that give the war away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from contested.errors import DataError
from contested.linking.yaml_rows import Row, load_rows
from contested.records import UNKNOWN_TIME, Interval

KINDS = ("person", "people", "state", "body", "armed_group", "object")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post that a person holds, or a side that an actor is on, and from when to when."""

    post: str
    of: str  # id of the actor that it is a post of
    during: Interval = UNKNOWN_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletNames:
    """Names that mean the actor in these outlets only."""

    outlets: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackActor:
    """An actor as a pack or the world list knows it."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...] = ()
    by_outlet: tuple[OutletNames, ...] = ()
    during: Interval = UNKNOWN_TIME  # when it existed under this name
    country: str | None = None  # ISO 3166-1 alpha-3, or IGO, UNO, EUR
    sector: str | None = None  # PLOVER
    side: str | None = None  # id of the actor that heads its side
    sides: tuple[Post, ...] = ()  # sides by date, where they changed
    parent: str | None = None
    leader: str | None = None  # id of a person
    posts: tuple[Post, ...] = ()
    source: str = ""  # the pack that lists it, or "world"

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name and the aliases that hold in every outlet, each once."""
        return tuple(dict.fromkeys((self.name, *self.names)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher: who owns it and which side it leans to."""

    name: str
    names: tuple[str, ...] = ()
    owner: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    leaning: str | None = None  # id of an actor


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPlace:
    """A place that gazetteers lack, or that a war's reports name in their own way."""

    name: str
    lat: float
    lon: float
    names: tuple[str, ...] = ()
    feature: str = "locality"
    within: str | None = None
    precision: int | None = None  # UCDP GED where_prec
    radius_km: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One war as its file tells it."""

    name: str
    title: str
    countries: tuple[str, ...]  # ISO 3166-1 alpha-2
    covers: Interval
    note: str
    actors: tuple[PackActor, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    places: tuple[PackPlace, ...] = ()
    terms: tuple[str, ...] = ()

    def actor(self, wanted: str) -> PackActor | None:
        """The actor with this id, None where there is none."""
        return next((actor for actor in self.actors if actor.id == wanted), None)


# --- from rows to records ---


def during(row: Row) -> Interval:
    """The interval of `since` and `until`, both included; a year or a month means all of it."""
    start = row.dated("since").start
    end = row.dated("until").end
    if start and end and start > end:
        raise row.wrong("since", "begins after it ends")
    return Interval(start=start, end=end, precision="day" if start or end else "open", source="given")


def post_of(row: Row) -> Post:
    """One row of `posts`."""
    row.only("post", "of", "since", "until")
    return Post(post=row.text("post"), of=row.text("of"), during=during(row))


def side_row(row: Row) -> Post:
    """One row of `sides`."""
    row.only("side", "since", "until")
    return Post(post="side", of=row.text("side"), during=during(row))


def outlet_names(row: Row) -> OutletNames:
    """One row of `by_outlet`."""
    row.only("outlets", "names")
    return OutletNames(outlets=row.texts("outlets"), names=row.texts("names"))


ACTOR_KEYS = (
    "id", "name", "kind", "names", "by_outlet", "since", "until", "country", "sector", "side", "sides", "parent", "leader", "posts",
)  # fmt: skip


def actor_of(row: Row, source: str) -> PackActor:
    """One row of `actors`."""
    row.only(*ACTOR_KEYS)
    kind = row.text("kind")
    if kind not in KINDS:
        raise row.wrong("kind", f"is none of {', '.join(KINDS)}")
    return PackActor(
        id=row.text("id"),
        name=row.text("name"),
        kind=kind,
        names=row.texts("names"),
        by_outlet=tuple(outlet_names(item) for item in row.rows("by_outlet")),
        during=during(row),
        country=row.maybe("country"),
        sector=row.maybe("sector"),
        side=row.maybe("side"),
        sides=tuple(side_row(item) for item in row.rows("sides")),
        parent=row.maybe("parent"),
        leader=row.maybe("leader"),
        posts=tuple(post_of(item) for item in row.rows("posts")),
        source=source,
    )


def outlet_of(row: Row) -> Outlet:
    """One row of `outlets`."""
    row.only("name", "names", "owner", "country", "leaning")
    return Outlet(
        name=row.text("name"),
        names=row.texts("names"),
        owner=row.maybe("owner"),
        country=row.maybe("country"),
        leaning=row.maybe("leaning"),
    )


PLACE_KEYS = ("name", "names", "lat", "lon", "feature", "within", "precision", "radius_km", "country")


def place_of(row: Row, source: str, country: str | None) -> PackPlace:
    """One row of `places`; a pack of one country gives it to all of them."""
    row.only(*PLACE_KEYS)
    lat, lon = row.number("lat", -90, 90), row.number("lon", -180, 180)
    if lat is None or lon is None:
        raise row.wrong("lat" if lat is None else "lon", "is missing")
    precision = row.number("precision", 1, 7)
    return PackPlace(
        name=row.text("name"),
        names=row.texts("names"),
        lat=lat,
        lon=lon,
        feature=row.maybe("feature") or "locality",
        within=row.maybe("within"),
        precision=None if precision is None else int(precision),
        radius_km=row.number("radius_km", 0, 2000),
        country=row.maybe("country") or country,
        source=source,
    )


def pack_of(row: Row) -> Pack:
    """The pack that a whole file tells."""
    row.only("name", "title", "countries", "covers", "note", "actors", "outlets", "places", "terms")
    name, countries = row.text("name"), row.texts("countries")
    covers = row.row("covers")
    own = countries[0] if len(countries) == 1 else None
    pack = Pack(
        name=name,
        title=row.text("title"),
        countries=countries,
        covers=during(covers) if covers else UNKNOWN_TIME,
        note=row.maybe("note") or "",
        actors=tuple(actor_of(item, name) for item in row.rows("actors")),
        outlets=tuple(outlet_of(item) for item in row.rows("outlets")),
        places=tuple(place_of(item, name, own) for item in row.rows("places")),
        terms=row.texts("terms"),
    )
    check_ids(pack, row)
    return pack


def check_ids(pack: Pack, row: Row) -> None:
    """Raises DataError where an id stands twice or a row names an actor that is not there."""
    ids: set[str] = set()
    rows = row.rows("actors")
    for actor, item in zip(pack.actors, rows, strict=True):
        if actor.id in ids:
            raise item.wrong("id", f"{actor.id!r} stands twice")
        ids.add(actor.id)
    for actor, item in zip(pack.actors, rows, strict=True):
        for key, wanted in references(actor):
            if wanted not in ids:
                raise item.wrong(key, f"names no actor of this pack: {wanted!r}")
    for outlet, item in zip(pack.outlets, row.rows("outlets"), strict=True):
        if outlet.leaning and outlet.leaning not in ids:
            raise item.wrong("leaning", f"names no actor of this pack: {outlet.leaning!r}")


def references(actor: PackActor) -> Iterable[tuple[str, str]]:
    """Every id that the actor's row names, with its key."""
    for key in ("side", "parent", "leader"):
        if wanted := getattr(actor, key):
            yield key, wanted
    yield from (("posts", post.of) for post in actor.posts)
    yield from (("sides", side.of) for side in actor.sides)


# --- loading and choosing ---


def packs_folder() -> Any:
    """The folder of the packs that come with the package."""
    return resources.files("contested") / "data" / "packs"


@cache
def pack_names() -> tuple[str, ...]:
    """The names of the packs that come with the package."""
    return tuple(sorted(item.name[:-4] for item in packs_folder().iterdir() if item.name.endswith(".yml")))


def load_pack(name_or_path: str) -> Pack:
    """The pack of this name, or of the file at this path. Raises DataError, naming the line, where it is wrong."""
    if name_or_path in pack_names():
        return shipped_pack(name_or_path)
    path = Path(name_or_path).expanduser()
    if not path.is_file():
        raise DataError(f"no pack {name_or_path!r}: there are {', '.join(pack_names())}, or give the path of a pack file")
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise DataError(f"{path}: cannot be read as UTF-8 text: {problem}") from problem
    return pack_of(load_rows(text, str(path)))


@cache
def shipped_pack(name: str) -> Pack:
    """The pack of this name that comes with the package."""
    return pack_of(load_rows((packs_folder() / f"{name}.yml").read_text("utf-8"), f"{name}.yml"))


def choose_pack(text: str, names: Iterable[str] | None = None) -> str | None:
    """The name of the pack whose words the text uses most, None where none is used enough to be sure."""
    counted = sorted(((matches(text, name), name) for name in (names or pack_names())), key=lambda pair: (-pair[0], pair[1]))
    if not counted or counted[0][0] < ENOUGH:
        return None
    return counted[0][1]


ENOUGH = 2.0  # one word of a war may stand in any report; two words, or one named three times, do not


def may_be_about(text: str, pack: Pack) -> bool:
    """Whether any of this pack's words stands in the text; True for a pack that has no such words."""
    return not pack.terms or pattern_of(pack.terms).search(text) is not None


def matches(text: str, name: str) -> float:
    """How strongly the words of this pack stand in the text: each further mention of a word counts half of the one before."""
    counted = term_counts(text).get(name) or Counter()
    return sum(2.0 - 0.5 ** (count - 1) for count in counted.values())


@lru_cache(maxsize=8)
def term_counts(text: str) -> dict[str, Counter[str]]:
    """How often each word of each pack stands in the text."""
    found: dict[str, Counter[str]] = {}
    for match in term_pattern().finditer(text):
        term = match.group().casefold()
        for name in packs_by_term().get(term, ()):
            found.setdefault(name, Counter())[term] += 1
    return found


@cache
def packs_by_term() -> dict[str, tuple[str, ...]]:
    """The packs that come with the package by each of their words."""
    found: dict[str, tuple[str, ...]] = {}
    for name in pack_names():
        for term in dict.fromkeys(word.casefold() for word in shipped_pack(name).terms):
            found[term] = (*found.get(term, ()), name)
    return found


@cache
def term_pattern() -> re.Pattern[str]:
    """The pattern of every pack's words."""
    return pattern_of(tuple(dict.fromkeys(term for name in pack_names() for term in shipped_pack(name).terms)))


@lru_cache(maxsize=32)
def pattern_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of these words, as written or in capitals, the longest first."""
    words = sorted({*terms, *(term.upper() for term in terms)}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?=[^\Wa-z\d])\b(?:{'|'.join(map(re.escape, words))})\b")


def holds(during: Interval, on: date | None) -> bool:
    """Whether the day lies within; an unknown day lies within everything."""
    return on is None or ((during.start is None or during.start <= on) and (during.end is None or on <= during.end))
