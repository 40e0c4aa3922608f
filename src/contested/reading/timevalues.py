"""What a time expression means, and the values of stretches of the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from contested.reading.calendars import DAY, last_of_month, shifted_month, week_of
from contested.reading.timenumbers import Number


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression means."""

    value: str
    timex: str  # DATE, TIME, DURATION, SET
    first: date | None = None
    last: date | None = None
    precision: str = "day"  # of the days: day, week, month, year

    @property
    def dated(self) -> bool:
        return self.first is not None and self.last is not None


def day_value(day: date, timex: str = "DATE", suffix: str = "") -> Value:
    """One day, or with a suffix a part of it."""
    return Value(day.isoformat() + suffix, "TIME" if suffix else timex, day, day)


def month_value(year: int, month: int) -> Value:
    """One month."""
    return Value(f"{year:04d}-{month:02d}", "DATE", date(year, month, 1), last_of_month(year, month), "month")


def year_value(year: int) -> Value:
    """One year."""
    return Value(f"{year:04d}", "DATE", date(year, 1, 1), date(year, 12, 31), "year")


def week_value(day: date) -> Value:
    """The week, Monday to Sunday, that holds the day."""
    year, week, _ = day.isocalendar()
    first, last = week_of(day)
    return Value(f"{year}-W{week:02d}", "DATE", first, last, "week")


def weekend_value(day: date) -> Value:
    """The weekend of the week that holds the day."""
    value = week_value(day)
    assert value.last is not None
    return Value(value.value + "-WE", "DATE", value.last - DAY, value.last)


def quarter_value(year: int, quarter: int) -> Value:
    """One quarter of a year."""
    return Value(f"{year}-Q{quarter}", "DATE", date(year, 3 * quarter - 2, 1), last_of_month(year, 3 * quarter), "month")


def decade_value(tens: int) -> Value:
    """The decade whose years begin with these three digits."""
    return Value(f"{tens}X", "DATE", date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31), "year")


def century_value(hundreds: int) -> Value:
    """The century whose years begin with these two digits."""
    return Value(f"{hundreds:02d}XX", "DATE", date(max(1, hundreds * 100), 1, 1), date(hundreds * 100 + 99, 12, 31), "year")


def season_value(year: int, season: str) -> Value:
    """A season of the northern year; a winter is that which begins or ends in the year, as English leaves it open."""
    months = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}[season]
    end_year, end_month = shifted_month(year, months[1], 0)
    return Value(f"{year}-{season}", "DATE", date(year, months[0], 1), last_of_month(end_year, end_month), "month")


def unit_value(anchor: date, unit: str, step: int) -> Value:
    """The week, month, quarter, year, decade or century so many steps from the one that holds the day."""
    if unit == "week":
        return week_value(anchor + timedelta(weeks=step))
    if unit == "weekend":
        back = -1 if step == 0 and anchor.isoweekday() < 4 else step
        return weekend_value(anchor + timedelta(weeks=back))
    if unit == "month":
        return month_value(*shifted_month(anchor.year, anchor.month, step))
    if unit == "quarter":
        number = anchor.year * 4 + (anchor.month - 1) // 3 + step
        return quarter_value(number // 4, number % 4 + 1)
    if unit == "decade":
        return decade_value(anchor.year // 10 + step)
    if unit == "century":
        return century_value(anchor.year // 100 + step)
    return year_value(anchor.year + step)


PARTS = (
    ("early", ("early", "beginning", "start", "first")),
    ("late", ("late", "end", "close", "final", "latter")),
    ("mid", ("mid", "middle", "midst")),
)


def part_of(value: Value, words: str) -> Value:
    """The value with its days cut down to its early, middle or late part."""
    if not value.dated or not words or value.first is None or value.last is None:
        return value
    which = next((name for name, cues in PARTS if any(cue in words.split("-")[0].split() for cue in cues)), "")
    days = (value.last - value.first).days + 1
    if not which or days < 7:
        return value
    thirds = year_thirds(value.first, value.last) if value.precision == "year" else day_thirds(value.first, days)
    first, last = thirds[("early", "mid", "late").index(which)]
    precision = {"year": "month", "month": "week"}.get(value.precision, "day")
    return Value(value.value, value.timex, first, min(last or value.last, value.last), precision)


def day_thirds(first: date, days: int) -> list[tuple[date, date | None]]:
    """The thirds of a stretch of days; of a month the days 1 to 10, 11 to 20, and the rest."""
    third = timedelta(days=10 if 28 <= days <= 31 else max(1, days // 3))
    return [(first, first + third - DAY), (first + third, first + 2 * third - DAY), (first + 2 * third, None)]


def year_thirds(first: date, last: date) -> list[tuple[date, date | None]]:
    """The thirds of a year by months, of a decade or century by years."""
    years = (last.year - first.year + 1) // 3
    if not years:
        return [(date(first.year, month, 1), last_of_month(first.year, month + 3)) for month in (1, 5, 9)]
    starts = [first.year, first.year + years, last.year - years + 1]
    return [(date(start, 1, 1), date(end - 1, 12, 31)) for start, end in zip(starts, [*starts[1:], last.year + 1], strict=True)]


def cut_at(value: Value, words: str, anchor: date | None) -> Value:
    """The value with its days ending or starting at the publication, for "earlier this month" and "later this month"."""
    if anchor is None or value.first is None or value.last is None or not value.first <= anchor <= value.last:
        return value
    if words.startswith("earlier"):
        return Value(value.value, value.timex, value.first, anchor, value.precision)
    if words.startswith(("later", "rest", "the rest", "remainder", "the remainder")):
        return Value(value.value, value.timex, anchor, value.last, value.precision)
    return value


def built(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(words: str) -> int:
    """The year in full: 90 is 1990, 17 is 2017."""
    digits = int(words.strip("'’"))
    return digits if digits >= 100 else 1900 + digits if digits > 40 else 2000 + digits


def written_length(number: Number, code: str) -> str:
    """A TIMEX3 duration: P3D, PT2H, PXW, P2Y6M."""
    time, letter = ("T", code[1]) if code[0] == "T" else ("", {"E": "Y", "C": "Y", "F": "W", "WE": "D"}.get(code, code))
    factor = {"E": 10, "C": 100, "F": 2, "WE": 2}.get(code, 1)
    if number.vague:
        return f"P{time}X{'E' if code == 'E' else 'C' if code == 'C' else letter}"
    whole, rest = divmod(number.best * factor, 1)
    if not rest:
        return f"P{time}{int(whole)}{letter}"
    smaller = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "H": ("M", 60), "D": ("TH" if not time else "H", 24)}.get(letter)
    if not smaller or code in ("TM", "TS"):
        return f"P{time}{int(whole)}M30S" if code == "TM" else f"P{time}{number.best:g}{letter}"
    return f"P{time}" + (f"{int(whole)}{letter}" if whole else "") + f"{round(rest * smaller[1])}{smaller[0]}"
