"""What a report claims, and everything that was read in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contested.records.base import Shown, plain
from contested.records.mentions import ActorMention, Attribution, Figure, Found, PlaceMention, Span, TimeMention
from contested.records.reports import ADDED, Outcome, Report
from contested.records.times import UNKNOWN_TIME, Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was decided: one word for the rule, and a sentence for the reader."""

    rule: str
    words: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field of a claim that a person stated otherwise than it was read."""

    field: str  # kind, actors, targets, speakers, places, when, figures, stance, aspect, negated, unconfirmed, lead
    value: str  # as the person stated it
    read: str  # the same field as it was read, written the same way
    author: str = ""
    made_at: str = ""  # ISO 8601, UTC
    judgement_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Found, Shown):
    """Who did what to whom, where and when, according to whom. Start and end are the evidence: the clause that makes the claim."""

    id: str
    report_id: str
    kind: str
    trigger: Span
    actors: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    when: Interval = UNKNOWN_TIME
    figures: tuple[Figure, ...] = ()
    speakers: tuple[Attribution, ...] = ()  # outermost first; empty = the outlet in its own voice
    stance: str = "asserted"  # asserted, denied
    aspect: str = "actual"  # actual, ongoing, state, planned, hypothetical, historical
    negated: bool = False
    unconfirmed: bool = False
    confidence: float = 0.5  # 0..1
    lead: bool = False
    reasons: tuple[Reason, ...] = ()
    corrections: tuple[Correction, ...] = ()  # what people stated otherwise; the fields above hold what they stated

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, as `contested.schema()` describes them."""
        return dict(plain(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Shown):
    """Everything that was read in one report, each tuple in text order."""

    report: Report
    language: str
    published: Interval
    claims: tuple[Claim, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    outcome: Outcome = ADDED  # added = read; or why there are no claims
    reasons: tuple[Reason, ...] = ()  # what fired, what did not, and why
    country: str | None = None  # the country that the story is about, as far as linking can tell; ISO 3166-1 alpha-2
    packs: tuple[str, ...] = ()  # the packs whose names were known

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, as `contested.schema()` describes them."""
        return {**plain(self), "report": self.report.to_dict()}
