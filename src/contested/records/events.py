"""What claims add up to: events with their accounts, and who holds a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from contested.records.base import Shown, plain
from contested.records.claims import Claim, Reason
from contested.records.mentions import ActorMention, PlaceMention
from contested.records.reports import Report
from contested.records.times import UNKNOWN_TIME, Interval
from contested.records.world import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFigure:
    """One account's figure for one measure, as of a day."""

    measure: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    as_of: date | None = None
    claim_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Low, best and high of one measure over all accounts, by the rule named."""

    measure: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    accounts: tuple[tuple[str, AccountFigure], ...] = ()  # (speaker's side, its figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one side says of an event: its claims, newest word last."""

    speaker: str  # the side that speaks, or the outlet where it speaks in its own voice
    claims: tuple[Claim, ...]
    carriers: tuple[str, ...] = ()  # report ids that repeat it
    denies: bool = False
    concedes: bool = False  # against its own interest
    figures: tuple[AccountFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Source reliability A-F and credibility of the information 1-6, judged apart, with the reasons in words."""

    reliability: str
    credibility: int
    reasons: tuple[str, ...] = ()

    @property
    def pair(self) -> str:
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Shown):
    """Claims about one happening, with their competing accounts."""

    id: str
    kind: str
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    part_of: str | None = None
    actors: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    place: PlaceMention | None = None
    when: Interval = UNKNOWN_TIME
    figures: dict[str, Range] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    status: str = "single-account"  # single-account, agreed, disputed, denied, conceded
    grade: Grade = Grade(reliability="F", credibility=6)
    reasons: tuple[Reason, ...] = ()  # why these claims are one event

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, as `contested.schema()` describes them."""
        return {**plain(self), "reports": [report.to_dict() for report in self.reports]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Shown):
    """A claim with the report that it stands in, and the event that it was merged into."""

    claim: Claim
    report: Report
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlAccount(Shown):
    """Who holds a place on a day, according to one speaker."""

    holder: Actor
    place: str
    when: Interval  # of the word that it rests on
    speakers: tuple[str, ...]
    claims: tuple[Claim, ...]
    superseded: bool = False  # a later word of the same speaker says otherwise
    reason: str = ""
