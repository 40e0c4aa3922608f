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
TELLING = words("closers")
NEVER_PASSIVE = words("never_passive")
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


def is_victim(name: Token) -> bool:
    """Whether a name is that of somebody by what was done to him, and of no place: "the murder of Rivera", "abducted Soto"."""
    above = name.head
    if name.pos_ != "PROPN" or name.ent_type_ in ("GPE", "LOC", "FAC", "ORG", "DATE"):
        return False
    if name.dep_ == "pobj":
        return above.lower_ == "of" and above.head.lemma_.lower() in DONE_TO_ONE
    return name.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in DOING_TO_ONE


DONE_TO_ONE = {"murder", "assassination", "kidnapping", "abduction", "kidnap", "slaying", "killing"}
DOING_TO_ONE = {"murder", "assassinate", "kidnap", "abduct", "slay", "behead"}


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
    preps = (child for child in verb.children if child.dep_ == "prep" and child.i > verb.i and child.lower_ in WAYS)
    nouns = (noun for prep in preps for noun in nouns_below(prep))
    below = (prep for noun in nouns if not sorts(noun) & ACTS for prep in noun.children if prep.lower_ == "by")
    return [prep for prep in below if any(is_doer(head) for head in nouns_below(prep))]


WAYS = {"with", "in", "to", "on", "into", "at", "from", "as", "near", "behind", "under", "inside", "outside", "off"}


def waiting_subject(verb: Token) -> Token | None:
    """Whom a finite verb speaks of where the parse takes a participle before it for the sentence's verb; else None."""
    if (riding := those_riding(verb)) is not None:
        return riding
    for word in (verb.head, *(child for child in verb.children if child.dep_ in ("csubj", "csubjpass"))):
        if word.i != verb.i and real_verb(word) == verb:
            return subject_of(word)
    aim = verb.head
    trying = aim.head
    if verb.dep_ == "ccomp" and aim.tag_ in ("VBD", "VBN") and aim.lemma_.lower() in THOUGHT and aim.i + 1 < verb.i:
        held = any(child.dep_ == "xcomp" and aim.i < child.i < verb.i for child in aim.children) and aim.nbor().lower_ == "to"
        return subject_of(aim) if held and is_finite(verb) else None  # "gunmen believed to be rebels shot the judge"
    if verb.dep_ != "ccomp" or aim.tag_ != "VB" or trying.tag_ != "VBG" or aim.dep_ not in ("xcomp", "advcl"):
        return None
    if any(child.dep_ in ("aux", "auxpass") for child in trying.children) or not is_finite(verb):
        return None
    return next((child for child in trying.children if child.dep_ == "nsubj" and child.i == trying.i - 1), None)  # "men trying to"


def those_riding(verb: Token) -> Token | None:
    """Who acts where their verb hangs on what they ride in: "four men in a truck shot at the guards"; else None."""
    vehicle = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or vehicle.dep_ != "pobj" or vehicle.head.lower_ not in ("in", "on", "aboard"):
        return None
    riders = vehicle.head.head
    acts = any(child.dep_ == "prep" and child.lower_ in ("at", "on") for child in verb.children)
    by = any(child.dep_ == "agent" for child in verb.children)
    return riders if acts and not by and riders.dep_ == "ROOT" and riders.pos_ in ("NOUN", "PROPN") else None


def real_verb(part: Token) -> Token | None:
    """The verb that a sentence has where the parse takes a participle for it: "hostages seized in May were freed"; else None."""
    if part.tag_ not in ("VBD", "VBN") or part.lemma_.lower() in TELLING or (subject := subject_of(part)) is None:
        return None
    if subject.pos_ == "PRON" or any(child.dep_ in ("aux", "auxpass", "neg") or is_object(child) for child in part.children):
        return None
    if part.dep_ in ("csubj", "csubjpass"):
        return part.head
    for child in part.children:
        if child.i > part.i and child.dep_ in ("ccomp", "advcl", "conj", "dep") and stands_alone(child):
            return child
    return None


def is_object(word: Token) -> bool:
    """Whether a word is what a verb acts on, and no "captive" or "dead" that tells a state."""
    noun = word.pos_ in ("NOUN", "PROPN", "PRON", "NUM") or word.tag_ == "JJS"  # "most of"
    return word.dep_ == "dobj" and noun and word.lower_ not in ("hostage", "captive")


def stands_alone(verb: Token) -> bool:
    """Whether a finite verb has no subject and nothing that joins it to the verb before."""
    if verb.pos_ not in ("VERB", "AUX") or not is_finite(verb):
        return False
    before = verb.nbor(-1)
    helped = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if (
        (helped[0] if helped else verb).nbor(-1).pos_ in ("CCONJ", "SCONJ")
        or before.pos_ in ("CCONJ", "SCONJ")
        or before.text == ","
    ):
        return False
    if any(child.dep_ in BOUND or child.tag_ in ("WRB", "WDT", "WP", "TO") for child in verb.children):
        return False
    joined = {child.dep_ for child in verb.children}
    return bool(helped) or ("dobj" in joined and "agent" not in joined)


BOUND = {"nsubj", "nsubjpass", "expl", "mark"}


def subject_of(verb: Token) -> Token | None:
    """The subject before a verb."""
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < verb.i), None)


def is_finite(verb: Token) -> bool:
    """Whether a verb has a tense of its own, or a helper that has."""
    tags = {verb.tag_, *(child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass"))}
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})


THOUGHT = {"believe", "think", "suspect", "know", "consider", "presume", "understand", "say", "report", "allege", "assume"}


def is_full_passive(verb: Token) -> bool:
    """Whether a verb has its "was"."""
    return any(child.dep_ == "auxpass" for child in verb.children)


def is_short_passive(verb: Token) -> bool:
    """Whether a participle without its "was" tells what was done to its subject: "two soldiers killed", "he counted 36 wounded"."""
    if verb.tag_ != "VBN" or verb.dep_ not in SHORTENED or verb.lemma_.lower() in NEVER_PASSIVE:
        return False
    if any(child.dep_ in ("aux", "auxpass", "dobj") for child in verb.children):
        return False
    if verb.dep_ == "conj" and not any(child.dep_ == "nsubj" for child in verb.children):
        above = verb.head
        return above.pos_ == "ADJ" or is_short_passive(above) or any(child.dep_ == "auxpass" for child in above.children)
    return True


SHORTENED = {"ccomp", "conj", "ROOT", "advcl", "parataxis"}
SEPARABLE = {
    (verb, particle)
    for particle, verbs in {
        "up": "pick round lock beat dig break",
        "down": "gun shoot cut burn",
        "away": "haul whisk take",
        "off": "haul",
        "out": "wipe",
    }.items()
    for verb in verbs.split()
}


def without_date(head: Token) -> Token:
    """The name before a date that the parser runs it into: "by Ukraine April 2022"."""
    names = [
        child
        for child in head.children
        if child.dep_ in ("compound", "nmod", "poss") and child.ent_type_ in ("GPE", "ORG", "NORP", "PERSON")
    ]
    return names[-1] if head.ent_type_ == "DATE" and names else head


def sides_before(noun: Token) -> list[Token]:
    """The side whose doing a noun of action is, by a plain word before it: "an army attack", "a rebel mortar attack"."""
    before = [child for child in noun.lefts if child.dep_ in BEFORE_NOUN]
    before += [child for word in before for child in word.lefts if child.dep_ in BEFORE_NOUN]
    nouns = (word for word in before if word.pos_ in ("NOUN", "PROPN") and word.lemma_.lower() not in NO_SIDE)
    named = {word.i for word in nouns if sorts(word) & SIDE_CLASSES}
    return [word for word in before if word.i in named or word.lower_ in SIDES][:1]


BEFORE_NOUN = {"compound", "amod", "nmod"}
SIDES, SIDE_CLASSES = words("sides_before"), {"armed", "side_noun", "police_only"}
NO_SIDE = {"terrorist", "enemy", "sniper", "artillery", "personnel"}  # say how, against whom, or whose view it is
