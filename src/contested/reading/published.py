"""When a report was published: as given, else worked out from its text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from contested.reading.timemakers import MAKERS
from contested.reading.timescene import Scene
from contested.reading.timevalues import Value
from contested.reading.timewords import Match, scan
from contested.records import UNKNOWN_TIME, Interval, Report, interval_of

LATEST = ("crawl", "file")  # sources of dates that are only the latest that a report can be of
FULL_DATES = ("iso_date", "slashed_date", "month_day")
HEAD = 1_500  # characters in which a dateline may stand
OPENING = 400  # characters in which a date with its weekday and year is taken for the report's own
SEARCHED = 50_000  # characters that are looked through for dates
STAMP = re.compile(
    r"(?:^|[\n\r\u2028|•·])[ \t\xa0]*(?:(?:first |last )?(?:updated|published|posted|modified|dated?|issued|released|created)"
    r"(?:[ \t]on|[ \t]at)?[ \t]*:?[ \t]*)?$",
    re.IGNORECASE,
)
MARKED = re.compile(r"(?:updated|published|posted|last modified)(?:[ \t]on|[ \t]at)?[ \t]*:?[ \t]*$", re.IGNORECASE)
PLACES = re.compile(r"(?:^|[\n\r\u2028])[ \t\xa0\u2028]*(?:\(?[A-Z][\w’'./-]{0,20}\)?(?:[ ,]|[ ]?[-–—/][ ])[ ]?){1,9}\(?[ ]?$")
AGENCY = re.compile(r"(?:[.?!]|\b[A-Z][\w’'-]*)[ ]$")
AFTER = re.compile(r"\)\s|\)?[ \t\xa0]*(?:[-–—:|]|\(|[\n\r\u2028]|$)")


def find_published(report: Report) -> Interval:
    """When the report was published: as given, else inferred from its text, else unknown."""
    given = interval_of(report.published, source=report.published_source)
    if given.known and report.published_source not in LATEST:
        return given
    scene = Scene(text=report.text[:SEARCHED])
    matches = scan(scene.text)
    dates = [(match, value) for match in matches if (value := dated(match, scene)) is not None]
    found = stamped(scene.text, dates)
    if given.known:  # a day that it was fetched or saved on: it cannot be of a later one
        return found if found and given.end and found.start and found.start <= given.end else replace(given, inferred=True)
    return found or bounded(scene.text, matches, dates)


def dated(match: Match, scene: Scene) -> Value | None:
    """The value of a match that gives a full date or a year, else None."""
    if match.rule.make not in (*FULL_DATES, "year"):
        return None
    value = MAKERS[match.rule.make](match, scene)
    return value if value and value.dated else None


def stamped(text: str, dates: list[tuple[Match, Value]]) -> Interval | None:
    """The date that stands as a stamp or in a dateline."""
    for match, value in dates:
        if value.precision == "day" and value.first and is_stamp(text, match.start, match.end, bool(match.get("weekday"))):
            return inferred(value.first, value.first, "day", text[match.start : match.end])
    return None


def is_stamp(text: str, start: int, end: int, full: bool) -> bool:
    """Whether a date stands where reports carry the day of their publication; `full`: with its weekday."""
    before = text[max(0, start - 120) : start]
    if MARKED.search(before):
        return True
    if start > HEAD:
        return False
    if start < 3 or (STAMP.search(before) and AFTER.match(text, end)):
        return True
    if full and start < OPENING and AGENCY.search(before):  # "Residents flee AFP Monday 2 Feb 2015 Residents of"
        return True
    return bool(PLACES.search(before) and AFTER.match(text, end))


def bounded(text: str, matches: list[Match], dates: list[tuple[Match, Value]]) -> Interval:
    """What other dates leave open: the year where a weekday fits one alone, else a day that the report is not older than."""
    fitted = [day for match in matches if (day := fitted_day(match, text, dates))]
    if fitted:
        latest, words = max(fitted)
        return inferred(latest, date(latest.year, 12, 31), "year", words)
    days = [(value.first, text[match.start : match.end]) for match, value in dates if value.precision == "day" and value.first]
    if days:
        latest, words = max(days)
        return inferred(latest, None, "open", words)
    return UNKNOWN_TIME


def fitted_day(match: Match, text: str, dates: list[tuple[Match, Value]]) -> tuple[date, str] | None:
    """The day of "Thursday the 11th of April", where it was a Thursday in just one of the years that the report names."""
    if match.rule.make != "month_day" or not match.get("weekday") or match.get("year", "yy"):
        return None
    scene = Scene(text=text, before=list(dates))
    value = MAKERS["month_day"](match, scene)
    return (value.first, text[match.start : match.end]) if value and value.first else None


def inferred(first: date, last: date | None, precision: str, words: str) -> Interval:
    """An interval that was worked out from the words."""
    return Interval(start=first, end=last, precision=precision, text=words, inferred=True, source="inferred")
