"""What speaks for and against a claim being right: named features with their values. No word or name is a feature."""

from __future__ import annotations

import math

from spacy.tokens import Token

from contested.kinds import load_kinds
from contested.reading.draft import Draft
from contested.reading.lexicon import load_acts
from contested.reading.pipeline import lemma
from contested.reading.relevance import load_words, read_part, vocabulary
from contested.reading.second_look import is_looked_at, share_of
from contested.records import Claim

LEAST = 0.01  # no claim is less likely by the model of triggers
LONG = 60  # words from which a sentence counts as no longer


def features(draft: Draft) -> list[dict[str, float]]:
    """The features of each claim of a draft, by name."""
    if not draft.claims:
        return []
    tokens = {token.idx: token for token in draft.doc}
    about = of_report(draft)
    titles = [(block.start, block.end) for block in draft.blocks if block.role == "title"]
    rows = []
    for claim in draft.claims:
        row = {**about, **of_claim(claim), "title": float(any(first <= claim.start < last for first, last in titles))}
        trigger = tokens.get(claim.trigger.start)
        if trigger is not None:
            row |= of_sentence(trigger)
            if is_looked_at(draft):
                row["told"] = math.log(max(LEAST, share_of(claim.kind, trigger)))
        rows.append(row)
    return rows


def of_report(draft: Draft) -> dict[str, float]:
    """How much the report speaks of conflict, and how many claims it gave for its length."""
    words = load_words()
    there, size = vocabulary(read_part(draft))
    return {
        "bias": 1.0,
        "words of conflict": math.log1p(len(there & words.conflict)),
        "words of harm": math.log1p(len(there & words.harm)),
        "claims per word": min(1.0, 10 * len(draft.claims) / (size + 30)),
    }


def of_claim(claim: Claim) -> dict[str, float]:
    """What the claim states and what it leaves out."""
    row = {f"kind {claim.kind}": 1.0, f"family {load_kinds()[claim.kind].family}": 1.0, f"aspect {claim.aspect}": 1.0}
    row |= {f"rule {claim.rule.split(' ', 1)[0]}": 1.0, "negated": float(claim.negated), "denied": float(claim.stance == "denied")}
    row |= {"actors": float(bool(claim.actors)), "targets": float(bool(claim.targets)), "places": float(bool(claim.places))}
    row |= {"figures": float(bool(claim.figures)), "speakers": float(bool(claim.speakers)), "unconfirmed": float(claim.unconfirmed)}
    row |= {"dated": float(claim.when.source == "text"), "day": float(claim.when.precision == "day")}
    row["armed actor"] = float(any(actor.kind in ("armed_group", "state") for actor in claim.actors))
    row["bare"] = float(not (claim.actors or claim.targets or claim.places or claim.figures))
    return row | {"length": math.log1p(len(claim.text)) / 5}


def of_sentence(trigger: Token) -> dict[str, float]:
    """How the word of the act stands in its sentence."""
    sentence = trigger.sent
    words = [token for token in sentence if token.is_alpha]
    depth = sum(1 for _ in trigger.ancestors)
    loose = sum(token.dep_ == "dep" for token in sentence)
    return {
        "passive": float(any(child.dep_ in ("nsubjpass", "auxpass") for child in trigger.children)),
        "sentence": min(LONG, len(words)) / LONG,
        "depth": min(8, depth) / 8,
        "root": float(depth == 0),
        "loose": min(3, loose) / 3,
        "rows": math.log1p(meanings(trigger)),
        f"hangs as {trigger.dep_}": 1.0,
        "progressive": float(trigger.tag_ == "VBG"),
        "past": float(trigger.tag_ == "VBD"),
        "question": float(any(token.text == "?" for token in sentence)),
    }


def meanings(trigger: Token) -> int:
    """How many kinds of act the lexicon has for this word: the more, the easier it is misread."""
    lexicon = load_acts()
    word = lemma(trigger)
    return len({verb.row.kind for verb in lexicon.verbs.get(word, ())} | {row.kind for row in lexicon.nouns.get(word, ())})
