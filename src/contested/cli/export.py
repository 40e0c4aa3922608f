"""`contested export`: claims or events in a file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from contested.cli.filters import chosen, with_filters
from contested.cli.screen import complain
from contested.errors import UsageError
from contested.export.formats import EXPORTS


@click.command()
@click.argument("book")
@click.option("--format", "form", type=click.Choice([row.name for row in EXPORTS]), required=True, help="The form of the file.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; `-` is standard output.")
@click.option("--what", type=click.Choice(["claims", "events"]), default="claims", help="What to write.")
@with_filters
def export(book: str, form: str, output: str, what: str, **options: Any) -> None:
    """Write the claims or events of BOOK to a file."""
    from contested.casebook.book import Casebook

    row = next(row for row in EXPORTS if row.name == form)
    with Casebook.open(book, create=False) as opened:
        filters = chosen(options)
        found: Any = opened.cited(**filters) if what == "claims" else opened.events(**filters)
        opened.merge()
        len(found)  # a wrong filter is told before a file is made
        with opened_file(output) as stream:
            count = row.write(found, stream)
    complain(f"{count} {what} written" + ("" if output == "-" else f" to {output}"))


@contextmanager
def opened_file(output: str) -> Iterator[TextIO]:
    """The file to write, or standard output."""
    if output == "-":
        yield sys.stdout
        return
    try:
        stream = Path(output).open("w", encoding="utf-8", newline="")  # noqa: SIM115 -- closed below; an error in writing is another's
    except OSError as problem:
        raise UsageError(f"{output}: cannot be written: {problem.strerror}") from problem
    with stream:
        yield stream
