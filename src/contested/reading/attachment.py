"""Phrases that the parse hangs on the wrong word: "the killing of a chief by rebels", "was riddled with bullets by gunmen"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.lexicon import load_things, words

PART_NOUNS = words("part_nouns")
ACTING = {
    "armed",
    "people",
    "person",
    "police",
    "military",
    "soldierly",
    "outlaw",
    "civilian",
    "protester",
    "mob_noun",
    "state_force",
}
SUFFERING = {"civilian", "property", "people", "person", "ground", "place"}
ACTS = {"act", "assault_word", "deal", "talks", "fighting_noun", "protest_noun", "ground_push"}
EMPTY: frozenset[str] = frozenset()


def sorts(token: Token) -> frozenset[str]:
    """The classes of the word in things.yml, whatever stands around it."""
    things = load_things()
    return things.get(token.lower_) or things.get(token.lemma_.lower()) or EMPTY


def is_doer(token: Token) -> bool:
    """Whether a word behind "by" is somebody: a noun for persons or fighters, or a name that is no place or date."""
    if token.pos_ == "PROPN" or token.ent_type_:
        return token.ent_type_ in ("ORG", "NORP", "PERSON") or bool(sorts(token) & ACTING)
    return token.pos_ == "NOUN" and bool(sorts(token) & ACTING)


def nouns_below(prep: Token) -> Iterator[Token]:
    """The noun of a preposition."""
    return (child for child in prep.children if child.dep_ == "pobj")


def regained(noun: Token, phrases: list[tuple[str, Token]]) -> list[Token]:
    """The prepositions that tell of a noun of action, though the parse hangs them on the noun of another of its phrases."""
    known = {prep for prep, _ in phrases}
    found = []
    for child in noun.children:
        if child.dep_ != "prep" or child.lower_ not in ("of", "by"):
            continue
        for inner in nouns_below(child):
            below = [prep for prep in inner.children if prep.dep_ in ("prep", "agent") and prep.lower_ not in known]
            fitting = tells_doer if child.lower_ == "of" else tells_sufferer
            found += [prep for prep in below if fitting(prep, inner)]
    return found


def tells_doer(prep: Token, noun: Token) -> bool:
    """Whether a phrase behind whom it was done to says who did it or lost it: "the capture of two villages from the insurgents"."""
    if prep.lower_ not in ("by", "from") or sorts(noun) & ACTS:
        return False
    return any(is_doer(head) for head in nouns_below(prep))


def tells_sufferer(prep: Token, noun: Token) -> bool:
    """Whether a phrase behind who did it says whom it was done to: "the shelling by government forces of a wedding party"."""
    if prep.lower_ not in ("of", "on", "against", "upon"):
        return False
    if prep.lower_ == "of" and (noun.lemma_.lower() in PART_NOUNS or not sorts(noun) & {"armed", "police", "state_force"}):
        return False
    heads = list(nouns_below(prep))
    return prep.lower_ != "of" or any(sorts(head) & SUFFERING and "armed" not in sorts(head) for head in heads)


def agents_behind(verb: Token) -> list[Token]:
    """The "by" of a passive that the parse hangs on the noun of another phrase: "was riddled with bullets by attackers"."""
    nouns = (noun for child in verb.children if child.dep_ == "prep" and child.i > verb.i for noun in nouns_below(child))
    below = (prep for noun in nouns if not sorts(noun) & ACTS for prep in noun.children if prep.lower_ == "by")
    return [prep for prep in below if any(is_doer(head) for head in nouns_below(prep))]


def waiting_subject(verb: Token) -> Token | None:
    """Whom a finite verb speaks of where the parse takes a participle for the sentence's verb: "soldiers trying to clear the road
    were fired on", "gunmen believed to be rebels shot the judge"; else None."""
    aim = verb.head
    trying = aim.head
    if verb.dep_ == "ccomp" and aim.tag_ in ("VBD", "VBN") and aim.lemma_.lower() in THOUGHT and aim.i + 1 < verb.i:
        held = any(child.dep_ == "xcomp" and aim.i < child.i < verb.i for child in aim.children) and aim.nbor().lower_ == "to"
        subject = next((child for child in aim.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        return subject if held and is_finite(verb) else None
    if verb.dep_ != "ccomp" or aim.tag_ != "VB" or trying.tag_ != "VBG" or aim.dep_ not in ("xcomp", "advcl"):
        return None
    if any(child.dep_ in ("aux", "auxpass") for child in trying.children) or not is_finite(verb):
        return None
    return next((child for child in trying.children if child.dep_ == "nsubj" and child.i == trying.i - 1), None)


THOUGHT = {"believe", "think", "suspect", "know", "consider", "presume", "understand", "say", "report", "allege", "assume"}


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own, or a helper that has."""
    tags = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass"))}
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})
