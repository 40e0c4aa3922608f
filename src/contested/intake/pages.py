"""Web pages as reports: the main text without menus, adverts, share bars and cookie notes, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from itertools import islice
from typing import Any

from contested.errors import InputError
from contested.intake.fields import Fields
from contested.intake.page_fields import fields_of_page
from contested.intake.page_text import markup_text
from contested.intake.page_walls import why_no_text

LOOKS_LIKE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,500}?-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it remarks on is no business of who reads
JOINER, STAND_IN = (
    "\u200c",
    "\u1c7d",
)  # trafilatura drops the sign that parts Persian words; a letter that no news uses stands in for it
MOST_ELEMENTS = 25_000  # of a page
MUCH_MORE = 1.6  # times the text found: so long a text in the page's own data is the article


def is_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return bool(LOOKS_LIKE.match(text[:2000]))


def page(html: str, url: str | None = None) -> tuple[str, Fields]:
    """The main text under its headline, and what the page says of itself; `no_text` of that says why there is no text.

    `url` is where the page was found. Raises InputError where it is no page.
    """
    from trafilatura import load_html

    tree = load_html(html)
    if tree is None:
        raise InputError("it is not HTML that can be read")
    known = fields_of_page(tree, url)
    text = main_text(html) if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS)) < MOST_ELEMENTS else all_paragraphs(tree)
    if len(known.body) > MUCH_MORE * len(text):
        text = markup_text(known.body)
    why = why_no_text(tree, text, known.fields.title, known.kind, known.closed, url)
    if why:
        return "", replace(known.fields, no_text=why)
    return with_title(text, known.fields.title), known.fields


def main_text(html: str) -> str:
    """The words of the article, a paragraph a line."""
    from trafilatura import extract

    hidden = html.replace(JOINER, STAND_IN)
    found: Any = extract(hidden, fast=True, include_comments=False, include_tables=False, with_metadata=False)
    return str(found or "").replace(STAND_IN, JOINER)


def all_paragraphs(tree: Any) -> str:
    """The words of every paragraph, for a page of so much markup that looking for the article in it would take too long."""
    paragraphs = (" ".join("".join(part.itertext()).split()) for part in tree.iter("p"))
    return "\n".join(text for text in paragraphs if text)


def with_title(text: str, title: str | None) -> str:
    """The text with its headline above it, where it does not begin with it."""
    if not title or title.lower() in text[: len(title) + 300].lower():
        return text
    return f"{title}\n\n{text}"
