"""A claim as a page shows it: who says it, in which words, and what sets it off a plain statement; a line or its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contested.export.flat import actor_name, place_name, speaker_name
from contested.picture.words import refuted
from contested.records import Claim, Figure, Interval, Report, interval_of
from contested.web.described import means
from contested.web.marking import Piece, claim_spans, goes_on, paragraph, pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureShown:
    """A count of harm."""

    measure: str = means("killed, injured, …")
    low: int | None = means("at least")
    best: int | None = means("the number, where one is given")
    high: int | None = means("at most")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim in a line or two: its words, and who says them."""

    id: str = means("it stands at /report/{report_id}#claim-{id}")
    report_id: str = means("the report that it stands in")
    event_id: str | None = means("the event that it was merged into")
    kind: str = means("the kind of act")
    words: str = means("the evidence: the clause that makes the claim")
    speakers: tuple[str, ...] = means("who says so, innermost first; the outlet comes last, alone where it speaks in its own voice")
    published: date | None = means("when the report came out, as far as it is known")
    actors: tuple[str, ...] = means("who acts")
    targets: tuple[str, ...] = means("on whom")
    places: tuple[str, ...] = means("where")
    when: Interval = means("when it is said to have happened")
    figures: tuple[FigureShown, ...] = means("counts of harm")
    flags: tuple[str, ...] = means("what sets it off a plain statement: denied, not so, planned, unconfirmed, …")
    denial: bool = means("whether it says that something is or was not so")
    confidence: float = means("how sure the reading is, 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShown(ClaimLine):
    """A claim with its words in their paragraph."""

    context: tuple[Piece, ...] = means("the paragraph around it, in pieces")
    cut: tuple[bool, bool] = means("whether the paragraph goes on before and after what is shown")
    direct: bool = means("whether the words are quoted")
    outlet: str | None = means("where it was published")
    url: str | None = means("the report's address as it was given, which may be anything")
    title: str | None = means("the report's title")
    lead: bool = means("whether it is what the report is about")


UNNAMED = "a report without a named outlet"


def claim_line(claim: Claim, report: Report, event_id: str | None = None) -> ClaimLine:
    """A claim of this report in a line."""
    return ClaimLine(**told(claim, report, event_id))


def claim_shown(claim: Claim, report: Report, event_id: str | None = None) -> ClaimShown:
    """A claim of this report as it is shown."""
    start, end = paragraph(report.text, claim.start, claim.end)
    return ClaimShown(
        **told(claim, report, event_id),
        context=pieces(report.text, claim_spans(claim, report.text), start, end),
        cut=goes_on(report.text, start, end),
        direct=bool(claim.speakers) and claim.speakers[-1].direct,
        outlet=report.outlet,
        url=report.url,
        title=report.title,
        lead=claim.lead,
    )


def told(claim: Claim, report: Report, event_id: str | None) -> dict[str, Any]:
    """What a line holds of a claim."""
    return {
        "id": claim.id,
        "report_id": claim.report_id,
        "event_id": event_id,
        "kind": claim.kind,
        "words": " ".join(claim.text.split()),
        "speakers": chain(claim, report),
        "published": interval_of(report.published).start,
        "actors": distinct(map(actor_name, claim.actors)),
        "targets": distinct(map(actor_name, claim.targets)),
        "places": distinct(map(place_name, claim.places)),
        "when": claim.when,
        "figures": tuple(map(figure_shown, claim.figures)),
        "flags": flags(claim),
        "denial": refuted(claim),
        "confidence": round(claim.confidence, 3),
    }


def chain(claim: Claim, report: Report) -> tuple[str, ...]:
    """Who says it, innermost first, the outlet last."""
    return distinct([*map(speaker_name, reversed(claim.speakers)), report.outlet or UNNAMED])


def distinct(names: Sequence[str] | map[str]) -> tuple[str, ...]:
    """The names in one line each, each once."""
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))


def flags(claim: Claim) -> tuple[str, ...]:
    """What sets a claim off a plain statement of fact."""
    found = [
        "denied" if claim.stance == "denied" else "",
        "not so" if claim.negated else "",
        claim.aspect if claim.aspect not in ("actual", "state") else "",
        "unconfirmed" if claim.unconfirmed else "",
    ]
    return tuple(one for one in found if one)


def figure_shown(figure: Figure) -> FigureShown:
    """A count of harm as it is shown."""
    return FigureShown(measure=figure.measure, low=figure.low, best=figure.best, high=figure.high)
