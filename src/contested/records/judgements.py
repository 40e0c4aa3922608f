"""What people decided, and what that comes to in a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a judged claim stood: what finds it again when changed rules give it another id, or none."""

    claim_id: str
    report_id: str
    start: int  # of the word or words that name the act
    end: int
    kind: str = ""
    text: str = ""  # the evidence, for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision, kept for good: append-only, withdrawn by another."""

    id: str
    verb: str  # a row of casebook.verbs.VERBS: same, not_same, misread, correct, name_is, place_at, withdraw, ...
    subject: str
    object: str = ""
    author: str = ""
    made_at: str = ""  # ISO 8601, UTC
    note: str = ""
    scope: str = ""  # where a name is meant so: `report:ID`, `outlet:NAME`; everywhere where empty
    anchors: tuple[Anchor, ...] = ()  # the claims that it names


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a judgement comes to in one report, as its claims are read now."""

    judgement_id: str
    verb: str
    report_id: str
    asked: str  # the id or the name in the judgement
    claim_id: str = ""  # the claim that it rules on; empty where it is lost, or on no claim
    state: str = "stands"  # stands, found again (under another id), lost, cannot (the value no longer fits)
    words: str = ""
