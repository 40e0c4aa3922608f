"""The formats that claims and events can be written in: one row a format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from contested.export.geojson import write_geojson
from contested.export.lines import write_jsonl
from contested.export.tables import write_csv
from contested.records import Cited, Event

Exported = Cited | Event


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name, what it is for, and what writes it as the records come, giving how many there were."""

    name: str
    words: str
    write: Callable[[Iterable[Exported], TextIO], int]


EXPORTS = (
    Export("jsonl", "every field of every claim, one JSON object a line", write_jsonl),
    Export("csv", "one claim a row, for spreadsheets", write_csv),
    Export("geojson", "one place of a claim a feature, for maps", write_geojson),
)
