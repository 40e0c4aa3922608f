"""Which claims stand: none that only points back at an act, marks somebody, speaks of a sort of acts, or fills another claim."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.kinds import load_kinds
from contested.reading.act import Act
from contested.reading.classes import word_classes
from contested.reading.draft import Draft
from contested.reading.no_acts import tells_none
from contested.reading.pipeline import lemma
from contested.reading.settling import STRIKES
from contested.records import Claim


def says_something(claim: Claim, act: Act) -> bool:
    """Whether a noun that only points back at an act ("the attack", "the latest clash") brings anything of its own."""
    if is_general(claim, act) or is_bare_harm(claim, act) or is_background(claim, act) or tells_none(claim, act):
        return False
    barred = is_barred(act.trigger) or is_mark(claim, act.trigger)
    if is_empty_handed(claim, act) or barred or is_getaway(claim, act):
        return False
    if (
        act.trigger.pos_ not in ("NOUN", "PROPN")
        or act.absorbed
        or act.row.rank < 0
        or act.kind == "explosive_hazard"
        or not points_back(act)
    ):
        return True
    return tells_more(claim)


def is_getaway(claim: Claim, act: Act) -> bool:
    """Whether those who flee are the doers of a deed, and no displaced people: "shot by men who fled on motorcycles"."""
    verb = act.trigger
    if claim.kind != "displacement" or lemma(verb) not in GETTING_AWAY:
        return False
    movers = (*act.frame.subjects, *act.frame.objects)
    by_doers = any(head.dep_ == "pobj" and head.head.dep_ == "agent" for head in movers)
    wheels = any(prep in ("on", "in", "of") and "vehicle" in word_classes(head) for prep, head in act.frame.phrases)
    if wheels and any(lemma(head) in MEN or "armed" in word_classes(head) for head in movers):
        return True
    return by_doers or any(lemma(head) in ASSAILANTS for head in movers)


GETTING_AWAY = {"flee", "escape", "run", "force"}
MEN = {"man", "individual", "person", "suspect", "youth"}
ASSAILANTS = {"assailant", "attacker", "gunman", "killer", "kidnapper", "robber", "bomber", "perpetrator", "captor"}


def is_mark(claim: Claim, trigger: Token) -> bool:
    """Whether a participle only says who is meant: "killing 52 displaced people", "the accused had ordered"."""
    if claim.kind == "displacement":
        return (
            trigger.dep_ == "amod"
            and trigger.head.dep_ in ("dobj", "nsubjpass", "pobj")
            and trigger.head.head.pos_ in ("VERB", "ADP")
        )
    if claim.kind == "property_destruction":  # "the driver of the destroyed vehicle"
        return trigger.dep_ == "amod" and trigger.tag_ == "VBN" and is_definite(trigger.head) and not claim.figures
    if claim.kind == "accusation" and trigger.lower_ == "accused":
        return is_definite(trigger) and trigger.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    return False


def is_barred(trigger: Token) -> bool:
    """Whether an act is one that somebody was kept from: "were not permitted to enter", "prevented people from leaving"."""
    head = trigger.head
    if trigger.lower_ == "warning" and head.lower_ == "without":
        return True
    if lemma(trigger) in ("ask", "request", "prefer", "insist", "demand") and stays_unnamed(trigger):
        return True
    if trigger.dep_ == "xcomp" and lemma(head) in ALLOWING:
        return any(child.dep_ == "neg" for child in head.children)
    return trigger.dep_ == "pcomp" and head.lower_ == "from" and lemma(head.head) in KEEPING


def stays_unnamed(verb: Token) -> bool:
    """Whether somebody only asks to be left out: "who asked not to be named", "requested anonymity"."""
    return any(lemma(child) in UNNAMED for child in verb.children)


UNNAMED = {"name", "identify", "anonymity", "quote"}
ALLOWING = {"permit", "allow", "let", "able"}
KEEPING = {"prevent", "stop", "bar", "keep", "block", "hinder", "deter", "prohibit", "ban"}


def is_empty_handed(claim: Claim, act: Act) -> bool:
    """Whether a noun points back at a strike and only says how or why it is spoken of: "took credit for the raid in an e-mail"."""
    noun = act.trigger
    if claim.kind not in STRIKES or noun.pos_ != "NOUN" or act.absorbed or not is_definite(noun) or tells_more(claim):
        return False
    return not any(child.lower_ in ("on", "against", "of", "at", "near", "by", "from") for child in noun.children)


def tells_more(claim: Claim) -> bool:
    """Whether a claim says who, whom, where, when or how many."""
    return names_something(claim) or claim.when.source == "text"


def names_something(claim: Claim) -> bool:
    """Whether a claim says who, whom, where or how many."""
    return bool(claim.actors or claim.targets or claim.places or claim.figures)


def is_bare_harm(claim: Claim, act: Act) -> bool:
    """Whether harm is only somebody's mark or nobody's: "the wounded", "a wounded man", "nobody was hurt"."""
    trigger = act.trigger
    if act.kind != "casualties" or act.absorbed:
        return False
    if claim.kind == "casualties" and not claim.negated and not tells_more(claim) and befalls_a_thing(act):
        return True  # "talks died before they were born", "the horse was killed"
    if any(
        head.lower_ in NOBODY or (head.lower_ == "one" and head.i and head.nbor(-1).lower_ == "no") for head in act.frame.objects
    ):
        return True
    if not claim.figures and (is_asked(act) or (lemma(trigger) == "leave" and not claim.targets)):
        return True  # "fled, leaving their dead behind"
    if trigger.dep_ == "amod":
        return not any(child.dep_ == "nummod" for child in trigger.head.children)
    return trigger.lower_ in ("wounded", "injured", "dead") and not claim.figures and is_definite(trigger)


def befalls_a_thing(act: Act) -> bool:
    """Whether what dies or is killed is no person or people by its noun, and no number stands for them: "talks died"."""
    heads = (*act.frame.subjects, *act.frame.objects)
    if lemma(act.trigger) in ("put", "estimate") or not heads:
        return False
    return all(head.pos_ in ("NOUN", "PROPN") and not word_classes(head) & SOMEBODY for head in heads)


SOMEBODY = {"people", "person", "armed", "civilian", "body", "state", "toll_word"}


def is_asked(act: Act) -> bool:
    """Whether nobody knows the toll: "it was not clear how many people had died"."""
    heads = (*act.frame.subjects, *act.frame.objects)
    return any(word.lower_ == "how" for head in heads for word in head.doc[max(0, head.i - 4) : head.i])


NOBODY = {"nobody", "none", "no-one"}


def is_background(claim: Claim, act: Act) -> bool:
    """Whether a participle only tells which one is meant: "suspects", "a truce brokered by the king", "residents suspected of"."""
    if act.trigger.dep_ != "acl" or not act.frame.passive:
        return False
    return claim.kind in ("agreement", "ceasefire", "request") or (claim.kind == "accusation" and not claim.actors)


def is_definite(noun: Token) -> bool:
    """Whether "the", "this" or the like stands before a noun."""
    return any(child.lower_ in DEFINITE for child in noun.children)


DEFINITE = {"the", "this", "that", "these", "those", "latest", "its", "their"}


def is_general(claim: Claim, act: Act) -> bool:
    """Whether a bare plural stands for acts of a sort, none of them told: "murders will be punished", "he condemned attacks"."""
    trigger = act.trigger
    if trigger.tag_ != "NNS" or claim.kind not in STRIKES | {"abduction", "execution"} or act.absorbed:
        return False
    if (
        claim.actors
        or claim.figures
        or claim.places
        or claim.when.source == "text"
        or any(one.kind == "person" for one in claim.targets)
    ):
        return False
    return not any(child.dep_ in ("det", "poss", "nummod", "relcl", "acl") for child in trigger.children)


def points_back(act: Act) -> bool:
    """Whether a noun has "the", "this" or "latest" before it and nothing that says where or of what."""
    return is_definite(act.trigger) and not any(child.dep_ == "prep" for child in act.trigger.children)


def without_repeats(draft: Draft, acts: dict[str, Act]) -> list[Claim]:
    """The claims without those that only fill another: what is asked, planned or threatened; a headline that the text repeats."""
    triggers = {act.trigger.i: act.kind for act in acts.values()}
    titles = [block for block in draft.blocks if block.role == "title"]
    in_body = {claim.kind for claim in draft.claims if not any(block.start <= claim.start < block.end for block in titles)}
    kept = []
    for claim in draft.claims:
        trigger = acts[claim.id].trigger
        around = [triggers[ancestor.i] for ancestor in asked_of(trigger) if ancestor.i in triggers]
        if trigger.lemma_.lower() == "allege" and any(word.i in triggers and word != trigger for word in trigger.subtree):
            draft.note("part of another", f"“{claim.trigger.text}” only tells who says another act of the sentence", claim.start)
        elif around and not is_lasting(trigger) and (claim.aspect in UNDONE or is_aim(trigger) or around[0] == "request"):
            draft.note(
                "part of another",
                f"“{claim.trigger.text}” is what another act of the sentence asks for, plans or aims at",
                claim.start,
            )
        elif is_told_with(claim, trigger, triggers):
            draft.note("part of another", f"“{claim.trigger.text}” tells more of another act of the sentence", claim.start)
        elif is_bare_attack(claim, acts[claim.id]) and any(is_deed(other) for other in draft.claims if other is not claim):
            draft.note("names nothing", f"“{claim.trigger.text}” says neither who, whom nor where beside other deeds", claim.start)
        elif claim.kind in in_body and any(block.start <= claim.start < block.end for block in titles):
            draft.note("headline", f"“{claim.trigger.text}” stands in a headline that the text repeats", claim.start)
        else:
            kept.append(claim)
    return kept


def is_told_with(claim: Claim, trigger: Token, triggers: dict[int, str]) -> bool:
    """Whether a word tells more of another act: "at a cost of nine dead", "hanged a man convicted of", "and gave themselves up"."""
    above = trigger.head
    if claim.kind == "casualties" and trigger.dep_ == "pobj" and lemma(above.head) in ("cost", "price"):
        return above.head.dep_ == "pobj" and above.head.head.head.i in triggers
    if claim.kind == "trial" and trigger.dep_ == "acl" and trigger.tag_ == "VBN":
        return above.head.i in triggers
    if claim.kind == "accusation" and trigger.pos_ == "NOUN":  # "an accusation that Moscow rejected"
        return any(child.dep_ in ("relcl", "acl") and lemma(child) in DISMISSING for child in trigger.children)
    joined = claim.kind == "agreement" and trigger.dep_ == "conj" and triggers.get(above.i) == "agreement"
    return joined and not any(child.dep_ == "nsubj" for child in trigger.children)


DISMISSING = {"reject", "deny", "dismiss", "refute", "rebut", "contest", "dispute"}


def is_bare_attack(claim: Claim, act: Act) -> bool:
    """Whether a noun only says that there was an attack: "the town is calm after Monday's attack", "political killings went on"."""
    noun = claim.kind == "attack" and act.trigger.pos_ == "NOUN"
    return noun and not act.absorbed and not names_something(claim)


def is_deed(claim: Claim) -> bool:
    """Whether a claim tells of fighting or harm."""
    return load_kinds()[claim.kind].family in ("fighting", "harm")


UNDONE = ("hypothetical", "planned")


def is_lasting(trigger: Token) -> bool:
    """Whether an act is a state that is there whatever is asked about it: "warned of a war unless the siege was lifted"."""
    return trigger.lemma_.lower() in ("siege", "blockade") and is_definite(trigger)


def asked_of(trigger: Token) -> Iterator[Token]:
    """The words above an act that may ask for it, plan it or be done with it for an aim.

    Not above a "saying" that gives a reason ("asked people to stay away, saying the road was mined"), nor above what is told of
    the one who asks ("the ministers, who met on Friday, urged").
    """
    below = trigger
    for ancestor in trigger.ancestors:
        if ancestor.tag_ == "VBG" and lemma(ancestor) in SAYING and ancestor.dep_ == "advcl":
            return
        if below.dep_ == "relcl" and is_in_subject(ancestor):
            return
        yield ancestor
        below = ancestor


def is_in_subject(noun: Token) -> bool:
    """Whether a noun is a verb's subject or hangs on one: "ministers of the states, who met"."""
    while noun.dep_ in ("pobj", "prep", "appos", "conj") and noun.pos_ != "VERB":
        noun = noun.head
    return noun.dep_ in ("nsubj", "nsubjpass")


SAYING = {"say", "claim", "add", "cite", "note"}


def is_aim(trigger: Token) -> bool:
    """Whether a verb says what another act is for: "advanced to retake the town"."""
    if trigger.dep_ == "xcomp" and lemma(trigger.head) in GOING_ON:
        return False
    return trigger.tag_ == "VB" and any(child.tag_ == "TO" for child in trigger.children)


GOING_ON = {"return", "continue", "manage", "proceed", "begin", "start"}  # "returned to bomb an ambulance": it did
