"""The options by which claims and events are asked for: one row an option."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Filter:
    """One option: its name, its help, whether it may be given several times, and what it is a flag for."""

    name: str
    words: str
    metavar: str = "NAME"
    multiple: bool = False
    flag: bool = False


FILTERS = (
    Filter("place", "That happened there; any spelling."),
    Filter("since", "On this day or after: 2019, 2019-04 or 2019-04-12.", "DATE"),
    Filter("until", "On this day or before.", "DATE"),
    Filter("kind", "Of this kind, as `territory_held`; may be repeated.", "KIND", multiple=True),
    Filter("family", "Of this family of kinds: fighting, territory, harm, forces, diplomacy, unrest.", "FAMILY"),
    Filter("speaker", "Said by this person or side."),
    Filter("actor", "Done by this person or side."),
    Filter("target", "Done to this person or side."),
    Filter("outlet", "Published there."),
    Filter("country", "In this country: two letters, as LY.", "CODE"),
    Filter("stance", "`asserted` or `denied`.", "STANCE"),
    Filter("aspect", "`actual`, `ongoing`, `state`, `planned`, `hypothetical` or `historical`.", "ASPECT"),
    Filter("report", "In the report with this id.", "ID"),
    Filter("confidence", "At least as sure as this, from 0 to 1.", "SHARE"),
    Filter("lead", "Only what a report is about.", flag=True),
)


def with_filters(command: F) -> F:
    """The command with every filter as an option, given to it as a mapping `filters`."""
    for row in reversed(FILTERS):
        if row.flag:
            command = click.option(f"--{row.name}", is_flag=True, help=row.words)(command)
        else:
            kind = float if row.metavar == "SHARE" else str
            command = click.option(f"--{row.name}", metavar=row.metavar, multiple=row.multiple, type=kind, help=row.words)(command)
    return command


def chosen(options: dict[str, Any]) -> dict[str, Any]:
    """The filters that were given, as `Casebook.claims` takes them."""
    given = {row.name: options[row.name] for row in FILTERS if row.name in options}
    return {name: value for name, value in given.items() if value not in (None, (), False)}
