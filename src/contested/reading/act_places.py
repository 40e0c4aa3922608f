"""Which of the places that a report names belong to an act, and in what role."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from math import exp

from spacy.tokens import Token

from contested.kinds import load_kinds
from contested.reading.act import TAKING, Act
from contested.reading.act_place_features import (
    VERBAL,
    Site,
    act_features,
    governor,
    listed_with,
    names_around,
    pair_features,
    site_features,
)  # fmt: skip
from contested.reading.act_place_pairs import holder, whole_names
from contested.reading.act_place_ways import at_scene, ends_of_way, left, scene_before, told_with
from contested.reading.actors import ARMED_BODIES, BODIES, LOCATIVE, holds_post, noun_phrase
from contested.reading.attachment import is_victim
from contested.reading.classes import Classes, word_classes
from contested.reading.draft import Draft
from contested.reading.home_place import home_of
from contested.reading.named_sites import named_sites
from contested.reading.pipeline import lemma
from contested.reading.roles import FALLS
from contested.records import ActorMention, PlaceMention

MODEL = ("data", "models", "en_act_places.tsv.gz")
HOPELESS = -2.0  # sum of the weights of act and place, below which the way between them is not asked
MANY = 40  # places in one sentence: more is a list, not a sentence
LEAST = 0.15  # the same of the one place of a sentence whose act has none otherwise
RULED, KNOWN, NEW = 0.2, 0.45, 0.45  # how likely a place must be: one that the rules take too, another, a name that nobody knows
OF_SOMEBODY, LISTED = 0.75, 0.2  # the same for a name that seems to be somebody's, and for one in a list with a place that is taken
NEVER = 2.0  # more than any chance
CLAUSE_ENDS = {"ccomp", "parataxis", "advcl", "relcl"}
DIRECTIONS = re.compile(
    r"(?:(?:north|south)?(?:east|west)|north|south|(?:km|kilomet(?:er|re)s?|miles?)\)?(?: away)?)\s+(?:of|from)\s+"
    r"(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.I,
)
LIST = re.compile(r"(?: and |, and | or | & )(?:in )?(?:the )?")
CAPITAL_WITHIN = 700  # characters: a paragraph or two
QUARTERS = {"district", "neighbourhood", "neighborhood", "suburb", "quarter", "area", "village", "town"}
SHOWN = {"these", "those", "this", "that"}
PARTLY = {"in", "inside", "within", "of"}  # between a part of a town and the town
LOCAL = {"fighting", "territory", "harm", "unrest", "forces"}  # families whose acts lie somewhere on the ground
COARSE = {"country", "admin1", "region", "continent"}
GROUND_NOUNS = {"ground", "place"}
PLACE_ENTITIES = {"GPE", "LOC", "FAC"}


MEANT_WITHIN = 60  # tokens: about two sentences
REGIONS = ("country", "region", "admin1", "admin2")
WIDE = (*REGIONS, "district", "area", "capital")
TOWNS = {"town", "city", "village", "camp", "site", "base", "market", "port", "airport", "settlement", "capital"}


def points_at_town(token: Token) -> bool:
    """Whether a word stands for a place named before: "there", "the town"; not "the port of Hodeidah"."""
    if token.lower_ == "there":
        return bool(token.dep_ == "advmod")
    if token.pos_ == "NOUN" and token.lemma_.lower() in QUARTERS and any(child.lower_ in SHOWN for child in token.children):
        return True
    if token.pos_ != "NOUN" or token.lemma_.lower() not in TOWNS:
        return False
    if token.lemma_.lower() == "capital" and any(child.dep_ == "poss" or child.ent_type_ == "NORP" for child in token.children):
        return True  # "Chad's capital", "the Burundian capital"
    definite = any(child.lower_ in ("the", "this", "that") for child in token.children)
    return definite and not any(child.dep_ in ("prep", "compound", "relcl", "nmod", "amod") for child in token.children)


@dataclass(slots=True)
class Sites:
    """Finds the places of the acts of one draft, by token."""

    draft: Draft
    classes: Classes
    actors: dict[int, ActorMention]
    places: dict[int, PlaceMention]
    by_sentence: dict[int, list[Site]] = field(default_factory=dict)  # by the first token of each
    worths: dict[int, float] = field(default_factory=dict)  # of sites, by their first token

    def places_of(self, act: Act, first: int, last: int) -> tuple[PlaceMention, ...]:
        """The places of the act: as the trained part ties them to its verb, else as the rules do."""
        told: dict[tuple[int, int], PlaceMention] = {}
        self.take_names(act, told)
        if act.holder is not None and (held := [self.places[head.i] for head in act.frame.objects if head.i in self.places]):
            return tuple(replace(place, relation=None) for place in held)  # "Jufra, a stronghold of the militia"
        own = dict(told)
        self.take_by_rules(act, first, last, own)
        verbs = verbs_of(act)
        if self.draft.trained and weights() and verbs and len(self.sites_around(act.trigger)) <= MANY:
            own = told | {(place.start, place.end): place for place in told_with(act, self.places, own)} | self.likely(verbs, own)
        for head in act.frame.objects:
            self.take_itself(act, head, own)
        own |= {(place.start, place.end): place for place in left(act, self.places, own)}
        if not own and load_kinds()[act.kind].family in LOCAL:
            self.take_meant([*self.draft.doc[first : last + 1], *act.frame.subjects], own)
            if not own:
                self.take_only(verbs, own)
            for near in (scene_before, ends_of_way):
                own = own or {(place.start, place.end): place for place in near(act, self.places)}
        self.take_capitals(own)
        sites = self.sites_of(act, own)
        found = self.finest(sorted(at_scene(self.draft, act, own), key=lambda place: place.start))
        found = tuple(sorted((*found, *sites), key=lambda place: place.start))
        return (*found, *(self.town_of_parts(act) if found else ()))

    def take_capitals(self, own: dict[tuple[int, int], PlaceMention]) -> None:
        """Puts the capital in the place of its country, where the capital is what is meant: "in the streets of Chad's capital"."""
        for at, token in ((place.start, self.draft.doc[i]) for i, place in self.places.items() if (place.start, place.end) in own):
            noun = token.head
            if token.dep_ == "poss" and noun.lemma_.lower() == "capital" and (city := self.meant(noun)) is not None:
                own.pop(next(key for key in own if key[0] == at), None)
                own[city.start, city.end] = with_role(city, "at")
                return

    def sites_of(self, act: Act, own: dict[tuple[int, int], PlaceMention]) -> list[PlaceMention]:
        """The buildings and grounds with a name that nobody knows; "King Faisal" alone gives way to the hospital of his name."""
        found: list[PlaceMention] = []
        for head, first, last in named_sites(act) if load_kinds()[act.kind].family in LOCAL else ():
            within = {place.start: place for i in range(first, last) if (place := self.places.get(i)) is not None}
            if any(self.draft.knows.place_feature(place.text) for place in within.values()):
                continue
            for place in within.values():
                own.pop((place.start, place.end), None)
            found.append(with_role(self.new_place(first, last, "a site with a name"), role_of(head) or "at"))
        return found

    def take_by_rules(self, act: Act, first: int, last: int, own: dict[tuple[int, int], PlaceMention]) -> None:
        """Adds the toponyms in the act's own phrases; where it has none, those of its clause, then of the clauses around."""
        for word in (act.trigger, *act.absorbed, *act.frame.objects, *(head for _, head in act.frame.phrases)):
            for token in word.subtree:
                self.take_place(token, word, own)
        if not own:
            for token in self.draft.doc[first : last + 1]:
                self.take_place(token, act.trigger, own)
        if not own and load_kinds()[act.kind].family in LOCAL:
            self.places_around(act.trigger, own)

    def take_itself(self, act: Act, head: Token, own: dict[tuple[int, int], PlaceMention]) -> None:
        """Lets a clause tell of the place itself: "south of the capital Tripoli, which the militia controls"."""
        place = self.places.get(head.i)
        clause = self.draft.doc[head.i + 1 : act.trigger.i]
        if place is not None and (place.start, place.end) in own and any(token.tag_ in ("WDT", "WP") for token in clause):
            own[place.start, place.end] = replace(own[place.start, place.end], relation=None)

    def town_of_parts(self, act: Act) -> Iterator[PlaceMention]:
        """The town of a part of it that is listed beside other places: "took Surman and some places inside the capital"."""
        for listed in act.frame.objects:
            for prep in listed.children if listed.dep_ == "conj" else ():
                towns = [child for child in prep.children if prep.lower_ in PARTLY and points_at_town(child)]
                yield from (place for child in towns if (place := self.meant(child)) is not None)

    def take_meant(self, tokens: Sequence[Token], own: dict[tuple[int, int], PlaceMention]) -> None:
        """Adds the town named before that "there", "the town" or "these districts" among the words of an act stands for."""
        for token in tokens:
            if not points_at_town(token):
                continue
            if (place := self.meant(token)) is not None:
                own[place.start, place.end] = with_role(place, "at")
            return

    def meant(self, token: Token) -> PlaceMention | None:
        """The place that the word stands for: the capital or the town named last before it; else None."""
        if token.lemma_.lower() == "capital":
            named = [place for place in self.places.values() if self.draft.knows.place_feature(place.text) == "capital"]
            near = (place for place in named if token.idx - CAPITAL_WITHIN < place.start < token.idx)
            found = max(near, key=lambda place: place.start, default=None) or home_of(self.draft)
        else:
            before = range(token.i - 1, max(-1, token.i - MEANT_WITHIN), -1)
            fits = self.is_quarter if any(child.lower_ in SHOWN for child in token.children) else self.is_town
            found = next((self.places[i] for i in before if i in self.places and fits(i)), None)
            if found is None and token.lemma_.lower() in ("city", "town"):
                found = self.most_named(token) or home_of(self.draft)
        return replace(found, relation=None) if found else None

    def most_named(self, token: Token) -> PlaceMention | None:
        """The town that the report named most before this word, twice at the least: what it is about."""
        named = [self.places[i] for i in self.places if i < token.i and self.is_town(i)]
        counts = Counter(place.text for place in named)
        text, often = counts.most_common(1)[0] if counts else ("", 0)
        return next((place for place in reversed(named) if place.text == text), None) if often > 1 else None

    def take_only(self, verbs: Sequence[Token], own: dict[tuple[int, int], PlaceMention]) -> None:
        """Adds the one place of the sentence that something lies at, where the trained part does not speak against it."""
        sites = self.sites_around(verbs[0]) if verbs else []
        lying = [site for site in sites if site.head.i in self.places and site.head.dep_ == "pobj" and site.role in ("at", "near")]
        if len(lying) != 1:
            return
        site, place = lying[0], self.places[lying[0].head.i]
        alone = self.alone(site)
        if any(chance(alone + worth(act_features(verb)) + worth(pair_features(verb, site, sites))) >= LEAST for verb in verbs):
            own[place.start, place.end] = with_role(place, "at")

    def is_quarter(self, at: int) -> bool:
        """Whether a toponym may be what "this area" or "these districts" stands for: no country and no region."""
        return self.draft.knows.place_feature(self.places[at].text) not in REGIONS

    def is_town(self, at: int) -> bool:
        """Whether a toponym is no country or region, and no seat that speaks for its state."""
        token, place = self.draft.doc[at], self.places[at]
        if token.dep_ in ("nsubj", "poss", "compound", "nmod") or token.idx + len(token) != place.end:
            return False
        return self.draft.knows.place_feature(place.text) not in WIDE

    def likely(self, verbs: Sequence[Token], ruled: dict[tuple[int, int], PlaceMention]) -> dict[tuple[int, int], PlaceMention]:
        """The places of the sentence that the trained part ties to the act; names that nobody knows become mentions."""
        found: dict[tuple[int, int], PlaceMention] = {}
        for word in verbs:
            sites = self.sites_around(word)
            odds = self.odds(word, sites)
            taken = [odd >= self.wanted(site, ruled) for site, odd in zip(sites, odds, strict=True)]
            for site in whole_names(self.draft.doc, in_lists(sites, odds, taken)):
                place = self.places.get(site.head.i) or self.new_place(site.first, site.last, "a name where an act lay")
                found.setdefault((place.start, place.end), with_role(place, role_of(site.head) or "at"))
        return found

    def odds(self, word: Token, sites: Sequence[Site]) -> list[float]:
        """How likely the act of the verb lay at each of the places."""
        found = []
        mine = worth(act_features(word)) if sites else 0.0
        for site in sites:
            alone = self.alone(site) + mine
            found.append(0.0 if alone < HOPELESS else chance(alone + worth(pair_features(word, site, sites))))
        return found

    def wanted(self, site: Site, ruled: dict[tuple[int, int], PlaceMention]) -> float:
        """How likely the place must be to be taken."""
        place = self.places.get(site.head.i)
        if place is not None:
            return RULED if (place.start, place.end) in ruled else KNOWN
        if any(time.start <= site.head.idx < time.end for time in self.draft.times):
            return NEVER  # a month
        if holds_post(site.head) or is_victim(site.head):
            return NEVER  # "the mayor of the town, Ana Lopez", "the murder of Rivera"
        return OF_SOMEBODY if self.names_somebody(site.head) else NEW

    def names_somebody(self, head: Token) -> bool:
        """Whether a name that nobody knows as a place is a person's or an armed group's."""
        mention = self.actors.get(head.i)
        return mention is not None and mention.kind in ("person", "armed_group")

    def alone(self, site: Site) -> float:
        """What the place's own features add up to, reckoned once."""
        if site.first not in self.worths:
            self.worths[site.first] = worth(site_features(site))
        return self.worths[site.first]

    def sites_around(self, word: Token) -> list[Site]:
        """The places of the word's sentence, and its names that may be places, in order."""
        start, end = word.sent.start, word.sent.end
        if start not in self.by_sentence:
            self.by_sentence[start] = sorted(self.sites_in(start, end), key=lambda site: site.first)
        return self.by_sentence[start]

    def sites_in(self, start: int, end: int) -> Iterator[Site]:
        """The places and possible places between two tokens."""
        doc, first = self.draft.doc, start
        while first < end:
            place, last = self.places.get(first), first + 1
            while place is not None and last < end and self.places.get(last) == place:
                last += 1
            if place is not None:
                feature = self.draft.knows.place_feature(place.text) or "unknown"
                yield self.site_of(first, last, feature)
            first = last
        taken = {i for i in range(start, end) if i in self.places}
        for first, last in names_around(doc, start, end, taken):
            yield self.site_of(first, last, "name")

    def site_of(self, first: int, last: int, feature: str) -> Site:
        """The words from first to last as a place of their sentence."""
        head = self.draft.doc[first:last].root
        return Site(head, role_of(head) or "none", feature, first, last)

    def new_place(self, first: int, last: int, rule: str) -> PlaceMention:
        """A place that nobody knows by name, added to the draft."""
        span = self.draft.span(self.draft.doc[first:last])
        place = PlaceMention(start=span.start, end=span.end, text=span.text, rule=rule)
        self.draft.places.append(place)
        self.places |= dict.fromkeys(range(first, last), place)
        return place

    def take_names(self, act: Act, own: dict[tuple[int, int], PlaceMention]) -> None:
        """Adds what is taken or held, where it is a place by its role alone: as a new mention, where nobody knows the name."""
        if act.kind not in TAKING:
            return
        held = act.row.attribute or lemma(act.trigger) in FALLS  # "the town is held by", "the town fell to"
        for head in act.frame.subjects if held else act.frame.objects:
            place = next((self.places[at] for at in self.bearers(head) if at in self.places), None)
            if place is not None:
                own[place.start, place.end] = with_role(place, "at")
            elif self.classes.may_be_place(head):
                place = self.new_place(*noun_phrase(head), "what is taken or held")
                own[place.start, place.end] = place

    def bearers(self, head: Token) -> Iterator[int]:
        """The tokens that may name what is taken: the noun itself, what it stands for, "Guwarsha" of "the Guwarsha sector"."""
        yield head.i
        if (meant := self.classes.place_meant(head)) is not None:
            yield meant
        if self.classes.of(head) & GROUND_NOUNS:
            yield from (child.i for child in head.children if child.dep_ in ("compound", "nmod", "amod"))

    def places_around(self, trigger: Token, own: dict[tuple[int, int], PlaceMention]) -> None:
        """Adds the places of the clause that the act's clause hangs on, else of a clause of circumstance that hangs on it."""
        top = trigger
        while top.head != top and not own:
            if top.dep_ in ("relcl", "ccomp", "parataxis") and top.pos_ in ("VERB", "AUX"):
                break
            top = top.head
            for token in top.subtree:
                self.take_place(token, top, own)
        if not own:
            for child in trigger.children:
                if child.dep_ == "advcl" and any(mark.lower_ in ("while", "when", "as", "after") for mark in child.children):
                    for token in child.subtree:
                        self.take_place(token, child, own)

    def tells_whose(self, token: Token, top: Token) -> bool:
        """Whether a toponym belongs to somebody's title or origin: "the envoy to Libya", "fighters allied to Turkey"."""
        while token != top and token.head != token:
            if token.dep_ == "prep" and token.lower_ not in ("in", "at", "near", "inside", "outside", "around", "on"):
                noun = token.head if token.head.pos_ in ("NOUN", "PROPN") else token.head.head
                mention = self.actors.get(noun.i)
                if mention is not None and mention.kind in ("person", "people", "armed_group", "body") and noun != top.head:
                    return True
            elif token.dep_ == "prep" and token.lower_ in ("including", "like"):
                return True
            token = token.head
        return False

    def finest(self, places: list[PlaceMention]) -> tuple[PlaceMention, ...]:
        """The places without those that only say where another lies: "Benghazi, Libya", "a village in the province"."""
        kept = [place for place in places if not is_reference(place, self.draft)]
        kept = kept or [with_role(place, "near") for place in places]  # "ambushed 30 km from Bambari"
        features = {place.start: self.draft.knows.place_feature(place.text) for place in kept}
        coarse = [place for place in kept if features[place.start] in COARSE]
        if len(coarse) < len(kept):
            fine = [place for place in kept if place not in coarse]
            kept = [place for place in kept if place not in coarse or place.role in ("from", "to") or self.beside(place, fine)]
        holders = {holder(self.draft, one, other) for one, other in pairwise(kept)}
        kept = [place for place in kept if place not in holders]
        return tuple({place.text: place for place in reversed(kept)}.values())[::-1]

    def beside(self, place: PlaceMention, others: Sequence[PlaceMention]) -> bool:
        """Whether the place stands in a list with one of the others, and so holds none of them: "Gaza and the West Bank"."""
        text = self.draft.report.text
        return any(LIST.fullmatch(text, *sorted((place.start, place.end, other.start, other.end))[1:3]) for other in others)

    def take_place(self, token: Token, top: Token, found: dict[tuple[int, int], PlaceMention]) -> None:
        """Adds the place at this word, unless it lies in another clause or only tells whose somebody is."""
        place = self.places.get(token.i)
        if place is None or (place.start, place.end) in found:
            return
        role = role_of(token)
        if role is None or crosses_clause(token, top) or self.tells_whose(token, top):
            return
        found[(place.start, place.end)] = with_role(place, role)


def in_lists(sites: Sequence[Site], odds: Sequence[float], taken: list[bool]) -> list[Site]:
    """The places that are taken, and those likely enough that stand in a list with one: "Mbale and Tororo"."""
    for n in (*range(1, len(sites)), *range(len(sites) - 1, 0, -1)):
        if taken[n - 1] != taken[n] and listed_with(sites[n - 1], sites[n]):
            taken[n - 1] = taken[n - 1] or odds[n - 1] >= LISTED
            taken[n] = taken[n] or odds[n] >= LISTED
    return [site for site, this in zip(sites, taken, strict=True) if this]


def verbs_of(act: Act) -> tuple[Token, ...]:
    """The words of the act that places are tied to: its verbs, or for a noun the verb above: "launched an attack on the town"."""
    if act.trigger.pos_ in VERBAL:
        return act.trigger, *act.absorbed
    verb = governor(act.trigger)
    return (verb,) if verb.pos_ in VERBAL else ()


def worth(found: Iterable[str]) -> float:
    """What the weights of the features add up to."""
    known = weights()
    return sum(known.get(name, 0.0) for name in dict.fromkeys(found))


def chance(total: float) -> float:
    """The sum of weights as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def weights() -> dict[str, float]:
    """The trained weight of each feature; empty where none are shipped."""
    file = resources.files("contested").joinpath(*MODEL)
    if not file.is_file():
        return {}
    rows = (line.split("\t") for line in gzip.decompress(file.read_bytes()).decode("utf-8").split("\n") if line)
    return {name: float(weight) for name, weight in rows}


def place_tokens(draft: Draft) -> dict[int, PlaceMention]:
    """The place at each token that it covers."""
    found: dict[int, PlaceMention] = {}
    spans = sorted(draft.places, key=lambda place: place.start)
    i = 0
    for token in draft.doc:
        while i < len(spans) and spans[i].end <= token.idx:
            i += 1
        if i < len(spans) and spans[i].start <= token.idx < spans[i].end:
            found[token.i] = spans[i]
    return found


def word_kinds(token: Token) -> set[str]:
    """Whether a noun is a body that carries the name of a place: "the Tripoli government"."""
    return {"body"} if token.lemma_.lower() in BODIES or token.lemma_.lower() in ARMED_BODIES else set()


def role_of(token: Token) -> str | None:
    """The role of a toponym in an act: at, from, to, near; None where it only says whose somebody is or who acts."""
    word = token
    while word.dep_ in ("compound", "conj", "appos", "nmod", "amod", "flat") and word.head != word:
        if word.dep_ in ("nmod", "amod") and token.ent_type_ == "NORP":
            return None
        word = word.head
    if word.dep_ == "pobj":
        prep = word.head.lower_
        if prep in ("from",):
            return "from"
        if prep in ("to", "into", "toward", "towards", "onto"):
            return "to"
        if prep in ("near", "around", "outside", "off", "between"):
            return "near"
        if prep in LOCATIVE or prep in ("against", "for", "with", "by", "about"):
            return "at" if prep in LOCATIVE else None
        return "at"
    if word.dep_ in ("dobj", "nsubjpass", "attr", "npadvmod", "ROOT", "dep", "oprd", "relcl"):
        return "at"
    if word.dep_ == "poss":
        return "at" if "ground" in word_classes(word.head) else None
    if (
        word != token
        and token.dep_ in ("compound", "nmod", "amod")
        and not GROUND_NOUNS & word_classes(word)
        and word.ent_type_ not in PLACE_ENTITIES
    ):
        return None
    if word != token and token.dep_ in ("compound", "nmod", "amod") and "body" in word_kinds(word):
        return None
    if word.dep_ in ("nsubj",):
        return None if word.ent_type_ == "GPE" or word == token else "at"
    return "at" if word != token else None


def crosses_clause(token: Token, top: Token) -> bool:
    """Whether a clause of its own lies between the word and the top of the act."""
    while token != top and token.head != token:
        if token.dep_ in CLAUSE_ENDS and token.pos_ in ("VERB", "AUX"):
            return True
        if token.dep_ == "conj" and token.pos_ == "VERB":
            return True
        token = token.head
    return False


def is_reference(place: PlaceMention, draft: Draft) -> bool:
    """Whether the place is only what another is told by: "a town south of Tripoli"."""
    return bool(DIRECTIONS.search(draft.report.text[max(0, place.start - 60) : place.start]))


def with_role(place: PlaceMention, role: str) -> PlaceMention:
    """The place in this role."""
    return replace(place, role=role) if role != place.role else place
