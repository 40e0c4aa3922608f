"""`contested serve` and `contested review`: the web app on this machine."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from typing import Any

import click

from contested.cli.screen import say
from contested.errors import UsageError

PORT = 8642
TRIES = 50  # ports that are tried, one after the other
HOME = ("127.0.0.1", "localhost", "::1")


def with_address(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options that say where it serves."""
    options = (
        click.option(
            "--host", default="127.0.0.1", metavar="ADDRESS", help="The address to serve on; 127.0.0.1 is this machine alone."
        ),
        click.option(
            "--port", type=click.IntRange(1, 65535), metavar="N", help=f"The port; without it {PORT}, or the next free one."
        ),
        click.option("--no-browser", is_flag=True, help="Open no browser."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("book")
@with_address
def serve(book: str, host: str, port: int | None, no_browser: bool) -> None:
    """Show BOOK in the browser: events, places, actors and sources, each with the words it stands on."""
    serve_book(book, host, port, None if no_browser else "/")


@click.command()
@click.argument("book")
@with_address
def review(book: str, host: str, port: int | None, no_browser: bool) -> None:
    """Open the review desk of BOOK in the browser: what is doubtful, for people to judge."""
    serve_book(book, host, port, None if no_browser else "/review", says="/review")


def serve_book(book: str, host: str, port: int | None, opens: str | None, says: str = "/") -> None:
    """Serves a casebook until it is stopped; `opens` is the page that the browser shows, `says` the one that is printed."""
    from contested.casebook.book import Casebook

    if host not in HOME:
        raise UsageError(f"--host {host}: the app has no accounts yet, so it serves on this machine alone (127.0.0.1)")
    with Casebook.open(book, create=False) as opened:
        opened.merge()
        listening = listen(host, port)
        address = address_of(host, listening.getsockname()[1])
        say(f"{book} is at {address}{says}  (Ctrl-C stops it)")
        if opens is not None:
            Timer(0.8, webbrowser.open, [f"{address}{opens}"]).start()
        run(opened, listening)


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


def run(book: Any, listening: socket.socket) -> None:
    """Serves until it is told to stop."""
    import uvicorn

    from contested.web.app import make_app

    config = uvicorn.Config(make_app(book), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
