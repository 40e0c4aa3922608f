"""`contested import`: what other casebooks and other projects hold, into a casebook."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from contested.cli.books import PROCESSES, count_words
from contested.cli.main import DONE, SOME_FAILED
from contested.cli.screen import clean, complain, progress, say


@click.command("import")
@click.argument("book")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@PROCESSES
def import_(book: str, file: Path, processes: int) -> None:
    """Take FILE into the casebook BOOK, which is made where there is none.

    FILE is a casebook that `contested export --format jsonl --what book` wrote, or data of ACLED or of UCDP's GED as CSV: their
    rows become claims in the voice of ACLED or UCDP GED, beside those of the outlets.
    """
    from contested.casebook.book import Casebook
    from contested.casebook.importing import import_file, packs_in

    counts, claims = Counter[str](), 0
    packs = packs_in(file)
    new = "://" not in book and not Path(book).expanduser().exists()
    with Casebook.open(book, packs=packs if new else ()) as opened, progress("Importing") as step:
        if packs and not new and set(packs) != set(opened.packs):
            complain(f"{book} keeps its own packs, not those of {clean(file.name)}: {', '.join(packs)}")
        for added in import_file(opened, file, processes):
            counts[added.outcome.name] += 1
            claims += added.claims
            step()
            if added.outcome.name == "failed":
                complain(f"{clean(added.path)}: {clean(added.outcome.reason)}")
        opened.merge()
    say(f"{book}: {count_words(counts)}; {claims} claims")
    sys.exit(SOME_FAILED if counts["failed"] else DONE)
