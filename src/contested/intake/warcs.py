"""WARC files as reports: the pages that a crawl brought home, with their addresses and the day on which they were fetched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from io import BytesIO
from typing import Any, cast

from contested.errors import InputError
from contested.intake.fields import Fields, iso_date, words
from contested.intake.pages import is_page, page
from contested.intake.parts import EndedError, Made, Opened, Part, broken, ended
from contested.intake.plain import plain_text
from contested.intake.sources import Counting, Source, max_bytes, shown
from contested.intake.texts import decode

PAGES = ("text/html", "application/xhtml+xml")
LONGEST_HEAD = 65_536


def warc(opened: Opened) -> Iterator[Part | Source]:
    """A part for each page; pictures, scripts, redirects and errors of the crawl are not asked for and not counted."""
    from fastwarc.warc import WarcRecordType

    read = 0
    try:
        for record in records_of(opened):
            read += 1
            found = record_part(opened, record, WarcRecordType)
            if found is not None:
                yield found
    except (GeneratorExit, KeyboardInterrupt, EndedError):
        raise
    except BaseException as problem:  # the library's own panics are no Exception
        if not isinstance(problem, Exception) and type(problem).__name__ != "PanicException":
            raise
        raise broken(f"after {read} records it is broken: {' '.join(str(problem).split())[:100]}") from problem


def records_of(opened: Opened) -> Iterator[Any]:
    """The records that may hold pages."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit | WarcRecordType.conversion
    forward = Counting(opened.stream)  # some of the streams that crawls lie in cannot go back, and this does not try
    yield from ArchiveIterator(
        cast(Any, forward), record_types=wanted, parse_http=True, auto_decode="all", max_header_len=LONGEST_HEAD, fsspec_args=False
    )


def record_part(opened: Opened, record: Any, types: Any) -> Part | Source | None:
    """The part of a record; None for one that holds no page."""
    url = words(record.headers.get("WARC-Target-URI") or "") or ""
    url = url.strip("<>")
    day = iso_date(str(record.headers.get("WARC-Date") or "")[:10])
    where = shown(url)[:400] or f"record at {record.stream_pos}"
    if record.record_type == types.revisit:
        return ended(where, EndedError("already there", "the crawl found the page as it was before"))
    content, status = kind_of(record), status_of(record)
    if not url.startswith(("http:", "https:")) or status not in (None, 200):
        return None
    if content == "application/pdf":
        return within(opened, where, body_of(record))
    if content not in PAGES and not (content == "text/plain" and record.record_type in (types.conversion, types.response)):
        return None
    raw = body_of(record)
    if breaks_off(record):
        return ended(where, broken("the archive breaks off within it"))
    about = f"{url}\n{record.headers.get('WARC-Date')}\n".encode("utf-8", "surrogatepass")
    return Part(where=where, content=about + raw, make=partial(made, raw, Fields(url=url, published=day, published_source="crawl")))


def kind_of(record: Any) -> str:
    """The type of a record's content."""
    written = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")
    return str(written or "").split(";")[0].strip().lower()


def status_of(record: Any) -> int | None:
    """The status of an answer, None where it is not of the web."""
    if not record.is_http_parsed or record.http_headers is None:
        return None
    status = record.http_headers.status_code
    return int(status) if status is not None else None


def breaks_off(record: Any) -> bool:
    """Whether the record, which was read, is shorter than it says; of one that is packed or too large that is not known."""
    headers = record.http_headers
    packed = headers is not None and any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
    return not packed and not record.reader.read(1) and bool(record.reader.tell() < record.content_length)


def body_of(record: Any) -> bytes:
    """The body of a record, one byte longer than is allowed where it is larger."""
    raw: bytes = record.reader.read(max_bytes() + 1)
    return raw


def within(opened: Opened, where: str, raw: bytes) -> Source:
    """A PDF of a crawl as an input."""
    name = f"{opened.source.name}, {where}"
    return Source(name=name, file="crawled.pdf", opener=lambda: closing(BytesIO(raw)), depth=opened.source.depth + 1)


def made(raw: bytes, crawled: Fields) -> Made:
    """The main text of a page, dated by the page itself, else by the crawl."""
    if len(raw) > max_bytes():
        raise InputError(f"it is larger than {max_bytes():,} bytes, the most that is taken as one report (setting max_bytes)")
    words_of = decode(raw)
    text, fields = page(words_of) if is_page(words_of) or b"<" in raw[:200] else plain_text(words_of)
    address = Fields(url=crawled.url)  # what the page calls its address may be another's
    return text, address.over(fields).over(crawled)
