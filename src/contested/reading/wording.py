"""An act that no word of the lexicon names, or none names closely, told by what a short report says as a whole.

Only in a report of a few sentences whose wording is that of one kind of act by far. Where the rules found nothing, a claim hangs on
the verb that carries the news, and its rule says all this. Where the lead is a toll without an act ("six were shot dead") or no
more than an attack, it takes the kind of harm that the wording tells, and its reasons say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.draft import Draft
from contested.reading.frames import Frame, frame_of, noun_frame
from contested.reading.lexicon import Row
from contested.reading.pipeline import lemma
from contested.reading.speech_lexicon import load_speech
from contested.reading.topics import OTHER_NEWS, topics_of
from contested.records import Claim, Reason

LIKELY = 0.4  # how likely a kind must be; of our held snippets without a word of an act 12 of 13 above it were right, 8 of 14 below
FEWEST = 10  # words of a text whose wording tells anything: "The band gathered in the studio." reads like a protest
TOO_WIDE = {"meeting", "recruitment_or_defection"}  # groups of kinds that have too little in common to name one
NO_ACT = {OTHER_NEWS} | TOO_WIDE
ENOUGH = 15  # words of a text whose wording may say how: "Ten fighters were killed in the past two days" could be anything
LOOSE = {"casualties": 0.4, "attack": 0.5}  # say not how; how likely what does must be: of 77 snippets 61 right, the rules 5
HOW = frozenset(
    "air_strike armed_clash chemical_attack excessive_force execution explosion mob_violence sexual_violence shelling".split()
)


def act_by_wording(draft: Draft) -> Act | None:
    """The act that a short report tells by its wording; None where the wording is not that of one kind by far."""
    kinds, share = likeliest(draft)
    if not kinds or kinds[0] in NO_ACT or share < LIKELY:
        return None
    trigger = next(news_words(draft), None)
    if trigger is None:
        return None
    row, verb = Row(rank=0, kind=kinds[0]), trigger.pos_ in ("VERB", "AUX")
    frame = Frame(trigger) if says(trigger) else frame_of(trigger) if verb else noun_frame(trigger)  # who speaks did none of it
    return Act(trigger, frame, row, row.kind, f"wording as {row.kind}: {share:.0%} likely, no word of such an act is known")


def harm_by_wording(draft: Draft, claim: Claim) -> tuple[str, Reason] | None:
    """The kind of harm that a short report tells by its wording, and why, where a claim says no more than harm; else None."""
    if claim.kind not in LOOSE or claim.negated or claim.aspect != "actual" or len(draft.report.text.split()) < ENOUGH:
        return None
    kinds, share = likeliest(draft)
    if not kinds or kinds[0] not in HOW or claim.kind in kinds or share < LOOSE[claim.kind]:
        return None
    return kinds[0], Reason(rule="wording", words=f"the report is worded as one on {kinds[0]}: {share:.0%} likely")


def likeliest(draft: Draft) -> tuple[tuple[str, ...], float]:
    """The kinds that a short report speaks of, and how likely; none for a long one, or one of too few words."""
    if not draft.trained or len(draft.report.text.split()) < FEWEST:
        return (), 0.0
    return max(topics_of(draft.report.text).items(), key=lambda item: item[1], default=((), 0.0))


def news_words(draft: Draft) -> Iterator[Token]:
    """The words that carry the news of each sentence: its main verb, or the one behind a verb of speech; else its main noun."""
    for sentence in draft.doc.sents:
        word = sentence.root
        while says(word) and (said := next((one for one in word.children if one.dep_ == "ccomp"), None)):
            word = said
        if word.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and not draft.is_debris(word.idx):
            yield word


def says(word: Token) -> bool:
    """Whether a word is a verb of speech."""
    return bool(load_speech().sense(lemma(word), "VERB"))
