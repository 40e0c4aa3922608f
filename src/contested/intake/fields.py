"""What is said about a report beside its text: the names of the fields, and the forms that dates take in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate
from typing import Any

from contested.records import Report, interval_of

NAMES = {
    "text": (
        "text",
        "body",
        "content",
        "article",
        "full_text",
        "fulltext",
        "maintext",
        "article_text",
        "articlebody",
        "article_body",
        "body_text",
        "plain_text",
        "story_text",
        "content_text",
    ),
    "title": ("title", "headline", "heading", "subject", "article_title", "story_title"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "publication",
        "site",
        "sitename",
        "site_name",
        "newspaper",
        "agency",
        "media_name",
        "source_name",
        "publication_name",
        "sourcecommonname",
        "source_domain",
        "domain",
    ),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "pub_date",
        "pubdate",
        "date_published",
        "publication_date",
        "date_publish",
        "created",
        "created_at",
        "publishedat",
        "datepublished",
        "publishdate",
        "publicationdate",
        "webpublicationdate",
        "seendate",
        "timestamp",
    ),
    "url": (
        "url",
        "link",
        "href",
        "permalink",
        "address",
        "canonical",
        "article_url",
        "source_url",
        "sourceurl",
        "documentidentifier",
        "weburl",
        "web_url",
    ),
    "author": ("author", "authors", "byline", "by", "writer"),
    "language": ("language", "lang"),
}
FIELD = {name: field for field, names in NAMES.items() for name in names}
NOT_IN_NAMES = re.compile(r"[\W_]+")
LANGUAGES = dict(
    pair.split(":")
    for pair in "english:en arabic:ar french:fr spanish:es russian:ru ukrainian:uk turkish:tr german:de italian:it "
    "portuguese:pt persian:fa farsi:fa hebrew:he chinese:zh".split()
)
MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b")
MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
SLASHED = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
COMPACT = re.compile(r"^(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:$|[T ]|\d{6}Z?$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What is known of a report beside its text; a part that is unknown is None."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    published_source: str = "metadata"
    not_understood: str | None = None  # a date that is in no form that is read
    no_text: str | None = None  # why there is no text of an article, where that could be told

    def over(self, other: Fields) -> Fields:
        """These fields, and where they are None the other's."""
        dated = self if self.published else other
        return Fields(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            published=dated.published,
            url=self.url or other.url,
            author=self.author or other.author,
            language=self.language or other.language,
            published_source=dated.published_source,
            not_understood=None if dated.published else self.not_understood or other.not_understood,
            no_text=self.no_text or other.no_text,
        )

    def report(self, text: str) -> Report:
        """The report of this text."""
        return Report(
            text=text,
            title=self.title,
            outlet=self.outlet,
            published=self.published,
            url=self.url,
            language=self.language,
            author=self.author,
            published_source=self.published_source if self.published else "given",
        )


def fields_of(row: Mapping[Any, Any], source: str = "metadata") -> Fields:
    """The fields of a mapping whose keys may be any of their common names."""
    found = best_named(row)
    written = found.get("published")
    published = iso_date(written)
    return Fields(
        title=words(found.get("title")),
        outlet=words(found.get("outlet")),
        published=published,
        url=words(found.get("url")),
        author=words(found.get("author")),
        language=language_code(words(found.get("language"))),
        published_source=source,
        not_understood=str(written)[:60] if written is not None and published is None else None,
    )


def best_named(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Field to value: of several names of one field that which stands first in the table of names."""
    best: dict[str, tuple[int, Any]] = {}
    for key, value in row.items():
        name = plain_name(key)
        field = FIELD.get(name)
        if field and value not in (None, "", [], {}):
            rank = NAMES[field].index(name)
            if field not in best or rank < best[field][0]:
                best[field] = rank, value
    return {field: value for field, (_, value) in best.items()}


def plain_name(key: Any) -> str:
    """A name of a column or key as the table of names has it: in lower case, its words joined by underscores."""
    return NOT_IN_NAMES.sub("_", str(key)[:80].strip().lower()).strip("_")


def words(value: Any) -> str | None:
    """A value as one line of text: the name of a mapping, the parts of a list."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = ", ".join(part for part in map(words, value[:20]) if part)
    if value is None or isinstance(value, (bool, Mapping)):
        return None
    return " ".join(str(value)[:2000].split()).strip() or None


def language_code(written: str | None) -> str | None:
    """ISO 639-1 of a language tag or an English name of a language."""
    if written is None:
        return None
    code = re.split(r"[-_]", written.lower())[0]
    return LANGUAGES.get(code, code)


def iso_date(written: Any) -> str | None:
    """An ISO date, which may stop at the month or year, from a form that leaves no doubt; None for any other."""
    if isinstance(written, (int, float)) and not isinstance(written, bool):
        return epoch_date(float(written))
    if isinstance(written, date):
        return (written.date() if isinstance(written, datetime) else written).isoformat()
    if not isinstance(written, str):
        return None
    words = written.strip()[:80]
    return iso(words) or compact(words) or named_month(words) or slashed(words) or mail_date(words)


def iso(words: str) -> str | None:
    """An ISO date, without its time."""
    try:
        interval_of(words)
    except ValueError:
        return None
    return re.split(r"[T ]", words)[0]


def epoch_date(seconds: float) -> str | None:
    """The day of a Unix time in seconds or milliseconds; years are left alone."""
    if 1000 <= seconds <= 2999:
        return str(int(seconds))
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if 1e8 < seconds < 1e10 else None


def compact(words: str) -> str | None:
    """20200524, 2020/05/24."""
    found = COMPACT.match(words)
    return day_of(*map(int, found.groups())) if found else None


def named_month(words: str) -> str | None:
    """24 May 2020, Sunday, May 24th, 2020."""
    if found := DAY_FIRST.search(words):
        day, month, year = found.groups()
    elif found := MONTH_FIRST.search(words):
        month, day, year = found.groups()
    else:
        return None
    return day_of(int(year), MONTHS.get(month[:3].lower(), 0), int(day))


def slashed(words: str) -> str | None:
    """24/05/2020, where one number alone can be the month."""
    found = SLASHED.match(words)
    if not found:
        return None
    one, other, year = map(int, found.groups())
    if one == other or one > 12:
        return day_of(year, other, one)
    return day_of(year, one, other) if other > 12 else None


def mail_date(words: str) -> str | None:
    """Sun, 24 May 2020 10:00:00 GMT."""
    found = parsedate(words)
    return day_of(*found[:3]) if found and found[0] > 1900 else None


def day_of(year: int, month: int, day: int) -> str | None:
    """The day in ISO form, None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None
