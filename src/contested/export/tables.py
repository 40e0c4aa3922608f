"""CSV: one record a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.fields import TABLES
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
    columns = COLUMNS[content.what]
    return write_rows([field.name for field in TABLES[content.what]], map(columns, content.records), out)


def write_rows(
    names: Sequence[str], rows: Iterable[Columns], out: BinaryIO, delimiter: str = ",", tags: Sequence[str] = ()
) -> Written:
    """Writes rows under these names, with a row of tags under the names where they are given; says how many."""
    written = Written()
    with as_text(out) as text:
        writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
        writer.writerow(names)
        if tags:
            writer.writerow(tags)
        for row in rows:
            written.rows += 1
            writer.writerow([cell(row[name]) for name in names])
    return written


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: text that would be taken for a formula gets an apostrophe before it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        value = value.replace("\x00", "").encode("utf-8", "replace").decode()
        safe = f"'{value}" if value.startswith(FORMULA) else value
        return safe.replace("\r", " ")  # which would end the row, unquoted as it stands
    return value
