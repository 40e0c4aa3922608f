"""When a report was published: as given, else worked out from its text."""

from __future__ import annotations

from contested.records import Interval, Report, interval_of


def find_published(report: Report) -> Interval:
    """When the report was published: as given, else inferred from its text, else unknown."""
    return interval_of(report.published, source=report.published_source)
