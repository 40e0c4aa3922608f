"""Trains the weights of the confidence of claims, and writes them.

    python benchmarks/train_confidence.py GOLD [--write]

GOLD is a folder with seeds.yaml (hand-coded claims of the reports in reports/), kinds/snippets.jsonl (`text`, `label`: CASE 2021
task 2), templates/documents.jsonl (MUC-4: `text`, `published`, `templates` with `types`) and factuality/sentences.jsonl (`text`,
`events` with `start`, `end`, `value`). What makes a claim right:

    claims       it is aligned with a coded claim of the same kind: one to one, same kind first, then by shared characters
    kinds        the lead claim: its kind has the snippet's label
    templates    a claim that an incident happened: the key has a template of that type for the document
    factuality   the event under its word happened, did not or may have, as the claim says

The sources count by WEIGHTS, for they ask different things. The model is a logistic regression by full-batch steps from nought, so
there is no random start; the seed is for the folds of the cross-validation alone, which keep a report's claims together. Prints
the reliability table: in ten bins of confidence, how many claims were right. Needs numpy.
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
import yaml

import logistic
from contested.linking.known import load_known
from contested.reading import read
from contested.reading.blocks import blocks_of
from contested.reading.confidence import likelihood
from contested.reading.confidence_features import features
from contested.reading.draft import Draft
from contested.reading.times import find_published
from contested.records import Claim, Report

SEED, FOLDS, STEPS, RATE, L2, SMALL, BINS = 7, 5, 500, 0.3, 0.004, 0.02, 10
WEIGHTS = {"claims": 2.0, "kinds": 1.0, "templates": 1.0, "factuality": 0.3}
OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "confidence.json"
TYPES = {
    "attack": "ATTACK",
    "execution": "ATTACK",
    "air_strike": "ATTACK",
    "shelling": "ATTACK",
    "chemical_attack": "ATTACK",
    "mob_violence": "ATTACK",
    "property_destruction": "ATTACK ARSON",
    "explosion": "BOMBING",
    "abduction": "KIDNAPPING",
    "looting": "ROBBERY",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A claim as features, whether it is right, and where it comes from."""

    row: dict[str, float]
    right: bool
    source: str
    report: str


def main() -> None:
    """Reads, cross-validates, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    items = [*of_claims(asked.gold), *of_kinds(asked.gold), *of_templates(asked.gold), *of_factuality(asked.gold)]
    print("\n".join(report_lines(items, cross_validated(items))))
    if asked.write:
        weights = {name: round(weight, 4) for name, weight in sorted(fit(items).items()) if abs(weight) >= SMALL}
        OUT.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


# --- the claims and which of them are right ---


def drafts(reports: Sequence[Report], without: Sequence[str] = ("confidence",)) -> Iterator[Draft]:
    """The drafts of the reports with all steps run but these."""
    known = load_known(())
    for report, doc in zip(reports, read.parse(report.text for report in reports), strict=True):
        draft = Draft(report, doc, blocks_of(report.text), find_published(report), known)
        for step in read.STEPS:
            if step.name not in without:
                step.run(draft)
        yield draft


def json_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]


def of_claims(gold: Path) -> Iterator[Item]:
    """The claims of the hand-coded reports."""
    entries = yaml.safe_load((gold / "seeds.yaml").read_text("utf-8"))
    entries = entries["reports"] if isinstance(entries, dict) else entries
    entries = [entry for entry in entries if "claims" in entry]
    reports = [
        Report(
            text=(gold / "reports" / entry["report"]).read_text("utf-8"),
            outlet=entry.get("outlet"),
            published=entry.get("published"),
        )
        for entry in entries
    ]
    for entry, draft in zip(entries, drafts(reports), strict=True):
        hits = aligned_hits(draft.report.text, entry["claims"], draft.claims)
        for i, row in enumerate(features(draft)):
            yield Item(row, i in hits, "claims", entry["report"])


def aligned_hits(text: str, coded: list[dict[str, Any]], claims: list[Claim]) -> set[int]:
    """The claims that are aligned with a coded one of their kind."""
    ranked = []
    for g, wanted in enumerate(coded):
        start = text.find(wanted["quote"])
        end = start + len(wanted["quote"])
        for c, claim in enumerate(claims):
            likeness = max(dice(start, end, span.start, span.end) for span in (claim, claim.trigger))
            if likeness:
                ranked.append((-(likeness + (wanted["kind"] == claim.kind)), g, c))
    pairs: dict[int, int] = {}
    for _, g, c in sorted(ranked):
        if g not in pairs and c not in pairs.values():
            pairs[g] = c
    return {c for g, c in pairs.items() if coded[g]["kind"] == claims[c].kind}


def dice(a: int, b: int, c: int, d: int) -> float:
    """How much two spans share, 0..1."""
    return 2 * max(0, min(b, d) - max(a, c)) / (b - a + d - c)


def of_kinds(gold: Path) -> Iterator[Item]:
    """The lead claims of the snippets."""
    from train_lead import LABELS

    rows = json_rows(gold / "kinds" / "snippets.jsonl")
    for item, draft in zip(rows, drafts([Report(text=item["text"]) for item in rows]), strict=True):
        for claim, row in zip(draft.claims, features(draft), strict=True):
            if claim.lead:
                yield Item(row, claim.kind in LABELS.get(item["label"], "").split(), "kinds", item["id"])


def of_templates(gold: Path) -> Iterator[Item]:
    """The claims that an incident happened."""
    rows = json_rows(gold / "templates" / "documents.jsonl")
    reports = [Report(text=item["text"], published=item["published"]) for item in rows]
    for item, draft in zip(rows, drafts(reports), strict=True):
        wanted = {name for template in item["templates"] for name in template["types"]}
        for claim, row in zip(draft.claims, features(draft), strict=True):
            if claim.kind in TYPES and not claim.negated and claim.aspect not in ("hypothetical", "historical"):
                yield Item(row, bool(wanted & set(TYPES[claim.kind].split())), "templates", item["id"])


def of_factuality(gold: Path) -> Iterator[Item]:
    """The claims whose word names a coded event."""
    rows = json_rows(gold / "factuality" / "sentences.jsonl")
    for item, draft in zip(rows, drafts([Report(text=item["text"]) for item in rows]), strict=True):
        for claim, row in zip(draft.claims, features(draft), strict=True):
            for event in item["events"]:
                if claim.trigger.start < event["end"] and event["start"] < claim.trigger.end:
                    yield Item(row, happened(claim) == coded_as(event["value"]), "factuality", item["id"])
                    break


def happened(claim: Claim) -> str:
    """What the claim says of its event: yes, no or open."""
    if claim.negated or claim.stance == "denied":
        return "no"
    return "open" if claim.aspect in ("planned", "hypothetical") else "yes"


def coded_as(value: float) -> str:
    """What the coders say of the event: from -3, certainly not, to 3."""
    return "no" if value <= -1 else "yes" if value >= 1 else "open"


# --- the model ---


def fit(items: Sequence[Item]) -> dict[str, float]:
    """The weights of the features."""
    counts = [WEIGHTS[item.source] for item in items]
    return logistic.fit([item.row for item in items], [item.right for item in items], counts, steps=STEPS, rate=RATE, ridge=L2)


def cross_validated(items: Sequence[Item]) -> list[float]:
    """The confidence of each claim by weights that come from other reports."""
    reports = sorted({(item.source, item.report) for item in items})
    random.Random(SEED).shuffle(reports)
    fold = {report: i % FOLDS for i, report in enumerate(reports)}
    given = [0.0] * len(items)
    for held in range(FOLDS):
        weights = fit([item for item in items if fold[item.source, item.report] != held])
        for i, item in enumerate(items):
            if fold[item.source, item.report] == held:
                given[i] = likelihood(sum(weights.get(name, 0.0) * value for name, value in item.row.items()))
    return given


# --- how well it is calibrated ---


def report_lines(items: Sequence[Item], given: Sequence[float]) -> Iterator[str]:
    """The reliability table over all sources, and one line a source."""
    yield "| confidence | claims | mean confidence | right |"
    yield "|---|---|---|---|"
    for low in range(BINS):
        inside = [i for i, value in enumerate(given) if min(BINS - 1, int(value * BINS)) == low]
        if inside:
            stated, hit = mean([given[i] for i in inside]), mean([items[i].right for i in inside])
            yield f"| {low / BINS:.1f}–{(low + 1) / BINS:.1f} | {len(inside)} | {stated:.2f} | {hit:.2f} |"
    yield ""
    yield "| source | claims | right | expected calibration error | Brier | Brier of the mean | AUC |"
    yield "|---|---|---|---|---|---|---|"
    for source in (*WEIGHTS, "all"):
        chosen = [i for i, item in enumerate(items) if source in (item.source, "all")]
        yield f"| {source} | " + " | ".join(figures([items[i].right for i in chosen], [given[i] for i in chosen])) + " |"


def figures(right: list[bool], given: list[float]) -> Iterator[str]:
    """How many, how many right, calibration error, Brier score, that of always saying the mean, area under the curve."""
    base = mean(right)
    yield str(len(right))
    yield f"{base:.2f}"
    yield f"{calibration_error(right, given):.3f}"
    yield f"{mean([(g - r) ** 2 for g, r in zip(given, right, strict=True)]):.3f}"
    yield f"{base * (1 - base):.3f}"
    ranks = np.argsort(np.argsort(given)) + 1
    hits = np.array(right)
    n = hits.sum()
    yield f"{(ranks[hits].sum() - n * (n + 1) / 2) / max(1, n * (len(hits) - n)):.2f}"


def calibration_error(right: Sequence[bool], given: Sequence[float]) -> float:
    """How far stated and real shares lie apart, over ten bins, each weighted by its claims."""
    total = 0.0
    for low in range(BINS):
        inside = [i for i, value in enumerate(given) if min(BINS - 1, int(value * BINS)) == low]
        if inside:
            total += abs(sum(given[i] for i in inside) - sum(right[i] for i in inside))
    return total / max(1, len(right))


def mean(values: Sequence[float]) -> float:
    """The mean."""
    return sum(values) / max(1, len(values))


if __name__ == "__main__":
    main()
