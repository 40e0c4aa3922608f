"""What templates need to lead from a name to its page: names as parts of a path, filters as a query."""

from __future__ import annotations

from collections.abc import Iterable

from contested.store.entries import source_id

LONGEST = 150  # characters of a name that stands in an address


def address(outlet: str) -> str:
    """An outlet as a part of a path: its name where that can stand there, else its id."""
    return source_id(outlet) if "/" in outlet or outlet in (".", "..") or len(outlet) > LONGEST else outlet


def pairs(name: str, values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Several values of one filter as a query."""
    return tuple((name, value) for value in values)


FILTERS = {"address": address}
GLOBALS = {"pairs": pairs}
