"""Connections that are made only to machines that may be asked, and that end: by a time and by a number of bytes.

A name is resolved once, each of its addresses is checked, and the connection goes to a checked address itself; the name stays
in the Host header and in the check of the certificate. So a name that changes its address in between gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

import httpcore

from contested.errors import InputError
from contested.intake.addresses import why_not

Resolve = Callable[[str, int], Iterable[str]]
CONNECT_SECONDS = 15.0
ADDRESSES = 4  # of one name are tried


class Forbidden(InputError):
    """A machine that may not be connected to."""


class NoSuchHost(InputError):
    """A name that stands for no machine."""


class OutOfTime(httpcore.ReadTimeout):
    """The time for all of a fetch is over."""


class TooMuch(Exception):
    """More bytes came than are taken."""


def resolved(host: str, port: int) -> list[str]:
    """The addresses that a name stands for, as the system says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


class Guard(httpcore.NetworkBackend):
    """Connects for httpcore. `begin` sets how long the next fetch may take and how much may come."""

    def __init__(self, resolve: Resolve = resolved, stopped: Callable[[], bool] = lambda: False) -> None:
        """`stopped` is asked before each act: once it is True no time is left."""
        self.resolve, self.stopped = resolve, stopped
        self.inner = httpcore.SyncBackend()
        self.deadline, self.bytes_left = monotonic(), 0

    def begin(self, seconds: float, size: int) -> None:
        """Starts the clock of a fetch."""
        self.deadline, self.bytes_left = monotonic() + seconds, size

    @property
    def seconds_left(self) -> float:
        """What is left of the time."""
        return self.deadline - monotonic()

    def left(self, timeout: float | None) -> float:
        """The seconds that an act may take. Raises OutOfTime where none are left."""
        left = self.seconds_left
        if left <= 0 or self.stopped():
            raise OutOfTime
        return left if timeout is None else min(left, timeout)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that may be asked and answers."""
        problem: Exception | None = None
        for number in self.checked(host, port)[:ADDRESSES]:
            try:
                stream = self.inner.connect_tcp(number, port, self.left(CONNECT_SECONDS), local_address, socket_options)
                return Guarded(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as one:
                problem = one
        raise problem or httpcore.ConnectError(f"no address of {host}")

    def checked(self, host: str, port: int) -> list[str]:
        """The addresses of the host that may be asked. Raises Forbidden where there is none."""
        numbers = self.looked_up(host, port)
        reasons = {number: why_not(number) for number in numbers}
        good = [number for number, reason in reasons.items() if reason is None]
        if not good:
            number, reason = next(iter(reasons.items()), ("", "nowhere"))
            raise Forbidden(f"{host} stands for {number}, an address that is {reason}: it is refused (setting fetch_private)")
        return good

    def looked_up(self, host: str, port: int) -> list[str]:
        """The addresses of the host; the system's look-up has no time limit of its own, so it runs aside."""
        box: list[Any] = []
        thread = threading.Thread(target=lambda: box.append(answer_of(self.resolve, host, port)), daemon=True)
        thread.start()
        thread.join(self.left(CONNECT_SECONDS))
        if not box:
            raise NoSuchHost(f"looking up the name {host} took too long")
        if isinstance(box[0], Exception) or not box[0]:
            raise NoSuchHost(f"the name {host} stands for no machine")
        return list(box[0])


def answer_of(resolve: Resolve, host: str, port: int) -> Any:
    """What looking up gives: addresses, or the error."""
    try:
        return list(resolve(host.strip("[]"), port))
    except (OSError, UnicodeError) as problem:
        return problem


class Guarded(httpcore.NetworkStream):
    """A connection that obeys its guard's time and size."""

    def __init__(self, inner: httpcore.NetworkStream, guard: Guard) -> None:
        self.inner, self.guard = inner, guard

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes. Raises TooMuch where more came than are taken."""
        try:
            got = self.inner.read(max_bytes, self.guard.left(timeout))
        except httpcore.ReadTimeout as problem:
            raise OutOfTime if self.guard.seconds_left <= 0 else problem from None
        self.guard.bytes_left -= len(got)
        if self.guard.bytes_left < 0:
            raise TooMuch
        return got

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends the bytes."""
        self.inner.write(buffer, self.guard.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self.inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        return Guarded(self.inner.start_tls(ssl_context, server_hostname, self.guard.left(CONNECT_SECONDS)), self.guard)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self.inner.get_extra_info(info)
