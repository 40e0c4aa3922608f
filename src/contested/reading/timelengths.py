"""Makers for lengths of time, for what comes again and again, and for words that only point."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contested.reading.calendars import last_of_month, shifted_month
from contested.reading.timenumbers import Number, number_of
from contested.reading.timescene import STEPS, Scene
from contested.reading.timevalues import Value, unit_value, written_length
from contested.reading.timewords import Match, lexicon

BEHIND = ("past", "last", "previous", "preceding", "latest", "recent")


def span_of(match: Match, scene: Scene) -> Value | None:
    """The past two days, the next few weeks, recent months."""
    which, unit = match.get("which"), match.get("unit")
    many = match.get("many") or ("few" if match.get("s") and not match.get("num") else "")
    number = number_of(match.get("num") or many or "one")
    way = "future" if STEPS.get(which, 0) > 0 else "past" if which in BEHIND else ""
    if number is None or (which in ("final", "first") and not match.get("num") and not match.get("s")):
        return None
    if which in ("final", "first") and match.get("unit") in ("second", "night"):
        return None
    if not match.get("s") and not match.get("num"):
        return single_span(match, which, unit, scene)
    if which in ("recent", "past") and unit == "year" and not (match.get("num") or match.get("many")):
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


def length(match: Match, scene: Scene) -> Value | None:
    """13 months, a four-day siege, two and a half years."""
    words = match.get("num")
    number, unit = number_of(words), match.get("unit")
    text = scene.text[match.start : match.end]
    if words in ("a", "an") and is_rate(match, scene):
        return Value(written_length(Number(1.0), lexicon().tables["units"][unit]), "SET") if unit in RATES else None
    if number is None or (unit == "second" and (words in ("a", "an") or not text.rstrip().lower().endswith("s"))):
        return None
    if (unit in ("weekend", "night", "quarter") and words in ("a", "an")) or (unit == "quarter" and "-" in text):
        return None
    if text[0].isdigit() and match.groups["unit"] and match.groups["unit"][0].isupper():  # a title
        return None
    if re.search(r"and a half$", text.lower()) and not number.vague and "half" not in words:
        number = Number(number.best + 0.5)
    if match.get("lesser") and not number.vague and (value := two_units(number, unit, match)):
        return value
    before = scene.text[max(0, match.start - 30) : match.start].lower()
    way = "until now" if LASTING.search(before) or re.match(r"\s+of\b", scene.text[match.end : match.end + 4]) else ""
    if way and number.best < 2 and before.rstrip().endswith("in"):  # "in a day": how long it took
        way = ""
    if way and scene.tense(match.start, match.end) == "future":
        way = "future"
    return span_value(number, unit, scene, way)


def two_units(number: Number, unit: str, match: Match) -> Value | None:
    """An hour and 40 minutes."""
    units = lexicon().tables["units"]
    more, large, small = number_of(match.get("more")), units[unit], units[match.get("lesser")]
    if more is None or LESSER.get(large) != small:
        return None
    return Value(written_length(number, large) + f"{more.best:.0f}{small[-1]}", "DURATION")


def quarter_century(match: Match, scene: Scene) -> Value | None:
    """A quarter of a century."""
    return Value("P25Y", "DURATION")


LESSER = {"Y": "M", "M": "D", "W": "D", "TH": "TM", "TM": "TS"}
RATES = ("day", "week", "month", "year")


def is_rate(match: Match, scene: Scene) -> bool:
    """Whether "a year" tells how often or how much: "four flights a week", "$2 million a year"."""
    before = re.search(r"(\S+)\s{1,3}$", scene.text[max(0, match.start - 30) : match.start])
    if not before or not before.group(1)[-1].isalnum():
        return False
    start = match.start - len(before.group())
    return before.group(1)[-1].isdigit() or scene.proper(start, start + len(before.group(1)))


SOON_AS = re.compile(r"\s{1,3}(?:as|after|before)\b")
LASTING = re.compile(
    r"\b(?:for|during|over|within|in|after|last|lasts|lasted|lasting)"
    r"(?:\s+(?:the|nearly|almost|about|around|at|more|least|than|over|some|roughly|another)){0,3}\s*$"
)


EARLY = re.compile(r"(?:early|small|wee|late)\s{1,3}$", re.IGNORECASE)


def lengths(match: Match, scene: Scene) -> Value | None:
    """Weeks, several months, weeks or months."""
    unit = match.get("unit")
    if unit == "hour" and EARLY.search(scene.text, max(0, match.start - 6), match.start):  # "the early hours" are no length
        return None
    if unit in ("second", "minute", "quarter") and match.get("several") in ("", "those", "these"):
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
    if (
        match.get("ref") == "now"
        and scene.text[match.start].isupper()
        and scene.text[max(0, match.start - 2) : match.start - 1].isalnum()
    ):
        return None  # a name within the sentence: "Qala-e Now"
    value = str(lexicon().tables["refs"][match.get("ref")])
    if match.get("ref") == "the past" and not scene.text[max(0, match.start - 4) : match.start].rstrip().lower().endswith("in"):
        return None
    if match.get("ref") == "soon" and (SOON_AS.match(scene.text, match.end) or scene.tense(match.start, match.end) == "past"):
        return None
    first = last = scene.anchor if value == "PRESENT_REF" else None
    return Value(value, "DATE", first, last)
