"""How likely it is that a candidate is an attribution: by a small trained model, or by what each shape is worth without one."""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from contested.reading.pipeline import lemma
from contested.reading.speech_candidates import Candidate, Page
from contested.reading.speech_features import features
from contested.reading.speech_lexicon import SpeechLexicon

MODEL = ("data", "models", "en_attribution.tsv.gz")
# What a shape is worth for a word of the lexicon where nothing trained is asked: the first that is there is taken.
WORTH = {
    "quote<:chain": 0.9,
    "quote>:chain": 0.88,
    "quote<:one": 0.85,
    "quote>:one": 0.84,
    "ccomp": 0.8,
    "around:parataxis": 0.78,
    "according:before": 0.77,
    "according:after": 0.76,
    "before": 0.7,
    "xcomp": 0.68,
    "dobj+": 0.66,
    "dobj": 0.65,
    "noun:acl": 0.64,
    "prep:for": 0.6,
    "prep:on": 0.6,
    "colon": 0.55,
}


@cache
def weights() -> Mapping[str, float]:
    """The trained weights by feature; empty where none are shipped."""
    file = resources.files("contested").joinpath(*MODEL)
    if not file.is_file():
        return {}
    rows = gzip.decompress(file.read_bytes()).decode("utf-8").split("\n")
    return {name: float(weight) for name, _, weight in (row.rpartition("\t") for row in rows) if name}


@cache
def dull_cues() -> frozenset[str]:
    """The cues that training met often and never right."""
    return frozenset(name.removeprefix("dull=") for name in weights() if name.startswith("dull="))


def likelihood(one: Candidate, page: Page, shapes: frozenset[str], trained: bool) -> float:
    """How likely the candidate is, 0..1."""
    known = weights() if trained else {}
    if not known:
        return worth(one, page.lexicon)
    total = sum([known[name] for name in features(one, page, shapes) if name in known])
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def worth(one: Candidate, lexicon: SpeechLexicon) -> float:
    """What the candidate is worth by its shape, if its cue is a word of speech or thought."""
    part = one.cue.pos_ if one.cue.pos_ in ("NOUN", "ADJ") else "VERB"
    sense = lexicon.sense(lemma(one.cue), part)
    if one.shape.startswith(("quote", "according", "colon")):
        return WORTH.get(one.shape, 0.5)
    if sense is None or sense.kind == "attitude" or (one.source.head is None and one.cue.tag_ not in ("VBN", "VBD")):
        return 0.0
    return WORTH.get(one.shape, 0.3)
