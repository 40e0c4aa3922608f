"""`contested site`: the web app's pages as files."""

from __future__ import annotations

from pathlib import Path

import click

from contested.cli.screen import progress, say


@click.command()
@click.argument("book")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write: empty, or one that this command wrote.")
def site(book: str, output: str) -> None:
    """Write the pages of BOOK as files that open from a folder or from any web host, without a server.

    A run that was broken off is repeated. The pages hold the texts of the reports: mind whose they are before you publish them.
    """
    from contested.casebook.book import Casebook
    from contested.web.still_site import count_of, write_site

    with Casebook.open(book, create=False) as opened:
        opened.gather()
        with progress("Writing", count_of(opened)) as step:
            files = write_site(opened, Path(output), step)
    say(f"{files} files written to {output}: open {Path(output) / 'index.html'}")
