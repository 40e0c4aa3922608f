"""Contested reads news about armed conflicts and keeps the record of who said what happened.

The public names; everything below them may change. Heavy parts load on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contested.casebook.book import Casebook
    from contested.flow import Reader, merge
    from contested.linking.actors import describe_actor
    from contested.linking.names import same_name
    from contested.records import Report

    kinds: Any

__all__ = ["Casebook", "Reader", "Report", "describe_actor", "kinds", "merge", "same_name"]

WHERE = {
    "Casebook": "contested.casebook.book",
    "Reader": "contested.flow",
    "merge": "contested.flow",
    "Report": "contested.records",
    "same_name": "contested.linking.names",
    "describe_actor": "contested.linking.actors",
}


def __getattr__(name: str) -> Any:
    if name == "kinds":
        return import_module("contested.kinds").load_kinds()
    if name in WHERE:
        return getattr(import_module(WHERE[name]), name)
    raise AttributeError(f"module 'contested' has no attribute {name!r}")
