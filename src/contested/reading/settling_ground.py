"""What tells of ground whether it was taken, given up without a fight, or only marched to."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.classes import Classes
from contested.reading.lexicon import words
from contested.reading.pipeline import lemma

LEAVING = words("leaving")
FIGHTING = words("fighting")
PEACEFULLY = {"peacefully", "bloodlessly", "unopposed", "unchallenged"}
SENDING = {"send", "move", "transfer", "fly", "rush", "dispatch", "ship", "bus"}
BATTLES = {"battle", "clash", "combat", "fighting", "siege", "offensive"}
ROUTING = {
    "drive",
    "rout",
    "oust",
    "expel",
    "defeat",
    "dislodge",
    "overpower",
    "crush",
    "repel",
    "chase",
    "flush",
    "smash",
    "overwhelm",
}
ENTERING = {"enter", "march", "roll", "move", "reenter", "walk", "sweep", "storm", "push", "drive", "stream"}
PUSHES = {"drive", "bid", "attempt", "effort", "push", "fight", "battle", "campaign", "advance", "thrust"}
MARCHING = {"enter", "march", "sweep", "walk", "roll", "ride", "drive", "pour"}


def is_sent_to_place(act: Act, classes: Classes) -> bool:
    """Whether troops are sent to a town or a front and not to somebody: "the government sent troops to the port"."""
    if lemma(act.trigger) not in SENDING or not any("troops_moved" in classes.of(head) for head in act.frame.objects):
        return False
    goals = [head for prep, head in act.frame.phrases if prep == "to"]
    return any(head.i in classes.place_tokens and classes.knows.place_feature(head.text) != "country" for head in goals)


def is_newly_held(act: Act) -> bool:
    """Whether ground is said to be held again by those who had lost it, or to be held now, after a fight."""
    verb = act.trigger if act.trigger.pos_ in ("VERB", "AUX") else act.trigger.head
    adverbs = {child.lower_ for child in verb.children if child.dep_ == "advmod"}
    if adverbs & {"again", "back"}:
        return True
    return "now" in adverbs and any(
        child.lower_ in ("after", "following") and any(lemma(word) in FIGHTING for word in child.subtree) for child in verb.children
    )


def is_entry_after_rout(act: Act) -> bool:
    """Whether a force enters a place whose defenders it had beaten."""
    return lemma(act.trigger) in ENTERING and after_rout(act)


def after_rout(act: Act) -> bool:
    """Whether those who enter had beaten those who held the place: "marched into the town after driving off the garrison"."""
    clauses = [child for child in act.trigger.children if child.dep_ in ("prep", "advcl")]
    if any(lemma(word) in ROUTING for clause in clauses for word in clause.subtree if word.pos_ == "VERB"):
        return True
    after = (word for clause in clauses if clause.lower_ in ("after", "following") for word in clause.subtree)
    return any(lemma(word) in BATTLES for word in after)


def without_fight(act: Act) -> bool:
    """Whether ground is taken that the other side had left, or peacefully, in a sentence that tells of no fight."""
    sentence = act.trigger.sent
    said = {token.lemma_.lower() for token in sentence if token != act.trigger and not is_force(token)}
    if said & FIGHTING:
        return False
    return bool(said & PEACEFULLY) or any(is_leaving(token, act) for token in sentence)


def is_force(token: Token) -> bool:
    """Whether a word is the noun for troops, which tells of no fight."""
    return token.lemma_.lower() == "force" and token.pos_ in ("NOUN", "PROPN")


def is_leaving(token: Token, act: Act) -> bool:
    """Whether a verb tells, in a clause after the taking of ground, that somebody else withdrew: "after the army pulled out"."""
    if token.pos_ != "VERB" or token.dep_ not in ("advcl", "pcomp") or token == act.trigger or lemma(token) not in LEAVING:
        return False
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    if not subjects or subjects[0].lower_ in ("it", "they", "he", "who"):
        return False
    return lemma(token) != "pull" or any(child.lower_ in ("out", "back", "from") for child in token.children)


def is_entry_without_fight(act: Act) -> bool:
    """Whether troops enter a place peacefully."""
    return lemma(act.trigger) in ENTERING and without_fight(act)


def is_drive_to_take(act: Act) -> bool:
    """Whether ground is only what a push is for: "the army's drive to retake the town has stalled"."""
    head = act.trigger.head
    return act.trigger.tag_ == "VB" and act.trigger.dep_ in ("acl", "relcl") and lemma(head) in PUSHES


def is_town_entered(act: Act, classes: Classes) -> bool:
    """Whether fighters, no peacekeepers and no convoy, march into a town: they have it then."""
    if lemma(act.trigger) not in MARCHING or not any("outlaw" in classes.of(head) for head in act.frame.subjects):
        return False
    goals = [*act.frame.objects, *(head for prep, head in act.frame.phrases if prep == "into")]
    return any("town_word" in classes.of(head) or head.ent_type_ == "GPE" or head.i in classes.place_tokens for head in goals)


def is_push(act: Act) -> bool:
    """Whether troops only go forward, and nobody says that they hold what they went into: "have pushed into the district"."""
    if lemma(act.trigger) not in GOING_FORWARD or act.frame.passive or act.frame.objects:
        return False
    return any(prep in ("into", "through", "toward", "towards", "past", "across") for prep, _ in act.frame.phrases)


def is_driving_out(act: Act, classes: Classes) -> bool:
    """Whether others are pushed out of a place: "pushed government troops out of the town"."""
    if lemma(act.trigger) not in GOING_FORWARD or act.frame.passive or not act.frame.subjects:
        return False
    out = any(prep in ("of", "from") for prep, _ in act.frame.phrases)
    return out and any("armed" in classes.of(head) for head in act.frame.objects)


GOING_FORWARD = {"push", "break", "punch", "thrust"}
