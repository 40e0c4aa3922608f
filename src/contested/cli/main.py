"""The command `contested`: which commands there are. Each lives in a module that is imported when it is called."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from contested.errors import ContestedError

DONE, SOME_FAILED, WRONG = 0, 1, 2  # exit codes


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, where it lives (`module:function`) and what it does in one line."""

    name: str
    where: str
    words: str


COMMANDS = (
    Command("demo", "demo:demo", "Build a casebook from the sample reports and show what is in it."),
    Command("read", "read:read", "Read reports and print what they claim; nothing is kept."),
    Command("explain", "explain:explain", "Show what the reader saw in each sentence of a report, and why."),
    Command("new", "books:new", "Make a casebook."),
    Command("add", "books:add", "Read reports into a casebook."),
    Command("watch", "watch:watch", "Look at the feeds of a casebook, and read what is new in them."),
    Command("rebuild", "books:rebuild", "Read every report of a casebook again, after the rules or the packs changed."),
    Command("events", "look:events", "Show events: claims about one happening, from every side."),
    Command("event", "look:event", "Show one event with its accounts side by side."),
    Command("history", "look:history", "Show how an event came to be: reports, earlier ids, judgements."),
    Command("claims", "look:claims", "Show claims: who did what to whom, according to whom, in which words."),
    Command("search", "lists:search", "Search the words of reports and claims."),
    Command("control", "holding:control", "Show who holds a place, or every place, on a day, according to whom."),
    Command("backing", "holding:backing", "Show who is said to back whom."),
    Command("hazards", "holding:hazards", "Show where mines are said to be, or to have been cleared."),
    Command("displacement", "holding:displacement", "Show who is said to have fled, or come back."),
    Command("contradictions", "holding:contradictions", "Show who says that something is not so, and who says that it is."),
    Command("actors", "lists:actors", "List the actors that are named."),
    Command("places", "lists:places", "List the places that are named, or those that were not found."),
    Command("sources", "lists:sources", "List the outlets and what came from each."),
    Command("reports", "lists:reports", "List the reports and how reading them ended."),
    Command("serve", "serve:serve", "Show a casebook in the browser."),
    Command("review", "serve:review", "Open a casebook's review desk in the browser."),
    Command("judge", "judge:judge", "Enter a judgement: same event, misread, a corrected field, what a name denotes."),
    Command("gold", "gold:gold", "Write what people judged or coded as hand-coded claims, for measuring."),
    Command("agreement", "gold:agreement", "Show how far blind coders agree, field by field."),
    Command("account", "accounts:account", "Make, list and remove the accounts of a casebook's web app."),
    Command("page", "page:page", "Write the page that a report was read from, as it was when it was fetched."),
    Command("export", "export:export", "Write what a casebook holds to a file of another form."),
    Command("import", "import_:import_", "Take in a casebook in JSON Lines, or data of ACLED or UCDP."),
    Command("site", "site:site", "Write the web app's pages as files that need no server."),
    Command("pack", "packs:pack", "Check, list, show or begin packs: what is known of a war beforehand."),
    Command("gazetteer", "gazetteer:gazetteer", "Look up places in the gazetteer, and add countries to it."),
)


class Lazy(click.Group):
    """A group that knows its commands by name and help, and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [row.name for row in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        row = next((row for row in COMMANDS if row.name == cmd_name), None)
        if row is None:
            return None
        module, name = row.where.split(":")
        command: click.Command = getattr(import_module(f"contested.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(row.name, row.words) for row in COMMANDS])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="contested", message="%(prog)s %(version)s")
def contested() -> None:
    """Reads news about armed conflicts and keeps the record of who said what happened."""


def main(args: list[str] | None = None) -> Any:
    """Runs the command line. Exit codes: 0 done, 1 some inputs failed, 2 the command was wrong."""
    try:
        return contested.main(args, prog_name="contested")
    except ContestedError as problem:
        click.echo(f"contested: {problem}", err=True)
        sys.exit(WRONG)
