"""The formats that a casebook can be written in: one row a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from contested.errors import UsageError
from contested.export.acled import write_acled
from contested.export.citations import write_bibtex, write_csl
from contested.export.content import Content, Written
from contested.export.dossier import write_dossier
from contested.export.ftm import write_ftm, write_statements
from contested.export.geojson import write_geojson
from contested.export.gpkg import write_gpkg
from contested.export.hxl import write_hxl
from contested.export.kml import write_kml
from contested.export.lines import write_jsonl
from contested.export.parquet import write_parquet
from contested.export.plover import write_plover
from contested.export.rdf import write_rdf
from contested.export.sqlite import write_sqlite
from contested.export.tables import write_csv
from contested.export.timemap import write_timemap
from contested.export.ucdp import write_ucdp

PAGES = {"ftm-statements": "ftm", "bibtex": "citations", "csl": "citations"}  # formats that share a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One format: its name, what it is for, the ending and media type of its files, and what writes it as the records come."""

    name: str
    words: str
    extension: str
    media_type: str
    takes: tuple[str, ...]  # what can be written in it, the usual first: claims, events, reports, actors, places, book
    write: Callable[[Content, BinaryIO], Written]
    needs: str = ""  # the extra that it needs
    unit: str = ""  # what its rows are, where they are not the records

    @property
    def doc(self) -> str:
        """Its page in the docs."""
        return f"docs/formats/{PAGES.get(self.name, self.name)}.md"


EXPORTS = (
    Export(
        name="jsonl",
        words="every field of every record, one JSON object a line; `--what book` keeps all that `contested import` takes back",
        extension="jsonl",
        media_type="application/x-ndjson",
        takes=("claims", "events", "reports", "actors", "places", "book"),
        write=write_jsonl,
    ),
    Export(
        name="csv",
        words="one record a row, for spreadsheets",
        extension="csv",
        media_type="text/csv",
        takes=("claims", "events", "reports", "actors", "places"),
        write=write_csv,
    ),
    Export(
        name="parquet",
        words="our tables with their types, for data frames and DuckDB",
        extension="parquet",
        media_type="application/vnd.apache.parquet",
        takes=("claims", "events", "reports", "actors", "places"),
        write=write_parquet,
        needs="arrow",
    ),
    Export(
        name="sqlite",
        words="a plain file with views and descriptions, for Datasette and SQL",
        extension="sqlite",
        media_type="application/vnd.sqlite3",
        takes=("book",),
        write=write_sqlite,
        unit="rows",
    ),
    Export(
        name="geojson",
        words="one place of a claim a feature, for maps",
        extension="geojson",
        media_type="application/geo+json",
        takes=("claims", "events"),
        write=write_geojson,
    ),
    Export(
        name="gpkg",
        words="GeoPackage with a layer of events and one of claims, for QGIS",
        extension="gpkg",
        media_type="application/geopackage+sqlite3",
        takes=("book",),
        write=write_gpkg,
        unit="features",
    ),
    Export(
        name="kml",
        words="placemarks with days and accounts, for Google Earth",
        extension="kml",
        media_type="application/vnd.google-earth.kml+xml",
        takes=("events", "claims"),
        write=write_kml,
    ),
    Export(
        name="acled",
        words="plain events in ACLED's columns and codes",
        extension="csv",
        media_type="text/csv",
        takes=("events",),
        write=write_acled,
    ),
    Export(
        name="ucdp",
        words="plain events with deaths in the columns of UCDP's GED",
        extension="csv",
        media_type="text/csv",
        takes=("events",),
        write=write_ucdp,
    ),
    Export(
        name="plover",
        words="plain claims in POLECAT's columns and PLOVER's codes",
        extension="txt",
        media_type="text/tab-separated-values",
        takes=("claims",),
        write=write_plover,
    ),
    Export(
        name="ftm",
        words="plain events as FollowTheMoney entities, one a line",
        extension="ftm.json",
        media_type="application/json+ftm",
        takes=("events",),
        write=write_ftm,
        unit="entities",
    ),
    Export(
        name="ftm-statements",
        words="the same as FollowTheMoney statements",
        extension="statements.csv",
        media_type="text/csv",
        takes=("events",),
        write=write_statements,
        unit="statements",
    ),
    Export(
        name="hxl",
        words="CSV with tags of the Humanitarian Exchange Language",
        extension="hxl.csv",
        media_type="text/csv",
        takes=("events", "claims", "reports", "actors", "places"),
        write=write_hxl,
    ),
    Export(
        name="timemap",
        words="plain events for Forensic Architecture's TimeMap",
        extension="timemap.json",
        media_type="application/json",
        takes=("events",),
        write=write_timemap,
    ),
    Export(
        name="rdf",
        words="JSON-LD: schema.org's Claim and ClaimReview, events in SEM",
        extension="jsonld",
        media_type="application/ld+json",
        takes=("book",),
        write=write_rdf,
        unit="nodes",
    ),
    Export(
        name="bibtex",
        words="the sources, for a bibliography",
        extension="bib",
        media_type="application/x-bibtex",
        takes=("reports",),
        write=write_bibtex,
    ),
    Export(
        name="csl",
        words="the sources as CSL-JSON, for Zotero and Pandoc",
        extension="csl.json",
        media_type="application/vnd.citationstyles.csl+json",
        takes=("reports",),
        write=write_csl,
    ),
    Export(
        name="dossier",
        words="one page that stands alone, to print or to send",
        extension="html",
        media_type="text/html",
        takes=("events",),
        write=write_dossier,
    ),
)


def export_named(name: str) -> Export:
    """The row of a format; raises UsageError, with the formats that there are, where there is no such one."""
    for row in EXPORTS:
        if row.name == name:
            return row
    raise UsageError(f"no format {name!r}: there are {', '.join(row.name for row in EXPORTS)}")
