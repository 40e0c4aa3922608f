"""`contested watch`: the feeds of a casebook, polled for as long as it runs."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, Any

import click

from contested.cli.books import count_words
from contested.cli.look import FORM
from contested.cli.main import DONE, SOME_FAILED
from contested.cli.screen import clean, complain, say, show_json, show_table
from contested.errors import InputError, UsageError
from contested.records import plain

if TYPE_CHECKING:
    from contested.casebook.book import Casebook
    from contested.casebook.watching import Look
    from contested.store.feeds import Feed


@click.command()
@click.argument("book")
@click.option("--add", "added", metavar="URL", multiple=True, help="Watch this feed or news sitemap too; may be repeated.")
@click.option("--remove", "removed", metavar="URL", multiple=True, help="Watch this feed no more; what came from it stays.")
@click.option("--list", "listing", is_flag=True, help="List the feeds, with what is wrong with each.")
@click.option("--once", is_flag=True, help="Look at every feed once, for cron or a systemd timer.")
@click.option("--every", type=click.FloatRange(0.01), metavar="MINUTES", help="Minutes between two looks (setting watch_minutes).")
@click.option("--verbose", "-v", is_flag=True, help="A line also for feeds that bring nothing new, and for each page without text.")
@FORM
def watch(
    book: str,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    listing: bool,
    once: bool,
    every: float | None,
    verbose: bool,
    form: str,
) -> None:
    """Look at the feeds of BOOK and read what is new in them, for as long as it runs."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        for url in added:
            add_feed(opened, url)
        for url in removed:
            say(f"{clean(url)}: " + ("watched no more" if opened.remove_feed(url) else "was not watched"))
        if listing:
            show_feeds(opened, form)
        elif not (added or removed) or once:
            if not opened.feeds():
                raise UsageError(f"{book}: watches no feed; add one with --add URL")
            sys.exit(run(opened, every, once, verbose))


def add_feed(book: Casebook, url: str) -> None:
    """Adds a feed and says so."""
    try:
        new = book.add_feed(url)
    except InputError as problem:
        raise UsageError(f"{url}: {problem}") from problem
    say(f"{clean(url)}: " + ("watched from now on" if new else "was watched already"))


def show_feeds(book: Casebook, form: str) -> None:
    """Prints the feeds."""
    if form == "text":
        heads = ("feed", "title", "looked at", "next", "looks", "faults", "wrong now")
        show_table(heads, map(feed_cells, book.feeds()))
    else:
        show_json(map(plain, book.feeds()), form)


def feed_cells(feed: Feed) -> Sequence[object]:
    """The cells of a feed."""
    return feed.url, feed.title, feed.looked_at, feed.next_at, feed.looks, feed.faults, feed.problem


def run(book: Casebook, every: float | None, once: bool, verbose: bool) -> int:
    """Watches until it is stopped; the exit code."""
    from contested.casebook.watching import watch as looks

    faults = 0
    with stoppable() as stopped:
        for one in looks(book, every, once, stopped):
            faults += bool(one.problem)
            show_look(one, verbose)
        if stopped.is_set():
            complain("stopped")
    return SOME_FAILED if once and faults else DONE


def show_look(one: Look, verbose: bool) -> None:
    """Prints a line for a look that brought something, and one for what was wrong."""
    name = clean(one.feed.title or one.feed.url)
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if one.counts or verbose:
        say(f"{at} {name}: {count_words(one.counts) if one.counts else 'nothing new'}; {one.claims} claims")
        sys.stdout.flush()
    if one.problem:
        times = f", {one.feed.faults_now + 1} times in a row" if one.feed.faults_now else ""
        complain(f"{at} {clean(one.feed.url)}: {clean(one.problem)}{times}")
    for path, reason in one.faults if verbose else ():
        complain(f"{at} {clean(path)}: {clean(reason)}")


@contextmanager
def stoppable() -> Iterator[Event]:
    """An event that is set by SIGTERM or an interrupt; the page under way is finished first."""
    stopped = Event()

    def stop(*_signal: Any) -> None:
        stopped.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
