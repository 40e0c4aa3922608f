# ruff: noqa: E501 -- documents read best as they are
import gzip
import json
import re
import shutil
import socket
import ssl
import subprocess
import tracemalloc

import pytest
from benchmarks import fuzz_web

from contested.errors import InputError, UsageError
from contested.intake.addresses import web_address, why_not
from contested.intake.fetch import Client
from contested.intake.hosts import Hosts
from contested.intake.network import Guard
from contested.intake.web import Web
from contested.records import OUTCOMES
from intake.bad_server import ARTICLE, FAULTS, body, item, misbehaving, redirect, rss, send


@pytest.fixture
def server(monkeypatch):
    with misbehaving() as server:
        monkeypatch.setenv("CONTESTED_FETCH_PRIVATE", "127.0.0.0/8")
        monkeypatch.setenv("CONTESTED_FETCH_PORTS", "any")
        yield server


class Slept(list):
    """Waits that are noted rather than slept, on a clock of their own."""

    now = 1000.0

    def sleep(self, seconds):
        self.append(seconds)
        self.now += seconds

    def clock(self):
        return self.now


@pytest.fixture
def slept():
    return Slept()


@pytest.fixture
def web(slept):
    return Web(hosts=Hosts(Client(), sleep=slept.sleep, clock=slept.clock))


def load(web, address):
    found = list(web.load(address))
    assert all(loaded.outcome.name in OUTCOMES and "\n" not in loaded.outcome.reason for loaded in found)
    assert all((loaded.report is None) == (loaded.outcome.name != "added") for loaded in found)
    return found


def one(web, address):
    (loaded,) = load(web, address)
    return loaded


def test_a_page(server, web):
    loaded = one(web, f"{server.home}/article")
    report = loaded.report
    assert (report.title, report.outlet, report.published) == ("Army takes the old port", "The Herald", "2021-03-04")
    assert report.url == f"{server.home}/article"
    assert "forty soldiers" in report.text
    assert "Home" not in report.text
    path, headers = server.asked[1]
    assert (server.asked[0][0], path) == ("/robots.txt", "/article")
    assert headers["user-agent"].startswith("Contested/")
    assert "+https://" in headers["user-agent"]
    assert {"cookie", "referer"}.isdisjoint(headers)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_server_that_misbehaves(server, web, monkeypatch, fault):
    """Each fault ends in its outcome, in one sentence, soon and in little memory."""
    for name, value in fault.settings.items():
        monkeypatch.setenv(f"CONTESTED_{name.upper()}", value.format(port=server.port))
    tracemalloc.start()
    loaded = one(web, f"{server.home}{fault.path}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert loaded.outcome.name == fault.outcome, loaded.outcome.reason
    assert re.search(fault.says, loaded.outcome.reason)
    assert peak < 60_000_000


# --- where it may connect ---


@pytest.mark.parametrize(
    ("number", "what"),
    [
        ("127.0.0.1", "loopback"),
        ("0.0.0.0", "this network"),
        ("10.1.2.3", "private"),
        ("172.20.0.1", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "CGNAT"),
        ("169.254.169.254", "link-local"),
        ("192.0.2.5", "documentation"),
        ("198.18.0.1", "benchmarks"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::1", "loopback"),
        ("::", "no address"),
        ("fe80::1%eth0", "link-local"),
        ("fd00::1", "private"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "documentation"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:0:10.0.0.1", "private"),
        ("::10.0.0.1", "private"),
        ("64:ff9b::192.168.0.1", "private"),
        ("64:ff9b:1::10.0.0.1", "private"),
        ("2002:7f00:1::", "loopback"),
        ("2002:a9fe:a9fe::1", "link-local"),
        ("not a number", "no address"),
        ("93.184.215.14", None),
        ("2606:4700::6810:84e5", None),
        ("64:ff9b::8.8.8.8", None),
    ],
)
def test_machines_that_are_not_connected_to(number, what):
    reason = why_not(number)
    assert (reason is None) if what is None else what in reason


def test_networks_that_are_allowed(monkeypatch):
    monkeypatch.setenv("CONTESTED_FETCH_PRIVATE", "10.1.0.0/16, ::1")
    assert why_not("10.1.2.3") is None
    assert why_not("::1") is None
    assert why_not("10.2.0.1") == "private"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "https://me:you@example.org/",
        "https://example.org:22/",
        "https://",
        "http://%31%32%37.0.0.1/",
        "http:///a",
        "https://exa mple.org/",
        "javascript://example.org/",
        "https://example.org:99999/",
        "https://" + "a" * 5000,
        "http://[::1",
    ],
)
def test_addresses_that_are_refused(address):
    with pytest.raises(InputError):
        web_address(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "localhost", "[::ffff:127.0.0.1]", "127.1"])
def test_loopback_in_every_spelling(host):
    """No setting allows it here; however the system reads the name, nothing is connected to."""
    found = one(Web(hosts=Hosts(Client(), sleep=lambda _: None)), f"http://{host}/")
    assert found.outcome.name in ("refused", "failed")
    assert re.search("loopback|stands for no machine|not an address", found.outcome.reason)


class Resolver:
    """Names that change their address."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def __call__(self, host, port):
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


def with_resolver(slept, resolver):
    return Web(hosts=Hosts(Client(Guard(resolver)), sleep=slept.sleep, clock=slept.clock))


def test_a_name_that_changes_its_address(server, slept, monkeypatch):
    """The name is good for robots.txt and then stands for a private machine: nothing is asked of that one."""
    resolver = Resolver(["127.0.0.1"], ["10.0.0.1"], ["127.0.0.1"])
    found = one(with_resolver(slept, resolver), f"http://rebind.example:{server.port}/article")
    assert found.outcome.name == "refused"
    assert "10.0.0.1" in found.outcome.reason
    assert [path for path, _ in server.asked] == ["/robots.txt"]
    assert resolver.asked == ["rebind.example"] * 2


def test_the_checked_address_is_the_one_connected_to(server, slept):
    """Each connection looks the name up once: what is checked is what is connected to, and the name stays in the request."""
    resolver = Resolver(["10.0.0.1", "127.0.0.1"])
    found = one(with_resolver(slept, resolver), f"http://name.example:{server.port}/article")
    assert found.report is not None
    assert len(resolver.asked) == 2
    assert server.asked[-1][1]["host"] == f"name.example:{server.port}"


def test_a_name_that_stands_for_nothing(slept):
    def nothing(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    assert "stands for no machine" in one(with_resolver(slept, nothing), "http://nowhere.example/").outcome.reason


def test_a_certificate_that_nobody_signed(monkeypatch, web, tmp_path):
    monkeypatch.setenv("CONTESTED_FETCH_PRIVATE", "127.0.0.0/8")
    monkeypatch.setenv("CONTESTED_FETCH_PORTS", "any")
    with misbehaving(self_signed(tmp_path)) as server:
        found = one(web, f"{server.home}/article")
    assert found.outcome.name == "failed"
    assert "certificate cannot be trusted: self" in found.outcome.reason


def self_signed(folder):
    """What a server with a certificate of its own making needs."""
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-keyout",
        folder / "key",
        "-out",
        folder / "cert",
    ]
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    subprocess.run([*made, *names], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert", folder / "key")
    return context


# --- manners ---


def test_robots_that_forbid(server, web):
    server.robots = b"User-agent: *\nDisallow: /\nAllow: /art\n\nUser-agent: Contested\nDisallow: /article\n"
    found = one(web, f"{server.home}/article")
    assert (found.outcome.name, found.outcome.reason) == ("refused", "its host's robots.txt asks that this be left alone")
    assert [path for path, _ in server.asked] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("robots", "asked"),
    [
        (body(b"", status="500 x"), False),
        (body(b"", status="503 x", more="Retry-After: 5\r\n"), False),
        (body(b"", status="429 x"), False),
        (body(b"", status="403 x"), True),
        (body(b"", status="410 x"), True),
        (lambda server, connection, headers: None, False),
        (lambda server, connection, headers: [send_forever(server, connection)], True),
        (body(b"\xff\xfe\x00junk" * 500), True),
        (body(b"<html>not robots</html>"), True),
        (redirect("{home}/robots.txt"), False),
        (redirect("{home}/other.txt"), True),
    ],
    ids=["500", "503", "429", "403", "410", "hangs up", "endless", "binary", "html", "loop", "moved"],
)
def test_robots_that_misbehave(server, web, robots, asked):
    server.answers = {"/robots.txt": robots, "/other.txt": body(b"User-agent: *\nDisallow:\n")}
    found = one(web, f"{server.home}/article")
    assert (found.report is not None) == asked, found.outcome.reason
    assert asked or "robots.txt" in found.outcome.reason


def send_forever(server, connection):
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /private\n")
    while not server.stop.is_set():
        connection.sendall(b"# and so on\n" * 1000)


def test_waits_between_requests(server, web, slept):
    server.robots = b"User-agent: *\nCrawl-delay: 7\n"
    one(web, f"{server.home}/article")
    one(web, f"{server.home}/article?again")
    assert slept == [pytest.approx(2), pytest.approx(7)]
    assert server.times["/robots.txt"] == 1


def test_waits_as_long_as_a_server_asks(server, web, slept):
    def busy(server, connection, headers):
        send(
            connection,
            ARTICLE if server.times["/busy"] > 1 else b"",
            status="200 OK" if server.times["/busy"] > 1 else "429 x",
            more="Retry-After: 30\r\n",
        )

    server.answers["/busy"] = busy
    assert one(web, f"{server.home}/busy").report is not None
    assert 30 in [round(wait) for wait in slept]


def test_a_host_that_asks_for_more_is_left_alone(server, web, slept):
    first = one(web, f"{server.home}/too-often")
    assert "9999 seconds" in first.outcome.reason
    assert "9999 seconds" in one(web, f"{server.home}/article").outcome.reason
    assert server.times["/article"] == 0
    assert max(slept, default=0) < 120


def test_asks_again_only_for_what_changed(server, web):
    def feed(server, connection, headers):
        if headers.get("if-none-match") == '"one"' and headers.get("if-modified-since") == "Thu, 04 Mar 2021 10:00:00 GMT":
            return connection.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n")
        more = 'ETag: "one"\r\nLast-Modified: Thu, 04 Mar 2021 10:00:00 GMT\r\n'
        return send(connection, rss(item(f"{server.home}/article")), more=more)

    server.answers["/feed"] = feed
    assert one(web, f"{server.home}/feed").report.title == "Army takes the old port"
    assert one(web, f"{server.home}/feed").report.title == "Army takes the old port"
    assert "if-none-match" in server.asked[-2][1]


# --- feeds and sitemaps ---


def test_a_feed_gives_what_its_pages_do_not(server, web):
    bare = ARTICLE.replace(b'property="article:published_time"', b'property="x"').replace(
        b'property="og:site_name"', b'property="y"'
    )
    server.answers |= {
        "/bare": bare,
        "/feed": rss(item(f"{server.home}/bare", more="<pubDate>Thu, 04 Mar 2021 23:00:00 GMT</pubDate>")),
    }
    report = one(web, f"{server.home}/feed").report
    assert (report.published, report.published_source, report.outlet) == ("2021-03-04", "metadata", "The Herald")


def test_duplicates_within_a_feed(server, web):
    items = [
        item(f"{server.home}/article", guid="1"),
        item(f"{server.home}/article?utm_source=rss#top", guid="2"),
        item(f"{server.home}/article?2", "Another", guid="1"),
    ]
    server.answers |= {"/feed": rss(*items), "/article?2": ARTICLE}
    assert [loaded.path.split("/")[-1] for loaded in load(web, f"{server.home}/feed")] == ["article", "article?2"]


def test_entries_are_known_again(server, web):
    """By the address where ids move, by id and title where the address does; not by an id alone that is used twice."""
    known = set()
    web.known = lambda keys: not known.isdisjoint(keys)

    def look(*items):
        server.answers["/feed"] = rss(*items)
        found = load(web, f"{server.home}/feed")
        for loaded in found:
            known.update(web.keys.get(loaded.path, ()))
        return [loaded.outcome.name for loaded in found]

    assert look(item(f"{server.home}/article", guid="a")) == ["added"]
    assert look(item(f"{server.home}/article", guid="b")) == ["already there"]
    assert look(item(f"{server.home}/article?moved=1", guid="a")) == ["already there"]
    assert look(item(f"{server.home}/article?other=1", "Other", guid="a")) == ["added"]


def test_a_feed_of_a_hundred_thousand(server, web, monkeypatch):
    monkeypatch.setenv("CONTESTED_MAX_ITEMS", "20")
    found = load(web, f"{server.home}/big-feed")
    assert len(found) == 21
    assert "99,980 more" in found[-1].outcome.reason
    assert found[-1].outcome.name == "refused"


def test_the_text_of_the_feed_where_the_page_has_none(server, web):
    text = "<p>The army took the town, its spokesman said.</p>" * 30
    more = f"<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'><![CDATA[{text}]]></content:encoded>"
    server.answers["/feed"] = rss(item(f"{server.home}/nowhere", more=more))
    found = one(web, f"{server.home}/feed")
    assert found.report.text.count("spokesman") == 30
    assert found.report.url == f"{server.home}/nowhere"
    assert "status 404" in found.outcome.reason


@pytest.mark.parametrize("pack", [lambda raw: raw, gzip.compress], ids=["plain", "packed"])
def test_sitemaps(server, web, pack):
    news = "<news:news><news:publication><news:name>The Herald</news:name><news:language>en</news:language></news:publication><news:publication_date>2021-03-04T10:00:00Z</news:publication_date><news:title>Port</news:title></news:news>"
    rows = f"<url><loc>{server.home}/article</loc>{news}</url><url><loc>{server.home}/missing</loc></url>"
    spaces = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
    server.answers["/news.xml"] = body(
        pack(f"<?xml version='1.0'?><urlset {spaces}>{rows}</urlset>".encode()), kind="application/octet-stream"
    )
    places = "".join(f"<sitemap><loc>{server.home}{path}</loc></sitemap>" for path in ("/news.xml", "/map.xml", "/gone.xml"))
    server.answers["/map.xml"] = body(
        pack(f"<sitemapindex {spaces}>{places}</sitemapindex>".encode()), kind="application/octet-stream"
    )
    found = load(web, f"{server.home}/map.xml")
    assert [loaded.outcome.name for loaded in found] == ["added", "failed", "refused"]
    assert found[0].report.published == "2021-03-04"


def test_a_json_feed(server, web):
    row = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Herald",
        "items": [{"id": "1", "url": "/article", "title": "Port"}, 7, {"id": 2}],
    }
    server.answers["/feed.json"] = body(json.dumps(row).encode(), kind="application/feed+json")
    found = load(web, f"{server.home}/feed.json")
    assert found[0].report.outlet == "The Herald"
    assert [loaded.outcome.name for loaded in found] == ["added", "no text", "refused"]


def test_a_document_from_the_web(server, web):
    server.answers["/a"] = body(b"%PDF-1.4 broken", kind="application/pdf")
    found = one(web, f"{server.home}/a")
    assert found.path == f"{server.home}/a"
    assert found.outcome.name in ("failed", "refused", "no text")


@pytest.mark.parametrize("target", fuzz_web.TARGETS, ids=lambda target: target.name)
def test_changed_answers(target):
    """A few of those that `python -m benchmarks.fuzz_web` tries by the hundred thousand."""
    figures = fuzz_web.fuzz(target, 60 if target.name == "answers" else 300, seed=7)
    assert figures["wrong"] == 0, figures["seen"]


@pytest.mark.parametrize(
    ("name", "value"), [("PRIVATE", "yes"), ("PRIVATE", "10.0.0.0/99"), ("PORTS", "80 https"), ("PORTS", "70000")]
)
def test_a_wrong_setting_is_said_before_anything_is_fetched(monkeypatch, name, value):
    monkeypatch.setenv(f"CONTESTED_FETCH_{name}", value)
    with pytest.raises(UsageError, match=f"setting fetch_{name.lower()}"):
        Web()
