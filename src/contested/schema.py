"""The JSON Schema (draft 2020-12) of what `to_dict()` gives, made from the records themselves."""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

from contested.records import Claim, ControlAccount, Event, Reading, Report

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
TOP = (Report, Reading, Claim, Event, ControlAccount)
PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
}


def schema() -> Schema:
    """A JSON Schema whose `$defs` describe each record; as a whole it fits any of the records in `TOP`."""
    found: dict[str, Schema] = {}
    for record in TOP:
        reference(record, found)
    return {"$schema": DRAFT, "title": "Contested", "anyOf": [{"$ref": f"#/$defs/{one.__name__}"} for one in TOP], "$defs": found}


def reference(record: type, found: dict[str, Schema]) -> Schema:
    """A reference to the schema of a record, which is put among `found`."""
    if record.__name__ not in found:
        found[record.__name__] = {}  # a record may hold its own kind
        found[record.__name__] = schema_of(record, found)
    return {"$ref": f"#/$defs/{record.__name__}"}


def schema_of(record: Any, found: dict[str, Schema]) -> Schema:
    """The schema of a record class: every field is there, and no other."""
    hints = get_type_hints(record)
    written = [part for part in fields(record) if part.metadata.get("json", True)]
    properties = {part.name: {**of_type(hints[part.name], found), **default_of(part), **meaning_of(part)} for part in written}
    if record is Report:
        properties = {"id": {"type": "string"}, **properties}
    first_line = (record.__doc__ or "").strip().split("\n")[0]
    return {
        "type": "object",
        "description": first_line,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def of_type(hint: Any, found: dict[str, Schema]) -> Schema:
    """The schema of a field's type."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [of_type(arg, found) for arg in args]}
    if origin is tuple and args[-1] is Ellipsis:
        return {"type": "array", "items": of_type(args[0], found)}
    if origin is tuple:
        return {"type": "array", "prefixItems": [of_type(arg, found) for arg in args], "minItems": len(args), "maxItems": len(args)}
    if origin is dict:
        return {"type": "object", "additionalProperties": of_type(args[1], found)}
    return reference(hint, found) if is_dataclass(hint) and isinstance(hint, type) else dict(PLAIN[hint])


def default_of(part: Field[Any]) -> Schema:
    """The default of a field, where it is a plain value."""
    plain_default = part.default is None or isinstance(part.default, (str, int, float, bool))
    return {"default": part.default} if part.default is not MISSING and plain_default else {}


def meaning_of(part: Field[Any]) -> Schema:
    """What a field means, where its record says so."""
    return {"description": part.metadata["words"]} if "words" in part.metadata else {}
