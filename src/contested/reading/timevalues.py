"""From the words of a time expression to its TIMEX3 value and the days that it covers.

`MAKERS` has one function for each `make` of times.yml. A maker gets the match and the scene and gives a Value, or None where
the words turn out to name no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from contested.reading.calendars import DAY, holiday, last_of_month, shifted_month, week_of
from contested.reading.timenumbers import Number, number_of, ordinal_of
from contested.reading.timewords import Match, lexicon

DAYPART_DAYS = {"last night": ("NI", -1), "tonight": ("NI", 0), "overnight": ("NI", 0)}


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


@dataclass(slots=True)
class Scene:
    """What a maker may ask: the day of publication, the tense of the clause, and what was said before."""

    text: str
    anchor: date | None = None  # the day of publication
    year: int | None = None  # the year of publication, where no more is known
    tense: Callable[[int, int], str] = lambda start, end: ""  # past, future or nothing
    proper: Callable[[int, int], bool] = lambda start, end: True  # whether the words are a name
    before: list[tuple[Match, Value]] = field(default_factory=list)

    def last_day(self) -> date | None:
        """The day that was spoken of last, else the day of publication."""
        for _, value in reversed(self.before[-6:]):
            if value.dated and value.first == value.last and value.timex in ("DATE", "TIME"):
                return value.first
        return self.anchor

    def quarter_in_question(self, reach: int, start: int) -> Value | None:
        """The latest quarter that was spoken of within so many characters: the one that a report of results is about."""
        near = [value for match, value in self.before[-30:] if start - match.end <= reach]
        quarters = [value for value in near if re.fullmatch(r"\d{4}-Q\d", value.value)]
        over = [value for value in quarters if not self.anchor or (value.first and value.first <= self.anchor)]
        return max(over, key=lambda value: value.value, default=None)


Maker = Callable[[Match, Scene], "Value | None"]


# --- values for stretches of the calendar ---


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


def season_value(year: int, season: str) -> Value:
    """A season of the northern year; a winter is that which begins or ends in the year, as English leaves it open."""
    months = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}[season]
    end_year, end_month = shifted_month(year, months[1], 0)
    return Value(f"{year}-{season}", "DATE", date(year, months[0], 1), last_of_month(end_year, end_month), "month")


def part_of(value: Value, words: str) -> Value:
    """The value with its days cut down to its early, middle or late part."""
    if not value.dated or not words or value.first is None or value.last is None:
        return value
    which = next((name for name, cues in PARTS if any(cue in words.split("-")[0].split() for cue in cues)), "")
    days = (value.last - value.first).days + 1
    if not which or days < 7:
        return value
    third = 10 if 28 <= days <= 31 else max(1, days // 3)
    first, last = value.first, value.last
    if which == "early":
        last = first + timedelta(days=third - 1)
    elif which == "late":
        first = first + timedelta(days=2 * third)
    else:
        first, last = first + timedelta(days=third), first + timedelta(days=2 * third - 1)
    precision = {"year": "month", "month": "week"}.get(value.precision, "day")
    return Value(value.value, value.timex, first, last, precision)


PARTS = (
    ("early", ("early", "beginning", "start", "first")),
    ("late", ("late", "end", "close", "final", "latter")),
    ("mid", ("mid", "middle", "midst")),
)


def cut_at(value: Value, words: str, anchor: date | None) -> Value:
    """The value with its days ending or starting at the publication, for "earlier this month" and "later this month"."""
    if anchor is None or value.first is None or value.last is None or not value.first <= anchor <= value.last:
        return value
    if words.startswith("earlier"):
        return Value(value.value, value.timex, value.first, anchor, value.precision)
    if words.startswith(("later", "rest", "the rest", "remainder", "the remainder")):
        return Value(value.value, value.timex, anchor, value.last, value.precision)
    return value


# --- full and partial dates ---


def built(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


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


def full_year(words: str) -> int:
    """The year in full: 90 is 1990, 17 is 2017."""
    digits = int(words.strip("'’"))
    return digits if digits >= 100 else 1900 + digits if digits > 40 else 2000 + digits


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
    if year is None and (month, number) == (9, 11) and re.match(r"['’]?s? (?:terror|attack|suicide|hijack)", scene.text[match.end : match.end + 12]):
        year = 2001
    if year is None:
        year = nearest_year(match, scene, lambda y: built(y, month, number), match.get("weekday"))
    if year is None:
        return Value(f"XXXX-{month:02d}-{number:02d}", "DATE")
    day = built(year, month, number)
    return day_value(day) if day else None


def real_month(match: Match, scene: Scene) -> bool:
    """Whether a word such as "may" or "march" is written as a name."""
    word = match.groups.get("month") or match.groups.get("month2") or ""
    return word[:1].isupper()


def year_by_word(which: str, scene: Scene) -> int | None:
    """The year of "this year", "last year", "next year"."""
    if scene.year is None:
        return None
    return scene.year + STEPS.get(which, 0)


STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}


def nearest_year(match: Match, scene: Scene, day_in: Callable[[int], date | None], weekday: str = "") -> int | None:
    """The year that a date without one falls in: by the tense, the weekday, and how near it is."""
    if scene.anchor is None:
        return year_without_anchor(scene, day_in, weekday)
    anchor = scene.anchor
    days = [(year, day) for year in range(anchor.year - 6, anchor.year + 3) if (day := day_in(year))]
    if weekday:
        wanted = lexicon().tables["weekdays"][weekday]
        days = [(year, day) for year, day in days if day.isoweekday() == wanted] or days
    if not days:
        return None
    tense = scene.tense(match.start, match.end)

    def cost(item: tuple[int, date]) -> float:
        ahead = (item[1] - anchor).days
        if tense == "future":
            return ahead if ahead >= 0 else -ahead * 3 + 30
        if tense == "past":
            return -ahead if ahead <= 0 else ahead * 4 + 30
        return -ahead if ahead <= 0 else ahead * 1.5

    return min(days, key=cost)[0]


def year_without_anchor(scene: Scene, day_in: Callable[[int], date | None], weekday: str) -> int | None:
    """The year where the publication day is unknown: that of the publication, or the one named in the text that the weekday fits."""
    if scene.year is not None:
        return scene.year
    named = sorted({value.first.year for _, value in scene.before if value.first and value.precision == "year"})
    if not weekday or not named:
        return None
    wanted = lexicon().tables["weekdays"][weekday]
    fits = [year for year in named if (day := day_in(year)) and day.isoweekday() == wanted]
    return fits[0] if len(fits) == 1 else None


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


# --- years and more ---


def year(match: Match, scene: Scene) -> Value | None:
    """2014, the end of 2014, mid-2014."""
    number = int(match.get("year"))
    if re.fullmatch(r"0[1-9]|1[0-2]", match.get("year2")) and int(match.get("year2")) != (number + 1) % 100:  # 2011-02
        return month_value(number, int(match.get("year2")))
    if 1000 < number < 1800 and not re.search(r"(?:in|of|since|until|from|by|to|year)\s+$", scene.text[max(0, match.start - 8) : match.start], re.IGNORECASE):
        return None
    if scene.anchor and number > scene.anchor.year + 60:
        return None
    return part_of(year_value(number), match.get("edge", "part"))


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
    if not scene.text[match.start : match.end].lower().startswith("the ") and "'" not in scene.text[match.start : match.end].replace("’", "'"):
        return None
    tens = int(match.get("short")) if match.get("short") else lexicon().tables["decades"][match.get("decadeword")]
    return part_of(decade_value(190 + tens), match.get("edge", "part"))


def century(match: Match, scene: Scene) -> Value | None:
    """The 19th century."""
    number = ordinal_of(match.get("nth"))
    if not number or number > 22:
        return None
    first = (number - 1) * 100
    return part_of(Value(f"{number - 1:02d}XX", "DATE", date(max(1, first), 1, 1), date(first + 99, 12, 31), "year"), match.get("edge", "part"))


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
    if which and re.search(r"year", match.groups.get("which") and scene.text[match.start : match.end] or "year"):
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
    if match.get("season") in ("fall", "spring") and not (which or match.get("year") or scene.proper(match.end - len(match.get("season")), match.end)):
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


# --- days seen from the report ---


def deictic(match: Match, scene: Scene) -> Value | None:
    """Today, yesterday morning, last night."""
    word = match.get("word")
    suffix, step = DAYPART_DAYS.get(word, ("", {"yesterday": -1, "tomorrow": 1}.get(word, 0)))
    step += {"the day before": -1, "the day after": 1}.get(match.get("before"), 0)
    suffix = lexicon().tables["dayparts"].get(match.get("daypart"), suffix)
    if scene.anchor is None:
        return Value("PRESENT_REF" if word == "today" else "PAST_REF" if step < 0 else "FUTURE_REF", "DATE")
    if word == "overnight" and scene.tense(match.start, match.end) != "future":
        night = scene.anchor - DAY
        return Value(night.isoformat() + "TNI", "TIME", night, scene.anchor)
    day = scene.anchor + timedelta(days=step)
    return day_value(day, suffix=f"T{suffix}" if suffix else "")


def weekday(match: Match, scene: Scene) -> Value | None:
    """Tuesday, last Friday, Monday night, Friday last week."""
    word = match.groups["weekday"] or ""
    if not word[0].isupper() or (len(word) <= 5 and scene.text[match.end : match.end + 1] != "." and len(match.get("daypart")) == 0):
        return None
    number = lexicon().tables["weekdays"][word.lower()]
    suffix = lexicon().tables["dayparts"].get(match.get("daypart"), "")
    day = weekday_date(number, match, scene)
    if day is None:
        return Value(f"XXXX-WXX-{number}" + (f"T{suffix}" if suffix else ""), "TIME" if suffix else "DATE")
    return day_value(day, suffix=f"T{suffix}" if suffix else "")


def weekday_date(number: int, match: Match, scene: Scene) -> date | None:
    """The day that a weekday is."""
    anchor, which = scene.anchor, match.get("which")
    if which in ("previous", "following", "preceding", "next") and "the " in scene.text[match.start : match.end].lower():
        anchor = scene.last_day()
    if anchor is None:
        return None
    if match.get("which2"):
        monday = week_of(anchor)[0] + timedelta(weeks=STEPS.get(match.get("which2"), 0))
        return monday + timedelta(days=number - 1)
    back = (anchor.isoweekday() - number) % 7
    if STEPS.get(which, 0) < 0:
        return anchor - timedelta(days=back or 7)
    if STEPS.get(which, 0) > 0:
        return anchor + timedelta(days=(7 - back) % 7 or 7)
    if which == "this coming" or scene.tense(match.start, match.end) == "future":
        return anchor + timedelta(days=(7 - back) % 7)
    return anchor - timedelta(days=back)


def this_daypart(match: Match, scene: Scene) -> Value | None:
    """This morning, that night, the next morning."""
    suffix = "T" + lexicon().tables["dayparts"][match.get("daypart")]
    which = match.get("which")
    if which == "this":
        return day_value(scene.anchor, suffix=suffix) if scene.anchor else Value("PRESENT_REF", "DATE")
    step = 1 if "next" in which or "following" in which else -1 if "previous" in which else 0
    if which == "the" and not re.search(r"\b(?:in|during|by|over) $", scene.text[max(0, match.start - 8) : match.start].lower()):
        return None
    day = scene.last_day()
    return day_value(day + timedelta(days=step), suffix=suffix) if day else Value("XXXX-XX-XX" + suffix, "TIME")


def clock(match: Match, scene: Scene) -> Value | None:
    """10:35 a.m. on Tuesday, noon Friday."""
    written = clock_time(match)
    if written is None:
        return None
    day = clock_day(match, scene)
    return Value(f"{day.isoformat()}T{written}", "TIME", day, day) if day else Value(f"XXXX-XX-XXT{written}", "TIME")


def clock_time(match: Match) -> str | None:
    """HH:MM of the words, or None where they are no time of day."""
    if match.get("clockword"):
        return str(lexicon().tables["clockwords"][match.get("clockword")])
    words = match.get("clock")
    found = re.match(r"(\d+|[a-z]+)(?:[:.]([0-5]\d))?", words)
    half_day = "p" if re.search(r"p\.?m", words) else "a" if re.search(r"a\.?m", words) else ""
    if not found or not (half_day or "clock" in words or ":" in words or match.get("zone")):
        return None
    hour = int(found.group(1)) if found.group(1).isdigit() else lexicon().tables["numbers"].get(found.group(1), 0)
    part = lexicon().tables["dayparts"].get(match.get("daypart", "daypart2"), "")
    if half_day == "p" or (not half_day and part in ("AF", "EV", "NI")):
        hour = hour if hour >= 12 else hour + 12
    elif half_day == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{found.group(2) or '00'}"


def clock_day(match: Match, scene: Scene) -> date | None:
    """The day that a time of day belongs to."""
    if match.get("month", "month2"):
        value = month_day(match, scene)
        return value.first if value else None
    if match.get("weekday2"):
        number = lexicon().tables["weekdays"][match.get("weekday2")]
        return weekday_date(number, match, scene)
    if match.get("word"):
        step = {"yesterday": -1, "tomorrow": 1}.get(match.get("word"), 0)
        return scene.anchor + timedelta(days=step) if scene.anchor else None
    return scene.last_day()


def part_of_day(match: Match, scene: Scene) -> Value | None:
    """The evening of October 7."""
    day = clock_day(match, scene)
    suffix = "T" + lexicon().tables["dayparts"][match.get("daypart")]
    return day_value(day, suffix=suffix) if day else None


# --- weeks, months and years seen from the report ---


def which_unit(match: Match, scene: Scene) -> Value | None:
    """Last week, this month, earlier this year."""
    which, unit = match.get("which"), match.get("unit")
    if unit == "day":
        return which_day(which, scene, match)
    anchor = scene.anchor
    told = which in ("that", "same", "very same", "following", "previous", "preceding", "prior")
    step = STEPS.get(which, 0)
    if told or (which == "next" and "the " in scene.text[match.start : match.end].lower()):
        anchor = spoken_of(unit, scene) or anchor
    if which == "past" or (which == "last" and scene.text[match.start : match.end].lower().startswith("the ")):
        return span_value(1, unit, scene, "past")
    if anchor is None:
        return Value({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step], "DATE")
    value = unit_value(anchor, unit, step)
    words = match.get("edge", "part")
    return cut_at(part_of(value, words), words, scene.anchor)


def which_day(which: str, scene: Scene, match: Match) -> Value | None:
    """That day, the same day, the next day."""
    day = scene.last_day()
    if which not in ("that", "same", "very same", "next", "following", "previous", "preceding"):
        return None
    if day is None:
        return Value("XXXX-XX-XX", "DATE")
    return day_value(day + timedelta(days=STEPS.get(which, 0)))


def spoken_of(unit: str, scene: Scene) -> date | None:
    """A day in the week, month or year that was spoken of last."""
    for _, value in reversed(scene.before[-4:]):
        if value.first and value.timex in ("DATE", "TIME") and value.precision != "open":
            return value.first
    return None


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
        first = (anchor.year // 100 + step) * 100
        return Value(f"{first // 100}XX", "DATE", date(first, 1, 1), date(first + 99, 12, 31), "year")
    return year_value(anchor.year + step)


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


def unit_of(match: Match, scene: Scene) -> Value | None:
    """The week of May 4."""
    value = month_day(match, scene)
    return week_value(value.first) if value and value.first else None


def ago(match: Match, scene: Scene) -> Value | None:
    """Two weeks ago, three days earlier, a year later."""
    number, unit, way = number_of(match.get("num")), lexicon().tables["units"][match.get("unit")], match.get("way")
    if number is None:
        return None
    forward = way in ("later", "after", "afterward", "afterwards", "from now", "hence")
    seen_from_report = way in ("ago", "from now", "hence", "back")
    start = scene.anchor if seen_from_report else (spoken_of("", scene) if way != "previously" else scene.last_day())
    if number.vague:
        return Value("FUTURE_REF" if forward else "PAST_REF", "DATE")
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
    said = spoken_of("year", scene) if "earlier" in scene.text[match.start : match.end].lower() else None
    return year_value((said or scene.anchor).year - 1)


def other_day(match: Match, scene: Scene) -> Value | None:
    """The day before, the next day, later that day."""
    how = match.get("how")
    if how == "the other day":
        return Value("PAST_REF", "DATE")
    day = scene.last_day()
    step = 1 if re.search(r"after|next|following", how) else -1 if re.search(r"before|previous", how) else 0
    suffix = next((f"T{code}" for word, code in lexicon().tables["dayparts"].items() if how.endswith(word)), "")
    return day_value(day + timedelta(days=step), suffix=suffix) if day else Value("XXXX-XX-XX" + suffix, "TIME" if suffix else "DATE")


# --- lengths of time ---


def span_of(match: Match, scene: Scene) -> Value | None:
    """The past two days, the next few weeks, recent months."""
    which, unit = match.get("which"), match.get("unit")
    many = match.get("many") or ("few" if match.get("s") and not match.get("num") else "")
    number = number_of(match.get("num") or many or "one")
    way = "future" if STEPS.get(which, 0) > 0 else "past" if which in ("past", "last", "previous", "preceding", "latest", "recent") else ""
    if number is None or (which in ("final", "first") and not match.get("num") and not match.get("s")):
        return None
    if which in ("final", "first") and match.get("unit") in ("second", "night"):
        return None
    if not match.get("s") and not match.get("num"):
        return single_span(match, which, unit, scene)
    if which == "recent" and unit == "year":
        return Value("PAST_REF", "DATE", None, scene.anchor, "open")
    return span_value(number, unit, scene, way)


def single_span(match: Match, which: str, unit: str, scene: Scene) -> Value | None:
    """The past year, last quarter, the latest month."""
    if which in ("past",):
        return span_value(1, unit, scene, "past")
    if unit not in ("quarter", "hour", "minute") or scene.anchor is None:
        return None
    if unit == "quarter":
        return unit_value(scene.anchor, unit, -1 if which in ("latest", "recent") else STEPS.get(which, 0))
    return span_value(1, unit, scene, "past" if STEPS.get(which, 0) < 0 else "future")


def span_value(number: Number | int, unit: str, scene: Scene, way: str) -> Value:
    """A length of time that ends or begins at the publication."""
    number = number if isinstance(number, Number) else Number(float(number))
    code = lexicon().tables["units"][unit]
    value = written_length(number, code)
    first, last, precision = days_of_length(number, code, scene.anchor, way)
    return Value(value, "DURATION", first, last, precision)


def days_of_length(number: Number, code: str, anchor: date | None, way: str) -> tuple[date | None, date | None, str]:
    """First and last day of a length of time seen from the publication: months and years are whole ones."""
    if anchor is None or number.vague or way not in ("past", "future", "until now"):
        return None, anchor if way == "past" else None, "open"
    sign = 1 if way == "future" else -1
    days = {"TH": 1 / 24, "TM": 0.0, "TS": 0.0, "D": 1.0, "W": 7.0, "F": 14.0, "WE": 7.0}.get(code)
    try:
        if days is not None:
            count = int(number.best * days + 0.5) - (way == "until now" and code == "D")
            other = anchor + timedelta(days=sign * max(0, count))
            return min(anchor, other), max(anchor, other), "day"
        months = int(number.best * {"M": 1, "Q": 3}.get(code, 0))
        if months:
            other_month = shifted_month(anchor.year, anchor.month, sign * months)
            low, high = sorted([other_month, (anchor.year, anchor.month)])
            return date(*low, 1), last_of_month(*high), "month"
        years = sorted([anchor.year, anchor.year + sign * int(number.best * {"E": 10, "C": 100}.get(code, 1))])
        return date(years[0], 1, 1), date(years[1], 12, 31), "year"
    except (ValueError, OverflowError):
        return None, None, "open"


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


def length(match: Match, scene: Scene) -> Value | None:
    """13 months, a four-day siege, two and a half years."""
    words = match.get("num")
    number, unit = number_of(words), match.get("unit")
    text = scene.text[match.start : match.end]
    if words in ("a", "an") and is_rate(match, scene):
        return None
    if number is None or (unit == "second" and (words in ("a", "an") or not text.rstrip().lower().endswith("s"))):
        return None
    if unit in ("weekend", "night", "quarter") and words in ("a", "an") or (unit == "quarter" and "-" in text):
        return None
    if text[0].isdigit() and match.groups["unit"] and match.groups["unit"][0].isupper():  # a title
        return None
    if re.search(r"and a half$", text.lower()) and not number.vague and "half" not in words:
        number = Number(number.best + 0.5)
    before = scene.text[max(0, match.start - 30) : match.start].lower()
    way = "until now" if LASTING.search(before) or re.match(r"\s+of\b", scene.text[match.end : match.end + 4]) else ""
    if way and number.best < 2 and before.rstrip().endswith("in"):  # "in a day": how long it took
        way = ""
    if way and scene.tense(match.start, match.end) == "future":
        way = "future"
    value = span_value(number, unit, scene, way)
    return value


def is_rate(match: Match, scene: Scene) -> bool:
    """Whether "a year" tells how often or how much: "four flights a week", "$2 million a year"."""
    before = re.search(r"(\S+)\s{1,3}$", scene.text[max(0, match.start - 30) : match.start])
    if not before or not before.group(1)[-1].isalnum():
        return False
    start = match.start - len(before.group())
    return before.group(1)[-1].isdigit() or scene.proper(start, start + len(before.group(1)))


LASTING = re.compile(r"\b(?:for|during|over|within|in|after)(?:\s+(?:the|nearly|almost|about|around|at|more|least|than|over|some|roughly|another)){0,3}\s*$")


def lengths(match: Match, scene: Scene) -> Value | None:
    """Weeks, several months, weeks or months."""
    unit = match.get("unit")
    if unit in ("second", "minute") and match.get("several") in ("", "those", "these"):
        return None
    if match.get("several") in ("recent", "past") and unit == "year":
        return Value("PAST_REF", "DATE", None, scene.anchor, "open")
    if match.get("several") == "future":
        return Value("FUTURE_REF", "DATE")
    number = number_of(match.get("several")) if match.get("several") == "a couple of" else Number(0, vague=True)
    return span_value(number or Number(0, vague=True), unit, scene, "")


def the_length(match: Match, scene: Scene) -> Value | None:
    """For the year."""
    if scene.anchor is None or match.get("unit") == "day":
        return None
    return unit_value(scene.anchor, match.get("unit"), 0)


def unit_long(match: Match, scene: Scene) -> Value | None:
    """Week-long, decades-long."""
    plural = "s-" in scene.text[match.start : match.end].lower()
    return span_value(Number(0, vague=True) if plural else 1, match.get("unit"), scene, "")


# --- again and again ---


def every(match: Match, scene: Scene) -> Value | None:
    """Every week, each Thursday, every two years."""
    tables = lexicon().tables
    if match.get("unit"):
        number = Number(2.0) if match.get("n") == "other" else number_of(match.get("n") or "one")
        return Value(written_length(number, tables["units"][match.get("unit")]), "SET") if number else None
    if match.get("weekday"):
        return Value(f"XXXX-WXX-{tables['weekdays'][match.get('weekday')]}", "SET")
    if match.get("month"):
        return Value(f"XXXX-{tables['months'][match.get('month')]:02d}", "SET")
    if match.get("season"):
        return Value(f"XXXX-{tables['seasons'][match.get('season')]}", "SET")
    return Value(f"XXXX-XX-XXT{tables['dayparts'][match.get('daypart')]}", "SET")


def weekdays(match: Match, scene: Scene) -> Value | None:
    """Tuesdays, Friday nights."""
    if not scene.text[match.start].isupper():
        return None
    number = lexicon().tables["weekdays"][match.get("weekday", "weekday2")]
    part = lexicon().tables["dayparts"].get(match.get("daypart"), "")
    return Value(f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), "SET")


def adverb(match: Match, scene: Scene) -> Value | None:
    """Daily, annually."""
    if scene.text[match.start].isupper() and scene.text[max(0, match.start - 2) : match.start].strip() not in ("", ".", "\n"):
        return None
    return Value(str(lexicon().tables["adverbs"][match.get("adverb")]), "SET")


def per(match: Match, scene: Scene) -> Value | None:
    """Twice a day."""
    return Value(written_length(Number(1.0), lexicon().tables["units"][match.get("unit")]), "SET")


def ref(match: Match, scene: Scene) -> Value | None:
    """Now, recently, soon."""
    value = str(lexicon().tables["refs"][match.get("ref")])
    if match.get("ref") == "the past" and not scene.text[max(0, match.start - 4) : match.start].rstrip().lower().endswith("in"):
        return None
    if match.get("ref") == "soon" and re.match(r"\s+(?:as|after|before)\b", scene.text[match.end : match.end + 8]):
        return None
    first = last = scene.anchor if value == "PRESENT_REF" else None
    return Value(value, "DATE", first, last)


MAKERS: dict[str, Maker] = {
    "iso_date": iso_date,
    "slashed_date": slashed_date,
    "month_day": month_day,
    "weekday_day": weekday_day,
    "the_day": the_day,
    "month_year": month_year,
    "month": month,
    "year": year,
    "spoken_year": spoken_year,
    "decade": decade,
    "century": century,
    "quarter": quarter,
    "the_quarter": the_quarter,
    "half": half,
    "season": season,
    "holiday": holiday_day,
    "nine_eleven": nine_eleven,
    "deictic": deictic,
    "weekday": weekday,
    "this_daypart": this_daypart,
    "clock": clock,
    "part_of_day": part_of_day,
    "which_unit": which_unit,
    "the_unit": the_unit,
    "unit_of": unit_of,
    "ago": ago,
    "year_ago": year_ago,
    "other_day": other_day,
    "span_of": span_of,
    "length": length,
    "lengths": lengths,
    "the_length": the_length,
    "unit_long": unit_long,
    "every": every,
    "weekdays": weekdays,
    "adverb": adverb,
    "per": per,
    "ref": ref,
}
