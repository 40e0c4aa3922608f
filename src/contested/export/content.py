"""What is to be exported: the records that were asked for, fetched as a format looks at them, and what is known of the casebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from contested.records import Actor, ActorCode, Cited, Event, Judgement, Place, Reading, Report

T = TypeVar("T")
WHATS = ("claims", "events", "reports", "actors", "places", "book")


class Lazily(Generic[T]):
    """Records that are fetched anew each time somebody goes through them."""

    def __init__(self, make: Callable[[], Iterable[T]]) -> None:
        self.make = make

    def __iter__(self) -> Iterator[T]:
        return iter(self.make())


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What an export says of where it comes from."""

    casebook: str = ""  # its name, without its folder
    packs: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()  # the filters that were given
    version: str = ""  # of Contested
    made_at: str | None = None  # ISO 8601, UTC


def unknown_code(_name: str, _on: date | None) -> ActorCode:
    """The code of an actor where nobody can tell: none."""
    return ActorCode(reason="nobody was asked")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The records of one export. `what` names those that a format with rows writes; others take what they need."""

    what: str = "claims"
    cited: Iterable[Cited] = ()
    events: Iterable[Event] = ()
    reports: Iterable[Report] = ()
    actors: Iterable[Actor] = ()
    places: Iterable[Place] = ()
    readings: Iterable[Reading] = ()
    judgements: Iterable[Judgement] = ()
    about: About = About()
    code: Callable[[str, date | None], ActorCode] = unknown_code  # country and sector of a named actor on a day

    @property
    def records(self) -> Iterable[Any]:
        """The records that `what` names."""
        named: dict[str, Iterable[Any]] = {"claims": self.cited, "events": self.events, "reports": self.reports}
        return (named | {"actors": self.actors, "places": self.places})[self.what]


@dataclass(slots=True)
class Written:
    """What an export wrote: how many rows or features, and how many records it left out, for which reason."""

    rows: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
