"""Who and what stands beside the words of an act: the members of a plural, the body before it, the building at a blast."""

from __future__ import annotations

from spacy.tokens import Token

from contested.reading.enumerations import behind, enumerated, phrase_at
from contested.reading.frames import conjuncts, phrases_of
from contested.reading.lexicon import load_things, words
from contested.reading.numbers import cardinal_at
from contested.records import ActorMention

NO_BODY = {"GPE", "NORP", "LOC", "PERSON"}
GOING_OFF = {"explode", "go", "detonate", "explosion", "blast"}
BOMBS = {"bomb", "device", "charge", "explosive", "dynamite", "grenade", "mine", "ied"}
PLACED = {"place", "plant", "leave", "hide", "put", "conceal", "set", "bury", "attach", "deposit"}
BESIDE = {"on", "outside", "inside", "at", "near", "beside", "under", "beneath", "by", "in", "behind", "underneath", "opposite"}
PAIRS, PAIRED = words("pairs"), words("paired")
PARTS_OF_BUILDINGS = {"front", "vicinity", "entrance", "entrances", "gate", "gates", "floor", "roof", "basement", "lobby", "storey"}
PANES = set("windows window panes doors door walls wall facade façade facing shelves ceiling porch".split())
MIDST = {"center", "centre", "heart", "middle", "suburb", "suburbs", "outskirts", "street", "avenue"}  # of a town, and no building


def body_before(head: Token) -> Token | None:
    """The last word of the name that a plural of persons goes by, "Red Front rebels"; None for a nation or an adjective."""
    if head.tag_ not in ("NNS", "NNPS"):
        return None
    names = [child for child in head.children if child.dep_ in ("compound", "nmod", "poss") and child.i < head.i]
    named = (child for child in reversed(names) if child.pos_ == "PROPN" and child.ent_type_ not in NO_BODY)
    return next((child for child in named if not load_things().get(child.lower_, NONE) & FIGHTERS), None)


NONE: frozenset[str] = frozenset()
FIGHTERS = {"soldierly", "outlaw"}  # "Commando units", "Guerrilla columns": no name, though it may be written so


def body_span(name: Token) -> tuple[int, int]:
    """First and past-the-last token of the body that `body_before` found: all of "Shining Path" before "rebels"."""
    first = name.left_edge.i
    while first and first - 1 >= name.sent.start and is_of_name(name.doc[first - 1], name):
        first -= 1
    return first, name.i + 1


def is_of_name(word: Token, name: Token) -> bool:
    """Whether the capitalized word before a name is its beginning, though the parser hangs it on the noun behind."""
    same = word.ent_type_ == name.ent_type_ == "ORG" or (word.pos_ == "PROPN" and not word.ent_type_)
    return same and word.text[:1].isupper() and word.head in (name, name.head)


def only_labels(head: Token) -> bool:
    """Whether a plural only says what those are whose names stand right behind it: "peasants Ann Lee and Bo Chan"."""
    if head.tag_ != "NNS" or any(child.dep_ in ("nummod", "det") for child in head.children):
        return False
    named = [child for child in head.children if child.dep_ == "appos" and child.left_edge.i == head.i + 1]
    return any(child.pos_ == "PROPN" and len(conjuncts(child)) > 1 for child in named)


def are_all_named(head: Token, named: list[ActorMention]) -> bool:
    """Whether those behind a counted plural are all that it stands for, each by name: "two journalists: Ann Lee and Bo Chan"."""
    numbers = [child.lower_ for child in head.children if child.dep_ == "nummod"]
    count = cardinal_at(numbers, 0)[0] if len(numbers) == 1 else None
    return count == len(named) > 1 and all(one.kind in ("person", "body") and one.text[:1].isupper() for one in named)


def is_pair(head: Token) -> bool:
    """Whether a noun stands for those who face each other: "the two sides", "both parties"; not "both sides of the river"."""
    if head.tag_ != "NNS" or head.lower_ not in PAIRS or (head.dep_ == "pobj" and head.head.lower_ in ("on", "from")):
        return False
    children = [child.lower_ for child in head.children]
    return "of" not in children and not PAIRED.isdisjoint(children)


def beside_plural(head: Token) -> list[Token]:
    """Heads of what stands in apposition to a plural or behind its "including"."""
    if head.tag_ not in ("NNS", "NNPS"):
        return []
    return [other for child in appositions(head) for other in members_of(child)] + included(head)


def members_of(first: Token) -> list[Token]:
    """The heads of a list that a noun opens, as the parser joins them or, where it joins none, by the commas."""
    joined = conjuncts(first)
    return joined if len(joined) > 1 else [first, *enumerated(first)]


def appositions(head: Token) -> list[Token]:
    """What the parser puts in apposition to a noun, without the names of those who say so behind an "according to"."""
    beside = [child for child in head.children if child.dep_ == "appos"] or behind_colon(head)
    return [child for child in beside if all(token.lower_ != "according" for token in head.doc[head.i : max(head.i, child.i)])]


def behind_colon(head: Token) -> list[Token]:
    """The first name behind the colon of a counted plural, wherever the parse hangs it: "two clerks: Ann Lee and Bo Chan"."""
    doc, at = head.doc, behind(head)
    if at + 1 >= len(doc) or doc[at].text != ":" or not any(child.dep_ == "nummod" for child in head.children):
        return []
    first = phrase_at(head, at + 1, head.sent.end)
    return [] if first is None or first.pos_ != "PROPN" else [first]


def listed_beside(head: Token) -> list[Token]:
    """Heads of a list behind a plural: "six priests, a cook and her daughter", "seven people, including a gardener"."""
    if head.tag_ not in ("NNS", "NNPS"):
        return []
    lists = [members_of(child) for child in appositions(head)]
    return [other for heads in lists if len(heads) > 1 for other in heads] + included(head)


def included(head: Token) -> list[Token]:
    """Heads of what stands behind the "including" of a noun, or of the noun that its "of" belongs to."""
    above: list[Token] = []
    noun = head
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and len(above) < 3:
        noun = noun.head.head
        above.append(noun)
    preps = [child for noun in (head, *above) for child in noun.children if child.lower_ in ("including", "like")]
    found = []
    for _, other in (phrase for prep in preps for phrase in phrases_of(prep)):
        names = [heir for child in other.children if child.dep_ == "appos" for heir in conjuncts(child)]
        found += [other, *names[1:]]  # "including the rector Juan Soto and two nuns"
    return found or among_them(head)


def among_them(head: Token) -> list[Token]:
    """Heads of what stands behind the "among them" of a plural: "nine people, among them two nuns and a guard"."""
    doc, at = head.doc, behind(head)
    words = [token.lower_ for token in doc[at : at + 3]]
    if words not in ([",", "among", "them"], [",", "among", "whom"]):
        return []
    first = phrase_at(head, at + 3, head.sent.end)
    return [] if first is None else [first, *enumerated(first)]


def building_of(head: Token) -> list[Token]:
    """Heads of what a part of a building belongs to: of "the windows of the consulate" the consulate; nothing for another noun."""
    if head.pos_ != "NOUN" or not head.is_lower or head.lower_ not in PARTS_OF_BUILDINGS | PANES:
        return []
    return [other for child in head.children if child.lower_ == "of" for _, other in phrases_of(child)]


def gone_off_at(trigger: Token) -> list[Token]:
    """What a bomb goes off at: "exploded outside the union's offices", "a bomb placed in front of the bank went off"."""
    set_off = trigger.lemma_.lower() == "set" and any(child.lower_ == "off" for child in trigger.children)
    going = [trigger] if trigger.lemma_.lower() in GOING_OFF or set_off else []
    going += told_to_occur(trigger)
    bombs = [trigger, *(child for child in trigger.children if child.dep_ == "nsubj" and going)]
    bombs = [bomb for bomb in bombs if bomb.pos_ == "NOUN" and bomb.lemma_.lower() in BOMBS]
    behind = [child for bomb in bombs for child in bomb.children if child.dep_ in ("acl", "relcl")]
    placed = [verb for verb in behind if verb.lemma_.lower() in PLACED]
    found: list[Token] = []
    for prep in (child for verb in (*going, *placed) for child in verb.children if child.dep_ in ("prep", "advmod")):
        if prep.lower_ not in BESIDE:
            continue
        for _, head in phrases_of(prep):
            whole = [other for child in head.children if child.lower_ == "of" for _, other in phrases_of(child)]
            if head.lower_ in PARTS_OF_BUILDINGS:
                found += whole
            elif head.lower_ not in MIDST and prep.lower_ != "on" and (prep.head in going or prep.lower_ != "in"):
                found.append(head)
    return found


def told_to_occur(trigger: Token) -> list[Token]:
    """The verb that says where a blast was, with the blast as its subject: "the explosion occurred near the palace"."""
    if trigger.lemma_.lower() in OCCURRING:
        nouns = [child for child in trigger.children if child.dep_ == "nsubj"]
        nouns += [head for noun in nouns for child in noun.children if child.lower_ == "of" for _, head in phrases_of(child)]
        return [trigger] if any(noun.lemma_.lower() in BLASTS for noun in nouns) else []
    told = trigger.dep_ == "nsubj" and trigger.lemma_.lower() in BLASTS and trigger.head.lemma_.lower() in OCCURRING
    return [trigger.head] if told else []


OCCURRING = {"occur", "happen", "take"}
BLASTS = {"explosion", "blast", "detonation", "bombing"}


def tied_to(head: Token) -> list[Token]:
    """The body that men are said to side with: "armed men associated with the movement", "troops loyal to the general"."""
    sides = [child for child in head.children if child.lower_ in SIDING and child.i > head.i]
    return [other for side in sides for prep in side.children if prep.lower_ in ("with", "to") for _, other in phrases_of(prep)]


SIDING = {"associated", "affiliated", "loyal", "belonging", "faithful"}  # not "allied": the men of an ally are another's
