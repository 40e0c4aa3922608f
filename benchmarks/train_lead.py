"""Trains the weights that choose a report's lead claim, and writes them.

    python -m benchmarks.train_lead GOLD UNSEEN [--write]

GOLD is a folder with tolls/fakes.jsonl (FA-KES: `text`, `title`, `events` with counts), tolls/isaf.jsonl (`text`,
`start_date`, `killed`, `captured`, `literal`) and kinds/snippets.jsonl (`text`, `label`: ACLED's sub-event types as in CASE
2021 task 2). The open half of kind_snippets.jsonl, which this project wrote, is
learnt from too. A claim may be the lead where its toll is the article's, its day and tolls are the release's, or its kind has
the snippet's label. UNSEEN is what `train_topics.py --unseen` wrote: what each snippet speaks of, by a model that has not seen
it. The model is a softmax over the claims of a report with the likelihood of all that may be; full-batch
steps from nought, so there is no random start. The seed is for the folds of the cross-validation alone. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.snippets import GROUPS, OWN

import contested
from contested.reading.lead_features import features, toll_of
from contested.reading.topics import by_kind, topics_of
from contested.records import Claim, Report

SEED, FOLDS, STEPS, RATE, L2, SMALL = 7, 5, 400, 0.5, 0.005, 0.02
OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "lead.json"
LABELS = GROUPS | {
    "ATTACK": "attack execution",
    "REM_EXPLOS": "explosion explosive_hazard",
}  # the kinds that may lead under a label


@dataclass(frozen=True, slots=True)
class Case:
    """A report's claims as features, and which of them may be the lead."""

    rows: list[dict[str, float]]
    right: list[bool]


def main() -> None:
    """Reads, cross-validates, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("unseen", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    cases = list(cases_in(asked.gold, asked.unseen))
    print(f"{len(cases)} reports; right in cross-validation: {cross_validated(cases):.4f}")
    if asked.write:
        weights = {name: round(weight, 4) for name, weight in sorted(fit(cases).items()) if abs(weight) >= SMALL}
        OUT.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


def cases_in(gold: Path, unseen: Path) -> Iterator[Case]:
    """The reports in which a claim may be the lead and another may not."""
    sets = (
        (gold / "tolls/fakes.jsonl", of_article),
        (gold / "tolls/isaf.jsonl", of_release),
        (gold / "kinds/snippets.jsonl", of_snippet),
        (OWN, of_snippet),
    )
    said = dict(shares_in(unseen))
    for file, right in sets:
        lines = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
        items = [item for item in lines if item.get("part") != "held"]
        reports = [Report(**{key: item[key] for key in ("text", "title", "published") if item.get(key)}) for item in items]
        for item, reading in zip(items, contested.Reader().read_many(reports), strict=True):
            marks = right(item, reading.claims)
            if any(marks) and not all(marks):
                topics = said.get(item["text"]) or topics_of(item["text"])
                yield Case(features(reading.report, reading.claims, by_kind(topics)), marks)


def shares_in(unseen: Path) -> Iterator[tuple[str, dict[tuple[str, ...], float]]]:
    """Each snippet with what a model that has not seen it says of it."""
    for line in unseen.read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], {tuple(kinds.split()): share for kinds, share in row["shares"].items()}


def of_article(item: dict[str, Any], claims: Sequence[Claim]) -> list[bool]:
    """For each claim, whether its toll is one that the article is coded with."""
    civil = {(event["civilians"], event["noncivilians"]) for event in item["events"]}
    numbers = {number for pair in civil for number in (*pair, sum(pair))} - {0}
    wanted = numbers or {event["children"] for event in item["events"]} - {0}
    return [toll_of(claim) in wanted for claim in claims]


def of_release(item: dict[str, Any], claims: Sequence[Claim]) -> list[bool]:
    """For each claim, whether it has the release's day and tolls; where none has both, whether it has the tolls, or the day."""
    happened = [claim for claim in claims if claim.aspect == "actual" and not claim.negated]
    most = {measure: max((toll_of(claim, measure) for claim in happened), default=0) for measure in ("killed", "captured")}
    dated = [claim.when.start is not None and claim.when.start.isoformat() == item["start_date"] for claim in claims]
    counted = [all((toll_of(claim, measure) or most[measure]) == item[measure] for measure in item["literal"]) for claim in claims]
    both = [day and toll for day, toll in zip(dated, counted, strict=True)]
    return both if any(both) else counted if item["literal"] else dated


def of_snippet(item: dict[str, Any], claims: Sequence[Claim]) -> list[bool]:
    """For each claim, whether its kind has the snippet's label."""
    return [claim.kind in LABELS.get(item["label"], "").split() for claim in claims]


def fit(cases: list[Case]) -> dict[str, float]:
    """The weights of the features: full-batch steps of a softmax over the claims of each report."""
    names = sorted({name for case in cases for row in case.rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((sum(len(case.rows) for case in cases), len(names)))
    for i, row in enumerate(row for case in cases for row in case.rows):
        for name, value in row.items():
            table[i, column[name]] = value
    report = np.repeat(np.arange(len(cases)), [len(case.rows) for case in cases])
    right = np.array([mark for case in cases for mark in case.right], dtype=float)
    weights, seen = np.zeros(len(names)), np.full(len(names), 1e-8)
    for _ in range(STEPS):
        scores = table @ weights
        tops = np.full(len(cases), -np.inf)
        np.maximum.at(tops, report, scores)
        odds = np.exp(scores - tops[report])
        share = odds / np.bincount(report, odds)[report]
        wanted = odds * right / np.bincount(report, odds * right)[report]
        slope = table.T @ (share - wanted) / len(cases) + L2 * weights
        seen += slope**2
        weights -= RATE * slope / np.sqrt(seen)
    return dict(zip(names, map(float, weights), strict=True))


def cross_validated(cases: list[Case]) -> float:
    """The share of reports whose lead is right where the weights come from other reports."""
    order = list(range(len(cases)))
    random.Random(SEED).shuffle(order)
    hits = 0
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit([cases[i] for i in order if i not in held])
        hits += sum(cases[i].right[chosen(cases[i], weights)] for i in held)
    return hits / len(cases)


def chosen(case: Case, weights: dict[str, float]) -> int:
    """The claim with the highest score."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in case.rows]
    return max(range(len(scores)), key=lambda i: (scores[i], -i))


if __name__ == "__main__":
    main()
