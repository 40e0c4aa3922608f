"""What sort of thing a noun denotes: its classes in things.yml, and what the mentions found so far say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from contested.reading.draft import Draft
from contested.reading.frames import of_part
from contested.reading.groups import is_pair
from contested.reading.lexicon import load_things, words
from contested.records import Knowledge

ENTITIES = {
    "PERSON": {"person", "people"},
    "NORP": {"people", "armed", "state"},
    "ORG": {"body", "armed"},
    "GPE": {"place", "ground", "state"},
    "LOC": {"place", "ground"},
    "FAC": {"place", "ground"},
}
MENTIONS = {
    "person": {"person", "people"},
    "people": {"people"},
    "armed_group": {"armed"},
    "body": {"body"},
    "state": {"state"},
}
AGAIN = {
    "recapture",
    "retake",
    "reconquer",
    "regain",
    "liberate",
    "overrun",
    "reoccupy",
    "besiege",
}  # what is done to towns, not to persons
SETTLEMENTS = {
    "town",
    "city",
    "village",
    "base",
    "airbase",
    "airport",
    "port",
    "district",
    "camp",
    "suburb",
    "checkpoint",
    "crossing",
    "neighbourhood",
}
MEANT_WITHIN = 60  # tokens: about two sentences
PERSONAL = {word: {"person", "people"} for word in ("he", "him", "she", "her", "himself", "herself", "me")}
PROTESTS = words("protests")
CONTROL = {"control", "hold", "power", "authority", "grip", "command", "possession"}
PERSONS = {"person", "people"}
TO_CAPTIVES = frozenset(
    "take bring transfer jail send hand sentence imprison hold fly execute kill release extradite charge torture interrogate "
    "deport convict hang shoot question detain arrest try escape behead free".split()
)
FLIGHT = frozenset("try flee escape hide cross attempt travel return".split())
HUNTERS = frozenset("police agent policeman commando authority officer detective agency".split())
EMPTY: frozenset[str] = frozenset()


@dataclass(slots=True)
class Classes:
    """The classes of the nouns of one report, worked out once for each."""

    doc: Doc
    knows: Knowledge
    actor_kinds: dict[int, str] = field(default_factory=dict)  # token index of a mention's head -> its kind
    place_tokens: set[int] = field(default_factory=set)
    named_actors: set[int] = field(default_factory=set)  # heads of mentions that a pack or the world list knows
    antecedents: dict[int, str] = field(default_factory=dict)  # token index of a pronoun -> kind of what it stands for
    known: dict[int, frozenset[str]] = field(default_factory=dict)

    def of(self, token: Token) -> frozenset[str]:
        """The classes of this noun."""
        if token.i not in self.known:
            self.known[token.i] = EMPTY  # a part noun may point back here
            self.known[token.i] = self.work_out(token)
        return self.known[token.i]

    def work_out(self, token: Token) -> frozenset[str]:
        """The classes from the word, the entity, the mention and, for "most of the city", what it is a part of."""
        if token.pos_ == "PRON":
            return frozenset(
                {"pronoun"}
                | ({"ours_word"} if token.lower_ == "ours" else set())
                | PERSONAL.get(token.lower_, set())
                | MENTIONS.get(self.antecedents.get(token.i, ""), set())
                | self.hazard_before(token)
                | (ENTITIES["LOC"] if is_ground(token) else set())
            )
        found = set(word_classes(token))
        if stands_for_persons(token):
            found.add("people")
        if token.pos_ == "PROPN" and is_who(token):
            found |= PERSONS
        if is_pair(token):
            found.add("body")
        if token.i in self.place_tokens:
            found |= {"place", "ground"}
            if token.ent_type_ == "GPE":
                found.add("state")
        elif self.is_captive(token) and is_name(token):
            found |= PERSONS
        elif token.i in self.actor_kinds:
            found |= MENTIONS.get(self.actor_kinds[token.i], set())
            if token.ent_type_ == "NORP":
                found |= ENTITIES["NORP"]
        elif token.pos_ == "PROPN" or not found:
            found |= ENTITIES.get(token.ent_type_, set())
            if token.pos_ == "PROPN" and not token.ent_type_:
                found |= {"body", "person", "ground"}
        if token.tag_ == "NNS" and found & {"people", "armed"} and is_protesting(token):
            found |= {"protester", "protester_strict"}
        for child in token.children:
            if child.dep_ == "appos" and child.pos_ == "NOUN" and (token.pos_ == "PROPN" or not found):
                found |= word_classes(child)
        for part in of_part(token):
            found |= self.of(part)
        if token.lemma_.lower() in CONTROL and self.over_ground(token):
            found.add("control_of_place")
        return frozenset(found)

    def hazard_before(self, token: Token) -> set[str]:
        """For "them": whether mines or the like were named since the sentence before."""
        if token.lower_ not in ("them", "they", "it"):
            return set()
        things = load_things()
        first = max(0, token.sent.start - 1)
        words = self.doc[self.doc[first].sent.start : token.i]
        return {"hazard"} if any("hazard_named" in things.get(word.lower_, EMPTY) for word in words) else set()

    def may_be_place(self, token: Token) -> bool:
        """Whether a proper name that nothing is known of may be a town that is taken; no full name, none titled."""
        if not is_name(token) or token.i in self.place_tokens or token.ent_type_ == "NORP" or token.i in self.named_actors:
            return False
        compounds = [child for child in token.children if child.dep_ in ("compound", "flat", "amod")]
        if any(child.dep_ == "nummod" for child in token.children):
            return False  # "nine Argentines were taken"
        if any(child.pos_ == "NOUN" for child in compounds) or self.is_captive(token):
            return False
        if token.ent_type_ != "PERSON" or token.head.lemma_.lower() in AGAIN:
            return True
        if compounds:
            return self.knows.place_feature(self.doc[compounds[0].i : token.i + 1].text) is not None
        return token.text not in self.surnames()

    def is_captive(self, token: Token) -> bool:
        """Whether the name of whom or what "was captured" is a person's: by where, by whom and what was done next."""
        verb = token.head
        if verb.lemma_ != "capture" or token.i in self.place_tokens:
            return False
        if token.dep_ == "dobj":
            return any(child.dep_ == "nsubj" and child.lemma_.lower() in HUNTERS for child in verb.children)
        if token.dep_ != "nsubjpass":
            return False
        taken_by = any(child.dep_ == "agent" for child in verb.children)  # "Kodema was captured by Russia" is a town as a rule
        if token.ent_type_ == "PERSON" and not taken_by:
            return True
        if any(child.dep_ == "appos" and word_classes(child) & PERSONS for child in token.children):
            return True
        for child in verb.children:
            if child.dep_ == "conj" and child.lemma_ in TO_CAPTIVES:
                return True
            if child.dep_ == "advcl" and (child.lemma_ in FLIGHT or any(word.lower_ == "being" for word in child.children)):
                return True
            inner = [word for word in child.children if word.dep_ == "pobj"]
            if child.lower_ in ("in", "at", "near", "on") and any(word.i in self.place_tokens for word in inner):
                return True
            if child.dep_ == "agent" and any(word.lemma_.lower() in HUNTERS for word in inner):
                return True
        return any(word.lower_ == "alive" for word in verb.children)

    def place_meant(self, token: Token) -> int | None:
        """The token of the place that "it", "the town" or "the base" stands for: the nearest named before, else None."""
        definite = token.lemma_.lower() in SETTLEMENTS and any(child.lower_ in ("the", "this", "that") for child in token.children)
        if token.lower_ != "it" and not definite:
            return None
        if any(child.i in self.place_tokens for child in token.subtree):
            return None
        before = [i for i in range(token.i - 1, max(-1, token.i - MEANT_WITHIN), -1) if i in self.place_tokens]
        prominent = (
            i for i in before if self.doc[i].dep_ in ("nsubj", "nsubjpass", "dobj")
        )  # what is spoken of, before where it lies
        return next(prominent, next(iter(before), None))

    def surnames(self) -> set[str]:
        """The last words of the full names of persons in the report."""
        return {entity[-1].text for entity in self.doc.ents if entity.label_ == "PERSON" and len(entity) > 1}

    def over_ground(self, token: Token) -> bool:
        """Whether a noun such as "control" has its "of the town" or "over the district"."""
        closely = token.lemma_.lower() in ("control", "grip")  # "power in Kabul" is no hold on it
        preps = [child for child in token.children if child.dep_ == "prep" and child.lower_ in ("of", "over", "in", "on")]
        preps += [
            child
            for child in token.head.children
            if child.dep_ == "prep" and child.i > token.i and (child.lower_ in ("of", "over") or (child.lower_ == "in" and closely))
        ]
        heads = [head for prep in preps for head in prep.subtree if head.dep_ in ("pobj", "conj")]
        return any("ground" in self.of(head) or self.may_be_place(head) or self.place_meant(head) is not None for head in heads)


def is_ground(token: Token) -> bool:
    """Whether "it" stands for ground named in the same sentence: "lost the hill in May and retook it in June"."""
    if token.lower_ != "it" or token.dep_ not in ("dobj", "nsubjpass"):
        return False
    named = (word for word in reversed(token.doc[token.sent.start : token.i]) if word.dep_ in MEANT and word.tag_ == "NN")
    meant = next((word for word in named if not word_classes(word) & {"armed", "people", "police"}), None)
    return meant is not None and meant.head != token.head and "ground" in word_classes(meant)


MEANT = {"dobj", "nsubjpass", "nsubj"}


def is_protesting(token: Token) -> bool:
    """Whether a noun for persons is said to protest: "striking miners", "who wanted to march", "who were staging a sit-in"."""
    for child in token.children:
        if child.dep_ == "amod" and (child.lemma_.lower() in PROTESTS or child.lower_ in PROTESTS):
            return True
        if child.dep_ in ("acl", "relcl") and any(is_protest_verb(word) for word in child.subtree):
            return True
    return False


def is_protest_verb(token: Token) -> bool:
    """Whether a word is a verb of protest, or brings the noun of one that is held: "staging a sit-in"."""
    if token.pos_ == "VERB" and (token.lemma_.lower() in PROTESTS or token.lower_ in PROTESTS):
        return True
    return token.lemma_.lower() in HOLDING and any(
        "protest_noun" in load_things().get(child.lower_, EMPTY) for child in token.children if child.dep_ == "dobj"
    )


HOLDING = {"stage", "hold", "organise", "organize", "observe"}


def is_month(token: Token) -> bool:
    """Whether "March" is the month and no march."""
    return token.text == "March" and token.ent_type_ in ("DATE", "TIME")


def is_who(token: Token) -> bool:
    """Whether a clause with "who" or "whom" speaks of the name, as only of a person: "Maria Umanzor, who was kidnapped"."""
    clauses = (child for child in token.children if child.dep_ == "relcl")
    return any(word.lower_ in ("who", "whom") and word.tag_ == "WP" for clause in clauses for word in clause.children)


def is_name(token: Token) -> bool:
    """Whether a word is a proper name, also where the tagger takes it for a noun: a capital, and no article."""
    if token.pos_ == "PROPN":
        return True
    bare = not any(child.dep_ in ("det", "poss", "nummod", "amod") for child in token.children)
    noun = token.tag_ == "NN" or (token.tag_ == "NNS" and not token.lower_.endswith("s"))
    return noun and token.pos_ != "PRON" and token.text[:1].isupper() and bare and not word_classes(token)


def stands_for_persons(token: Token) -> bool:
    """Whether a number or "others" stands alone for persons ("two were shot"), or a noun has an age ("a 16-year-old climber")."""
    if token.tag_ in ("CD", "JJS", "JJR") or token.lower_ in ALONE:
        return token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj") and not any(child.lower_ == "of" for child in token.children)
    return any(child.lower_ == "old" and child.dep_ in ("amod", "compound") for child in token.children)


ALONE = {"others", "rest", "many", "some", "several", "all", "dozens", "scores", "hundreds", "most"}


def word_classes(token: Token) -> frozenset[str]:
    """The classes of the word in things.yml; a compound that is listed ("tear-gas") goes before its head."""
    things = load_things()
    lemma, lower = token.lemma_.lower(), token.lower_
    if is_month(token):
        return EMPTY
    if token.i:
        before = token.nbor(-1)
        if before.text == "-" and token.i > 1:  # "a sit-in"
            before = token.nbor(-2)
        for head in (lemma, lower):
            if found := things.get(f"{before.lower_}-{head}"):
                return found
    listed = things.get(lower) or things.get(lemma)
    return listed or (SOMEBODY if token.pos_ == "NOUN" and lower.endswith(OF_PERSONS) else EMPTY)


SOMEBODY: frozenset[str] = frozenset({"people"})
OF_PERSONS = tuple(sorted(words("of_persons")))


def classes_of(draft: Draft) -> Classes:
    """The classes over a draft whose places and actors are found."""
    classes = Classes(draft.doc, draft.knows)
    by_end = {token.idx + len(token.text): token for token in draft.doc}
    starts = {token.idx: token.i for token in draft.doc}
    for place in draft.places:
        token = by_end.get(place.end)
        first = starts.get(place.start)
        if token is not None and first is not None:
            classes.place_tokens.update(range(first, token.i + 1))
    for actor in draft.actors:
        token = by_end.get(actor.end)
        first = starts.get(actor.start)
        if token is None or first is None:
            continue
        head = draft.doc[first : token.i + 1].root
        if head.pos_ == "PRON":
            classes.antecedents[head.i] = actor.kind
        else:
            classes.actor_kinds[head.i] = actor.kind
            if actor.rule == "known name":
                classes.named_actors.add(head.i)
            if head.i in classes.place_tokens and actor.rule == "known name":
                classes.place_tokens.discard(head.i)
    return classes
