"""Trains the weights that say whether an act happened, did not, or is left open, and writes them to src/contested/data/models.

    python benchmarks/train_factuality.py GOLD/factuality/sentences.jsonl [--write]

The gold is the development half of UW event factuality and MEANTIME in the unified format of Stanovsky et al. 2017: `text` and
`events`, each with `start`, `end` and a `value` from -3 to 3. Every event trains, whether or not a kind of act covers it. No text
is kept, weights alone. scikit-learn is needed here and nowhere else. The seed is for the folds of the cross-validation.
docs/models/factuality.md has the figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import GroupKFold

from contested.reading.pipeline import parse
from contested.reading.stance import LEANING, aspect_of, described, is_negated

SEED, FOLDS, STRENGTH, RARE, SMALL = 7, 5, 1.0, 3, 0.02
STRETCH = 15  # sentences on end that are kept together in a fold, for the gold does not say where a document ends
CLASSES = ("no", "uncertain", "yes")
OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "en_stance.tsv.gz"


def main() -> None:
    """Reads, cross-validates, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    items = [json.loads(line) for line in asked.gold.read_text("utf-8").split("\n") if line]
    cases, labels, stretches = cases_in(items)
    vectors = DictVectorizer()
    table = vectors.fit_transform(cases)
    report(table, labels, stretches)
    if asked.write:
        write(vectors, fit(table, labels))


def cases_in(items: list[dict[str, Any]]) -> tuple[list[dict[str, int]], Any, list[int]]:
    """The features of every event, its class, and the stretch of text that it stands in."""
    found, labels, stretches = [], [], []
    for number, (item, doc) in enumerate(zip(items, parse(item["text"] for item in items), strict=True)):
        for event in item["events"]:
            words = doc.char_span(event["start"], event["end"], alignment_mode="expand")
            if words is not None:
                token = words.root
                found.append(set(described(token, aspect_of(token, ""), is_negated(token))))
                labels.append(0 if event["value"] <= -1 else 2 if event["value"] >= 1 else 1)
                stretches.append(number // STRETCH)
    times = Counter(name for names in found for name in names)
    return [{name: 1 for name in sorted(names) if times[name] >= RARE} for names in found], np.array(labels), stretches


def fit(table: Any, labels: Any) -> Any:
    """A softmax over the three classes."""
    return LogisticRegression(C=STRENGTH, max_iter=300).fit(table, labels)


def report(table: Any, labels: Any, stretches: list[int]) -> None:
    """Prints what the weights reach on sentences that they were not trained on."""
    odds = np.zeros((len(labels), len(CLASSES)))
    for train, held in GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(table, labels, stretches):
        odds[held] = fit(table[train], labels[train]).predict_proba(table[held])
    said = (odds * np.array([LEANING["no"], LEANING["uncertain"], 1.0])).argmax(1)
    each = dict(zip(CLASSES, f1_score(labels, said, average=None).round(3), strict=True))
    print(
        f"{len(labels)} events: F1 {each}, macro {f1_score(labels, said, average='macro'):.4f}, {accuracy_score(labels, said):.4f}"
    )


def write(vectors: Any, model: Any) -> None:
    """Puts the weights against `yes` into the package, the same bytes each time."""
    no, unsure, yes = model.coef_ + (
        np.array([name == "bias" for name in vectors.get_feature_names_out()]) * model.intercept_[:, None]
    )
    rows = [
        f"{name}\t{a:.3f}\t{b:.3f}\n"
        for name, a, b in zip(vectors.get_feature_names_out(), no - yes, unsure - yes, strict=True)
        if max(abs(a), abs(b)) >= SMALL
    ]
    OUT.write_bytes(gzip.compress("".join(rows).encode("utf-8"), mtime=0))
    print(f"{len(rows)} weights, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
