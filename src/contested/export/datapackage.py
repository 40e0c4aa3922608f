"""The data package (Frictionless, version 1) that lies beside an export: what the file is, where it comes from, which licences.

`claims.csv` has `claims.csv.datapackage.json` beside it, so that several exports can lie in one folder.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from contested.export import acled, plover, ucdp
from contested.export.content import Content, Written
from contested.export.fields import TABLES, Field
from contested.export.formats import Export
from contested.export.ftm import STATEMENT
from contested.export.hxl import hxl_fields

Package = dict[str, Any]
ENDING = ".datapackage.json"
TYPES = {  # columns of others that are no text
    "integer": """year time_precision geo_precision fatalities timestamp iso type_of_violence number_of_sources where_prec
        priogrid_gid country_id event_clarity date_prec deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa
        gwnob""".split(),
    "number": ["latitude", "longitude"],
    "date": ["event_date", "date_start", "date_end"],
}
LICENCES = [
    {
        "name": "CC-BY-4.0",
        "title": "Names and points of places: GeoNames, Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
]
RIGHTS = (
    "The words of the reports belong to those who published them. Who publishes this file chooses its licence; names and points of"
    " places carry GeoNames' (CC BY 4.0): keep the line “Place data: GeoNames, CC BY 4.0”."
)
RULES = (
    "Nothing here is a verdict: every row is according to somebody. Formats of plain events leave out what is only denied, planned,"
    " threatened, supposed or told as history."
)


def write_package(path: Path, row: Export, content: Content, written: Written) -> Path:
    """Writes the description of an export beside it, and gives its path."""
    beside = path.with_name(path.name + ENDING)
    beside.write_text(json.dumps(package_of(path, row, content, written), indent=2, ensure_ascii=False) + "\n", "utf-8")
    return beside


def package_of(path: Path, row: Export, content: Content, written: Written) -> Package:
    """The description of an export."""
    about = content.about
    return {
        "profile": "data-package",
        "name": named(path.stem),
        "title": f"Contested: {content.what}" + (f" of {about.casebook}" if about.casebook else ""),
        "description": f"{row.words[:1].upper()}{row.words[1:]}. {RULES}",
        "version": about.version or "0",
        **({"created": about.made_at} if about.made_at else {}),
        "licenses": LICENCES,
        "sources": [{"title": "GeoNames", "path": "https://www.geonames.org"}],
        "contributors": [{"title": f"Contested {about.version}".strip(), "role": "wrangler"}],
        "resources": [resource(path, row, content, written)],
        "rights": RIGHTS,
        "packs": list(about.packs),
        "asked": dict(about.asked),
        "counts": {"written": written.rows, "of": row.unit or content.what, "left_out": dict(sorted(written.left_out.items()))},
        "format": {"name": row.name, "doc": row.doc},
    }


def resource(path: Path, row: Export, content: Content, written: Written) -> Package:
    """The file itself; a table with its columns."""
    size, digest = measured(path)
    found: Package = {
        "name": named(path.stem),
        "path": path.name,
        "format": "tsv" if row.name == "plover" else row.extension.rsplit(".", 1)[-1],
        "mediatype": row.media_type,
        "encoding": "utf-8",
    }
    if row.name != "parquet":  # whose bytes the standard's own library does not count
        found |= {"bytes": size, "hash": f"sha256:{digest}"}
    fields = columns_of(row.name, content.what)
    if fields is None:
        return {**found, "profile": "data-resource"}
    dialect: Package = {"delimiter": "\t"} if row.name == "plover" else {}
    tagged = {"headerRows": [1], "commentRows": [2]} if row.name == "hxl" else {}
    schema = {"fields": [field_words(field) for field in fields], "missingValues": ["", "None"] if row.name == "plover" else [""]}
    return {**found, "profile": "tabular-data-resource", "dialect": {**dialect, **tagged}, "schema": schema}


def columns_of(format: str, what: str) -> list[Field] | None:
    """The columns of a format of rows; None where it has none."""
    if format == "csv":
        return list(TABLES[what])
    if format == "hxl":
        return list(hxl_fields(what))
    theirs = {
        "acled": acled.COLUMNS,
        "ucdp": [*ucdp.COLUMNS, ucdp.NOTES],
        "plover": [*plover.COLUMNS, plover.NOTES],
        "ftm-statements": STATEMENT,
    }
    return [Field(name, type_of(name), "") for name in theirs[format]] if format in theirs else None


def type_of(name: str) -> str:
    """The type of a column of others."""
    return next((type_ for type_, names in TYPES.items() if name in names), "string")


def field_words(field: Field) -> Package:
    """A column as Table Schema describes it."""
    return {"name": field.name, "type": field.type, **({"description": field.words} if field.words else {})}


def named(stem: str) -> str:
    """A name as the standard asks for: small letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9._-]+", "-", stem.lower()).strip("-.") or "export"


def measured(path: Path) -> tuple[int, str]:
    """The size of a file in bytes, and its SHA-256."""
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()
