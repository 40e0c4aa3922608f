"""Who stands behind a clause: the attributions that cover it, what the innermost does with it, the outlet's own doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contested.reading.draft import Draft
from contested.reading.speech_lexicon import load_speech
from contested.records import Attribution

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
DOUBT = re.compile(
    r"\b(?:no independent (?:confirmation|verification)|"
    r"(?:could|can|has|have|had|was|were) ?(?:not|n['’]t) (?:be |been )?(?:immediately |independently ){0,2}(?:be |been )?"
    r"(?:independently |immediately )?(?:verif(?:y|ied)|confirm(?:ed)?|authenticated?|corroborated?)|"
    r"(?:unable|impossible|not possible|difficult) to (?:independently )?(?:verify|confirm|authenticate)|"
    r"un(?:confirmed|verified|corroborated|substantiated)|not (?:been )?independently (?:verified|confirmed)|"
    r"reportedly|allegedly|purported(?:ly)?|supposedly|unclear whether)\b",
    re.I,
)


def speakers_of(draft: Draft, start: int, end: int) -> tuple[Attribution, ...]:
    """The attributions whose content covers this stretch (an act's trigger), outermost first."""
    covering = [one for one in draft.attributions if is_telling(one, draft.language) and covers(one, start, end)]
    return tuple(sorted(covering, key=lambda one: (one.content.start - one.content.end, one.start)))


def covers(one: Attribution, start: int, end: int) -> bool:
    """Whether the stretch lies in the content and is not the cue or the source itself."""
    if not (one.content.start <= start and end <= one.content.end):
        return False
    return not any(part is not None and part.start < end and start < part.end for part in (one.cue, one.source))


def is_telling(one: Attribution, language: str = "en") -> bool:
    """Whether the cue tells of something as having happened or not; wanting and supporting do not."""
    sense = load_speech(language).senses.get(one.sense)
    return (one.sense not in NOT_TOLD and sense is not None and sense.kind in SPEAKING) or one.direct


def stance_of(chain: Sequence[Attribution]) -> str:
    """What the innermost speaker does with it: "asserted" or "denied"."""
    if not chain:
        return "asserted"
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
        words = following.text.lstrip()[:40].lower()
        if DOUBT.search(following.text) and words.startswith(
            ("that ", "this ", "the claim", "there was no", "it could not", "these ", "neither ")
        ):
            last = following.end_char
    return sentence.start_char, last
