"""The days that a time expression dates: its own, widened by the words around it ("since Tuesday", "by Friday")."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contested.reading.timevalues import Scene, Value
from contested.reading.timewords import Match
from contested.records import Interval

BEFORE = re.compile(
    r"\b(since|ever since|until|till|by|before|prior to|after|following|through|between|from|starting|beginning|as of|up to)"
    r"(?:\s+(?:early|late|the|on|at|about|around|as)){0,2}\s*$",
    re.IGNORECASE,
)
DASH = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*(?:the\s+|on\s+)?$", re.IGNORECASE)
DAY = timedelta(days=1)


def interval_in(scene: Scene, match: Match, value: Value) -> Interval | None:
    """The days that the expression dates, or None where it dates none."""
    if value.first is None and value.last is None:
        return None
    if value.timex == "SET":
        return None
    word = word_before(scene.text, match.start)
    first, last = widened(word, value, scene.anchor)
    if first is None and last is None:
        return None
    precision = value.precision if first and last else "open" if value.precision == "open" else value.precision
    start = match.start - (len(word) + 1 if word else 0)
    text = scene.text[max(0, start) : match.end] if word else scene.text[match.start : match.end]
    return Interval(start=first, end=last, precision=precision, text=text.strip(), source="text")


def word_before(text: str, start: int) -> str:
    """The preposition that stands before the expression, if it is one that widens it."""
    found = BEFORE.search(text[max(0, start - 40) : start])
    return found.group(1).lower() if found else ""


def widened(word: str, value: Value, anchor: date | None) -> tuple[date | None, date | None]:
    """The days of "since X", "by X" and the like."""
    first, last = value.first, value.last
    if value.timex == "DURATION" or first is None or last is None:
        return first, last
    if word in ("since", "ever since"):
        return first, max(anchor, first) if anchor else None
    if word in ("until", "till", "by", "through", "up to"):
        return None, last
    if word in ("before", "prior to"):
        return None, first - DAY
    if word in ("after", "following") and (anchor is None or anchor >= last):
        return first, anchor
    return first, last
