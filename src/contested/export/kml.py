"""KML 2.2, for Google Earth and what reads its files: events or claims as placemarks, with their days for the time slider.

What is not plain (denied, planned, supposed) stands in a folder of its own that is not shown at first.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from contested.export.content import Content, Written
from contested.export.flat import Columns, cited_columns, event_columns, place_name
from contested.export.notes import claim_notes, event_notes
from contested.export.plain import is_plain, why_not_plain
from contested.export.streams import as_text
from contested.records import Cited, Event, Interval, PlaceMention

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
FOLDERS = (("Said to have happened", True), ("Denied, planned or supposed", False))
NO_POINT = "no point is known"


def write_kml(content: Content, out: BinaryIO) -> Written:
    """Writes a document of two folders; records without a point are left out, and counted."""
    written = Written()
    with as_text(out) as text:
        text.write(HEAD + f"<name>{safe('Contested: ' + (content.about.casebook or content.what))}</name>\n")
        for name, plain in FOLDERS:
            text.write(f"<Folder><name>{name}</name><visibility>{int(plain)}</visibility>\n")
            for record in content.records:
                if plain_record(record) == plain:
                    place_on(text, record, plain, written)
            text.write("</Folder>\n")
        text.write("</Document>\n</kml>\n")
    return written


def plain_record(record: Cited | Event) -> bool:
    """Whether somebody says that it happened, and stands by it."""
    return why_not_plain(record.claims) is None if isinstance(record, Event) else is_plain(record.claim)


def place_on(text: TextIO, record: Cited | Event, visible: bool, written: Written) -> None:
    """Writes the placemarks of a record."""
    points = list(points_of(record))
    if not points:
        written.left_out[NO_POINT] += 1
        return
    written.rows += 1
    for place in points:
        text.write(placemark(record, place, visible))


def points_of(record: Cited | Event) -> Iterator[PlaceMention]:
    """The places of a record that have a point."""
    places = (record.place,) if isinstance(record, Event) else record.claim.places
    yield from (place for place in places if place is not None and place.lat is not None and place.lon is not None)


def placemark(record: Cited | Event, place: PlaceMention, visible: bool) -> str:
    """One placemark: its name, its accounts, its days, its columns and its point."""
    columns = event_columns(record) if isinstance(record, Event) else cited_columns(record)
    when = record.when if isinstance(record, Event) else record.claim.when
    notes = event_notes(record) if isinstance(record, Event) else claim_notes(record)
    name = f"{str(columns['kind']).replace('_', ' ')}, {' '.join(place_name(place).split())}"
    return (
        f"<Placemark><name>{safe(name)}</name><visibility>{int(visible)}</visibility>"
        f"<description>{safe(html.escape(notes))}</description>{time_of(when)}"  # Google Earth reads it as HTML
        f"<ExtendedData>{data({**columns, 'radius_km': place.radius_km})}</ExtendedData>"
        f"<Point><coordinates>{place.lon},{place.lat}</coordinates></Point></Placemark>\n"
    )


def time_of(when: Interval) -> str:
    """The days as KML has them."""
    if when.start is not None and when.start == when.end:
        return f"<TimeStamp><when>{when.start}</when></TimeStamp>"
    begin = f"<begin>{when.start}</begin>" if when.start else ""
    end = f"<end>{when.end}</end>" if when.end else ""
    return f"<TimeSpan>{begin}{end}</TimeSpan>" if begin or end else ""


def data(columns: Columns) -> str:
    """The columns that have a value."""
    known = ((name, value) for name, value in columns.items() if value is not None)
    return "".join(f'<Data name="{name}"><value>{safe(str(value))}</value></Data>' for name, value in known)


def safe(words: str) -> str:
    """Words as XML may hold them: escaped, without signs that XML 1.0 forbids."""
    allowed = "".join(sign for sign in words if sign in "\t\n\r" or (ord(sign) >= 32 and sign not in "\ufffe\uffff"))
    return html.escape(allowed.encode("utf-8", "replace").decode(), quote=True)
