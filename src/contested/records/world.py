"""Who and where, in the world; and what is known of names while a text is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, body, armed group or state that the casebook knows."""

    id: str
    name: str
    kind: str
    side: str | None = None  # the id of the actor that heads its side
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: str | None = None  # PLOVER sector
    source: str = ""  # the pack that lists it, or "seen" for one that grew from reports
    aliases: tuple[str, ...] = ()  # its names in the pack; of one that grew, the spellings that were taken for one
    times: int = 0  # how often the reports name it
    reports: int = 0  # how many reports name it
    first_seen: date | None = None  # the day of the first report that names it
    last_seen: date | None = None
    outlets: tuple[str, ...] = ()  # who names it, the one that does so most first


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenName:
    """How one outlet writes the name of an actor or place."""

    text: str
    outlet: str | None
    times: int
    reports: int
    first_seen: date | None = None
    last_seen: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """PLOVER's code for an actor; None where it is unknown or has none."""

    country: str | None = None  # ISO 3166-1 alpha-3, or IGO, UNO, EUR
    sector: str | None = None  # GOV, MIL, COP, REB, UAF, CVL, ...
    name: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the world: a row of the gazetteer or of a pack, or a relative area."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None
    feature: str | None = None
    precision: int | None = None
    radius_km: float | None = None
    within: str | None = None
    admin1: str | None = None
    population: int | None = None
    source: str = ""
    times: int = 0  # how often the reports name it
    reports: int = 0  # how many reports name it
    first_seen: date | None = None  # the day of the first report that names it
    last_seen: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of claim: one file of data/kinds."""

    name: str
    family: str
    definition: str
    plover: tuple[str, str | None]  # event, mode
    acled: tuple[str, str] | None  # event type, sub-event type
    cameo: tuple[str, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


class Knowledge(Protocol):
    """What is known about names, as reading may ask while it looks for mentions; filled by linking, handed over by flow."""

    def place_feature(self, name: str) -> str | None:
        """The sort of place (`town`, `country`, `airbase`, ...) that a pack or the gazetteer lists under this name, else None."""

    def place_size(self, name: str) -> int:
        """How many people live in the largest place of this name; 1 where nobody counted them, 0 where no place bears it."""

    def actor_kind(self, name: str) -> str | None:
        """The kind of actor (`person`, `armed_group`, ...) that a pack or the world list has under this name, else None."""

    def known_names(self, text: str) -> Iterable[tuple[int, int, str, str]]:
        """Every name of the packs that stands in the text: start, end, `actor` or `place`, and its kind or feature."""


@dataclass(frozen=True, slots=True)
class NothingKnown:
    """Knowledge of nothing: for tests of reading alone."""

    def place_feature(self, name: str) -> str | None:
        return None

    def place_size(self, name: str) -> int:
        return 0

    def actor_kind(self, name: str) -> str | None:
        return None

    def known_names(self, text: str) -> Iterable[tuple[int, int, str, str]]:
        return ()
