"""A second look at the claims that words of the lexicon gave in a longer report, sentence by sentence, by the model of triggers.

A claim whose word and sentence hardly tell an act of its kind falls; a word that surely tells a kind of act, of which its sentence
has no claim, makes one. What a report of a few sentences speaks of is told by `wording.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from contested.kinds import load_kinds
from contested.reading.act import Act
from contested.reading.draft import Draft
from contested.reading.frames import frame_of, noun_frame
from contested.reading.lexicon import Row
from contested.reading.topics import SHORT
from contested.reading.triggers import told_in
from contested.records import Claim

UNLIKELY = 0.02  # a claim less likely falls: of 132 in reports never read one in five was right, of the others two thirds
SURE = 0.75  # how likely a kind must be for a word that no claim hangs on to make one
FEWEST = 3  # words that may bear an act, of a sentence that is asked
BEARERS = ("VERB", "NOUN", "PROPN", "ADJ")  # the parts of speech of such words
DEEDS = ("harm", "fighting")  # families of kinds
STATES = ("territory_held", "military_support")  # kinds told in passing as well: "a stronghold of", "the foreign-backed forces"
TOLD = "told as "  # how the rule of a claim begins that the model made
Make = Callable[[Act], Claim]


def second_look(draft: Draft, acts: dict[str, Act], make: Make) -> list[Claim]:
    """The claims that stand, and those that were missed; `acts`: by the id of the claim made of each; `make`: the claim of one."""
    if not is_looked_at(draft):
        return draft.claims
    claims = [claim for claim in draft.claims if stands(draft, claim, acts[claim.id].trigger)]
    if not claims:
        return []  # a report that tells nothing plainly is hardly one of conflict
    known = {act.trigger.idx: act for act in acts.values()}
    return sorted([*claims, *missed(draft, claims, known, make)], key=lambda claim: claim.start)


def is_looked_at(draft: Draft) -> bool:
    """Whether the model is asked of a report: not of a short one, whose wording is asked as a whole."""
    return draft.trained and len(draft.report.text) >= SHORT


def share_of(kind: str, word: Token) -> float:
    """How likely a word tells a kind of act in its sentence, 0..1."""
    return told_in(word.sent.text).share(kind, word.idx - word.sent.start_char)


def stands(draft: Draft, claim: Claim, word: Token) -> bool:
    """Whether the word of a claim may tell an act of its kind; where it does not, a reason is noted."""
    share = share_of(claim.kind, word)
    if share >= UNLIKELY or is_named_deed(claim, word) or is_state(claim) or is_toll_of_deed(claim, word):
        return True
    draft.note(
        "second look", f"“{word.text}”, not {claim.kind}: {share:.1%} likely in this sentence", word.idx, word.idx + len(word)
    )
    return False


def is_named_deed(claim: Claim, word: Token) -> bool:
    """Whether a noun takes up a deed and says who did it or to whom: "the murder of the bishop" is told again, not untold."""
    return word.pos_ in ("NOUN", "PROPN") and load_kinds()[claim.kind].family in DEEDS and bool(claim.actors or claim.targets)


def is_toll_of_deed(claim: Claim, word: Token) -> bool:
    """Whether a toll without an act hangs on the word of a deed that the rules do not know: "returned fire, killing him"."""
    if claim.kind != "casualties" or not claim.figures:
        return False
    kind, likely = told_in(word.sent.text).best(word.idx - word.sent.start_char)
    return load_kinds()[kind].family in DEEDS and likely >= UNLIKELY


def is_state(claim: Claim) -> bool:
    """Whether a claim says what is so or goes on, which sentences about another thing tell too."""
    return claim.kind in STATES or claim.aspect in ("state", "ongoing")


def missed(draft: Draft, claims: list[Claim], known: dict[int, Act], make: Make) -> Iterator[Claim]:
    """A claim for each word that surely tells a kind of act which no claim of its sentence has told, outside the words of these."""
    for sentence in draft.doc.sents:
        near = [claim for claim in claims if claim.start < sentence.end_char and sentence.start_char < claim.end]
        kinds = {claim.kind for claim in (claims if in_title(draft, sentence) else near)}  # a headline is told again below it
        for act in sure_acts(draft, sentence, known):
            if act.kind not in kinds and not any(claim.start <= act.trigger.idx < claim.end for claim in near):
                kinds.add(act.kind)
                yield make(act)


def in_title(draft: Draft, sentence: Tokens) -> bool:
    """Whether a sentence stands in a headline."""
    return any(block.start <= sentence.start_char < block.end for block in draft.blocks if block.role == "title")


def sure_acts(draft: Draft, sentence: Tokens, known: dict[int, Act]) -> list[Act]:
    """The acts of the words that surely tell one, the surest first; `known`: those of the lexicon, by where their word begins."""
    words = [word for word in sentence if word.pos_ in BEARERS and not draft.is_debris(word.idx)]
    if len(words) < FEWEST:
        return []
    told = told_in(sentence.text)
    found = [(*told.best(word.idx - sentence.start_char), word) for word in words]
    ranked = sorted(found, key=lambda one: -one[1])
    return [act_of(word, kind, likely, known.get(word.idx)) for kind, likely, word in ranked if likely >= SURE]


def act_of(word: Token, kind: str, likely: float, known: Act | None) -> Act:
    """The act that a word tells of which the lexicon does not say so; `known`: what it does say, with the words that go with it."""
    frame = frame_of(word) if word.pos_ == "VERB" else noun_frame(word)
    rule = f"{TOLD}{kind}: {likely:.0%} likely, no word of such an act is known"
    return Act(word, frame, Row(rank=0, kind=kind), kind, rule, absorbed=known.absorbed if known else [])


def is_told(claim: Claim) -> bool:
    """Whether the model made a claim, of a word that the lexicon does not know for such an act."""
    return claim.rule.startswith(TOLD)
