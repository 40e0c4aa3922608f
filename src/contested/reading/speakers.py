"""Who stands behind a clause: the attributions that cover it, what the innermost does with it, the outlet's own doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from contested.reading.draft import Draft
from contested.reading.speech_lexicon import load_speech
from contested.records import Attribution

WHOLE = ("according", "hedge", "colon", "carried")  # rules whose content is a whole clause by itself
THINGS_THAT_TELL = {"sources", "source", "media", "reports", "report", "statement", "residents", "witnesses", "officials", "papers"}
SPEAKING = {"speech", "thought", "showing"}
NOT_TOLD = {
    "seem",
    "hope",
    "want",
    "call",
    "agree",
    "ask",
    "request",
    "promise",
    "praise",
    "criticize",
}  # no report of what happened
NOBODY = re.compile(r"(?:no|no-one|nobody|none|neither)\b", re.IGNORECASE)
POINTING_BACK = ("that ", "this ", "the claim", "there was no", "it could not", "these ", "neither ")
DOUBT = re.compile(
    r"\b(?:no independent (?:confirmation|verification)|"
    r"(?:could|can|has|have|had|was|were) ?(?:not|n['’]t) (?:be |been )?(?:immediately |independently ){0,2}(?:be |been )?"
    r"(?:independently |immediately )?(?:verif(?:y|ied)|confirm(?:ed)?|authenticated?|corroborated?)|"
    r"(?:unable|impossible|not possible|difficult) to (?:independently )?(?:verify|confirm|authenticate)|"
    r"un(?:confirmed|verified|corroborated|substantiated)|not (?:been )?independently (?:verified|confirmed)|"
    r"(?:investigat(?:e|es|ed|ing)|look(?:s|ed|ing)? into) (?:reports|claims|allegations|accusations) (?:that|of)|"
    r"reportedly|allegedly|purported(?:ly)?|purport(?:s|ing)? to|supposedly|unclear whether|"
    r"no (?:evidence|proof|sign|indication)s? (?:yet |so far )?(?:that|of)|"
    r"(?:appear|seem)(?:s|ed)? to (?:show|depict|have (?:been )?(?:kill|hit|struck|destroy|shot|tak|captur|carr))\w*|"
    r"(?:is|are|was|were) (?:widely )?(?:believed|thought|suspected|presumed|feared|alleged|rumou?red) to (?:have|be behind))\b",
    re.I,
)

CLAIMED = re.compile(  # what is rejected in "rejected claims that", "dismissed as false the rebels' report that"
    r"(?:[\w'’]+ ){0,4}(?:claims?|reports?|allegations?|accusations?|suggestions?|assertions?|rumou?rs?|charges?) (?:that|of)\b",
    re.I,
)


def speakers_of(draft: Draft, start: int, end: int) -> tuple[Attribution, ...]:
    """The attributions whose content covers this stretch (an act's trigger), outermost first.

    Of two with the same words as their source, the inner one counts: "denied that X and said that Y" are two words of one speaker.
    """
    if is_looked_into(draft, start):
        return ()  # nobody who is named says so
    covering = [
        one
        for one in draft.attributions
        if covers(one, start, end) and is_telling(draft, one) and not is_aside(draft, one, start) and can_speak(draft, one)
    ]
    covering = [one for one in covering if verb_of_report(draft, one) not in REJECTING]  # "rejected claims that" is his word
    if any(one.source is not None for one in covering):  # "he said that they were thought to have died": nobody is who thinks
        covering = [one for one in covering if one.source is not None]
    covering.sort(key=lambda one: (one.content.start - one.content.end, one.rule == "cited", one.start))
    inner = {(one.source.start, one.source.end): one for one in covering if one.source is not None}
    chain = [one for one in covering if one.source is None or inner[one.source.start, one.source.end] is one]
    names = {one.source_name: one for one in chain}  # "officials, who insisted that ..., said": one speaker
    return tuple(one for one in chain if one.source_name is None or names[one.source_name] is one)


def verb_of_report(draft: Draft, one: Attribution) -> str:
    """The lemma of the verb that has a noun of telling for its object: of "rejected claims that" reject; else empty."""
    cue = token_at(draft, one.cue.start) if one.cue else None
    return cue.head.lemma_.lower() if cue is not None and cue.pos_ == "NOUN" and cue.dep_ == "dobj" else ""


def is_looked_into(draft: Draft, start: int) -> bool:
    """Whether the stretch is what reports tell that somebody only looks into: "it is investigating reports that"."""
    token = token_at(draft, start)
    while token is not None and token.head.i != token.i:
        noun, token = token.head, token.head
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in HEARD:
            verb = noun.head.head if noun.head.pos_ == "ADP" else noun.head
            return verb.lemma_.lower() in INQUIRING
    return False


ANSWERED = frozenset("charge claim accusation allegation assertion report".split())
REJECTING = frozenset("reject dismiss deny refute dispute rubbish".split())
INQUIRING = frozenset("investigate probe examine check verify study review look".split())
HEARD = frozenset("report claim allegation accusation rumour rumor".split())


def covers(one: Attribution, start: int, end: int) -> bool:
    """Whether the stretch lies in the content and is not the cue or the source itself."""
    if not (one.content.start <= start and end <= one.content.end):
        return False
    return not any(part is not None and part.start < end and start < part.end for part in (one.cue, one.source))


def is_telling(draft: Draft, one: Attribution) -> bool:
    """Whether the cue tells of something as having happened or not; wanting and supporting do not, nor does "found nine bodies"."""
    if one.direct or one.rule.startswith(WHOLE):
        return one.direct or one.sense not in NOT_TOLD
    sense = load_speech(draft.language).senses.get(one.sense)
    if one.sense == "criticize" and one.content.text.startswith("that "):
        return True  # "complained that", "lamented that"
    if sense is None or one.sense in NOT_TOLD or sense.kind not in SPEAKING or is_silent(draft, one):
        return False
    return sense.kind not in ("thought", "showing") or has_clause(draft, one)


def has_clause(draft: Draft, one: Attribution) -> bool:
    """Whether the cue has a clause for its content, as in "believes that"."""
    cue = token_at(draft, one.cue.start) if one.cue else None
    return cue is None or any(
        child.dep_ in ("ccomp", "xcomp")
        or (child.dep_ == "dobj" and any(below.dep_ == "acl" and below.tag_ == "VBG" for below in child.children))
        for child in cue.children
    )


def is_silent(draft: Draft, one: Attribution) -> bool:
    """Whether the verb of speech is denied, so that nothing is told: "has not commented", "no group has said"."""
    if one.source is not None and NOBODY.match(one.source.text):
        return True
    cue = token_at(draft, one.cue.start) if one.cue else None
    if cue is None or cue.pos_ != "VERB":
        return False
    neither = cue.i > 0 and cue.nbor(-1).lower_ in ("neither", "nor")  # "has neither confirmed nor denied"
    return neither or any(child.dep_ == "neg" for child in cue.children)


def can_speak(draft: Draft, one: Attribution) -> bool:
    """Whether the source of a nested attribution is somebody; in a quotation the parser makes speakers of things."""
    if one.parent is None or not one.parent.direct or one.source is None:
        return True
    span = draft.doc.char_span(one.source.start, one.source.end, alignment_mode="expand")
    if span is None or span.root.pos_ in ("PRON", "PROPN"):
        return True
    return (
        any(mention.start <= span.root.idx < mention.end for mention in draft.actors) or str(span.root.lower_) in THINGS_THAT_TELL
    )


def is_aside(draft: Draft, one: Attribution, start: int) -> bool:
    """Whether the stretch stands in a relative clause about a thing named, and is the outlet's own: "hailed X, which holds Y"."""
    token = token_at(draft, start)
    if token is None or one.direct or one.cue is None or one.rule.startswith(WHOLE):
        return False
    aside = False
    while token.idx != one.cue.start and token.head.i != token.i:
        if token.dep_ in ("ccomp", "xcomp", "parataxis"):
            return False
        aside = aside or token.dep_ == "relcl"
        if token.dep_ == "relcl" and stance_of((one,)) == "denied" and token.left_edge.i and token.left_edge.nbor(-1).text == ",":
            return True  # "denied backing the rebels, who took the town"
        if token.dep_ == "relcl" and token.head.dep_ == "appos" and token.head.lemma_.lower() in ANSWERED:
            return True  # "said that its men were shot, a charge that the neighbour denied"
        token = token.head
    return aside


def token_at(draft: Draft, start: int) -> Token | None:
    """The token that begins here, or the one around it."""
    span = draft.doc.char_span(start, start + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def stance_of(chain: Sequence[Attribution]) -> str:
    """What the innermost speaker does with it: "asserted" or "denied"."""
    if not chain:
        return "asserted"
    if chain[-1].sense == "reject" and CLAIMED.match(chain[-1].content.text):
        return "denied"
    sense = load_speech().senses.get(chain[-1].sense)
    return sense.stance if sense else "asserted"


def outlet_doubt(draft: Draft, start: int, end: int) -> bool:
    """Whether the report says of the clause around this stretch that it is not independently confirmed."""
    from_, to = sentence_around(draft, start, end)
    return DOUBT.search(draft.report.text, from_, to) is not None


def sentence_around(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The sentence of the stretch, and the next one where it begins with the doubt ("That could not be verified")."""
    span = draft.doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return start, end
    sentence = span[0].sent
    last = sentence.end_char
    if sentence.end < len(draft.doc):
        following = draft.doc[sentence.end].sent
        first, past = following.start_char, following.end_char
        words = draft.report.text[first:past].lstrip()[:40].lower()
        if words.startswith(POINTING_BACK) and DOUBT.search(draft.report.text, first, past):
            last = past
    return sentence.start_char, last
