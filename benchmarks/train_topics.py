"""Trains the model of what a short report speaks of, which helps to choose its lead, and writes it.

    python -m benchmarks.train_topics GOLD [--write]

GOLD is a folder with kinds/snippets.jsonl (`text`, `label`: ACLED's sub-event types as in CASE 2021 task 2); the open half of
kind_snippets.jsonl, which this project wrote, is learnt from too, and that of other_news.jsonl: news of no conflict, and of
conflict among the things that such news is about.
A softmax over the vector of a text and over hashed words and pairs, weighted by how rare they are, with a ridge; its steps
are taken over the texts' likeness, which is quick. No random start: the same input gives the same file. The seed is for the
folds alone.
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

from contested.reading.topics import BUCKETS, OPENING, OTHER_NEWS, Topics, buckets, centred
from contested.reading.vectors import vector_of

SEED, FOLDS, STEPS, RIDGE, LEAST = 7, 5, 400, 0.00002, 2
OWN = Path(__file__).with_name("kind_snippets.jsonl")
OTHER = Path(__file__).with_name("other_news.jsonl")
OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "topics.npz"
GROUPS = {
    "ARMED_CLASH": "armed_clash offensive",
    "PEACE_PROTEST": "peaceful_protest",
    "PROTEST_WITH_INTER": "peaceful_protest",
    "DISR_WEAP": "interception clearance",
    "VIOL_DEMONSTR": "violent_protest",
    "DIPLO": "meeting humanitarian_aid political_support rejection request sanction threat concession",
    "ATTRIB": "accusation claim_of_responsibility",
    "CHEM_WEAP": "chemical_attack",
    "GRENADE": "explosion",
    "SUIC_BOMB": "explosion",
    "REM_EXPLOS": "explosion",
    "GOV_REGAINS_TERIT": "territory_gained",
    "NON_STATE_ACTOR_OVERTAKES_TER": "territory_gained",
    "ART_MISS_ATTACK": "shelling",
    "ARREST": "detention",
    "AIR_STRIKE": "air_strike",
    "CHANGE_TO_GROUP_ACT": "recruitment_or_defection mobilization deployment weapons_test",
    "AGREEMENT": "agreement ceasefire release",
    "ATTACK": "attack execution casualties",
    "FORCE_AGAINST_PROTEST": "excessive_force",
    "SEX_VIOL": "sexual_violence",
    "HQ_ESTABLISHED": "base_established",
    "NON_VIOL_TERRIT_TRANSFER": "territory_transferred withdrawal",
    "PROPERTY_DISTRUCT": "property_destruction looting",
    "ABDUCT_DISSAP": "abduction",
    "MOB_VIOL": "mob_violence",
    "NONE": OTHER_NEWS,
}


def main() -> None:
    """Reads, cross-validates, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    items = snippets(asked.gold)
    texts, groups = [item["text"] for item in items], [group_of(item) for item in items]
    guessed = [max(found, key=lambda group: found[group]) for found in out_of_fold(texts, groups)]
    hits = sum(" ".join(guess) == group for guess, group in zip(guessed, groups, strict=True))
    print(f"{len(items)} snippets; right in cross-validation: {hits / len(items):.4f}")
    if asked.write:
        write(fit(texts, groups))


def snippets(gold: Path) -> list[dict[str, Any]]:
    """The snippets that are learnt from."""
    files = (gold / "kinds/snippets.jsonl", OWN, OTHER)
    items = [json.loads(line) for file in files for line in file.read_text("utf-8").split("\n") if line]
    return [item for item in items if item.get("part") != "held"]


def group_of(item: dict[str, Any]) -> str:
    """The kinds that a snippet's label stands for; "" for disasters and crime, which have none."""
    return GROUPS.get(item["label"], "")


def fit(texts: Sequence[str], groups: Sequence[str]) -> Topics:
    """The model of these texts: accelerated steps of a softmax with a ridge, over the likeness of the texts."""
    names = sorted(set(groups))
    marked = np.zeros((len(texts), BUCKETS), np.float32)
    for i, text in enumerate(texts):
        marked[i, buckets(text)] = 1
    seen = marked.sum(axis=0)
    idf = np.where(seen >= LEAST, np.log(len(texts) / np.maximum(seen, 1)), 0).astype(np.float32)
    rows = marked * idf
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    vectors = np.array([known_vector(text) for text in texts])
    centre = vectors.mean(axis=0)
    senses = np.array([centred(vector, centre) for vector in vectors])
    wanted = np.array([[group == name for name in names] for group in groups], np.float32)
    bias = np.log(wanted.mean(axis=0) + 1e-3)
    shares = steps(rows @ rows.T + senses @ senses.T, wanted, bias)
    kinds = tuple(tuple(name.split()) for name in names)
    weights = (rows.T @ shares).astype(np.float32)
    return Topics(kinds, idf, weights, centre, (senses.T @ shares).astype(np.float32), bias.astype(np.float32))


@cache
def known_vector(text: str) -> Any:
    """The vector of a text's opening, made once."""
    return vector_of(text[:OPENING])


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


def out_of_fold(texts: Sequence[str], groups: Sequence[str]) -> list[dict[tuple[str, ...], float]]:
    """What models of the other texts say of each text."""
    order = list(range(len(texts)))
    random.Random(SEED).shuffle(order)
    found: dict[int, dict[tuple[str, ...], float]] = {}
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        rest = [i for i in order if i not in held]
        model = fit([texts[i] for i in rest], [groups[i] for i in rest])
        found |= {i: model.shares(texts[i], known_vector(texts[i])) for i in held}
    return [found[i] for i in range(len(texts))]


def write(model: Topics) -> None:
    """Writes the model with weights of eight bits."""
    scale = np.abs(model.weights).max(axis=0) / 127 + 1e-9
    small = np.rint(model.weights / scale).astype(np.int8)
    small[model.idf == 0] = 0
    np.savez_compressed(
        OUT,
        groups=np.array([" ".join(group) for group in model.groups]),
        idf=model.idf.astype(np.float16),
        weights=small,
        scale=scale.astype(np.float32),
        centre=model.centre,
        senses=model.senses,
        bias=model.bias,
    )


if __name__ == "__main__":
    main()
