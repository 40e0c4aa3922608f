"""A list beside the files (`reports.csv` or `reports.jsonl`) that gives outlet, date and address of the files it names."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from contested.intake.fields import NAMES, Fields, fields_of
from contested.intake.texts import decode

CSV, JSONL = "reports.csv", "reports.jsonl"
MOST = 50_000_000  # bytes of a list


@lru_cache(maxsize=4)  # files come folder by folder
def rows_beside(folder: Path) -> dict[str, Fields]:
    """The fields by file name; empty where no list lies in the folder."""
    rows: dict[str, Fields] = {}
    for name, read in ((CSV, csv_rows), (JSONL, jsonl_rows)):
        path = folder / name
        if path.is_file() and path.stat().st_size <= MOST:
            for row in read(path):
                if file := str(row.get("file") or "").strip():
                    rows.setdefault(file, fields_of(row, source="given"))
    return rows


def csv_rows(path: Path) -> list[dict[Any, Any]]:
    """The rows of a CSV file under its header."""
    return [dict(row) for row in csv.DictReader(io.StringIO(decode(path.read_bytes()), newline=""))]


def jsonl_rows(path: Path) -> list[dict[Any, Any]]:
    """The objects of a JSON Lines file; other lines are left out."""
    rows = []
    with path.open("rb") as lines:
        for line in lines:
            row = json_object(line)
            if row is not None:
                rows.append(row)
    return rows


def json_object(line: bytes) -> dict[Any, Any] | None:
    """The object that a line holds, else None."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def is_sidecar(path: Path) -> bool:
    """Whether a file is such a list rather than reports: its first line names a column or key `file` and none that holds a text."""
    if path.name not in (CSV, JSONL):
        return False
    with path.open("rb") as lines:
        first = lines.readline(1_000_000)
    if path.name == CSV:
        heads = [head.strip(' "\r\n\ufeff').lower() for head in first.decode("utf-8", "replace").split(",")]
        return "file" in heads and not any(head in NAMES["text"] for head in heads)
    row = json_object(first)
    return row is not None and "file" in row and not any(name in row for name in NAMES["text"])
