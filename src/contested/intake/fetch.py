"""One address to the bytes that its server gives: bounded in time, size, redirects and headers; every fault is one sentence."""

from __future__ import annotations

import hashlib
import re
import ssl
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

import httpcore
import httpx

from contested.errors import InputError
from contested.intake.addresses import web_address
from contested.intake.network import Forbidden, Guard, NoSuchHost, OutOfTime, TooMuch
from contested.records import Fetched
from contested.settings import setting

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 8
BUSY = (429, 503)
PASSING = (408, 425, 429, 500, 502, 503, 504)  # these may be gone at the next try
SPARE = 200_000  # bytes beyond the body that may come: headers, frames, redirects
READ_SECONDS = 20.0  # without a byte
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5"
KEPT_HEADERS = ("content-type", "content-language", "content-encoding", "etag", "last-modified", "date", "location")
LONGEST_HEADER = 1000
PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}


class FetchError(InputError):
    """An address that gave nothing to read; `outcome` says whether we would not or could not."""

    def __init__(
        self, words: str, outcome: str = "failed", *, wait: float | None = None, passing: bool = False, status: int | None = None
    ) -> None:
        """`wait`: seconds that the server asks for; `passing`: it may be gone at the next try."""
        super().__init__(words)
        self.outcome, self.wait, self.passing, self.status = outcome, wait, passing, status


class Ask(Protocol):
    """What is asked before each request, redirects too: whether it may be made. It waits where politeness wants that."""

    def __call__(self, url: httpx.URL) -> None: ...


def user_agent() -> str:
    """What the requests say that they come from."""
    try:
        number = version("contested")
    except PackageNotFoundError:
        number = "0"
    return setting("user_agent").replace("{version}", number)


class Client:
    """Fetches addresses one at a time. It keeps no cookies, sends no referrer and goes through no proxy."""

    def __init__(self, guard: Guard | None = None, context: ssl.SSLContext | None = None) -> None:
        """`context` is for tests: what certificates are trusted."""
        self.guard = guard or Guard()
        self.given = context

    @cached_property
    def context(self) -> ssl.SSLContext:
        """What certificates are trusted; loaded when the first address is fetched."""
        return self.given or httpx.create_ssl_context()

    def fetch(
        self, written: str, ask: Ask, known: Mapping[str, str] | None = None, most: int | None = None, cut: bool = False
    ) -> Fetched:
        """What lies at the address, through redirects. `known`: the validators of an earlier answer, for a conditional request.

        With `cut` what is more than `most` bytes is left away. Raises FetchError, in one sentence.
        """
        url = checked(written)
        most = most or int(setting("fetch_bytes"))
        seconds, size = float(setting("fetch_seconds")), most + SPARE
        for _ in range(MOST_REDIRECTS + 1):
            ask(url)  # may wait, and fetch robots.txt: that time is no fault of this address
            self.guard.begin(seconds, size)
            status, headers, body = self.request(url, known or {}, most, cut)
            seconds, size = self.guard.seconds_left, self.guard.bytes_left
            target = headers.get("location") if status in REDIRECTS else None
            if target is None:
                return answer(written, url, status, headers, body, bool(known))
            url = checked(joined(url, target))
        raise FetchError(f"it redirects more than {MOST_REDIRECTS} times")

    def request(self, url: httpx.URL, known: Mapping[str, str], most: int, cut: bool) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of one request."""
        timeouts = {"connect": READ_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS, "pool": READ_SECONDS}
        headers = [("Host", url.netloc.decode("ascii")), *self.headers(), *known.items()]
        try:
            with httpcore.ConnectionPool(ssl_context=self.context, network_backend=self.guard, max_connections=1) as pool:
                options: dict[str, Any] = {"headers": headers, "extensions": {"timeout": timeouts}}
                with pool.stream("GET", core_url(url), **options) as response:
                    given = headers_of(response.headers)
                    if response.status in REDIRECTS or response.status == 304:
                        return response.status, given, b""
                    return response.status, given, body_of(response.iter_stream(), given, most, cut)
        except Exception as problem:
            raise sentence(problem) from problem

    def headers(self) -> Iterator[tuple[str, str]]:
        """What every request says."""
        yield "User-Agent", user_agent()
        yield "Accept", ACCEPT
        yield "Accept-Encoding", "gzip, deflate"
        yield "Connection", "close"


def core_url(url: httpx.URL) -> httpcore.URL:
    """The address as httpcore takes it."""
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def checked(written: str) -> httpx.URL:
    """The address, where it may be fetched; else raises FetchError."""
    try:
        return web_address(written)
    except InputError as problem:
        raise FetchError(str(problem), "refused") from problem


def joined(url: httpx.URL, target: str) -> str:
    """The address that a redirect leads to."""
    try:
        return str(url.join(target))
    except (httpx.InvalidURL, ValueError, TypeError) as problem:
        raise FetchError("it redirects to something that is no address") from problem


def headers_of(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for name, value in raw:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1")[:LONGEST_HEADER])
    return found


def body_of(parts: Iterable[bytes], headers: Mapping[str, str], most: int, cut: bool = False) -> bytes:
    """The body, unpacked as it comes so that no bomb is ever held. Raises FetchError where it is more than `most`."""
    coding = headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", *PACKED):
        raise FetchError(f"its answer is packed in a way that was not asked for: {coding[:40]}")
    taken, unpacker = bytearray(), None
    for number, part in enumerate(parts):
        if number == 0 and (coding == "deflate" or (coding and part[:1] == b"\x1f")):  # some say gzip and send it plain
            unpacker = zlib.decompressobj(PACKED[coding] if part[:1] in b"\x1fx" else -15)
        taken += unpacker.decompress(part, most + 1 - len(taken)) if unpacker else part
        if len(taken) > most and cut:
            return bytes(taken[:most])
        if len(taken) > most:
            raise FetchError(f"it is larger than {most:,} bytes, the most that is fetched (setting fetch_bytes)", "refused")
    if unpacker and not unpacker.eof:
        raise FetchError("its answer broke off: what is packed has no end")
    return bytes(taken)


def unpacked(body: bytes, most: int) -> bytes:
    """The bytes of a file that is packed with gzip. Raises FetchError where they are more than `most` or broken."""
    try:
        return body_of([body], {"content-encoding": "gzip"}, most) if body[:2] == b"\x1f\x8b" else body
    except zlib.error as problem:
        raise sentence(problem) from problem


def answer(asked: str, url: httpx.URL, status: int, headers: Mapping[str, str], body: bytes, conditional: bool) -> Fetched:
    """What was fetched. Raises FetchError for an answer that is none."""
    if status == 304 and conditional:
        pass
    elif not 200 <= status < 300:
        wait = wait_of(headers) if status in BUSY else None
        raise FetchError(status_words(status), wait=wait, passing=status in PASSING, status=status)
    return Fetched(
        url=asked,
        final_url=str(url),
        fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        status=status,
        headers={name: headers[name] for name in KEPT_HEADERS if name in headers},
        sha256=hashlib.sha256(body).hexdigest(),
        body=body,
    )


def status_words(status: int) -> str:
    """What a status means, as a sentence."""
    known = {
        304: "the server says that nothing changed, although it was not asked that",
        401: "the server wants a password",
        402: "the server wants to be paid",
        403: "the server forbids it",
        404: "there is no such page",
        410: "the page was taken away for good",
        429: "the server says that it was asked too often",
        451: "the page is withheld for legal reasons",
        503: "the server is too busy",
    }
    return f"{known.get(status, 'the server answered with an error')} (status {status})"


def wait_of(headers: Mapping[str, str]) -> float | None:
    """The seconds that a server asks to be left alone: `Retry-After`, as a number or a date."""
    written = headers.get("retry-after", "").strip()
    if re.fullmatch(r"\d{1,9}", written):
        return float(written)
    try:
        until = parsedate_to_datetime(written)
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        return max(0.0, (until - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def sentence(problem: Exception) -> FetchError:
    """What went wrong, as one sentence."""
    if isinstance(problem, FetchError):
        return problem
    if isinstance(problem, (Forbidden, NoSuchHost)):
        return FetchError(str(problem), "refused" if isinstance(problem, Forbidden) else "failed")
    for kind, words, passing in FAULTS:
        if isinstance(problem, kind):
            return FetchError(words, passing=passing)
    words = " ".join(str(problem).split())[:160]
    if "CERTIFICATE_VERIFY_FAILED" in words:
        return FetchError(f"its certificate cannot be trusted: {words.split('failed: ')[-1].split(' (')[0]}")
    if isinstance(problem, httpcore.RemoteProtocolError):
        return FetchError(protocol_words(words), passing=True)
    if isinstance(problem, (httpcore.NetworkError, OSError)):
        return FetchError(f"the connection failed: {words or type(problem).__name__}")
    return FetchError(f"its answer cannot be read: {type(problem).__name__}: {words}")


FAULTS: tuple[tuple[type[Exception], str, bool], ...] = (
    (OutOfTime, "it took longer than is waited for in all (setting fetch_seconds)", False),
    (httpcore.ConnectTimeout, "the server does not answer", False),
    (httpcore.TimeoutException, "the server stopped sending", False),
    (TooMuch, "more came than is fetched (setting fetch_bytes)", False),
    (zlib.error, "its answer is packed wrongly and cannot be unpacked", False),
)


def protocol_words(words: str) -> str:
    """What was wrong with the form of an answer."""
    if "closed connection" in words or "disconnected" in words:
        return "its answer broke off before its end"
    if "too long" in words or "too many" in words or "Receive buffer" in words:
        return "its headers are too large"
    return f"its answer is no HTTP that can be read: {words}"
