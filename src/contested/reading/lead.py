"""The lead claim: the one that the report is about."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib import resources

from contested.reading.draft import Draft
from contested.reading.lead_features import features
from contested.records import Claim, Reason

PLAIN = {
    "toll": 2.0,
    "title toll": 1.2,
    "aspect actual": 0.6,
    "captured": 0.9,
    "family diplomacy": -0.5,
    "order": -0.7,
    "title trigger": 0.3,
}


def choose_lead(draft: Draft) -> None:
    """Marks at most one claim as the lead."""
    claims = draft.claims
    if not claims:
        return
    rows = features(draft.report, claims)
    weights = load_weights() if draft.trained else PLAIN
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    best = max(range(len(claims)), key=lambda i: (scores[i], -claims[i].start))
    draft.claims[best] = as_lead(claims[best], rows[best], weights)


def as_lead(claim: Claim, row: dict[str, float], weights: dict[str, float]) -> Claim:
    """The claim marked as the lead, with what spoke for it most."""
    spoke = sorted((name for name in row if weights.get(name, 0.0) * row[name] > 0), key=lambda name: -weights[name] * row[name])
    reason = Reason(rule="lead", words=f"what the report is about: {', '.join(spoke[:4]) or 'its first claim'}")
    return replace(claim, lead=True, reasons=(*claim.reasons, reason))


@cache
def load_weights() -> dict[str, float]:
    """The trained weights of data/models/lead.json, by feature."""
    file = resources.files("contested") / "data" / "models" / "lead.json"
    return {str(name): float(weight) for name, weight in json.loads(file.read_text("utf-8")).items()}
