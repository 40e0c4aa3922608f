"""JSON Lines as reports: an object a line; a broken line is told by its number, and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from contested.errors import InputError
from contested.intake.fields import NAMES, Fields, fields_of
from contested.intake.pages import is_page, page
from contested.intake.sources import max_bytes
from contested.intake.texts import clean, decode

Line = tuple[int, str, Fields | None, str]  # number, text, fields or None, what is wrong


def json_lines(stream: BinaryIO) -> Iterator[Line]:
    """What each line holds that is not empty."""
    limit = max_bytes()
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit:
            skip_line(stream, line, limit)
            yield number, "", None, f"it is longer than {limit:,} bytes (setting max_bytes)"
        elif line.strip():
            yield one_line(number, line)


def skip_line(stream: BinaryIO, line: bytes, limit: int) -> None:
    """Reads on to the end of the line."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(limit)


def one_line(number: int, line: bytes) -> Line:
    """What one line holds."""
    try:
        row = json.loads(decode(line))
    except InputError as problem:
        return number, "", None, str(problem)
    except ValueError as problem:
        return number, "", None, f"it is not JSON: {getattr(problem, 'msg', problem)}"
    except RecursionError:
        return number, "", None, "it is nested too deeply"
    if not isinstance(row, dict):
        return number, "", None, "it is not a JSON object"
    text, fields = text_of(row), fields_of(row)
    if is_page(text):
        text, page_fields = page(text)
        fields = fields.over(page_fields)
    return number, text, fields, ""


def text_of(row: dict[str, Any]) -> str:
    """The text of a report under any of its common names; empty where there is none."""
    lowered = {str(key).lower(): value for key, value in row.items()}
    values = (lowered.get(name) for name in NAMES["text"])
    return next((clean(value) for value in values if isinstance(value, str) and value.strip()), "")
