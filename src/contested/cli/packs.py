"""`contested pack`: what is known of a war beforehand."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from contested.cli.main import SOME_FAILED
from contested.cli.screen import clean, complain, say, show_table
from contested.cli.words import when_words
from contested.errors import UsageError


@click.group()
def pack() -> None:
    """Check, list, show or begin packs: the actors, outlets and places of a war."""


@pack.command("list")
def list_packs() -> None:
    """List the packs that come with the program."""
    from contested.linking.packs import load_pack, pack_names

    packs = [load_pack(name) for name in pack_names()]
    heads = ("name", "title", "covers", "actors", "outlets", "places")
    show_table(
        heads, [(one.name, one.title, when_words(one.covers), len(one.actors), len(one.outlets), len(one.places)) for one in packs]
    )


@pack.command()
@click.argument("file")
def check(file: str) -> None:
    """Check the pack in FILE; an error names the line."""
    from contested.linking.pack_check import doubts

    found, wrong = doubts(file)
    for problem in wrong:
        complain(clean(problem))
    if wrong:
        sys.exit(SOME_FAILED)
    say(f"{file}: in order: {len(found.actors)} actors, {len(found.outlets)} outlets, {len(found.places)} places")


@pack.command("new")
@click.argument("file")
@click.option("--title", help="What the war is called, and its years.")
@click.option("--country", default="LY", show_default=True, metavar="CODE", help="Where it is: two letters.")
def new_pack(file: str, title: str | None, country: str) -> None:
    """Write the pack FILE as a template with notes, to be filled in; it passes `contested pack check` as it is."""
    from contested.linking.added import code_of
    from contested.linking.packs import packs_folder

    path = Path(file).expanduser()
    if path.suffix not in (".yml", ".yaml"):
        raise UsageError(f"{file}: the name of a pack's file ends in .yml")
    template = (packs_folder() / "template.txt").read_text("utf-8")
    names = {"name": json.dumps(path.stem), "title": json.dumps(title or path.stem), "country": json.dumps(code_of(country))}
    try:
        with path.open("x", encoding="utf-8") as opened:
            opened.write(template.format(**names))
    except FileExistsError as problem:
        raise UsageError(f"{file}: is there already") from problem
    except OSError as problem:
        raise UsageError(f"{file}: cannot be written: {(problem.strerror or str(problem)).lower()}") from problem
    say(f"{file}: a new pack; fill it in, then `contested pack check {file}`")


@pack.command()
@click.argument("name")
def show(name: str) -> None:
    """Show the pack NAME, or the pack in a file."""
    from contested.linking.packs import load_pack

    found = load_pack(name)
    say(f"{found.title} ({when_words(found.covers)})")
    say(" ".join(found.note.split()))
    actors = [(one.id, one.name, one.kind, one.side, when_words(one.during), "; ".join(one.names)) for one in found.actors]
    show_table(("id", "name", "kind", "side", "when", "names"), actors, "Actors")
    show_table(("name", "owner", "leaning"), [(one.name, one.owner, one.leaning) for one in found.outlets], "Outlets")
    show_table(("name", "feature", "within"), [(one.name, one.feature, one.within) for one in found.places], "Places")
