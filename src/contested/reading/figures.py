"""Counts of harm: how many were killed, injured, captured, missing or displaced, and of whom."""

from __future__ import annotations

from contested.reading.draft import Draft


def find_figures(draft: Draft) -> None:
    """Adds every count of harm to the draft."""
