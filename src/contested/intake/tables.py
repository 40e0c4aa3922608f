"""Tables as reports, a row each: CSV with any of the usual separators, tab-separated values, Parquet."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from contested.errors import InputError
from contested.intake.jsons import EMPTY_LINES
from contested.intake.mapping import HOST, LINK, STAMP
from contested.intake.parts import Opened, Part, broken
from contested.intake.rows import Found, row_parts
from contested.intake.sources import Source, max_bytes
from contested.intake.texts import DROPPED, decoded_with, encoding_of

SEPARATORS = "\t;|,"
HEAD = 60_000  # bytes from which encoding and separator are told
MOST_COLUMNS = 2_000
LINES = 50_000  # lines of one row


def table(opened: Opened) -> Iterator[Part | Source]:
    """A part for each row of text with separators; the first row names the columns, else they go by number."""
    stream = Peeked(opened.stream)
    head = stream.peek(HEAD)
    encoding = encoding_of(head)
    lines = text_lines(stream, encoding)
    separator = separator_of(decoded_with(head, encoding))
    rows = rows_of(lines, separator)
    first = next(rows, None)
    if first is None:
        return
    heads = heads_of(first[1])
    named = heads is not None
    columns = heads or [str(number) for number in range(1, len(first[1]) + 1)]
    found = (found_row(number, columns, row) for number, row in (rows if named else chain([first], rows)))
    yield from row_parts(opened, (one for one in found if one is not None), columns)


class Peeked:
    """A stream whose beginning was looked at."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.head = stream, b""

    def peek(self, size: int) -> bytes:
        """The first bytes."""
        self.head = self.stream.read(size)
        return self.head

    def readline(self, limit: int) -> bytes:
        """The next line, or so many bytes of it."""
        if not self.head:
            return self.stream.readline(limit)
        end = self.head.find(b"\n") + 1
        if end or len(self.head) >= limit:
            end = min(end or limit, limit)
            line, self.head = self.head[:end], self.head[end:]
            return line
        line, self.head = self.head, b""
        return line + self.stream.readline(limit - len(line))


def text_lines(stream: Peeked, encoding: str) -> Iterator[str]:
    """The lines as text. Raises InputError where one is longer than a report may be."""
    limit = max_bytes()
    if encoding.startswith(("utf-16", "utf-32")):  # their line ends are not single bytes
        yield from wide_lines(stream, encoding)
        return
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise InputError(f"a line is longer than {limit:,} bytes (setting max_bytes)")
        yield DROPPED.sub("", decoded_with(line, encoding))


def wide_lines(stream: Peeked, encoding: str) -> Iterator[str]:
    """The lines of text in an encoding of two or four bytes."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    rest, limit = "", max_bytes()
    parts = chain([stream.head], iter(lambda: stream.stream.read(HEAD), b""))
    for part in parts:
        *lines, rest = (rest + decoder.decode(part)).split("\n")
        if len(rest) > limit:
            raise InputError(f"a line is longer than {limit:,} characters (setting max_bytes)")
        for line in lines:
            yield DROPPED.sub("", line) + "\n"
    if rest:
        yield DROPPED.sub("", rest)


def separator_of(text: str) -> str:
    """What separates the columns: what the first line has most of outside quotes."""
    line = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    bare = "".join(line.split('"')[::2])
    best = max(SEPARATORS, key=lambda sign: (bare.count(sign), -SEPARATORS.index(sign)))
    return best if bare.count(best) else ","


def rows_of(lines: Iterator[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of their first line. Raises InputError where quotes do not end."""
    csv.field_size_limit(max(max_bytes(), 131_072))
    counted = Counted(lines)
    reader = csv.reader(counted, delimiter=separator)
    last = 0
    while True:
        number = counted.number + 1
        counted.left = LINES
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise broken(f"line {number}: {problem}") from problem
        if any(cell.strip() for cell in row):
            last = number
            yield number, row
        elif number - last > EMPTY_LINES:
            raise InputError(f"from line {last + 1:,} on it has more than {EMPTY_LINES:,} empty lines")


class Counted:
    """Lines that are counted as they are taken, and not more than so many for one row."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.number, self.left = lines, 0, LINES
        self.size = 0

    def __iter__(self) -> Counted:
        return self

    def __next__(self) -> str:
        line = next(self.lines)
        self.number += 1
        self.left -= 1
        self.size = len(line) if self.left == LINES - 1 else self.size + len(line)
        if self.left < 0 or self.size > max_bytes():
            raise broken(f"line {self.number}: one row goes on for too long: a quotation mark is not closed")
        return line.replace("\0", "")


def heads_of(row: list[str]) -> list[str] | None:
    """The names of the columns, each once; None where the row is one of values, as an address or a date."""
    cells = [cell.strip() for cell in row[:MOST_COLUMNS]]
    if any(LINK.match(cell) or STAMP.fullmatch(cell) for cell in cells) or all(cell.isdigit() for cell in cells):
        return None
    if len(cells) > 2 and any(HOST.fullmatch(cell) and "_" not in cell and "." in cell for cell in cells):
        return None
    heads: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = cell or str(number)
        heads.append(name if name not in heads else f"{name} {number}")
    return heads


def found_row(number: int, columns: list[str], row: list[str]) -> Found:
    """A row by its columns; cells beyond the last have no name and are left out."""
    return Found(f"line {number}", dict(zip(columns, row, strict=False)), "\x1f".join(row).encode("utf-8", "surrogatepass"))


def parquet(opened: Opened) -> Iterator[Part | Source]:
    """A part for each row of a Parquet file. Raises InputError without pyarrow, which reads them."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as problem:
        raise InputError("Parquet files are read with pyarrow: pip install 'contested[arrow]'") from problem
    try:
        with ParquetFile(opened.source.seekable(opened.stream)) as file:
            columns = [name for name in file.schema_arrow.names if plain_column(file.schema_arrow.field(name).type)]
            yield from row_parts(opened, parquet_rows(file, columns[:MOST_COLUMNS]), columns)
    except (ArrowException, OSError, ValueError, KeyError) as problem:
        raise broken(f"it is not Parquet that can be read: {one_line(problem)}") from problem


def plain_column(kind: Any) -> bool:
    """Whether a column's values are words, numbers, days or lists of them: pictures and vectors are left where they are."""
    return not str(kind).startswith(
        ("binary", "large_binary", "fixed_size", "list<element: float", "list<item: float", "list<element: double")
    )


def parquet_rows(file: Any, columns: list[str]) -> Iterator[Found]:
    """The rows of a Parquet file, some at a time."""
    number = 0
    for batch in file.iter_batches(batch_size=64, columns=columns):
        for row in batch.to_pylist():
            number += 1
            content = repr(sorted(row.items(), key=str)).encode("utf-8", "surrogatepass")
            yield Found(f"row {number}", row, content)


def one_line(problem: BaseException) -> str:
    """An error's words in one line."""
    return " ".join(str(problem).split())[:200]
