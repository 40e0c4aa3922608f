"""Trains the ranker of attributions on PolNeAR and writes its weights.

    python benchmarks/train_attribution.py GOLD [--folds 5] [-o src/contested/data/models/en_attribution.tsv.gz]

GOLD is a JSON-lines file of articles, each with `text` and `attributions`; of those each has `source`, `cue` and `content` as lists
of (start, end). A candidate is right where its content shares half its characters (intersection over union) with a gold content and
its source covers the head of the gold source. Needs scikit-learn, which the program itself does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from contested.reading.blocks import blocks_of
from contested.reading.pipeline import lemma, parse
from contested.reading.quotes import quotations
from contested.reading.speech_candidates import Candidate, parsed_candidates
from contested.reading.speech_context import Context
from contested.reading.speech_features import cue_features, features, rivals
from contested.reading.speech_lexicon import load_speech
from contested.reading.speech_quotes import quote_candidates
from contested.reading.speech_sources import Page

SEED, STRENGTH, CUE_STRENGTH, RARE = 7, 0.1, 0.3, 3
DULL_AFTER = 6  # a cue met so often and never right is not looked at
SMALL = 0.015  # weights below this are left out
AFTER_HEAD = re.compile(r"[,;(]|\s(?:of|who|which|that|in|from|for|at|on|with|and)\s")
Row = tuple[list[str], bool, str, tuple[int, int], list[str]]  # features, right or not, cue's word and place, features of the cue


def main() -> None:
    """Reads, trains, writes."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("gold", type=Path)
    options.add_argument("--folds", type=int, default=0, help="print cross-validated average precision instead of writing")
    options.add_argument("-o", "--output", type=Path, default=Path("src/contested/data/models/en_attribution.tsv.gz"))
    given = options.parse_args()
    articles = [json.loads(line) for line in given.gold.read_text("utf-8").splitlines() if line.strip()]
    rows = [rows_of(article, doc) for article, doc in zip(articles, parse(a["text"] for a in articles), strict=True)]
    if given.folds:
        validate(rows, given.folds)
        return
    together = [row for article in rows for row in article]
    weights = fit(together) | {f"?{name}": weight for name, weight in fit(cues_of(rows), CUE_STRENGTH).items()}
    write(given.output, weights, dull(together))


def rows_of(article: dict[str, Any], doc: Any) -> list[Row]:
    """The candidates of one article with their features and whether they are right; those inside a gold content are left out."""
    text = article["text"]
    page = Page(doc, text, quotations(text, blocks_of(text)), load_speech())
    found = []
    candidates = [*parsed_candidates(page), *quote_candidates(page)]
    shapes, context = rivals(candidates), Context(page)
    for one in candidates:
        right = any(is_right(one, gold, text) for gold in article["attributions"])
        if right or not any(is_inside(one, gold) for gold in article["attributions"]):
            found.append(
                (
                    features(one, page, shapes[one.cue.i], context),
                    right,
                    f"{lemma(one.cue)}|{one.cue.pos_}",
                    (one.cue.idx, len(one.cue.text)),
                    cue_features(one.cue, context),
                )
            )
    return found


def cues_of(rows: list[list[Row]]) -> list[Row]:
    """One row for each cue, right where one of its candidates is: they tell which cues are not worth a look."""
    found = []
    for article in rows:
        by_place: dict[tuple[int, int], list[Row]] = {}
        for row in article:
            by_place.setdefault(row[3], []).append(row)
        found += [(same[0][4], any(row[1] for row in same), *same[0][2:]) for same in by_place.values()]
    return found


def is_right(one: Candidate, gold: dict[str, Any], text: str) -> bool:
    """Whether the candidate has the content and the source of this gold attribution."""
    if shared(gold["content"], one.content) < 0.5:
        return False
    if not gold["source"] or one.source.span is None:
        return not gold["source"] and one.source.span is None
    start, end = one.source.span
    head_start, head_end = head_word(text, *gold["source"][0])
    return (start <= head_start and head_end <= end) or shared(gold["source"], one.source.span) >= 0.5


def is_inside(one: Candidate, gold: dict[str, Any]) -> bool:
    """Whether the candidate lies within a gold content: the corpus does not nest, so nothing is known of it."""
    return any(start <= one.content[0] and one.content[1] <= end and start <= one.cue.idx < end for start, end in gold["content"])


def shared(pieces: list[tuple[int, int]], stretch: tuple[int, int]) -> float:
    """Intersection over union, in characters."""
    common = sum(max(0, min(end, stretch[1]) - max(start, stretch[0])) for start, end in pieces)
    return common / (sum(end - start for start, end in pieces) + stretch[1] - stretch[0] - common) if common else 0.0


def head_word(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the head of a source lies: its last word before a comma, a preposition or a relative pronoun."""
    phrase = AFTER_HEAD.split(text[start:end], maxsplit=1)[0].rstrip() or text[start:end]
    last = phrase.split()[-1]
    return start + phrase.rindex(last), start + len(phrase)


def fit(rows: list[Row], strength: float = STRENGTH) -> dict[str, float]:
    """The weights of a logistic regression over the features that are not rare."""
    counts = Counter(name for names, *_ in rows for name in names)
    number = {name: i for i, name in enumerate(sorted(name for name, count in counts.items() if count >= RARE))}
    model = LogisticRegression(C=strength, solver="liblinear", fit_intercept=False, max_iter=300, random_state=SEED)
    model.fit(matrix(rows, number), np.array([right for _, right, *_ in rows]))
    return {name: float(model.coef_[0][i]) for name, i in number.items()}


def matrix(rows: list[Row], number: dict[str, int]) -> csr_matrix:
    """One row a candidate, one column a feature."""
    columns: list[int] = []
    ends = [0]
    for names, *_ in rows:
        columns += sorted({number[name] for name in names if name in number})
        ends.append(len(columns))
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(number)))


def dull(rows: list[Row]) -> list[str]:
    """The cues that were met often and never right."""
    met = Counter(row[2] for row in rows)
    right = {row[2] for row in rows if row[1]}
    return sorted(word for word, count in met.items() if count >= DULL_AFTER and word not in right)


def write(path: Path, weights: dict[str, float], never: list[str]) -> None:
    """One line a feature, name, tab, weight; dull cues as `dull=word`. The same input gives the same bytes."""
    lines = [f"{name}\t{weight:.2f}" for name, weight in sorted(weights.items()) if abs(weight) >= SMALL]
    lines += [f"dull={word}\t1" for word in never]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(f"{len(lines)} weights, {path.stat().st_size} bytes: {path}")


def validate(rows: list[list[Row]], folds: int) -> None:
    """Prints precision, recall and F1 of the likeliest candidate of each cue, over all folds, at several thresholds."""
    scored: list[tuple[float, bool]] = []
    total = 0
    for fold in range(folds):
        weights = fit([row for i, article in enumerate(rows) if i % folds != fold for row in article])
        for article in rows[fold::folds]:
            best: dict[tuple[int, int], tuple[float, bool]] = {}
            for names, right, _, cue, _ in article:
                score = sum(weights.get(name, 0.0) for name in set(names))
                best[cue] = max(best.get(cue, (-99.0, False)), (score, right))
            scored += best.values()
            total += len({cue for _, right, _, cue in article if right})
    for threshold in (-1.0, -0.6, -0.4, 0.0):
        kept = [right for score, right in scored if score >= threshold]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / max(1, total)
        print(f"threshold {threshold}: precision {precision:.3f}, recall {recall:.3f} of the cues with a right candidate")


if __name__ == "__main__":
    main()
