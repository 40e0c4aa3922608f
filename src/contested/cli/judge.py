"""`contested judge`: people's judgements from the terminal, kept for good and applied at once."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from contested.cli.look import FORM
from contested.cli.screen import clean, complain, say, show_json, show_table
from contested.errors import UsageError
from contested.records import plain

if TYPE_CHECKING:
    from contested.casebook.judging import Judged

HEADS = ("made", "author", "judgement", "on", "is", "state", "note", "id")
LONG = 60  # characters of an id's list that are shown
LIST, FIELDS = "list", "fields"


def user() -> str:
    """The name of whoever sits at the terminal."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@click.command()
@click.argument("book")
@click.argument("verb")
@click.argument("words", nargs=-1)
@click.option("--note", default="", metavar="WORDS", help="Why.")
@click.option("--author", default=user, metavar="NAME", help="Who judges; you, unless told otherwise.")
@click.option("--report", metavar="ID", help="name-is, place-at: in this report only.")
@click.option("--outlet", metavar="NAME", help="name-is, place-at: in this outlet only.")
@FORM
def judge(
    book: str, verb: str, words: tuple[str, ...], note: str, author: str, report: str | None, outlet: str | None, form: str
) -> None:
    """Enter a judgement on what is in BOOK: `same A B`, `not-same A B`, `misread CLAIM`, `correct CLAIM FIELD=VALUE`, and more.

    `confirm CLAIM`, `not-about-conflict REPORT`, `missed REPORT "START-END KIND"`, `name-is NAME ACTOR`, `place-at TOPONYM PLACE`,
    `withdraw JUDGEMENT`. `list` shows all that were made, with what they come to now; `fields` what can be
    corrected, and how each is written. Claims, events, reports and judgements are named by their ids; nothing is ever deleted.
    """
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        if verb in (LIST, FIELDS):
            if words:
                raise UsageError(f"judge {verb} takes no more words")
            show_history(opened.history(), form) if verb == LIST else show_fields()
            return
        made = opened.judge(verb.replace("-", "_"), *parts(verb, words), author=author, note=note, scope=scope_of(report, outlet))
        if form != "text":
            show_json([plain(made)], form)
            return
        say(f"{made.verb.replace('_', ' ')}: kept as judgement {made.id}")
        told = next((one for one in opened.history() if one.judgement.id == made.id), None)
        for ruling in told.rulings if told else ():
            if ruling.state != "stands":
                complain(f"report {ruling.report_id}: {ruling.state}: {clean(ruling.words)}")
        if told is not None and not told.rulings:
            complain("no report bears on it now; it will be applied to those that come")


def parts(verb: str, words: tuple[str, ...]) -> tuple[str, str]:
    """The subject and the object; a correction and a missed claim may be written in several words."""
    if not words or (len(words) > 2 and verb not in ("correct", "missed")):
        raise UsageError(f"judge {verb}: takes one or two words; put names of several words in quotation marks")
    return words[0], " ".join(words[1:])


def scope_of(report: str | None, outlet: str | None) -> str:
    """Where a name is meant so."""
    if report and outlet:
        raise UsageError("--report or --outlet, not both")
    return f"report:{report}" if report else f"outlet:{outlet}" if outlet else ""


def show_history(history: Sequence[Judged], form: str) -> None:
    """Prints every judgement with its state."""
    if form != "text":
        show_json((plain_judged(one) for one in history), form)
        return
    show_table(HEADS, map(cells, history))
    if not history:
        complain("no judgements")


def plain_judged(one: Judged) -> dict[str, Any]:
    """A judgement as JSON, with what became of it."""
    return {**plain(one.judgement), "state": one.state, "withdrawn_by": plain(one.withdrawn_by), "rulings": plain(one.rulings)}


def cells(one: Judged) -> Sequence[object]:
    """The cells of a judgement."""
    made = one.judgement
    back = one.withdrawn_by
    state = f"withdrawn by {back.author or 'somebody'} on {back.made_at[:10]}" if back else one.state
    on = cut(made.subject) + (f" in {made.scope}" if made.scope else "")
    return made.made_at[:16].replace("T", " "), made.author, made.verb, on, cut(made.object), state, made.note, made.id


def cut(words: str) -> str:
    """The words, cut where they are many."""
    return words if len(words) <= LONG else f"{words[:LONG]}…"


def show_fields() -> None:
    """Prints the fields that can be corrected."""
    from contested.casebook.corrections import FIELDS as ROWS

    for row in ROWS:
        say(f"{row.name}\t{row.form}{': ' + ', '.join(row.choices) if row.choices else ''}")
