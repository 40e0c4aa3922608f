"""What a claim counts for in the picture: whether it says that something happened, who said it, and on which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from contested.records import Actor, ActorMention, Claim, PlaceMention, Report, content_id, interval_of

Voice = Callable[[Claim, Report | None], str]
SamePlace = Callable[[PlaceMention, str], bool]
SideOf = Callable[[ActorMention], str]

UNNAMED = "a report without a named outlet"


def own_voice(claim: Claim, report: Report | None) -> str:
    """Who makes the claim: the innermost speaker, else the outlet."""
    for speaker in reversed(claim.speakers):
        if speaker.source_name or speaker.source:
            return speaker.source_name or (speaker.source.text if speaker.source else "")
    return (report.outlet if report else None) or UNNAMED


def same_words(place: PlaceMention, name: str) -> bool:
    """Whether the mention has this name, or is written so, or has this GeoNames number."""
    wanted = name.casefold().strip()
    return wanted in ((place.name or "").casefold(), place.text.casefold(), str(place.geonames_id or ""))


def name_of(actor: ActorMention) -> str:
    """The canonical name, else the words that the mention stands for, else its own."""
    return actor.name or (actor.antecedent.text if actor.antecedent else actor.text)


def own_side(actor: ActorMention) -> str:
    """The actor taken as its own side: its id, else its name in lower case."""
    return actor.id or name_of(actor).casefold()


def actor_of(mention: ActorMention) -> Actor:
    """The actor that a mention denotes; one that no pack lists gets an id from its name."""
    name = name_of(mention)
    return Actor(
        id=mention.id or content_id("seen", name.casefold()), name=name, kind=mention.kind, source="" if mention.id else "seen"
    )


def happened(claim: Claim) -> bool:
    """Whether somebody asserts that it is or was so: not negated, not denied, not planned and not supposed."""
    return not claim.negated and claim.stance == "asserted" and claim.aspect not in ("planned", "hypothetical")


def refuted(claim: Claim) -> bool:
    """Whether somebody says that it is or was not so."""
    return claim.aspect not in ("planned", "hypothetical") and claim.negated != (claim.stance == "denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Where claims come from: the reports by id, and who speaks in each."""

    reports: Mapping[str, Report] = field(default_factory=dict)
    voice: Voice = own_voice

    def speaker(self, claim: Claim) -> str:
        """Who makes the claim."""
        return self.voice(claim, self.reports.get(claim.report_id))

    def published(self, claim: Claim) -> date | None:
        """The day on which the claim's report came out, None where unknown."""
        report = self.reports.get(claim.report_id)
        return interval_of(report.published).end if report else None


NOWHERE = Told()
