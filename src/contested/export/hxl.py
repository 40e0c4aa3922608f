"""HXL: CSV with a row of tags of the Humanitarian Exchange Language under the names, for humanitarian desks."""

from __future__ import annotations

from typing import BinaryIO

from contested.export.content import Content, Written
from contested.export.fields import NOTES, PLAIN, TABLES, Field
from contested.export.flat import Columns, event_columns
from contested.export.notes import event_notes
from contested.export.plain import why_not_plain
from contested.export.tables import COLUMNS, write_rows
from contested.records import Event

HARM = ("killed", "injured", "captured", "missing", "displaced")
COUNTS = tuple(
    Field(f"{measure}_{end}", "integer", f"{end} of the accounts' figures for {measure}", f"#affected+{measure}+{tag}")
    for measure in HARM
    for end, tag in (("low", "min"), ("best", "best"), ("high", "max"))
)


def hxl_fields(what: str) -> tuple[Field, ...]:
    """The columns: for events with one column a count and the accounts, else as in CSV."""
    return (*TABLES["events"], *COUNTS, PLAIN, NOTES) if what == "events" else TABLES[what]


def write_hxl(content: Content, out: BinaryIO) -> Written:
    """Writes the names, the tags and a row a record."""
    fields = hxl_fields(content.what)
    columns = event_row if content.what == "events" else COLUMNS[content.what]
    names, tags = [field.name for field in fields], [field.hxl for field in fields]
    return write_rows(names, map(columns, content.records), out, tags=tags)


def event_row(event: Event) -> Columns:
    """The columns of an event, with its counts and accounts."""
    counts: Columns = {}
    for measure in HARM:
        found = event.figures.get(measure)
        counts |= {f"{measure}_{end}": getattr(found, end) if found else None for end in ("low", "best", "high")}
    return {**event_columns(event), **counts, "plain": why_not_plain(event.claims) is None, "notes": event_notes(event)}
