"""Makers for weeks, months and years seen from the report or from what it spoke of last."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contested.reading.calendars import shifted_month
from contested.reading.timedates import month_day
from contested.reading.timelengths import span_value
from contested.reading.timenumbers import Number, number_of
from contested.reading.timescene import STEPS, Scene
from contested.reading.timevalues import (
    Value,
    cut_at,
    day_value,
    month_value,
    part_of,
    quarter_value,
    unit_value,
    week_value,
    weekend_value,
    written_length,
    year_value,
)
from contested.reading.timewords import Match, lexicon

AFTERWARDS = ("after", "afterward", "afterwards", "later", "before")
FORWARD = ("later", "after", "afterward", "afterwards", "from now", "hence")
THE_LAST = re.compile(r"\bthe\s{1,3}last\b", re.IGNORECASE)
FOR = re.compile(r"\bfor\s{1,3}$", re.IGNORECASE)


def which_unit(match: Match, scene: Scene) -> Value | None:
    """Last week, this month, earlier this year."""
    which, unit = match.get("which"), match.get("unit")
    if unit == "day":
        return which_day(which, scene, match)
    anchor = scene.anchor
    told = which in ("that", "same", "very same", "following", "previous", "preceding", "prior")
    step = STEPS.get(which, 0)
    if told or (which == "next" and "the " in scene.text[match.start : match.end].lower()):
        anchor = scene.last_said() or anchor
    if which == "past" or (which == "last" and THE_LAST.search(scene.text, match.start, match.end)):
        return span_value(1, unit, scene, "past")
    if anchor is None:
        return Value({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step], "DATE")
    value = unit_value(anchor, unit, step)
    words = match.get("edge", "part")
    return part_of(value, words) if told else cut_at(part_of(value, words), words, scene.anchor)


def which_day(which: str, scene: Scene, match: Match) -> Value | None:
    """That day, the same day, the next day."""
    day, step = scene.last_day(), STEPS.get(which, 0)
    if which not in ("that", "same", "very same", "next", "following", "previous", "preceding"):
        return None
    untold = step > 0 and day == scene.anchor and scene.tense(match.start, match.end) != "future"
    if day is None or untold:  # "the next day" of a story whose day is not told
        return Value("XXXX-XX-XX", "DATE")
    return day_value(day + timedelta(days=step))


def the_unit(match: Match, scene: Scene) -> Value | None:
    """Earlier in the week, the end of the year, the weekend."""
    unit = match.get("unit", "unit2", "unit3")
    if scene.anchor is None:
        return Value("PRESENT_REF", "DATE")
    if unit == "day":
        day = scene.last_day()
        return day_value(day) if day else None
    if unit == "weekend":
        ahead = scene.tense(match.start, match.end) == "future" or scene.anchor.isoweekday() >= 6
        return weekend_value(scene.anchor - timedelta(days=0 if ahead else 7))
    words = match.get("edge", "part", "part2")
    return cut_at(part_of(unit_value(scene.anchor, unit, 0), words), words, scene.anchor)


def year_to(match: Match, scene: Scene) -> Value | None:
    """The year ended March 31: a length."""
    return span_value(1, "year", scene, "")


def year_end(match: Match, scene: Scene) -> Value | None:
    """Year-end: of this year."""
    return part_of(unit_value(scene.anchor, "year", 0), "end") if scene.anchor else Value("PRESENT_REF", "DATE")


def unit_of(match: Match, scene: Scene) -> Value | None:
    """The week of May 4."""
    value = month_day(match, scene)
    return week_value(value.first) if value and value.first else None


def ago(match: Match, scene: Scene) -> Value | None:
    """Two weeks ago, three days earlier, a year later."""
    number, unit, way = number_of(match.get("num")), lexicon().tables["units"][match.get("unit")], match.get("way")
    if number is None:
        return None
    forward = way in FORWARD
    if way in AFTERWARDS and FOR.search(scene.text, max(0, match.start - 5), match.start):  # "for six years afterward": how long
        return None
    seen_from_report = way in ("ago", "from now", "hence", "back")
    start = scene.anchor if seen_from_report else (scene.last_said() if way != "previously" else scene.last_day())
    if match.get("half"):
        number = Number(number.best + 0.5, number.vague)
    if number.vague:
        return Value("FUTURE_REF" if forward else "PAST_REF", "DATE")
    if start is None and way in ("earlier", "before"):  # nothing else was spoken of: before the report
        start = scene.anchor
    if start is None:
        return Value("FUTURE_REF" if forward else "PAST_REF", "DATE")
    if unit == "Y" and number.best == 1 and way in ("ago", "earlier"):
        return year_ago(match, scene)
    return moved(start, number.best * (1 if forward else -1), unit, scene)


def moved(start: date, steps: float, unit: str, scene: Scene) -> Value | None:
    """The day, week, month, year or decade so many steps away."""
    try:
        if unit in ("TS", "TM", "TH"):
            return Value(written_length(Number(abs(steps)), unit), "DURATION", start, start)
        if unit == "D":
            return day_value(start + timedelta(days=steps))
        if unit in ("W", "F", "WE"):
            return week_value(start + timedelta(weeks=steps * (2 if unit == "F" else 1)))
        if unit in ("M", "Q"):
            return month_value(*shifted_month(start.year, start.month, int(steps * (3 if unit == "Q" else 1))))
        if unit == "Y" and steps % 1:
            return year_value(shifted_month(start.year, start.month, int(steps * 12))[0])
        years = int(steps * {"E": 10, "C": 100}.get(unit, 1))
        return year_value(start.year + years)
    except (ValueError, OverflowError):
        return None


def year_ago(match: Match, scene: Scene) -> Value | None:
    """A year earlier: the same quarter of the year before where quarters are spoken of, else the year before."""
    if scene.anchor is None:
        return Value("PAST_REF", "DATE")
    quarter = scene.quarter_in_question(800, match.start)
    if quarter and int(quarter.value[:4]) >= scene.anchor.year - 1:
        return quarter_value(int(quarter.value[:4]) - 1, int(quarter.value[-1]))
    said = scene.last_said() if "earlier" in scene.text[match.start : match.end].lower() else None
    return year_value((said or scene.anchor).year - 1)
