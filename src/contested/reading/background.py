"""Background: acts of violence that a report tells of in general, or as long past, not as its news."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib import resources

from contested.reading.background_features import features
from contested.reading.confidence import likelihood
from contested.reading.draft import Draft
from contested.records import Claim, Reason

DEEDS = frozenset(
    "attack execution air_strike shelling chemical_attack mob_violence property_destruction explosion abduction looting".split()
)
LEAST = 0.45  # how likely an act must be the report's news, else it is background
TELLING = 0.25  # what changes the score by less is not named among the reasons


def judge_background(draft: Draft) -> None:
    """Marks as `historical` the acts that are background."""
    if not draft.trained or not any(map(may_be, draft.claims)):
        return
    weights = load_weights()
    rows = features(draft, draft.claims)
    draft.claims[:] = [judged(claim, row, weights) for claim, row in zip(draft.claims, rows, strict=True)]


def may_be(claim: Claim) -> bool:
    """Whether it is asked of the claim at all: an act of violence that is said to have happened."""
    return claim.kind in DEEDS and claim.aspect in ("actual", "ongoing") and not claim.negated


def is_tied(claim: Claim) -> bool:
    """Whether a claim has a day, week or month of its own or a count, which make it one act however long ago it was."""
    return bool(claim.figures) or (claim.when.source == "text" and claim.when.precision in ("day", "week", "month"))


def judged(claim: Claim, row: dict[str, float], weights: dict[str, float]) -> Claim:
    """The claim, as `historical` with the reason where it is background."""
    if not may_be(claim) or is_tied(claim):
        return claim
    shares = {name: weights.get(name, 0.0) * value for name, value in row.items()}
    if likelihood(sum(shares.values())) >= LEAST:
        return claim
    telling = [name for share, name in sorted((share, name) for name, share in shares.items()) if share <= -TELLING][:4]
    reason = Reason(rule="background", words=f"long past, or told in general: {', '.join(telling)}")
    return replace(claim, aspect="historical", reasons=(*claim.reasons, reason))


@cache
def load_weights() -> dict[str, float]:
    """The trained weights of data/models/background.json, by feature."""
    file = resources.files("contested") / "data" / "models" / "background.json"
    return {str(name): float(weight) for name, weight in json.loads(file.read_text("utf-8")).items()}
