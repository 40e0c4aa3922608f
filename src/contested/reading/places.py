"""Toponyms in the text: the model's entities, names that packs and gazetteer know, and patterns ("the town of X")."""

from __future__ import annotations

from contested.reading.draft import Draft, offsets
from contested.records import PlaceMention


def find_places(draft: Draft) -> None:
    """Adds every toponym to the draft, unresolved: linking puts it on the map."""
    for entity in draft.doc.ents:
        if entity.label_ in ("GPE", "LOC", "FAC"):
            start, end = offsets(entity)
            draft.places.append(PlaceMention(start=start, end=end, text=entity.text, rule="model entity"))
