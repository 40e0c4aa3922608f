"""An act that no word of the lexicon names, told by what a short report says as a whole.

Only in a report of a few sentences whose wording is that of one kind of act by far, and where the rules found nothing. The claim
hangs on the verb that carries the news, and its rule says all this.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.draft import Draft
from contested.reading.frames import frame_of, noun_frame
from contested.reading.lexicon import Row
from contested.reading.pipeline import lemma
from contested.reading.speech_lexicon import load_speech
from contested.reading.topics import OTHER_NEWS, topics_of

LIKELY = 0.4  # how likely a kind must be; of our held snippets without a word of an act 12 of 13 above it were right, 8 of 14 below
FEWEST = 10  # words of a text whose wording tells anything: "The band gathered in the studio." reads like a protest
TOO_WIDE = {"meeting", "recruitment_or_defection"}  # groups of kinds that have too little in common to name one
NO_ACT = {OTHER_NEWS} | TOO_WIDE


def act_by_wording(draft: Draft) -> Act | None:
    """The act that a short report tells by its wording; None where the wording is not that of one kind by far."""
    if not draft.trained or len(draft.report.text.split()) < FEWEST:
        return None
    shares = topics_of(draft.report.text)
    kinds, share = max(shares.items(), key=lambda item: item[1], default=((), 0.0))
    if not kinds or kinds[0] in NO_ACT or share < LIKELY:
        return None
    trigger = next(news_words(draft), None)
    if trigger is None:
        return None
    frame = frame_of(trigger) if trigger.pos_ in ("VERB", "AUX") else noun_frame(trigger)
    row = Row(rank=0, kind=kinds[0])
    return Act(trigger, frame, row, row.kind, f"wording as {row.kind}: {share:.0%} likely, no word of such an act is known")


def news_words(draft: Draft) -> Iterator[Token]:
    """The words that carry the news of each sentence: its main verb, or the one behind a verb of speech; else its main noun."""
    for sentence in draft.doc.sents:
        word = sentence.root
        while load_speech().sense(lemma(word), "VERB") and (
            said := next((one for one in word.children if one.dep_ == "ccomp"), None)
        ):
            word = said
        if word.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and not draft.is_debris(word.idx):
            yield word


def what_it_says(word: Token) -> Token | None:
    """The verb of the clause behind a verb of speech; None for any other word."""
    if not load_speech().sense(lemma(word), "VERB"):
        return None
    return next((child for child in word.children if child.dep_ == "ccomp"), None)
