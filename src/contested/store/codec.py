"""Records to plain JSON types and back: what a record holds, less what every such record holds unless told otherwise."""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from contested.records import plain

R = TypeVar("R")
Decode = Callable[[Any], Any]
AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))


def lean(record: Any) -> dict[str, Any]:
    """The record as plain JSON types, without the fields that stand at their default; `revive` gives it back."""
    cls: Any = type(record)
    return {name: thin(value) for name, default in defaults(cls) if (value := getattr(record, name)) != default}


def thin(value: Any) -> Any:
    """A value as plain JSON types, records in it made lean."""
    kind = type(value)
    if kind in AS_THEY_ARE:
        return value
    if kind is tuple:
        return [thin(item) for item in value]
    if kind is dict:
        return {str(key): thin(item) for key, item in value.items()}
    return lean(value) if is_dataclass(kind) else plain(value)


@cache
def defaults(cls: Any) -> tuple[tuple[str, Any], ...]:
    """Each field of a record class with its default; a field without one has `MISSING`, which no value equals."""
    return tuple(
        (part.name, part.default_factory() if part.default_factory is not MISSING else part.default) for part in fields(cls)
    )


def revive(cls: type[R], row: dict[str, Any]) -> R:
    """The record that this mapping, whole or lean, was made from. Names that the class has not are passed over (`Report.id`)."""
    kind: Any = cls
    known = decoders(kind)
    return cls(**{name: known[name](value) for name, value in row.items() if name in known})


@cache
def decoders(cls: Any) -> dict[str, Decode]:
    """For each field of a record class, what turns its JSON value back."""
    hints = get_type_hints(cls)
    return {part.name: decoder(hints[part.name]) for part in fields(cls)}


def decoder(hint: Any) -> Decode:
    """What turns a JSON value back into a value of this type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return optional([arg for arg in args if arg is not type(None)])
    if origin is tuple:
        return repeated(decoder(args[0])) if args[-1] is Ellipsis else fixed([decoder(arg) for arg in args])
    if origin is dict:
        return mapped(decoder(args[1]))
    if hint is date:
        return date.fromisoformat
    if is_dataclass(hint):
        return lambda row: revive(cast(type[Any], hint), row)
    return same


def same(value: Any) -> Any:
    """The value as it is."""
    return value


def optional(choices: list[Any]) -> Decode:
    """What turns back a value that may be None; one of several types (a date or a string) is left as it was written."""
    inner = decoder(choices[0]) if len(choices) == 1 else same
    return lambda value: None if value is None else inner(value)


def repeated(inner: Decode) -> Decode:
    """What turns back a tuple of any length."""
    return lambda values: tuple(inner(value) for value in values)


def fixed(inners: list[Decode]) -> Decode:
    """What turns back a tuple of these types."""
    return lambda values: tuple(inner(value) for inner, value in zip(inners, values, strict=True))


def mapped(inner: Decode) -> Decode:
    """What turns back a mapping from strings."""
    return lambda values: {key: inner(value) for key, value in values.items()}


def json_text(value: Any) -> str:
    """The value as JSON, in its own script where a database can hold it."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written if is_utf8(written) else json.dumps(value, separators=(",", ":"))


def is_utf8(text: str) -> bool:
    """Whether the text can be written as UTF-8: it has no half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def packed(value: Any) -> bytes:
    """The value as compressed JSON."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 6)


def unpacked(body: bytes) -> Any:
    """The value that `packed` was given."""
    return json.loads(zlib.decompress(body))


def column_text(text: str | None) -> str | None:
    """The text as any database takes it in a column to search: no NUL, no broken characters."""
    return None if text is None else text.replace("\x00", "").encode("utf-8", "replace").decode()
