"""Records as flat columns: one value a column, for spreadsheets, data frames and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from contested.records import (
    Actor,
    ActorMention,
    Attribution,
    Cited,
    Event,
    Figure,
    Interval,
    Place,
    PlaceMention,
    Range,
    Report,
    plain,
)

Columns = dict[str, Any]
BETWEEN = "; "  # between several values in one column


def joined(values: Iterable[str | None]) -> str | None:
    """The values in one column, each once; None where there are none."""
    return BETWEEN.join(dict.fromkeys(" ".join(value.split()) for value in values if value)) or None


def actor_name(mention: ActorMention) -> str:
    """The canonical name, else the words, with those that a pronoun stands for."""
    return mention.name or (mention.antecedent.text if mention.antecedent else mention.text)


def speaker_name(said: Attribution) -> str:
    """Who says it, or that it is not said who."""
    return said.source_name or (said.source.text if said.source else "somebody unnamed")


def according_to(cited: Cited) -> str:
    """The chain of speakers from the outlet inwards."""
    chain = [cited.report.outlet or "a report without a named outlet", *map(speaker_name, cited.claim.speakers)]
    return " > ".join(" ".join(one.split()) for one in dict.fromkeys(chain))


def interval_columns(when: Interval) -> Columns:
    """The columns of an interval."""
    return {"when_start": plain(when.start), "when_end": plain(when.end), "when_precision": when.precision}


def figure_words(figure: Figure) -> str:
    """A figure in words: `killed 12`, `injured 24-`."""
    return f"{figure.measure} {range_words(figure.low, figure.best, figure.high)}"


def range_words(low: int | None, best: int | None, high: int | None) -> str:
    """Low, best and high in the shortest form that keeps them."""
    if best is not None and low in (None, best) and high in (None, best):
        return str(best)
    ends = f"{'?' if low is None else low}–{'' if high is None else high}"
    return ends if best is None else f"{best} ({ends})"


def place_name(place: PlaceMention) -> str:
    """The name that the place has, else its words."""
    return place.name or place.text


def report_columns(report: Report) -> Columns:
    """The columns of a report."""
    kept = ("outlet", "published", "title", "author", "url", "language")
    return {"report_id": report.id, **{name: plain(getattr(report, name)) for name in kept}}


def cited_columns(cited: Cited) -> Columns:
    """The columns of a claim in its report."""
    claim, report = cited.claim, cited.report
    placed = next((place for place in claim.places if place.lat is not None), None)
    return {
        "claim_id": claim.id,
        "event_id": cited.event_id,
        "kind": claim.kind,
        "according_to": according_to(cited),
        "stance": claim.stance,
        "aspect": claim.aspect,
        "negated": claim.negated,
        "unconfirmed": claim.unconfirmed,
        "actors": joined(map(actor_name, claim.actors)),
        "targets": joined(map(actor_name, claim.targets)),
        "places": joined(map(place_name, claim.places)),
        "country": joined(place.country for place in claim.places),
        "lat": placed.lat if placed else None,
        "lon": placed.lon if placed else None,
        "geo_precision": placed.precision if placed else None,
        **interval_columns(claim.when),
        "figures": joined(map(figure_words, claim.figures)),
        "confidence": claim.confidence,
        "lead": claim.lead,
        "text": " ".join(claim.text.split()),
        "start": claim.start,
        "end": claim.end,
        "report_id": claim.report_id,
        "outlet": report.outlet,
        "published": plain(report.published),
        "title": report.title,
        "url": report.url,
    }


def range_text(found: Range) -> str:
    """A range of harm in words."""
    return f"{found.measure} {range_words(found.low, found.best, found.high)}"


def event_columns(event: Event) -> Columns:
    """The columns of an event."""
    place = event.place
    return {
        "event_id": event.id,
        "part_of": event.part_of,
        "kind": event.kind,
        "status": event.status,
        "grade": event.grade.pair,
        **interval_columns(event.when),
        "place": place_name(place) if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geo_precision": place.precision if place else None,
        "actors": joined(map(actor_name, event.actors)),
        "targets": joined(map(actor_name, event.targets)),
        "figures": joined(range_text(event.figures[measure]) for measure in sorted(event.figures)),
        "accounts": joined(account.speaker for account in event.accounts),
        "denied_by": joined(account.speaker for account in event.accounts if account.denies),
        "claims": len(event.claims),
        "reports": len(event.reports),
        "claim_ids": joined(claim.id for claim in event.claims),
    }


def actor_columns(actor: Actor) -> Columns:
    """The columns of an actor."""
    kept = ("id", "name", "kind", "side", "country", "sector", "source")
    return {**{name: getattr(actor, name) for name in kept}, "aliases": joined(actor.aliases)}


def place_columns(place: Place) -> Columns:
    """The columns of a place."""
    kept = ("id", "name", "country", "lat", "lon", "feature", "precision", "radius_km", "within", "geonames_id", "source")
    return {name: getattr(place, name) for name in kept}
