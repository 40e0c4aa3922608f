"""`contested account`: who may sign in to the web app of a casebook."""

from __future__ import annotations

import sys

import click

from contested.cli.screen import say, show_table
from contested.errors import UsageError

ROLES = ("reader", "coder", "editor")


@click.group()
def account() -> None:
    """Make, list and remove the accounts of a casebook's web app."""


@account.command()
@click.argument("book")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What the account may do.")
@click.option("--password-stdin", is_flag=True, help="Take the password from standard input rather than ask for it.")
def add(book: str, name: str, role: str, password_stdin: bool) -> None:
    """Make the account NAME in BOOK, or give an old one this role and a new password.

    A reader sees every page; a coder judges and codes too; an editor assigns reports to coders besides.
    """
    from contested.casebook.book import Casebook
    from contested.web.accounts import Accounts

    with Casebook.open(book, create=False) as opened:
        password = sys.stdin.readline().rstrip("\n") if password_stdin else asked()
        Accounts(opened.engine).add(name, role, password)
    say(f"{book}: {name} may sign in as {role}")


def asked() -> str:
    """The password, typed twice."""
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
    return password


@account.command("list")
@click.argument("book")
def list_accounts(book: str) -> None:
    """List the accounts of BOOK."""
    from contested.casebook.book import Casebook
    from contested.web.accounts import Accounts

    with Casebook.open(book, create=False) as opened:
        show_table(("name", "role"), ((one.name, one.role) for one in Accounts(opened.engine).people()))


@account.command()
@click.argument("book")
@click.argument("name")
def remove(book: str, name: str) -> None:
    """Take the account NAME away from BOOK and end its sessions; what it judged stays."""
    from contested.casebook.book import Casebook
    from contested.web.accounts import Accounts

    with Casebook.open(book, create=False) as opened:
        try:
            Accounts(opened.engine).remove(name)
        except UsageError as problem:
            raise UsageError(f"{book}: {problem}") from problem
    say(f"{book}: {name} may no longer sign in")
