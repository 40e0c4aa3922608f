"""`contested control`, `backing`, `hazards`, `displacement` and `contradictions`: the picture on a day, according to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from contested.cli.cards import control_card
from contested.cli.look import CONTROL_HEADS, FORM, control_cells, remark
from contested.cli.screen import show_json, show_table
from contested.cli.words import quoted
from contested.errors import UsageError
from contested.export.flat import joined, place_name
from contested.picture.areas import PlaceControl
from contested.picture.backing import Backing
from contested.picture.contradictions import Contradiction
from contested.picture.control import ControlSpell, contested_between
from contested.picture.displacement import Displacement
from contested.picture.hazards import Hazard
from contested.records import Claim, PlaceMention, plain

ON = click.option("--on", metavar="DATE", help="The day; without it, as of the newest word.")
MAP_HEADS = ("place", "part of", "status", "holders", "newest word", "accounts")
SHOWN = 6  # claims against a denial
SPELL_HEADS = ("from", "to", "holders", "contested", "according to")


@click.command()
@click.argument("book")
@click.argument("place", required=False)
@ON
@click.option("--timeline", is_flag=True, help="From day to day: a line for each new word on PLACE.")
@click.option("--country", metavar="CODE", help="Without PLACE: only this country, two letters, as LY.")
@FORM
def control(book: str, place: str | None, on: str | None, timeline: bool, country: str | None, form: str) -> None:
    """Show who holds PLACE on a day, according to whom: every account, oldest word first. Without PLACE, every place."""
    from contested.casebook.book import Casebook

    if timeline and (place is None or on is not None):
        raise UsageError("control: --timeline is of one PLACE, and of no day in particular")
    with Casebook.open(book, create=False) as opened:
        if place is None:
            places = opened.control_map(on, country)
            show(form, MAP_HEADS, (cells for row in places for cells in map_cells(row)), places)
            remark(len(places), None, "claims on who holds what", form)
        elif timeline:
            spells = opened.control_timeline(place)
            show(form, SPELL_HEADS, map(spell_cells, spells), spells)
            remark(len(spells), None, f"claims on who holds {place}", form)
        else:
            found = opened.control(place, on=on)
            if form == "text":
                show_table(CONTROL_HEADS, map(control_cells, found), card=control_card)
            else:
                show_json((plain(account) for account in found), form)
            remark(len(found), None, f"claims on who holds {place}", form)


def show(form: str, heads: Sequence[str], cells: object, rows: Sequence[object]) -> None:
    """Prints rows as a table, or as JSON."""
    if form == "text":
        show_table(heads, cells)  # type: ignore[arg-type]
    else:
        show_json(map(plain, rows), form)


def map_cells(row: PlaceControl, within: str = "") -> Iterator[Sequence[object]]:
    """The cells of a place, and of each of its parts."""
    standing = sum(not account.superseded for account in row.accounts)
    yield row.name, within, row.status, joined(row.holders), row.last_word, standing
    for part in row.parts:
        yield from map_cells(part, row.name)


def spell_cells(spell: ControlSpell) -> Sequence[object]:
    """The cells of days in a row on which the same accounts stand."""
    holders = joined(dict.fromkeys(account.holder.name for account in spell.accounts))
    speakers = joined(dict.fromkeys(speaker for account in spell.accounts for speaker in account.speakers))
    return spell.start, spell.end, holders, bool(contested_between(spell.accounts)), speakers


@click.command()
@click.argument("book")
@ON
@FORM
def backing(book: str, on: str | None, form: str) -> None:
    """Show who is said to back whom in BOOK, with arms or in words, by whom, and who denies it."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        rows = opened.backing(on)
        show(form, ("backer", "backed", "how", "from", "to", "according to", "denied by", "claims"), map(backing_cells, rows), rows)
        remark(len(rows), None, "claims on who backs whom", form)


def backing_cells(row: Backing) -> Sequence[object]:
    """The cells of a pair of backer and backed."""
    who = (row.backer.name, row.backed.name, row.sort, row.first, row.last, joined(row.speakers), joined(row.denied_by))
    return *who, ids(row.claims + row.denials)


@click.command()
@click.argument("book")
@ON
@FORM
def hazards(book: str, on: str | None, form: str) -> None:
    """Show where mines and other remnants are said to be in BOOK, or to have been cleared."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        rows = opened.hazards(on)
        show(form, ("where", "status", "since", "newest word", "according to", "claims"), map(hazard_cells, rows), rows)
        remark(len(rows), None, "claims on mines", form)


def hazard_cells(row: Hazard) -> Sequence[object]:
    """The cells of a place with mines."""
    return where(row.place), row.status, row.since, row.last, joined(row.speakers), ids(row.claims)


@click.command()
@click.argument("book")
@ON
@FORM
def displacement(book: str, on: str | None, form: str) -> None:
    """Show who is said to have fled from where in BOOK, or come back, and how many."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        rows = opened.displacement(on)
        heads = ("where", "what", "from", "to", "least", "most", "fled to", "according to", "claims")
        show(form, heads, map(displacement_cells, rows), rows)
        remark(len(rows), None, "claims on flight or return", form)


def displacement_cells(row: Displacement) -> Sequence[object]:
    """The cells of a place from which people fled, or to which they came back."""
    figures = (row.low, row.high, joined(row.destinations), joined(row.speakers))
    return where(row.place), row.sort, row.first, row.last, *figures, ids(row.claims)


@click.command()
@click.argument("book")
@click.option("--actor", metavar="NAME", help="Only what this actor denies, or what is denied of it.")
@FORM
def contradictions(book: str, actor: str | None, form: str) -> None:
    """Show every word in BOOK that something is not so, with the words that it is, in whatever events they stand."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        rows = opened.contradictions(actor)
        heads = ("what is denied", "by", "in the words", "claim", "said by", "claims that it is")
        show(form, heads, map(contradiction_cells, rows), rows)
        remark(len(rows), None, "claims that deny what others say", form)


def contradiction_cells(row: Contradiction) -> Sequence[object]:
    """The cells of a denial and of what speaks against it."""
    against = ids(row.against[:SHOWN]) + (f" and {len(row.against) - SHOWN} more" if len(row.against) > SHOWN else "")
    return row.denial.kind, row.speaker, quoted(row.denial.text), row.denial.id, joined(row.others), against


def where(place: PlaceMention | None) -> str | None:
    """The name of a place, or that none is named."""
    return place_name(place) if place else "no place named"


def ids(claims: Sequence[Claim]) -> str:
    """The ids of claims."""
    return joined(claim.id for claim in claims) or ""
