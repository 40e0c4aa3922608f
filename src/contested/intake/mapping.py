"""Which column of a table, or which key of an object, holds what: as the user says, else as the names and values suggest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Row
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from contested.errors import UsageError
from contested.intake.fields import FIELD, NAMES, Fields, fields_of, plain_name, words

FIELDS = tuple(NAMES)
LONG = 200  # characters: a column whose values are longer holds texts
LARGEST = 100_000  # bytes of a file of mappings
LINK = re.compile(r"https?://[^\s<>\"]{3,2000}", re.I)
STAMP = re.compile(r"(?:19|20)\d{6}(?:T?\d{6}Z?)?|(?:19|20)\d\d-\d\d-\d\d(?:[T ].{0,30})?")
HOST = re.compile(r"(?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,12}", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Field to column: a name, its number from 1 in a table without heads, a path as `source.name`, or `=` and the value itself."""

    columns: Row[str, str] = field(default_factory=dict)
    form: str | None = None  # the format that a file of mappings names

    @property
    def given(self) -> bool:
        """Whether the user said anything."""
        return bool(self.columns)

    def row(self, row: Row[Any, Any]) -> tuple[str, Fields]:
        """The text of a row, not cleaned, and its fields; a field that is not mapped is looked for under its common names."""
        named = {name: at(row, column) for name, column in self.columns.items()}
        rest = {key: value for key, value in row.items() if FIELD.get(plain_name(key)) not in self.columns}
        given, found = fields_of(named), fields_of(rest)
        text = named.get("text") if "text" in self.columns else text_in(rest)
        if self.columns.get("published", "").startswith("="):
            given = replace(given, published_source="given")
        return text if isinstance(text, str) else "", given.over(found)


def text_in(row: Row[Any, Any]) -> str:
    """The text of a row under any of its common names; empty where there is none."""
    lowered = {plain_name(key): value for key, value in row.items()}
    values = (lowered.get(name) for name in NAMES["text"])
    return next((value for value in values if isinstance(value, str) and value.strip()), "")


def at(row: Row[Any, Any], column: str) -> Any:
    """The value of a column, of a path into an object, or after `=` the value that is meant for all rows."""
    if column.startswith("="):
        return column[1:]
    value: Any = row
    if column in row:
        return row[column]
    for step in column.split(".")[:10]:
        if isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def mapping_of(pairs: Iterable[str], file: str | None = None) -> Mapping:
    """The mapping that `field=column` pairs and a file of them give; the pairs come first. Raises UsageError where one is wrong."""
    columns: dict[str, str] = {}
    form = None
    if file is not None:
        columns = {str(name): str(value) for name, value in mapping_file(file).items()}
        form = columns.pop("format", None)
    for pair in pairs:
        name, sign, column = pair.partition("=")
        if not sign or not column:
            raise UsageError(f"--map {pair}: not FIELD=COLUMN")
        columns[name.strip()] = column
    for name in columns:
        if name not in FIELDS:
            raise UsageError(f"no field {name!r} to map to: there are {', '.join(FIELDS)}")
    return Mapping(columns=columns, form=form)


def mapping_file(file: str) -> dict[Any, Any]:
    """What a YAML file of mappings holds."""
    try:
        raw = Path(file).expanduser().read_bytes()[:LARGEST]
        rows = yaml.safe_load(raw.decode("utf-8-sig"))
    except OSError as problem:
        raise UsageError(f"{file}: {(problem.strerror or str(problem)).lower()}") from problem
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        raise UsageError(f"{file}: not YAML that can be read") from problem
    if not isinstance(rows, dict) or not all(isinstance(value, (str, int)) for value in rows.values()):
        raise UsageError(f"{file}: not a mapping of fields to columns")
    return rows


def guessed(heads: Sequence[str], rows: Sequence[Row[Any, Any]]) -> dict[str, str]:
    """Field to column, for the fields that names of columns or the first rows' values point to."""
    found: dict[str, str] = {}
    for name, names in NAMES.items():
        fitting = {plain_name(head.rpartition(".")[2]): head for head in reversed(heads)}
        fitting |= {plain_name(head): head for head in reversed(heads)}
        column = next((fitting[one] for one in names if one in fitting and filled(rows, fitting[one])), None)
        if column is not None:
            found[name] = column
    left = [head for head in heads if head not in found.values()]
    for name, fits in (("url", LINK), ("published", STAMP), ("outlet", HOST)):
        if name not in found and (column := next((head for head in left if all_match(rows, head, fits)), None)):
            found[name] = column
            left.remove(column)
    if "text" not in found and (longest := longest_column(rows, left)):
        found["text"] = longest
    return found


def filled(rows: Sequence[Row[Any, Any]], head: str) -> bool:
    """Whether one of the rows has a value there, or there are no rows to tell by."""
    return not rows or any(at(row, head) not in (None, "", [], {}) for row in rows)


def all_match(rows: Sequence[Row[Any, Any]], head: str, pattern: re.Pattern[str]) -> bool:
    """Whether every value of a column is of a form, and there are some."""
    values = [value for row in rows if (value := words(at(row, head)))]
    return bool(values) and all(pattern.fullmatch(value) for value in values)


def longest_column(rows: Sequence[Row[Any, Any]], heads: Sequence[str]) -> str | None:
    """The column with the longest texts, where they are long enough to be reports."""
    if not rows:
        return None
    sizes = {head: sum(len(value) for row in rows if isinstance(value := at(row, head), str)) / len(rows) for head in heads}
    best = max(sizes, key=lambda head: sizes[head], default=None)
    return best if best is not None and sizes[best] >= LONG else None


def guess_words(name: str, found: Row[str, str]) -> str:
    """One line that says what was guessed."""
    listed = ", ".join(f"{field}={column}" for field, column in sorted(found.items())) or "nothing"
    return f"{name}: columns guessed: {listed}; --map FIELD=COLUMN sets others"
