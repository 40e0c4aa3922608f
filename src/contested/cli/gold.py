"""`contested gold` and `contested agreement`: what people judged and coded, for measuring."""

from __future__ import annotations

from pathlib import Path

import click

from contested.cli.look import FORM
from contested.cli.screen import complain, say, show_json, show_table
from contested.records import plain


@click.command()
@click.argument("book")
@click.option("-o", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to.")
@click.option("--coder", metavar="NAME", help="What this coder coded blind, rather than the judgements.")
@click.option("--partly", is_flag=True, help="Reports too of which only some claims were judged; the others are left out.")
def gold(book: str, folder: Path, coder: str | None, partly: bool) -> None:
    """Write what people judged in BOOK as hand-coded claims: a YAML file, and the texts of the reports beside it.

    A report is taken when each of its claims was confirmed, corrected, added or judged misread.
    """
    from contested.casebook.book import Casebook
    from contested.casebook.gold import coded, reviewed, write_gold

    with Casebook.open(book, create=False) as opened, opened.engine.connect() as connection:
        entries = coded(connection, coder) if coder else reviewed(connection, partly)
        reports, claims = write_gold(folder, entries, opened.packs)
    say(f"{folder / 'claims.yaml'}: {claims} claims of {reports} reports")
    if not reports:
        complain("nothing was coded" if coder else "no report was judged whole; --partly takes those that were judged in part")


@click.command()
@click.argument("book")
@FORM
def agreement(book: str, form: str) -> None:
    """Show how far the blind coders of BOOK agree, field by field: Krippendorff's alpha."""
    from contested.casebook.book import Casebook
    from contested.casebook.coding import agreement as agreed

    with Casebook.open(book, create=False) as opened, opened.engine.connect() as connection:
        found = agreed(connection)
    if form != "text":
        show_json(map(plain, found), form)
        return
    show_table(
        ("field", "metric", "alpha", "claims", "alike"), ((one.field, one.metric, one.alpha, one.units, one.same) for one in found)
    )
