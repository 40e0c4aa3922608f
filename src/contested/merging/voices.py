"""Who speaks: the side behind a claim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from contested.records import ActorMention, Claim, Report, interval_of

Sides = Callable[[str | None, str | None, date | None], str]
UNNAMED = "a report without a named outlet"


def names_as_sides(id: str | None, name: str | None, on: date | None) -> str:
    """The name itself: the side where nothing is known of sides."""
    return name or id or UNNAMED


def voice_of(claim: Claim, report: Report, sides: Sides = names_as_sides) -> str:
    """The side of the innermost speaker that is named; the outlet where it speaks in its own voice."""
    on = claim.when.end or claim.when.start or interval_of(report.published).end
    for speaker in reversed(claim.speakers):
        name = speaker.source_name or (speaker.source.text if speaker.source else None)
        if speaker.source_id or name:
            return sides(speaker.source_id, name, on)
    return report.outlet or UNNAMED  # its own name, even where it is that of a side


def side_of(actor: ActorMention, on: date | None, sides: Sides = names_as_sides) -> str:
    """The side of somebody who acts or is acted on."""
    return sides(actor.id, actor.name or (actor.antecedent.text if actor.antecedent else actor.text), on)
