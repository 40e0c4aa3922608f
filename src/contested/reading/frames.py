"""What stands around a word: subject, objects and prepositional phrases of a verb or of a noun that names an act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from contested.reading.attachment import (
    SEPARABLE,
    agents_behind,
    is_full_passive,
    is_short_passive,
    real_verb,
    regained,
    sides_before,
    waiting_subject,
    without_date,
)
from contested.reading.enumerations import enumerated
from contested.reading.lexicon import words
from contested.reading.turns import teller_before

SUBJECTS = {"nsubj", "csubj"}
PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
OBJECTS = {"dobj", "dative", "oprd", "attr"}
RELATIVE = {"that", "which", "who", "whom", "what"}
PASS_OBJECT = words("pass_object")
PART_NOUNS = words("part_nouns")

BLAME_OBJECT = words("blame_object")
BLAME_NOUNS = words("blame_nouns")
BLAMED_FOR = {"for", "of", "with", "in", "over"}
DONE_TO = words("done_to")


TALKING = {"meeting", "talk", "summit", "conference", "negotiation", "visit", "session", "decision", "agreement", "deal"}
CARRIED_OUT = words("carried_out")
AGAINST = {"against", "on", "upon"}
HELD_TO = words("held_to")
NEVER_PASSIVE = words("never_passive")
NEEDS_OBJECT = words("needs_object")
WEAPON_NAMES = frozenset("dynamite bomb mortar rocket grenade drone missile artillery car ied tnt rifle machinegun".split())


@dataclass(slots=True)
class Frame:
    """The words that an act is built of. Each list has the heads of noun phrases, those joined by "and" each for itself."""

    trigger: Token
    subjects: list[Token] = field(default_factory=list)
    objects: list[Token] = field(default_factory=list)
    phrases: list[tuple[str, Token]] = field(default_factory=list)  # preposition, head of its noun phrase
    passive: bool = False
    shared_subject: bool = False  # the subject is that of another verb


def conjuncts(head: Token) -> list[Token]:
    """The head of a noun phrase and the heads that are joined to it."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.i > head.i:
            found += conjuncts(child)
        elif child.dep_ == "appos" and child.pos_ == "NOUN" and head.pos_ == "PROPN":  # "Ann Lee, a driver, and Tom Roe"
            found += [other for other in conjuncts(child)[1:] if other.ent_type_ == "PERSON"]
    return found


def resolve_relative(token: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if token.lower_ in RELATIVE:
        for ancestor in verb.ancestors:
            if ancestor.dep_ == "relcl":
                return ancestor.head
            if (named := named_by_it(ancestor)) is not None and token.lower_ == "who":
                return named
    return token


def named_by_it(verb: Token) -> Token | None:
    """Who is singled out: in "it was the rebels, he said, who set the fire" the rebels; else None."""
    if verb.lemma_ != "be" or not any(child.dep_ == "nsubj" and child.lower_ == "it" for child in verb.children):
        return None
    return next((child for child in verb.children if child.dep_ == "attr" and child.pos_ in ("NOUN", "PROPN")), None)


def hangs_on_own_subject(verb: Token, frame: Frame) -> bool:
    """Whether the parse hangs a relative clause on its own subject: "chasing jihadists in the quarter that the jihadists hold"."""
    return verb.dep_ == "relcl" and any(head.lemma_ == verb.head.lemma_ and head.i != verb.head.i for head in frame.subjects)


def nouns_before_relative(verb: Token) -> list[Token]:
    """The noun right before the relative pronoun of a verb: "sectors of the city that the jihadists hold"."""
    before = [child.nbor(-1) for child in verb.children if child.lower_ in RELATIVE and child.i > verb.sent.start]
    return [noun for noun in before if noun.pos_ in ("NOUN", "PROPN")]


def frame_of(verb: Token) -> Frame:
    """The frame of a verb, with the subject that it shares with another verb where it has none of its own."""
    frame = Frame(verb)
    own_arguments(verb, frame)
    if (waiting := waiting_subject(verb)) is not None:
        named = [head for head in frame.subjects if head.ent_type_ == "NORP"]  # "warplanes believed to be Ethiopian bombed"
        frame.objects, frame.subjects = (
            (conjuncts(waiting), frame.subjects) if frame.passive else (frame.objects, [*conjuncts(waiting), *named])
        )
    if real_verb(verb) is not None:  # "hostages seized in May were freed"
        whom = [head for child in verb.children if child.dep_ in SUBJECTS for head in conjuncts(child)]
        frame.objects = [*whom, *(head for head in frame.objects if head not in whom)]
        frame.subjects, frame.passive = [head for head in frame.subjects if head not in whom], True
    misplaced = hangs_on_own_subject(verb, frame)
    if misplaced:
        frame.objects = [head for head in frame.objects if head.i != verb.head.i] + nouns_before_relative(verb)
    if verb.dep_ == "acl" and (verb.tag_ == "VBG" or is_main_verb(verb)) and not frame.subjects:
        frame.subjects.append(verb.head)
    elif (verb.dep_ == "acl" and verb.tag_ not in ("VBG", "VB") and not frame.objects and waiting is None) or (
        verb.dep_ == "amod" and (verb.tag_ in ("VBN", "VBD") or verb.lower_.endswith("ed")) and not frame.objects
    ):
        frame.objects += singled_out(verb.head) or whose_body(verb.head) or [verb.head]
        frame.passive = True
    elif (
        verb.dep_ == "relcl"
        and not (frame.passive or frame.objects or misplaced)
        and frame.subjects
        and verb.head not in frame.subjects
    ):
        frame.objects.append(verb.head)
    elif is_second_participle(verb) and not (frame.subjects or frame.objects):
        frame.objects, frame.passive = whose_body(verb.head.head) or [verb.head.head], True
    elif is_joined_passive(verb) and not (frame.subjects or frame.objects):
        frame.objects, frame.passive = shared_subjects(verb), True
    if is_found_done(verb) and all(head.pos_ == "ADJ" for head in frame.objects):  # "were found shot dead"
        frame.objects, frame.passive = shared_subjects(verb) if is_full_passive(verb.head) else [], True
        frame.objects = frame.objects or [head for child in verb.head.children if child.dep_ == "dobj" for head in conjuncts(child)]
    if verb.dep_ == "acomp" and verb.tag_ == "VBN" and not frame.objects:  # "were tear-gassed"
        frame.objects, frame.passive = shared_subjects(verb), True
    if any(head.lower_ == "it" for head in frame.objects) and (meant := thing_before(verb)) is not None:
        frame.objects = [meant if head.lower_ == "it" else head for head in frame.objects]
    if not frame.objects and not frame.passive and (beside := object_beside(verb)) is not None:
        frame.objects = conjuncts(beside)
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.tag_ in ("VBN", "VBD") and frame.objects and not frame.passive:
        frame.subjects = frame.subjects or [verb.head]  # "A mob torched a temple" without a verb by the parse
    if not frame.subjects and not frame.passive:
        frame.subjects = shared_subjects(verb)
        frame.shared_subject = bool(frame.subjects)
    elif frame.passive and not frame.objects:
        frame.objects = shared_subjects(verb)
    if frame.passive and not frame.subjects:
        frame.subjects = agents_of_joined(verb) or [head for by in agents_behind(verb) for _, head in phrases_of(by)]
    if not frame.objects and not frame.passive:  # "captured and held the town"
        right = next((child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"), None)
        if right is not None and right.i - verb.i <= 3 and (verb.tag_ == "VBG") == (right.tag_ == "VBG"):
            frame.objects = [head for child in right.children if child.dep_ == "dobj" for head in conjuncts(child)]
    if not frame.objects and not frame.passive and (thing := found_thing(verb)) is not None:
        frame.objects = conjuncts(thing)
    if verb.dep_ == "ROOT" and verb.pos_ in ("NOUN", "PROPN") and not frame.subjects:  # a headline's verb taken for a noun
        frame.subjects = [child for child in verb.children if child.dep_ == "compound" and child.i == verb.i - 1]
    if is_headline_passive(verb, frame):
        frame.objects, frame.subjects, frame.passive = frame.subjects, [], True
    return frame


def is_second_participle(verb: Token) -> bool:
    """Whether a verb is the second of two participles behind a noun: "six students, tortured and shot in the head"."""
    first = verb.head
    return verb.dep_ == "conj" and first.dep_ == "acl" and first.tag_ == "VBN" and verb.tag_ in ("VBD", "VBN")


def is_joined_passive(verb: Token) -> bool:
    """Whether a verb shares the "was" of the one before it, though the tagger takes it for a past: "was seized and forced into"."""
    never_tells = verb.lemma_.lower() in NEEDS_OBJECT and verb.tag_ in ("VBD", "VBN")
    return verb.dep_ == "conj" and never_tells and is_full_passive(verb.head)


def is_found_done(verb: Token) -> bool:
    """Whether a participle says in what state somebody was found: "found shot dead", "discovered tied up"."""
    found = verb.dep_ == "xcomp" and verb.tag_ == "VBN" and verb.head.lemma_.lower() in FINDING
    return found and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def thing_before(verb: Token) -> Token | None:
    """What "it" is behind the second of two joined verbs: of "hijacked a bus and set it ablaze" the bus; else None."""
    things = (child for child in verb.head.children if child.dep_ == "dobj" and child.tag_ == "NN")
    return next(things, None) if verb.dep_ == "conj" else None


def singled_out(noun: Token) -> list[Token]:
    """Who is named as one of several: in "among those killed was the commander" the commander; else nobody."""
    among, verb = noun.head, noun.head.head
    if among.lower_ != "among" or verb.lemma_ != "be" or among.i > verb.i:
        return []
    return [head for child in verb.children if child.dep_ in ("nsubj", "attr") and child.i > verb.i for head in conjuncts(child)]


def whose_body(head: Token) -> list[Token]:
    """Whose body it is: of "the bodies of the priests murdered by gunmen" the priests; nothing for any other noun."""
    if head.lemma_.lower() not in CORPSES:
        return []
    return [other for child in head.children if child.lower_ == "of" for _, other in phrases_of(child)]


CORPSES = {"body", "corpse", "remain", "remains"}


def object_beside(verb: Token) -> Token | None:
    """The noun right behind a verb that the parser takes for a measure of time: "stopped a march at the bridge"; else None."""
    found = (
        child for child in verb.children if child.dep_ == "npadvmod" and child.i > verb.i and child.pos_ in ("NOUN", "PROPN", "NUM")
    )
    noun = next(found, None)
    if noun is not None and noun.pos_ == "NUM" and of_part(noun):  # "shot down 18 of 21 drones"
        return noun
    if noun is None or noun.ent_type_ in ("DATE", "TIME", "QUANTITY", "CARDINAL") or noun.left_edge.i != verb.i + 1:
        return None
    return noun if any(child.dep_ == "det" for child in noun.children) else None


def agents_of_joined(verb: Token) -> list[Token]:
    """Who does what the first of two participles says, named behind the second: "was ambushed and killed by gunmen"."""
    joined = (child for child in verb.children if child.i > verb.i and child.dep_ in ("conj", "advcl") and child.tag_ == "VBN")
    right = next(joined, None)
    if right is None or any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {"mark"} for child in right.children):
        return []
    agents = [child for child in right.children if child.dep_ == "agent"]
    if not agents:  # "was abducted, tortured and murdered by the gang"
        return agents_of_joined(right)
    return [without_date(head) for agent in agents for child in agent.children if child.dep_ == "pobj" for head in conjuncts(child)]


def found_thing(verb: Token) -> Token | None:
    """What was found or whom an act was done to, where the parser makes a clause of it: "detained a man linked to"; else None."""
    clauses = (child for child in verb.children if child.dep_ == "ccomp" and child.tag_ in ("VBN", "VBD"))
    never_tells = verb.lemma_.lower() in NEEDS_OBJECT - FINDING
    clause = next((one for one in clauses if never_tells or one.lemma_.lower() in FOUND_AS or one.tag_ == "VBN"), None)
    if clause is None or any(child.dep_ in ("aux", "auxpass", "mark", "dobj") for child in clause.children):
        return None
    return next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass") and child.i > verb.i), None)


FINDING = {"find", "discover", "uncover"}  # may have a clause: "found the town was empty"
FOUND_AS = {"believe", "suspect", "think", "hide", "bury", "belong", "stash", "conceal", "know", "use", "estimate"}


def is_headline_passive(verb: Token, frame: Frame) -> bool:
    """Whether a past form stands for a passive, as in headlines: "Dozens arrested at rally", "Bomb found near school"."""
    acted_on = any(head.pos_ != "ADJ" or head.tag_ == "JJS" for head in frame.objects)  # "seized most of", but "freed unharmed"
    if frame.passive or acted_on or frame.shared_subject or verb.tag_ not in ("VBD", "VBN") or not frame.subjects:
        return False
    if any(child.dep_ == "ccomp" and child.i < verb.i and is_full_passive(child) for child in verb.children):
        return True  # "villages were burned, teachers shot"
    if is_joined_passive(verb):
        return True  # "two guards were killed and the hostages freed"
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    if particle is not None:
        return (verb.lemma_.lower(), particle) in SEPARABLE
    return verb.lemma_.lower() in NEEDS_OBJECT and not any(child.dep_ in ("aux", "ccomp", "xcomp") for child in verb.children)


def is_main_verb(verb: Token) -> bool:
    """Whether a participle that the parser hangs on a noun is the verb of that noun: "A convoy crossed into the country"."""
    return verb.lemma_.lower() in NEVER_PASSIVE and verb.head.dep_ == "ROOT" and not any(c.dep_ == "agent" for c in verb.children)


def own_arguments(verb: Token, frame: Frame) -> None:
    """Fills the frame from the verb's own children."""
    for child in verb.children:
        heads = [resolve_relative(head, verb) for head in (whose_word(child, verb) or conjuncts(child))]
        if child.dep_ in SUBJECTS:
            frame.subjects += heads
        elif child.dep_ in PASSIVE_SUBJECTS:
            frame.objects += heads
            frame.objects += [head for head in enumerated(child) if head not in frame.objects]
            frame.passive = True
        elif child.dep_ == "dative" and child.pos_ == "ADP":
            frame.phrases += list(phrases_of(child))
        elif child.dep_ in OBJECTS and child.lower_ in CAPTIVE and verb.lemma_ in TAKING:
            captured(child, verb, frame)
        elif child.dep_ in OBJECTS and child.lower_ in ("alight", "ablaze"):  # "set the town hall alight"
            frame.objects += [word for word in child.children if word.dep_ == "compound" and word.i == child.i - 1]
        elif child.dep_ in OBJECTS:
            frame.objects += heads
            frame.objects += [head for head in enumerated(child) if head not in frame.objects]
        elif child.dep_ == "agent":
            frame.passive = True
            agents = (head for grandchild in child.children if grandchild.dep_ == "pobj" for head in conjuncts(grandchild))
            frame.subjects += [without_date(head) for head in agents]
        elif child.dep_ == "conj" and child.pos_ == "NUM" and of_part(child) and frame.passive and frame.subjects:
            frame.subjects += heads  # "was signed by the army and two of the three militias"
        elif child.dep_ in ("prep", "prt") and child.lower_ != "according":
            frame.phrases += list(phrases_of(child))
            frame.phrases += listed_phrases(child, frame)
        elif child.dep_ == "acomp" or (child.dep_ == "advmod" and child.lower_ == "back"):  # "is full of", "is back under"
            frame.phrases += [phrase for prep in child.children if prep.dep_ == "prep" for phrase in phrases_of(prep)]
    if verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children):
        frame.passive = True
    elif verb.tag_ == "VBN" and any(child.dep_ == "agent" for child in verb.children) and not frame.objects:
        done_to = [
            head for child in verb.children if child.dep_ in SUBJECTS for head in conjuncts(child)
        ]  # "the priests murdered by gunmen"
        frame.objects += [resolve_relative(head, verb) for head in done_to]
        frame.subjects = [head for head in frame.subjects if head not in frame.objects]
    elif is_short_passive(verb) and not frame.objects:
        frame.objects, frame.subjects, frame.passive = frame.subjects, [], True
        if verb.i and verb.nbor(-1).like_num and verb.nbor(-1) not in frame.objects:
            frame.objects.append(verb.nbor(-1))


def whose_word(pronoun: Token, verb: Token) -> list[Token]:
    """Whom "they" and "it" mean in what somebody says of himself: in "the rebels' claim that they had won" the rebels."""
    if pronoun.lower_ not in ("they", "it", "he", "she") or verb.dep_ not in ("acl", "ccomp") or verb.head.pos_ != "NOUN":
        return []
    return [head for child in verb.head.children if child.dep_ == "poss" and child.pos_ != "PRON" for head in conjuncts(child)]


def captured(state: Token, verb: Token, frame: Frame) -> None:
    """Adds who was made a hostage: "took the mayor hostage", "workers taken hostage by gunmen"."""
    whom = [child for child in state.children if child.dep_ in ("compound", "nmod") and child.i == state.i - 1]
    takers = [head for child in verb.children if child.lower_ == "by" for _, head in phrases_of(child)]
    if whom:
        frame.objects += conjuncts(whom[0])
    elif takers and verb.tag_ in ("VBN", "VBD") and not any(child.dep_ in PASSIVE_SUBJECTS for child in verb.children):
        frame.objects += [head for child in verb.children if child.dep_ in SUBJECTS for head in conjuncts(child)]
        frame.subjects, frame.passive = takers, True
    elif any(child.dep_ in ("det", "nummod") for child in state.children):  # "took a hostage"
        frame.objects.append(state)


CAPTIVE, TAKING = {"hostage", "captive", "prisoner"}, {"take", "hold", "seize", "keep"}


def phrases_of(prep: Token) -> Iterator[tuple[str, Token]]:
    """The noun phrases under a preposition, each with the preposition; "out of the city" gives "of"."""
    for child in prep.children:
        if child.dep_ == "pobj":
            for head in conjuncts(child):
                yield prep.lower_, head
        elif child.dep_ in ("prep", "pcomp", "conj") and child.pos_ == "ADP":
            yield from phrases_of(child)


def listed_phrases(prep: Token, frame: Frame) -> list[tuple[str, Token]]:
    """What is listed behind the noun of a preposition that says on whom an act is, and is not in the frame yet."""
    if prep.lower_ not in ON_WHOM:
        return []
    known = {head.i for _, head in frame.phrases}
    listed = [head for child in prep.children if child.dep_ == "pobj" for head in enumerated(child)]
    return [(prep.lower_, head) for head in listed if head.i not in known]


ON_WHOM = {"of", "on", "against", "at", "upon"}


def shared_subjects(verb: Token) -> list[Token]:
    """The subject that a verb without its own shares with the verb it hangs on."""
    token = verb
    if (teller := teller_before(verb)) is not None:
        subjects = [child for child in teller.children if child.dep_ in SUBJECTS]
        return conjuncts(subjects[0]) if subjects else []
    for _ in range(6):
        head = token.head
        if head == token:
            return []
        if token.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            if owners := whose_doing(head, token):
                return owners
            if token != verb:
                return [head]
            return [head] if verb.tag_ == "VBG" else []
        if token.dep_ == "prep" and token.lower_ in BLAMED_FOR and head.lemma_.lower() in BLAME_NOUNS:
            return [other for prep, other in noun_frame(head).phrases if prep in ("of", "against") and other.i < verb.i]
        if is_charge(token):
            return conjuncts(head)
        if head.pos_ in ("VERB", "AUX"):
            if (token.dep_ in ("xcomp", "ccomp") and head.lemma_ in PASS_OBJECT) or (
                token.dep_ == "prep" and token.lower_ in BLAMED_FOR and head.lemma_ in BLAME_OBJECT
            ):
                objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass")]
                if objects:
                    return [resolve_relative(found, head) for found in conjuncts(objects[0])]
            subjects = [child for child in head.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
            if not subjects:  # "the army has with their help made advances, taking": the parser hangs the subject on "has"
                helpers = [child for child in head.children if child.dep_ == "aux"]
                subjects = [child for helper in helpers for child in helper.children if child.dep_ in SUBJECTS]
            if subjects:
                return [resolve_relative(found, head) for found in conjuncts(subjects[0])]
        token = head
    return []


def whose_doing(noun: Token, verb: Token) -> list[Token]:
    """Who does what a noun with an infinitive tells: in "the army's attempt to seize", "an attempt by the army to" the army."""
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
        return []
    by = [head for child in noun.children if child.lower_ == "by" and child.i < verb.i for _, head in phrases_of(child)]
    return next((conjuncts(child) for child in noun.children if child.dep_ == "poss"), by)


def is_charge(prep: Token) -> bool:
    """Whether what somebody is charged with hangs on him by the parse: "accused the soldiers of stealing", "with killing"."""
    whom = prep.head
    held = whom.dep_ in OBJECTS | PASSIVE_SUBJECTS and whom.head.lemma_.lower() in BLAME_OBJECT
    return held and prep.dep_ == "prep" and prep.lower_ in BLAMED_FOR and any(child.dep_ == "pcomp" for child in prep.children)


def noun_frame(noun: Token) -> Frame:
    """The frame of a noun that names an act: "the capture of X by Y", "clashes between X and Y", "Y's attack on X"."""
    frame = Frame(noun)
    for child in noun.children:
        if child.dep_ == "poss":  # "the army's attack", but "the mayor's murder"
            done_to = noun.lemma_.lower() in DONE_TO and not any(word.lower_ == "of" for word in noun.children)
            (frame.objects if done_to else frame.subjects).extend(conjuncts(child))
        elif child.dep_ in ("compound", "amod", "nmod") and child.ent_type_ in ("NORP", "GPE", "ORG"):
            if child.lower_ not in WEAPON_NAMES:  # "a dynamite attack" is nobody's
                frame.subjects.append(child)
        elif child.dep_ == "prep":
            frame.phrases += list(phrases_of(child))
            frame.phrases += listed_phrases(child, frame)
    frame.phrases += [phrase for prep in regained(noun, frame.phrases) for phrase in phrases_of(prep)]
    frame.phrases += behind_date(noun)
    if noun.dep_ == "conj" or any(child.dep_ == "conj" for child in noun.children):  # "the abduction and murder of the judge"
        frame.phrases += [phrase for phrase in shared_phrases(noun) if phrase not in frame.phrases]
    frame.subjects += performers([noun, *(head for _, head in frame.phrases)])
    if not frame.subjects and is_doing(noun):
        frame.subjects = sides_before(noun)
    done = done_by(noun)
    preps = [child for word in (*done, *performers([noun])) for child in word.children if done and child.lower_ in AGAINST]
    frame.phrases += [phrase for prep in preps for phrase in phrases_of(prep)]
    return frame


def is_doing(noun: Token) -> bool:
    """Whether the side named before a noun of action does it: "the army capture of the town", but "a rebel murder"."""
    if noun.lemma_.lower() in TALKING:  # "a government meeting" may be about it
        return False
    return noun.lemma_.lower() not in DONE_TO or any(child.lower_ == "of" for child in noun.children)


def done_by(noun: Token) -> list[Token]:
    """The participles behind a noun of action that say that it was done: "the murder committed by guerrillas against the judge"."""
    return [child for child in noun.children if child.dep_ in ("acl", "relcl") and child.lemma_.lower() in CARRIED_OUT]


def shared_phrases(noun: Token) -> list[tuple[str, Token]]:
    """What stands behind the other noun of two that are joined: "the abduction and murder of the judge"."""
    others = [noun.head] if noun.dep_ == "conj" else [child for child in noun.children if child.dep_ == "conj"]
    if any(child.lower_ == "of" for child in noun.children):
        return []
    found = [phrase for other in others for child in other.children if child.dep_ == "prep" for phrase in phrases_of(child)]
    verb = [noun.head] if noun.dep_ == "dobj" else [noun.head.head] if noun.dep_ == "conj" and noun.head.dep_ == "dobj" else []
    found += [phrase for word in verb for phrase in behind_date(word)]
    return [(prep, head) for prep, head in found if prep == "of"]


def behind_date(word: Token) -> list[tuple[str, Token]]:
    """What "of" brings behind a date that stands between: "the murder on 26 February of the mayor"."""
    if any(child.lower_ == "of" for child in word.children):
        return []
    days = (head for child in word.children if child.dep_ == "prep" for head in child.children if head.ent_type_ == "DATE")
    return [phrase for day in days for prep in day.children if prep.lower_ == "of" for phrase in phrases_of(prep)]


def performers(nouns: list[Token]) -> list[Token]:
    """Who did it, by a participle behind the noun of action or behind its "of": "the murder perpetrated by guerrillas"."""
    behind = [child for noun in nouns for child in noun.children if child.dep_ in ("acl", "relcl")]
    done = [verb for verb in behind if verb.lemma_.lower() in CARRIED_OUT]
    agents = [child for verb in done for child in verb.children if child.dep_ == "agent"]
    agents += [
        child
        for verb in behind
        if verb.lemma_.lower() in HELD_TO and not has_subject(verb)
        for child in verb.children
        if child.lower_ in ("on", "to", "upon")
    ]
    by = [child for agent in agents for child in agent.children if child.dep_ == "pobj"]
    by += [child for verb in done if verb.dep_ == "relcl" for child in verb.children if is_doer_of_relative(child)]
    return [head for child in by for head in conjuncts(child)]


def is_doer_of_relative(child: Token) -> bool:
    """Whether a subject does what the relative pronoun stands for: "the attack, which rebels carried out"."""
    objects = (other for other in child.head.children if other.dep_ == "dobj")
    return child.dep_ == "nsubj" and child.lower_ not in RELATIVE and any(other.lower_ in RELATIVE for other in objects)


def has_subject(verb: Token) -> bool:
    """Whether somebody is named who does it: "which the army blamed on" is not passive."""
    return any(child.dep_ == "nsubj" for child in verb.children)


def of_part(token: Token) -> list[Token]:
    """For "most of the city" and "dozens of fighters": the heads after "of"; else nothing."""
    if token.lower_ not in PART_NOUNS and token.pos_ != "NUM":
        return []
    if token.lower_ == "head" and any(child.dep_ in ("det", "poss") for child in token.children):
        return []  # who leads it: "the head of the council", but "40 head of cattle"
    preps = ("of", "on", "in") if token.lower_ in ("everything", "anything", "all") else ("of",)
    return [head for child in token.children if child.lower_ in preps for _, head in phrases_of(child)]
