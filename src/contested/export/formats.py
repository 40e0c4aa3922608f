"""The formats that a casebook can be written in: one row a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from contested.errors import UsageError
from contested.export.content import Content, Written
from contested.export.geojson import write_geojson
from contested.export.lines import write_jsonl
from contested.export.tables import write_csv


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

    @property
    def doc(self) -> str:
        """Its page in the docs."""
        return f"docs/formats/{self.name}.md"


EXPORTS = (
    Export(
        name="jsonl",
        words="every field of every record, one JSON object a line; the whole casebook with --what book",
        extension="jsonl",
        media_type="application/x-ndjson",
        takes=("claims", "events"),
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
        name="geojson",
        words="one place of a claim a feature, for maps",
        extension="geojson",
        media_type="application/geo+json",
        takes=("claims", "events"),
        write=write_geojson,
    ),
)


def export_named(name: str) -> Export:
    """The row of a format; raises UsageError, with the formats that there are, where there is no such one."""
    for row in EXPORTS:
        if row.name == name:
            return row
    raise UsageError(f"no format {name!r}: there are {', '.join(row.name for row in EXPORTS)}")
