"""Trains the model of which kinds of act a sentence tells, and by which of its words, and writes it.

    python -m benchmarks.train_triggers GOLD FOLDER [--write] [--apart]

GOLD is a folder with kinds/snippets.jsonl (`text`, `label`) and seeds.yaml, FOLDER holds the published transformer, as for
`build_encoder.py`. Learnt from are the marked reports (`marked.py`), word by word; the hand-coded reports of GOLD and the open ones
of benchmarks/wars, of which is known what their sentences tell, not by which word; and the snippets (`snippets.py`), of which is
known what they are about. Two layers above the lowest two are trained further, with a softmax over their mean, for the sentence,
and one over each piece, for the words. Without --write, printed is how well a model of nine tenths of the marked reports
marks the words of the others. --apart leaves out the reports of GOLD, from which the confidence is learnt too.
Torch is needed here and nowhere else.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from benchmarks.build_encoder import packed, published_layers
from benchmarks.marked import Sentence, marked_reports
from benchmarks.snippets import group_of, snippets
from benchmarks.tune_layers import SEED, SMOOTHED, SPREAD, Upper, padded, train, weights_of
from torch import nn
from torch.nn import functional

from contested.kinds import load_kinds
from contested.reading.pipeline import parse
from contested.reading.topics import OTHER_NEWS
from contested.reading.triggers import DEPTH, piece_at
from contested.reading.vectors import load_encoder

TRAINED = range(DEPTH, DEPTH + 2)
NONE = "none"
OF_NONE, SMOOTHED_WORDS = 0.2, 0.03  # how much a word that tells nothing counts
OPENING = 500  # characters of a text
TENTH = 10
LAYER_STEPS = 127  # to either side of nought
WARS = Path(__file__).with_name("wars")
WORD = re.compile(r"[^\W_]+")
OUT = Path(__file__).parents[1] / "src" / "contested" / "data" / "models" / "triggers.npz"


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the kinds of which each (or, of a snippet, some one) is told, and what is known of its words."""

    text: str
    kinds: frozenset[str]
    some_one: bool = False
    words: dict[int, str] = field(default_factory=dict)  # by the first piece of each word


class Marker(Upper):
    """The layers with a softmax for the sentence and one for each piece."""

    def __init__(self, layers: Sequence[dict[str, Any]], classes: int) -> None:
        super().__init__(layers, classes)
        self.word = nn.Linear(layers[0]["out"].shape[0], classes)

    def forward(self, rows: Any, there: Any) -> Any:
        """The scores of each text, and of each of its pieces."""
        rows = self.read(rows, there)
        return self.told(rows, there), self.word(self.drop(rows))


def main() -> None:
    """Reads, tells how well it does on reports left out, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--apart", action="store_true", help="leave the reports of GOLD out")
    asked = parser.parse_args()
    published = published_layers(asked.folder, TRAINED)
    reports, others = list(marked_reports()), [*coded_sentences(None if asked.apart else asked.gold), *of_snippets(asked.gold)]
    print(f"{len(reports)} marked reports, {len(others)} other texts")
    if asked.write:
        write(fit([*(text_of(one) for report in reports for one in report), *others], published))
    else:
        rest = [text_of(one) for i, report in enumerate(reports) if i % TENTH for one in report]
        print(measured(fit([*rest, *others], published), [one for report in reports[::TENTH] for one in report]))


# What is learnt from


def text_of(sentence: Sentence) -> Text:
    """A marked sentence, all of whose words are known."""
    starts = load_encoder().starts(sentence.text)
    words = dict.fromkeys(first_pieces(starts, sentence.text), NONE)
    words |= {piece_at(starts, start): kinds[0] for start, kinds in sentence.marks}
    return Text(sentence.text, frozenset(sentence.kinds or {NONE}), words=words)


def coded_sentences(gold: Path | None) -> Iterator[Text]:
    """The sentences of the hand-coded reports, ours that are open and those of GOLD; of one without a claim no word tells any."""
    for file in [*sorted(WARS.glob("*open/*.yaml")), *([gold / "seeds.yaml"] if gold else [])]:
        coded = yaml.safe_load(file.read_text("utf-8"))
        for entry in coded["reports"] if isinstance(coded, dict) else coded:
            text = (file.parent / "reports" / entry["report"]).read_text("utf-8")
            told = [(start := text.index(claim["quote"]), start + len(claim["quote"]), claim["kind"]) for claim in entry["claims"]]
            for part in next(iter(parse([text]))).sents:
                if part.text.strip():
                    kinds = frozenset(kind for start, end, kind in told if start < part.end_char and part.start_char < end)
                    words = {} if kinds else dict.fromkeys(first_pieces(load_encoder().starts(part.text), part.text), NONE)
                    yield Text(part.text, kinds or frozenset({NONE}), words=words)


def of_snippets(gold: Path) -> Iterator[Text]:
    """The snippets, each about some one of the kinds that its label stands for."""
    for item in snippets(gold):
        kinds = frozenset(NONE if kind == OTHER_NEWS else kind for kind in group_of(item).split())
        yield Text(item["text"], kinds or frozenset({NONE}), some_one=True)


def first_pieces(starts: list[int], text: str) -> list[int]:
    """The number of the first piece of each word; `starts`: the character where the word of each piece begins."""
    return [piece_at(starts, word.start()) for word in WORD.finditer(text)]


# Training


def names() -> list[str]:
    """The classes: every kind, and none."""
    return [*sorted(load_kinds()), NONE]


def fit(texts: Sequence[Text], published: Sequence[dict[str, Any]]) -> Marker:
    """The trained model; `published`: the layers to begin with."""
    torch.manual_seed(SEED)
    classes = {name: i for i, name in enumerate(names())}
    model, counts = Marker(published, len(classes)), torch.ones(len(classes))
    counts[-1] = OF_NONE
    rows = [load_encoder().rows(text.text[:OPENING], DEPTH).astype(np.float16) for text in texts]
    some_one = torch.tensor([text.some_one for text in texts])
    wanted = torch.zeros(len(texts), len(classes))
    for i, text in enumerate(texts):
        wanted[i, [classes[kind] for kind in text.kinds]] = 1

    def loss(chosen: list[int], rows: Any, there: Any) -> Any:
        scores, of_words = model(rows, there)
        logs, asked = functional.log_softmax(scores, -1), wanted[chosen]
        one, each = -torch.logsumexp(logs.masked_fill(asked == 0, -1e9), -1), -(logs * asked).sum(-1) / asked.sum(-1)
        whole = torch.where(some_one[chosen], one, each).mean() - SMOOTHED * logs.mean()
        known = torch.full(rows.shape[:2], -100)
        for j, i in enumerate(chosen):
            for piece, kind in texts[i].words.items():
                if piece < rows.shape[1]:
                    known[j, piece] = classes[kind]
        if not (known >= 0).any():
            return whole
        flat = of_words.reshape(-1, len(classes)), known.reshape(-1)
        return whole + functional.cross_entropy(*flat, weight=counts, ignore_index=-100, label_smoothing=SMOOTHED_WORDS)

    train(model, rows, loss)
    return model


def measured(model: Marker, sentences: Sequence[Sentence]) -> str:
    """Precision, recall and F1 of words marked with their kind, and the share of sentences whose likeliest kind they tell."""
    counted: Counter[str] = Counter()
    classes = names()
    with torch.no_grad():
        for sentence in sentences:
            scores, of_words = model(*padded([load_encoder().rows(sentence.text[:OPENING], DEPTH)]))
            counted["sentences"] += classes[int(scores[0].argmax())] in (sentence.kinds or {NONE})
            known, pieces = text_of(sentence).words, of_words[0].argmax(-1).tolist()
            for piece, kind in known.items():
                guess = classes[pieces[piece]] if piece < len(pieces) else NONE
                counted["right"] += guess == kind != NONE
                counted["told"] += kind != NONE
                counted["guessed"] += guess != NONE
    precision, recall = counted["right"] / counted["guessed"], counted["right"] / counted["told"]
    f1, whole = 2 * precision * recall / (precision + recall), counted["sentences"] / len(sentences)
    return f"words: precision {precision:.3f}, recall {recall:.3f}, f1 {f1:.3f}; sentences right {whole:.3f}"


def write(model: Marker) -> None:
    """Writes the model with weights of eight bits."""
    (whole, whole_bias), (word, word_bias) = weights_of(model.above, SPREAD), weights_of(model.word)
    heads = {"whole": whole.astype(np.float16), "whole_bias": whole_bias, "word": word.astype(np.float16), "word_bias": word_bias}
    np.savez_compressed(OUT, kinds=np.array(names()[:-1]), **heads, **packed(TRAINED, model.tuned(), LAYER_STEPS))


if __name__ == "__main__":
    main()
