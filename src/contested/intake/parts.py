"""What formats give: parts, each one document of an input with its text and fields, not made before they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from contested.errors import ContestedError
from contested.intake.fields import Fields
from contested.intake.mapping import Mapping
from contested.records import Loaded, Outcome

if TYPE_CHECKING:
    from contested.intake.sources import Source

Made = tuple[str, Fields]  # a text, and what is said of it


class EndedError(ContestedError):
    """How an input ends that gives no report: the outcome's name, and why."""

    def __init__(self, outcome: str, reason: str) -> None:
        super().__init__(reason)
        self.outcome = Outcome(name=outcome, reason=reason)


def no_text(reason: str) -> EndedError:
    """The end of an input that can be read and has no text."""
    return EndedError("no text", reason)


def broken(reason: str) -> EndedError:
    """The end of an input that cannot be taken apart."""
    return EndedError("failed", reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One document of an input."""

    make: Callable[[], Made]  # raises InputError or EndedError where there is no report in it
    where: str = ""  # where in the input, as "line 3"; empty where it is the whole
    content: bytes = b""  # what it is made of: the same again need not be made again


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How inputs are to be read."""

    published: str | None = None  # the date of reports that have none
    mapping: Mapping = field(default_factory=Mapping)
    form: str | None = None  # the ending whose format to read them as, whatever their names
    seen: Callable[[str, str], bool] | None = None  # whether an input of this path and content was taken before
    fetch: Callable[[str, Fields], Iterator[Loaded]] | None = None  # what gets the page of a row that has an address alone
    told: Callable[[str], None] = lambda line: None  # what is guessed is told here


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An input that was opened: what a format reads."""

    source: Source
    stream: BinaryIO  # its bytes, unpacked where the name says that they are packed
    how: How


Read = Callable[[Opened], "Iterator[Part | Source]"]


def ended(where: str, problem: EndedError) -> Part:
    """A part that gives no report."""

    def make() -> Made:
        raise problem

    return Part(where=where, make=make)
