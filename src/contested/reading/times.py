"""Time expressions: found, typed, given their TIMEX3 value and, where they denote days, an interval."""

from __future__ import annotations

from contested.reading.draft import Draft
from contested.records import Interval, Report, interval_of


def find_published(report: Report) -> Interval:
    """When the report was published: as given, else inferred from its text, else unknown."""
    return interval_of(report.published, source=report.published_source)


def find_times(draft: Draft) -> None:
    """Adds every time expression to the draft."""
