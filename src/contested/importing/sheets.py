"""Rows of other projects' data as reports: each a text of `column: value` lines, which is what its claim points into.

So a row is kept as any report is, word for word, and a rebuild reads it again by the same columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from contested.errors import InputError
from contested.records import Report

Row = dict[str, str]
LONGEST = 20_000  # characters of one cell: a longer one is no note
csv.field_size_limit(1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A project's data: its name, the columns by which its files are known, and those that name, title and date a row."""

    name: str
    outlet: str
    known_by: tuple[str, ...]
    id: str
    title: tuple[str, ...]
    published: tuple[str, ...]  # the first that is filled


DATASETS = (
    Dataset(
        name="acled",
        outlet="ACLED",
        known_by=("event_id_cnty", "event_date", "sub_event_type", "actor1", "notes"),
        id="event_id_cnty",
        title=("sub_event_type", "location"),
        published=("timestamp", "event_date"),
    ),
    Dataset(
        name="ucdp",
        outlet="UCDP GED",
        known_by=("type_of_violence", "side_a", "side_b", "date_start", "best"),
        id="id",
        title=("dyad_name", "where_coordinates"),
        published=("date_end", "date_start"),
    ),
)


def dataset_of(columns: Iterable[str]) -> Dataset | None:
    """Whose data these columns are of, None where that is not known."""
    found = {column.strip().lstrip("\ufeff").lower() for column in columns}
    return next((row for row in DATASETS if set(row.known_by) <= found), None)


def dataset_named(name: str) -> Dataset:
    """The row of a project's data."""
    return next(row for row in DATASETS if row.name == name)


def reports_of(lines: Iterable[str], where: str) -> Iterator[Report]:
    """A report for each row of a file; raises InputError where its columns are nobody's that is known."""
    waiting = iter(lines)
    first = next(waiting, "").lstrip("\ufeff")
    delimiter = max(",;\t", key=first.count)
    names = [name.strip().lower() for name in next(csv.reader([first], delimiter=delimiter), [])]
    dataset = dataset_of(names)
    if dataset is None:
        known = " or ".join(row.outlet for row in DATASETS)
        raise InputError(f"{where}: not the columns of {known}, nor a casebook in JSON Lines")
    try:
        for cells in csv.reader(waiting, delimiter=delimiter):
            if any(cells):
                yield report_of(dict(zip(names, cells, strict=False)), dataset)
    except csv.Error as problem:
        raise InputError(f"{where}: {problem}") from problem


def report_of(row: Row, dataset: Dataset) -> Report:
    """One row as a report."""
    filled = {name: line for name, value in row.items() if name and (line := one_line(value))}
    text = "\n".join([f"{dataset.outlet} event {filled.get(dataset.id, '')}".strip(), *(f"{n}: {v}" for n, v in filled.items())])
    title = ", ".join(filled[name] for name in dataset.title if name in filled)
    days = (day for name in dataset.published if (day := day_of(filled.get(name))))
    return Report(
        text=text,
        title=title or None,
        outlet=dataset.outlet,
        published=next(days, None),
        language="en",
        published_source="metadata",
        dataset=dataset.name,
    )


def one_line(value: str | None) -> str:
    """A cell in one line, without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    words = " ".join((value or "")[:LONGEST].replace("\x00", "").split())
    return words[1:] if re.match(r"'[=+\-@]", words) else words


def day_of(written: str | None) -> date | None:
    """A day as these projects write it: ISO, `04 April 2019`, or seconds since 1970."""
    words = (written or "").strip()
    if re.fullmatch(r"\d{9,10}", words):
        return datetime.fromtimestamp(int(words), UTC).date()
    for form in ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d/%m/%Y", "%d-%b-%Y"):
        try:
            return datetime.strptime(words.split(" 00:00")[0].split("T")[0], form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None
