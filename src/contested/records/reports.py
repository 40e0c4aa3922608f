"""What comes in: published texts, what a server gave, and how each report ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from contested.records.base import content_id, plain
from contested.records.times import interval_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A published text. `text` is fixed at intake and never cleaned again: every span points into it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | str | None = None  # a date, or an ISO date that may stop at the month or year, or None
    url: str | None = None
    language: str | None = None  # ISO 639-1, None where it is to be found out
    author: str | None = None
    published_source: str = "given"  # given, metadata, page; crawl, file: the day it was fetched or saved
    dataset: str = ""  # acled, ucdp: the row of that project's data that this is; it is read by its columns, as that project's word

    def __post_init__(self) -> None:
        interval_of(self.published)

    @property
    def id(self) -> str:
        """An id from the content: the same file read twice is one report, a copy at another address another."""
        when = self.published.isoformat() if isinstance(self.published, date) else self.published
        return content_id("report", self.url, self.outlet, when, self.title, self.text)

    def to_dict(self) -> dict[str, Any]:
        return {"id": self.id, **plain(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave for an address, as it came; a page is kept so that its claims can be shown where they stood."""

    url: str  # as it was asked for
    final_url: str  # after redirects
    fetched_at: str  # ISO, UTC
    status: int
    headers: dict[str, str]  # those that are needed to read it and to ask again
    sha256: str  # of the body
    body: bytes  # without the packing of the way


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a report ended: exactly one of OUTCOMES, with the reason in words."""

    name: str
    reason: str = ""


ADDED = Outcome(name="added")
OUTCOMES = ("added", "already there", "copy of", "not about conflict", "language not read", "no text", "refused", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What intake made of one input: a report, or the outcome that says why there is none."""

    path: str  # the file or address, as the user would name it
    report: Report | None = None
    outcome: Outcome = ADDED  # added = loaded
    sha: str = ""  # of its bytes and of how they were to be read: the same again need not be looked at
