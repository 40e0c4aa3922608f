"""The place of a report's dateline: where its teller is."""

from __future__ import annotations

from contested.reading.datelines import datelines
from contested.reading.draft import Draft
from contested.records import PlaceMention

HEAD = 6  # paragraphs of which one may begin with the dateline


def home_of(draft: Draft) -> PlaceMention | None:
    """The place of the report's dateline: "BUJUMBURA (Reuters) - "; else None."""
    for block in draft.blocks[:HEAD]:
        for end in datelines(draft.report.text, [(block.start, block.end)]):
            inside = [place for place in draft.places if block.start <= place.start and place.end <= end]
            if inside:
                return min(inside, key=lambda place: place.start)
    return None
