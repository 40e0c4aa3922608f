"""Makers for days seen from the report, parts of days and the time of day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contested.reading.calendars import DAY, week_of
from contested.reading.timedates import month_day
from contested.reading.timescene import STEPS, Scene
from contested.reading.timevalues import Value, day_value, unit_value
from contested.reading.timewords import Match, lexicon

DAYPART_DAYS = {"last night": ("NI", -1), "tonight": ("NI", 0), "overnight": ("NI", 0)}


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
    short = not word.lower().endswith("day")
    if not word[0].isupper() or (short and scene.text[match.end : match.end + 1] != "." and not match.get("daypart")):
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
    if re.fullmatch(r"\d{4}", words):
        return f"{words[:2]}:{words[2:]}"
    found = re.match(r"(\d+|[a-z]+)(?:[:.]([0-5]\d))?", words)
    half_day = "p" if re.search(r"p\.?m", words) else "a" if re.search(r"a\.?m", words) else ""
    if not found or not (half_day or "clock" in words or ":" in words or match.get("zone", "daypart", "daypart2")):
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


def other_day(match: Match, scene: Scene) -> Value | None:
    """The day before, the next day, later that day."""
    how = match.get("how")
    if how == "the other day":
        return Value("PAST_REF", "DATE")
    day = scene.last_day()
    step = 1 if re.search(r"after|next|following", how) else -1 if re.search(r"before|previous", how) else 0
    if match.get("unit") in ("week", "month", "year") and (said := scene.last_said() or scene.anchor):
        return unit_value(said, match.get("unit"), step)
    suffix = next(
        (f"T{code}" for word, code in lexicon().tables["dayparts"].items() if how.endswith(word) or how.startswith(f"the {word} ")),
        "",
    )
    if day is None:
        return Value("XXXX-XX-XX" + suffix, "TIME" if suffix else "DATE")
    return day_value(day + timedelta(days=step), suffix=suffix)
