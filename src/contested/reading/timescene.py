"""What is known when a time expression is given its value: publication, tense, what was said before."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from contested.reading.timevalues import Value
from contested.reading.timewords import Match, lexicon


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

    def last_said(self) -> date | None:
        """The first day of the day, week, month or year that was spoken of last."""
        for _, value in reversed(self.before[-4:]):
            if value.first and value.timex in ("DATE", "TIME") and value.precision != "open":
                return value.first
        return None

    def quarter_in_question(self, reach: int, start: int) -> Value | None:
        """The latest quarter that was spoken of within so many characters: the one that a report of results is about."""
        near = [value for match, value in self.before[-30:] if start - match.end <= reach]
        quarters = [value for value in near if re.fullmatch(r"\d{4}-Q\d", value.value)]
        over = [value for value in quarters if not self.anchor or (value.last and value.last <= self.anchor)]
        return max(over, key=lambda value: value.value, default=None)


Maker = Callable[[Match, Scene], "Value | None"]


STEPS = {
    **dict.fromkeys(("last", "past", "previous", "preceding", "prior"), -1),
    **dict.fromkeys(("next", "coming", "following", "upcoming"), 1),
}


def year_by_word(which: str, scene: Scene) -> int | None:
    """The year of "this year", "last year", "next year"."""
    if scene.year is None:
        return None
    return scene.year + STEPS.get(which, 0)


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
    """The year where the publication day is unknown: its year, or the one named in the text that the weekday fits."""
    if scene.year is not None:
        return scene.year
    named = sorted({value.first.year for _, value in scene.before if value.first and value.precision == "year"})
    if not weekday or not named:
        return None
    wanted = lexicon().tables["weekdays"][weekday]
    fits = [year for year in named if (day := day_in(year)) and day.isoweekday() == wanted]
    return fits[0] if len(fits) == 1 else None
