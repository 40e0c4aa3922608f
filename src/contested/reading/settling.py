"""The kind of an act where it hangs on who did it, to whom, with what, and what else its sentence tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from contested.reading.act import HARM_LEMMAS, HARM_WORDS, Act
from contested.reading.classes import Classes, is_month, is_protesting
from contested.reading.lexicon import load_things, words
from contested.reading.pipeline import lemma
from contested.reading.settling_ground import (
    is_drive_to_take,
    is_driving_out,
    is_entry_after_rout,
    is_entry_without_fight,
    is_newly_held,
    is_push,
    is_sent_to_place,
    is_town_entered,
    without_fight,
)

STRIKES = {"attack", "explosion", "air_strike", "shelling"}
CHEMICAL = {"sarin", "chlorine", "novichok", "phosgene"}
GASES = {"poison", "poisonous", "toxic", "nerve", "mustard", "chemical", "chlorine", "sarin"}
GAS_WORDS = {"gas", "agent", "weapon", "attack", "substance"}
RIOTOUS = words("riotous")
PROTESTING = words("protesting")
ARMED_SIDES = words("armed_sides")
FISTS = {"clash", "scuffle", "confrontation", "fight", "brawl"}
CROWD_WEAPONS = words("crowd_weapons")
GUNS = words("guns")


def settle_kind(act: Act, classes: Classes) -> str:
    """The kind of the act: what its means tell, else that of the first row of `SETTLED` that holds, else its own."""
    if act.kind in STRIKES | {"casualties", "armed_clash"} and (finer := by_means(act)):
        return finer
    for row in SETTLED:
        if act.kind in row.kinds and row.holds(act, classes):
            return row.becomes
    return kind_of_harm(act, classes) if act.kind == "casualties" else act.kind


def kind_of_harm(act: Act, classes: Classes) -> str:
    """What a toll with somebody who caused it is."""
    subjects = [classes.of(head) for head in act.frame.subjects]
    if any(is_gunfire(head) for head in act.frame.subjects):  # "was killed by sniper fire"
        return "armed_clash" if any("military" in classes.of(head) for head in act.frame.objects) else "attack"
    by_armed = any({"armed", "police", "state", "person", "people", "body"} & found for found in subjects)
    if lemma(act.trigger) in UNDERGONE | RAISING or not by_armed:
        return "casualties"
    armed_dead = any("armed" in classes.of(head) for head in struck(act))
    return "armed_clash" if armed_dead and any({"armed", "police", "state"} & found for found in subjects) else "attack"


UNDERGONE = words("undergone")
RAISING = {"raise", "put", "give", "revise", "estimate"}  # those who count: "rights groups raise the toll to 45"
SHOTS = {"gunfire", "bullet", "shot", "gunshot"}


def is_gunfire(head: Token) -> bool:
    """Whether a noun is what guns send: "sniper fire", and no fire that burns."""
    return lemma(head) in SHOTS or (lemma(head) == "fire" and any(child.lower_ in SHOOTERS for child in head.children))


SHOOTERS = {"sniper", "gun", "rifle", "enemy", "small-arms", "arms", "rebel", "militant", "hostile", "insurgent", "police", "army"}


def struck(act: Act) -> list[Token]:
    """What an attack is on: the objects of a verb, the nouns after "on" or "against"."""
    preps = ("on", "against", "upon", "for") if lemma(act.trigger) == "ambush" else ("on", "against", "upon")
    return [*act.frame.objects, *(head for prep, head in act.frame.phrases if prep in preps)]


def by_means(act: Act) -> str | None:
    """The kind that the means tell: gas, a grenade; else None."""
    said = [token.lemma_.lower() for token in act.trigger.sent]
    if is_gas(said) or (act.kind != "armed_clash" and is_gas(words_after(act.trigger))):
        return "chemical_attack"
    if act.kind in ("attack", "casualties") and "grenade" in said and "propel" not in said and "propelled" not in said:
        return "explosion"
    return None


def is_gas(said: list[str]) -> bool:
    """Whether these words name a gas of war."""
    return any(word in CHEMICAL or (word in GASES and after in GAS_WORDS) for word, after in pairwise([*said, ""]))


def words_after(token: Token) -> list[str]:
    """The lemmas of the next sentence, where it says more of what fell or struck: "the shells contained gas"; else nothing."""
    if token.sent.end >= len(token.doc):
        return []
    after = token.doc[token.sent.end].sent
    pointing = any(word.lemma_.lower() in FALLEN and any(one.lower_ in THESE for one in word.children) for word in after)
    return [word.lemma_.lower() for word in after] if pointing else []


FALLEN = {"shell", "rocket", "missile", "barrel", "canister", "cylinder", "projectile", "munition", "strike"}
THESE = {"the", "these", "this", "those", "chemical"}


def is_suicide(act: Act) -> bool:
    """Whether those who attack are suicide bombers."""
    bombers = (
        head for head in act.frame.subjects if lemma(head) in ("bomber", "attacker", "assailant", "militant", "team", "squad")
    )
    if any(child.lower_ in ("suicide", "kamikaze") for head in bombers for child in head.children):
        return True
    said = [token.lower_ for token in act.trigger.sent]
    return any(pair in SUICIDE for pair in pairwise(said))


SUICIDE = {(first, second) for first in ("suicide", "kamikaze") for second in ("car", "truck", "vehicle", "vehicles")} | {
    (first, second)
    for first in ("suicide", "explosive", "explosives", "bomb")
    for second in ("belt", "vest", "bomber", "bombers", "belts", "vests")
    if second[0] != "b" or second[1] != "o" or first == "suicide"
}


def is_search(act: Act, classes: Classes) -> bool:
    """Whether police go through somebody's place and the sentence tells of no harm: "police raided the offices of the paper"."""
    on = struck(act)
    by_police = any("police_only" in classes.of(head) for head in act.frame.subjects)
    if lemma(act.trigger) != "raid" or not by_police or any({"armed", "military"} & classes.of(head) for head in on):
        return False
    return not any(lemma(word) in HARM_LEMMAS or word.lower_ in HARM_WORDS for word in act.trigger.sent)


def is_bomber(act: Act) -> bool:
    """Whether those who enter a place are suicide bombers: "a suicide bomber walked into a mosque"."""
    return any(child.lower_ in ("suicide", "kamikaze") for head in act.frame.subjects for child in head.children)


def is_among_people(act: Act) -> bool:
    """Whether those who fight are no protesters and no police face them: supporters, youths, fans, a crowd."""
    subjects = act.frame.subjects
    if lemma(act.trigger) not in BLOWS or not subjects or any(lemma(head) not in ROWDY for head in subjects):
        return False
    said = said_in(act.trigger)
    return not said & (PROTESTING | FACING)


BLOWS = words("blows")
ROWDY = words("rowdy")
FACING = words("facing")


def is_one_man(act: Act) -> bool:
    """Whether he who attacks is one alone, and no mob: "a man with a knife"."""
    subjects = act.frame.subjects
    return bool(subjects) and all(head.tag_ == "NN" and lemma(head) in SINGLE for head in subjects)


SINGLE = {"man", "woman", "boy", "girl", "youth", "teenager", "student", "settler", "worker", "knifeman", "resident", "villager"}


def is_at_protest(act: Act, classes: Classes) -> bool:
    """Whether people who bear no arms burn or loot at a protest: "drivers burned buses in a protest over fares"."""
    if not any(
        prep in ("in", "during", "at", "amid") and lemma(head) in PROTESTING and not is_month(head)
        for prep, head in act.frame.phrases
    ):
        return False
    doers = [classes.of(head) for head in act.frame.subjects]
    return bool(doers) and not any({"armed", "police", "state"} & found for found in doers)


def is_test(act: Act) -> bool:
    """Whether a missile is fired for a test, or into the sea."""
    return any(
        prep in ("in", "into", "for", "during") and lemma(head) in ("test", "sea", "exercise", "drill")
        for prep, head in act.frame.phrases
    )


def is_harmless(act: Act) -> bool:
    """Whether what goes off was blown up by those who had found it, or fails to go off."""
    trigger = act.trigger
    if trigger.dep_ == "xcomp" and lemma(trigger.head) == "fail":
        return True
    if lemma(trigger) in GOING_OFF and any(child.dep_ == "neg" for child in trigger.children):
        return True
    if trigger.dep_ == "nsubj" and lemma(trigger.head) in WORKING and any(child.dep_ == "neg" for child in trigger.head.children):
        return True  # "the bombs did not work"
    return trigger.pos_ == "VERB" and any(
        (word.lower_ == "safely" or (word.lower_ == "controlled" and word.nbor(-1).text != "-"))
        for child in trigger.children
        for word in child.subtree
        if child.i > trigger.i or child.lower_ == "safely"
    )


WORKING = {"work", "function", "ignite"}
GOING_OFF = {"explode", "detonate", "go"}


def is_riot_with_police(act: Act) -> bool:
    """Whether a crowd that is at a protest fights with the police."""
    facing = {lemma(head) for prep, head in act.frame.phrases if prep in ("with", "against")} | {
        lemma(head) for head in act.frame.objects
    }
    return bool(facing & {"police", "policeman", "officer"}) and bool(said_in(act.trigger) & PROTESTING)


def said_in(token: Token) -> set[str]:
    """The lemmas of a word's sentence, the month of March left out."""
    return {word.lemma_.lower() for word in token.sent if not is_month(word)}


def is_beating(act: Act) -> bool:
    """Whether force is used on an activist whom no word of the sentence puts at a protest."""
    objects = act.frame.objects
    if not objects or any(lemma(head) not in ("activist", "campaigner", "agitator") for head in objects):
        return False
    return not said_in(act.trigger) & PROTESTING


KILLING = {"kill", "raid", "massacre", "murder", "shoot", "slaughter", "gun", "ambush"}
ARMED_BANDS = {"herder", "herdsman", "gang", "pastoralist"}


def is_riot(act: Act, classes: Classes) -> bool:
    """Whether a protest turns violent, or a clash is one of protesters or with the police, by the words of its sentence."""
    said = said_in(act.trigger)
    if act.kind == "armed_clash":
        return lemma(act.trigger) in FISTS and not said & ARMED_SIDES and (bool(said & PROTESTING) or is_with_police(act, classes))
    if lemma(act.trigger) in ("burn", "torch", "hang"):  # an effigy, by its row
        return False
    riotous = said & RIOTOUS if not is_against_violence(act.trigger) else said & RIOTOUS - {"violence", "violent"}
    if said & {"squad", "gear"} or "officer" in said:
        riotous -= {"riot"}
    return bool(riotous) and "peaceful" not in said and "peacefully" not in said and not said & {"police", "force", "gas"}


def is_against_violence(token: Token) -> bool:
    """Whether the violence of a sentence is what a protest is against."""
    told = (word for word in token.sent if word.lower_ in ("violence", "violent"))
    return any(above.lower_ in OPPOSING or lemma(above) in OPPOSING for word in told for above in (word.head, word.head.head))


OPPOSING = {"against", "over", "end", "condemn", "denounce", "decry", "stop", "at"}


def is_with_police(act: Act, classes: Classes) -> bool:
    """Whether people who bear no arms clash with the police."""
    others = {name for head in act.frame.subjects for name in classes.of(head)}
    facing = [head for prep, head in act.frame.phrases if prep in ("with", "against")]
    return bool({"people", "rioter_strict"} & others) and any(
        lemma(head) in ("police", "policeman", "force", "gendarme", "officer") for head in facing
    )


def is_brawl(act: Act) -> bool:
    """Whether a fight is one with sticks and stones, with no guns and no soldiers."""
    said = said_in(act.trigger)
    return lemma(act.trigger) in FISTS and bool(said & CROWD_WEAPONS) and not said & (ARMED_SIDES | GUNS)


def is_crackdown(act: Act, classes: Classes) -> bool:
    """Whether an attack or a crackdown is one of the state on people who protest."""
    said = said_in(act.trigger)
    if lemma(act.trigger) == "crackdown":
        return bool(said & PROTESTING)
    if act.kind == "detention" or not any(is_protest_word(head, classes) for head in struck(act)):
        return False
    return not any(lemma(head) in ("group", "mob", "man", "youth", "supporter", "thug", "settler") for head in act.frame.subjects)


def is_protest_word(head: Token, classes: Classes) -> bool:
    """Whether a word stands for a protest, or for people who are said to protest."""
    if lemma(head) in PROTESTING and not is_month(head):
        return True
    return "protester_strict" in classes.of(head) and is_protesting(head)


def is_mishap(act: Act) -> bool:
    """Whether harm or an explosion is one of an accident or a disaster, by the words around it."""
    if act.kind not in MISHAPS:
        return False
    doc, first, last = act.trigger.doc, act.trigger.sent.start, act.trigger.sent.end
    start = doc[first - 1].sent.start if first else 0
    end = doc[last].sent.end if last < len(doc) else last
    around = doc[start:end]
    if act.kind == "air_strike":  # "a cargo plane crashed into houses"
        return any(lemma(token) == "crash" for token in around)
    return any(has_class(token, "mishap") for token in around)


def tells_violence(doc: Doc) -> bool:
    """Whether any word of the report speaks of violence, so that no harm in it is put down to an accident."""
    return any(has_class(token, "violence") for token in doc)


def has_class(token: Token, name: str) -> bool:
    """Whether the word, as it stands, is of this class."""
    return name in load_things().get(token.lower_, NONE)


# the toll, the damage and the flight that a disaster brings are told as such; nobody attacked
MISHAPS = frozenset(["air_strike", "explosion", "attack", "siege", "shelling", "chemical_attack", "armed_clash"])
NONE: frozenset[str] = frozenset()


def is_killing_by_a_band(act: Act) -> bool:
    """Whether armed bands, no crowd, do the killing."""
    return lemma(act.trigger) in KILLING and any(lemma(head) in ARMED_BANDS for head in act.frame.subjects)


def is_put_to_death(act: Act, classes: Classes) -> bool:
    """Whether those who are shot are captives or cannot fight: bound, blindfolded, lined up."""
    if lemma(act.trigger) not in SHOOTING:
        return False
    said = {token.lower_ for token in act.trigger.sent}
    if said & HELPLESS or ("bound" in said and said & {"hands", "wrists"}) or ("lined" in said and "up" in said):
        return True
    return lemma(act.trigger) != "find" and any("captive_person" in classes.of(head) for head in act.frame.objects)


SHOOTING = {"shoot", "kill", "gun", "murder", "find", "slay"}
HELPLESS = {"blindfolded", "execution-style", "handcuffed", "kneeling"}


def is_dead_protester(act: Act) -> bool:
    """Whether protesters were killed or hurt, and nobody says by whom."""
    objects = act.frame.objects
    return act.frame.passive and not act.frame.subjects and bool(objects) and all(lemma(head) in PROTESTERS for head in objects)


PROTESTERS = {"protester", "protestor", "demonstrator", "marcher"}


def is_occupying(act: Act) -> bool:
    """Whether ground is held by the tense of the verb: "the hills that it occupies"."""
    return lemma(act.trigger) == "occupy" and act.trigger.tag_ in ("VBZ", "VBP") and act.trigger.dep_ == "relcl"


def is_refusal_to_talk(act: Act) -> bool:
    """Whether somebody says that he will not talk: "he does not negotiate with bandits"."""
    return lemma(act.trigger) in TALKING and any(child.dep_ == "neg" for child in act.trigger.children)


TALKING = {"negotiate", "talk", "meet", "speak", "sit"}


def is_by_fighters(act: Act, classes: Classes) -> bool:
    """Whether those who burn, beat or attack are fighters and no crowd."""
    heads = act.frame.subjects
    return bool(heads) and all("soldierly" in classes.of(head) for head in heads)


def is_told_as_loss(act: Act) -> bool:
    """Whether fighters are only said to have been killed, nobody says by whom: "17 terrorists neutralised"."""
    return lemma(act.trigger) in LOSSES and act.frame.passive and not act.frame.subjects


def is_beaten_back(act: Act) -> bool:
    """Whether those who attacked were beaten back, so that both sides fought: "their attempt to storm the post was beaten back"."""
    return lemma(act.trigger) == "beat" and any(child.lower_ in ("back", "off") for child in act.trigger.children)


LOSSES = {"neutralise", "neutralize", "eliminate", "slay", "liquidate"}


@dataclass(frozen=True, slots=True)
class Settled:
    """Kinds that become another where something holds of the act and its arguments."""

    kinds: frozenset[str]
    holds: Callable[[Act, Classes], bool]
    becomes: str


def settled(kinds: str, becomes: str, holds: Callable[[Act], bool]) -> Settled:
    """A row for what the act alone tells."""
    return Settled(frozenset(kinds.split()), lambda act, _: holds(act), becomes)


SETTLED = (  # in this order: the first that holds decides
    settled("mob_violence", "attack", is_one_man),
    Settled(frozenset({"attack"}), is_search, "investigation"),
    Settled(frozenset({"property_destruction", "looting"}), is_at_protest, "violent_protest"),
    settled("shelling", "weapons_test", is_test),
    settled("explosion shelling", "interception", is_harmless),
    settled("mob_violence", "violent_protest", is_riot_with_police),
    settled("deployment", "territory_gained", is_entry_after_rout),
    settled("attack casualties armed_clash", "explosion", is_suicide),
    settled("deployment territory_gained offensive attack", "explosion", is_bomber),
    Settled(frozenset({"military_support"}), is_sent_to_place, "deployment"),
    settled("violent_protest", "mob_violence", is_among_people),
    settled("territory_held", "territory_gained", is_newly_held),
    settled("territory_gained territory_transferred", "territory_held", is_occupying),
    Settled(frozenset({"armed_clash", "peaceful_protest"}), is_riot, "violent_protest"),
    settled("armed_clash", "mob_violence", is_brawl),
    settled("mob_violence", "attack", is_killing_by_a_band),
    settled("excessive_force", "attack", is_beating),
    settled("deployment", "territory_transferred", is_entry_without_fight),
    settled("territory_gained", "territory_transferred", without_fight),
    Settled(frozenset({"attack", "detention"}), is_crackdown, "excessive_force"),
    Settled(frozenset({"attack", "armed_clash", "casualties"}), is_put_to_death, "execution"),
    settled("casualties", "excessive_force", is_dead_protester),
    settled("attack", "casualties", is_told_as_loss),
    settled("meeting", "rejection", is_refusal_to_talk),
    settled("territory_gained", "offensive", is_drive_to_take),
    Settled(frozenset({"mob_violence"}), is_by_fighters, "attack"),
    Settled(frozenset({"deployment"}), is_town_entered, "territory_gained"),
    settled("attack", "armed_clash", is_beaten_back),
    settled("territory_gained deployment", "offensive", is_push),
    Settled(frozenset({"deployment"}), is_driving_out, "territory_gained"),
)
