"""Attributions: who is said to have said, thought, wanted or denied what; nested, carried over, quoted."""

from __future__ import annotations

from contested.reading.draft import Draft


def find_attributions(draft: Draft) -> None:
    """Adds every attribution to the draft."""
