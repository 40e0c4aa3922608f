"""`contested demo`: the sample reports, read into a casebook, and what it shows of them, in the terminal and in the browser."""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path

import click

from contested.cli.inputs import Inputs
from contested.cli.main import DONE, SOME_FAILED
from contested.cli.screen import is_terminal, progress, say
from contested.errors import InputError, UsageError
from contested.records import Report
from contested.settings import setting


@click.command()
@click.option("--book", metavar="FILE", help="Where to make the casebook, rather than in the data folder.")
@click.option(
    "--serve/--no-serve", default=None, help="Open it in the browser, or end; without either it opens if a person looks on."
)
@click.option("--no-browser", is_flag=True, help="Serve it, but open no browser.")
def demo(book: str | None, serve: bool | None, no_browser: bool) -> None:
    """Build a casebook from the sample reports that come with the program, show what is in it, and open it in the browser.

    The samples were written for this demonstration, in the voices of invented outlets.
    """
    from contested.casebook.book import Casebook
    from contested.cli.overview import show_overview

    inputs = Inputs((str(samples()),))
    reports = list(inputs.reports())
    where = new_place(book) if book else cleared(Path(setting("data_folder")).expanduser() / "demo" / "demo.db")
    with Casebook.open(where, packs=packs_of(reports)) as made:
        with progress("Reading the sample reports", len(reports)) as step:
            for _ in made.add_each(reports):
                step()
        show_overview(made)
        say()
        say(f"The casebook: {where}")
        say(f"In the browser:  contested serve {where}")
        say(f"Look further:  contested events {where}  ·  contested claims {where} --kind territory_gained")
    if is_terminal() if serve is None else serve:
        from contested.cli.serve import serve_book

        say()
        serve_book(str(where), "127.0.0.1", None, None if no_browser else "/")
    sys.exit(SOME_FAILED if inputs.failed else DONE)


def samples() -> Path:
    """The folder of the sample reports."""
    folder = Path(str(resources.files("contested") / "data" / "demo"))
    if not folder.is_dir():
        raise InputError(f"{folder}: the sample reports are not there")
    return folder


def packs_of(reports: list[Report]) -> tuple[str, ...]:
    """The packs of the wars that the reports are about."""
    from contested.linking.packs import choose_pack

    chosen = (choose_pack(f"{report.title}\n{report.text}") for report in reports)
    return tuple(sorted({name for name in chosen if name}))


def new_place(book: str) -> Path:
    """The path for a new casebook; raises UsageError where something is there."""
    if Path(book).exists():
        raise UsageError(f"{book}: is there already")
    return Path(book)


def cleared(where: Path) -> Path:
    """The path of the demonstration's own casebook, with the one that it made before taken away."""
    where.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-wal", "-shm"):
        where.with_name(where.name + ending).unlink(missing_ok=True)
    return where
