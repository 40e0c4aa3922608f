"""What a command prints: tables on a terminal, tab-separated lines in a pipe, JSON where it is asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from contested.cli.cards import Card, Cells

FORMATS = ("text", "json", "jsonl")


def is_terminal() -> bool:
    """Whether a person looks at the output."""
    return sys.stdout.isatty()


def clean(value: object) -> str:
    """A value in one line, without what would steer a terminal."""
    words = "" if value is None else "yes" if value is True else "no" if value is False else str(value)
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(words.split()))


def say(line: str = "") -> None:
    """Prints a line of text."""
    click.echo(line)


def complain(line: str) -> None:
    """Prints a line on standard error."""
    click.echo(line, err=True)


def show_table(
    heads: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None, card: Callable[[Cells], Card] | None = None
) -> None:
    """Prints rows: on a terminal as a table, or as a `card` each where they are too wide for one; in a pipe tab-separated."""
    cells = ([clean(cell) for cell in row] for row in rows)
    if is_terminal():
        show_rich(heads, cells, title, card)
        return
    if title:
        say(title)
    say("\t".join(heads))
    for row in cells:
        say("\t".join(row))


def show_rich(heads: Sequence[str], rows: Iterable[list[str]], title: str | None, card: Callable[[Cells], Card] | None) -> None:
    """Prints rows with colours, as wide as the terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if card is not None:
        table = Table.grid(padding=(0, 2, 1, 0))
        for row in rows:
            left, lines = card(dict(zip(heads, row, strict=True)))
            table.add_row(Text(left, "bold"), Text("\n").join(styled(lines)))
    else:
        table = Table(*heads, box=SIMPLE_HEAD, pad_edge=False)
        for column in table.columns:
            column.overflow = "fold"
        for row in rows:
            table.add_row(*map(Text, row))
    if title:
        Console().print(Text(title, "bold"))
    Console().print(table)


def styled(lines: Sequence[str]) -> list[Any]:
    """The lines of a card: the first stands out, the last stands back."""
    from rich.text import Text

    styles = ["cyan", *[""] * (len(lines) - 2), "dim"]
    return [Text(line, style) for line, style in zip(lines, styles, strict=True) if line]


def show_json(values: Iterable[Any], form: str) -> None:
    """Prints values as one JSON list, or one a line."""
    if form == "jsonl":
        for value in values:
            say(json.dumps(value))
        return
    say("[")
    between = ""
    for value in values:
        click.echo(between + json.dumps(value, indent=2), nl=False)
        between = ",\n"
    say("\n]" if between else "]")


@contextmanager
def progress(words: str, total: int | None = None) -> Iterator[Callable[[], None]]:
    """A bar on standard error, drawn on a terminal only; what it gives is to be called once a step."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total)
        yield lambda: bar.advance(task)
