"""Do two written names denote the same person, body or place?"""

from __future__ import annotations


def same_name(a: str, b: str) -> float:
    """How sure it is, 0..1, that two written names denote one person, body or place; 0.5 and more says that they do."""
    return float(a.casefold() == b.casefold())
