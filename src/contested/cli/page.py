"""`contested page`: the page that a report was read from, as it was when it was fetched."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from contested.cli.screen import clean, complain
from contested.errors import UsageError


@click.command()
@click.argument("book")
@click.argument("report")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it to this file.")
def page(book: str, report: str, output: Path | None) -> None:
    """Write the page of REPORT, as it was when it was fetched, to FILE or to standard output; whence and when on standard error."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.page_of(opened.report(report).id)
    if found is None:
        raise UsageError(f"{report}: no page is kept of this report; it did not come from the web")
    complain(f"{clean(found.final_url)}, fetched at {found.fetched_at}, SHA-256 {found.sha256}")
    if output is None:
        sys.stdout.buffer.write(found.body)
    else:
        output.write_bytes(found.body)
