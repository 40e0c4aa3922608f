"""Acts that a noun or a compound adjective names: "the capture of the town", "a rebel-held village"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.act import HARM_LEMMAS, HARM_WORDS, Act
from contested.reading.charges import disowning
from contested.reading.classes import Classes, word_classes
from contested.reading.conditions import admits, fits_context, fits_with
from contested.reading.frames import PART_NOUNS, Frame, conjuncts, frame_of, noun_frame, phrases_of, shared_phrases
from contested.reading.lexicon import Lexicon, Row, words
from contested.reading.pipeline import lemma
from contested.reading.told_as import named_of

LIGHT = words("light")
OCCUR = words("occur")
WITHIN = {
    "in",
    "during",
    "by",
    "after",
    "from",
    "amid",
    "since",
    "following",
    "of",
    "when",
    "with",
    "on",
    "before",
    "as",
    "to",
    "for",
    "against",
    "between",
    "into",
    "because",
    "despite",
    "due",
}
STRUCK = words("struck")


def noun_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act that a noun names, alone or with the words before it, where it stands for a happening."""
    if token.ent_type_ in ("PERSON", "GPE") or (token.lower_ not in lexicon.heads and token.lemma_.lower() not in lexicon.heads):
        return None
    if token.lower_ == "dead" and token.i and token.nbor(-1).lower_ == "shot":
        return None
    for phrase in phrases_at(token):
        if phrase in lexicon.idioms:
            return None
        rows = lexicon.nouns.get(phrase)
        if not rows:
            continue
        if is_figurative(token):
            return None
        frame = widen(noun_frame(token), token)
        if token.lower_ in DEAD_WORDS:  # "claimed 50 Senegalese dead": they killed nobody
            frame.objects, frame.subjects = [*frame.objects, *frame.subjects], []
        for row in rows:
            if fits_with(row, frame, classes) and fits_context(row, token, classes) and happens(token, row, classes, phrase):
                return Act(token, frame, row, row.kind, f"noun “{phrase}” as {row.kind}")
    return None


DEAD_WORDS = {"dead", "wounded", "injured", "fatalities"}


def is_figurative(token: Token) -> bool:
    """Whether an act is one in words, or only awaited: "attacks on freedom of expression", "in anticipation of protests"."""
    preps = [child for child in token.children if child.lower_ in ("on", "against", "of", "upon")]
    heads = [head for prep in preps for _, head in phrases_of(prep)]
    if bool(heads) and all(head.lemma_.lower() in ABSTRACT for head in heads):
        return True
    if lemma(token) == "demonstration" and any(child.lower_ == "of" for child in token.children):
        return not any("people" in word_classes(head) for head in heads)  # "the demonstration of the product"
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in AWAITED


ABSTRACT = words("abstract")
AWAITED = {"anticipation", "expectation", "fear"}


def phrases_at(token: Token) -> Iterator[str]:
    """The phrases that end in this noun, longest first, then the noun with what follows "of"; last word as lemma."""
    doc, i = token.doc, token.i
    word = token.lemma_.lower()
    for size in (3, 2, 1):
        if i - size >= 0 and doc[i - size].sent.start == token.sent.start:
            before = doc[i - size : i].text_with_ws.lower()
            yield before + word
            yield before + token.lower_
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod") and child.i < i - 1:
            yield f"{child.lower_} {word}"
    if i + 2 < len(doc) and doc[i + 1].lower_ in ("of", "-", "d'etat"):
        yield doc[i : i + 3].text.lower()
        yield f"{word} of {doc[i + 2].lemma_.lower()}"
    by_ending = (token.lower_, word) if token.lower_.endswith("ing") else (word, token.lower_)  # "fighting" before "fight"
    yield from dict.fromkeys(by_ending)


def happens(token: Token, row: Row, classes: Classes, phrase: str) -> bool:
    """Whether a noun of action stands for a happening, not as a modifier, a topic or a title."""
    if token.dep_ in ("compound", "nmod", "amod", "npadvmod") and token.head.pos_ in ("NOUN", "PROPN"):
        return False
    if row.counted:
        return (token.i > 0 and any(child.like_num for child in token.children)) or any(t.like_num for t in token.head.subtree)
    if row.subject_noun:
        heads = [*noun_frame(token).subjects, *(head for prep, head in noun_frame(token).phrases if prep in ("of", "by"))]
        if not admits(row.subject_noun, heads, classes):
            return False
    if not row.occurs and named_of(token) is not None:
        return True
    head, dep = token.head, token.dep_
    while dep == "conj" and head.head != head:
        dep, head = head.dep_, head.head
    if lemma(token) in THINGS and lies_idle(token, head, dep):
        return False
    if lemma(token) == "patrol" and dep in ("nsubj", "agent", "pobj"):
        return False  # those who patrol
    if row.kind == "ceasefire" and (dep == "pobj" or (dep == "nsubjpass" and lemma(head) not in OCCUR | LIGHT)):
        return False  # what is asked for, spoken of or awaited
    if dep in ("nsubj", "nsubjpass"):
        if lemma(head) in AWAITING or (lemma(token) in VAGUE and not has_roles(token) and lemma(head) in GOING_ON):
            return False
        return not row.occurs or lemma(head) in OCCUR
    if dep in ("dobj", "attr", "oprd"):
        if lemma(head) in TELLING and not any(child.lower_ in ("the", "this", "these") for child in token.children):
            return True
        return bool(blamed(token)) or lemma(head) in LIGHT or lemma(head) in OCCUR or has_roles(token)
    if dep == "pobj" and row.kind in ("sexual_violence", "chemical_attack"):
        return True
    if row.kind == "peaceful_protest" and dep in ("dobj", "pobj") and lemma(head if dep == "dobj" else head.head) in BROKEN_UP:
        return True
    if (
        row.kind == "peaceful_protest"
        and dep == "pobj"
        and head.lower_ == "on"
        and lemma(head.head) in ("be", "go", "remain", "stay")
    ):
        return True
    if dep == "pobj":
        if (blamed(token) or suffering(token)) and not row.occurs:
            return True
        if lemma(head.head) in STRUCK and head.lower_ in ("with", "by", "in"):
            return True
        if (lemma(head.head), head.lower_) in ENDING and not row.occurs:
            return True
        over = head.lower_ == "over" and any(
            child.lower_ in ("of", "by") for child in token.children
        )  # "sanctions over the killing of"
        return not row.occurs and (over or head.lower_ in WITHIN) and (has_roles(token) or governs_harm(head))
    if dep == "ROOT":
        return True
    return dep in ("appos", "agent", "conj", "dep") and has_roles(token)


ENDING = {
    ("end", "in"),
    ("result", "in"),
    ("culminate", "in"),
    ("lead", "to"),
    ("escalate", "into"),
    ("erupt", "into"),
    ("engage", "in"),
    ("resort", "to"),
    ("figure", "in"),
    ("lock", "in"),
    ("involve", "in"),
}


def lies_idle(token: Token, head: Token, dep: str) -> bool:
    """Whether a bomb is a thing that is found, made or shipped, and not what goes off."""
    if dep in ("nsubj", "nsubjpass"):
        return lemma(head) in HANDLING
    if dep == "dobj":
        return lemma(head) in HANDLING or any(child.dep_ == "poss" for child in token.children)
    return dep == "pobj" and lemma(head.head) in HANDLING and not governs_harm(head)


AWAITING = {"expect", "fear", "anticipate", "foresee"}  # what is only to come: "further clashes are expected"
VAGUE = {"operation", "violence"}
GOING_ON = {"be", "go", "continue", "end", "begin"}
TELLING = {"describe", "recount", "document", "detail", "witness", "recall", "survive", "endure"}
THINGS = {"bomb", "grenade"}
HANDLING = words("handling")
BROKEN_UP = {
    "suppress",
    "disperse",
    "break",
    "quell",
    "crush",
    "join",
    "attend",
    "organise",
    "organize",
    "dispersal",
    "participate",
    "storm",
}


def has_roles(token: Token) -> bool:
    """Whether the noun says who, whom or where: "the attack on the town", "clashes between"."""
    return any(
        child.dep_ in ("prep", "poss", "acl", "relcl") or child.ent_type_ in ("NORP", "GPE", "ORG") for child in token.children
    ) or bool(shared_phrases(token))


def suffering(token: Token) -> list[Token]:
    """What an act befell: "the embassy was the target of an attack", "the victim of a murder"."""
    noun = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "of" or noun.lower_ not in ("target", "object", "victim", "victims", "targets"):
        return []
    return frame_of(noun.head).subjects if noun.dep_ == "attr" else [noun.head] if noun.dep_ == "appos" else []


MARKS = words("marks")
SUSPECTING = {"suspect", "blame", "accuse", "implicate"}
OWNING = {"claim", "take", "admit", "accept", "assume"}
BLAMING = {
    "blame",
    "accuse",
    "suspect",
    "hold",
    "implicate",
    "attribute",
    "link",
    "involve",
    "charge",
    "convict",
    "sentence",
    "try",
    "arrest",
    "detain",
    "indict",
    "jail",
    "prosecute",
    "want",
}


def blamed(token: Token) -> list[Token]:
    """Who is held, or holds himself, responsible for the act that this noun names: "claimed responsibility for the attack"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in PART_NOUNS:
        token = token.head.head  # "attributes most of the murders to"
    if (verb := disowning(token)) is not None:
        return sided(frame_of(verb).subjects)
    verb, prep = token.head, token
    if token.dep_ == "pobj":
        prep, verb = token.head, token.head.head
        if verb.lower_ in ("responsibility", "credit") and lemma(verb.head) in OWNING:
            return sided(frame_of(verb.head).subjects)
        if verb.lower_ in ("responsible", "guilty") and verb.head.pos_ == "AUX":
            return sided(frame_of(verb.head).subjects)
        if prep.lower_ == "behind" and lemma(verb) in ("be", "stand", "lie"):
            return sided(frame_of(verb).subjects)
        if verb.lower_ in ("responsible", "guilty") and verb.head.lower_ == "as":  # "was named as responsible for"
            return sided(frame_of(verb.head.head).objects)
        if verb.lower_ in ("responsible", "guilty"):  # "holds the militia responsible for"
            if verb.dep_ == "amod" and verb.head.pos_ in ("NOUN", "PROPN"):
                return sided(conjuncts(verb.head))
            own = [child for child in verb.children if child.dep_ == "nsubj"]
            return sided([head for child in own or frame_of(verb.head).objects for head in conjuncts(child)])
        if verb.dep_ == "dobj" and lemma(verb.head) in SUSPECTING | BLAMING and prep.lower_ in ("for", "of", "in"):
            return sided(conjuncts(verb))
    if lemma(verb) in ("attribute", "blame") and token.dep_ in ("dobj", "nsubjpass"):  # "the attack was blamed on the militia"
        return sided([head for word, head in frame_of(verb).phrases if word in ("on", "to", "upon")])
    if token.dep_ == "nsubj":
        signs = [child for child in verb.children if child.dep_ in ("attr", "dobj") and lemma(child) in MARKS]
        return sided([head for child in signs for prep in child.children if prep.lower_ == "of" for _, head in phrases_of(prep)])
    if lemma(verb) == "claim" and token.dep_ in ("dobj", "nsubjpass"):
        return sided(frame_of(verb).subjects)
    if token.dep_ == "pobj" and lemma(verb) in BLAMING and prep.lower_ in ("for", "of", "in", "with", "to") and verb.pos_ == "VERB":
        return sided(frame_of(verb).objects)
    return []


def sided(heads: list[Token]) -> list[Token]:
    """The heads that may be said to have done something: not "nobody", not "which"."""
    return [
        head
        for head in heads
        if head.lower_ not in NOBODY and not any(child.lower_ in NONE for word in (head, first_of(head)) for child in word.children)
    ]


def first_of(head: Token) -> Token:
    """The first of those that a word is joined to: of "neither the army nor the rebels" the army."""
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    return head


NONE = {"no", "neither", "any"}
NOBODY = {"nobody", "none", "one", "who", "which", "that", "it", "anyone", "neither"}


def governs_harm(prep: Token) -> bool:
    """Whether a preposition hangs on a verb or noun of harm: "killed in clashes"."""
    if prep.lower_ not in ("in", "during", "by", "of", "after", "when", "amid", "from"):
        return False
    return any(lemma(word) in HARM_LEMMAS or word.lower_ in HARM_WORDS for word in prep.sent)


JUDGING = words("judging")
SAYS_OF = words("moving") | {
    "be",
    "cause",
    "come",
    "mark",
    "show",
    "bring",
    "have",
    "become",
    "make",
    "follow",
    "include",
    "take",
    "prompt",
    "force",
    "leave",
}


UNDERGOING = words("undergoing")


def widen(frame: Frame, token: Token) -> Frame:
    """The frame of a noun with what a light verb or a happening adds: who launches the attack, where it took place."""
    if not frame.subjects or all(head.ent_type_ == "GPE" and head.dep_ == "compound" for head in frame.subjects):
        frame.subjects = blamed(token) or frame.subjects  # "accused of the Palma massacre"
    head, dep = token.head, token.dep_
    while dep == "conj" and head.head != head:
        dep, head = head.dep_, head.head
    if head.pos_ not in ("VERB", "AUX"):
        if dep == "pobj" and head.head.pos_ in ("VERB", "AUX"):
            around = frame_of(head.head)
            frame.phrases += [(prep, other) for prep, other in around.phrases if other.i != token.i]
        return frame
    around = frame_of(head)
    if dep == "dobj" and lemma(head) in UNDERGOING:  # "the patrol suffered an attack"
        frame.objects += [other for other in around.subjects if other.i != token.i]
    elif dep in ("dobj", "oprd") or dep == "nsubjpass":
        if is_stopped(token):
            pass
        elif lemma(head) in LIGHT or (dep == "nsubjpass" and lemma(head) not in JUDGING):
            frame.subjects = frame.subjects or around.subjects
    elif dep in ("nsubj", "agent") and lemma(head) not in SAYS_OF:
        frame.objects += [other for other in around.objects if other.i != token.i]
    frame.phrases += [(prep, other) for prep, other in around.phrases if other.i != token.i]
    return frame


def is_stopped(noun: Token) -> bool:
    """Whether an act is one that others stop: "troops could not stop the shelling", but not "halted its advance"."""
    if lemma(noun.head) not in ("stop", "halt", "end") or lemma(noun) not in OTHERS:
        return False
    return not any(child.dep_ == "poss" for child in noun.children)


OTHERS = {"shelling", "killing", "violence", "bombing", "bombardment", "attack", "massacre", "bloodshed", "raid", "kidnapping"}


def stronghold_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The ground held that an apposition tells of: "Douma, a rebel stronghold", "Jufra, a bastion of the militia"."""
    if lemma(token) not in STRONGHOLDS or "held_noun" not in classes.of(token) or any(lemma(word) in PAST for word in token.lefts):
        return None
    place = apposed(token, classes)
    owners = [child for child in token.lefts if child.dep_ in ("poss", "compound", "amod", "nmod")]
    owners += [head for prep, head in (*noun_frame(token).phrases, *shared_phrases(token)) if prep in ("of", "for")]
    holders = [head for head in owners if may_hold(head, classes)]
    if place is None or not holders:
        return None
    row, frame = lexicon.adjectives["held"][0], Frame(token, subjects=holders, objects=[place])
    return Act(token, frame, row, row.kind, f"noun “{token.text}” as {row.kind}", holder=holders[0])


def may_hold(head: Token, classes: Classes) -> bool:
    """Whether a word is one who may hold ground: armed, a state, or a body with a name; "the party" is none."""
    found = classes.of(head)
    return head.i not in classes.place_tokens and ("armed" in found or (head.pos_ == "PROPN" and bool({"state", "body"} & found)))


STRONGHOLDS = {"stronghold", "bastion", "redoubt", "fiefdom", "heartland", "enclave"}
PAST = {"former", "erstwhile", "one-time", "onetime", "old", "ex"}


def apposed(token: Token, classes: Classes) -> Token | None:
    """The place that a noun's phrase stands beside, behind a comma: "Ganfuda, one of the last rebel-held sectors"; else None."""
    while token.dep_ in ("pobj", "prep", "conj") and token.head.pos_ in ("ADP", "NUM", "NOUN") and token.head != token:
        token = token.head
    doc, first = token.doc, token.left_edge.i
    if token.dep_ != "appos" or first < 2 or doc[first - 1].text != ",":
        return None
    beside = [doc[first - 2], token.head, token.head.head if token.head.dep_ == "appos" else token.head]
    return next((place for place in beside if place.i in classes.place_tokens), None)


def adjective_act(token: Token, lexicon: Lexicon, classes: Classes) -> Act | None:
    """The act in a compound adjective: "rebel-held town", "Turkish-backed fighters"."""
    rows = lexicon.adjectives.get(token.lower_)
    if not rows or token.i < 2 or token.nbor(-1).text not in "-–‑":
        return None
    holder = token.nbor(-2)
    row = rows[0]
    if row.kind == "territory_held":
        if not {"armed", "state", "body", "people"} & classes.of(holder) or "ground" not in classes.of(token.head):
            return None
    elif holder.ent_type_ not in ("NORP", "GPE", "ORG") and "state" not in classes.of(holder):
        return None
    place = apposed(token.head, classes) if row.kind == "territory_held" else None
    frame = Frame(token, subjects=[holder], objects=[token.head] if place is None else [place])
    kind = row.kind
    if kind == "military_support" and not {"armed", "people", "person"} & classes.of(token.head):
        kind = "political_support"  # "the UN-backed government"
    return Act(token, frame, row, kind, f"adjective “{holder.text}-{token.text}” as {kind}", holder=holder)
