"""Manners towards each host: its robots.txt is obeyed, one request at a time, a pause between two, and back-off where it asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

import httpx

from contested.intake.fetch import Client, FetchError
from contested.intake.robots import EVERYTHING, MOST_BYTES, NOTHING, Robots, read_robots
from contested.records import Fetched
from contested.settings import setting

GOOD_FOR = 24 * 3600.0  # seconds that a robots.txt is remembered, at most what RFC 9309 says
UNREACHABLE_FOR = 3600.0  # seconds after which one that could not be had is asked for again
LONGEST_BACK_OFF = 24 * 3600.0  # seconds that a server may ask to be left alone
MOST_HOSTS = 10_000


@dataclass
class Host:
    """What is known of one host."""

    robots: Robots = EVERYTHING
    good_until: float = 0.0  # as long as that its robots.txt is known
    problem: str = ""  # why its robots.txt could not be had
    next_at: float = 0.0  # before that it is left alone


@dataclass
class Hosts:
    """All hosts that were asked; waits are slept here, on one clock."""

    client: Client
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    recall: Callable[[str], Fetched | None] = lambda address: None  # a robots.txt that was fetched in an earlier run
    remember: Callable[[Fetched], None] = lambda fetched: None
    known: dict[str, Host] = field(default_factory=dict)

    def ask(self, url: httpx.URL) -> None:
        """Waits until the address may be asked for. Raises FetchError where its robots.txt forbids it, or the wait is too long."""
        host = self.host(url)
        self.learn(host, url)
        path = url.raw_path.decode("ascii", "replace")
        if not host.robots.allows(path):
            if host.problem:
                raise FetchError(f"its host's robots.txt could not be had, so nothing there is fetched: {host.problem}")
            raise FetchError("its host's robots.txt asks that this be left alone", "refused")
        self.take_turn(host)

    def host(self, url: httpx.URL) -> Host:
        """What is known of the host."""
        if len(self.known) > MOST_HOSTS:
            self.known.clear()
        return self.known.setdefault(f"{url.scheme}://{url.netloc.decode('ascii')}", Host())

    def take_turn(self, host: Host) -> None:
        """Waits for the host's turn, and sets the next."""
        wait = host.next_at - self.clock()
        longest = float(setting("fetch_wait"))
        if wait > longest:
            raise FetchError(f"the server asks to be left alone for {wait:.0f} seconds", wait=wait, passing=True)
        if wait > 0:
            self.sleep(wait)
        host.next_at = self.clock() + max(float(setting("fetch_delay")), host.robots.delay or 0.0)

    def back_off(self, url: str, seconds: float) -> None:
        """Leaves the host alone for so long."""
        host = self.host(httpx.URL(url))
        host.next_at = max(host.next_at, self.clock() + min(seconds, LONGEST_BACK_OFF))

    def learn(self, host: Host, url: httpx.URL) -> None:
        """Fetches the host's robots.txt where it is not known."""
        if host.good_until > self.clock():
            return
        host.robots, host.problem = EVERYTHING, ""
        try:
            host.robots = self.robots(host, str(url.copy_with(raw_path=b"/robots.txt")))
            host.good_until = self.clock() + GOOD_FOR
        except FetchError as problem:
            host.robots, host.problem = NOTHING, str(problem)
            host.good_until = self.clock() + min(UNREACHABLE_FOR, problem.wait or UNREACHABLE_FOR)
            if problem.outcome == "refused":  # a private address, say: no fault of robots.txt
                host.good_until = 0.0
                raise

    def robots(self, host: Host, address: str) -> Robots:
        """The robots.txt. Raises FetchError where the server is at fault: then nothing may be fetched."""
        before = self.recall(address)
        if before is not None and age_of(before) < GOOD_FOR:
            return robots_in(before)
        try:
            fetched = self.client.fetch(address, lambda _url: self.take_turn(host), most=MOST_BYTES, cut=True)
        except FetchError as problem:
            if problem.status is not None and 400 <= problem.status < 500 and problem.status != 429:
                fetched = none_there(address, problem.status)
            else:
                raise
        self.remember(fetched)
        return robots_in(fetched)


def robots_in(fetched: Fetched) -> Robots:
    """What a robots.txt says; where there is none, that all may be fetched."""
    return read_robots(fetched.body) if fetched.status < 400 else EVERYTHING


def none_there(address: str, status: int) -> Fetched:
    """The answer that there is no robots.txt."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Fetched(
        url=address, final_url=address, fetched_at=at, status=status, headers={}, sha256=sha256(b"").hexdigest(), body=b""
    )


def age_of(fetched: Fetched) -> float:
    """Seconds since an answer came."""
    return (datetime.now(UTC) - datetime.fromisoformat(fetched.fetched_at)).total_seconds()
