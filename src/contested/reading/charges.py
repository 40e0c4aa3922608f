"""Acts that somebody is only accused of, and by whom; acts that somebody denies."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.pipeline import lemma


def charge_of(act: Token) -> Token | None:
    """The verb of accusing that brings the act with its "of": "accused by the rebels of bombing the market"; else None."""
    if act.dep_ == "conj":
        act = act.head
    prep = act.head
    if act.dep_ not in ("pcomp", "pobj") or prep.lower_ not in CHARGING:
        return None
    above = prep.head
    while above.pos_ in ("NOUN", "PROPN", "PRON", "ADP") and above.head != above:  # the parser hangs "of" on who is named last
        above = above.head
    return above if lemma(above) == CHARGING[prep.lower_] else None


CHARGING = {"of": "accuse", "for": "blame"}


def held_by(act: Token) -> Token | None:
    """The verb by which somebody is held to the act: "held the militia responsible for the massacre"; else None."""
    prep = act.head
    word = prep.head
    if act.dep_ not in ("pobj", "pcomp") or prep.lower_ != "for" or word.lower_ not in ("responsible", "accountable"):
        return None
    above = word.head
    while above.pos_ in ("NOUN", "PROPN") and above.head != above:
        above = above.head
    return above if lemma(above) == "hold" else None


def accuser(act: Token) -> Token | None:
    """Who accuses somebody of the act, by name behind "by" or as the subject; None where nobody is said to."""
    verb = charge_of(act) or held_by(act)
    if verb is None:
        return None
    behind = (below for child in verb.children if child.lower_ == "by" for below in child.children if below.dep_ == "pobj")
    return next(behind, None) or next((child for child in verb.children if child.dep_ == "nsubj"), None)


def is_denied(trigger: Token) -> bool:
    """Whether a verb is what somebody denies having done: "denied shelling the village"."""
    if trigger.dep_ == "ccomp" and lemma(trigger.head) == "be":  # "it is a lie that we shelled the hospital"
        return any(child.dep_ in ("attr", "acomp") and lemma(child) in UNTRUE for child in trigger.head.children)
    if disowning(trigger) is not None:
        return True
    if trigger.dep_ == "relcl" and lemma(trigger.head) in UNTRUE:
        return bool(trigger.head.dep_ == "attr")
    having = trigger.tag_ == "VBG" or any(child.dep_ == "aux" and child.tag_ == "VBG" for child in trigger.children)
    return trigger.dep_ in ("xcomp", "ccomp") and having and lemma(trigger.head) == "deny"


def disowning(act: Token) -> Token | None:
    """The verb by which somebody is said to have no part in the act: "had nothing to do with the raid"; else None."""
    if act.dep_ != "pobj":
        return None
    link = act.head.head
    if act.head.lower_ == "with" and lemma(link) == "do" and link.head.lower_ == "nothing":
        return link.head.head if lemma(link.head.head) == "have" else None
    if (
        act.head.lower_ != "in"
        or lemma(link) not in SHARE
        or link.dep_ != "dobj"
        or lemma(link.head) not in ("have", "play", "take")
    ):
        return None
    none = any(child.lower_ == "no" for child in link.children) or any(child.dep_ == "neg" for child in link.head.children)
    return link.head if none else None


SHARE = {"part", "role", "hand", "involvement", "share"}
UNTRUE = {"lie", "untrue", "false", "fabrication", "nonsense", "falsehood"}
