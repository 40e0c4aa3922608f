"""Addresses of the web to reports: pages, feeds and sitemaps, told apart by content; each ends in one Loaded, nothing is raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

import httpx

from contested.errors import InputError
from contested.intake.addresses import address_key, check_settings
from contested.intake.feeds import Entry, Listing, absolute, json_object, read_feed
from contested.intake.fetch import Client, FetchError, unpacked
from contested.intake.fields import Fields, language_code
from contested.intake.files import load_bytes
from contested.intake.hosts import Hosts
from contested.intake.pages import is_page, page
from contested.intake.parts import How
from contested.intake.plain import plain_text
from contested.intake.sitemaps import read_sitemap
from contested.intake.texts import decode
from contested.records import Fetched, Loaded, Outcome
from contested.settings import setting

TRIES = 3
GONE = (401, 402, 403, 404, 410, 451)  # a page that answers so is not tried again
DEEPEST = 3  # sitemaps of sitemaps
MOST_LISTINGS = 60  # feeds and sitemaps that one address may lead to
FULL_TEXT = 120  # words from which an entry's own text is taken for the whole
NAME = re.compile(rb"<([A-Za-z][\w:.-]{0,40})")
PROLOG = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))  # what may stand before the root: its beginning and end
SORTS = {"rss": "feed", "rdf:rdf": "feed", "rdf": "feed", "feed": "feed", "urlset": "sitemap", "sitemapindex": "sitemap"}
LINK = re.compile(r"<link\b[^<>]{0,1000}>", re.I)
FEED_LINK = re.compile(r"application/(?:rss|atom|feed)\+(?:xml|json)", re.I)
HREF = re.compile(r"""\bhref\s{0,5}=\s{0,5}["']([^"'<>\s]{1,1000})""", re.I)
CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", re.I)
OTHER = ("image/", "audio/", "video/", "font/", "application/octet-stream")
FILES = ((b"%PDF", ".pdf"), (b"PK\x03\x04", ".docx"))  # what is read as a file of that name


class Archive(Protocol):
    """What keeps what was fetched."""

    def latest(self, address: str) -> Fetched | None:
        """What was last fetched from the address."""

    def keep(self, fetched: Fetched, sort: str) -> None:
        """Keeps an answer; of feeds and sitemaps the newest alone."""


@dataclass
class Memory:
    """An archive for the time of one run."""

    kept: dict[str, Fetched] = field(default_factory=dict)

    def latest(self, address: str) -> Fetched | None:
        """What was last fetched from the address."""
        return self.kept.get(address)

    def keep(self, fetched: Fetched, sort: str) -> None:
        """Keeps an answer: of listings alone, for pages are not asked for again in one run."""
        if sort != "page":
            self.kept[fetched.url] = fetched


@dataclass
class Web:
    """Loads addresses. `known` says of an entry's keys whether it was read before; `seen` of an address and a hash the same."""

    hosts: Hosts = field(default_factory=lambda: Hosts(Client()))
    archive: Archive = field(default_factory=Memory)
    known: Callable[[Iterable[str]], bool] = lambda keys: False
    seen: Callable[[str, str], bool] = lambda path, sha: False
    published: str | None = None
    lists_only: bool = False  # a page is not taken where a feed is meant
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)  # of each entry that was loaded, by its address
    passing: set[str] = field(default_factory=set)  # addresses whose fault may be gone at the next try
    faults: dict[str, str] = field(default_factory=dict)  # what was wrong with addresses
    waits: dict[str, float] = field(default_factory=dict)  # seconds that their servers ask for
    titles: dict[str, str] = field(default_factory=dict)  # of feeds

    def __post_init__(self) -> None:
        check_settings()

    def load_all(self, addresses: Iterable[str]) -> Iterator[Loaded]:
        """What each address gives."""
        for address in addresses:
            yield from self.load(address)

    def load(self, address: str) -> Iterator[Loaded]:
        """What an address gives: a page one Loaded, a feed or sitemap one for each entry that was not read before."""
        try:
            fetched = self.get(address)
            sort = sort_of(fetched)
            self.keep(fetched, sort)
            if self.lists_only and sort not in ("feed", "sitemap"):
                raise InputError(f"it is a page, not a feed or a sitemap{feeds_named(fetched)}")
            if sort == "page":
                yield self.page(address, fetched)
            elif sort.startswith("."):
                yield self.file(address, fetched, sort)
            else:
                yield from self.listed(address, self.listing(fetched, sort))
        except InputError as problem:
            yield self.failed(address, problem)
        except Exception as problem:  # whatever one address does, the others go on
            yield self.failed(address, InputError(f"it cannot be read: {type(problem).__name__}: {str(problem)[:200]}"))

    def failed(self, address: str, problem: InputError) -> Loaded:
        """An address that gives no report."""
        self.faults[address] = str(problem)
        if not isinstance(problem, FetchError):
            return ended(address, "refused", str(problem))
        if problem.wait:
            self.waits[address] = problem.wait
        if problem.outcome == "failed" and problem.status not in GONE:
            self.passing.add(address)
        return ended(address, problem.outcome, str(problem))

    # --- fetching ---

    def get(self, address: str) -> Fetched:
        """What lies at the address; where nothing changed, what was kept of it, with the status 304. Raises FetchError."""
        before = self.archive.latest(address)
        for attempt in range(TRIES):
            try:
                got = self.hosts.client.fetch(address, self.hosts.ask, validators(before))
                return replace(before, status=304, fetched_at=got.fetched_at) if got.status == 304 and before else got
            except FetchError as problem:
                if problem.wait:
                    self.hosts.back_off(address, problem.wait)
                if not problem.passing or attempt == TRIES - 1:
                    raise
                if not problem.wait:
                    self.hosts.back_off(address, float(setting("fetch_delay")) * 2 ** (attempt + 1))
        raise AssertionError

    def keep(self, fetched: Fetched, sort: str) -> None:
        """Keeps an answer that is new."""
        if fetched.status != 304:
            self.archive.keep(fetched, sort)

    def listing(self, fetched: Fetched, sort: str) -> Listing:
        """The entries of a feed or sitemap; the sitemaps of an index are fetched, each once."""
        most = int(setting("max_items"))
        body = unpacked(fetched.body, int(setting("fetch_bytes")))
        if sort == "feed":
            return read_feed(body, fetched.final_url, most, charset_of(fetched))
        found = read_sitemap(body, most, charset_of(fetched))
        return self.sitemaps(found, most, {address_key(fetched.url), address_key(fetched.final_url)}) if found.sitemaps else found

    def sitemaps(self, index: Listing, most: int, done: set[str], depth: int = 1) -> Listing:
        """The entries of all sitemaps of an index, newest sitemap first, until there are enough."""
        entries: list[Entry] = []
        total = 0
        for address in index.sitemaps:
            if address_key(address) in done or len(done) >= MOST_LISTINGS or len(entries) >= most:
                continue
            done.add(address_key(address))
            try:
                found = self.sitemap(address, most - len(entries))
            except InputError:
                total += 1  # told as an entry that was left
                continue
            if found.sitemaps and depth < DEEPEST:
                found = self.sitemaps(found, most - len(entries), done, depth + 1)
            entries += found.entries
            total += found.total if not found.sitemaps else 0
        return Listing(title=None, entries=tuple(entries[:most]), total=max(total, len(entries)))

    def sitemap(self, address: str, most: int) -> Listing:
        """The entries of one sitemap of an index. Raises InputError."""
        fetched = self.get(address)
        self.keep(fetched, "sitemap")
        return read_sitemap(unpacked(fetched.body, int(setting("fetch_bytes"))), most)

    # --- reports ---

    def listed(self, address: str, listing: Listing) -> Iterator[Loaded]:
        """What the entries give, those alone that were not read before; then what is to be said of the list itself."""
        fresh = 0
        done: set[str] = set()
        self.titles[address] = listing.title or ""
        for entry in listing.entries:
            keys = entry.keys(address)
            if done.isdisjoint(keys) and not self.known(keys):
                fresh += 1
                yield self.entry(address, entry, keys)
            done.update(keys)
        if not listing.entries:
            yield ended(address, "no text", "it lists no pages")
        elif listing.total > len(listing.entries):
            left = listing.total - len(listing.entries)
            yield ended(
                address,
                "refused",
                f"it lists {left:,} more, beyond the {len(listing.entries):,} that were looked at (setting max_items)",
            )
        elif not fresh:
            yield ended(address, "already there", "everything that it lists was taken before")

    def entry(self, feed: str, entry: Entry, keys: tuple[str, ...]) -> Loaded:
        """What an entry of a feed gives: its page, else its own text where the feed has all of it."""
        path = entry.url or f"{feed}#{keys[0]}"
        self.keys[path] = keys
        found = (
            self.entry_page(path, entry) if entry.url else ended(path, "no text", "the entry has no address and not the whole text")
        )
        if found.report is None and found.outcome.name != "already there" and len(entry.text.split()) >= FULL_TEXT:
            why = f"the text of the feed itself, because of its page: {found.outcome.reason}" if entry.url else ""
            return finish(path, entry.text, replace(entry.fields, url=entry.url), why)
        return found

    def entry_page(self, address: str, entry: Entry) -> Loaded:
        """What the page of an entry gives."""
        try:
            fetched = self.get(address)
            sort = sort_of(fetched)
            if sort in ("feed", "sitemap"):
                return ended(address, "refused", "it is a feed or sitemap within another")
            self.keep(fetched, sort)
            told = entry.fields
            return self.page(address, fetched, told) if sort == "page" else self.file(address, fetched, sort, told)
        except InputError as problem:
            return self.failed(address, problem)
        except Exception as problem:
            return self.failed(address, InputError(f"it cannot be read: {type(problem).__name__}: {str(problem)[:200]}"))

    def page(self, address: str, fetched: Fetched, told: Fields | None = None) -> Loaded:
        """What a page gives; `told` is what a feed says of it."""
        if self.seen(address, fetched.sha256):
            return Loaded(path=address, outcome=Outcome(name="already there"), sha=fetched.sha256)
        text, fields = page_of(fetched)
        found = finish(address, text, about(fields, told or Fields(), fetched, self.published))
        return replace(found, sha=fetched.sha256)

    def file(self, address: str, fetched: Fetched, ending: str, told: Fields | None = None) -> Loaded:
        """What a document gives that is no page: the same as a file of this ending."""
        if self.seen(address, fetched.sha256):
            return Loaded(path=address, outcome=Outcome(name="already there"), sha=fetched.sha256)
        loaded = next(load_bytes(fetched.body, f"document{ending}", How(published=self.published)))
        report, known = loaded.report, told or Fields()
        if report is not None:
            dated = (
                {} if report.published or not known.published else {"published": known.published, "published_source": "metadata"}
            )
            lacking = {name: getattr(report, name) or getattr(known, name) for name in ("title", "outlet", "author")}
            host = httpx.URL(fetched.final_url).host.removeprefix("www.")
            report = replace(report, **{**lacking, **dated, "outlet": lacking["outlet"] or host, "url": fetched.final_url})
        return replace(loaded, path=address, report=report, sha=fetched.sha256)


def validators(before: Fetched | None) -> dict[str, str]:
    """The headers that ask for an answer only if it changed."""
    if before is None:
        return {}
    names = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return {name: before.headers[key] for name, key in names if sendable(before.headers.get(key, ""))}


def sendable(value: str) -> bool:
    """Whether a header's value can be sent back as it came."""
    return bool(value) and value.isascii() and value.isprintable()


def sort_of(fetched: Fetched) -> str:
    """What an answer is by its content: `page`, `feed`, `sitemap`, or the ending of a file. Raises InputError where it is none."""
    body = unpacked(fetched.body, int(setting("fetch_bytes")))[:20_000]
    start = (
        body.decode("utf-16", "replace").encode() if body[:2] in (b"\xff\xfe", b"\xfe\xff") else body.removeprefix(b"\xef\xbb\xbf")
    )
    kind = fetched.headers.get("content-type", "").lower()
    if start.lstrip()[:1] == b"{":
        row = json_object(fetched.body)
        if row is not None and ("jsonfeed" in str(row.get("version")) or isinstance(row.get("items"), list)):
            return "feed"
        if row is not None:
            raise InputError("it is JSON, but no feed")
    name = root_name(start)
    if name in SORTS:
        return SORTS[name]
    ending = next((ending for magic, ending in FILES if start.startswith(magic)), None)
    if ending:
        return ending
    if kind.startswith(OTHER):
        raise InputError(f"it is {kind.split(';')[0][:60]}, which is not read from the web")
    if name not in ("", "html") and start.lstrip()[:5] == b"<?xml" and "html" not in kind:
        raise InputError(f"it is XML of a kind that is not read: {name}")
    return "page"


def feeds_named(fetched: Fetched) -> str:
    """The feeds that a page names, in words."""
    links = (LINK.findall(fetched.body[:200_000].decode("utf-8", "replace")))[:200]
    found = [HREF.search(link) for link in links if FEED_LINK.search(link)]
    addresses = [address for link in found if link and (address := absolute(link[1], fetched.final_url))][:3]
    return f"; it names {' and '.join(addresses)}" if addresses else ""


def root_name(start: bytes) -> str:
    """The name of the first element, in lower case; empty where the bytes do not begin as markup does."""
    start = start.lstrip()
    while rule := next((rule for rule in PROLOG if start.startswith(rule[0])), None):
        subset = start.find(b"[") if rule[0] == b"<!" else -1
        end = start.find(b"]", subset) if 0 <= subset < start.find(b">") else 0
        end = start.find(rule[1], end) if end >= 0 else -1
        if end < 0:
            return ""
        start = start[end + len(rule[1]) :].lstrip()
    found = NAME.match(start)
    return found[1].decode("ascii", "replace").lower() if found else ""


def charset_of(fetched: Fetched) -> str | None:
    """The encoding that the server says."""
    found = CHARSET.search(fetched.headers.get("content-type", ""))
    return found[1] if found else None


def page_of(fetched: Fetched) -> tuple[str, Fields]:
    """The text of a page, and what it says of itself; of plain text too."""
    kind = fetched.headers.get("content-type", "")
    words = decode(fetched.body, charset_of(fetched))
    if not words.strip():
        return "", Fields(no_text="the page is empty")
    if kind.lower().startswith("text/plain") and not is_page(words):
        return plain_text(words)
    return page(words, fetched.final_url)


def about(fields: Fields, told: Fields, fetched: Fetched, published: str | None) -> Fields:
    """What is known of a page: what it says of itself, then what the feed says; a day found in its text comes after the feed's."""
    doubtful = fields.published_source == "page" and told.published
    outlet = fields.outlet if fields.outlet and "." not in fields.outlet else told.outlet or fields.outlet
    fields = replace(fields, published=None) if doubtful else fields
    found = fields.over(told).over(
        Fields(language=language_code(fetched.headers.get("content-language", "").split(",")[0] or None))
    )
    found = found.over(Fields(published=published, published_source="given"))
    return replace(found, outlet=outlet, url=own_address(fields.url, fetched.final_url))


def own_address(said: str | None, final: str) -> str:
    """The address that a page gives itself, where it is of the same host and not its front; else where it was found."""
    try:
        own, found = httpx.URL(said or ""), httpx.URL(final)
    except (httpx.InvalidURL, ValueError, TypeError):
        return final
    same = own.host.removeprefix("www.") == found.host.removeprefix("www.") and own.scheme in ("http", "https")
    return str(own) if same and own.path not in ("", "/") else final


def finish(path: str, text: str, fields: Fields, remark: str = "") -> Loaded:
    """The report, or why there is none."""
    if not any(character.isalpha() for character in text):
        return ended(path, "no text", fields.no_text or "no text of an article was found in it")
    limit = int(setting("max_characters"))
    if len(text) > limit:
        return ended(path, "refused", f"its text has {len(text):,} characters, more than {limit:,} (setting max_characters)")
    if fields.not_understood:
        remark = f"its date is not understood and left out: {fields.not_understood}"
    return Loaded(path=path, report=fields.report(text), outcome=Outcome(name="added", reason=remark))


def ended(path: str, outcome: str, reason: str) -> Loaded:
    """An address that gives no report."""
    return Loaded(path=path, outcome=Outcome(name=outcome, reason=" ".join(reason.split())))
