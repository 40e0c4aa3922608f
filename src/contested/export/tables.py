"""CSV: one record a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from contested.export.flat import Columns, cited_columns, event_columns
from contested.records import Cited, Event

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # what a spreadsheet takes for the beginning of a formula


def write_csv(records: Iterable[Cited | Event], out: TextIO) -> int:
    """Writes a row of names and one row a record, and gives how many records."""
    count, writer = 0, None
    for record in records:
        count += 1
        row = columns(record)
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: cell(value) for name, value in row.items()})
    return count


def columns(record: Cited | Event) -> Columns:
    """The columns of a claim or an event."""
    return event_columns(record) if isinstance(record, Event) else cited_columns(record)


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: text that would be taken for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        value = value.replace("\x00", "").encode("utf-8", "replace").decode()
        return f"'{value}" if value.startswith(FORMULA) else value
    return value
