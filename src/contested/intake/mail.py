"""Mail as reports: messages, boxes of them, and web pages saved in that form. Attachments that can be read are inputs too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO

from contested.errors import InputError
from contested.intake.fields import Fields, iso_date, words
from contested.intake.jsons import bounded_lines
from contested.intake.markup import fragment_text
from contested.intake.pages import page
from contested.intake.parts import Made, Opened, Part, broken, no_text
from contested.intake.sources import Source, max_bytes, read_all, shown
from contested.intake.texts import clean, decode

MOST_PARTS = 200
FEW_WORDS = 30  # plain text with fewer words than this only points to the HTML beside it
READ_ATTACHED = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".rtf", ".eml", ".csv", ".jsonl", ".mhtml")
ANSWER = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s{0,2}:\s{0,5}){1,5}", re.I)
SIGNATURE = re.compile(r"(?m)^-- ?$")
QUOTED = re.compile(r"(?m)^(?:> ?)+")
FLOWED = re.compile(r" \n(?=\S)")


def message(opened: Opened) -> Iterator[Part | Source]:
    """The part that a message is, and its attachments."""
    yield from message_parts(opened, "", read_all(opened.stream))


def mailbox(opened: Opened) -> Iterator[Part | Source]:
    """The messages of a box, one after the other."""
    for number, raw in enumerate(messages_of(opened.stream), 1):
        if raw is None:
            yield Part(where=f"message {number}", make=too_large)
        else:
            yield from message_parts(opened, f"message {number}", raw)


def too_large() -> Made:
    """The end of a message that is too large."""
    raise InputError(f"it is larger than {max_bytes():,} bytes, the most that is taken as one report (setting max_bytes)")


def messages_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each message: a line that begins with "From " after an empty one begins it; None for one that is too large."""
    lines: list[bytes] = []
    size, blank, limit, begun = 0, True, max_bytes(), False
    for _, line in bounded_lines(stream):
        if blank and line is not None and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= limit else None
            lines, size, begun = [], 0, True
        else:
            size += limit + 1 if line is None else len(line)
            if size <= limit and line is not None:
                lines.append(line)
            begun = begun or bool(line and line.strip())
        blank = line is not None and not line.strip()
    if begun:
        yield b"".join(lines) if size <= limit else None


def message_parts(opened: Opened, where: str, raw: bytes) -> Iterator[Part | Source]:
    """The part of a message, and an input for each attachment that can be read."""
    parsed = parsed_message(raw)
    leaves = leaves_of(parsed)
    yield Part(where=where, content=raw, make=partial(made, parsed, leaves))
    base = f"{opened.source.name}, {where}" if where else opened.source.name
    for leaf in leaves:
        name = header_text(leaf.get_filename() or "")
        if name and name.lower().endswith(READ_ATTACHED) and opened.source.depth < 2:
            yield attached(base, name, payload(leaf), opened.source.depth + 1)


def attached(base: str, name: str, raw: bytes, depth: int) -> Source:
    """An attachment as an input."""
    return Source(name=f"{base}, attachment {shown(name)[:200]}", file=name, opener=lambda: closing(BytesIO(raw)), depth=depth)


def parsed_message(raw: bytes) -> Message:
    """The message. Raises EndedError where it cannot be taken apart."""
    try:
        return message_from_bytes(raw.lstrip(b"\r\n"), policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, IndexError) as problem:
        raise broken(f"it is no mail that can be read: {type(problem).__name__}") from problem


def leaves_of(parsed: Message) -> list[Message]:
    """The parts that hold no others, not more than so many."""
    leaves: list[Message] = []
    waiting: list[Message] = [parsed]
    seen = 0
    while waiting and seen < MOST_PARTS:
        seen += 1
        one = waiting.pop(0)
        inner = one.get_payload()
        if isinstance(inner, list):
            waiting[:0] = [part for part in inner if isinstance(part, Message)]
        else:
            leaves.append(one)
    return leaves


def made(parsed: Message, leaves: list[Message]) -> Made:
    """The text of a message with its fields: its plain text, or its HTML where the plain text only points to that."""
    bodies = [leaf for leaf in leaves if not leaf.get_filename() and not disposition(leaf).startswith("attachment")]
    plain = "\n\n".join(text for leaf in bodies if kind(leaf) == "text/plain" and (text := plain_words(leaf)))
    fields = headers(parsed)
    if len(plain.split()) >= FEW_WORDS:
        return plain, fields
    for leaf in bodies:
        if kind(leaf) == "text/html" and (html := text_of(leaf)).strip():
            text, said = html_words(html)
            if len(text.split()) > len(plain.split()):
                return text, fields.over(said)
    if not plain.strip():
        raise no_text("the message has no text")
    return plain, fields


def html_words(html: str) -> Made:
    """The words of a message in HTML: the main text where there is one, else all."""
    try:
        text, said = page(html)
    except InputError:
        text, said = "", Fields()
    every = clean(fragment_text(html))
    return (text, said) if len(text.split()) * 2 > len(every.split()) else (every, said)


def kind(leaf: Message) -> str:
    """The type of a part's content."""
    try:
        return leaf.get_content_type()
    except (ValueError, TypeError, IndexError, AttributeError):
        return "text/plain"


def disposition(leaf: Message) -> str:
    """Whether a part is shown or attached, in the words of the header."""
    return str(leaf.get("Content-Disposition") or "").strip().lower()


def payload(leaf: Message) -> bytes:
    """The bytes of a part; those that are badly packed are left as they are."""
    try:
        raw: Any = leaf.get_payload(decode=True)
    except (ValueError, TypeError, LookupError, AssertionError, IndexError):
        raw = None
    return raw if isinstance(raw, bytes) else b""


def text_of(leaf: Message) -> str:
    """The words of a part in the encoding that it names, where that is one, else in the likeliest."""
    raw = payload(leaf)
    named = header_text(str(leaf.get_param("charset") or "")).strip().lower()
    if named and named not in ("utf-8", "us-ascii", "ascii"):
        try:
            return clean(raw.decode(named))
        except (LookupError, ValueError):
            pass
    try:
        return decode(raw)
    except InputError:
        return ""


def plain_words(leaf: Message) -> str:
    """Plain text without marks of quotation and what stands below the line of a signature."""
    text = text_of(leaf)
    if "format=flowed" in str(leaf.get("Content-Type") or "").lower():
        text = FLOWED.sub(" ", text)
    cut = SIGNATURE.search(text)
    return QUOTED.sub("", text[: cut.start()] if cut and cut.start() > 0 else text).strip()


def headers(parsed: Message) -> Fields:
    """What the head of a message says: the subject, who sent it, when."""
    name, address = parseaddr(header_text(parsed.get("From") or ""))
    listed = header_text(parsed.get("List-Id") or "").split("<")[0].strip(' "')
    host = address.rpartition("@")[2]
    date = header_text(parsed.get("Date") or "")
    published = iso_date(date)
    link = words(header_text(parsed.get("Archived-At") or "").strip(" <>"))
    return Fields(
        title=words(ANSWER.sub("", header_text(parsed.get("Subject") or "").strip())),
        outlet=words(listed or host),
        author=words(name),
        published=published,
        url=link if link and link.startswith("http") else None,
        not_understood=date[:60] if date and published is None else None,
    )


def header_text(header: Any) -> str:
    """The words of a header, decoded."""
    written = str(header)[:5000]
    if "=?" not in written:
        return written.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return "".join(map(header_part, decode_header(written)))
    except (ValueError, LookupError, TypeError, IndexError):
        return written.encode("utf-8", "replace").decode("utf-8", "replace")


def header_part(part: tuple[bytes | str, str | None]) -> str:
    """The words of a piece of a header, which may be in an encoding of its own."""
    raw, encoding = part
    return raw if isinstance(raw, str) else raw.decode(encoding or "ascii", "replace")


def saved_page(opened: Opened) -> Iterator[Part | Source]:
    """The page that a browser saved with its pictures in one file."""
    raw = read_all(opened.stream)
    yield Part(content=raw, make=partial(made_page, raw))


def made_page(raw: bytes) -> Made:
    """The main text of a saved page; the day on which it was saved is the latest that it can be of."""
    parsed = parsed_message(raw)
    leaf = next((leaf for leaf in leaves_of(parsed) if kind(leaf) in ("text/html", "application/xhtml+xml")), None)
    if leaf is None:
        raise no_text("no page is saved in it")
    text, fields = page(text_of(leaf))
    address = header_text(parsed.get("Snapshot-Content-Location") or leaf.get("Content-Location") or "").strip()
    link = address if address.startswith("http") else None
    saved = iso_date(header_text(parsed.get("Date") or ""))
    title = words(header_text(parsed.get("Subject") or ""))
    return text, fields.over(Fields(title=title, url=link, published=saved, published_source="crawl"))
