"""The days that a time expression dates: its own, widened by the words around it ("since Tuesday", "by Friday")."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from contested.reading.calendars import DAY
from contested.reading.timescene import Scene
from contested.reading.timevalues import Value
from contested.reading.timewords import Match
from contested.records import Interval, TimeMention

BEFORE = re.compile(
    r"\b(since|until|till|by|before|prior to|after|following|through|up to)"
    r"(?:\s+(?:early|late|the|on|at|about|around)){0,2}\s{1,3}$",
    re.IGNORECASE,
)
WEEK = timedelta(days=7)
OPENS = re.compile(r"\b(?:from|between|starting|beginning)\s+(?:the\s+|early\s+|late\s+|on\s+)?$", re.IGNORECASE)
JOINS = re.compile(r"\s{0,2}(?:to|until|till|through|and|-|–|—)\s{0,2}(?:the\s|on\s|early\s|late\s)?", re.IGNORECASE)


def interval_in(scene: Scene, match: Match, value: Value) -> Interval | None:
    """The days that the expression dates, or None where it dates none."""
    if value.timex == "SET" or (value.first is None and value.last is None):
        return None
    before = BEFORE.search(scene.text, max(0, match.start - 30), match.start)
    first, last = widened(before.group(1).lower() if before else "", value, scene.anchor)
    if first is None and last is None:
        return None
    start = before.start() if before else match.start
    return Interval(start=first, end=last, precision=value.precision, text=scene.text[start : match.end], source="text")


def widened(word: str, value: Value, anchor: date | None) -> tuple[date | None, date | None]:
    """The days of "since X", "by X" and the like."""
    first, last = value.first, value.last
    if value.timex == "DURATION" or first is None or last is None:
        return first, last
    if word == "since":
        return first, max(anchor, first) if anchor else None
    if word in ("until", "till", "by", "through", "up to"):
        return None, last
    if word in ("before", "prior to"):
        return None, first - DAY if first > date.min else first
    if word in ("after", "following") and anchor is not None and anchor >= last:
        return first, anchor
    return first, last


def joined(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions, where "from X to Y" and "between X and Y" stand both with the days from X to Y."""
    for i, (one, two) in enumerate(pairwise(mentions)):
        if not one.interval or not two.interval or not OPENS.search(text, max(0, one.start - 20), one.start):
            continue
        first, last = one.interval.start, two.interval.end
        if first and last and timedelta(0) < first - last < WEEK and one.interval.precision == two.interval.precision == "day":
            first -= WEEK  # "from Monday to Thursday", each of them the last one
        if JOINS.fullmatch(text, one.end, two.start) and first and last and first <= last:
            words = text[one.start : two.end]
            mentions[i] = replace(one, interval=replace(one.interval, start=first, end=last, text=words))
            mentions[i + 1] = replace(two, interval=replace(two.interval, start=first, text=words))
    return mentions
