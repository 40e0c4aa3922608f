"""JSON Lines: every field of every record; and a whole casebook, which `contested import` takes back.

A casebook is a line that names it, a line for each judgement, and a line for each report with what was read in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.flat import report_columns
from contested.export.streams import as_text
from contested.records import Cited, Event, Report, plain

LAYOUT = 1  # of a casebook in JSON Lines


def write_jsonl(content: Content, out: BinaryIO) -> Written:
    """Writes one JSON object a line, and gives how many records."""
    written = Written()
    lines = casebook_lines(content) if content.what == "book" else map(whole, content.records)
    with as_text(out) as text:
        for line in lines:
            written.rows += "casebook" not in line
            text.write(json.dumps(line) + "\n")
    return written


def casebook_lines(content: Content) -> Iterator[dict[str, Any]]:
    """What is precious, and what was read before people judged it."""
    about = content.about
    yield {"casebook": {"layout": LAYOUT, "version": about.version, "packs": list(about.packs), "asked": dict(about.asked)}}
    for judgement in content.judgements:
        yield {"judgement": plain(judgement)}
    for reading in content.readings:
        yield {"reading": reading.to_dict()}


def whole(record: Any) -> dict[str, Any]:
    """The record with every field; a claim with its event and its report's head, not its text."""
    if not isinstance(record, Cited | Event):
        return dict(record.to_dict() if isinstance(record, Report) else plain(record))
    if isinstance(record, Event):
        return {**record.to_dict(), "reports": [report_columns(report) for report in record.reports]}
    return {**record.claim.to_dict(), "event_id": record.event_id, "report": report_columns(record.report)}
