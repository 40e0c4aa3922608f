"""Each format against a file that somebody read. `CONTESTED_GOLDEN=write pytest tests/export` writes them anew: read the change."""

import dataclasses
import io
import os
import sqlite3
from pathlib import Path

import pyarrow.parquet
import pytest

from contested.export.formats import EXPORTS

GOLDEN = Path(__file__).parent / "golden"
EVERY = [(row, what) for row in EXPORTS for what in row.takes]


def as_words(row, written, tmp_path):
    """What was written, as text: tables as their rows."""
    if row.extension == "parquet":
        table = pyarrow.parquet.read_table(io.BytesIO(written))
        return "\n".join([str(table.schema.remove_metadata()), *map(repr, table.to_pylist())]) + "\n"
    if row.name in ("sqlite", "gpkg"):
        path = tmp_path / "made.db"
        path.write_bytes(written)
        connection = sqlite3.connect(path)
        lines = list(connection.iterdump())
        connection.close()
        return "\n".join(line for line in lines if "sqlite_stat" not in line and "sqlite_sequence" not in line) + "\n"
    return written.decode()


@pytest.mark.parametrize(("row", "what"), EVERY, ids=lambda value: value if isinstance(value, str) else value.name)
def test_golden(row, what, small, tmp_path):
    out = io.BytesIO()
    row.write(dataclasses.replace(small, what=what), out)
    words = as_words(row, out.getvalue(), tmp_path)
    golden = GOLDEN / f"{row.name}.{what}.txt"
    if os.environ.get("CONTESTED_GOLDEN") == "write":
        golden.write_text(words, "utf-8", newline="")
    assert words == golden.read_bytes().decode()


def test_no_golden_is_left_over():
    assert {path.name for path in GOLDEN.iterdir()} == {f"{row.name}.{what}.txt" for row, what in EVERY}
