"""Acts: words that name a kind of claim, and the claim that is built around each."""

from __future__ import annotations

from contested.reading.draft import Draft


def find_claims(draft: Draft) -> None:
    """Adds every claim to the draft."""
