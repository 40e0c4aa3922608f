"""An event as a line of a list, from its row alone: what pages of every sort show where they list events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from contested.kinds import load_kinds
from contested.web.described import means

HARM = ("killed", "injured", "missing", "captured", "displaced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A count of harm over all accounts, and each account's own best figure."""

    measure: str = means("killed, injured, …")
    low: int | None = means("the least that is said")
    best: int | None = means("the figure by the rule")
    high: int | None = means("the most that is said")
    marks: tuple[int, ...] = means("each account's best figure, lowest first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A side that speaks of an event."""

    name: str = means("the side, or the outlet where it speaks in its own voice")
    denies: bool = means("whether it says that it is not so")
    concedes: bool = means("whether it says so against its own interest")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event in one line."""

    id: str = means("its page is /event/{id}")
    words: str = means("the event in a few words")
    sentence: str = means("the words of one of its claims, empty where they were not asked for")
    kind: str = means("the kind of act")
    family: str = means("the family of kinds")
    status: str = means("single-account, agreed, disputed, denied or conceded")
    grade: str = means("reliability A-F of who says so and credibility 1-6 of what is said")
    place: str | None = means("where, as far as it is said")
    precision: int | None = means("1 a point … 6 a country, 7 sea or air; none where the place was not found")
    start: date | None = means("the first day that it may have been")
    end: date | None = means("the last day")
    when_precision: str = means("day, week, month, year or open")
    actors: tuple[str, ...] = means("who acts")
    targets: tuple[str, ...] = means("on whom")
    voices: tuple[Voice, ...] = means("whose accounts there are")
    tolls: tuple[Toll, ...] = means("counts of harm")
    claims: int = means("how many claims it rests on")
    reports: int = means("how many reports they stand in")
    part_of: str | None = means("the event that it is a part of")


def event_row(body: Mapping[str, Any], sentence: str = "") -> EventRow:
    """The line of an event from its body in the store (`facets.by_ids`), which leaves out what is at its default."""
    place, when, grade = body.get("place") or {}, body.get("when") or {}, body.get("grade") or {}
    return EventRow(
        id=body["id"],
        words=body["words"] or body["kind"].replace("_", " ").capitalize(),
        sentence=sentence,
        kind=body["kind"],
        family=load_kinds()[body["kind"]].family,
        status=body.get("status", "single-account"),
        grade=f"{grade.get('reliability', 'F')}{grade.get('credibility', 6)}",
        place=place.get("name") or place.get("text"),
        precision=place.get("precision"),
        start=day_of(when.get("start")),
        end=day_of(when.get("end")),
        when_precision=when.get("precision", "open"),
        actors=names(body.get("actors", ())),
        targets=names(body.get("targets", ())),
        voices=tuple(map(voice, body.get("accounts", ()))),
        tolls=tuple(toll(measure, found) for measure, found in sorted((body.get("figures") or {}).items(), key=gravity)),
        claims=body["claim_count"],
        reports=body["report_count"],
        part_of=body.get("part_of"),
    )


def day_of(written: str | None) -> date | None:
    """A day as the store writes it."""
    return date.fromisoformat(written) if written else None


def names(mentions: Any) -> tuple[str, ...]:
    """The names of actors, each once."""
    words = (one.get("name") or (one.get("antecedent") or one)["text"] for one in mentions)
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words))


def voice(account: Mapping[str, Any]) -> Voice:
    """Whose account."""
    return Voice(name=account["speaker"], denies=account.get("denies", False), concedes=account.get("concedes", False))


def gravity(measured: tuple[str, object]) -> tuple[int, str]:
    """Where a count of harm stands among others: the dead first."""
    measure = measured[0]
    return HARM.index(measure) if measure in HARM else len(HARM), measure


def toll(measure: str, found: Mapping[str, Any]) -> Toll:
    """A count of harm with the marks of its accounts."""
    figures = (figure for _, figure in found.get("accounts", ()))
    marks = (one.get("best") if one.get("best") is not None else one.get("low") for one in figures)
    kept = tuple(sorted({mark for mark in marks if mark is not None}))
    return Toll(measure=measure, low=found.get("low"), best=found.get("best"), high=found.get("high"), marks=kept)
