"""PDF as reports: the text layer in reading order, without what runs along the top and foot of pages."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from io import BytesIO
from typing import Any

from contested.errors import InputError
from contested.intake.apart import apart
from contested.intake.fields import Fields, iso_date, words
from contested.intake.parts import Made, Opened, Part, broken, no_text
from contested.intake.pdf_layout import Piece, document_text
from contested.intake.plain import title_of
from contested.intake.sources import Source, read_all
from contested.intake.texts import clean
from contested.settings import setting

MOST_PAGES = 2_000
MOST_PIECES = 40_000  # of one page
TOOL_TITLES = ("microsoft word", "untitled", "document", "powerpoint", "slide", "layout", "print")


def pdf(opened: Opened) -> Iterator[Part | Source]:
    """The part that a PDF is."""
    raw = read_all(opened.stream)
    yield Part(content=raw, make=partial(made, raw))


def made(raw: bytes) -> Made:
    """The text of a PDF with its fields, taken out in a process apart."""
    text, said = apart("pdf:text_and_fields", raw)
    return clean(text), Fields(**said)


def text_and_fields(raw: bytes) -> tuple[str, dict[str, Any]]:
    """The text, and what the document says of itself."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("it is locked with a password")
        pages = [page_pieces(page) for page, _ in zip(reader.pages, range(MOST_PAGES), strict=False)]
        said = metadata(reader)
    except (PyPdfError, RecursionError) as problem:
        raise broken(f"it is no PDF that can be read: {' '.join(str(problem).split())[:200]}") from problem
    except ImportError as problem:
        raise InputError("it is locked in a way that needs the package cryptography: pip install cryptography") from problem
    text, running = document_text(pages)
    if not text.strip():
        raise no_text("it has no text layer: its pages are pictures, which want recognising first")
    day = next((day for line in running[:50] if len(line) < 200 and (day := iso_date(line))), None)
    dated = Fields(published=day, published_source="page").over(said)  # a day that stands on every page is the paper's
    return text, {**asdict(dated), "title": dated.title or title_of(text)}


def page_pieces(page: Any) -> list[Piece]:
    """The pieces of text of a page, in the order in which they are drawn; none where the page cannot be read."""
    pieces: list[Piece] = []
    left = [int(setting("max_characters"))]

    def visit(text: str, cm: Any, tm: Any, font: Any, size: Any) -> None:
        left[0] -= len(text)
        if len(pieces) > MOST_PIECES or left[0] < 0:
            raise InputError("one of its pages holds more text than a report may")
        if text.strip():
            pieces.append(piece_of(text, cm, tm, float(size or 0)))

    try:
        page.extract_text(visitor_text=visit)
    except (InputError, MemoryError):
        raise
    except Exception:  # a page that is broken leaves the others
        return pieces
    return pieces


def piece_of(text: str, cm: Any, tm: Any, size: float) -> Piece:
    """A piece with where it stands on the page."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
    return Piece(x=float(x), y=float(y), size=max(1.0, min(200.0, size * float(scale))), text=text.strip("\n"))


def metadata(reader: Any) -> Fields:
    """What the document says of itself: the title where it is no program's, the author, the day on which the file was made."""
    try:
        said = reader.metadata or {}
        title = words(str(said.get("/Title") or ""))
        author = words(str(said.get("/Author") or ""))
        date = iso_date(str(said.get("/CreationDate") or "").removeprefix("D:")[:8])
    except Exception:  # a broken dictionary of metadata is no reason to lose the text
        return Fields()
    named = title if title and not title.lower().startswith(TOOL_TITLES) and len(title) < 300 else None
    return Fields(title=named, author=author, published=date, published_source="file")
