"""What a command prints: tables on a terminal, tab-separated lines in a pipe, JSON where it is asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

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


def show_table(heads: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> int:
    """Prints rows as a table, and gives how many there were."""
    if is_terminal():
        return show_rich(heads, list(rows), title)
    count = 0
    if title:
        say(title)
    say("\t".join(heads))
    for row in rows:
        say("\t".join(clean(cell) for cell in row))
        count += 1
    return count


def show_rich(heads: Sequence[str], rows: Sequence[Sequence[object]], title: str | None) -> int:
    """Prints rows as a table with borders, as wide as the terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*heads, title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    Console().print(table)
    return len(rows)


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
