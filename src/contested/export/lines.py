"""JSON Lines: every field of every record."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.flat import report_columns
from contested.export.streams import as_text
from contested.records import Cited, Event


def write_jsonl(content: Content, out: BinaryIO) -> Written:
    """Writes one JSON object a line, and gives how many."""
    written = Written()
    with as_text(out) as text:
        for record in content.records:
            written.rows += 1
            text.write(json.dumps(whole(record)) + "\n")
    return written


def whole(record: Cited | Event) -> dict[str, Any]:
    """The record with every field; a claim with its event and its report's head, not its text."""
    if isinstance(record, Event):
        return {**record.to_dict(), "reports": [report_columns(report) for report in record.reports]}
    return {**record.claim.to_dict(), "event_id": record.event_id, "report": report_columns(record.report)}
