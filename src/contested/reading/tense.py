"""What the parse says of a time expression: the tense of its clause, and whether a word is a name."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.attrs import IDX
from spacy.tokens import Doc, Token

STARTS = "contested_token_starts"
FUTURE_AUX = {"will", "'ll", "’ll", "wo", "shall", "would"}
OPEN_AUX = {"may", "might", "must", "should"}  # of what is to come, but for "may have"
PAST_AUX = {"had", "has", "have", "was", "were", "'ve", "’ve", "did", "been"}
PLANNED = {"schedule", "expect", "set", "due", "slate", "plan", "poise", "aim", "intend", "hope", "want", "agree"}
MISTAGGED_PAST = {
    "retook",
    "overran",
    "outran",
    "outflew",
    "overthrew",
    "withdrew",
    "slew",
    "beset",
}  # for the tagger may be present
FIXED = {"schedule", "slate", "plan"}  # with a day, of what is to come, whatever their own tense
PUT_OFF = {"extend", "postpone", "delay", "adjourn", "give", "set", "have"}
UNTIL = re.compile(r"\b(?:until|till|through|to)\s+$")
SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
CLAUSES = ("advcl", "acl", "conj", "xcomp", "pcomp", "ccomp")


class Clauses:
    """Answers from the parse about characters of the text."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text  # as doc.text, which spaCy builds anew at every call
        self.starts = starts_of(doc)

    def token_at(self, offset: int) -> Token | None:
        """The token that holds the character."""
        index = bisect_right(self.starts, offset) - 1
        return self.doc[index] if index >= 0 else None

    def root(self, start: int, end: int) -> Token | None:
        """The head of the words from start to end."""
        first, last = self.token_at(start), self.token_at(end - 1)
        return self.doc[first.i : last.i + 1].root if first is not None and last is not None else None

    def tense(self, start: int, end: int) -> str:
        """`past` or `future`, of the verb that governs the characters from start to end; empty where it cannot be told."""
        text = self.text
        if text[end : end + 2] in ("'s", "’s"):  # "Tuesday's attack" has happened
            return "past"
        if text[max(0, start - 12) : start].rstrip().lower().endswith(("as early as", "as soon as", "effective")):
            return "future"
        if SINCE.search(text, max(0, start - 12), start):
            return "past"
        root = self.root(start, end)
        verb = governor(root) if root is not None else None
        if verb is not None and verb.lemma_ in PUT_OFF and UNTIL.search(text, max(0, start - 12), start):
            return "future"
        return tense_of(verb) if verb is not None else ""

    def is_name(self, start: int, end: int) -> bool:
        """Whether the last of the words is tagged as a name, noun or number rather than as a verb."""
        token = self.token_at(end - 1)
        return token is not None and token.pos_ in ("PROPN", "NOUN", "NUM")


def starts_of(doc: Doc) -> list[int]:
    """The offset of each token; kept with the parse, since every claim asks for it."""
    starts: list[int] | None = doc.user_data.get(STARTS)
    if starts is None:
        starts = doc.to_array([IDX]).ravel().tolist() if len(doc) else []
        doc.user_data[STARTS] = starts
    return starts


def governor(token: Token) -> Token | None:
    """The nearest verb above the token."""
    return next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)


def tense_of(verb: Token) -> str:
    """The tense of a verb with its auxiliaries."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & FUTURE_AUX or verb.lower_ in FUTURE_AUX:
        return "future"
    if helpers & OPEN_AUX and not helpers & PAST_AUX:
        return "future"
    if "to" in helpers:
        return after_to(verb)
    if verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and any(child.lemma_ in PLANNED for child in verb.children):
        return "future"
    if verb.lemma_ in FIXED and "had" not in helpers:
        return "future"
    if verb.tag_ == "VBD" or helpers & PAST_AUX:
        return "past"
    if verb.tag_ in ("VBG", "VBN"):
        return participle(verb, helpers)
    if verb.lower_ in MISTAGGED_PAST:
        return "past"
    present = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ not in ("be", "say", "report", "have")
    return "future" if present else ""


def participle(verb: Token, helpers: set[str]) -> str:
    """The tense of an -ing or -ed form."""
    if verb.lemma_ in PLANNED or (verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re", "’s", "’re", "am"}):
        return "future"
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not helpers:
        return "past"
    if verb.head is not verb and verb.dep_ in CLAUSES and verb.head.pos_ in ("VERB", "AUX"):
        return tense_of(verb.head)
    return "past" if verb.tag_ == "VBN" else ""


def after_to(verb: Token) -> str:
    """The tense of "to VERB"."""
    if not after_plan(verb):
        return tense_of(verb.head) if verb.head is not verb else ""
    above = [verb.head, verb.head.head]
    return (
        "past"
        if any(child.lower_ == "had" and child.dep_ in ("aux", "auxpass") for word in above for child in word.children)
        else "future"
    )


def after_plan(verb: Token) -> bool:
    """Whether "to VERB" follows a word of planning that is not itself past and done."""
    head = verb.head
    return head is not verb and (head.lemma_ in PLANNED or head.tag_ in ("VBZ", "VBP", "VB", "NN", "NNS", "JJ"))
