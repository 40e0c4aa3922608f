"""An act that no word of the lexicon names, or none names closely, told by what a short report says as a whole.

Only in a report of a few sentences whose wording is that of one kind of act by far. Where the rules found nothing, or only what the
wording speaks against, a claim hangs on the verb that carries the news, and its rule says all this. Where the lead is a toll
without an act ("six were shot dead"), no more than an attack, or harm of an unlikely kind, it takes the kind of harm that the
wording tells, and its reasons say so.
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

LIKELY = 0.4  # how likely a kind must be; of 67 held texts of other news, 19 have a claim, most by their words
LIKELIER = {"accusation": 0.8}  # who blames whom mostly needs a word for it
FEWEST = 12  # words of a text whose wording tells anything: "The band gathered in the studio." reads like a protest
NO_ACT = {OTHER_NEWS, "meeting", "recruitment_or_defection"}  # and groups of kinds that have too little in common to name one
ENOUGH = 15  # words of a text whose wording may say how: "Ten fighters were killed in the past two days" could be anything
LOOSE = {"casualties": 0.4, "attack": 0.5}  # say not how; how likely what does must be: of 77 snippets 61 right, the rules 5
BY_FAR, UNLIKELY = 0.5, 0.05  # how likely another kind than a claim's must be, and how likely a claim's may be
HOW = frozenset(
    "air_strike armed_clash chemical_attack excessive_force execution explosion mob_violence sexual_violence shelling".split()
)


def act_by_wording(draft: Draft) -> Act | None:
    """The act that a short report tells by its wording and no claim tells; None where it is not that of one kind by far."""
    kinds, share = likeliest(draft)
    if not kinds or kinds[0] in NO_ACT or share < LIKELIER.get(kinds[0], LIKELY):
        return None
    if not all(is_unlikely(draft, claim, share) for claim in draft.claims):
        return None
    if any(same_deed(claim.kind, kinds[0]) for claim in draft.claims):
        return None  # left to the choice of the lead
    trigger = next(news_words(draft), None)
    if trigger is None:
        return None
    row, verb = Row(rank=0, kind=kinds[0]), trigger.pos_ in ("VERB", "AUX")
    frame = Frame(trigger) if speaks(trigger) else frame_of(trigger) if verb else noun_frame(trigger)  # who speaks did none of it
    return Act(trigger, frame, row, row.kind, f"wording as {row.kind}: {share:.0%} likely, no word of such an act is known")


def harm_by_wording(draft: Draft, claim: Claim) -> tuple[str, Reason] | None:
    """The kind of harm that a short report tells by its wording, and why, where its lead says no more than harm or is unlikely."""
    kinds, share = likeliest(draft)
    if not kinds or claim.kind in kinds or not same_deed(claim.kind, kinds[0]) or claim.negated or claim.aspect != "actual":
        return None
    if "armed_clash" in kinds and any(target.kind == "people" for target in claim.targets):
        return None  # whoever kills villagers fights nobody, however much of war the rest of the report tells
    loose = share >= LOOSE.get(claim.kind, 1.0) and is_enough(draft)
    if not loose and not is_unlikely(draft, claim, share):
        return None
    return kinds[0], Reason(rule="wording", words=f"the report is worded as one on {kinds[0]}: {share:.0%} likely")


def same_deed(kind: str, other: str) -> bool:
    """Whether two kinds of harm may be of one deed, told more or less closely."""
    return kind in HOW | LOOSE.keys() and other in HOW


def is_unlikely(draft: Draft, claim: Claim, share: float) -> bool:
    """Whether the wording speaks against a claim's kind, with another one so likely; never against one that it does not know."""
    if share < BY_FAR or not is_enough(draft):
        return False
    return next((part for kinds, part in topics_of(draft.report.text).items() if claim.kind in kinds), 1.0) < UNLIKELY


def is_enough(draft: Draft) -> bool:
    """Whether a report has words enough for its wording to overrule or sharpen what they say."""
    return len(draft.report.text.split()) >= ENOUGH


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


def speaks(word: Token) -> bool:
    """Whether a verb of speech is meant as one: not "they hold the town"."""
    return says(word) and not any(child.dep_ == "dobj" for child in word.children)


def says(word: Token) -> bool:
    """Whether a word is a verb of speech."""
    return bool(load_speech().sense(lemma(word), "VERB"))
