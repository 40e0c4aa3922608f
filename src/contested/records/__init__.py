"""Every noun that passes between stages, as frozen dataclasses: one module a subject, and nothing else of the package.

A value that came from text cannot be built without its span and the rule that found it (`Found`); a value that did not come from
the text says where it came from (`reason`, `Interval.source`). Offsets are characters into `Report.text`, half-open.
"""

from contested.records.base import Shown, content_id, plain
from contested.records.claims import Claim, Correction, Reading, Reason
from contested.records.events import Account, AccountFigure, Cited, ControlAccount, Event, Grade, Range
from contested.records.judgements import Anchor, Judgement, Ruling
from contested.records.mentions import ActorMention, Attribution, Figure, Found, PlaceMention, Span, TimeMention
from contested.records.reports import ADDED, OUTCOMES, Fetched, Loaded, Outcome, Report
from contested.records.times import ONE_DAY, UNKNOWN_TIME, Interval, interval_of
from contested.records.world import Actor, ActorCode, Kind, Knowledge, NothingKnown, Place, SeenName

__all__ = [
    "ADDED",
    "ONE_DAY",
    "OUTCOMES",
    "UNKNOWN_TIME",
    "Account",
    "AccountFigure",
    "Actor",
    "ActorCode",
    "ActorMention",
    "Anchor",
    "Attribution",
    "Cited",
    "Claim",
    "ControlAccount",
    "Correction",
    "Event",
    "Fetched",
    "Figure",
    "Found",
    "Grade",
    "Interval",
    "Judgement",
    "Kind",
    "Knowledge",
    "Loaded",
    "NothingKnown",
    "Outcome",
    "Place",
    "PlaceMention",
    "Range",
    "Reading",
    "Reason",
    "Report",
    "Ruling",
    "SeenName",
    "Shown",
    "Span",
    "TimeMention",
    "content_id",
    "interval_of",
    "plain",
]
