"""What a reader asks of a page: the parts of its path and of its query, and nothing of the web server.

A page's whole state stands in its address, so an `Ask` is all that the function that fills it may look at. A wrong value raises
UsageError, which becomes a page that says so (400); what is not there raises `NotThere` (404).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from contested.errors import ContestedError, UsageError
from contested.records import interval_of

Query = tuple[tuple[str, str], ...]
LONGEST = 500  # characters of a value that are looked at


class NotThere(ContestedError):
    """A page of something that the casebook does not hold."""


class Moved(ContestedError):
    """A page that is to be found under another id: `parts` are the parts of its path."""

    def __init__(self, page: str, **parts: str) -> None:
        """`page` is its name in the table of routes."""
        super().__init__(f"It is at another address now: {page} {' '.join(parts.values())}")
        self.page, self.parts = page, parts


@dataclass(frozen=True, slots=True)
class Param:
    """One thing that a page may be asked for in its query: its name, what it means, the values that there are."""

    name: str
    words: str
    values: tuple[str, ...] = ()
    many: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for: `path` holds the parts of the path by name, `query` every pair of the query, in order."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Query = ()

    def __getitem__(self, name: str) -> str:
        """A part of the path."""
        return self.path[name]

    def many(self, name: str) -> tuple[str, ...]:
        """Every value given for a name, each once, without empty ones."""
        return tuple(dict.fromkeys(value[:LONGEST] for key, value in self.query if key == name and value.strip()))

    def text(self, name: str, default: str = "") -> str:
        """The value given for a name, else the default."""
        return next(iter(self.many(name)), default).strip()

    def one_of(self, name: str, values: Iterable[str], default: str = "") -> str:
        """The value, which is to be one of these; raises UsageError where it is not."""
        value, known = self.text(name, default), tuple(values)
        if value and value not in known:
            raise UsageError(f"{name}={value}: it is one of {', '.join(known)}")
        return value

    def number(self, name: str, default: int = 1, least: int = 1, most: int = 1_000_000) -> int:
        """The whole number given for a name; raises UsageError where it is none or out of bounds."""
        written = self.text(name)
        if not written:
            return default
        if not (written.isascii() and written.isdigit() and least <= int(written[:9]) <= most):
            raise UsageError(f"{name}={written}: a whole number from {least} to {most} is needed")
        return int(written[:9])

    def day(self, name: str, first: bool = True) -> date | None:
        """The day given for a name, the first or the last of a month or a year; raises UsageError where it is none."""
        written = self.text(name)
        try:
            when = interval_of(written or None)
        except ValueError as problem:
            raise UsageError(f"{name}={written}: a day is written 2019-04-12, a month 2019-04, a year 2019") from problem
        return when.start if first else when.end

    def flag(self, name: str) -> bool:
        """Whether a tick is set."""
        return self.text(name) not in ("", "0", "no")

    def changed(self, **values: object) -> Query:
        """The query with other values: None takes a name out, several values stand for themselves."""
        kept = [(name, value) for name, value in self.query if name not in values and value]
        for name, value in values.items():
            several = value if isinstance(value, (tuple, list)) else () if value is None else (value,)
            kept += [(name, str(one)) for one in several]
        return tuple(kept)

    def without(self, name: str, value: str) -> Query:
        """The query without one of a name's values, at its first page."""
        return tuple(pair for pair in self.query if pair not in ((name, value), ("page", self.text("page"))) and pair[1])

    def only(self, *names: str) -> Ask:
        """The same, with these names of the query alone."""
        return replace(self, query=tuple(pair for pair in self.query if pair[0] in names))


def query_text(query: Iterable[tuple[str, str]]) -> str:
    """A query as it stands in an address, with its question mark; empty where it has no values."""
    kept = [(name, value) for name, value in query if value]
    return f"?{urlencode(kept)}" if kept else ""
