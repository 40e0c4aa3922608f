"""Contested reads news about armed conflicts and keeps the record of who said what happened.

The public names; everything below them may change. Heavy parts load on first use.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contested.casebook.book import Casebook
    from contested.flow import Reader, merge
    from contested.linking.actors import describe_actor
    from contested.linking.names import same_name
    from contested.records import Report
    from contested.schema import schema

    kinds: Any

__all__ = ["Casebook", "Reader", "Report", "describe_actor", "kinds", "merge", "same_name", "schema"]

WHERE = {
    "Casebook": "contested.casebook.book",
    "Reader": "contested.flow",
    "merge": "contested.flow",
    "Report": "contested.records",
    "same_name": "contested.linking.names",
    "describe_actor": "contested.linking.actors",
}


def __getattr__(name: str) -> Any:
    if name in WHERE:
        return getattr(import_module(WHERE[name]), name)
    raise AttributeError(f"module 'contested' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]


class Package(ModuleType):
    """The package: two of its public names are those of modules too, and must not give way to them once these are imported."""

    @property
    def kinds(self) -> Any:
        """The table of kinds of claim, by name."""
        return import_module("contested.kinds").load_kinds()

    @kinds.setter
    def kinds(self, module: ModuleType) -> None:
        """Python sets a module on its package when it is imported; the table stays."""

    @property
    def schema(self) -> Any:
        """What gives the JSON Schema of the records."""
        return import_module("contested.schema").schema

    @schema.setter
    def schema(self, module: ModuleType) -> None:
        """As with `kinds`."""


sys.modules[__name__].__class__ = Package
