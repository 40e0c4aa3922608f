"""Linked data as JSON-LD: claims as schema.org's `Claim`, the state of an event's accounts as `ClaimReview`, events in SEM.

SEM is the Simple Event Model: who, where, when, according to whom. Only plain events are `sem:Event`; every claim is a `Claim`,
whether asserted or denied. A `ClaimReview` here reviews nothing but the accounts: its rating is a word, no number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.flat import actor_name, place_name, speaker_name
from contested.export.plain import why_not_plain
from contested.export.streams import as_text
from contested.records import ActorMention, Cited, Event, PlaceMention, Report, content_id, plain

Node = dict[str, Any]
CONTEXT: Node = {
    "@version": 1.1,
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "contested": "urn:contested:",
    "sem:hasBeginTimeStamp": {"@type": "xsd:date"},
    "sem:hasEndTimeStamp": {"@type": "xsd:date"},
}


def write_rdf(content: Content, out: BinaryIO) -> Written:
    """Writes one graph, and gives how many nodes; events that are not plain have their claims and their review alone."""
    written, between = Written(), "\n"
    with as_text(out) as text:
        text.write('{"@context": ' + json.dumps(CONTEXT) + ',\n"@graph": [')
        for node in nodes(content, written):
            written.rows += 1
            text.write(between + json.dumps(node))
            between = ",\n"
        text.write("\n]}\n")
    return written


def nodes(content: Content, written: Written) -> Iterator[Node]:
    """Every node, each thing once."""
    for report in content.reports:
        yield report_node(report)
    for cited in content.cited:
        yield claim_node(cited)
    seen = set[str]()
    for event in content.events:
        yield review_node(event)
        if reason := why_not_plain(event.claims):
            written.left_out[f"as a sem:Event: {reason}"] += 1
            continue
        for node in (*things(event), event_node(event)):
            if node["@id"] not in seen:
                seen.add(node["@id"])
                yield node


def known(**values: Any) -> Node:
    """The values that there are, with the colon of their names put back."""
    return {name.replace("__", ":"): value for name, value in values.items() if value not in (None, "", [])}


def report_node(report: Report) -> Node:
    """A report, without its text."""
    return {"@id": f"contested:report:{report.id}", "@type": "schema:NewsArticle"} | known(
        schema__headline=report.title,
        schema__datePublished=plain(report.published),
        schema__url=report.url,
        schema__inLanguage=report.language,
        schema__author=report.author,
        schema__publisher={"@type": "schema:Organization", "schema:name": report.outlet} if report.outlet else None,
    )


def claim_id(report_id: str, id: str) -> str:
    """The name of a claim: copies of a text may share the claim's own id."""
    return f"contested:claim:{report_id}:{id}"


def claim_node(cited: Cited) -> Node:
    """A claim: its words, who makes it, where it appears; stance and aspect as properties of our own."""
    claim, speakers = cited.claim, cited.claim.speakers
    who = " ".join(speaker_name(speakers[-1]).split()) if speakers else cited.report.outlet
    return {"@id": claim_id(claim.report_id, claim.id), "@type": "schema:Claim"} | known(
        schema__text=" ".join(claim.text.split()),
        schema__author={"@type": "schema:Thing", "schema:name": who} if who else None,
        schema__appearance={"@id": f"contested:report:{claim.report_id}"},
        schema__about={"@id": f"contested:event:{cited.event_id}"} if cited.event_id else None,
        contested__kind=claim.kind,
        contested__stance=claim.stance,
        contested__aspect=claim.aspect,
        contested__negated=claim.negated,
        contested__unconfirmed=claim.unconfirmed,
        contested__confidence=claim.confidence,
    )


def review_node(event: Event) -> Node:
    """How far the accounts of an event agree: a rating in words, by no person."""
    why = "; ".join(event.grade.reasons)
    rating = {"@type": "schema:Rating", "schema:alternateName": event.status, "schema:ratingExplanation": why}
    return {
        "@id": f"contested:review:{event.id}",
        "@type": "schema:ClaimReview",
        "schema:claimReviewed": event.kind.replace("_", " "),
        "schema:itemReviewed": [{"@id": claim_id(claim.report_id, claim.id)} for claim in event.claims],
        "schema:author": {"@type": "schema:SoftwareApplication", "schema:name": "Contested"},
        "schema:reviewRating": rating,
    }


def things(event: Event) -> Iterator[Node]:
    """The actors and the place of an event."""
    for actor in (*event.actors, *event.targets):
        yield {"@id": actor_iri(actor), "@type": "sem:Actor", "rdfs:label": " ".join(actor_name(actor).split())}
    if event.place is not None:
        place = event.place
        yield {"@id": place_iri(place), "@type": "sem:Place", "rdfs:label": " ".join(place_name(place).split())} | known(
            wgs84__lat=place.lat, wgs84__long=place.lon, contested__precision=place.precision, schema__addressCountry=place.country
        )


def actor_iri(actor: ActorMention) -> str:
    """The name of an actor; one that no pack lists is named by its words."""
    return f"contested:actor:{content_id('actor', actor.id or actor_name(actor).casefold())}"


def place_iri(place: PlaceMention) -> str:
    """The name of a place: GeoNames' where it has a number."""
    if place.geonames_id:
        return f"https://sws.geonames.org/{place.geonames_id}/"
    return f"contested:place:{content_id('place', place_name(place).casefold(), place.country)}"


def event_node(event: Event) -> Node:
    """A plain event, with a view of it for each account."""
    return {"@id": f"contested:event:{event.id}", "@type": "sem:Event"} | known(
        rdfs__label=" ".join(f"{event.kind.replace('_', ' ')} {place_name(event.place) if event.place else ''}".split()),
        sem__eventType={"@id": f"contested:kind:{event.kind}"},
        sem__hasActor=[{"@id": actor_iri(one)} for one in (*event.actors, *event.targets)],
        sem__hasPlace={"@id": place_iri(event.place)} if event.place else None,
        sem__hasBeginTimeStamp=plain(event.when.start),
        sem__hasEndTimeStamp=plain(event.when.end),
        sem__subEventOf={"@id": f"contested:event:{event.part_of}"} if event.part_of else None,
        sem__accordingTo=[
            {"@id": f"contested:account:{content_id(event.id, one.speaker)}", "@type": "sem:Authority", "rdfs:label": one.speaker}
            for one in event.accounts
        ],
    )
