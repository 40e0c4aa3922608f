"""TimeMap's form (Forensic Architecture): events, the associations that filter them, and sources, in one JSON object.

A site of TimeMap serves each of the three lists at an address of its own; docs/formats/timemap.md shows how to part them. Only
plain events with a day or a point are written: a map of dots shows what is said to have happened.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.flat import place_name
from contested.export.notes import event_notes
from contested.export.plain import why_not_plain
from contested.export.streams import as_text
from contested.kinds import load_kinds
from contested.records import Event, Report, plain

NOTHING = "neither a day nor a point is known"


def write_timemap(content: Content, out: BinaryIO) -> Written:
    """Writes the events, the associations and the sources; says which events were left out and why."""
    written = Written()
    with as_text(out) as text:
        text.write('{"events": [')
        between = "\n"
        for row in event_rows(content, written):
            written.rows += 1
            text.write(between + json.dumps(row))
            between = ",\n"
        text.write('\n],\n"associations": ' + json.dumps(associations()) + ',\n"sources": {')
        between = "\n"
        for report in content.reports:
            text.write(f"{between}{json.dumps(report.id)}: {json.dumps(source_row(report))}")
            between = ",\n"
        text.write("\n}}\n")
    return written


def event_rows(content: Content, written: Written) -> Iterator[dict[str, Any]]:
    """The events that TimeMap can hold."""
    for event in content.events:
        reason = why_not_plain(event.claims)
        if reason is None and event.when.start is None and (event.place is None or event.place.lat is None):
            reason = NOTHING
        if reason:
            written.left_out[reason] += 1
        else:
            yield event_row(event)


def event_row(event: Event) -> dict[str, Any]:
    """One event, every value a string, as TimeMap's schema has it."""
    place, day = event.place, event.when.start or event.when.end
    point = place is not None and place.lat is not None
    kind = load_kinds()[event.kind]
    return {
        "id": event.id,
        "description": event_notes(event),
        "date": day.strftime("%m/%d/%Y") if day else "",
        "time": "",
        "time_precision": event.when.precision,
        "time_display": "" if event.when.start == event.when.end else f"{plain(event.when.start)} to {plain(event.when.end)}",
        "location": " ".join(place_name(place).split()) if place else "",
        **({"latitude": str(place.lat), "longitude": str(place.lon)} if place is not None and point else {}),
        "type": event.status,
        "category": kind.family,
        "category_full": event.kind.replace("_", " "),
        "associations": [event.kind, f"status-{event.status}"],
        "sources": [report.id for report in event.reports],
        "comments": f"grade {event.grade.pair}",
        "colour": "",
    }


def associations() -> list[dict[str, Any]]:
    """Kinds and statuses as filters, families as categories."""
    kinds = load_kinds().values()
    words = {kind.name: ["Kind", kind.family, kind.name.replace("_", " ")] for kind in kinds}
    words |= {f"status-{one}": ["Status", one] for one in ("single-account", "agreed", "disputed", "denied", "conceded")}
    filters = [{"id": id, "title": path[-1], "desc": "", "mode": "FILTER", "filter_paths": path} for id, path in words.items()]
    families = dict.fromkeys(kind.family for kind in kinds)
    return [*filters, *({"id": one, "title": one, "desc": "", "mode": "CATEGORY", "filter_paths": []} for one in families)]


def source_row(report: Report) -> dict[str, Any]:
    """One report as a source."""
    return {
        "id": report.id,
        "title": report.title or report.outlet or "untitled",
        "thumbnail": "",
        "paths": [],
        "type": "news",
        "affil_s": [report.outlet] if report.outlet else [],
        "url": report.url or "",
        "description": "",
        "parent": "",
        "author": report.author or "",
        "date": str(plain(report.published) or ""),
        "notes": "",
    }
