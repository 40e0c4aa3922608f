"""Relevance: a report that is not about conflict gives no claims, and says so."""

from __future__ import annotations

from contested.reading.draft import Draft


def judge_relevance(draft: Draft) -> None:
    """Drops the claims of a report that is not about conflict, and sets the outcome."""
