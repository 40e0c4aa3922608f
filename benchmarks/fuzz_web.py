"""Broken and hostile answers of web servers: nothing may crash, take five seconds of a processor or fill the memory.

    python -m benchmarks.fuzz_web                    100,000 inputs for each reader of strangers' bytes
    python -m benchmarks.fuzz_web feeds robots -n 500
    python -m benchmarks.fuzz_web feeds --guided     inputs led by what the code does (needs atheris)

Inputs are answers as they should be, changed at random. The same seed gives the same inputs.
"""

# ruff: noqa: E501 -- an input a line

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sys
import time
import traceback
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.page_set.forms import PAGES

from contested.errors import InputError
from contested.intake.addresses import address_key, web_address, why_not
from contested.intake.feeds import read_feed
from contested.intake.fetch import body_of, status_words, wait_of
from contested.intake.page_dates import line_date
from contested.intake.robots import read_robots
from contested.intake.sitemaps import read_sitemap
from contested.intake.web import page_of, sort_of
from contested.records import Fetched

SECONDS, MEGABYTES = 5, 300
PIECES = (
    b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"<!--", b"&amp;", b"&eacute;", b"&#0;", b"<!DOCTYPE a [", b"<!ENTITY a 'b'>", b"xmlns='x'",
    b"<a>" * 300, b"[" * 500, b"{" * 500, b'"', b"*" * 99, b"$", b"%2F%", b"\xff\xfe", b"\x00", b"\xef\xbb\xbf", b"99999999999999999999", b"-1",
    b"NaN", b"<link href='//[::1'/>", b"<pubDate>99 Foo 0000</pubDate>", b"User-agent: *\n", b"Disallow: /*a*a*a*a*a*a$\n", b"[::ffff:1.2.3.4]", b"@",
    b"\r\n", b" " * 999, b"http://", "٣ مارس".encode(), b"2021-02-30", b"<script type='application/ld+json'>", b"charset=",
)  # fmt: skip
RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T &eacute;</title>
<item><title>A</title><link>/a?utm_source=x</link><guid>1</guid><pubDate>Thu, 04 Mar 2021 10:00:00 GMT</pubDate><dc:creator>B</dc:creator>
<description>&lt;p&gt;x</description><content:encoded><![CDATA[<p>One</p>]]></content:encoded></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>T</title><entry><id>urn:1</id><title type="html">A &amp;amp; b</title>
<link rel="alternate" href="/a"/><updated>2021-03-04T10:00:00Z</updated><content type="xhtml"><div>x</div></content></entry></feed>"""
JSON = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "url": "/a", "content_html": "<p>x", "authors": [{}]}]}
)
NEWS = b"""<urlset xmlns:news="n"><url><loc>https://example.org/a</loc><news:news><news:publication><news:name>T</news:name></news:publication>
<news:publication_date>2021-03-04</news:publication_date></news:news></url></urlset>"""
INDEX = b"<sitemapindex><sitemap><loc>https://example.org/a.xml</loc><lastmod>2021</lastmod></sitemap></sitemapindex>"
ROBOTS = b"User-agent: Contested\nUser-agent: *\nAllow: /a*b$\nDisallow: /*.php\nCrawl-delay: 5\nSitemap: /x\n# no\n"
ADDRESSES = (
    b"https://example.org:8080/a%20b?utm_source=x&b=1#c",
    b"http://[::1]/",
    "https://مثال.example/أ".encode(),
    b"http://0x7f.1/",
)
LINES = (b"Fri, 12 March 2021", "4 марта 2021, 18:20".encode(), b"12.11.2021", b"Published: 2021-03-04T10:00")


@dataclass(frozen=True)
class Target:
    """What reads strangers' bytes, and answers as they should be."""

    name: str
    run: Callable[[bytes], object]
    seeds: tuple[bytes, ...]


def robots(raw: bytes) -> object:
    """Reads a robots.txt and asks it about paths."""
    found = read_robots(raw)
    return [found.allows(path) for path in ("/", "/a/b.php?x=%2F", "/" + "ab" * 500)]


def addresses(raw: bytes) -> object:
    """Looks at an address."""
    text = raw.decode("utf-8", "replace")
    return address_key(text), why_not(text), str(web_address(text))


def fetched(raw: bytes) -> Fetched:
    """An answer whose first line is its content type."""
    kind, _, body = raw.partition(b"\n")
    headers = {"content-type": kind.decode("latin-1")}
    return Fetched(
        url="https://e.org/", final_url="https://e.org/", fetched_at="", status=200, headers=headers, sha256="", body=body
    )


def answers(raw: bytes) -> object:
    """Tells what an answer is, and reads it where it is a page."""
    found = fetched(raw)
    return page_of(found) if sort_of(found) == "page" else None


def bodies(raw: bytes) -> object:
    """Unpacks a body, and reads headers."""
    headers = {"content-encoding": "gzip" if raw[:1] == b"\x1f" else "deflate", "retry-after": raw[:40].decode("latin-1")}
    wait_of(headers)
    status_words(len(raw))
    return body_of([raw[:10], raw[10:]], headers, 1_000_000)


def dates(raw: bytes) -> object:
    """Reads the day of a line."""
    return line_date(raw.decode("utf-8", "replace"))


PAGE_SEEDS = tuple(
    b"text/html; charset=utf-8\n" + (page.html if isinstance(page.html, bytes) else page.html.encode()) for page in PAGES
)
TARGETS = (
    Target("feeds", lambda raw: read_feed(raw, "https://example.org/feed", 100), (RSS, ATOM, JSON.encode())),
    Target("sitemaps", lambda raw: read_sitemap(raw, 100), (NEWS, INDEX)),
    Target("robots", robots, (ROBOTS,)),
    Target("addresses", addresses, ADDRESSES),
    Target("bodies", bodies, (gzip.compress(RSS), zlib.compress(RSS))),
    Target("dates", dates, LINES),
    Target("answers", answers, (b"text/xml\n" + RSS, b"\n" + NEWS, b"application/json\n" + JSON.encode(), *PAGE_SEEDS)),
)


def mutated(raw: bytes, seeds: tuple[bytes, ...], dice: random.Random) -> bytes:
    """The bytes with one to a few changes."""
    changed = bytearray(raw)
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        place, size = dice.randrange(len(changed) + 1), dice.choice((1, 2, 8, 60))
        match dice.randrange(6):
            case 0:
                changed[place : place + size] = dice.randbytes(size)
            case 1:
                del changed[place : place + size]
            case 2:
                changed[place:place] = changed[place : place + size] * dice.choice((1, 2, 50))
            case 3:
                changed[place:place] = dice.choice(PIECES) * dice.choice((1, 1, 1, 20))
            case 4:
                other = dice.choice(seeds)
                changed[place:place] = other[dice.randrange(len(other)) :][:300]
            case _:
                del changed[place:]
    return bytes(changed)


def inputs(target: Target, count: int, seed: int) -> Iterator[bytes]:
    """So many changed answers."""
    dice = random.Random(f"{target.name} {seed}")
    for _ in range(count):
        yield mutated(dice.choice(target.seeds), target.seeds, dice)


def try_one(target: Target, raw: bytes) -> str:
    """What was wrong, empty where nothing was: InputError is how input is refused, and what broken packing raises is caught above."""
    begun = time.process_time()
    try:
        target.run(raw)
    except (InputError, zlib.error):
        pass
    except Exception:
        return traceback.format_exc(limit=-4)
    took = time.process_time() - begun
    return f"longer than {SECONDS} s" if took > SECONDS else ""


def fuzz(target: Target, count: int, seed: int) -> dict[str, object]:
    """Figures of a run over one target."""
    start, slowest, wrong, last = time.perf_counter(), 0.0, [], b""
    for raw in inputs(target, count, seed):
        begun = time.process_time()
        problem = try_one(target, raw)
        slowest = max(slowest, time.process_time() - begun)
        if problem:
            wrong.append(problem)
            last = raw
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = {"target": target.name, "inputs": count, "wrong": len(wrong), "slowest_s": round(slowest, 2), "peak_mb": megabytes}
    return {
        **figures,
        "inputs_a_second": round(count / (time.perf_counter() - start)),
        "seen": sorted(set(wrong))[:3],
        "last": last[:300].hex(),
    }


def guided(target: Target, count: int) -> None:
    """A run that is led by which lines are reached."""
    import atheris

    def act(raw: bytes) -> None:
        if problem := try_one(target, raw):
            raise RuntimeError(problem)

    atheris.instrument_all()
    atheris.Setup(
        [sys.argv[0], f"-runs={count}", f"-timeout={SECONDS * 2}", f"-rss_limit_mb={MEGABYTES * 2}", "-max_len=50000"], act
    )
    atheris.Fuzz()


def main() -> None:
    """Runs and prints a line of JSON for each target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("targets", nargs="*", default=[target.name for target in TARGETS])
    parser.add_argument("-n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true")
    chosen = parser.parse_args()
    bad = 0
    for target in TARGETS:
        if target.name in chosen.targets:
            if chosen.guided:
                guided(target, chosen.n)
            figures = fuzz(target, chosen.n, chosen.seed)
            print(json.dumps(figures), flush=True)
            bad += bool(figures["wrong"]) or int(str(figures["peak_mb"])) > MEGABYTES
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
