"""Trains the model of what a short report speaks of, which helps to choose its lead, and writes it.

    python -m benchmarks.train_topics GOLD FOLDER [--unseen FILE] [--write]

GOLD is a folder with kinds/snippets.jsonl (`text`, `label`: ACLED's sub-event types as in CASE 2021 task 2); the open half of
kind_snippets.jsonl, which this project wrote, is learnt from too, and that of other_news.jsonl: news of no conflict, and of
conflict among the things that such news is about. FOLDER holds the published transformer, as for `build_encoder.py`.
Two parts are trained apart and their scores added: the upper layers of the transformer (`tune_layers.py`), and a softmax with a
ridge over hashed words and pairs, weighted by how rare they are, whose steps are taken over the texts' likeness, which is
quick. --unseen writes what models of the other texts say of each text, which takes five times as long and is what
`train_lead.py` learns from.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.build_encoder import UPPER, packed, published_layers
from benchmarks.snippets import group_of, snippets
from benchmarks.tune_layers import tune

from contested.reading.topics import BUCKETS, OPENING, Topics, buckets
from contested.reading.vectors import Layer, load_encoder

SEED, FOLDS, STEPS, RIDGE, LEAST = 7, 5, 400, 0.00002, 2
WORDED, MEANT = 0.5, 1.0  # how much either part's scores count; chosen on texts out of their folds
LAYER_STEPS = 127  # to either side of nought
OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "topics.npz"


def main() -> None:
    """Reads, cross-validates, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unseen", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    items = snippets(asked.gold)
    texts, groups = [item["text"] for item in items], [group_of(item) for item in items]
    published = published_layers(asked.folder, UPPER)
    if asked.unseen:
        found = out_of_fold(texts, groups, published)
        hits = sum(" ".join(max(shares, key=lambda one: shares[one])) == group for shares, group in zip(found, groups, strict=True))
        print(f"{len(items)} snippets; right in cross-validation: {hits / len(items):.4f}")
        rows = (
            {"text": text, "shares": {" ".join(one): share for one, share in shares.items()}}
            for text, shares in zip(texts, found, strict=True)
        )
        asked.unseen.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    if asked.write:
        write(fit(texts, groups, published))


def fit(texts: Sequence[str], groups: Sequence[str], published: Sequence[dict[str, Any]]) -> Topics:
    """The model of these texts; `published`: the upper layers to begin with."""
    names = sorted(set(groups))
    idf, weights, bias = worded(texts, groups, names)
    layers, senses, above = tune(published, [rows_of(text) for text in texts], [names.index(group) for group in groups], len(names))
    kinds = tuple(tuple(name.split()) for name in names)
    made = tuple(Layer(one) for one in layers)
    return Topics(kinds, idf, WORDED * weights, made, MEANT * senses, WORDED * bias + MEANT * above)


def worded(texts: Sequence[str], groups: Sequence[str], names: Sequence[str]) -> tuple[Any, Any, Any]:
    """How rare the hashed words are, their weights in each group, and what is added to each group."""
    marked = np.zeros((len(texts), BUCKETS), np.float32)
    for i, text in enumerate(texts):
        marked[i, buckets(text)] = 1
    seen = marked.sum(axis=0)
    idf = np.where(seen >= LEAST, np.log(len(texts) / np.maximum(seen, 1)), 0).astype(np.float32)
    rows = marked * idf
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    wanted = np.array([[group == name for name in names] for group in groups], np.float32)
    bias = np.log(wanted.mean(axis=0) + 1e-3)
    return idf, (rows.T @ steps(rows @ rows.T, wanted, bias)).astype(np.float32), bias.astype(np.float32)


@cache
def rows_of(text: str) -> Any:
    """What the lower layers make of a text's opening, made once."""
    return load_encoder().rows(text[:OPENING])


def steps(likeness: Any, wanted: Any, bias: Any) -> Any:
    """How much each text adds to each group."""
    size = len(wanted)
    rate = 1 / (float(np.linalg.eigvalsh(likeness)[-1]) / 2 / size + RIDGE)
    last = ahead = np.zeros_like(wanted)
    pace = 1.0
    for _ in range(STEPS):
        odds = likeness @ ahead + bias
        odds = np.exp(odds - odds.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        following = ahead - rate * ((odds - wanted) / size + RIDGE * ahead)
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = following + (pace - 1) / faster * (following - last)
        last, pace = following, faster
    return last


def out_of_fold(
    texts: Sequence[str], groups: Sequence[str], published: Sequence[dict[str, Any]]
) -> list[dict[tuple[str, ...], float]]:
    """What models of the other texts say of each text."""
    order = list(range(len(texts)))
    random.Random(SEED).shuffle(order)
    found: dict[int, dict[tuple[str, ...], float]] = {}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        rest = [i for i in order if i not in held]
        model = fit([texts[i] for i in rest], [groups[i] for i in rest], published)
        found |= {i: model.shares(texts[i], rows_of(texts[i])) for i in held}
    return [found[i] for i in range(len(texts))]


def write(model: Topics) -> None:
    """Writes the model with weights of eight bits."""
    scale = np.abs(model.weights).max(axis=0) / 127 + 1e-9
    small = np.rint(model.weights / scale).astype(np.int8)
    small[model.idf == 0] = 0
    layers = packed(UPPER, [one.table for one in model.layers], LAYER_STEPS)
    np.savez_compressed(
        OUT,
        **layers,
        groups=np.array([" ".join(group) for group in model.groups]),
        idf=model.idf.astype(np.float16),
        weights=small,
        scale=scale.astype(np.float32),
        senses=model.senses.astype(np.float32),
        bias=model.bias,
    )


if __name__ == "__main__":
    main()
