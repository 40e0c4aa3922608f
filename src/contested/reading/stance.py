"""Whether an act is said to have happened: its aspect, and whether it is negated."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from math import exp

from spacy.tokens import Token

from contested.reading.pipeline import lemma
from contested.reading.stance_features import MERELY, features
from contested.reading.stance_firm import CUES, guesses_doer, is_prospect, is_supposed, never_came, stands_by_itself

STATES = {"territory_held", "explosive_hazard", "siege"}
OPEN = ("planned", "hypothetical")
MODEL = ("data", "models", "en_stance.tsv.gz")
LEANING = {"no": 0.75, "uncertain": 1.75}  # against "yes", nine times as frequent in training: chosen for macro-F1


def judge(token: Token, kind: str, trained: bool = True) -> tuple[str, bool]:
    """The aspect of the act and whether it is negated: by the trained part, the rules saying what sort of open act it is."""
    aspect, negated = aspect_of(token, kind), is_negated(token)
    known = weights() if trained else {}
    plain = "no" if negated else "uncertain" if aspect in OPEN else "yes"
    verdict = firm(token) or (likeliest(token, aspect, negated, known) if known else plain)
    if verdict == "uncertain" and (aspect in OPEN or not had_been_done(token)):
        return aspect if aspect in OPEN else "hypothetical", False
    if verdict == "no":
        return "actual" if aspect in OPEN else aspect, True
    return settled_aspect(token, kind) if aspect in OPEN else aspect, False


def had_been_done(token: Token) -> bool:
    """Whether the act is told in the past before the past, outside a condition: "said his men had returned fire"."""
    return token.tag_ == "VBN" and any(child.lower_ == "had" and child.dep_ == "aux" for child in token.children)


def firm(token: Token) -> str:
    """`no`, `uncertain` or `yes` where the grammar says so outright, whatever annotators thought likely; else empty."""
    helpers = {child.lower_ for word in (token, *clause_heads(token)) for child in word.children if child.dep_ == "aux"}
    if says_not(token):
        return "uncertain" if helpers & CUES["advised"] or in_condition(token) else "no"
    if is_of_none(token) or came_to_nothing(token) or never_came(token):
        return "no"
    if lemma(token.head) in CUES["fails"] and governs(token.head, token) and not was_under_way(token):
        return "uncertain" if is_open(token.head) else "no"
    if stands_by_itself(token) or guesses_doer(token):
        return "yes"
    if helpers & (CUES["possible"] | CUES["future"]) or in_condition(token) or going_to(token) or infinitive_of_purpose(token):
        return "uncertain"
    return "uncertain" if is_prospect(token) or is_supposed(token) else ""


def is_of_none(token: Token) -> bool:
    """Whether "no" stands before the act, or before who does or suffers it: "there was no attack", "no one was hurt"."""
    nouns = [token] if token.pos_ == "NOUN" else [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
    return any(
        noun.lower_ in NOBODY
        or any(child.lower_ in ("no", "neither") and child.dep_ in ("det", "preconj") for child in noun.children)
        for noun in nouns
    )


NOBODY = {"nobody", "none", "nothing"}


def came_to_nothing(token: Token) -> bool:
    """Whether an act was called off or all but done: "an aborted invasion", "they nearly took the town"."""
    if token.pos_ == "NOUN":
        return any(child.dep_ == "amod" and child.lower_ in CUES["called_off"] for child in token.children)
    nearly = (child for child in token.children if child.dep_ == "advmod" and child.lower_ in ("nearly", "almost"))
    return token.tag_ == "VBD" and any(child.i == token.i - 1 for child in nearly)


def was_under_way(token: Token) -> bool:
    """Whether what is stopped had been done until then: "stopped shelling the town"."""
    return token.tag_ == "VBG" and token.dep_ == "xcomp" and lemma(token.head) in ("stop", "halt", "abandon", "cease", "quit")


def is_open(verb: Token) -> bool:
    """Whether a verb tells of what may come: "will avert", "expected to prevent"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(helpers & (CUES["possible"] | CUES["future"])) or going_to(verb) or infinitive_of_purpose(verb)


def likeliest(token: Token, aspect: str, negated: bool, known: dict[str, tuple[float, float]]) -> str:
    """`yes`, `no` or `uncertain`, whichever the features of the act speak for."""
    found: list[tuple[float, float]] = [known[name] for name in dict.fromkeys(described(token, aspect, negated)) if name in known]
    odds = {
        "no": LEANING["no"] * exp(min(30.0, sum(row[0] for row in found))),
        "uncertain": LEANING["uncertain"] * exp(min(30.0, sum(row[1] for row in found))),
        "yes": 1.0,
    }
    return max(odds, key=lambda name: odds[name])


def described(token: Token, aspect: str, negated: bool) -> list[str]:
    """The features of the act, with what the rules say of it."""
    return [*features(token), f"rule={aspect if aspect in OPEN else 'settled'}", f"negated={negated}"]


@cache
def weights() -> dict[str, tuple[float, float]]:
    """For each feature, how far it speaks for `no` and for `uncertain` against `yes`; empty where none are shipped."""
    file = resources.files("contested").joinpath(*MODEL)
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in gzip.decompress(file.read_bytes()).decode("utf-8").split("\n") if line)
    return {name: (float(no), float(unsure)) for name, no, unsure in rows}


def chain(token: Token) -> list[Token]:
    """The words that the act hangs on, nearest first, up to the root or to the end of its complement."""
    found: list[Token] = []
    while token.head != token and len(found) < 8:
        if token.dep_ in ("relcl", "parataxis") or token.dep_ == "ROOT":
            break
        found.append(token.head)
        token = token.head
    return found


def is_negated(token: Token) -> bool:
    """Whether the act is said not to have happened."""
    if says_not(token) or is_of_none(token) or came_to_nothing(token):
        return True
    if was_under_way(token):
        return False
    if any(child.lower_ in ("no", "neither", "without") and child.dep_ in ("det", "cc", "preconj") for child in token.children):
        return True
    return any(lemma(head) in CUES["fails"] and governs(head, token) for head in chain(token))


def says_not(token: Token) -> bool:
    """Whether "not" or "never" stands in the act's own clause, whatever is said around it."""
    return any(has_negation(word) for word in (token, *denied_with(token)))


def acts_on_nobody(verb: Token) -> bool:
    """Whether a verb's own object is none: "the rebels captured no soldiers", "they signed nothing"."""
    if verb.pos_ != "VERB":
        return False
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return any(one.lower_ in NOTHING or any(child.lower_ == "no" for child in one.children) for one in objects)


NOTHING = {"nothing", "nobody", "none"}


def has_negation(word: Token) -> bool:
    """Whether "not" or "never" hangs on the word; "not only" and what follows a noun ("a raid, not a war") deny nothing."""
    return any(
        (child.dep_ == "neg" or child.lower_ in ("never", "not"))
        and not (child.i + 1 < len(child.doc) and child.nbor(1).lower_ in MERELY)
        and (word.pos_ in ("VERB", "AUX") or child.i < word.i)
        for child in word.children
    )


def denied_with(token: Token) -> list[Token]:
    """The verbs with whose "not" the act is denied too: "did not carry out the raid", but no "did not condemn the raid"."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return [*clause_heads(token), *shares_not(token)]
    verbs = CUES["happens"] if token.dep_ in ("nsubj", "csubj") else CUES["carries"]
    return [head for head in clause_heads(token) if lemma(head) in verbs or head.pos_ == "AUX"]


def shares_not(token: Token) -> list[Token]:
    """The verb whose "not" reaches over: "has not admitted it or implicated anyone", "it did not appear that anyone was hurt"."""
    head = token.head
    if token.dep_ == "conj" and any(child.dep_ == "cc" and child.lower_ in ("or", "nor") for child in head.children):
        own = any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in token.children)
        return [] if own else [head]
    return [head] if token.dep_ == "ccomp" and lemma(head) in ("appear", "seem", "believe", "think") else []


def clause_heads(token: Token) -> list[Token]:
    """The verbs that share the fate of the act: its light verb, "was able to", the first of two joined verbs' auxiliary."""
    found: list[Token] = []
    head = token.head
    if token.dep_ in ("xcomp", "dobj", "nsubjpass", "attr") and head.pos_ in ("VERB", "AUX") and head != token:
        found.append(head)
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX"):
        found.append(head)
    return found


def governs(head: Token, token: Token) -> bool:
    """Whether the act lies in the complement of the head, not in its subject or a loose clause."""
    while token.head != head:
        if token.head == token:
            return False
        token = token.head
    if token.dep_ == "conj" and token.pos_ == "VERB":
        return bool(head.pos_ != "VERB")  # "to halt the advance and regain the towns"
    return token.dep_ in ("xcomp", "ccomp", "dobj", "prep", "pcomp", "pobj", "oprd", "acl", "nsubjpass", "conj", "attr", "dative")


def aspect_of(token: Token, kind: str) -> str:
    """The aspect of the act: actual, ongoing, state, planned or hypothetical."""
    heads = chain(token)
    auxiliaries = [child for word in (token, *clause_heads(token)) for child in word.children if child.dep_ in ("aux", "auxpass")]
    modals = {child.lower_ for child in auxiliaries}
    if modals & CUES["possible"] or in_condition(token):
        return "hypothetical"
    if any(lemma(head) in CUES["hypothetical"] and governs(head, token) and not in_finite_clause(token, head) for head in heads):
        return "hypothetical"
    if modals & CUES["future"] or going_to(token):
        return "planned"
    if any(lemma(head) in CUES["planned"] and governs(head, token) and not in_finite_clause(token, head) for head in heads):
        return "planned"
    if infinitive_of_purpose(token):
        return "hypothetical" if what_for(token) else "planned"
    return settled_aspect(token, kind)


def settled_aspect(token: Token, kind: str) -> str:
    """The aspect of an act that is no mere plan or thought: state, ongoing or actual."""
    heads = chain(token)
    auxiliaries = [child for word in (token, *clause_heads(token)) for child in word.children if child.dep_ in ("aux", "auxpass")]
    if kind in STATES:
        return "state"
    return "ongoing" if is_ongoing(token, auxiliaries, heads) else "actual"


def in_finite_clause(token: Token, head: Token) -> bool:
    """Whether a clause that tells of the past or the present lies between the act and the head: "announced that they took it"."""
    while token.head != token and token != head:
        if token.dep_ in ("ccomp", "advcl", "relcl") and token.pos_ in ("VERB", "AUX"):
            words = (token, *(child for child in token.children if child.dep_ in ("aux", "auxpass")))
            if any(word.tag_ in ("VBD", "VBZ", "VBP") for word in words):
                return True
        token = token.head
    return False


def in_condition(token: Token) -> bool:
    """Whether the act stands in an if-clause, or in the answer to one with a modal."""
    for word in (token, *chain(token)):
        for child in word.children:
            if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether", "lest") and child.i < token.i:
                return True
            if (
                child.lower_ == "until"
                and child.dep_ == "mark"
                and any(one.lower_ in CUES["future"] for one in word.head.children if one.dep_ == "aux")
            ):
                return True  # "will fight until the last soldier has left"
        if is_inverted(word) or (word.dep_ == "acl" and word.head.lower_ == "case" and word.tag_ in ("VBP", "VBZ", "VBD")):
            return True
        if word.dep_ in ("ccomp", "ROOT"):
            return False
    return False


def is_inverted(verb: Token) -> bool:
    """Whether the clause is a condition by its word order: "Had they attacked the base, ...", "Should they seize the port, ..."."""
    first = verb.left_edge
    return (
        verb.dep_ == "advcl"
        and first.head == verb
        and first.lower_ in ("had", "were", "should")
        and first.dep_ in ("aux", "auxpass")
        and any(child.dep_ in ("nsubj", "nsubjpass") and child.i > first.i for child in verb.children)
    )


def going_to(token: Token) -> bool:
    """Whether the act is what someone is going, about or set to do."""
    head = token.head
    if token.dep_ == "xcomp" and head.lower_ in ("is", "are") and any(child.lower_ == "to" for child in token.children):
        return lemma(token) != "blame"  # "they are to meet on Friday"
    return token.dep_ == "xcomp" and head.lower_ in (
        "going",
        "about",
        "set",
        "due",
        "poised",
        "ready",
        "expected",
        "scheduled",
        "likely",
        "prepared",
    )


def infinitive_of_purpose(token: Token) -> bool:
    """Whether the act is a bare purpose: "came to seize the town", "to halt them and seize the town"."""
    if token.dep_ == "conj" and token.tag_ == "VB" and token.head.tag_ == "VB":
        return infinitive_of_purpose(token.head)
    helpers = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if "to" not in helpers or ("have" in helpers and lemma(token.head) not in CUES["hypothetical"]):  # "claims to have taken it"
        return False
    if any(child.lower_ == "only" and child.i == token.i - 2 for child in token.children):  # "came back only to burn it"
        return False
    if token.dep_ in ("advcl", "acl"):
        return not went_on(token.head) and not kept_to(token.head)
    return token.dep_ == "xcomp" and lemma(token.head) not in CUES["achieves"] | {"claim"}  # "claim to control the province"


def what_for(token: Token) -> bool:
    """Whether an infinitive says what a thing is for, or what one is able to do: "arms to kill thousands"; not "a plan to kill"."""
    noun = token.head
    return token.dep_ == "acl" and noun.pos_ in ("NOUN", "PROPN") and lemma(noun) not in CUES["plans"]


def kept_to(noun: Token) -> bool:
    """Whether what was promised or threatened was done: "kept their promise to kill", "carried out the threat to bomb"."""
    return noun.dep_ == "dobj" and lemma(noun.head) in CUES["keeps"] and lemma(noun) in CUES["plans"]


def went_on(verb: Token) -> bool:
    """Whether the verb is "go on", after which an infinitive tells what was done next: "went on to kill"."""
    return lemma(verb) == "go" and any(child.lower_ == "on" and child.dep_ in ("prt", "prep", "advmod") for child in verb.children)


def is_ongoing(token: Token, auxiliaries: list[Token], heads: list[Token]) -> bool:
    """Whether the act is under way: a progressive, "continue to", "still", "there are clashes"."""
    if token.tag_ == "VBG" and any(child.lemma_ == "be" for child in auxiliaries):
        return True
    if any(child.lower_ in ("still", "currently") for child in token.children):
        return True
    if token.pos_ in ("NOUN", "PROPN"):
        verb = token.head
        if lemma(verb) in CUES["continues"] and token.dep_ in ("nsubj", "dobj"):
            return True
        return verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and token.dep_ in ("attr", "nsubj")
    return bool(heads) and token.dep_ == "xcomp" and lemma(heads[0]) in CUES["continues"]
