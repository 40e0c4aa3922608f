"""Sentences that point back at an act told before: "the victims were A and B", "the crime was the work of the militia".

They name no kind of act themselves. Theirs is that of the last act before that fits, and what they add is a claim of its own:
who was harmed, or who is held responsible.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.reading.act import Act
from contested.reading.classes import Classes
from contested.reading.frames import Frame, conjuncts, frame_of, noun_frame, phrases_of, resolve_relative
from contested.reading.lexicon import words
from contested.reading.noun_acts import OWNING, SUSPECTING, blamed, sided
from contested.reading.pipeline import lemma

HARMED = words("harmed")
HELD = words("held_persons")
DEEDS = words("deeds")
EXPLOSIVES = words("explosives")
LAYING = words("laying")
NAMING = words("naming")
DOING = words("doing")
DID_IT, TOOK_AWAY = words("did_it"), words("took_away")
NEARBY = words("nearby_persons")
ELSEWHERE = {"ago", "another", "separate", "elsewhere", "earlier", "previously"}  # tell of another act
POINTING = {"the", "this", "that", "these", "those", "such", "both"}
DEED_KINDS = frozenset(
    "attack execution air_strike shelling explosion chemical_attack mob_violence excessive_force abduction "
    "property_destruction looting".split()
)
BLOWS = frozenset("attack execution explosion abduction air_strike shelling".split())
HARMING = DEED_KINDS - {"property_destruction", "looting"} | {"armed_clash", "casualties"}
FAR = 160  # tokens between an act and a sentence that points back at it


def echoes(doc: Doc, acts: list[Act], classes: Classes) -> list[Act]:
    """What the sentences add that point back at one of these acts, each as an act of the same kind."""
    triggers = {act.trigger.i for act in acts}
    for act in acts:
        join_before(act, acts, classes)
    found = [echo for token in doc if token.lower_ in ANY and token.i not in triggers for echo in echo_at(token, acts, classes)]
    return found + [echo for act in acts for echo in owned_or_blamed(act, acts, classes)]


def owned_or_blamed(act: Act, acts: list[Act], classes: Classes) -> Iterator[Act]:
    """The act before whose doer a sentence names that tells no act itself: "The front claimed responsibility" alone."""
    if act.kind not in ("claim_of_responsibility", "accusation") or any(child.dep_ == "neg" for child in act.trigger.children):
        return
    heads = owners(act) if act.kind == "claim_of_responsibility" else accused(act)
    doers = [head for head in sided(heads) if DOERS & classes.of(head) and head.pos_ in ("NOUN", "PROPN")]
    before = last_before(act.trigger, acts, DEED_KINDS)
    told_here = any(other.kind in DEED_KINDS and other.trigger.sent == act.trigger.sent for other in acts)
    if doers and before is not None and not told_here:
        told = echo(
            act.trigger, before, Frame(act.trigger, subjects=doers), f"“{act.trigger.text}” for “{before.trigger.text}” before"
        )
        told.teller = next(iter(act.frame.subjects), None) if lemma(act.trigger) != "be" else None
        yield told


def join_before(act: Act, acts: list[Act], classes: Classes) -> None:
    """Makes harm and holding part of the act of the sentence before: "His driver was wounded", "The rebels held him a week"."""
    kinds = BLOWS if act.kind == "casualties" else frozenset(["abduction"])
    if act.kind not in ("casualties", "detention") or (before := last_before(act.trigger, acts, kinds)) is None:
        return
    if act.kind == "detention":
        if lemma(act.trigger) == "hold" and any("armed" in classes.of(head) for head in act.frame.subjects):
            act.kind = "abduction"
    elif before.trigger.sent.end == act.trigger.sent.start and is_beside(act, classes):
        act.kind = before.kind


def is_beside(act: Act, classes: Classes) -> bool:
    """Whether harm befell one who was with or near the other: "her driver", "a passerby"; not a toll, nor another's work."""
    dying = lemma(act.trigger) in ("die", "perish")
    if (act.frame.subjects and not dying) or any(word.lower_ in ELSEWHERE for word in act.trigger.sent):
        return False
    fell = act.frame.subjects if dying else act.frame.objects
    heads = [head for head in fell if head.pos_ in ("NOUN", "PROPN")]
    return bool(heads) and all(
        is_person(head, classes)
        and (head.lower_ in NEARBY or any(child.dep_ == "poss" or child.lower_ in ("a", "an") for child in head.children))
        for head in heads
    )


def owners(act: Act) -> list[Token]:
    """Who says that an act was his, where the sentence does not say which: "claimed responsibility in a call"."""
    return act.frame.subjects if lemma(act.trigger) in OWNING else []


def accused(act: Act) -> list[Token]:
    """Who is blamed, where the sentence does not say of what: "the police suspect the Red Front", "the front is to blame"."""
    verb = act.trigger
    if lemma(verb) == "be":
        return act.frame.subjects
    if lemma(verb) == "blame" and verb.dep_ == "xcomp" and lemma(verb.head) == "be":  # "they are to blame"
        act.frame.objects, act.frame.subjects = [*act.frame.subjects, *act.frame.objects], []
        return act.frame.objects
    behind = [verb, *(child for child in verb.children if child.dep_ == "dobj")]
    told = any(child.lower_ in ("of", "for", "over", "in", "with") for word in behind for child in word.children)
    return [] if told or lemma(verb) not in SUSPECTING else act.frame.objects


DOERS = {"armed", "body", "people"}


def echo_at(token: Token, acts: list[Act], classes: Classes) -> Iterator[Act]:
    """The act that this word points back at, with those whom its sentence names."""
    if not points(token):
        return
    if token.lower_ in DID_IT:
        kinds = frozenset(["abduction"]) if token.lower_ in TOOK_AWAY else DEED_KINDS
        bodies = [head for head in belonging(token) if DOERS & classes.of(head) or head.pos_ == "PROPN"]
        before = last_before(token, acts, kinds)
        if bodies and before is not None:
            yield echo(token, before, Frame(token, subjects=bodies), f"“{token.text}” of “{before.trigger.text}” before")
        return
    if token.lower_ in HARMED | HELD:
        kinds = frozenset(["abduction"]) if token.lower_ in HELD else HARMING
        named = [head for head in harmed_of(token) if is_person(head, classes)]
        before = last_before(token, acts, kinds)
        if named and before is not None:
            yield echo(token, before, Frame(token, objects=named), f"“{token.text}” of “{before.trigger.text}” before")
    elif lemma(token) in DEEDS and (token.tag_ == "NN" or any(child.lower_ == "both" for child in token.children)):
        doers = doers_of(token)
        before = last_before(token, acts, DEED_KINDS)
        if doers and before is not None:
            yield echo(token, before, Frame(token, subjects=doers), f"“{token.text}” for “{before.trigger.text}” before")
    elif token.lower_ in EXPLOSIVES and lemma(token.head) in LAYING:
        doers = frame_of(token.head).subjects
        before = last_before(token, acts, frozenset(["explosion"]))
        if doers and before is not None:
            yield echo(token, before, Frame(token, subjects=doers), f"“{token.text}” of “{before.trigger.text}” before")


def echo(token: Token, before: Act, frame: Frame, rule: str) -> Act:
    """An act of the kind of the one before."""
    return Act(token, frame, before.row, before.kind, rule)


def points(token: Token) -> bool:
    """Whether a word has "the" or "this" before it, and no "of" behind it that says of what else."""
    return any(child.lower_ in POINTING for child in token.children) and not any(child.lower_ == "of" for child in token.children)


def last_before(token: Token, acts: list[Act], kinds: frozenset[str]) -> Act | None:
    """The last act of one of these kinds before the word, within reach."""
    before = [act for act in acts if act.trigger.i < token.i and token.i - act.trigger.i <= FAR and act.kind in kinds]
    return before[-1] if before and before[-1].trigger.sent != token.sent else None


def is_person(head: Token, classes: Classes) -> bool:
    """Whether a word stands for somebody: a noun for persons, or a name that is no place's."""
    return bool(classes.of(head) & {"person", "people", "armed"}) or (head.pos_ == "PROPN" and head.i not in classes.place_tokens)


def harmed_of(token: Token) -> list[Token]:
    """Who the victims are: "the dead were named as A", "the wounded include a child", "among the dead was A", "the victims, A,"."""
    named = [other for child in token.children if child.dep_ == "appos" for other in conjuncts(child)]
    verb = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "among" and lemma(verb.head) == "be":
        verb = verb.head
        return [head for child in verb.children if child.dep_ in ("nsubj", "attr") for head in conjuncts(child)]
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return named
    if lemma(verb) in ("be", "include"):
        named += [head for child in verb.children if child.dep_ in ("attr", "dobj") for head in conjuncts(child)]
    elif lemma(verb) in NAMING:
        named += [head for child in verb.children if child.lower_ == "as" for _, head in phrases_of(child)]
        named += [head for child in verb.children if child.dep_ in ("oprd", "conj") for head in conjuncts(child)]
    return named


def doers_of(token: Token) -> list[Token]:
    """Who did it, or is held responsible: "the crime was committed by", "responsible for this crime", "the work of"."""
    verb = token.head
    frame = noun_frame(token)
    if token.dep_ in ("nsubjpass", "dobj") and lemma(verb) in DOING:
        return [*frame.subjects, *frame_of(verb).subjects]
    return frame.subjects or [resolve_relative(head, head.head) for head in blamed(token)]


def belonging(token: Token) -> list[Token]:
    """Whose people those are who did it: "the kidnappers belonged to the army", "the attackers are thought to be members of X"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return []
    told = [verb, *(child for child in verb.children if child.dep_ == "xcomp" and lemma(child) in ("be", "belong"))]
    found = []
    for word in told:
        if lemma(word) == "belong":
            found += [head for child in word.children if child.lower_ == "to" for _, head in phrases_of(child)]
        for child in word.children:
            what = [child] if child.dep_ in ("attr", "oprd") else []
            what += [head for _, head in phrases_of(child)] if child.lower_ == "as" else []
            for noun in what:
                found += [head for prep in noun.children if prep.lower_ in ("of", "from") for _, head in phrases_of(prep)]
    return found


ANY = HARMED | HELD | DEEDS | {f"{deed}s" for deed in DEEDS} | {"atrocities", "tragedies"} | EXPLOSIVES | DID_IT
