"""Fits the weights of the features between what two reports are about, and says by cross-validation what they give.

    python benchmarks/train_merging.py GOLD src/contested/data/merging/weights.tsv

GOLD is the folder with merging/airwars.jsonl and merging/ecbplus.jsonl. Logistic regression (Newton's method, numpy alone, no
randomness) over the pairs of what each report is about; the features whose weights are set by hand stand as an offset, so that the
fitted ones are right beside them. Folds keep together the texts of one incident (Airwars) and of one topic (ECB+).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from contested import Reader, Report
from contested.merging import claim_traits, features
from contested.merging.clusters import JOIN, cluster
from contested.merging.features import LEAD_FEATURES
from contested.merging.merge import seen_in
from contested.merging.seen import Seen
from contested.records import Reading

FITTED = [one for one in LEAD_FEATURES if one.beside_report is None]
BY_HAND = [(one, one.beside_report) for one in LEAD_FEATURES if one.beside_report is not None]
RIDGE = 2.0
FOLDS = 5
Pair = tuple[int, int]


@dataclass
class Group:
    """Texts that are merged together, with the measures of their pairs."""

    count: int
    pairs: list[Pair]
    x: Any
    offset: Any
    y: Any
    gold: set[Pair]
    fold: list[int]
    open: Any  # 0 for pairs that are told apart by their days, else 1


def group_of(rows: list[dict[str, Any]], readings: list[Reading]) -> Group:
    """The pairs of one set of texts."""
    place = {reading.report.id: number for number, reading in enumerate(readings)}
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    mains = {place[seen.happening.report_id]: seen for seen in seen_in(ordered) if seen.happening.lead}
    pairs = [(i, j) for i, j in combinations(range(len(rows)), 2) if i in mains and j in mains]
    gold = {(i, j) for i, j in combinations(range(len(rows)), 2) if same(rows[i], rows[j])}
    x = np.array([[1.0, *(one.measure(mains[i], mains[j]) for one in FITTED)] for i, j in pairs])
    offset = np.array([by_hand(mains[i], mains[j]) for i, j in pairs])
    y = np.array([pair in gold for pair in pairs], float)
    free = np.array([float(not told_apart(mains[i], mains[j])) for i, j in pairs])
    return Group(len(rows), pairs, x, offset, y, gold, folds(len(rows), gold), free)


def same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether the gold puts two texts together."""
    return bool(set(a["incidents"]) & set(b["incidents"])) if "incidents" in a else bool(a["story"] == b["story"])


def by_hand(a: Seen, b: Seen) -> float:
    """What the features that are not fitted add to the score."""
    return sum(weight * one.measure(a, b) for one, weight in BY_HAND)


def told_apart(a: Seen, b: Seen) -> bool:
    """Whether their days alone make them two, whatever the score."""
    return claim_traits.stated_apart(a.happening, b.happening) or claim_traits.far_in_time(a, b)


def folds(count: int, gold: Iterable[Pair]) -> list[int]:
    """A fold for each text, the same for texts that belong together."""
    root = list(range(count))
    for i, j in sorted(gold):
        old, new = root[j], root[i]
        root = [new if one == old else one for one in root]
    order = {one: number for number, one in enumerate(sorted(set(root)))}
    return [(order[one] * 7) % FOLDS for one in root]


def fit(x: Any, offset: Any, y: Any) -> Any:
    """Weights by Newton's method; the bias is not drawn to 0, the others a little."""
    weights = np.zeros(x.shape[1])
    ridge = np.diag([0.0, *[RIDGE] * (x.shape[1] - 1)])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ weights + offset)))
        gradient = x.T @ (y - p) - ridge @ weights
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, gradient)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def f1_of(group: Group, p: Any) -> float:
    """F1 over the linked pairs of one set of texts."""
    scores = {pair: float(value) for pair, value in zip(group.pairs, p, strict=True)}
    clusters = cluster(group.count, scores, lambda a, b: scores.get((a, b), 0.0), lambda a, b: False, join=JOIN)
    linked = {pair for members in clusters for pair in combinations(sorted(members), 2)}
    return 2 * len(linked & group.gold) / max(1, len(linked) + len(group.gold))


def predict(group: Group, weights: Any) -> Any:
    """The scores of the pairs."""
    return group.open / (1 + np.exp(-(group.x @ weights + group.offset)))


def together(groups: Iterable[Group]) -> tuple[Any, Any, Any]:
    """The pairs of several sets, one after the other."""
    found = list(groups)
    return tuple(np.concatenate([getattr(one, name) for one in found]) for name in ("x", "offset", "y"))  # type: ignore[return-value]


def cross_validate(airwars: Group, topics: dict[int, Group]) -> tuple[float, float]:
    """F1 over linked pairs of both parts, by weights that saw neither the incidents nor the topic."""
    p = np.zeros(len(airwars.pairs))
    where = np.array([[airwars.fold[i], airwars.fold[j]] for i, j in airwars.pairs])
    xt, ot, yt = together(topics.values())
    for fold in range(FOLDS):
        test = (where == fold).any(axis=1)
        parts = [(airwars.x[~test], xt), (airwars.offset[~test], ot), (airwars.y[~test], yt)]
        weights = fit(*(np.concatenate(part) for part in parts))
        p[test] += predict(airwars, weights)[test] / np.where(where[test, 0] != where[test, 1], 2, 1)
    each = []
    for name, topic in topics.items():
        weights = fit(*together([airwars, *(other for key, other in topics.items() if key != name)]))
        each.append(f1_of(topic, predict(topic, weights)))
    return f1_of(airwars, p), sum(each) / len(each)


def main(gold: Path, table: Path) -> None:
    """Fits, prints what cross-validation gives, and writes the weights."""
    airwars, topics = read_gold(gold)
    first, second = cross_validate(airwars, topics)
    print(f"cross-validated: airwars {first:.3f}, ecb {second:.3f}")
    weights = fit(*together([airwars, *topics.values()]))
    names = ["bias", *(one.name for one in FITTED)]
    table.write_text("".join(f"{name}\t{value:.3f}\n" for name, value in zip(names, weights, strict=True)), "utf-8")
    features.weights.cache_clear()


def read_gold(gold: Path) -> tuple[Group, dict[int, Group]]:
    """The two parts of the gold, read and measured."""
    reader = Reader()
    parts = []
    for name in ("airwars", "ecbplus"):
        rows = [json.loads(line) for line in (gold / "merging" / f"{name}.jsonl").read_text("utf-8").split("\n") if line]
        reports = [
            Report(text=row["text"], outlet=row.get("outlet"), published=row.get("published"), url=f"https://example.org/{number}")
            for number, row in enumerate(rows)
        ]
        parts.append((rows, list(reader.read_many(reports))))
    return groups_of(*parts)


def groups_of(
    airwars: tuple[list[dict[str, Any]], list[Reading]], ecb: tuple[list[dict[str, Any]], list[Reading]]
) -> tuple[Group, dict[int, Group]]:
    """The pairs of both parts of the gold."""
    by_topic: dict[int, tuple[list[dict[str, Any]], list[Reading]]] = defaultdict(lambda: ([], []))
    for row, reading in zip(*ecb, strict=True):
        by_topic[row["topic"]][0].append(row)
        by_topic[row["topic"]][1].append(reading)
    return group_of(*airwars), {name: group_of(*part) for name, part in by_topic.items()}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
