"""Parquet: our tables with their types, written some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from contested.export.content import Content, Written
from contested.export.fields import TABLES, Field
from contested.export.flat import Columns
from contested.export.tables import COLUMNS
from contested.extras import needed

BATCH = 5000  # rows in memory, and in a row group


def write_parquet(content: Content, out: BinaryIO) -> Written:
    """Writes one table, and gives how many rows; each column says in its metadata what it holds."""
    arrow, parquet = needed("pyarrow", "arrow"), needed("pyarrow.parquet", "arrow")
    fields, written = TABLES[content.what], Written()
    schema = arrow_schema(arrow, fields)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches(map(COLUMNS[content.what], content.records)):
            written.rows += len(batch)
            rows = [{field.name: typed(row[field.name], field) for field in fields} for row in batch]
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
    return written


def arrow_schema(arrow: Any, fields: Iterable[Field]) -> Any:
    """The columns with their types and words."""
    types = {"string": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    types["date"] = arrow.date32()
    return arrow.schema([arrow.field(field.name, types[field.type], metadata={"description": field.words}) for field in fields])


def typed(value: Any, field: Field) -> Any:
    """A value as its column has it."""
    if field.type == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    if field.type == "string" and value is not None:
        return str(value).encode("utf-8", "replace").decode()
    return value


def batches(rows: Iterable[Columns]) -> Iterator[list[Columns]]:
    """The rows, some at a time."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch
