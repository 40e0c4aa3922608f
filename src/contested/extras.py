"""Packages that are installed only where somebody wants them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from contested.errors import UsageError


def needed(module: str, extra: str) -> Any:
    """A module that comes with an extra; raises UsageError, naming the extra, where it is not installed."""
    try:
        return import_module(module)
    except ImportError as problem:
        raise UsageError(f"this needs {module}: pip install 'contested[{extra}]'") from problem
