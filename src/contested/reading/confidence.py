"""Confidence: how likely a claim is right, that is, what a coder would have taken from the words too."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import cache
from importlib import resources

from contested.reading.confidence_features import features
from contested.reading.draft import Draft
from contested.records import Claim, Reason

LOWEST, HIGHEST = 0.02, 0.98  # nothing is certain
HIGHEST_BY_WORDING = 0.5  # of a claim that no word of an act tells
TELLING = 0.15  # what changes the score by less is not named among the reasons
PLAIN = {
    "bias": -0.6,
    "actors": 0.3,
    "targets": 0.2,
    "places": 0.3,
    "figures": 0.4,
    "aspect actual": 0.4,
    "bare": -0.6,
    "aspect hypothetical": -0.4,
    "question": -0.5,
}


def judge_confidence(draft: Draft) -> None:
    """Gives every claim its confidence, with what raised and what lowered it."""
    weights = load_weights() if draft.trained else PLAIN
    rows = features(draft)
    draft.claims[:] = [judged(claim, row, weights) for claim, row in zip(draft.claims, rows, strict=True)]


def judged(claim: Claim, row: dict[str, float], weights: dict[str, float]) -> Claim:
    """The claim with its confidence and the reason for it."""
    shares = {name: weights.get(name, 0.0) * value for name, value in row.items()}
    by_wording = claim.rule.startswith("wording") or any(reason.rule == "wording" for reason in claim.reasons)
    highest = HIGHEST_BY_WORDING if by_wording else HIGHEST
    confidence = round(min(highest, likelihood(sum(shares.values()))), 3)
    return replace(claim, confidence=confidence, reasons=(*claim.reasons, why(shares)))


def likelihood(score: float) -> float:
    """The score on the scale of 0 to 1, kept off its ends."""
    return min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))))


def why(shares: dict[str, float]) -> Reason:
    """What raised the confidence most, and what lowered it."""
    ranked = sorted((share, name) for name, share in shares.items() if abs(share) >= TELLING and name != "bias")
    up = [name for share, name in reversed(ranked) if share > 0][:3]
    down = [name for share, name in ranked if share < 0][:3]
    words = f"raised by {', '.join(up) or 'nothing'}; lowered by {', '.join(down) or 'nothing'}"
    return Reason(rule="confidence", words=words)


@cache
def load_weights() -> dict[str, float]:
    """The trained weights of data/models/confidence.json, by feature."""
    file = resources.files("contested") / "data" / "models" / "confidence.json"
    return {str(name): float(weight) for name, weight in json.loads(file.read_text("utf-8")).items()}
