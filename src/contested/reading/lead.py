"""The lead claim: the one that the report is about."""

from __future__ import annotations

from contested.reading.draft import Draft


def choose_lead(draft: Draft) -> None:
    """Marks at most one claim as the lead."""
