"""Sitemaps as entries: of news, of pages, and indexes of further sitemaps."""

from __future__ import annotations

from typing import Any

from contested.errors import InputError
from contested.intake.addresses import is_address
from contested.intake.feeds import Entry, Listing, plain_words
from contested.intake.fields import Fields, iso_date, language_code
from contested.intake.xml_trees import children, first_words, local, tree_of

ROOTS = ("urlset", "sitemapindex")
MOST_SITEMAPS = 50  # of one index


def sitemap(root: Any, most: int) -> Listing:
    """The pages of a sitemap, the newest `most`, or the sitemaps of an index, the newest first."""
    if local(root) == "sitemapindex":
        maps = [address for part in sorted(children(root, "sitemap"), key=last_change, reverse=True) if (address := place(part))]
        return Listing(title=None, entries=(), total=len(maps), sitemaps=tuple(maps[:MOST_SITEMAPS]))
    parts = [part for part in children(root, "url") if place(part)]
    parts.sort(key=last_change, reverse=True)  # stable: without days the order is the sitemap's own
    return Listing(title=None, entries=tuple(entry_of(part) for part in parts[:most]), total=len(parts))


def place(part: Any) -> str | None:
    """The address in a row of a sitemap."""
    written = first_words(part, "loc")
    return written if written and is_address(written) else None


def last_change(part: Any) -> str:
    """The moment of publication, else of the last change, as it is written; empty where none is."""
    news = next(children(part, "news"), None)
    written = (first_words(news, "publication_date") if news is not None else None) or first_words(part, "lastmod") or ""
    return written if iso_date(written) else ""


def entry_of(part: Any) -> Entry:
    """One page of a sitemap. Its last change is no day of publication, so that only a news sitemap gives one."""
    news = next(children(part, "news"), None)
    if news is None:
        return Entry(url=place(part), fields=Fields())
    publication = next(children(news, "publication"), news)
    fields = Fields(
        title=plain_words(first_words(news, "title")),
        outlet=plain_words(first_words(publication, "name")),
        published=iso_date(first_words(news, "publication_date")),
        language=language_code(first_words(publication, "language")),
    )
    return Entry(url=place(part), fields=fields)


def read_sitemap(raw: bytes, most: int = 1000, charset: str | None = None) -> Listing:
    """The entries of a sitemap. Raises InputError where it is none."""
    root = tree_of(raw, charset)
    if local(root) not in ROOTS:
        raise InputError(f"it is XML of another kind than a sitemap: {local(root)[:40]}")
    return sitemap(root, most)
