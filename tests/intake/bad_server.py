"""A real HTTP server on this machine that misbehaves, each time in one named way; and what must come of each."""

from __future__ import annotations

import gzip
import itertools
import json
import socket
import ssl
import threading
import time
import zlib
from collections import Counter
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

ARTICLE = b"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Army takes the old port | The Herald</title>
<meta property="og:site_name" content="The Herald"><meta property="article:published_time" content="2021-03-04T10:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Army takes the old port</h1>
<p>The army took the old port on Thursday, its spokesman said, after three days of fighting with the militia that held it.</p>
<p>Residents who had fled to the hills came back to find their houses mined, and the mayor asked them to wait for engineers.</p>
<p>The militia denied that it had left the port and said that forty soldiers were killed when they tried to enter it.</p>
</article><footer>Copyright The Herald</footer></body></html>"""
ITEM = "<item><title>{title}</title><link>{link}</link><guid isPermaLink='false'>{guid}</guid>{more}</item>"


def rss(*items, title="The Herald"):
    """An RSS feed."""
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>".encode()


def item(link, title="Army takes the old port", guid=None, more="<pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate>"):
    """An item of it."""
    return ITEM.format(link=link, title=title, guid=guid or link, more=more)


@dataclass
class Server:
    """The server: what it answers by path, what it was asked, how often."""

    port: int = 0
    scheme: str = "http"
    asked: list = field(default_factory=list)
    times: Counter = field(default_factory=Counter)
    robots: bytes | None = None
    answers: dict = field(default_factory=dict)  # further answers by path, of one test
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def home(self):
        """Its address."""
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def answer(self, connection, path, headers):
        """Answers a request as the path says."""
        self.asked.append((path, headers))
        self.times[path] += 1
        found = self.answers.get(path) or ANSWERS.get(path)
        if path == "/robots.txt" and self.robots is not None:
            send(connection, self.robots, "text/plain")
        elif found is None:
            send(connection, b"not here", status="404 Not Found")
        elif isinstance(found, bytes):
            send(connection, found, "text/html; charset=utf-8")
        else:
            found(self, connection, headers)


def send(connection, body, kind="text/html; charset=utf-8", status="200 OK", length=None, more=""):
    """Sends a whole answer."""
    size = len(body) if length is None else length
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {size}\r\nConnection: close\r\n{more}\r\n"
    connection.sendall(head.encode("latin-1") + body)


def redirect(target):
    """An answer that leads elsewhere; `{home}` is the server itself."""

    def act(server, connection, headers):
        where = target.format(home=server.home, number=next(NUMBERS))
        send(connection, b"", status="302 Found", more=f"Location: {where}\r\n")

    return act


NUMBERS = itertools.count()


def body(raw, **options):
    """An answer with this body."""
    return lambda server, connection, headers: send(connection, raw, **options)


def gzip_bomb(server, connection, headers):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    raw = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(60)) + packer.flush()
    send(connection, raw, more="Content-Encoding: gzip\r\n")


def endless_body(server, connection, headers):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>")
    while not server.stop.is_set():
        connection.sendall(b"The army took the town. " * 4000)


def endless_chunks(server, connection, headers):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not server.stop.is_set():
        connection.sendall(b"1000\r\n" + b"x" * 4096 + b"\r\n")


def truncated_chunk(server, connection, headers):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n" + ARTICLE[:300])


def bad_chunk_size(server, connection, headers):
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")


def drip(raw, pause):
    """Sends byte by byte, slowly."""

    def act(server, connection, headers):
        for byte in raw:
            connection.sendall(bytes([byte]))
            if server.stop.wait(pause):
                return

    return act


def silence(server, connection, headers):
    server.stop.wait(30)


def huge_header(server, connection, headers):
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Much: " + b"a" * 300_000 + b"\r\n\r\n")


def many_headers(server, connection, headers):
    connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: a\r\n" % number for number in range(50_000)) + b"\r\n")


def endless_interim(server, connection, headers):
    while not server.stop.is_set():
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100)


def not_modified(server, connection, headers):
    connection.sendall(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")


def busy_then_fine(server, connection, headers):
    if server.times["/busy-then-fine"] < 2:
        send(connection, b"", status="503 Service Unavailable")
    else:
        send(connection, ARTICLE)


def sitemap_loop(server, connection, headers):
    rows = "".join(f"<sitemap><loc>{server.home}{path}</loc></sitemap>" for path in ("/sitemap-loop", "/sitemap-loop-2"))
    send(connection, f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>".encode())


def big_feed(server, connection, headers):
    items = "".join(item(f"{server.home}/missing/{number}", f"Title {number}", str(number), "") for number in range(100_000))
    send(connection, rss(items))


BOMB = b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghi"
)


@dataclass(frozen=True)
class Fault:
    """One way to misbehave: its name, the path that does it, and the outcome and words that must come of it."""

    name: str
    path: str
    answer: object
    outcome: str
    says: str
    settings: dict = field(default_factory=dict)


QUICK = {"fetch_seconds": "1"}
SMALL = {"fetch_bytes": "1000000"}
FAULTS = (
    Fault("redirect loop", "/redirect-loop", redirect("{home}/redirect-loop"), "failed", "redirects more than 8 times"),
    Fault("endless redirects", "/away", redirect("{home}/away?{number}"), "failed", "redirects more than 8 times"),
    Fault("redirect to a private address", "/to-private", redirect("http://10.0.0.8:8080/x"), "refused", "10.0.0.8, .* private"),
    Fault("redirect to link-local", "/to-metadata", redirect("http://169.254.169.254/latest"), "refused", "link-local"),
    Fault("redirect to mapped IPv6", "/to-mapped", redirect("http://[::ffff:10.1.2.3]/"), "refused", "private"),
    Fault("redirect to a file", "/to-file", redirect("file:///etc/passwd"), "refused", "only http and https"),
    Fault("redirect with a password", "/to-user", redirect("http://me:you@example.org/"), "refused", "user name or password"),
    Fault(
        "redirect to a strange port", "/to-port", redirect("http://127.0.0.1:22/"), "refused", "port 22", {"fetch_ports": "{port}"}
    ),
    Fault("redirect to no address", "/to-nothing", redirect("http://[broken"), "refused", "names no host|not an address"),
    Fault("gzip bomb", "/gzip-bomb", gzip_bomb, "refused", "larger than 1,000,000 bytes", SMALL),
    Fault("endless body", "/endless-body", endless_body, "refused", "larger than|more came", SMALL),
    Fault("endless chunks", "/endless-chunks", endless_chunks, "refused", "larger than|more came", SMALL),
    Fault("a length too long", "/too-long", body(ARTICLE, length=90_000), "failed", "broke off"),
    Fault("a length that is none", "/no-length", body(ARTICLE, length="many"), "failed", "no HTTP"),
    Fault("truncated chunk", "/truncated-chunk", truncated_chunk, "failed", "broke off"),
    Fault("chunk size that is none", "/bad-chunk", bad_chunk_size, "failed", "no HTTP"),
    Fault(
        "truncated gzip", "/cut-gzip", body(gzip.compress(ARTICLE)[:200], more="Content-Encoding: gzip\r\n"), "failed", "broke off"
    ),
    Fault(
        "gzip that is broken", "/bad-gzip", body(b"\x1f\x8b\x08junk" * 20, more="Content-Encoding: gzip\r\n"), "failed", "packed"
    ),
    Fault("a packing not asked for", "/brotli", body(b"junk", more="Content-Encoding: br\r\n"), "failed", "not asked for: br"),
    Fault("slow headers", "/slow-headers", drip(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1000, 0.05), "failed", "longer than", QUICK),
    Fault("slow body", "/slow-body", drip(b"HTTP/1.1 200 OK\r\n\r\n" + ARTICLE, 0.02), "failed", "longer than", QUICK),
    Fault("silence", "/silence", silence, "failed", "longer than|stopped sending", QUICK),
    Fault("hangs up", "/hangs-up", lambda *_: None, "failed", "broke off"),
    Fault("huge header", "/huge-header", huge_header, "failed", "headers are too large"),
    Fault("very many headers", "/many-headers", many_headers, "failed", "headers are too large"),
    Fault("endless interim answers", "/interim", endless_interim, "failed", "more came|longer than", {**QUICK, **SMALL}),
    Fault("no HTTP at all", "/no-http", lambda s, c, h: c.sendall(b"SSH-2.0-OpenSSH_9\r\n"), "failed", "no HTTP|broke off"),
    Fault("304 to an open question", "/not-modified", not_modified, "failed", "nothing changed"),
    Fault("429 with a long wait", "/too-often", body(b"", status="429 Too Many", more="Retry-After: 9999\r\n"), "failed", "9,?999"),
    Fault("429 with a wait that is none", "/odd-wait", body(b"", status="429 Too", more="Retry-After: soon\r\n"), "failed", "429"),
    Fault("always 503", "/always-busy", body(b"", status="503 Busy"), "failed", "too busy"),
    Fault("503, then fine", "/busy-then-fine", busy_then_fine, "added", ""),
    Fault("paywall by status", "/pay", body(b"", status="402 Payment Required"), "failed", "paid"),
    Fault("a picture", "/picture", body(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, kind="image/png"), "refused", "image/png"),
    Fault("a picture that says it is a page", "/false-page", body(b"\x89PNG\r\n\x1a\n" + b"\0" * 99), "refused", "picture"),
    Fault("binary data that says it is a page", "/binary", body(bytes(range(256)) * 50), "refused", "binary"),
    Fault("an empty page", "/empty", body(b""), "no text", ""),
    Fault("a false charset", "/charset-lie", body(ARTICLE, kind="text/html; charset=utf-16"), "added", ""),
    Fault("a charset that is none", "/no-charset", body(ARTICLE, kind="text/html; charset=x-klingon"), "added", ""),
    Fault("gzip that is plain", "/plain-gzip", body(ARTICLE, more="Content-Encoding: gzip\r\n"), "added", ""),
    Fault("markup nested deeply", "/deep", body(b"<html><body>" + b"<div>" * 60_000 + b"x"), "no text", ""),
    Fault("JSON", "/json", body(b'{"a": 1}', kind="application/json"), "refused", "no feed"),
    Fault(
        "a feed with an entity bomb",
        "/feed-bomb",
        body(BOMB + b"]><rss><channel><title>&i;</title></channel></rss>"),
        "refused",
        "entities",
    ),
    Fault(
        "a sitemap with an entity bomb",
        "/map-bomb",
        body(BOMB + b"]><urlset><url><loc>&i;</loc></url></urlset>"),
        "refused",
        "entit",
    ),
    Fault(
        "a feed cut short",
        "/cut-feed",
        body(b"<?xml version='1.0'?><rss version='2.0'><channel><title>x"),
        "no text",
        "lists no pages",
    ),
    Fault("a sitemap index that loops", "/sitemap-loop", sitemap_loop, "no text", "lists no pages"),
    Fault(
        "JSON feed without items",
        "/json-feed",
        body(json.dumps({"version": "https://jsonfeed.org/version/1.1"}).encode()),
        "refused",
        "items",
    ),
)
ANSWERS = {
    **{fault.path: fault.answer for fault in FAULTS},
    "/article": ARTICLE,
    "/sitemap-loop-2": sitemap_loop,
    "/big-feed": big_feed,
}


def request(connection):
    """The path and the headers of a request."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        part = connection.recv(65536)
        if not part:
            return None
        raw += part
    lines = raw.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return lines[0].split()[1], {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}


def serve(server, connection, context):
    """Answers one connection."""
    with suppress(OSError, ssl.SSLError), connection:
        connection.settimeout(10)
        found = context.wrap_socket(connection, server_side=True) if context else connection
        with found:
            asked = request(found)
            if asked:
                path, headers = asked
                server.answer(found, path if path in ANSWERS or path in server.answers else path.split("?")[0], headers)
                with suppress(OSError):
                    found.shutdown(socket.SHUT_WR)
                time.sleep(0.005)


@contextmanager
def nearby(monkeypatch):
    """The server, running, with settings that let it be fetched from without waiting."""
    with misbehaving() as server:
        for name, value in {"fetch_private": "127.0.0.0/8", "fetch_ports": "any", "fetch_delay": "0.01", "fetch_wait": "1"}.items():
            monkeypatch.setenv(f"CONTESTED_{name.upper()}", value)
        yield server


@contextmanager
def misbehaving(context=None):
    """The server, running."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=50)
    server = Server(port=listener.getsockname()[1], scheme="https" if context else "http")

    def accept():
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=serve, args=(server, connection, context), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
