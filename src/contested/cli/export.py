"""`contested export`: what a casebook holds, in a file of another form."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from contested.cli.filters import chosen, with_filters
from contested.cli.screen import complain
from contested.errors import UsageError
from contested.export.content import WHATS
from contested.export.datapackage import write_package
from contested.export.formats import EXPORTS, export_named


@click.command()
@click.argument("book")
@click.option("--format", "form", type=click.Choice([row.name for row in EXPORTS]), required=True, help="The form of the file.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to write; `-` is standard output.")
@click.option("--what", type=click.Choice(WHATS), help="What to write, where the form holds several things.")
@click.option("--event", metavar="ID", help="In the event with this id.")
@click.option("--status", metavar="STATUS", help="In events of this status, as `denied`.")
@with_filters
def export(book: str, form: str, output: str, what: str | None, event: str | None, status: str | None, **options: Any) -> None:
    """Write what BOOK holds, or the part of it that is asked for, to a file, with a data package that describes it beside it."""
    from contested.casebook.book import Casebook
    from contested.casebook.exporting import content_of

    row = export_named(form)
    if output != "-" and Path(book).exists() and Path(output).exists() and Path(output).samefile(book):
        raise UsageError(f"{output}: is the casebook itself")
    filters = {**chosen(options), **({"event": event} if event else {})}
    with Casebook.open(book, create=False) as opened:
        content = content_of(opened, row, what, status, **filters)
        with opened_stream(output) as stream:
            written = row.write(content, stream)
        if output != "-":
            write_package(Path(output), row, content, written)
    complain(
        f"{written.rows} {row.unit or ('records' if content.what == 'book' else content.what)} written"
        + ("" if output == "-" else f" to {output}")
    )
    for reason, count in sorted(written.left_out.items()):
        complain(f"{count} left out: {reason}")


@contextmanager
def opened_stream(output: str) -> Iterator[BinaryIO]:
    """The file to write, which stands there once it is whole, or standard output."""
    from contested.casebook.exporting import put_in_place

    if output == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with put_in_place(Path(output)) as stream:
        yield stream
