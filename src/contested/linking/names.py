"""Do two written names denote the same person, body or place?"""

from __future__ import annotations

from rapidfuzz import fuzz

from contested.linking.sounds import name_key, skeleton

__all__ = ["name_key", "same_name", "skeleton"]


def same_name(a: str, b: str) -> float:
    """How sure it is, 0..1, that two written names denote one person, body or place; 0.5 and more says that they do."""
    if name_key(a) == name_key(b):
        return 1.0
    return min(0.99, fuzz.token_sort_ratio(skeleton(a), skeleton(b)) / 160)
