"""The formats of files: one row each, with what reads it. A module is imported when a file of its format is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from io import BufferedReader

from contested.errors import InputError
from contested.intake.bundles import bundle_parts
from contested.intake.fields import Fields
from contested.intake.jsons import json_document, json_lines
from contested.intake.pages import is_page, page
from contested.intake.parts import Made, Opened, Part, Read
from contested.intake.plain import markdown, plain_text
from contested.intake.sources import Source, read_all
from contested.intake.tables import parquet, table
from contested.intake.texts import decode
from contested.settings import setting

MARKUP = 10  # files of so many times the longest text are not looked through for it


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files: what their names end in, what it is called, and what reads one."""

    extension: str
    name: str
    read: Read
    unpacks: bool = False  # it takes packed bytes as they are
    text: bool = False  # it is words as they stand: bytes of another format under its name are told by how they begin


def whole(read: Callable[[str], Made]) -> Read:
    """What reads a file of text as one report; a web page may lie in a file of any name, and many documents in one."""

    def parts(opened: Opened) -> Iterator[Part | Source]:
        raw = read_all(opened.stream)
        words = decode(raw)
        if len(words) > MARKUP * int(setting("max_characters")):
            yield Part(content=raw, make=lambda: (words, Fields()))
        elif is_page(words):
            yield Part(content=raw, make=partial(page, words))
        elif several := list(bundle_parts(words)):
            yield from several
        else:
            yield Part(content=raw, make=partial(read, words))

    return parts


def later(where: str) -> Read:
    """What reads by `module:function` of this folder, imported when it is wanted."""

    def parts(opened: Opened) -> Iterator[Part | Source]:
        module, name = where.split(":")
        found: Iterator[Part | Source] = getattr(import_module(f"contested.intake.{module}"), name)(opened)
        yield from found

    return parts


FORMATS = (
    Format(".txt", "plain text", whole(plain_text), text=True),
    Format(".text", "plain text", whole(plain_text), text=True),
    Format(".md", "Markdown", whole(markdown), text=True),
    Format(".markdown", "Markdown", whole(markdown), text=True),
    Format(".html", "web page", whole(page), text=True),
    Format(".htm", "web page", whole(page), text=True),
    Format(".xhtml", "web page", whole(page), text=True),
    Format(".mhtml", "saved web page", later("mail:saved_page")),
    Format(".mht", "saved web page", later("mail:saved_page")),
    Format(".pdf", "PDF", later("pdf:pdf")),
    Format(".docx", "Word document", later("word:docx")),
    Format(".rtf", "Rich Text", later("rich:rtf")),
    Format(".eml", "mail", later("mail:message")),
    Format(".mbox", "mailbox", later("mail:mailbox")),
    Format(".jsonl", "JSON Lines", json_lines, text=True),
    Format(".ndjson", "JSON Lines", json_lines, text=True),
    Format(".json", "JSON", json_document, text=True),
    Format(".csv", "CSV", table, text=True),
    Format(".tsv", "tab-separated values", table, text=True),
    Format(".tab", "tab-separated values", table, text=True),
    Format(".parquet", "Parquet", parquet),
    Format(".xml", "XML", later("xmls:xml")),
    Format(".tml", "TimeML", later("xmls:xml")),
    Format(".warc", "WARC", later("warcs:warc"), unpacks=True),
    Format(".wacz", "WACZ", later("archives:zipped")),
    Format(".zip", "ZIP archive", later("archives:zipped")),
    Format(".tar", "tar archive", later("archives:tarred")),
)
BEGINNINGS = (  # how files of formats begin that are known without their names
    (b"%PDF", ".pdf"),
    (b"PK\x03\x04", ".zip"),
    (b"WARC/1.", ".warc"),
    (b"PAR1", ".parquet"),
    (b"{\\rtf", ".rtf"),
)


def form_named(extension: str) -> Format | None:
    """The format of an ending, with or without its dot."""
    return next((form for form in FORMATS if form.extension == f".{extension.lower().lstrip('.')}"), None)


def form_of(source: Source, stream: BufferedReader, named: Format | None) -> Format:
    """The format by the name, else by the first bytes. Raises InputError for an ending that is not read."""
    if named is not None and not named.text:
        return named
    head = stream.peek(64)[:64]
    begun = next((form_named(ending) for beginning, ending in BEGINNINGS if head.startswith(beginning)), None)
    if begun or named:
        return begun or named  # type: ignore[return-value]
    if source.extension:
        endings = " ".join(form.extension for form in FORMATS)
        raise InputError(f"files that end in {source.extension[:12]} are not read, only {endings}, each also with .gz, .bz2 or .xz")
    plain = ".jsonl" if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b'{"') else ".txt"
    return next(form for form in FORMATS if form.extension == plain)
