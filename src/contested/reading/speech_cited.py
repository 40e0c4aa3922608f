"""Whom a speaker has it from: "the station said, quoting the police, that"; his source says it within what he says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from contested.reading.draft import Draft, offsets
from contested.reading.lexicon import words
from contested.reading.pipeline import lemma
from contested.reading.speech_names import short
from contested.records import Attribution

CITING = {"cite", "quote"}
UNTOLD = words("no_witnesses")


def cited(draft: Draft, found: Iterable[Attribution]) -> list[Attribution]:
    """What was found, and for each speech of a sentence that cites somebody the same words as said by him."""
    found = list(found)
    added = [one for token in draft.doc if lemma(token) in CITING and token.tag_ == "VBG" for one in handed_on(draft, token, found)]
    return [*found, *added]


def handed_on(draft: Draft, cue: Token, found: list[Attribution]) -> Iterator[Attribution]:
    """The attribution to whom "citing" brings, within that of the sentence."""
    head = next((child for child in cue.children if child.dep_ == "dobj" and child.i > cue.i), None)
    if head is None or head.pos_ not in ("NOUN", "PROPN") or lemma(head) in UNTOLD:
        return
    if any(child.dep_ == "prep" and child.lower_ == "as" for child in (*cue.children, *head.children)):
        return  # "quoting him as saying" has a cue of its own
    sentence = cue.sent
    near = [one for one in found if one.cue is not None and sentence.start_char <= one.cue.start < sentence.end_char]
    outer = max((one for one in near if speaks_before(draft, one, cue)), key=lambda one: len(one.content.text), default=None)
    if outer is None:
        return
    source = draft.cut(head.left_edge.idx, offsets(head.right_edge)[1])
    name = short(source.text)
    source = draft.cut(source.start, source.start + len(name)) if source.text.startswith(name) else source
    yield replace(
        outer,
        rule="cited",
        source=source,
        cue=draft.span(cue),
        source_name=source.text,
        parent=outer,
        carried=False,
        sense="report",
    )


def speaks_before(draft: Draft, one: Attribution, citing: Token) -> bool:
    """Whether the citing is the speaker's own: it hangs on his verb, on him, or on what he says."""
    if one.source is None or one.direct or one.cue is None:
        return False
    cue = draft.doc.char_span(one.cue.start, one.cue.end, alignment_mode="expand")
    if cue is None or one.sense in ("deny", "accuse", "request", "ask"):
        return False
    above = [token.i for token in citing.ancestors]
    return cue.root.i in above or citing.i in [token.i for token in cue.root.ancestors] or cue.root.head.i in above
