"""Who was harmed: the words that name harm, and the noun phrase that each makes a victim, by the parse or by word order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import yaml
from spacy.tokens import Doc, Token

from contested.reading.lexicon import load_things

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
OBJECTS = ("dobj", "obj")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVES = ("who", "that", "which", "whom")
SETTINGS = ("people", "narrow", "groups", "acts", "cumulative")


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """One word of harm and the head of the noun phrase that is harmed."""

    trigger: Token
    victim: Token
    measure: str
    rule: str


@cache
def lexicon() -> dict[str, Any]:
    """The words of data/lexicons/en/harm.yml."""
    table = resources.files("contested") / "data" / "lexicons" / "en" / "harm.yml"
    return dict(yaml.safe_load(table.read_text("utf-8")))


@cache
def words_of(part: str) -> dict[str, str]:
    """Each word of one part of the rows (`done`, `undergone`, `states`, `nouns`, `tolls`) with its measure."""
    return {word: measure for measure, row in lexicon().items() if measure not in SETTINGS for word in row[part]}


@cache
def people() -> frozenset[str]:
    """Nouns for people, in the singular: those of the rows, and every other for a person that is no crowd and no thing."""
    known = (word for word, sorts in load_things().items() if "people" in sorts and not sorts & NO_ONE and word not in THINGS_TOO)
    return frozenset(lexicon()["people"]).union(known)


NO_ONE = frozenset(("people_crowd", "property", "place", "act", "gas", "plain_group", "group_words"))
THINGS_TOO = frozenset("carrier digger loader casualty soul tribe clan mob crowd fan".split())


@cache
def narrow() -> frozenset[str]:
    """Nouns for a part of the people: children, women, brothers."""
    return frozenset(lexicon()["narrow"])


@cache
def groups() -> frozenset[str]:
    """Nouns that stand before "of" and the people meant: "a family of five"."""
    return frozenset(lexicon()["groups"])


def is_person(token: Token) -> bool:
    """Whether the noun is one for people, a person's name or a pronoun for people."""
    lemma = token.lemma_.lower()
    return (
        lemma in people()
        or token.lower_ in people()
        or (token.pos_ == "PROPN" and token.lower_.removesuffix("s") in people())  # headlines in capitals
        or token.ent_type_ in ("PERSON", "NORP")
        or token.lower_ in ("he", "she", "him", "her", "them", "they", "whom", "others")
    )


@cache
def forms() -> dict[str, str]:
    """Inflected forms of the verbs of harm, for the headlines in capitals that the tagger takes for names."""
    endings = ("s", "ed", "d", "ing")
    return {verb + ending: verb for part in ("done", "undergone") for verb in words_of(part) for ending in endings}


@cache
def interesting() -> frozenset[str]:
    """Every word by which a word of harm may be known."""
    return frozenset(("fall", "loss", *RUNNING, *SUSTAINING)).union(
        PHRASED, forms(), *(words_of(part) for part in ("done", "undergone", "states", "nouns", "tolls"))
    )


def words_of_harm(doc: Doc) -> list[Token]:
    """The tokens of a text that may be words of harm; the look-up is over numbers, since most tokens are none."""
    hashes = np.array([doc.vocab.strings[word] for word in interesting()], dtype="uint64")
    hits = np.isin(doc.to_array(["LEMMA", "LOWER"]), hashes).any(axis=1)
    return [doc[int(at)] for at in np.flatnonzero(hits)]


def base(token: Token) -> str:
    """The lemma in lower case; of a verb in capitals that was taken for a name, the verb."""
    lemma = str(token.lemma_).lower()
    return forms().get(token.lower_, lemma) if token.pos_ == "PROPN" else lemma


def harms_of(words: Iterable[Token]) -> Iterator[Harm]:
    """Every word of harm with each noun phrase that it makes a victim."""
    for token in words:
        if is_only_meant(token):
            continue
        for measure, victims, rule in slots(token):
            for victim in victims:
                yield Harm(trigger=token, victim=antecedent(victim), measure=measure, rule=rule)


def is_only_meant(verb: Token) -> bool:
    """Whether the harm is a purpose, a threat or a possibility: "an operation to arrest a leader", "could kill thousands"."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"have", "has", "had", "been"}:
        return False
    if helpers & {"will", "would", "could", "may", "might", "should", "can", "’ll", "'ll", "must"}:
        return True
    return "to" in helpers and verb.head.lemma_.lower() not in ("go", "manage", "continue", "proceed")


def slots(token: Token) -> Iterator[tuple[str, list[Token], str]]:
    """The measure and the victims' heads for this token, one row a reading of it."""
    lemma, word = base(token), token.lower_
    done = phrase_measure(token) or words_of("done").get(lemma)
    if done and token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and (token.pos_ not in ("NOUN", "PROPN") or word != lemma):
        yield done, victims_of_done(token), "victim of a verb"
    if lemma == "fall" and token.pos_ == "VERB":
        yield "killed", [who for who in subjects(token) if is_person(who) and fell(token)], "subject of a verb"
    if lemma in words_of("undergone") and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        yield words_of("undergone")[lemma], subjects(token), "subject of a verb"
    if lemma in SUSTAINING and any(child.lemma_.lower() in INJURIES and not has_number(child) for child in token.children):
        yield "injured", subjects(token), "subject of a verb"
    if word in words_of("states"):
        yield words_of("states")[word], victims_of_state(token), "victim of a state"
    if (lemma in words_of("nouns") or word in words_of("nouns")) and token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
        yield (
            words_of("nouns").get(lemma) or words_of("nouns")[word],
            [token, *of_whom(token), *put_at(token), *left_with(token)],
            "noun of harm",
        )
    if lemma in words_of("tolls"):
        yield words_of("tolls")[lemma], victims_of_toll(token), "toll"
    if lemma == "loss":  # "put their losses at seven", "admitted the loss of twelve men"; not of tanks, nor of ground
        lost = [*of_whom(token), *put_at(token)]
        yield "killed", [victim for victim in lost if is_person(victim) or victim.pos_ == "NUM"], "toll"
    if lemma in RUNNING and (measure := numbered(token) or counted_before(token)):
        yield measure, [victim for victim in victims_of_toll(token) if victim not in of_whom(token)], "toll"


def phrase_measure(token: Token) -> str | None:
    """The measure of a verb that means harm only with certain words: "shot dead", "gunned down", "claimed 9 lives"."""
    lemma = token.lemma_.lower()
    with_it = {child.lower_ for child in token.subtree if 0 < child.i - token.i <= 6} if lemma in PHRASED else set()
    if lemma in DOWNED and "down" in with_it:
        return "killed"
    if lemma in TO_DEATH and with_it & {"dead", "death"}:
        return "killed"
    if (lemma, *with_it & {"alive", "pieces", "bits"}) in BROKEN:  # "burnt alive", "blown to pieces"
        return "killed"
    if (lemma in CARRYING or lemma == "treat") and is_cared_for(token):
        return "injured"
    if (
        lemma == "wipe"
        and "out" in with_it
        and any(is_person(child) for child in token.children if child.dep_ in (*OBJECTS, "nsubjpass"))
    ):
        return "killed"
    if lemma in OF_LIVES:
        heads = [child for child in token.children if child.dep_ in OBJECTS]
        if any(head.lemma_.lower() == "life" for head in heads):
            return "killed"
        if lemma in ("claim", "lose") and any(is_person(head) and head.pos_ == "NOUN" for head in heads):
            return "killed"
        if lemma == "take" and with_it & {"prisoner", "captive", "hostage"}:
            return "captured"
    return None


def is_cared_for(verb: Token) -> bool:
    """Whether living people are brought to a hospital, or treated for wounds."""
    who = [child for child in verb.children if child.dep_ in (*OBJECTS, "nsubjpass")]
    if any(child.lemma_.lower() in words_of("nouns") for child in who):
        return False  # "the bodies were taken to hospital"
    prep, aims = ("for", INJURIES) if verb.lemma_.lower() == "treat" else ("to", CARE)
    below = (noun for child in verb.children if child.lower_ == prep for noun in child.children)
    return any(noun.lemma_.lower() in aims for noun in below)


CARRYING = frozenset("take bring rush ferry airlift carry admit evacuate transfer".split())
CARE = frozenset("hospital clinic infirmary".split())
INJURIES = frozenset("injury wound burn fracture".split())
SUSTAINING = frozenset(("sustain", "suffer", "receive"))
BROKEN = frozenset((("burn", "alive"), ("blow", "pieces"), ("blow", "bits"), ("tear", "pieces"), ("hack", "pieces")))
DOWNED = frozenset(("gun", "mow", "cut"))
TO_DEATH = frozenset("shoot stab beat burn hack torture crush stone blow choke bleed freeze starve".split())
OF_LIVES = frozenset(("claim", "lose", "cost", "take", "give"))
PHRASED = DOWNED | TO_DEATH | OF_LIVES | CARRYING | {"wipe", "treat", "tear"}


def antecedent(victim: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if victim.lower_ in RELATIVES:
        for up in victim.ancestors:
            if up.dep_ in ("relcl", "acl"):
                return up.head
    return victim


def victims_of_done(verb: Token) -> list[Token]:
    """Heads of what a verb of harm acts on: its object, its passive subject, the noun that its participle stands by."""
    objects = [child for child in verb.children if child.dep_ in OBJECTS]
    if objects:
        lives = [child for child in objects if child.lemma_.lower() == "life" and not has_number(child) and not of_whom(child)]
        bereft = [child for child in verb.children if child.dep_ == "dative"]  # "cost 34 people their lives"
        return (bereft or subjects(verb)) if lives else objects
    passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if passive:
        return passive
    shared = [
        far for near in verb.children if near.dep_ == "conj" and near.pos_ == "VERB" for far in near.children if far.dep_ in OBJECTS
    ]
    if shared and not any(child.dep_ in ("auxpass",) for child in verb.children):
        return shared
    if verb.tag_ == "VBN" or verb.pos_ == "ADJ" or verb.dep_ in ("amod", "acl"):
        return victims_of_state(verb)
    return [child for child in verb.children if child.dep_ == "nsubj"] if verb.tag_ == "VBD" else []


def has_number(noun: Token) -> bool:
    """Whether a number stands before the noun."""
    return any(child.dep_ == "nummod" for child in noun.children)


def subjects(verb: Token) -> list[Token]:
    """Heads of the subject of a verb, its own or the one that it shares with the verb before it."""
    for _ in range(4):
        own = [child for child in verb.children if child.dep_ in SUBJECTS]
        if own:
            return own
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOMINAL:
            return [verb.head]
        if verb.dep_ not in ("conj", "xcomp", "oprd", "acomp", "ccomp", "advcl") or verb.head is verb:
            return []
        verb = verb.head
    return []


def victims_of_state(word: Token) -> list[Token]:
    """Heads of those who are said to be dead, wounded, held: "9 dead", "left nine wounded", "the fighters killed in"."""
    if word.dep_ in ("amod", "acl", "relcl", "nmod", "compound") and word.head.pos_ in NOMINAL:
        return [first_of_headline(word.head) if word.dep_ == "acl" else word.head]
    own = [child for child in word.children if child.dep_ in OBJECTS]  # "shot dead a journalist", where "shot" is taken for a noun
    own = own or [child for child in word.children if child.dep_ in SUBJECTS]
    if own:
        return own
    up = word.head
    if word.dep_ in ("acomp", "oprd", "ccomp", "xcomp", "attr", "advcl"):
        objects = [child for child in up.children if child.dep_ in OBJECTS and child is not word]
        return objects or subjects(up)
    if word.dep_ == "conj":
        return victims_of_state(up) if up.lower_ in words_of("states") else subjects(word)
    return []


def first_of_headline(noun: Token) -> Token:
    """The first noun of the list that a headline without a verb is of: "five children and four nurses killed"; else the noun."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in NOMINAL:
        first = first.head
    return first if first.dep_ == "ROOT" else noun


def of_whom(noun: Token) -> list[Token]:
    """Heads of the phrases behind "of": "the deaths of 14 civilians"."""
    return [pobj for prep in noun.children if prep.lower_ == "of" for pobj in prep.children if pobj.dep_ in ("pobj", "pcomp")]


def fell(verb: Token) -> bool:
    """Whether those who fell died: "13 rebels fell in the clashes"."""
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    return behind.lower_ in ("in", "during", "on", "at") and not any(child.dep_ == "prt" for child in verb.children)


def numbered(number: Token) -> str | None:
    """The measure of "the number of dead", "the number of people killed"."""
    for noun in of_whom(number):
        for word in (noun, *(child for child in noun.children if child.dep_ in ("acl", "amod"))):
            if measure := words_of("states").get(word.lower_) or words_of("nouns").get(word.lemma_.lower()):
                return measure
    return None


def counted_before(number: Token) -> str | None:
    """The measure that a number which changes was last told of: "reported eight dead, but the number had climbed to 15"."""
    if number.dep_ not in (*SUBJECTS, *OBJECTS) or number.head.lemma_.lower() not in CHANGING:
        return None
    states, done = words_of("states"), words_of("done")
    for token in reversed(number.doc[max(0, number.i - NEAR) : number.i]):
        if measure := states.get(token.lower_) or done.get(token.lemma_.lower()):
            return measure
    return None


RUNNING = ("number", "figure", "tally", "count", "total")
CHANGING = frozenset(
    "rise climb grow increase jump reach stand raise revise bring take fall drop reduce put push pass exceed".split()
)
NEAR = 40  # tokens between a count and its change


def left_with(wounds: Token) -> list[Token]:
    """Those whom something "left with serious leg wounds"."""
    prep = wounds.head
    if wounds.dep_ != "pobj" or prep.lower_ != "with":
        return []
    verb = prep.head if prep.head.pos_ == "VERB" else prep.head.head
    return [child for child in verb.children if child.dep_ in OBJECTS] if verb.lemma_.lower() == "leave" else []


def put_at(noun: Token) -> list[Token]:
    """Tokens that somebody puts a number of dead at: "put their own losses at seven", "estimated casualties at 40"."""
    verb = noun.head
    if noun.dep_ not in (*OBJECTS, "nsubjpass") or verb.lemma_.lower() not in PUTTING:
        return []
    return [pobj for word in (noun, verb) for prep in word.children if prep.lower_ == "at" for pobj in prep.children]


PUTTING = frozenset(("put", "estimate", "place", "set", "give", "reckon"))


def victims_of_toll(toll: Token) -> list[Token]:
    """Tokens that a toll gives as its number: "a toll of 14", "the toll rose to 27", "brought the toll to 27"."""
    found = of_whom(toll)
    found += [pobj for prep in toll.children if prep.lower_ in ("to", "at") for pobj in prep.children if pobj.dep_ == "pobj"]
    up = toll.head
    if toll.dep_ in (*SUBJECTS, *OBJECTS) and up.pos_ in ("VERB", "AUX"):
        found += [child for child in up.children if child.dep_ in ("attr", "acomp", *OBJECTS) and child is not toll]
        preps = [prep for prep in up.children if prep.dep_ == "prep"]
        preps += [prep for start in preps if start.lower_ == "from" for prep in start.children]  # "raised it from 31 to 44"
        found += [pobj for prep in preps if prep.lower_ in ("to", "at") for pobj in prep.children if pobj.dep_ == "pobj"]
    return found
