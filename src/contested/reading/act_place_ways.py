"""Places that only border on an act: the ends of a way, the town that people flee, the office that speaks, what they fled after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.draft import Draft
from contested.reading.pipeline import lemma
from contested.records import PlaceMention, Span

Key = tuple[int, int]
QUITTING = {"flee", "leave", "quit", "abandon", "escape", "evacuate"}
TRAVELLING = {"travel", "head", "go", "drive", "move", "return", "come", "walk", "ride", "march", "sail", "fly", "journey", "bind"}
MOVING = {"displacement", "return"}
ENDS = {"from", "to", "for", "between", "towards", "toward", "near"}
CAUSES = {"after", "following", "since", "amid", "during"}


def left(act: Act, places: Mapping[int, PlaceMention], own: Mapping[Key, PlaceMention]) -> Iterator[PlaceMention]:
    """The place that people leave, in that role: "fled the town", not "fled to the town"."""
    if act.kind != "displacement" or lemma(act.trigger) not in QUITTING:
        return
    for head in act.frame.objects:
        named = next((places[token.i] for token in (head, *head.children) if token.i in places), None)
        if named is not None and (named.start, named.end) in own:
            yield replace(named, role="from")
    if act.frame.objects:
        return
    homes = (prep for head in act.frame.subjects for prep in head.subtree if prep.lower_ in ("of", "from") and prep.i > head.i)
    for token in (token for prep in homes for token in prep.children):  # "residents of Palma fled"
        if token.i in places:
            yield replace(places[token.i], role="from")


def ends_of_way(act: Act, places: Mapping[int, PlaceMention]) -> Iterator[PlaceMention]:
    """The ends of the way on which those were who were struck: "ambushed a convoy travelling from Gao to Kidal"."""
    for head in (*act.frame.objects, *act.frame.subjects):
        ways = [child for child in head.children if child.dep_ == "acl" and lemma(child) in TRAVELLING]
        for token in (token for way in ways for token in way.subtree):
            if token.i in places and token.dep_ == "pobj" and token.head.lower_ in ENDS:
                yield replace(places[token.i], role="near")


def at_scene(draft: Draft, act: Act, own: Mapping[Key, PlaceMention]) -> list[PlaceMention]:
    """The places without the seat of who speaks and the scene of what people fled after, where others are left."""
    found = [beside_way(draft, place) for place in own.values() if not is_seat(draft, act, place)]
    for rest in (
        without_offices(draft, act, found),
        without_causes(act, found),
        without_moves(act, found),
        without_origins(draft, act, found),
    ):
        found = [place for place in found if place in rest] or found
    return found


def without_offices(draft: Draft, act: Act, places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The places that are no part of the speaker's name: "the ministry in Ankara said that"."""
    told = tellers(draft, act)
    return [place for place in places if not any(source.start <= place.start < source.end for source in told)]


def tellers(draft: Draft, act: Act) -> list[Span]:
    """The words for those who tell of the act."""
    at = act.trigger.idx
    return [one.source for one in draft.attributions if one.source and one.content.start <= at < one.content.end]


def without_causes(act: Act, places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The places of a flight that do not lie in what it came after: "fled to Gao after the attack on the village"."""
    if act.kind not in MOVING:
        return list(places)
    span = act.trigger.sent
    causes = [prep for prep in span if prep.lower_ in CAUSES and prep.dep_ in ("prep", "mark") and prep.i > act.trigger.i]
    reach = [(prep.idx, (prep.head if prep.dep_ == "mark" else prep).right_edge.idx) for prep in causes]
    return [place for place in places if not any(first < place.start <= last for first, last in reach)]


def without_moves(act: Act, places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The places of what a flight came after, without those from and to which it went."""
    trigger = act.trigger
    if trigger.pos_ != "NOUN" or trigger.head.lower_ not in CAUSES:
        return list(places)
    first, last = trigger.left_edge.idx, trigger.right_edge.idx
    return [place for place in places if place.role not in ("from", "to") or first <= place.start <= last]


def beside_way(draft: Draft, place: PlaceMention) -> PlaceMention:
    """The place, near the act where only the road leads there ("along the road to Kangaba"), left behind with "out of"."""
    prep = head_of(draft, place).head
    if prep.lower_ == "of" and prep.head.lower_ == "out":
        return replace(place, role="from")
    if place.role not in ("from", "to"):
        return place
    before = {lemma(prep.head), lemma(prep.nbor(-1)) if prep.i else ""}
    return replace(place, role="near") if prep.dep_ == "prep" and before & ROADS else place


def without_origins(draft: Draft, act: Act, places: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The places without that from which those who act come: "gunmen from the village of Ogossagou attacked"."""
    comers = [prep for head in act.frame.subjects for prep in head.children if prep.lower_ == "from" and prep.dep_ == "prep"]
    if act.kind in MOVING or not comers:
        return list(places)
    reach = [(prep.idx, prep.right_edge.idx) for prep in comers]
    return [place for place in places if not any(first < place.start <= last for first, last in reach)]


def head_of(draft: Draft, place: PlaceMention) -> Token:
    """The head of a place's words."""
    return draft.doc.char_span(place.start, place.end, alignment_mode="expand").root


ROADS = {"road", "highway", "motorway", "track", "path", "route", "railway", "street", "turnoff", "way"}


def is_seat(draft: Draft, act: Act, place: PlaceMention) -> bool:
    """Whether a capital is only where those who speak for the state sit: "officials in Kyiv said"."""
    token = head_of(draft, place)
    if token.dep_ != "pobj" or lemma(token.head.head) not in SPEAKING_FOR or draft.knows.place_feature(place.text) != "capital":
        return False
    return any(source.start <= place.start < source.end for source in tellers(draft, act))


def scene_before(act: Act, places: Mapping[int, PlaceMention]) -> Iterator[PlaceMention]:
    """The place that "where" stands for: "visited Fizi, where militiamen killed nine people"."""
    word = act.trigger
    for _ in range(3):
        if word.dep_ == "relcl" and any(child.lower_ == "where" for child in word.children):
            if word.head.i in places:
                yield replace(places[word.head.i], role="at")
            return
        word = word.head


def told_with(act: Act, places: Mapping[int, PlaceMention], own: Mapping[Key, PlaceMention]) -> Iterator[PlaceMention]:
    """The places behind "in" or "at" that hang on the verb of an act's noun: "clashes were reported in Wad and Nyala"."""
    verb = act.trigger.head
    if act.trigger.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB" or lemma(verb) not in TOLD:
        return
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "at", "near", "around", "inside", "outside"):
            for token in prep.subtree:
                if token.i in places and (places[token.i].start, places[token.i].end) in own:
                    yield places[token.i]


TOLD = {
    "report",
    "record",
    "hear",
    "erupt",
    "rage",
    "continue",
    "resume",
    "break",
    "occur",
    "happen",
    "document",
    "confirm",
    "register",
}
SPEAKING_FOR = {
    "official",
    "government",
    "ministry",
    "diplomat",
    "spokesman",
    "authority",
    "presidency",
    "minister",
    "analyst",
    "source",
}
