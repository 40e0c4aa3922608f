"""What records share: ids made of content, plain JSON types, and how notebooks show them."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from typing import Any


def content_id(*parts: object) -> str:
    """A short id made from content alone: 16 hexadecimal digits of SHA-256, the same on any machine."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def plain(value: Any) -> Any:
    """The value as plain JSON types: dataclasses become mappings, tuples lists, dates ISO strings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value) if part.metadata.get("json", True)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value


class Shown:
    """A record that notebooks show with the words that it stands on."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(import_module("contested.notebook").html_of(self))
