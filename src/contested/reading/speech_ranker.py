"""How likely it is that a candidate is an attribution: by a small trained model, or by what each shape is worth without one.

Weights are added in the order of their features, never in that of a set: equal candidates would fall otherwise in each run.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from spacy.tokens import Token

from contested.reading.pipeline import lemma
from contested.reading.speech_candidates import Candidate
from contested.reading.speech_context import Context
from contested.reading.speech_features import cue_features, parts
from contested.reading.speech_lexicon import SpeechLexicon
from contested.reading.speech_sources import Page

UNLIKELY = -2.0  # log-odds below which a cue is not looked at
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


def likelihood(one: Candidate, page: Page, shapes: frozenset[str], context: Context | None) -> float:
    """How likely the candidate is, 0..1; by its shape alone where no context is given."""
    known = weights() if context is not None else {}
    if context is None or not known:
        return worth(one, page.lexicon)
    total, sums = 0.0, context.sums
    for key, make in parts(one, page, shapes, context):
        if key not in sums:
            sums[key] = sum([known[name] for name in dict.fromkeys(make()) if name in known])
        total += sums[key]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def is_likely(cue: Token, context: Context) -> bool:
    """Whether a cue is worth a look: by itself, it is no all but certain no."""
    if cue.i not in context.likely:
        known = weights()
        names = dict.fromkeys(f"?{name}" for name in cue_features(cue, context))
        context.likely[cue.i] = sum([known[name] for name in names if name in known]) >= UNLIKELY
    return context.likely[cue.i]


def worth(one: Candidate, lexicon: SpeechLexicon) -> float:
    """What the candidate is worth by its shape, if its cue is a word of speech or thought."""
    part = one.cue.pos_ if one.cue.pos_ in ("NOUN", "ADJ") else "VERB"
    sense = lexicon.sense(lemma(one.cue), part)
    if one.shape.startswith(("quote", "according", "colon")):
        return WORTH.get(one.shape, 0.5)
    if sense is None or sense.kind == "attitude" or (one.source.head is None and one.cue.tag_ not in ("VBN", "VBD")):
        return 0.0
    return WORTH.get(one.shape, 0.3)
