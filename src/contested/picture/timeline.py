"""Events in the order in which they happened; those without a day stay in view, at the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contested.records import Claim, Event, Interval

ORDER_OF_ACTS = ("actual", "ongoing", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event on the line: its first day, and the sentence that tells it best."""

    event: Event
    day: date | None
    words: str
    claim: Claim
    parts: tuple[str, ...] = ()  # ids of the events within it


def timeline(
    events: Iterable[Event], since: date | None = None, until: date | None = None, undated: bool = True
) -> tuple[TimelineEntry, ...]:
    """The events that touch the days asked for, by first day; undated ones last, left out where `undated` is False."""
    kept = list(events)
    parts: dict[str, list[str]] = {}
    for event in kept:
        if event.part_of:
            parts.setdefault(event.part_of, []).append(event.id)
    asked = Interval(start=since, end=until)
    shown = [event for event in kept if event.claims and (event.when.meets(asked) if event.when.known else undated)]
    entries = [entry_of(event, tuple(parts.get(event.id, ()))) for event in shown]
    return tuple(sorted(entries, key=lambda entry: (entry.day or date.max, entry.event.id)))


def entry_of(event: Event, parts: tuple[str, ...]) -> TimelineEntry:
    """The entry for one event."""
    claim = telling_claim(event)
    return TimelineEntry(
        event=event, day=event.when.start or event.when.end, words=" ".join(claim.text.split()), claim=claim, parts=parts
    )


def telling_claim(event: Event) -> Claim:
    """The claim that tells the event best: asserted, of the event's own kind, a lead, with most of its roles filled."""

    def worth(claim: Claim) -> tuple[bool, bool, bool, int, float, str]:
        plainly = claim.stance == "asserted" and not claim.negated and claim.aspect in ORDER_OF_ACTS
        filled = bool(claim.actors) + bool(claim.targets) + bool(claim.places) + bool(claim.figures) + claim.when.known
        return plainly, claim.kind == event.kind, claim.lead, filled, claim.confidence, claim.id

    return max(event.claims, key=worth)
