"""Claims to events."""

from __future__ import annotations

from collections.abc import Iterable

from contested.records import Event, Reading


def merge_readings(readings: Iterable[Reading]) -> tuple[Event, ...]:
    """Events of all the claims of the readings; the order of the readings does not matter."""
    return ()
