"""Time expressions: found, typed, given their TIMEX3 value and, where they denote days, an interval."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from contested.reading.draft import Draft
from contested.reading.published import find_published
from contested.reading.tense import Clauses
from contested.reading.timeintervals import interval_in, joined
from contested.reading.timemakers import MAKERS
from contested.reading.timescene import Scene
from contested.reading.timevalues import Value
from contested.reading.timewords import Match, scan
from contested.records import Interval, TimeMention

__all__ = ["find_published", "find_times", "times_in"]


def find_times(draft: Draft) -> None:
    """Adds every time expression to the draft."""
    clauses = Clauses(draft.doc, draft.report.text)
    scene = scene_of(draft.report.text, draft.published)
    scene.tense, scene.proper = clauses.tense, clauses.is_name
    draft.times.extend(times_in(scene))


def scene_of(text: str, published: Interval) -> Scene:
    """The scene of a report: its text and the day, or at least the year, of its publication."""
    anchor = published.start if published.precision == "day" else None
    same_year = published.start and published.end and published.start.year == published.end.year
    return Scene(text=text, anchor=anchor, year=published.start.year if published.start and same_year else None)


def times_in(scene: Scene) -> list[TimeMention]:
    """The time expressions of the scene's text, in order."""
    matches = scan(scene.text)
    heapify(matches)
    while matches:
        match = heappop(matches)
        if scene.before and match.start < (taken := scene.before[-1][0].end):
            if match.end > taken and (rest := match.after(scene.text, taken)):
                heappush(matches, rest)
            continue
        value = MAKERS[match.rule.make](match, scene)
        if value is not None:
            scene.before.append((match, value))
    return joined(scene.text, [mention(scene, match, value) for match, value in scene.before])


def mention(scene: Scene, match: Match, value: Value) -> TimeMention:
    """The match with its value, as a record."""
    return TimeMention(
        start=match.start,
        end=match.end,
        text=scene.text[match.start : match.end],
        rule=match.rule.name,
        value=value.value,
        timex=value.timex,
        interval=interval_in(scene, match, value),
    )
