"""GeoPackage 1.3 (OGC 12-128r17), for QGIS and other maps: a layer of events and one of the places of claims.

A GeoPackage is an SQLite file with a few tables that the standard names, so it is written with the sqlite3 of Python: GDAL would be
60 MB to write forty bytes a point.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.fields import NOTES, PLAIN, TABLES, Field
from contested.export.flat import Columns, cited_columns, event_columns
from contested.export.notes import event_notes
from contested.export.plain import is_plain, why_not_plain
from contested.export.streams import through_file
from contested.records import PlaceMention

APPLICATION_ID, USER_VERSION = 0x47504B47, 10300  # "GPKG", version 1.3.0
WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],'
    'PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
SYSTEM = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
PLACE = (
    Field("place", "string", "the place"),
    Field("role", "string", "at, from, to or near"),
    Field("precision", "integer", "UCDP's where_prec"),
    Field("radius_km", "number", "how far from the point it may lie"),
    Field("within", "string", "the known place that it is kept inside"),
    Field("reason", "string", "why this place, or why none"),
)
LAYERS = {"events": (*TABLES["events"], PLAIN, NOTES), "claims": (*TABLES["claims"], PLAIN, *PLACE)}
WORDS = {"events": "Events, with their accounts", "claims": "Claims, one feature for each of their places"}
Placed = tuple[PlaceMention | None, Columns]
EPOCH = "1970-01-01T00:00:00.000Z"


def write_gpkg(content: Content, out: BinaryIO) -> Written:
    """Writes both layers, and gives how many features; what has no point is kept with an empty geometry."""
    written = Written()
    rows = {"events": event_rows(content), "claims": claim_rows(content)}
    with through_file(out, "made.gpkg") as path:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            begin(connection)
            for name, fields in LAYERS.items():
                written.rows += write_layer(connection, name, fields, rows[name], content.about.made_at or EPOCH)
            connection.execute("COMMIT")
        finally:
            connection.close()
    return written


def begin(connection: sqlite3.Connection) -> None:
    """Writes what the standard asks for."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {USER_VERSION}")
    connection.executescript(SYSTEM)
    systems = [
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, WGS84, "longitude and latitude in degrees on the WGS 84 spheroid"),
    ]
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", systems)
    connection.execute("BEGIN")


def write_layer(connection: sqlite3.Connection, name: str, fields: tuple[Field, ...], rows: Iterable[Placed], at: str) -> int:
    """Writes one layer, and gives how many features."""
    columns = ", ".join(f'"{field.name}" {TYPES[field.type]}' for field in fields)
    connection.execute(f'CREATE TABLE "{name}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {columns})')
    bounds = Bounds()
    marks = ", ".join("?" * (len(fields) + 1))
    named = ", ".join(f'"{field.name}"' for field in fields)
    count = 0

    def values() -> Iterator[list[Any]]:
        nonlocal count
        for place, row in rows:
            count += 1
            yield [bounds.geometry(place), *(stored(row[field.name]) for field in fields)]

    connection.executemany(f'INSERT INTO "{name}" (geom, {named}) VALUES ({marks})', values())  # noqa: S608 -- names of our own
    contents = (name, "features", name, WORDS[name], at, *bounds.box, 4326)
    connection.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contents)
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)", (name,))
    return count


class Bounds:
    """The box that holds the points that it saw."""

    def __init__(self) -> None:
        self.box: list[float | None] = [None, None, None, None]

    def geometry(self, place: PlaceMention | None) -> bytes | None:
        """The point of a place as a GeoPackage holds it, None where it has none."""
        if place is None or place.lat is None or place.lon is None:
            return None
        west, south, east, north = self.box
        self.box = [least(west, place.lon), least(south, place.lat), most(east, place.lon), most(north, place.lat)]
        header = b"GP\x00\x01" + struct.pack("<i", 4326)  # version 0, little-endian without an envelope
        return header + struct.pack("<BIdd", 1, 1, place.lon, place.lat)


def least(known: float | None, value: float) -> float:
    """The smaller of the two, where there are two."""
    return value if known is None else min(known, value)


def most(known: float | None, value: float) -> float:
    """The larger of the two, where there are two."""
    return value if known is None else max(known, value)


def stored(value: Any) -> Any:
    """A value as SQLite takes it."""
    if isinstance(value, bool):
        return int(value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def event_rows(content: Content) -> Iterator[Placed]:
    """The events with their points."""
    for event in content.events:
        plain = why_not_plain(event.claims) is None
        yield event.place, {**event_columns(event), "plain": plain, "notes": event_notes(event)}


def claim_rows(content: Content) -> Iterator[Placed]:
    """The claims, once for each of their places."""
    for cited in content.cited:
        columns = {**cited_columns(cited), "plain": is_plain(cited.claim)}
        for place in cited.claim.places or (None,):
            known = {field.name: getattr(place, field.name, None) for field in PLACE[1:]}
            yield place, {**columns, **known, "place": (place.name or place.text) if place else None}
