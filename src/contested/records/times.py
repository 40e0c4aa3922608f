"""Days and stretches of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from `start` to `end`, both included; None is an open or unknown end."""

    start: date | None = None
    end: date | None = None
    precision: str = "open"  # day, week, month, year, open
    text: str = ""  # the words that gave it, empty where it did not come from the text
    inferred: bool = False  # not stated by metadata or words: worked out
    source: str = "unknown"  # text, given, metadata, page, crawl, file, inferred, published, unknown: where the value came from

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None

    def meets(self, other: Interval) -> bool:
        """Whether the two share a day; an open end reaches to the end of time."""
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (self.end or date.max)


UNKNOWN_TIME = Interval()


def interval_of(written: date | str | None, source: str = "given") -> Interval:
    """An interval from a date or from an ISO date that may stop at the month or the year (`2020-05`, `2020`).

    Raises ValueError, naming the words, where they are no such date.
    """
    if written is None:
        return UNKNOWN_TIME
    if isinstance(written, datetime):
        written = written.date()
    if isinstance(written, date):
        return Interval(start=written, end=written, precision="day", text=written.isoformat(), source=source)
    match = re.fullmatch(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?\s*", written)
    if not match:
        raise ValueError(f"not an ISO date: {written!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as problem:
        raise ValueError(f"not a date: {written!r}") from problem
    last = first if day else date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return Interval(start=first, end=last, precision="day" if day else "month" if month else "year", text=written, source=source)
