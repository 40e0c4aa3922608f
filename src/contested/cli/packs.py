"""`contested pack`: what is known of a war beforehand."""

from __future__ import annotations

import click

from contested.cli.screen import say, show_table
from contested.cli.words import when_words


@click.group()
def pack() -> None:
    """Check, list or show packs: the actors, outlets and places of a war."""


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
    from contested.linking.packs import load_pack

    found = load_pack(file)
    say(f"{file}: in order: {len(found.actors)} actors, {len(found.outlets)} outlets, {len(found.places)} places")


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
