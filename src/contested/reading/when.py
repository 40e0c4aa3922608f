"""When an act happened: which time expression of the report dates it."""

from __future__ import annotations

from contested.reading.draft import Draft
from contested.records import UNKNOWN_TIME, Interval


def when_of(draft: Draft, start: int, end: int, clause_start: int, clause_end: int) -> Interval:
    """The time of the act whose trigger stands at start..end, in the clause given; UNKNOWN_TIME where nothing dates it."""
    return UNKNOWN_TIME
