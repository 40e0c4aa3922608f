"""Records to rows of the tables, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from contested.kinds import load_kinds
from contested.records import Account, ActorMention, Claim, Event, Judgement, PlaceMention, Reading, Report, content_id
from contested.store.codec import column_text, json_text, lean, packed, revive, unpacked

Row = dict[str, Any]
Reference = tuple[str, str]  # a claim by its report's id and its own: copies of a text may share the latter


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def report_row(report: Report) -> Row:
    """The row of a report."""
    published = report.published.isoformat() if isinstance(report.published, date) else report.published
    shown = {name: column_text(getattr(report, name)) for name in ("title", "outlet", "author", "url", "language")}
    body = packed(lean(report))
    return {"id": report.id, **shown, "published": published, "words": len(report.text.split()), "added_at": now(), "body": body}


def report_of(body: bytes) -> Report:
    """The report that a row's body holds."""
    return revive(Report, unpacked(body))


def reading_row(reading: Reading, report_id: str, generation: int) -> Row:
    """The row of a reading."""
    body = {name: value for name, value in lean(reading).items() if name not in ("report", "claims")}
    return {
        "report_id": report_id,
        "generation": generation,
        "outcome": reading.outcome.name,
        "reason": column_text(reading.outcome.reason),
        "language": column_text(reading.language),
        "published_start": reading.published.start,
        "published_end": reading.published.end,
        "published_inferred": reading.published.inferred,
        "country": reading.country,
        "body": packed(body),
    }


def reading_of(body: bytes, report: Report, claims: tuple[Claim, ...]) -> Reading:
    """The reading that a row's body holds, with its report and claims."""
    return replace(revive(Reading, {**unpacked(body), "report": lean(report)}), report=report, claims=claims)


def claim_row(claim: Claim, report_id: str) -> Row:
    """The row of a claim."""
    same = ("id", "start", "kind", "lead", "stance", "aspect", "negated", "unconfirmed", "confidence")
    when = {"when_start": claim.when.start, "when_end": claim.when.end, "when_precision": claim.when.precision}
    return {
        **{name: getattr(claim, name) for name in same},
        "report_id": report_id,
        **when,
        "event_id": None,
        "body": json_text(lean(claim)),
    }


def actor_rows(claim: Claim, number: int) -> Iterator[Row]:
    """The rows of a claim's actors, targets and speakers."""
    named: list[tuple[str, str | None, str, str | None, str | None]] = [
        *(("actor", who.name, words_of(who), who.id, who.kind) for who in claim.actors),
        *(("target", who.name, words_of(who), who.id, who.kind) for who in claim.targets),
        *(("speaker", said.source_name, said.source.text if said.source else "", said.source_id, None) for said in claim.speakers),
    ]
    for position, (role, name, words, known_id, kind) in enumerate(named):
        shown = column_text(name or words)
        yield {"claim": number, "position": position, "role": role, "name": shown, "actor_id": known_id, "kind": kind}


def words_of(who: ActorMention) -> str:
    """The words that stand for an actor without a canonical name: those that a pronoun refers to, else its own."""
    return who.antecedent.text if who.antecedent else who.text


def place_rows(claim: Claim, number: int) -> Iterator[Row]:
    """The rows of a claim's places."""
    for position, place in enumerate(claim.places):
        yield {
            "claim": number,
            "position": position,
            "role": place.role,
            "name": column_text(place.name or place.text),
            "text": column_text(place.text),
            **{name: getattr(place, name) for name in ("country", "geonames_id", "lat", "lon")},
        }


def mention_rows(reading: Reading, report_id: str) -> list[Row]:
    """A row for each way in which a report names an actor or a place, with how often; a pronoun counts as what it stands for."""
    rows: dict[tuple[Any, ...], Row] = {}
    for sort, mention, known_id, kind in mentions(reading):
        text = words_of(mention) if isinstance(mention, ActorMention) else mention.text
        key = (sort, mention.name, text.casefold(), known_id)
        if key in rows:
            rows[key]["times"] += 1
            continue
        shown = {"name": column_text(mention.name), "text": column_text(text), "known_id": known_id, "kind": kind}
        rows[key] = {
            "report_id": report_id,
            "position": len(rows),
            "sort": sort,
            **shown,
            "times": 1,
            "body": json_text(lean(mention)),
        }
    return list(rows.values())


def mentions(reading: Reading) -> Iterator[tuple[str, ActorMention | PlaceMention, str | None, str | None]]:
    """Every mention of a reading with its sort, the id of what it denotes and what that is."""
    for who in reading.actors:
        yield "actor", who, who.id, who.kind
    for place in reading.places:
        yield "place", place, None if place.geonames_id is None else str(place.geonames_id), place.feature


def claim_of(body: Mapping[str, Any]) -> Claim:
    """The claim that a row's body holds."""
    return revive(Claim, dict(body))


def references(claims: Iterable[Claim]) -> list[Reference]:
    """What an event's row keeps of its claims."""
    return [(claim.report_id, claim.id) for claim in claims]


def event_row(event: Event) -> Row:
    """The row of an event: its claims and reports by their ids."""
    accounts = [{**lean(replace(account, claims=())), "claims": references(account.claims)} for account in event.accounts]
    whole = lean(replace(event, claims=(), reports=(), accounts=()))
    kept = {"claims": references(event.claims), "reports": [report.id for report in event.reports], "accounts": accounts}
    return {
        "id": event.id,
        "kind": event.kind,
        "status": event.status,
        "place": column_text(event.place.name or event.place.text) if event.place else None,
        "country": event.place.country if event.place else None,
        "when_start": event.when.start,
        "when_end": event.when.end,
        "part_of": event.part_of,
        "claims": len(event.claims),
        "reports": len(event.reports),
        "body": json_text({**whole, **kept}),
        **{name: getattr(event.place, name, None) for name in ("lat", "lon", "precision", "radius_km")},
        "place_id": place_id(event.place) if event.place else None,
        "family": kind.family if (kind := load_kinds().get(event.kind)) else None,
        "reliability": event.grade.reliability,
        "credibility": event.grade.credibility,
        "confidence": max((claim.confidence for claim in event.claims), default=None),
        "accounts": len(event.accounts),
        "words": column_text(event_words(event)),
    }


def place_id(place: PlaceMention) -> str:
    """The id that `Place` has for what is mentioned: the GeoNames number, else one from the name."""
    known = place.geonames_id
    return str(known) if known is not None else content_id("place", (place.name or place.text).casefold(), place.country)


def event_words(event: Event) -> str:
    """The event in a few words: what, who and whom, where. An actor without a name is left out."""
    who = [actor.name or actor.text for actor in event.actors if actor.name][:1]
    whom = [actor.name or actor.text for actor in event.targets if actor.name][:1]
    where = event.place.name or event.place.text if event.place else ""
    parts = [event.kind.replace("_", " ").capitalize(), *(f"by {one}" for one in who), *(f"on {one}" for one in whom)]
    return " ".join([*parts, *([f"at {where}"] if where else [])])


def event_name_rows(event: Event, sides: Callable[[ActorMention], str]) -> Iterator[Row]:
    """A row for each name in each role of the event: who acts, is acted on and speaks, the sides of those, and the outlets."""
    reports = {report.id: report for report in event.reports}
    said = [speaker for claim in event.claims for speaker in claim.speakers]
    named: list[tuple[str, str | None, str | None]] = [
        *(("actor", who.name or words_of(who), who.id) for who in event.actors),
        *(("target", who.name or words_of(who), who.id) for who in event.targets),
        *(("speaker", one.source_name or (one.source.text if one.source else None), one.source_id) for one in said),
        *(("side", account.speaker, None) for account in event.accounts),
        *(("actor_side", sides(who), None) for who in event.actors),
        *(("target_side", sides(who), None) for who in event.targets),
        *(("outlet", report.outlet, None) for report in reports.values()),
    ]
    kept = dict.fromkeys((role, column_text(name), known_id) for role, name, known_id in named if name)
    for position, (role, name, known_id) in enumerate(kept):
        yield {"event": event.id, "position": position, "role": role, "name": name, "known_id": known_id}


def event_of(body: Mapping[str, Any], claims: Mapping[Reference, Claim], reports: Mapping[str, Report]) -> Event:
    """The event that a row's body holds, with its claims and reports put back."""

    def found(kept: list[list[str]]) -> tuple[Claim, ...]:
        return tuple(claims[one[0], one[1]] for one in kept if (one[0], one[1]) in claims)

    accounts = tuple(replace(revive(Account, {**row, "claims": []}), claims=found(row["claims"])) for row in body["accounts"])
    event = revive(Event, {**body, "claims": [], "reports": [], "accounts": []})
    return replace(event, claims=found(body["claims"]), reports=tuple(reports[one] for one in body["reports"]), accounts=accounts)


def judgement_row(judgement: Judgement) -> Row:
    """The row of a judgement."""
    kept = ("id", "verb", "subject", "object", "author", "made_at", "note", "scope")
    shown = {name: column_text(str(getattr(judgement, name))) for name in kept}
    return {**shown, "anchors": json_text([lean(anchor) for anchor in judgement.anchors])}


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """The judgement of a row."""
    return revive(Judgement, {**row, "anchors": json.loads(row["anchors"])})


def as_read_body(reading: Reading) -> bytes:
    """A reading less its report, whole."""
    return packed({name: value for name, value in lean(reading).items() if name != "report"})
