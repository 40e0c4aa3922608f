"""`contested serve` and `contested review`: the web app on this machine."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import TYPE_CHECKING, Any

import click

from contested.cli.screen import say
from contested.errors import UsageError
from contested.settings import setting

if TYPE_CHECKING:
    from contested.casebook.book import Casebook

PORT = 8642
KEPT = 75  # seconds that a connection waits for the next request: longer than a busy reader lets it wait
TRIES = 50  # ports that are tried, one after the other
HOME = ("127.0.0.1", "localhost", "::1")
LOCAL = (*HOME, "[::1]")
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 -- named to be asked about, not bound by default
SIGN_IN = "Everybody signs in, over TLS only: put it behind a proxy that speaks it, as docs/review.md shows."
UNSAFE = "Cookies travel without TLS (CONTESTED_SECURE_COOKIES=no): for a try only."


def with_address(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options that say where it serves."""
    options = (
        click.option(
            "--host", default="127.0.0.1", metavar="ADDRESS", help="The address to serve on; 127.0.0.1 is this machine alone."
        ),
        click.option(
            "--port", type=click.IntRange(1, 65535), metavar="N", help=f"The port; without it {PORT}, or the next free one."
        ),
        click.option(
            "--name", "names", metavar="HOST", multiple=True, help="A name under which others reach it, as war.example.org."
        ),
        click.option("--proxy", metavar="ADDRESS", help="A proxy in front of it that is to be believed who asks."),
        click.option("--accounts", is_flag=True, help="Ask everybody to sign in, on this machine too."),
        click.option("--no-browser", is_flag=True, help="Open no browser."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("book")
@with_address
def serve(book: str, host: str, port: int | None, no_browser: bool, **reached: Any) -> None:
    """Show BOOK in the browser: events, places, actors and sources, each with the words it stands on.

    On this machine alone whoever is there may read and review. Where others can reach it everybody signs in;
    `contested account add` makes the accounts.
    """
    serve_book(book, host, port, None if no_browser else "/", reached=Reached(**reached))


@click.command()
@click.argument("book")
@with_address
def review(book: str, host: str, port: int | None, no_browser: bool, **reached: Any) -> None:
    """Open the review desk of BOOK in the browser: what is doubtful, for people to judge."""
    serve_book(book, host, port, None if no_browser else "/review", says="/review", reached=Reached(**reached))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How others reach the app: under which names, through which proxy, and whether accounts are asked for all the same."""

    names: tuple[str, ...] = ()
    proxy: str | None = None
    accounts: bool = False

    def by_others(self, host: str) -> bool:
        """Whether anybody but those at this machine could."""
        return host not in HOME or bool(self.names or self.proxy)

    def hosts(self, host: str) -> tuple[str, ...]:
        """The names that a request may ask for; raises UsageError where none is known."""
        if host in ANYWHERE and not self.names:
            raise UsageError(f"--host {host}: give the name under which others reach it too: --name war.example.org")
        return (*LOCAL, *self.names, *(() if host in ANYWHERE else (host, f"[{host}]")))


ALONE = Reached()


def serve_book(book: str, host: str, port: int | None, opens: str | None, says: str = "/", reached: Reached = ALONE) -> None:
    """Serves a casebook until it is stopped; `opens` is the page that the browser shows, `says` the one that is printed."""
    from contested.casebook.book import Casebook

    guarded, hosts = reached.accounts or reached.by_others(host), reached.hosts(host)
    with Casebook.open(book, create=False) as opened:
        if guarded:
            check_accounts(book, opened)
        opened.merge()
        listening = listen(host, port)
        address = address_of(host, listening.getsockname()[1])
        say(f"{book} is at {address}{says}  (Ctrl-C stops it)")
        if opens is not None:
            Timer(0.8, webbrowser.open, [f"{address}{opens}"]).start()
        if guarded:
            say(SIGN_IN if secure_cookies() else f"{SIGN_IN} {UNSAFE}")
        run(opened, listening, hosts, guarded, reached.proxy)


def check_accounts(book: str, opened: Casebook) -> None:
    """Raises UsageError where nobody could sign in."""
    from contested.web.accounts import Accounts

    if not Accounts(opened.engine).people():
        raise UsageError(f"others could reach it and it has no accounts: first `contested account add {book} NAME --role editor`")


def secure_cookies() -> bool:
    """Whether the cookies of accounts need TLS."""
    return setting("secure_cookies").casefold() not in ("no", "0", "false")


def address_of(host: str, port: int) -> str:
    """Where a browser finds it."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def listen(host: str, port: int | None) -> socket.socket:
    """A socket at the port, or where none is given at the first free one from PORT on; raises UsageError where there is none."""
    for number in [port] if port else range(PORT, PORT + TRIES):
        bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, number))
        except OSError:
            bound.close()
            continue
        return bound
    raise UsageError(
        f"port {port} is taken" if port else f"no port from {PORT} to {PORT + TRIES - 1} is free: give one with --port"
    )


def run(
    book: Casebook, listening: socket.socket, hosts: tuple[str, ...] = LOCAL, guarded: bool = False, proxy: str | None = None
) -> None:
    """Serves until it is told to stop; only what `proxy` says of where a request came from is believed."""
    import uvicorn

    from contested.web.app import WebSettings, make_app
    from contested.web.tiles import background

    settings = WebSettings(hosts=hosts, accounts=guarded, secure=secure_cookies(), background=background())
    app = make_app(book, settings)
    trust: dict[str, Any] = {"timeout_keep_alive": KEPT, "proxy_headers": proxy is not None, "forwarded_allow_ips": proxy or ""}
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3, **trust)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
