"""Counts of harm that no word of harm tells but the act does: "18,000 people crossed the river", "took four prisoners"."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.counts import Count, Sheet, quantity_of
from contested.reading.draft import Draft
from contested.reading.figures import figure_of
from contested.reading.lexicon import load_things
from contested.reading.numbers import find_quantities
from contested.reading.pipeline import lemma
from contested.reading.tolls import is_person, of_whom
from contested.records import Figure

MEASURES = {"displacement": "displaced", "detention": "captured", "abduction": "captured", "execution": "killed"}
TREATING = {"treat", "admit", "operate"}
CORPSES = {"corpse", "corpses", "body", "bodies", "remains", "cadavers"}
HOUSEHOLDS = {"family", "household"}


class Owed:
    """Finds such counts in one draft; its numbers are read once, when first asked for."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.sheet: Sheet | None = None

    def with_owed(self, act: Act, kind: str, told: tuple[Figure, ...]) -> tuple[Figure, ...]:
        """The figures of a claim, and the number of those whom its act is done to, where none of them says it."""
        measure = measure_of(act, kind)
        if measure is None or any(figure.measure in (measure, "captured", "displaced") for figure in told):
            return told
        heads = (*act.frame.objects, *(act.frame.subjects if kind == "displacement" else ()))
        found = next((figure for head in heads if (figure := self.count(act, head, measure)) is not None), None)
        if found is None or any(figure.start <= found.start < figure.end for figure in told):
            return told
        self.draft.figures.append(found)
        return tuple(sorted((*told, found), key=lambda figure: figure.start))

    def count(self, act: Act, head: Token, measure: str) -> Figure | None:
        """The figure of the number beside this noun, if the noun is for people, or for the dead."""
        if not (is_person(head) or head.lower_ in CORPSES or lemma(head) in HOUSEHOLDS or is_crowd(head)):
            return None
        if self.sheet is None:
            self.sheet = Sheet(self.draft.doc, find_quantities(self.draft.doc))
        quantity = quantity_of(self.sheet, head)
        if quantity is None or not quantity.low:
            return None
        return figure_of(
            self.draft, Count(measure=measure, quantity=quantity, victim=head, trigger=act.trigger, rule="owed"), False
        )


def measure_of(act: Act, kind: str) -> str | None:
    """What the act counts, if the number of those whom it is done to is one of harm."""
    if kind != "casualties":
        return MEASURES.get(kind)
    if lemma(act.trigger) in TREATING:
        return "injured"
    counted = (word for head in act.frame.objects for word in (head, *of_whom(head)))
    return "killed" if any(word.lower_ in CORPSES for word in counted) else None


def is_crowd(head: Token) -> bool:
    """Whether a number stands for people: "hundreds of villagers", "a million"."""
    things = load_things()
    return "people_crowd" in things.get(head.lower_, ()) or any("people" in things.get(word.lower_, ()) for word in of_whom(head))
