"""The tense of the clause that a time expression stands in, from the parse."""

from __future__ import annotations

from spacy.tokens import Doc, Token

FUTURE_AUX = {"will", "'ll", "’ll", "wo", "shall", "would", "wouldn't"}
PLANNED = {"schedule", "expect", "set", "due", "slate", "plan", "poise", "aim", "intend", "hope", "want", "about", "agree"}


def tense_at(doc: Doc, start: int, end: int) -> str:
    """`past` or `future`, of the verb that governs the characters from start to end; empty where it cannot be told."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return ""
    verb = governor(span.root)
    return tense_of(verb) if verb is not None else ""


def governor(token: Token) -> Token | None:
    """The nearest verb above the token."""
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def tense_of(verb: Token) -> str:
    """The tense of a verb with its auxiliaries."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & FUTURE_AUX or verb.lower_ in FUTURE_AUX:
        return "future"
    if "to" in helpers:
        return "future" if after_plan(verb) else tense_of(verb.head) if verb.head is not verb else ""
    if verb.tag_ == "VBD" or helpers & {"had", "has", "have", "was", "were", "'ve", "did", "been"}:
        return "past"
    if verb.tag_ in ("VBG", "VBN"):
        return participle(verb, helpers)
    return "future" if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ != "be" and verb.lemma_ not in ("say", "report", "have") else ""


def participle(verb: Token, helpers: set[str]) -> str:
    """The tense of an -ing or -ed form."""
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re", "’s", "’re", "am"}:
        return "future"
    if verb.lemma_ in PLANNED:
        return "future"
    if verb.head is not verb and verb.dep_ in ("advcl", "acl", "conj", "xcomp", "pcomp", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        return tense_of(verb.head)
    return "past" if verb.tag_ == "VBN" else ""


def after_plan(verb: Token) -> bool:
    """Whether "to VERB" follows a word of planning that is not itself past and done."""
    head = verb.head
    return head is not verb and (head.lemma_ in PLANNED or head.tag_ in ("VBZ", "VBP", "VB", "NN", "NNS", "JJ"))


def is_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the characters are tagged as a name or noun rather than as a verb."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and len(span) > 0 and span[-1].pos_ in ("PROPN", "NOUN", "NUM")
