"""YAML as rows that check themselves: each value is asked for by key and type, and an error names the line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from contested.errors import DataError
from contested.records import UNKNOWN_TIME, Interval, interval_of

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as quick


@dataclass(frozen=True, slots=True)
class Row:
    """A mapping of a YAML file, with the way to it, so that an error can name its line."""

    data: dict[str, Any]
    path: tuple[str | int, ...]
    file: str
    source: str  # the text of the file

    def wrong(self, key: str, what: str) -> DataError:
        """The error to raise for this key."""
        line = line_of(self.source, (*self.path, key))
        return DataError(f"{self.file}, line {line}: {key} {what}")

    def only(self, *keys: str) -> None:
        """Raises DataError where the row has a key that is none of these."""
        for key in self.data:
            if key not in keys:
                raise self.wrong(str(key), f"is not a key here: there are {', '.join(keys)}")

    def text(self, key: str) -> str:
        """The text under a key that must be there."""
        value = self.maybe(key)
        if value is None:
            raise self.wrong(key, "is missing")
        return value

    def maybe(self, key: str) -> str | None:
        """The text under a key that may be missing."""
        value = self.data.get(key)
        if value is None:
            return None
        if value is False:  # YAML 1.1 reads NO, Norway's code, as a truth value
            return "NO"
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "must be text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under a key, empty where it is missing."""
        values = self.data.get(key) or []
        if not isinstance(values, list):
            raise self.wrong(key, "must be a list of texts")
        found = tuple("NO" if value is False else value for value in values)
        if not all(isinstance(value, str) and value for value in found):
            raise self.wrong(key, "must be a list of texts; put numbers and yes or no in quotation marks")
        return found

    def number(self, key: str, low: float, high: float) -> float | None:
        """The number under a key, None where it is missing."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.wrong(key, f"must be a number from {low} to {high}")
        return float(value)

    def dated(self, key: str) -> Interval:
        """The interval of an ISO date that may stop at the month or year, unknown where it is missing."""
        value = self.data.get(key)
        if value is None:
            return UNKNOWN_TIME
        try:
            return interval_of(value if isinstance(value, date) else str(value))
        except ValueError as problem:
            raise self.wrong(key, f"is {problem}") from problem

    def row(self, key: str) -> Row | None:
        """The mapping under a key."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(key, "must be a mapping")
        return Row(value, (*self.path, key), self.file, self.source)

    def rows(self, key: str) -> list[Row]:
        """The list of mappings under a key, empty where it is missing."""
        values = self.data.get(key) or []
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.wrong(key, "must be a list of rows")
        return [Row(value, (*self.path, key, place), self.file, self.source) for place, value in enumerate(values)]


def load_rows(text: str, file: str) -> Row:
    """The top row of a YAML text. Raises DataError, naming the line, where it is no mapping."""
    try:
        data = yaml.load(text, Loader)  # noqa: S506  # a safe loader, in C where there is one
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise DataError(f"{file}{where}: is not YAML: {getattr(problem, 'problem', None) or problem}") from problem
    if not isinstance(data, dict):
        raise DataError(f"{file}, line 1: must be a mapping")
    return Row(data, (), file, text)


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line, from 1, of what lies at the end of the path, or of the nearest row around it."""
    node = yaml.compose(text, Loader)
    line = 1
    for step in path:
        found = child(node, step)
        if found is None:
            break
        line, node = found
    return line


def child(node: Any, step: str | int) -> tuple[int, Any] | None:
    """The line and the node of one step down."""
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line + 1, value) for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None
