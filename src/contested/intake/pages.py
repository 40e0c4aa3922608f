"""Web pages as reports: the main text without menus, adverts, share bars and cookie notes, and what the page says of itself."""

from __future__ import annotations

import re
from typing import Any

from contested.errors import InputError
from contested.intake.fields import Fields, iso_date, words

LOOKS_LIKE = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,500}?-->\s{0,99})?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
DATES = {"extensive_search": False, "original_date": True}
SEARCHED = {"extensive_search": True, "original_date": True}


def is_page(text: str) -> bool:
    """Whether a text begins as a web page does."""
    return bool(LOOKS_LIKE.match(text[:2000]))


def page(html: str, url: str | None = None) -> tuple[str, Fields]:
    """The main text under its headline, and what the page says of itself. Raises InputError where it is no page."""
    from trafilatura import bare_extraction, load_html

    tree = load_html(html)
    if tree is None:
        raise InputError("it is not HTML that can be read")
    found: Any = bare_extraction(
        html, fast=True, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=DATES
    )
    if found is None or not found.text:
        return "", Fields(title=first_title(tree))
    published, source = page_date(found.date, html)
    fields = Fields(
        title=words(found.title),
        outlet=words(found.sitename) or words(found.hostname),
        published=published,
        url=words(found.url),
        author=words(found.author),
        published_source=source,
    )
    return with_title(found.text, fields.title), fields


def first_title(tree: Any) -> str | None:
    """The words of the title element."""
    return words(tree.findtext(".//title"))


def page_date(found: str | None, html: str) -> tuple[str | None, str]:
    """The date of publication, and whether the page's metadata or its visible text gave it."""
    if found:
        return iso_date(found), "metadata"
    from htmldate import find_date

    seen = find_date(html, **SEARCHED)
    if seen is None or seen.endswith("-01-01"):  # the day that is made up from the year of a copyright notice
        return None, "page"
    return iso_date(seen), "page"


def with_title(text: str, title: str | None) -> str:
    """The text with its headline above it, where it does not begin with it."""
    if not title or title.lower() in text[: len(title) + 300].lower():
        return text
    return f"{title}\n\n{text}"
