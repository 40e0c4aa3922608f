"""Values in words for people, and hostile text made harmless: the filters and functions that templates use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Protocol

from markupsafe import Markup, escape

from contested.records import Interval

STEERING = {  # signs that turn the direction of the text around them
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
}
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")  # and no line ends


def range_words(low: int | None, best: int | None, high: int | None) -> str:
    """A count with its bounds: 53, 53 (40–60), at least 24."""
    if best is None:
        if low is None or high is None:
            return "not known" if low is None and high is None else f"at most {high:,}" if low is None else f"at least {low:,}"
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    least = best if low is None else low
    if high is None:
        return f"at least {best:,}" if least == best else f"{best:,} ({least:,} or more)"
    return f"{best:,}" if least == best == high else f"{best:,} ({least:,}–{high:,})"


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


def harmless(words: object) -> Markup:
    """Text as HTML, its steering and control signs shown rather than obeyed."""
    shown = escape(str(words))
    return Markup(ODD.sub(shown_sign, shown)) if ODD.search(shown) else shown  # noqa: S704 -- escaped just now


def shown_sign(found: re.Match[str]) -> str:
    """A sign that is not to be obeyed, by its name or number."""
    name = STEERING.get(found[0]) or f"U+{ord(found[0]):04X}"
    return f'<span class="sign" title="a control character of the text">{name}</span>'


def told(words: object) -> Markup:
    """Words from a report or a name: harmless, and with no say over the direction of what stands beside them."""
    return Markup(f"<bdi>{harmless('' if words is None else words)}</bdi>")  # noqa: S704 -- harmless


def bare(words: object) -> str:
    """Words for where no markup can stand, as a page's title: steering and control signs left out."""
    return ODD.sub("", str(words))


def kind_words(kind: str) -> str:
    """A kind of claim in words."""
    return kind.replace("_", " ")


def day_words(day: date | None) -> str:
    """A day as people write it: 4 April 2019."""
    return f"{day.day} {day:%B %Y}" if day else "no date"


def when_words(when: Interval) -> str:
    """An interval as people write it."""
    return days_words(when.start, when.end, when.precision)


def days_words(start: date | None, end: date | None, precision: str = "day") -> str:
    """The days from one to another as people write them: 4–6 April 2019; what is open, by its known end."""
    if start is None and end is None:
        return "no date"
    if start is None or end is None:
        return f"by {day_words(end)}" if start is None else f"since {day_words(start)}"
    if start == end:
        return day_words(start)
    if precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B %Y}"
    if precision == "year" and start.year == end.year:
        return str(start.year)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_words(end)}"
    return f"{start.day} {start:%B}{'' if start.year == end.year else f' {start.year}'} – {day_words(end)}"


def count_words(count: int, one: str, many: str = "") -> str:
    """A count with its noun: 1 claim, 1,204 claims."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


PRECISION = {
    1: "a named place",
    2: "near a named place",
    3: "a district",
    4: "a province",
    5: "a region or a line",
    6: "somewhere in the country",
    7: "at sea or in the air",
}


def precision_words(precision: int | None) -> str:
    """How exact a place is, in words."""
    return PRECISION.get(precision or 0, "not found on the map")


STATUS = {"single-account": "one account", "agreed": "accounts agree"}


def status_words(status: str) -> str:
    """How the accounts of an event stand to each other, in words."""
    return STATUS.get(status, status)


def numbered(rows: Iterable[Identified]) -> dict[str, int]:
    """A number from 1 for each row, by its id."""
    return {row.id: number for number, row in enumerate(rows, start=1)}


def moment_words(seconds: float) -> str:
    """A moment, in seconds since 1970, as people write it: 4 April 2019, 14:05 UTC."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return f"{day_words(moment.date())}, {moment:%H:%M} UTC"


FILTERS = {
    "bare": bare,
    "moment": moment_words,
    "status": status_words,
    "numbered": numbered,
    "precision": precision_words,
    "told": told,
    "harmless": harmless,
    "kind": kind_words,
    "day": day_words,
    "when": when_words,
    "count": count_words,
}
GLOBALS = {"days": days_words, "range": range_words}
