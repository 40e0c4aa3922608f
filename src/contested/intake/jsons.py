"""JSON as reports: an object a line, or a list of objects; a broken line is told by its number, and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from contested.errors import InputError
from contested.intake.parts import Opened, Part, broken
from contested.intake.rows import Found, not_an_object, row_parts
from contested.intake.sources import Source, max_bytes, read_all
from contested.intake.texts import decode

LISTS = ("articles", "results", "items", "documents", "stories", "data", "docs", "hits", "response", "records", "entries")
EMPTY_LINES = 100_000  # in a row: more are no text
DEEP = 4  # how far below the top a list of objects is looked for


def json_lines(opened: Opened) -> Iterator[Part | Source]:
    """A part for each line that is not empty."""
    return row_parts(opened, lines_of(opened.stream))


def lines_of(stream: BinaryIO) -> Iterator[Found]:
    """What each line holds that is not empty."""
    for number, line in bounded_lines(stream):
        where = f"line {number}"
        if line is None:
            yield Found(where, broken(f"it is longer than {max_bytes():,} bytes (setting max_bytes)"), b"")
        elif line.strip():
            yield line_object(where, line)


def bounded_lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines by number; None for one that is too long to be held."""
    limit = max_bytes()
    number = last = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > 2 or line.strip():
            last = number
        elif number - last > EMPTY_LINES:
            raise InputError(f"from line {last + 1:,} on it has more than {EMPTY_LINES:,} empty lines")
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, None
        else:
            yield number, line


def line_object(where: str, line: bytes) -> Found:
    """The object of one line."""
    try:
        row = parsed(line)
    except InputError as problem:
        return Found(where, broken(str(problem)), line)
    return Found(where, row, line) if isinstance(row, dict) else not_an_object(where, line)


def parsed(raw: bytes) -> Any:
    """The value of JSON. Raises InputError where it is none."""
    try:
        return json.loads(decode(raw))
    except InputError:
        raise
    except RecursionError as problem:
        raise InputError("it is nested too deeply") from problem
    except ValueError as problem:
        raise InputError(f"it is not JSON: {getattr(problem, 'msg', problem)}") from problem


def json_document(opened: Opened) -> Iterator[Part | Source]:
    """A part for each object of the list in a document, or for the one object that it is; JSON Lines are known by their second."""
    raw = read_all(opened.stream)
    if not raw.strip():
        return
    try:
        value = parsed(raw)
    except InputError as problem:
        from io import BytesIO

        if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and raw.count(b"\n{"):
            yield from row_parts(opened, lines_of(BytesIO(raw)))
            return
        raise broken(str(problem)) from problem
    yield from row_parts(opened, objects_of(value))


def objects_of(value: Any) -> Iterator[Found]:
    """The objects of a document, each with its number."""
    rows = list_in(value, DEEP)
    if rows is None:
        yield Found("", value, content_of(value)) if isinstance(value, dict) else not_an_object("", b"")
        return
    for number, row in enumerate(rows, 1):
        where, content = f"object {number}", content_of(row)
        yield Found(where, row, content) if isinstance(row, dict) else not_an_object(where, content)


def list_in(value: Any, depth: int) -> list[Any] | None:
    """The list of objects in a value: itself, or under one of the names that such lists have."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or not depth:
        return None
    for name in LISTS:
        if isinstance(value.get(name), (list, dict)) and (found := list_in(value[name], depth - 1)) is not None:
            return found
    return None


def content_of(value: Any) -> bytes:
    """The bytes of a value, for its hash."""
    return json.dumps(value, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
