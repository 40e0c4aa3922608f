"""JSON Lines: every field of every record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from contested.export.flat import report_columns
from contested.records import Cited, Event


def write_jsonl(records: Iterable[Cited | Event], out: TextIO) -> int:
    """Writes one JSON object a line, and gives how many."""
    count = 0
    for record in records:
        count += 1
        out.write(json.dumps(whole(record)) + "\n")
    return count


def whole(record: Cited | Event) -> dict[str, Any]:
    """The record with every field; a claim with its event and its report's head, not its text."""
    if isinstance(record, Event):
        return {**record.to_dict(), "reports": [report_columns(report) for report in record.reports]}
    return {**record.claim.to_dict(), "event_id": record.event_id, "report": report_columns(record.report)}
