"""Reckoning with the calendar: weeks, months, and holidays that move."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta

DAY = timedelta(days=1)


def last_of_month(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shifted_month(year: int, month: int, step: int) -> tuple[int, int]:
    """Year and month so many months away."""
    months = year * 12 + month - 1 + step
    return months // 12, months % 12 + 1


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (1) .. Sunday (7) of a month; -1 is the last."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = last_of_month(year, month)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


MOVING: dict[str, Callable[[int], date]] = {
    "thanksgiving": lambda year: nth_weekday(year, 11, 4, 4),
    "labor": lambda year: nth_weekday(year, 9, 1, 1),
    "memorial": lambda year: nth_weekday(year, 5, 1, -1),
    "election": lambda year: nth_weekday(year, 11, 1, 1) + DAY,
    "easter": easter,
    "good_friday": lambda year: easter(year) - 2 * DAY,
}


def holiday(entry: str | Sequence[int], year: int) -> date:
    """The day of a holiday in a year: `entry` is a month and day, or the name of a rule in MOVING."""
    return MOVING[entry](year) if isinstance(entry, str) else date(year, *entry)
