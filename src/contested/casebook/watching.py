"""The feeds of a casebook, looked at again and again: each fault is counted, shown and waited out; nothing is read twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event

from contested.casebook.book import Casebook
from contested.intake.fetch import Client
from contested.intake.hosts import Hosts
from contested.intake.network import Guard
from contested.records import Loaded
from contested.settings import setting
from contested.store.database import writing
from contested.store.feeds import Feed, put_look

LONGEST_BACK_OFF = timedelta(hours=24)
MOST_DOUBLINGS = 7
LONGEST_NAP = 30.0  # seconds after which the list of feeds is looked at again: one may have been added


@dataclass
class Look:
    """One look at a feed: how what it brought ended, and what was wrong with the feed itself."""

    feed: Feed
    counts: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    problem: str = ""
    faults: list[tuple[str, str]] = field(default_factory=list)  # pages that gave nothing, and why


def watch(book: Casebook, minutes: float | None = None, once: bool = False, stopped: Event | None = None) -> Iterator[Look]:
    """Each look at a feed as it is done: for as long as the caller goes on and `stopped` is not set, or `once` at every feed."""
    stopped = stopped or Event()
    every = timedelta(minutes=minutes if minutes is not None else float(setting("watch_minutes")))
    hosts = Hosts(Client(Guard(stopped=stopped.is_set)), sleep=sleeper(stopped))
    while not stopped.is_set():
        for feed in book.feeds():
            if not stopped.is_set() and is_due(feed, once):
                yield look(book, feed, hosts, every, stopped)
        if once:
            return
        stopped.wait(nap(book.feeds()))


def sleeper(stopped: Event) -> Callable[[float], None]:
    """What waits in place of `sleep`, and no longer once it is to stop."""

    def sleep(seconds: float) -> None:
        stopped.wait(seconds)

    return sleep


def is_due(feed: Feed, once: bool) -> bool:
    """Whether a feed is to be looked at now; one without a fault always where that is asked for once."""
    return feed.next_at is None or (once and not feed.faults_now) or moment(feed.next_at) <= datetime.now(UTC)


def moment(written: str) -> datetime:
    """The moment that is so written."""
    return datetime.fromisoformat(written)


def nap(feeds: tuple[Feed, ...]) -> float:
    """The seconds until a feed is due."""
    due = [moment(feed.next_at) for feed in feeds if feed.next_at]
    left = (min(due) - datetime.now(UTC)).total_seconds() if len(due) == len(feeds) and due else LONGEST_NAP
    return min(max(left, 0.2), LONGEST_NAP)


def look(book: Casebook, feed: Feed, hosts: Hosts, every: timedelta, stopped: Event) -> Look:
    """Takes what is new in a feed. Whatever the feed does, it is noted and others go on."""
    done, web = Look(feed), book.web(hosts)
    web.lists_only = True
    try:
        for added in book.take(until(web.load(feed.url), stopped)):
            if stopped.is_set() and added.report is None and added.path in web.passing:
                continue  # broken off by the stop: no fault, and tried again
            book.settle(web, added.path)
            tell(done, feed, added.path, added.outcome.name, added.outcome.reason)
            done.claims += added.claims
    except Exception as problem:
        done.problem = f"{type(problem).__name__}: {' '.join(str(problem).split())[:300]}"
    done.problem = done.problem or web.faults.get(feed.url, "")
    if not stopped.is_set():
        with writing(book.engine) as connection:
            put_look(
                connection, feed.url, done.problem, next_look(feed, done, every, web.waits.get(feed.url)), web.titles.get(feed.url)
            )
    return done


def until(inputs: Iterator[Loaded], stopped: Event) -> Iterator[Loaded]:
    """The inputs as they come, until it is to stop."""
    for loaded in inputs:
        if stopped.is_set():
            return
        yield loaded


def tell(done: Look, feed: Feed, path: str, outcome: str, reason: str) -> None:
    """Counts an outcome of the look."""
    if path == feed.url:
        return
    done.counts[outcome] += 1
    if outcome in ("failed", "refused", "no text"):
        done.faults.append((path, reason))


def next_look(feed: Feed, done: Look, every: timedelta, wait: float | None) -> str:
    """When to look at a feed again: later and later while it fails, and not before the server says."""
    pause = every
    if done.problem:
        pause = min(every * 2 ** min(feed.faults_now + 1, MOST_DOUBLINGS), max(LONGEST_BACK_OFF, every))
    if wait:
        pause = max(pause, min(timedelta(seconds=wait), LONGEST_BACK_OFF))
    return (datetime.now(UTC) + pause).isoformat(timespec="seconds")
