"""FollowTheMoney (4.x): entities as JSON lines, and the same as statements in CSV, for Aleph, OpenSanctions' tools and their like.

Written by hand from the schema's names, for the package itself needs ICU. FollowTheMoney has no claim and no denial: only plain
events become `Event` entities, and every account stands in their `notes`. Groups without a name are no entities.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from contested.countries import country
from contested.export.content import Content, Written
from contested.export.flat import place_name
from contested.export.notes import event_notes
from contested.export.plain import why_not_plain
from contested.export.streams import as_text
from contested.export.tables import cell
from contested.kinds import load_kinds
from contested.records import ActorMention, Event, PlaceMention, Report, content_id, plain

Entity = dict[str, Any]
NUMBER = re.compile(r"-?\d+(\.\d+)?")
DATASET = "contested"
STATEMENT = (
    "canonical_id entity_id prop prop_type schema value dataset origin lang original_value external first_seen last_seen id"
).split()
SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "body": "Organization",
    "armed_group": "Organization",
    "people": "LegalEntity",
}
LANGUAGES = {"en": "eng", "ar": "ara", "fr": "fra", "es": "spa", "de": "deu", "ru": "rus", "uk": "ukr", "tr": "tur", "fa": "fas"}
PROPERTY_TYPES = {
    **dict.fromkeys(("name", "alias"), "name"),
    **dict.fromkeys(("country",), "country"),
    **dict.fromkeys(("startDate", "endDate", "publishedAt"), "date"),
    **dict.fromkeys(("involved", "proof", "addressEntity"), "entity"),
    **dict.fromkeys(("sourceUrl",), "url"),
    **dict.fromkeys(("latitude", "longitude"), "number"),
    **dict.fromkeys(("location", "full"), "address"),
    **dict.fromkeys(("notes", "description", "summary"), "text"),
    **dict.fromkeys(("language",), "language"),
}  # else a string


def write_ftm(content: Content, out: BinaryIO) -> Written:
    """Writes one entity a line, each once; says which events were left out and why."""
    written = Written()
    with as_text(out) as text:
        for entity in entities(content, written):
            written.rows += 1
            text.write(json.dumps(entity) + "\n")
    return written


def write_statements(content: Content, out: BinaryIO) -> Written:
    """Writes one statement a row: an entity, a property, a value; says which events were left out and why."""
    written = Written()
    with as_text(out) as text:
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")  # the dialect that the package reads
        writer.writerow(STATEMENT)
        for entity in entities(content, written):
            for row in statements(entity):
                written.rows += 1
                writer.writerow(row)
    return written


def entities(content: Content, written: Written) -> Iterator[Entity]:
    """The entities: before each event those that it names."""
    seen = set[str]()
    for event in content.events:
        if reason := why_not_plain(event.claims):
            written.left_out[reason] += 1
            continue
        for entity in (*named(event, content), event_entity(event, content)):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield entity


def named(event: Event, content: Content) -> Iterator[Entity]:
    """The actors, the place and the reports of an event."""
    for actor in parties(event):
        yield actor_entity(actor, event, content)
    if event.place is not None:
        yield place_entity(event.place)
    yield from map(report_entity, event.reports)


def parties(event: Event) -> list[ActorMention]:
    """Those who act and are acted on, and have a name."""
    found = (one for one in (*event.actors, *event.targets) if one.name and one.kind in SCHEMATA)
    return list({actor_id(one): one for one in found}.values())


def actor_id(actor: ActorMention) -> str:
    """The id of an actor, as the casebook has it."""
    return f"contested-actor-{actor.id or content_id('seen', (actor.name or '').casefold())}"


def place_id(place: PlaceMention) -> str:
    """The id of a place."""
    return f"contested-place-{place.geonames_id or content_id('place', place_name(place).casefold(), place.country)}"


def actor_entity(actor: ActorMention, event: Event, content: Content) -> Entity:
    """An actor."""
    found = content.code(actor.name or "", event.when.start).country
    return entity(actor_id(actor), SCHEMATA[actor.kind], name=actor.name, country=alpha2(found))


def alpha2(code: str | None) -> str | None:
    """A country as FollowTheMoney writes it: two letters, small."""
    return country(code).iso2.lower() or None


def place_entity(place: PlaceMention) -> Entity:
    """A place as an address, the nearest thing that FollowTheMoney has."""
    point = {"latitude": place.lat, "longitude": place.lon} if place.lat is not None else {}
    return entity(place_id(place), "Address", full=place_name(place), country=(place.country or "").lower(), **point)


def report_entity(report: Report) -> Entity:
    """A report, without its text."""
    return entity(
        f"contested-report-{report.id}",
        "Article",
        title=report.title or report.outlet or "untitled",
        publishedAt=plain(report.published),
        publisher=report.outlet,
        author=report.author,
        sourceUrl=report.url,
        language=LANGUAGES.get(report.language or "en"),
    )


def event_entity(event: Event, content: Content) -> Entity:
    """An event: what happened, who is involved, which reports tell it, and every account in the notes."""
    kind, place = load_kinds()[event.kind], event.place
    where = f" at {place_name(place)}" if place else ""
    return entity(
        f"contested-event-{event.id}",
        "Event",
        name=" ".join(f"{event.kind.replace('_', ' ').capitalize()}{where}".split()),
        description=kind.definition,
        startDate=plain(event.when.start),
        endDate=plain(event.when.end),
        location=place_name(place) if place else None,
        addressEntity=place_id(place) if place else None,
        country=(place.country or "").lower() if place else None,
        involved=[actor_id(one) for one in parties(event)],
        proof=[f"contested-report-{report.id}" for report in event.reports],
        keywords=[event.kind, event.status],
        notes=event_notes(event),
        recordId=event.id,
    )


def entity(id: str, schema: str, **values: Any) -> Entity:
    """An entity with the properties that have a value, each a list of strings."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in values.items()}
    kept = {name: [one_line(one) for one in many if one not in (None, "")] for name, many in listed.items()}
    return {"id": id, "schema": schema, "properties": {name: many for name, many in kept.items() if many}, "datasets": [DATASET]}


def one_line(value: Any) -> str:
    """A value as a string in one line."""
    return " ".join(str(value).split())


def statements(entity: Entity) -> Iterator[list[str]]:
    """The rows of an entity."""
    for prop, values in entity["properties"].items():
        for value in dict.fromkeys(map(safe_value, values)):
            key = f"{DATASET}.{entity['id']}.{prop}.{value}"
            id = hashlib.sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()  # FollowTheMoney's own rule
            kind = PROPERTY_TYPES.get(prop, "string")
            yield [entity["id"], entity["id"], prop, kind, entity["schema"], value, DATASET, "", "", "", "f", "", "", id]


def safe_value(value: str) -> str:
    """A value that no spreadsheet takes for a formula; numbers stay as they are."""
    return value if NUMBER.fullmatch(value) else str(cell(value))
