"""What must stand around a verb for a row of acts.yml to hold: its particles, subject, object, phrases and subject matter."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from contested.reading.act import TAKING
from contested.reading.classes import Classes, word_classes
from contested.reading.frames import Frame, phrases_of
from contested.reading.lexicon import Row, Verb, load_things, words
from contested.reading.pipeline import lemma

REACH = 5  # words behind a verb in which a turn of phrase ends
WARLIKE = 3  # words of war in a report of which a clash is no sport
THINGS = "contested_things"  # the key of what `things_of` keeps with a parse
OUT_OF = {"from", "of", "off", "out"}
PLACED = {"withdrawal": "ground", "territory_transferred": "ground", "air_strike": "place"}  # whose object may be such a place too
MOVERS = {"armed", "state", "body"}
SILENT_E = {"rape"}
IRREGULAR = {
    "retook": "retake",
    "retaken": "retake",
    "overran": "overrun",
    "slew": "slay",
    "slain": "slay",
    "overthrew": "overthrow",
    "blew": "blow",
    "machinegunned": "machinegun",
    "kidnaped": "kidnap",
    "kidnaping": "kidnap",
    "staged": "stage",
    "staging": "stage",
    "cordoned": "cordon",
    "clung": "cling",
    "rearrested": "rearrest",
    "redetained": "redetain",
}


def forms(token: Token) -> tuple[str, ...]:
    """The ways in which a verb may stand in the lexicon: its lemma, or what the lemmatizer gets wrong: "raped"."""
    lower = token.lower_.replace("-", "")
    for ending in ("d", "ing", ""):
        stem = lower.removesuffix(ending) + ("e" if ending == "ing" else "")
        if stem in SILENT_E:
            return (stem,)
    if lower in IRREGULAR:
        return (IRREGULAR[lower],)
    plain = lemma(token), token.norm_.replace("-", "")
    if token.i > 1 and token.nbor(-1).text == "-":  # "baton-charged", "test-fired"
        return f"{token.nbor(-2).lower_}-{plain[0]}", *plain
    return plain


def carried_noun(frame: Frame, verb: Verb) -> int | None:
    """The token of the object that a verb of the notation "launch :offensive" carries, else None."""
    if verb.noun is None:
        return None
    heads = [
        *(child for child in frame.trigger.children if child.dep_ in ("dobj", "nsubjpass")),
        *(head for _, head in frame.phrases),
    ]
    return next((head.i for head in heads if head.lemma_.lower() == verb.noun or head.lower_ == verb.noun), None)


def fits(verb: Verb, frame: Frame, classes: Classes) -> bool:
    """Whether the verb's words and its row's conditions hold in this frame."""
    row = verb.row
    if verb.particles and not all(has_particle(frame.trigger, word) for word in verb.particles):
        return False
    if verb.noun and not (has_noun(frame, verb.noun) or follows(frame.trigger, verb)):
        return False
    if row.subject and not admits(row.subject, frame.subjects, classes) and not is_unknown_town(row, frame, classes):
        return False
    if row.object and not verb.noun and not fits_object(row, verb, frame, classes):
        return False
    if row.moves and not fits_moves(row, frame, classes):
        return False
    if row.attribute and not fits_attribute(row, frame, classes):
        return False
    if row.clause and not fits_clause(row, frame.trigger):
        return False
    if row.aux and not any(child.dep_ == "aux" and child.lower_ in row.aux for child in frame.trigger.children):
        return False
    if row.no_object and frame.objects:
        return False
    if row.no_clause and any(child.dep_ == "xcomp" for child in frame.trigger.children):
        return False
    return fits_with(row, frame, classes) and (fits_context(row, frame.trigger, classes) or is_affair_of_state(row, frame))


def is_unknown_town(row: Row, frame: Frame, classes: Classes) -> bool:
    """Whether ground that falls or changes hands has a name that nobody knows: "Zabdeen fell on Tuesday"."""
    if row.kind not in TAKING or "ground" not in row.subject:
        return False
    return any(classes.may_be_place(head) for head in frame.subjects)


def has_particle(token: Token, word: str) -> bool:
    """Whether a verb has this particle, preposition or adverb ("sexually abused"), or the word behind it or its object."""
    if any(child.lower_ == word and (child.i > token.i or child.dep_ == "advmod") for child in token.children):
        return True
    objects = (child for child in token.children if child.dep_ == "dobj")
    if any(below.lower_ == word and below.dep_ == "amod" and below.i > one.i for one in objects for below in one.children):
        return True  # "held the militia responsible"
    if any(below.lower_ == word for child in token.children if child.dep_ == "prep" for below in child.children):
        return True  # "set a trader on fire"
    return bool(token.i + 1 < len(token.doc) and token.nbor(1).lower_ == word)


def has_noun(frame: Frame, noun: str) -> bool:
    """Whether the object, or the noun of a phrase, is this word."""
    heads = [*frame.objects, *(head for _, head in frame.phrases)]
    return any(head.lemma_.lower() == noun or head.lower_ == noun for head in heads)


def follows(token: Token, verb: Verb) -> bool:
    """Whether a turn of phrase stands as it is behind its verb, however it is parsed: "reduced to rubble"."""
    if not verb.particles:
        return False
    words = words_behind(token)
    return verb.noun in words and all(particle in words for particle in verb.particles)


def words_behind(token: Token) -> frozenset[str]:
    """The next few words of the sentence; kept with the parse, since every row of a verb asks for them."""
    kept: dict[int, frozenset[str]] = token.doc.user_data.setdefault(BEHIND, {})
    if token.i not in kept:
        last = min(token.i + 1 + REACH, token.sent.end)
        kept[token.i] = frozenset(word.lower_ for word in token.doc[token.i + 1 : last])
    return kept[token.i]


BEHIND = "contested_words_behind"


def admits(wanted: frozenset[str], heads: list[Token], classes: Classes) -> bool:
    """Whether one of these words is of a wanted class; "none" admits no word, "any" some word."""
    if not heads:
        return "none" in wanted
    return "any" in wanted or any(wanted & classes.of(head) for head in heads)


def fits_object(row: Row, verb: Verb, frame: Frame, classes: Classes) -> bool:
    """Whether the object is of a wanted class; for verbs that take a preposition, the noun behind it counts."""
    heads = frame.objects
    if not heads and verb.particles:
        heads = [head for prep, head in frame.phrases if prep in verb.particles]
    if not heads and "none" not in row.object and not is_handing(verb):
        heads = [head for prep, head in frame.phrases if prep in ("to", "on", "into", "at", "of", "with", "against")]
    if (
        row.kind in TAKING
        and "ground" in row.object
        and any(head.lower_ == "it" and classes.place_meant(head) is not None for head in heads)
    ):
        return any({"armed", "state", "body", "people", "pronoun"} & classes.of(head) for head in frame.subjects)
    if row.kind in TAKING and "ground" in row.object and not verb.noun and any(classes.may_be_place(head) for head in heads):
        return not heads[0].ent_type_ or any({"armed", "state", "body"} & classes.of(head) for head in frame.subjects)
    if row.kind in PLACED and PLACED[row.kind] in row.object and any(is_unknown_place(head, classes) for head in frame.objects):
        return True
    if lemma(frame.trigger) in ON_PERSONS and "people" in row.object and any(is_unknown(head, classes) for head in heads):
        return True
    if lemma(frame.trigger) in ON_THINGS and "property" in row.object and any(is_unknown(head, classes) for head in heads):
        return True
    if lemma(frame.trigger) in STORMED and "property" in row.object and any(is_unknown(head, classes) for head in frame.objects):
        return any({"armed", "police"} & classes.of(head) for head in frame.subjects)  # "militiamen attacked a gold pit"
    return admits(row.object, heads, classes)


def is_handing(verb: Verb) -> bool:
    """Whether a verb gives ground to somebody, so that what stands behind "to" is not what is given: "return to the port"."""
    return verb.row.kind == "territory_transferred" and not verb.particles


STORMED = {"attack", "storm", "raid"}
ON_PERSONS = words("on_persons")
ON_THINGS = words("on_things")


def is_unknown(head: Token, classes: Classes) -> bool:
    """Whether a plain noun has no class at all, so that the verb alone says what it must be: "nabbed a spotter"."""
    return head.pos_ == "NOUN" and not classes.of(head)


def is_unknown_place(head: Token, classes: Classes) -> bool:
    """Whether a name that nobody knows may be a place that is given up: no person by the looks of it."""
    return head.ent_type_ != "PERSON" and classes.may_be_place(head)


def fits_moves(row: Row, frame: Frame, classes: Classes) -> bool:
    """Whether something is moved from, to or in: the object or the noun of a phrase is of a wanted class, or a particle says it."""
    heads = [*frame.objects, *(head for _, head in frame.phrases)] if not frame.passive else [head for _, head in frame.phrases]
    if any(row.moves & classes.of(head) for head in heads):
        return True
    if lemma(frame.trigger) == "enter" and any(classes.may_be_place(head) for head in frame.objects):
        return True  # "the army entered Zabdeen": what soldiers enter is a place, also where nobody knows the name
    by_force = "ground" in row.moves and any(MOVERS & classes.of(head) for head in frame.subjects)
    if by_force and any(head.ent_type_ not in ("DATE", "TIME", "PERSON") and classes.may_be_place(head) for head in heads):
        return True
    return any(child.dep_ == "prt" for child in frame.trigger.children)


def fits_attribute(row: Row, frame: Frame, classes: Classes) -> bool:
    """Whether what the subject "is" (or "is under") is of a wanted class."""
    heads = [*frame.objects, *(head for prep, head in frame.phrases if prep in ("under", "in"))]
    heads += [child for child in frame.trigger.children if child.dep_ == "acomp" and child.pos_ == "PRON"]  # "is ours"
    # a name is no headquarters because it is said to have one: "remains high in Kesra, headquarters of the district"
    return any(row.attribute & (word_classes(head) if head.pos_ == "PROPN" else classes.of(head)) for head in heads)


def fits_clause(row: Row, token: Token) -> bool:
    """Whether the verb governs one of the row's verbs: "trying to capture"."""
    clauses = [child for child in token.children if child.dep_ in ("xcomp", "ccomp", "advcl")]
    objects = (child for child in token.children if child.dep_ == "dobj")
    aims = [below for head in objects for below in head.children if below.dep_ in ("acl", "relcl") and below.tag_ == "VB"]
    return any(lemma(clause) in row.clause for clause in clauses + aims)  # "gave them 48 hours to leave" hangs on the hours


def fits_with(row: Row, frame: Frame, classes: Classes) -> bool:
    """Whether one of the row's prepositional phrases is there."""
    if not row.with_:
        return True
    behind = frame.objects or frame.subjects  # "lorries with flour got through"
    around = [*frame.phrases, *(phrase for head in behind for phrase in phrases_behind(head))]
    if lemma(frame.trigger) == "be":  # "is in the capital for talks"
        around += [phrase for _, head in frame.phrases for phrase in phrases_behind(head)]
    if any(prep == word and wanted & classes.of(head) for word, wanted in row.with_ for prep, head in around):
        return True
    if row.kind in TAKING and any(
        prep in OUT_OF and prep == word and classes.may_be_place(head) for word, _ in row.with_ for prep, head in around
    ):
        return True  # "drove the rebels from Zabdeen"
    preps = [*frame.trigger.children, *(child for head in frame.objects for child in head.children)]
    return any(child.lower_ == word and has_below(child, wanted) for word, wanted in row.with_ for child in preps)


def phrases_behind(noun: Token) -> Iterator[tuple[str, Token]]:
    """The phrases of a noun: "raised the flag over the town"."""
    for child in noun.children:
        if child.dep_ == "prep":
            yield from phrases_of(child)


def has_below(prep: Token, wanted: frozenset[str]) -> bool:
    """Whether a preposition brings a clause with a word of a wanted class: "without firing a shot"."""
    things = load_things()
    clauses = [child for child in prep.children if child.dep_ == "pcomp"]
    return any(wanted & things.get(word.lower_, frozenset()) for clause in clauses for word in clause.subtree)


def is_affair_of_state(row: Row, frame: Frame) -> bool:
    """Whether a named state, body or person does it, in a report on public matters: "Petrov asked both sides to stop"."""
    named = any(head.ent_type_ in ACTING and head.pos_ == "PROPN" for head in frame.subjects)
    if row.kind not in STATECRAFT or not named or any(lemma(child) in UNNAMED for child in frame.trigger.children):
        return False
    return any(row.context & classes for _, classes in things_of(frame.trigger.doc))


STATECRAFT = {"request", "rejection", "threat", "meeting", "concession", "agreement", "political_support"}
UNNAMED = {"name", "identify"}  # "asked not to be named"
ACTING = {"GPE", "ORG", "PERSON", "NORP"}


def fits_context(row: Row, token: Token, classes: Classes) -> bool:
    """Whether the sentence has another word of the row's subject matter; of war speaks also who names an armed group."""
    if not row.context:
        return True
    sentence = token.sent
    around = [i for i, found in things_of(token.doc) if i != token.i and row.context & found]
    groups = [i for i, kind in classes.actor_kinds.items() if kind == "armed_group"] if "war" in row.context else []
    if any(sentence.start <= i < sentence.end for i in (*around, *groups)):
        return True
    return "war" in row.context and token.tag_ == "NNS" and len(around) >= WARLIKE


def things_of(doc: Doc) -> list[tuple[int, frozenset[str]]]:
    """The nouns of the text that have classes, by the index of their token; kept with the parse, since every row asks for them."""
    kept: list[tuple[int, frozenset[str]]] | None = doc.user_data.get(THINGS)
    if kept is None:
        found = ((token.i, word_classes(token)) for token in doc)
        kept = doc.user_data[THINGS] = [(i, classes) for i, classes in found if classes]
    return kept
