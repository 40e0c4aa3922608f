"""Trains the weights that tie the places of a sentence to its acts, and writes them to src/contested/data/models.

    python benchmarks/train_act_places.py GOLD/event_places/sentences.jsonl [--write]

The gold is the development half of Halterman, "Geolocating political events in text" (2019): `text` and `events`, each with the
characters of a `verb` and of the `places` where that act lay. Every verb trains, whether or not a kind of act covers it. No text
is kept, weights alone. scikit-learn is needed here and nowhere else. The seed is for the folds of the cross-validation.
docs/models/act_places.md has the figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from contested.linking.known import load_known
from contested.reading import pipeline
from contested.reading.act_place_features import act_classes, features
from contested.reading.act_places import Sites, place_tokens
from contested.reading.actors import find_actors, heads
from contested.reading.blocks import blocks_of
from contested.reading.classes import classes_of
from contested.reading.draft import Draft
from contested.reading.lexicon import load_acts
from contested.reading.places import find_places
from contested.reading.published import find_published
from contested.records import Report

SEED, FOLDS, STRENGTH, RARE, SMALL = 7, 5, 0.3, 2, 0.01
OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "en_act_places.tsv.gz"
CLASSES = OUT.with_name("en_act_classes.tsv.gz")


@dataclass(slots=True)
class Cases:
    """Pairs of an act and a place: their features, whether they belong together, the sentence; and the places of the gold."""

    rows: list[dict[str, int]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    gold: int = 0


def main() -> None:
    """Reads, cross-validates, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if asked.write:
        write_classes()
    cases = cases_in([json.loads(line) for line in asked.gold.read_text("utf-8").split("\n") if line])
    vectors = DictVectorizer()
    table, right = vectors.fit_transform(cases.rows), np.array(cases.right)
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    report(cases, table, right)
    if asked.write:
        write(vectors.get_feature_names_out(), fit(table, right))


def cases_in(items: list[dict[str, Any]]) -> Cases:
    """Every verb of the gold with every place of its sentence."""
    cases, knows = Cases(), load_known(())
    docs = pipeline.parse(item["text"] for item in items)
    for number, (item, doc) in enumerate(zip(items, docs, strict=True)):
        report = Report(text=item["text"])
        draft = Draft(report, doc, blocks_of(report.text), find_published(report), knows)
        find_places(draft)
        find_actors(draft)
        sites = Sites(draft, classes_of(draft), dict(heads(doc, draft.actors)), place_tokens(draft))
        for event in item["events"]:
            add_event(cases, sites, event, number)
    times = Counter(name for row in cases.rows for name in row)
    cases.rows = [{name: 1 for name in row if times[name] >= RARE} for row in cases.rows]
    return cases


def add_event(cases: Cases, sites: Sites, event: dict[str, Any], number: int) -> None:
    """Adds the pairs of one verb."""
    cases.gold += len(event["places"])
    doc = sites.draft.doc
    words = doc.char_span(*event["verb"], alignment_mode="expand")
    if words is None:
        return
    around = sites.sites_around(words.root)
    for site in around:
        start, end = doc[site.first].idx, doc[site.last - 1].idx + len(doc[site.last - 1])
        cases.rows.append(dict.fromkeys(features(words.root, site, around), 1))
        cases.right.append(any(start < last and first < end for first, last in event["places"]))
        cases.sentence.append(number)


def fit(table: Any, right: Any) -> Any:
    """Logistic regression over the pairs."""
    return LogisticRegression(C=STRENGTH, solver="liblinear", random_state=SEED).fit(table, right)


def report(cases: Cases, table: Any, right: Any) -> None:
    """Prints what the weights reach on sentences that they were not trained on, where the verb is given."""
    odds = np.zeros(len(right))
    for train, held in GroupKFold(FOLDS, shuffle=True, random_state=SEED).split(table, right, cases.sentence):
        odds[held] = fit(table[train], right[train]).predict_proba(table[held])[:, 1]
    for threshold in (0.38, 0.42, 0.45, 0.5):
        said, hits = int((odds >= threshold).sum()), int((right & (odds >= threshold)).sum())
        figures = f"p {hits / said:.3f}, r {hits / cases.gold:.3f}, F1 {2 * hits / (said + cases.gold):.4f}"
        print(f"{len(right)} pairs, {cases.gold} gold places, from {threshold}: {figures}")


def write_classes() -> None:
    """Puts the kind that the lexicon gives each verb first beside the weights, for the features to go on from."""
    rows = (f"{word}\t{rows[0].row.kind}\n" for word, rows in sorted(load_acts().verbs.items()))
    CLASSES.write_bytes(gzip.compress("".join(rows).encode("utf-8"), mtime=0))
    act_classes.cache_clear()


def write(names: Any, model: Any) -> None:
    """Puts the weights into the package, the same bytes each time."""
    learned = model.coef_[0] + (names == "bias") * model.intercept_[0]
    rows = [f"{name}\t{weight:.3f}\n" for name, weight in zip(names, learned, strict=True) if abs(weight) >= SMALL]
    OUT.write_bytes(gzip.compress("".join(rows).encode("utf-8"), mtime=0))
    print(f"{len(rows)} weights, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
