"""Makers for dates, months, years, decades, quarters, seasons and holidays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from contested.reading.calendars import holiday, last_of_month, shifted_month
from contested.reading.timenumbers import number_of, ordinal_of
from contested.reading.timescene import STEPS, Scene, nearest_year, year_by_word
from contested.reading.timevalues import (
    Value,
    built,
    century_value,
    day_value,
    decade_value,
    full_year,
    month_value,
    part_of,
    quarter_value,
    season_value,
    unit_value,
    year_value,
)
from contested.reading.timewords import Match, lexicon

ATTACKS = re.compile(r"['’]?s?\s(?:terror|attack|suicide|hijack)")
AT = re.compile(r"\bat\s$", re.IGNORECASE)
IN_YEAR = re.compile(r"(?:in|of|since|until|from|by|to|year)\s+$", re.IGNORECASE)


def iso_date(match: Match, scene: Scene) -> Value | None:
    """2020-05-11."""
    year, month, day_number = (int(part) for part in match.get("iso").split("-"))
    day = built(year, month, day_number)
    return day_value(day) if day else None


def slashed_date(match: Match, scene: Scene) -> Value | None:
    """5/11/2020: the month first, as in the United States, where both readings are possible."""
    a, b, c = int(match.get("a")), int(match.get("b")), full_year(match.get("c"))
    day = built(c, a, b) or built(c, b, a)
    return day_value(day) if day else None


def month_day(match: Match, scene: Scene) -> Value | None:
    """April 5, the 5th of April, 3 Jan 90, with or without weekday and year."""
    month = lexicon().tables["months"][match.get("month", "month2")]
    number = int(re.sub(r"\D", "", match.get("day", "day2")))
    written = match.get("year", "yy", "year2")
    if not written and lexicon().tables["months"].get(match.get("month", "month2")) and not real_month(match, scene):
        return None
    year = full_year(written) if written else None
    if year is None and match.get("which"):
        year = year_by_word(match.get("which"), scene)
    if year is None and (month, number) == (9, 11) and ATTACKS.match(scene.text, match.end):
        year = 2001
    if year is None:
        year = nearest_year(match, scene, lambda y: built(y, month, number), match.get("weekday"))
    if year is None:
        return Value(f"XXXX-{month:02d}-{number:02d}", "DATE")
    day = built(year, month, number)
    until = built(year, month, int(re.sub(r"\D", "", match.get("dayto")))) if match.get("dayto") else None
    if day and until and day < until:
        return replace(day_value(day), last=until)
    return day_value(day) if day else None


def real_month(match: Match, scene: Scene) -> bool:
    """Whether a word such as "may" or "march" is written as a name."""
    word = match.groups.get("month") or match.groups.get("month2") or ""
    return word[:1].isupper()


def weekday_day(match: Match, scene: Scene) -> Value | None:
    """Saturday the 16th: the nearest month in which the weekday fits."""
    number = ordinal_of(match.get("day"))
    wanted = lexicon().tables["weekdays"][match.get("weekday")]
    if scene.anchor is None or not number:
        return None
    tries = [0, 1, -1] if scene.tense(match.start, match.end) == "future" else [0, -1, 1]
    for step in tries:
        day = built(*shifted_month(scene.anchor.year, scene.anchor.month, step), number)
        if day and day.isoweekday() == wanted:
            return day_value(day)
    return None


def the_day(match: Match, scene: Scene) -> Value | None:
    """On the 14th: of this month, or where that is to come, of the last."""
    number = ordinal_of(match.get("day"))
    if scene.anchor is None or not number:
        return None
    step = -1 if number > scene.anchor.day and scene.tense(match.start, match.end) != "future" else 0
    day = built(*shifted_month(scene.anchor.year, scene.anchor.month, step), number)
    return day_value(day) if day else None


def month_year(match: Match, scene: Scene) -> Value | None:
    """April 2019, January last year."""
    month = lexicon().tables["months"][match.get("month")]
    year = int(match.get("year")) if match.get("year") else year_by_word(match.get("which"), scene)
    if year is None:
        return Value(f"XXXX-{month:02d}", "DATE")
    return part_of(month_value(year, month), match.get("edge", "part"))


def month(match: Match, scene: Scene) -> Value | None:
    """April, last April, late April."""
    word = match.get("month")
    if not real_month(match, scene) or (len(word) < 5 and word not in ("may", "june", "july") and scene.text[match.end - 1] != "."):
        return None
    start = match.end - len(word)
    if word in ("may", "march", "august") and not scene.proper(start, match.end):
        return None
    number = lexicon().tables["months"][word]
    year = month_without_year(match, scene, number)
    if year is None:
        return Value(f"XXXX-{number:02d}", "DATE")
    return part_of(month_value(year, number), match.get("edge", "part"))


def month_without_year(match: Match, scene: Scene, number: int) -> int | None:
    """The year of a month that is named alone."""
    if scene.anchor is None:
        return scene.year
    this = scene.anchor.year
    which, now = match.get("which"), scene.anchor.month
    if which in ("this", "this past", "this coming", "current"):
        return this
    if STEPS.get(which, 0) < 0:
        return this if number < now else this - 1
    if STEPS.get(which, 0) > 0:
        return this if number >= now else this + 1
    if number == now:
        return this
    return nearest_year(match, scene, lambda year: date(year, number, 15))


def year(match: Match, scene: Scene) -> Value | None:
    """2014, the end of 2014, mid-2014."""
    number = int(match.get("year"))
    if re.fullmatch(r"0[1-9]|1[0-2]", match.get("year2")) and int(match.get("year2")) != (number + 1) % 100:  # 2011-02
        return month_value(number, int(match.get("year2")))
    if AT.search(scene.text, max(0, match.start - 4), match.start) and match.get("year")[2] < "6":  # at 1835: a time of day
        return None
    if number < 1800 and not IN_YEAR.search(scene.text, max(0, match.start - 8), match.start):
        return None
    if scene.anchor and number > scene.anchor.year + 60:
        return None
    value = part_of(year_value(number), match.get("edge", "part"))
    return replace(value, last=date(last_year(number, match.get("year2")), 12, 31)) if match.get("year2") else value


def last_year(first: int, words: str) -> int:
    """The second year of "2011-12" and "2008-2009"."""
    second = int(words) if len(words) == 4 else first // 100 * 100 + int(words)
    return second if first < second < first + 50 else first


def spoken_year(match: Match, scene: Scene) -> Value | None:
    """Nineteen ninety-one."""
    tens = number_of(match.get("tens").replace("-", " "))
    hundreds = number_of(match.get("hundreds"))
    return year_value(int(hundreds.best * 100 + tens.best)) if tens and hundreds and tens.best < 100 else None


def decade(match: Match, scene: Scene) -> Value | None:
    """The 1980s, the '80s, the eighties."""
    before = scene.text[max(0, match.start - 6) : match.start].lower()
    if before.endswith((" his ", " her ", "their ", " my ", " the low ")):
        return None
    if match.get("long"):
        return part_of(decade_value(int(match.get("long"))), match.get("edge", "part"))
    words = scene.text[match.start : match.end].lower().replace("’", "'")
    if not words.startswith("the ") and "'" not in words:
        return None
    tens = int(match.get("short")) if match.get("short") else lexicon().tables["decades"][match.get("decadeword")]
    return part_of(decade_value(190 + tens), match.get("edge", "part"))


def century(match: Match, scene: Scene) -> Value | None:
    """The 19th century."""
    number = ordinal_of(match.get("nth"))
    if not number or number > 22:
        return None
    return part_of(century_value(number - 1), match.get("edge", "part"))


def quarter(match: Match, scene: Scene) -> Value | None:
    """The third quarter, the third quarter of 2018."""
    number = ordinal_of(match.get("nth").replace("q", "")) or int(match.get("nth")[0])
    written = match.get("year", "year1", "year2")
    which = match.get("which", "which2", "which3")
    if written:
        return quarter_value(int(written), number)
    if scene.anchor is None:
        return Value(f"XXXX-Q{number}", "DATE")
    now = (scene.anchor.month + 2) // 3
    back = 1 if re.search(r"year[- ](?:ago|earlier)", scene.text[match.start : match.end].lower()) else 0
    if which and "year" in scene.text[match.start : match.end].lower():
        return quarter_value(scene.anchor.year + STEPS.get(which, 0), number)
    this = scene.anchor.year if number <= now or scene.tense(match.start, match.end) == "future" else scene.anchor.year - 1
    if number == now and scene.tense(match.start, match.end) != "future" and scene.anchor.month % 3 == 1 and scene.anchor.day < 15:
        this -= 1
    return quarter_value(this - back, number)


def the_quarter(match: Match, scene: Scene) -> Value | None:
    """The quarter, the latest quarter: the one spoken of last, else the last that was over at publication."""
    said = scene.quarter_in_question(1500, match.start)
    if said:
        return said
    return unit_value(scene.anchor, "quarter", -1) if scene.anchor else Value("PAST_REF", "DATE")


def half(match: Match, scene: Scene) -> Value | None:
    """The first half of 2018."""
    number = 1 if match.get("nth") == "first" else 2
    year = int(match.get("year")) if match.get("year") else year_by_word(match.get("which"), scene)
    if year is None:
        return None
    first = 6 * number - 5
    return Value(f"{year}-H{number}", "DATE", date(year, first, 1), last_of_month(year, first + 5), "month")


def season(match: Match, scene: Scene) -> Value | None:
    """Last summer, the winter of 2015."""
    words = scene.text[match.start : match.end].lower()
    code = lexicon().tables["seasons"][match.get("season")]
    which = match.get("which", "which2")
    named = which or match.get("year") or scene.proper(match.end - len(match.get("season")), match.end)
    if match.get("season") in ("fall", "spring") and not named:
        return None
    if match.get("year"):
        return part_of(season_value(int(match.get("year")), code), match.get("edge", "part", "part2"))
    if scene.anchor is None or (not which and "the" not in words.split() and not match.get("part")):
        return None
    year = season_year(which, code, scene, match)
    return part_of(season_value(year, code), match.get("edge", "part", "part2"))


def season_year(which: str, code: str, scene: Scene, match: Match) -> int:
    """The year of a season that is named without one."""
    assert scene.anchor is not None
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    this, now = scene.anchor.year, scene.anchor.month
    if "year" in scene.text[match.start : match.end].lower():
        return this + STEPS.get(which, 0)
    if which in ("next", "coming", "this coming", "upcoming") or (not which and scene.tense(match.start, match.end) == "future"):
        return this if first_month > now else this + 1
    if which in ("last", "past", "previous"):
        return this if first_month + 2 < now else this - 1
    return this if which.startswith("this") or first_month <= now else this - 1


def holiday_day(match: Match, scene: Scene) -> Value | None:
    """Christmas Eve, last Thanksgiving."""
    entry = lexicon().tables["holidays"][match.get("holiday").replace("’", "'")]
    if scene.text[match.end - len(match.get("holiday"))].islower() and not match.get("holiday").startswith("the"):
        return None
    year = nearest_year(match, scene, lambda y: holiday(entry, y))
    if match.get("which") == "last" and scene.anchor and year and holiday(entry, year) > scene.anchor:
        year -= 1
    return day_value(holiday(entry, year)) if year else None


def nine_eleven(match: Match, scene: Scene) -> Value | None:
    """9/11."""
    return day_value(date(2001, 9, 11))
