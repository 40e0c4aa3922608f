"""What the JSON twins hold, described: fields with their meaning, and the OpenAPI document of the whole site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

from contested.schema import Schema, reference
from contested.web.asked import Param
from contested.web.links import PART, twin_path


class Described(Protocol):
    """What the document needs of a route."""

    @property
    def path(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def page(self) -> type: ...
    @property
    def words(self) -> str: ...
    @property
    def asks(self) -> tuple[Param, ...]: ...


def means(words: str, **options: Any) -> Any:
    """A field of a page's dataclass together with what it means, which the OpenAPI document tells."""
    return field(metadata={"words": words}, **options)


def openapi(routes: Iterable[Described]) -> Schema:
    """The OpenAPI document: every page's JSON twin, what it may be asked for, what it answers."""
    records: dict[str, Schema] = {}
    paths = {twin_path(route.path): {"get": operation(route, records)} for route in routes}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Contested", "version": own_version(), "description": "A casebook's pages as JSON: the same data."},
        "paths": paths,
        "components": {"schemas": {name: moved(record) for name, record in records.items()}},
    }


def operation(route: Described, records: dict[str, Schema]) -> Schema:
    """One page's twin."""
    answer = moved(reference(route.page, records))
    told = {name: {"description": words} for name, words in (("400", "a value in the query is wrong"), ("404", "it is not there"))}
    return {
        "operationId": route.name,
        "summary": route.words,
        "parameters": [*map(part_parameter, PART.findall(route.path)), *map(query_parameter, route.asks)],
        "responses": {"200": {"description": route.words, "content": {"application/json": {"schema": answer}}}, **told},
    }


def part_parameter(name: str) -> Schema:
    """A part of the path."""
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def query_parameter(param: Param) -> Schema:
    """A value of the query."""
    one: Schema = {"type": "string", **({"enum": list(param.values)} if param.values else {})}
    kind = {"type": "array", "items": one} if param.many else one
    return {"name": param.name, "in": "query", "description": param.words, "schema": kind}


def moved(schema: Any) -> Any:
    """A schema whose references lead to where the document keeps records."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else moved(value)
            for key, value in schema.items()
        }
    return [moved(one) for one in schema] if isinstance(schema, list) else schema


def own_version() -> str:
    """The program's version, `0` where it is not installed."""
    try:
        return version("contested")
    except PackageNotFoundError:
        return "0"
