"""Rows of tables and objects of JSON as reports: which column holds what is settled on the first rows, and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Row
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from typing import Any

from contested.intake.fields import NAMES, Fields, plain_name
from contested.intake.mapping import Mapping, guess_words, guessed
from contested.intake.markup import fragment_text, is_fragment
from contested.intake.pages import is_page, page
from contested.intake.parts import EndedError, Made, Opened, Part, broken, ended, no_text
from contested.intake.sources import Source
from contested.intake.texts import clean

FIRST = 20  # rows on which it is settled


@dataclass(frozen=True, slots=True)
class Found:
    """A row with where it stands and the bytes that it is made of, or why there is none."""

    where: str
    row: Row[Any, Any] | EndedError
    content: bytes


def row_parts(opened: Opened, rows: Iterable[Found], heads: list[str] | None = None) -> Iterator[Part | Source]:
    """A part for each row; `heads` are the columns of a table, without them the rows are objects with keys of their own."""
    waiting = iter(rows)
    first = list(islice(waiting, FIRST))
    mapping = settled(opened, [found.row for found in first if not isinstance(found.row, EndedError)], heads)
    for found in chain(first, waiting):
        if isinstance(found.row, EndedError):
            yield ended(found.where, found.row)
        else:
            yield row_part(opened, found, found.row, mapping)


def settled(opened: Opened, rows: list[Row[Any, Any]], heads: list[str] | None) -> Mapping:
    """The user's mapping with what is guessed for the rest; a guess that is more than the field's own name is told."""
    given = opened.how.mapping
    found = guessed(heads or keys_of(rows), rows)
    new = {name: column for name, column in found.items() if name not in given.columns}
    if heads is None:  # objects may differ in their keys: what has a common name is looked for in each
        new = {
            name: column
            for name, column in new.items()
            if plain_name(column.rpartition(".")[2]) not in NAMES[name] or "." in column
        }
    if any(plain_name(column) != name for name, column in new.items()):
        opened.how.told(guess_words(opened.source.name, {**found, **given.columns}))
    return replace(given, columns={**new, **given.columns})


def keys_of(rows: Iterable[Row[Any, Any]]) -> list[str]:
    """The keys of objects, and where none of them holds a text those of the objects in them, as paths."""
    own = list(dict.fromkeys(str(key) for row in rows for key in row))
    if any(plain_name(key) in NAMES["text"] for key in own):
        return own
    inner = (f"{key}.{under}" for row in rows for key, value in row.items() if isinstance(value, dict) for under in value)
    return own + list(dict.fromkeys(inner))[:200]


def row_part(opened: Opened, found: Found, row: Row[Any, Any], mapping: Mapping) -> Part | Source:
    """The part of a row; one that has an address and no text is handed to what fetches pages, where there is such."""
    return Part(where=found.where, content=found.content, make=partial(row_made, row, mapping, opened))


def row_made(row: Row[Any, Any], mapping: Mapping, opened: Opened) -> Made:
    """The text of a row with its fields; the text may be a web page, or a piece of one."""
    text, fields = mapping.row(row)
    text = clean(text)
    if is_page(text):
        text, said = page(text)
        fields = fields.over(said)
    elif is_fragment(text):
        text = fragment_text(text)
    if not text.strip():
        raise LinkError(fields) if fields.url and opened.how.fetch else no_text(without_text(fields))
    return text, fields


class LinkError(EndedError):
    """A row that has an address alone, which can be fetched."""

    def __init__(self, fields: Fields) -> None:
        super().__init__("no text", without_text(fields))
        self.fields = fields


def without_text(fields: Fields) -> str:
    """Why a row without a text gives no report."""
    return f"it has no text, only the address {fields.url[:300]}" if fields.url else "it has no text"


def not_an_object(where: str, content: bytes) -> Found:
    """A value that is no object."""
    return Found(where, broken("it is not a JSON object"), content)
