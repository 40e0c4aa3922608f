"""Mentions of persons, bodies, armed groups and groups of people, with their kind and, for a pronoun, what it stands for."""

from __future__ import annotations

from contested.reading.draft import Draft, offsets
from contested.records import ActorMention

KINDS = {"PERSON": "person", "NORP": "people", "ORG": "body", "GPE": "state"}


def find_actors(draft: Draft) -> None:
    """Adds every actor mention to the draft, unlinked."""
    for entity in draft.doc.ents:
        if entity.label_ in KINDS:
            start, end = offsets(entity)
            draft.actors.append(
                ActorMention(start=start, end=end, text=entity.text, rule="model entity", kind=KINDS[entity.label_])
            )
