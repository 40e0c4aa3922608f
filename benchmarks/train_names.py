"""Trains the weights of names: python benchmarks/train_names.py PAIRS.jsonl [--write]

PAIRS.jsonl holds one labelled pair a line: {"a": …, "b": …, "same": true}. Prints the F1 of cross-validation, in which pairs that
share a name stay together, and with --write replaces src/contested/data/names/weights.json. Deterministic: a convex problem, and a
fixed seed for the folds.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from contested.linking.name_figures import FIGURES, figures
from contested.linking.name_parts import parts_of

WEIGHTS = Path(__file__).parents[1] / "src/contested/data/names/weights.json"
FOLDS, ROUNDS, RIDGE = 10, 5, 1.0


def groups_of(pairs):
    """A number for each pair; pairs that share a name have the same."""
    parent = {}

    def find(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for pair in pairs:
        parent[find(pair["a"].casefold())] = find(pair["b"].casefold())
    roots = [find(pair["a"].casefold()) for pair in pairs]
    numbers = {root: at for at, root in enumerate(dict.fromkeys(roots))}
    return np.array([numbers[root] for root in roots])


def fit(x, y, ridge):
    """The weights of a ridge logistic regression, the last one the constant, by Newton's steps."""
    x = np.hstack([x, np.ones((len(x), 1))])
    weights, penalty = np.zeros(x.shape[1]), ridge * np.eye(x.shape[1])
    penalty[-1, -1] = 1e-3
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ weights)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def f1(y, said):
    """The F1 of what was said."""
    return 2 * (y & said).sum() / max(1, y.sum() + said.sum())


def validate(x, y, groups, ridge):
    """The F1 of each round of cross-validation, and the mean chance given to each pair."""
    rng = np.random.default_rng(7)
    scores, chances = [], np.zeros(len(y))
    for _ in range(ROUNDS):
        fold = rng.permutation(groups.max() + 1)[groups] % FOLDS
        out = np.zeros(len(y))
        for at in range(FOLDS):
            weights = fit(x[fold != at], y[fold != at], ridge)
            out[fold == at] = 1 / (1 + np.exp(-np.hstack([x[fold == at], np.ones(((fold == at).sum(), 1))]) @ weights))
        scores.append(f1(y, out >= 0.5))
        chances += out / ROUNDS
    return scores, chances


def main():
    """Trains, prints, and writes if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--ridge", type=float, default=RIDGE)
    options = parser.parse_args()
    pairs = [json.loads(line) for line in options.pairs.read_text("utf-8").splitlines()]
    raw = np.array([figures(parts_of(pair["a"]), parts_of(pair["b"])) for pair in pairs])
    y = np.array([pair["same"] for pair in pairs])
    scores, chances = validate(raw, y, groups_of(pairs), options.ridge)
    weights = fit(raw, y, options.ridge)
    inside = 1 / (1 + np.exp(-np.hstack([raw, np.ones((len(raw), 1))]) @ weights))
    print(
        f"F1 cross-validated {np.mean(scores):.4f} ({min(scores):.4f}–{max(scores):.4f}), trained on all {f1(y, inside >= 0.5):.4f}"
    )
    for name, weight in zip((*FIGURES, "constant"), weights, strict=True):
        print(f"  {name:16} {weight:+.2f}")
    if options.errors:
        for chance, pair in sorted(zip(chances, pairs, strict=True), key=lambda row: row[0]):
            if (chance >= 0.5) != pair["same"]:
                print(f"{chance:.2f} {pair['same']!s:5} {pair.get('quality')} {pair['a']} | {pair['b']}")
    if options.write:
        table = {name: round(float(weight), 3) for name, weight in zip((*FIGURES, "constant"), weights, strict=True)}
        WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
