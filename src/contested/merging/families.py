"""Which kinds of claim can be one happening, and which kind names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from contested.records import Claim

STRIKES = ("attack", "explosion", "air_strike", "shelling", "chemical_attack", "execution", "mob_violence", "excessive_force")
CIRCLES: tuple[tuple[float, tuple[str, ...]], ...] = (
    # how near the kinds of a circle are, and the circle: 1 would be the same kind
    (0.7, ("attack", "explosion", "air_strike", "shelling", "chemical_attack")),
    (0.7, ("attack", "execution", "mob_violence", "excessive_force", "sexual_violence")),
    (0.7, ("armed_clash", "territory_gained")),
    (0.6, ("armed_clash", "attack", "interception")),
    (0.6, ("casualties", *STRIKES, "armed_clash")),
    (0.5, ("property_destruction", "looting", *STRIKES)),
    (0.5, ("territory_gained", "territory_transferred", "territory_held")),
    (0.5, ("withdrawal", "territory_gained", "territory_transferred")),
    (0.5, ("abduction", "detention", "looting")),
    (0.5, ("violent_protest", "mob_violence", "excessive_force", "peaceful_protest", "casualties", "property_destruction")),
    (0.5, ("agreement", "ceasefire", "meeting")),
    (0.5, ("trial", "investigation", "detention")),
    (0.4, ("deployment", "mobilization")),
)
NAMELESS = {  # words about a happening rather than the act: they name an event only where nothing else does
    "casualties": 0.05,
    "accusation": 0.1,
    "claim_of_responsibility": 0.1,
    "property_destruction": 0.3,
    "displacement": 0.3,
    "attack": 0.6,
    "detention": 0.5,
    "offensive": 0.7,
    "territory_held": 0.3,
}


@cache
def affinity(a: str, b: str) -> float:
    """How easily claims of two kinds tell of one happening: 1 the same kind, 0 never."""
    if a == b:
        return 1.0
    return max((near for near, circle in CIRCLES if a in circle and b in circle), default=0.0)


@cache
def circle_of(kind: str) -> tuple[str, ...]:
    """Numbers of the circles that a kind is in, as block keys; a kind in none is its own."""
    return tuple(str(number) for number, (_, circle) in enumerate(CIRCLES) if kind in circle) or (kind,)


def naming_kind(claims: Iterable[Claim]) -> str:
    """The kind that names the event: the act most told, words for any act and for its toll counting less."""
    weights: Counter[str] = Counter()
    for claim in claims:
        told = 0.2 if claim.negated or claim.aspect in ("planned", "hypothetical", "historical") else 1.0
        word = "attack" if claim.rule.endswith(" as attack") else claim.kind  # a clash only for who was attacked
        weights[claim.kind] += round(100_000 * told * NAMELESS.get(word, 1.0) * (2 if claim.lead else 1))
    return max(sorted(weights), key=lambda kind: weights[kind])
