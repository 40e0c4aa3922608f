"""What can be struck, burnt or stolen, and who suffers an act though he stands as its subject."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.classes import Classes, word_classes
from contested.reading.frames import conjuncts, of_part, phrases_of
from contested.reading.groups import BLASTS
from contested.reading.lexicon import words
from contested.reading.roles import SENT
from contested.reading.settling import STRIKES
from contested.records import ActorMention

ACTED_ON = {"property", "weapon", "aircraft", "ground", "place", "pane", "cable_word"}
BUILT = tuple("bus car house craft ship boat truck shop vehicle plane tank building train station".split())
UNNAMED = {"weapon", "bomb", "gunnery", "property"}  # words that a capital makes no name
THROWN = {"weapon", "bomb", "gunnery"}
LAND = words("land")
CROWDS = {"violent_protest", "mob_violence"}
CHARGES = words("explosives") | {"volley", "mortar", "shell", "rocket", "round", "mine", "landmine", "ied", "tnt", "gelignite"}
MINES = {"mine", "landmine", "ied", "trap"}
FOUND_LYING = {"device", "shell", "grenade", "ordnance", "munition", "explosive"}
DYING = {"die", "kill", "wound", "injure", "hurt", "maim"}
FIRED = {"fire", "launch", "shoot"}
VANISHING = {"disappear", "vanish", "go"}


def is_thing(token: Token, classes: frozenset[str], kind: str, is_place: bool) -> bool:
    """Whether something that can be struck, burnt or stolen is meant: no land, no abstract noun, not the shell fired."""
    if kind == "looting":
        return not is_place
    if kind in STRIKES and classes & THROWN and token.head.lemma_.lower() in SENT - {"blow"}:
        return False
    if is_place:
        return "property" in classes
    if "property" in classes or token.lemma_.lower().endswith(BUILT):
        return True
    return bool(classes & ACTED_ON) and token.lemma_.lower() not in LAND


def is_charge(head: Token, act: Act) -> bool:
    """Whether a noun is what goes off or is thrown, and suffers nothing: "the explosion of four bombs"."""
    trigger = act.trigger.lemma_.lower()
    if act.kind not in STRIKES | CROWDS:
        return False
    if act.frame.passive and trigger in FIRED and word_classes(head) & {"gunnery", "weapon"}:
        return True  # "mortars and field guns were fired at the suburb"
    return any(word.lemma_.lower() in CHARGES for word in (head, *of_part(head))) and (
        trigger in SENT or trigger in BLASTS or trigger in ("explode", "detonate")
    )


def hurt_too(verb: Token) -> list[Token]:
    """Who suffered the same, told behind "as": "twelve soldiers were injured, as were some pedestrians"."""
    clauses = [child for child in verb.children if child.dep_ in ("advcl", "ccomp") and child.lemma_ == "be" and child.i > verb.i]
    same = [clause for clause in clauses if clause.nbor(-1).lower_ == "as" and not any(w.dep_ == "acomp" for w in clause.children)]
    return [head for clause in same for child in clause.children if child.i > clause.i for head in sufferers(child)]


def sufferers(word: Token) -> list[Token]:
    """The nouns of a subject behind its verb."""
    return conjuncts(word) if word.dep_ in ("nsubj", "attr") and word.pos_ in ("NOUN", "PROPN") else []


def thing_meant(pronoun: Token, who: ActorMention | None) -> Token | None:
    """The thing that "it" stands for: "had to leave the church after it was bombed"; None where none is told."""
    if pronoun.lower_ != "it":
        return None
    sentence = pronoun.sent
    before = sentence.doc[sentence[0].nbor(-1).sent.start : pronoun.i] if sentence.start else sentence.doc[: pronoun.i]
    found = None
    since = who.antecedent.start if who and who.antecedent else 0  # what acts and was told of later is rather meant
    for word in before:
        if word.idx >= since and word.tag_ == "NN" and word.dep_ in PROMINENT and is_built(word):
            found = word
    return found


PROMINENT = {"nsubj", "nsubjpass", "dobj"}


def is_built(word: Token) -> bool:
    """Whether a noun is a building or a vehicle."""
    classes = word_classes(word)
    return bool(classes & {"property", "vehicle", "aircraft"}) and not classes & {"armed", "people", "body", "settlement"}


def is_direction(head: Token) -> bool:
    """Whether "sides" are where somebody comes from and nobody: "entered the town from two sides"."""
    return head.lemma_.lower() in ("side", "direction", "flank") and head.dep_ == "pobj" and head.head.lower_ == "from"


def is_beside(prep: Token) -> bool:
    """Whether "with" brings one more who suffers the same: "was killed together with his driver", "along with two guards"."""
    return prep.i > 0 and prep.nbor(-1).lower_ in ("together", "along")


def together_with(heads: list[Token]) -> list[Token]:
    """Who is told with those who suffer: "the engineers, together with a driver, were taken away"."""
    preps = [child for head in heads for child in head.children if child.dep_ == "prep" and child.lower_ == "with"]
    return [other for prep in preps if is_beside(prep) for _, other in phrases_of(prep) if other not in heads]


def goes_missing(act: Act, kind: str) -> bool:
    """Whether those who disappear were taken by others: "three students disappeared on Monday"."""
    return kind == "abduction" and act.trigger.lemma_.lower() in VANISHING and not act.frame.objects and not act.frame.passive


def shows_wounds(act: Act, kind: str) -> bool:
    """Whether it is a body that shows what was done to somebody: "whose corpse showed signs of torture"."""
    return kind in ("attack", "execution") and act.trigger.lemma_.lower() in ("show", "bear", "have")


def walked_into(act: Act, classes: Classes) -> bool:
    """Whether those who set off a mine are its victims: "peasants set off a mine", not "rebels set off a mine under a bus"."""
    things = {head.lemma_.lower() for head in act.frame.objects}
    died = act.trigger.dep_ == "advcl" and act.trigger.head.lemma_.lower() in DYING
    if not things & MINES and not (died and things & FOUND_LYING):
        return False
    if act.frame.passive:
        return False
    if died and not any("armed" in classes.of(head) for head in act.frame.subjects):
        return True  # "were killed when Ann and Bo Lee set off a device"
    doers = [classes.of(head) for head in act.frame.subjects]
    return bool(doers) and all(found & HARMLESS and "armed" not in found for found in doers)


HARMLESS = {"people", "person", "civilian", "vehicle", "property"}
