"""What the grammar around an act says outright: it is only thought of, it never came, or it stands whatever is said of it."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.lexicon import read_yaml
from contested.reading.pipeline import lemma

CUES = {name: frozenset(words) for name, words in read_yaml("stance.yml").items()}
POINTING = {"the", "this", "that", "these", "those"}
ANYBODY = {"anyone", "anybody", "whoever", "everyone", "everybody"}


def is_definite(noun: Token) -> bool:
    """Whether a noun is told as known: "the attack", "their attack"."""
    return any(
        (child.dep_ == "det" and child.lower_ in POINTING) or (child.dep_ == "poss" and child.i < noun.i) for child in noun.children
    )


def stands_by_itself(noun: Token) -> bool:
    """Whether a known act stands, whatever may come of it: "the bombing will not change this"; not "will launch the attack"."""
    if noun.pos_ != "NOUN" or not is_definite(noun):
        return False
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass"):
        if noun.dep_ == "nsubjpass":
            return lemma(verb) in CUES["reacts"]
        return verb.pos_ == "VERB" and lemma(verb) not in CUES["happens"] | CUES["carries"]
    return noun.dep_ == "dobj" and lemma(verb) in CUES["reacts"]


def guesses_doer(noun: Token) -> bool:
    """Whether only the doer of a known act is a guess: "the killings could have been carried out by rebels"."""
    verb = noun.head
    if noun.pos_ != "NOUN" or noun.dep_ not in ("nsubj", "nsubjpass") or not is_definite(noun):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if "have" not in helpers or not helpers & {"could", "may", "might"}:
        return False
    done = lemma(verb) in CUES["carries"] | DOING and any(child.lower_ == "by" for child in verb.children)
    return done or (lemma(verb) == "be" and any(lemma(child) in WORK for child in verb.children if child.dep_ == "attr"))


DOING = {"order", "plan", "mastermind", "commit", "perpetrate", "stage", "organize", "organise", "do"}
WORK = {"work", "deed", "doing"}


def is_prospect(token: Token) -> bool:
    """Whether a noun or a gerund stands for what may come: "a possible attack", "calls for a truce", "the idea of bombing it"."""
    if token.pos_ == "NOUN" and any(
        (child.dep_ == "amod" and child.lower_ in CUES["prospective"]) or (child.dep_ == "det" and child.lower_ == "any")
        for child in token.children
    ):
        return True
    if token.dep_ not in ("pobj", "pcomp"):
        return token.pos_ == "NOUN" and token.dep_ == "dobj" and is_wished(token)
    link, above = token.head, token.head.head
    name, vague = lemma(above), token.dep_ == "pcomp" or not is_definite(token)
    if above.pos_ == "NOUN" and link.lower_ in ("of", "about", "for", "against"):
        return name in CUES["calls"] if link.lower_ == "for" and not vague else vague and name in CUES["prospects"]
    if above.pos_ == "NOUN" and link.lower_ == "to":
        return False
    if link.lower_ == "to" and above.lower_ == "leading":  # "a reward for information leading to the arrest of"
        return lemma(above.head) in ("information", "tip", "evidence", "clue")
    if above.pos_ == "VERB":
        return (link.lower_ == "for" and name in CUES["calls"]) or (link.lower_ in ("of", "about") and vague and name == "warn")
    return False


def is_wished(noun: Token) -> bool:
    """Whether an act is the object of a wish or a plan: "demanded the withdrawal", "are preparing an attack"."""
    verb = lemma(noun.head)
    if any(child.dep_ == "relcl" for child in noun.children):
        return False
    return verb in CUES["wishes"] or (verb in CUES["readies"] and not is_definite(noun))


def is_supposed(token: Token) -> bool:
    """Whether a whole clause is hoped for, asked about or said of anybody."""
    above = token.head
    if token.dep_ == "ccomp" and lemma(above) in CUES["hopes"] and above.pos_ == "VERB":
        return True
    if token.dep_ == "relcl" and above.lower_ in ANYBODY and token.tag_ in ("VBZ", "VBP"):
        return True
    if token.tag_ == "VBZ" and any(child.dep_ == "nsubj" and child.lower_ in ("whoever", "whosoever") for child in token.children):
        return True
    return token.dep_ == "ROOT" and is_asked(token)


def is_asked(verb: Token) -> bool:
    """Whether a sentence asks if the act was done: "Did the army attack?"; not "Why did the army attack?"."""
    sentence = verb.sent
    return sentence[-1].text == "?" and sentence[0].head == verb and sentence[0].dep_ in ("aux", "auxpass")


def never_came(token: Token) -> bool:
    """Whether the words around the act say that it was not done: "without attacking", "has yet to attack", "reports were false"."""
    if is_told_falsely(token):
        return True
    if token.dep_ == "pcomp":
        return is_left_out(token.head)
    if token.dep_ == "xcomp":
        gerund = token.tag_ == "VBG" or any(child.lower_ == "being" for child in token.children)
        return is_still_to_come(token) or (gerund and lemma(token.head) == "escape")
    if any(child.lower_ == "nor" and child.i < token.i for child in token.children) and token.dep_ == "ROOT":
        return True
    if token.dep_ == "dobj" and lemma(token.head) == "call":
        return any(child.dep_ == "prt" and child.lower_ == "off" for child in token.head.children)
    return token.dep_ == "pobj" and token.head.lower_ == "of" and is_unfounded(token.head.head)


def is_left_out(link: Token) -> bool:
    """Whether a preposition says that its gerund was not done: "without", "instead of", "stopped short of", "far from"."""
    if link.lower_ == "without":
        return True
    above = link.head
    before = link.nbor(-1).lower_ if link.i else ""
    if link.lower_ == "of":
        return before in ("short", "instead")
    return link.lower_ == "from" and (before == "far" or (before == "back" and lemma(above) in ("hold", "hang")))


def is_still_to_come(verb: Token) -> bool:
    """Whether an act "has yet to" be done."""
    above = verb.head
    return lemma(above) == "have" and any(child.lower_ == "yet" for word in (above, verb) for child in word.children)


def is_unfounded(noun: Token) -> bool:
    """Whether a report, a rumour or a sign is said to be false or none: "reports of a raid were false", "no sign of an attack"."""
    if lemma(noun) not in CUES["reports"]:
        return False
    if any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children):
        return True
    verb = noun.head
    if noun.dep_ == "dobj":
        return lemma(verb) in ("dismiss", "deny", "reject", "refute")
    return (noun.dep_ == "nsubj" and is_called_false(verb)) or any(
        child.dep_ == "acl" and is_called_false(child) for child in noun.children
    )


def is_called_false(verb: Token) -> bool:
    """Whether a verb says of its subject that it is not so: "are false", "is not true", "proved to be wrong"."""
    if lemma(verb) not in ("be", "prove", "turn"):
        return False
    told = [verb, *(child for child in verb.children if child.dep_ == "xcomp" and lemma(child) == "be")]
    said = {child.lower_ for word in told for child in word.children}
    return bool(said & CUES["false"]) or ("true" in said and any(child.dep_ == "neg" for word in told for child in word.children))


def is_told_falsely(token: Token) -> bool:
    """Whether a clause is what a false report tells: "rumours that he was shot are untrue", "it is not true that he was shot"."""
    while token.dep_ == "conj" and token.head.pos_ == "VERB":
        token = token.head
    that = next((child for child in token.children if child.lower_ == "that" and child.i < token.i), None)
    doubled = sum(child.dep_ in ("dobj", "nsubjpass") for child in token.children) > 1  # "that" is taken for a second object
    if that is None or not (that.dep_ == "mark" or doubled):
        return False
    above = token.head
    if above.pos_ == "NOUN" and token.dep_ in ("acl", "ccomp", "relcl"):
        return is_unfounded(above)
    return token.dep_ in ("ccomp", "csubj", "advcl") and is_called_false(above)
