"""`contested new`, `add` and `rebuild`: casebooks and what goes into them."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from contested.cli.inputs import Chosen, Inputs, with_mapping
from contested.cli.main import DONE, SOME_FAILED
from contested.cli.screen import clean, complain, progress, say
from contested.errors import UsageError

PROCESSES = click.option(
    "--processes",
    type=click.IntRange(1),
    default=min(4, os.cpu_count() or 1),
    show_default=True,
    help="In how many processes to read where there are many reports.",
)


@click.command()
@click.argument("book")
@click.option("--pack", "packs", metavar="NAME", multiple=True, help="A war whose names to know; may be repeated.")
def new(book: str, packs: tuple[str, ...]) -> None:
    """Make the casebook BOOK: a file, or a postgresql:// address."""
    from contested.casebook.book import Casebook

    if "://" not in book and Path(book).expanduser().exists():
        raise UsageError(f"{book}: is there already")
    with Casebook.open(book, packs=packs) as made:
        say(f"{book}: a new casebook, " + (f"packs: {', '.join(made.packs)}" if made.packs else "without a pack"))


@click.command()
@click.argument("book")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", metavar="DATE", help="The date of reports that have none.")
@with_mapping
@PROCESSES
@click.option("--verbose", "-v", is_flag=True, help="A line for each report.")
def add(book: str, paths: tuple[str, ...], published: str | None, processes: int, verbose: bool, **read_as: Any) -> None:
    """Read reports into the casebook BOOK. PATH is a file, a folder, an archive, `-` or the address of a page, feed or sitemap.

    Adding one twice changes nothing, and what was broken off goes on where it stopped. `contested sources BOOK --outcomes` lists
    how each input ended.

    In a casebook without packs the words of each report choose one; `contested rebuild BOOK --pack NAME` gives it others.
    """
    from contested.casebook.book import Casebook
    from contested.cli.read import check_date

    check_date(published)
    counts, claims, chosen = Counter[str](), 0, Chosen()
    with Casebook.open(book, create=False) as opened, progress("Reading") as step:
        inputs = Inputs(paths, published, seen=opened.seen, web=opened.web(published=published), **read_as)
        for added in opened.take(inputs.loaded(), processes):
            counts[added.outcome.name] += 1
            claims += added.claims
            chosen.counts.update(added.packs)
            opened.settle(inputs.web, added.path)
            step()
            name = clean(added.path)
            if added.report is not None and added.outcome.name == "failed":
                complain(f"{name}: {clean(added.outcome.reason)}")
            elif verbose:
                say(f"{added.outcome.name}\t{added.claims}\t{name}\t{clean(added.outcome.reason)}")
        chosen.tell(opened.packs)
    say(f"{book}: {count_words(counts)}; {claims} claims")
    sys.exit(SOME_FAILED if inputs.failed or counts["failed"] else DONE)


def count_words(counts: Counter[str]) -> str:
    """How many inputs ended how, in words."""
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "nothing to add"


@click.command()
@click.argument("book")
@click.option("--pack", "packs", metavar="NAME", multiple=True, help="Give the casebook these packs first.")
@PROCESSES
def rebuild(book: str, packs: tuple[str, ...], processes: int) -> None:
    """Read every report of BOOK again and merge the events again; broken off, it goes on where it stopped."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False, packs=packs) as opened:
        counts, claims = Counter[str](), 0
        with progress("Reading", opened.left_to_rebuild()) as step:
            for reading in opened.rebuild(processes):
                counts[reading.outcome.name] += 1
                claims += len(reading.claims)
                step()
        opened.merge()
        say(f"{book}: read again: {count_words(counts)}; {claims} claims, {len(opened.events())} events")
