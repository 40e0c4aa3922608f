"""GeoJSON (RFC 7946): one feature for each place of a claim, so that a map shows where the words put it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.flat import Columns, cited_columns, event_columns, place_name
from contested.export.streams import as_text
from contested.records import Cited, Event, PlaceMention

PLACE_COLUMNS = ("role", "precision", "radius_km", "feature", "within", "relation", "geonames_id", "country", "reason")


def write_geojson(content: Content, out: BinaryIO) -> Written:
    """Writes a feature collection, and gives how many records; what has no point is kept with an empty geometry."""
    written, between = Written(), "\n"
    with as_text(out) as text:
        text.write('{"type": "FeatureCollection", "features": [')
        for record in content.records:
            written.rows += 1
            for feature in features(record):
                text.write(between + json.dumps(feature))
                between = ",\n"
        text.write("\n]}\n")
    return written


def features(record: Cited | Event) -> Iterator[dict[str, Any]]:
    """A feature for each place of a record, or one without a point."""
    if isinstance(record, Event):
        yield feature_of(record.id, event_columns(record), record.place)
        return
    for number, place in enumerate(record.claim.places or (None,)):
        yield feature_of(f"{record.claim.report_id}/{record.claim.id}/{number}", cited_columns(record), place)


def feature_of(id: str, columns: Columns, place: PlaceMention | None) -> dict[str, Any]:
    """One feature; its properties say how exact the point is, and the words that gave it."""
    properties = {name: value for name, value in columns.items() if name not in ("lat", "lon", "geo_precision", "country")}
    if place is not None:
        properties |= {
            "place": place_name(place),
            "place_text": place.text,
            **{name: getattr(place, name) for name in PLACE_COLUMNS},
        }
    return {"type": "Feature", "id": id, "geometry": point(place), "properties": properties}


def point(place: PlaceMention | None) -> dict[str, Any] | None:
    """The point of a place, None where it has none."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}
