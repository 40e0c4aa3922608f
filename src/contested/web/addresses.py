"""What templates need to lead from a name to its page: names as parts of a path, filters as a query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from contested.store.entries import source_id
from contested.web.charts import Dated
from contested.web.still import LISTED

LONGEST = 150  # characters of a name that stands in an address


def address(outlet: str) -> str:
    """An outlet as a part of a path: its name where that can stand there, else its id."""
    return source_id(outlet) if "/" in outlet or outlet in (".", "..") or len(outlet) > LONGEST else outlet


def pairs(name: str, values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Several values of one filter as a query."""
    return tuple((name, value) for value in values)


def months(found: Iterable[Dated]) -> list[str]:
    """The months that some days with events reach, as they stand in a query."""
    kept: dict[str, None] = {}
    for one in found:
        month = one.start.replace(day=1)
        while one.count and month <= one.end:
            kept[f"{month:%Y-%m}"] = None
            month = (month + timedelta(days=32)).replace(day=1)
    return list(kept)


FILTERS = {"address": address}
GLOBALS = {"pairs": pairs, "months": months, "still_lists": LISTED}
