"""Words of an act that tell none: what nobody did, what a term is said to mean, who is brought to a doctor."""

from __future__ import annotations

from spacy.tokens import Token

from contested.kinds import load_kinds
from contested.reading.act import Act
from contested.reading.charges import disowning
from contested.reading.classes import word_classes
from contested.reading.pipeline import lemma
from contested.records import Claim


def tells_none(claim: Claim, act: Act) -> bool:
    """Whether the words around an act show that it is none, or none of this report."""
    return (
        is_of_no_one(claim, act)
        or is_glossed(act.trigger)
        or is_brought_to_care(claim, act)
        or is_not_stopped(claim, act)
        or is_long_dead(claim, act.trigger)
        or is_loss_owned(claim, act.trigger)
        or is_wrong_in_general(claim, act.trigger)
        or is_left_open(act.trigger)
        or is_mark_of_deal(claim, act.trigger)
        or (claim.kind == "offensive" and lemma(act.trigger) == "close" and bool(act.frame.objects))  # "closed its office in"
        or (disowning(act.trigger) is not None and not claim.speakers)
    )


def is_none(word: Token) -> bool:
    """Whether a word stands for nobody: "nobody", "no one", "no court"."""
    return word.lower_ in NOBODY or any(child.lower_ == "no" and child.dep_ in ("det", "neg") for child in word.children)


NOBODY = {"nobody", "none", "no-one", "neither"}


def is_of_no_one(claim: Claim, act: Act) -> bool:
    """Whether nobody speaks or agrees: "no court has agreed to try him"; that nobody owned up to an attack is news of it."""
    if not claim.negated or claim.kind == "claim_of_responsibility" or load_kinds()[claim.kind].family != "diplomacy":
        return False
    return bool(act.frame.subjects) and all(is_none(head) for head in act.frame.subjects)


def is_glossed(trigger: Token) -> bool:
    """Whether a clause only says what a term stands for: "use the term "neutralized" to imply that the men surrendered"."""
    meaning = next((above for above in trigger.ancestors if lemma(above) in MEANING), None)
    if meaning is None or meaning.sent.start != trigger.sent.start:
        return False
    return any(lemma(word) in TERMS for word in trigger.doc[trigger.sent.start : meaning.i])


MEANING = {"imply", "mean", "denote", "signify", "indicate"}
TERMS = {"term", "word", "expression", "euphemism", "phrase"}


def is_brought_to_care(claim: Claim, act: Act) -> bool:
    """Whether somebody hurt is brought to a doctor: "was evacuated to the hospital", and the wounds of whom they bring."""
    verb = act.trigger
    to_care = any(prep == "to" and lemma(head) in CARE for prep, head in act.frame.phrases)
    if claim.kind in ("abduction", "detention") and lemma(verb) in ("take", "bring"):
        return to_care
    if claim.kind in ("displacement", "withdrawal") and lemma(verb) in CARRYING:
        if to_care:
            return True
        moved = act.frame.objects or [child for child in verb.children if child.dep_ == "dobj"]
        return bool(moved) and all(is_hurt(head) for head in moved)
    if claim.kind not in ("casualties", "air_strike", "attack") or lemma(verb) not in HURT or verb.dep_ not in ("amod", "acl"):
        return False
    return verb.head.dep_ in ("dobj", "nsubjpass") and lemma(verb.head.head) in CARRYING


def is_hurt(head: Token) -> bool:
    """Whether a word is for somebody hurt or sick: "the wounded", "two injured men"."""
    return bool(word_classes(head) & {"patient", "wounded_word"}) or any(lemma(child) in HURT for child in head.children)


CARRYING = {"evacuate", "airlift", "fly", "ferry", "transport", "rush", "carry", "transfer", "medevac"}
CARE = {"hospital", "clinic", "infirmary", "centre", "center", "ward", "surgeon"}
HURT = {"wound", "wounded", "injure", "injured"}


def is_not_stopped(claim: Claim, act: Act) -> bool:
    """Whether somebody will or can not stop the other, or himself: "we shall not halt the advance"."""
    return claim.kind == "armed_clash" and claim.negated and lemma(act.trigger) in STOPPING


STOPPING = {"halt", "stop", "repel", "repulse", "contain", "block"}


def is_long_dead(claim: Claim, trigger: Token) -> bool:
    """Whether a word only says how long somebody had been dead: "they had been dead for two days"."""
    if claim.kind != "casualties" or trigger.lower_ != "dead" or trigger.dep_ != "acomp":
        return False
    spans = (below for child in trigger.head.children if child.lower_ == "for" for below in child.children)
    return any(lemma(below) in SPANS for below in spans)


SPANS = {"hour", "day", "week", "month", "year", "time", "while"}


def is_loss_owned(claim: Claim, verb: Token) -> bool:
    """Whether somebody owns that he lost, not that he did it: "admits to losing two aircraft"."""
    if claim.kind != "claim_of_responsibility" or lemma(verb) not in ("admit", "acknowledge", "confess", "own"):
        return False
    below = [*verb.children, *(one for child in verb.children if child.dep_ == "prep" for one in child.children)]
    return any(one.dep_ in ("xcomp", "pcomp", "ccomp") and lemma(one) == "lose" for one in below)


def is_left_open(trigger: Token) -> bool:
    """Whether somebody only does not comment on whether it is so: "would not comment on whether two men were in detention"."""
    if not any(child.dep_ == "mark" and child.lower_ == "whether" for child in trigger.children):
        return False
    return any(lemma(above) in ("comment", "speculate", "elaborate") for above in trigger.ancestors)


def is_wrong_in_general(claim: Claim, trigger: Token) -> bool:
    """Whether acts of a sort are called a wrong, and none is told: "the recruitment of children is a war crime"."""
    verb = trigger.head
    if trigger.dep_ != "nsubj" or verb.tag_ not in ("VBZ", "VBP") or lemma(verb) != "be":
        return False
    if claim.places or claim.figures or claim.when.source == "text" or any(word.pos_ == "PROPN" for word in trigger.subtree):
        return False
    return any(child.dep_ == "attr" and lemma(child) in WRONGS for child in verb.children)


WRONGS = {"crime", "violation", "breach", "offence", "offense", "sin", "abuse"}


def is_mark_of_deal(claim: Claim, trigger: Token) -> bool:
    """Whether a participle only says which deal is meant: "in violation of the ceasefire agreed in March"."""
    if claim.kind not in ("agreement", "ceasefire") or trigger.lower_ not in MADE or not trigger.i or trigger.dep_ == "ROOT":
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for child in trigger.children):
        return False
    return bool(word_classes(trigger.nbor(-1)) & {"deal", "truce"}) and trigger.nbor(-1).dep_ not in ("nsubj", "nsubjpass")


MADE = {"agreed", "signed", "brokered", "reached", "concluded", "negotiated", "mediated", "announced", "declared"}
