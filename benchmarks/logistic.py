"""A logistic regression over named features, fitted by full-batch steps from nought: the same input gives the same weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np


def fit(
    rows: Sequence[Mapping[str, float]], labels: Sequence[bool], counts: Sequence[float], *, steps: int, rate: float, ridge: float
) -> dict[str, float]:
    """The weight of each feature; `counts` says how much each row counts, `ridge` how dear large weights are."""
    names = sorted({name for row in rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            table[i, column[name]] = value
    right = np.array(labels, dtype=float)
    shares = np.array(counts, dtype=float)
    shares /= shares.sum()
    weights, seen = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(steps):
        odds = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ ((odds - right) * shares) + ridge * weights
        seen += slope**2
        weights -= rate * slope / np.sqrt(seen)
    return dict(zip(names, map(float, weights), strict=True))
