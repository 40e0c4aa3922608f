"""CSV: one record a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.flat import Columns, actor_columns, cited_columns, event_columns, place_columns, report_columns
from contested.export.streams import as_text

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for the beginning of a formula


COLUMNS: dict[str, Callable[[Any], Columns]] = {
    "claims": cited_columns,
    "events": event_columns,
    "reports": report_columns,
    "actors": actor_columns,
    "places": place_columns,
}


def write_csv(content: Content, out: BinaryIO) -> Written:
    """Writes a row of names and one row a record, and gives how many records."""
    written, columns = Written(), COLUMNS[content.what]
    writer: csv.DictWriter[str] | None = None
    with as_text(out) as text:
        for record in content.records:
            written.rows += 1
            row = columns(record)
            if writer is None:
                writer = csv.DictWriter(text, list(row), lineterminator="\n")
                writer.writeheader()
            writer.writerow({name: cell(value) for name, value in row.items()})
    return written


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: text that would be taken for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        value = value.replace("\x00", "").encode("utf-8", "replace").decode()
        return f"'{value}" if value.startswith(FORMULA) else value
    return value
