"""Toponyms in the text: the model's entities and names that packs and gazetteer know, weighed; and patterns ("the town of X")."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from math import exp

from spacy.tokens import Doc, Token

from contested.reading.draft import Draft
from contested.reading.place_words import place_words
from contested.reading.toponyms import LONGEST, MODEL_PLACES, Candidate, candidates, features, read_article
from contested.records import PlaceMention

THRESHOLD = 0.45  # chosen on development gold: the best F1 over world news, cross-validated
UNKNOWN, TYPED = 0.5, 0.4  # the same for names that no gazetteer has: those that the model takes for something else, and for places
FIRM, AGAIN = 0.7, 0.3  # a name that is a place beyond doubt where the report has it once needs little elsewhere
SIDE = r"(?:north|south|east|west|central|north-?east|north-?west|south-?east|south-?west)"
UNIT = r"(?:km|kilomet(?:er|re)s?|miles?|m|met(?:er|re)s?)"
DISTANCE = rf"\d[\d.,]{{0,6}} ?{UNIT}(?: \([^()]{{1,20}}\))? (?:away )?"
FAR = rf"(?:(?:about|around|some|roughly|nearly) )?(?:{DISTANCE})?"
CENTRE = r"(?: the)?(?: (?:centre|center|outskirts|suburbs|edge) of(?: the)?)?(?: (?:city|town|capital)(?: of)?)?"
RELATION = re.compile(
    rf"(?:{FAR}(?:to the )?{SIDE} (?:of|from){CENTRE}|{SIDE}ern"
    rf"|{DISTANCE}(?:from|outside)|(?:near|outside)(?: the (?:city|town) of)?) $",
    re.I,
)


def find_places(draft: Draft) -> None:
    """Adds every toponym to the draft, unresolved: linking puts it on the map."""
    chosen: list[PlaceMention] = []
    for _, mention in sorted(weighed(draft), key=lambda item: (-item[0], item[1].start)):
        if all(mention.end <= other.start or mention.start >= other.end for other in chosen):
            chosen.append(mention)
    draft.places.extend(sorted(chosen, key=lambda mention: mention.start))


def weighed(draft: Draft) -> Iterable[tuple[float, PlaceMention]]:
    """Every span that passes for a toponym, with how sure that is."""
    for start, end, what, _ in draft.knows.known_names(draft.report.text):
        if what == "place" and not part_of_name(draft, start, end):
            yield 2.0, mention_of(draft, start, end, "a pack's place", 1.0)
    found = candidates(draft.doc, draft.knows)
    article = read_article(draft.doc)
    likely = [(likelihood(features(draft.doc, one, article)) if draft.trained else plain(one), one) for one in found]
    whole = [one for sure, one in likely if sure >= THRESHOLD and one.feature and not one.longer]
    firm = {one.text for sure, one in likely if sure >= FIRM}
    for sure, candidate in likely:
        if names_an_outlet(draft, candidate) or names_a_day(draft, candidate) or part_of_whole(candidate, whole):
            continue
        if names_a_side(draft, candidate):
            continue
        rule = "trained toponym"
        if sure < THRESHOLD and told_by_words(draft, candidate):
            sure, rule = 0.6, "place noun"
        least = THRESHOLD if candidate.feature else TYPED if candidate.entity in MODEL_PLACES else UNKNOWN
        least = least if candidate.text not in firm else AGAIN
        if sure >= least or rule == "place noun":
            start, last = draft.doc[candidate.start].idx, draft.doc[candidate.end - 1]
            yield sure, mention_of(draft, start, last.idx + len(last), rule, sure)
    for start, end in names_after(draft.doc):
        yield AFTER_NOUN, mention_of(draft, start, end, "place noun", AFTER_NOUN)
    for start, end in names_in_front(draft.doc):
        if not any(time.start <= start < time.end for time in draft.times):
            yield AFTER_NOUN, mention_of(draft, start, end, "name where a sentence is set", AFTER_NOUN)


def names_after(doc: Doc) -> Iterator[tuple[int, int]]:
    """Start and end of each name behind a place noun and its "of", also where nobody knows it: "the enclave of X Y"."""
    firm = place_words().settled
    for noun in doc[:-2]:
        if noun.lower_ not in firm or noun.nbor(1).lower_ != "of" or noun.text.isupper():
            continue
        first = last = noun.i + 2
        while last < min(len(doc), first + LONGEST) and is_part_of_name(doc[last], last > first):
            last += 1
        while last > first and not doc[last - 1].text[:1].isupper():
            last -= 1
        if last > first and is_name(doc[first], noun) and doc[first].ent_type_ not in NO_TOPONYM:
            yield doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def is_name(first: Token, noun: Token) -> bool:
    """Whether a word behind a place noun and its "of" opens a name: the tagger takes Sake for a thing."""
    return bool(first.pos_ == "PROPN" or (first.pos_ == "NOUN" and first.text[:1].isupper() and noun.text.islower()))


def names_in_front(doc: Doc) -> Iterator[tuple[int, int]]:
    """Start and end of each name that sets the scene, also where nobody knows it: "In Turbat, police", "into Qasr Ahmed, where"."""
    for prep in doc[:-2]:
        if prep.lower_ not in SETTING or prep.pos_ != "ADP" or not doc[prep.i + 1].text[:1].isupper():
            continue
        last = prep.i + 1
        while last < min(len(doc) - 1, prep.i + 1 + LONGEST) and doc[last].pos_ == "PROPN" and is_part_of_name(doc[last], True):
            last += 1
        name = doc[prep.i + 1 : last]
        fronted = prep.i == prep.sent.start
        if not name or doc[last].text != "," or not (fronted or doc[min(last + 1, len(doc) - 1)].lower_ == "where"):
            continue
        if not any(token.text.isupper() or place_words().inner.get(token.lower_) == "body" or token.is_digit for token in name):
            yield name.start_char, name.end_char


SETTING = {"in", "at", "near", "around", "outside", "into"}


def is_part_of_name(token: Token, inside: bool) -> bool:
    """Whether a name goes on with this word: a capital, or what joins two parts of one."""
    return token.text[:1].isupper() or (inside and (token.text in "-–" or token.lower_ in ARTICLES))


ARTICLES = {"al", "el", "ad", "as", "ash", "de", "la", "du"}
NO_TOPONYM = {"DATE", "TIME", "NORP", "MONEY", "PERCENT"}
AFTER_NOUN = 0.6


def part_of_whole(candidate: Candidate, whole: list[Candidate]) -> bool:
    """Whether a known name that passes for a toponym has this one in it: "Australia" in "Western Australia"."""
    return candidate.longer and any(one.start <= candidate.start and candidate.end <= one.end for one in whole)


def names_a_day(draft: Draft, candidate: Candidate) -> bool:
    """Whether the words are a part of a time expression: "April" in "the 11th of April"."""
    start, last = draft.doc[candidate.start].idx, draft.doc[candidate.end - 1]
    return any(time.start <= start and last.idx + len(last) <= time.end for time in draft.times)


def names_a_side(draft: Draft, candidate: Candidate) -> bool:
    """Whether the words say only which part of another place: "Western" in "Western Libya", "the country's West"."""
    doc, last = draft.doc, draft.doc[candidate.end - 1]
    inner = place_words().inner
    if not candidate.feature and inner.get(doc[candidate.start].lower_) == "side":
        rest = doc[candidate.start + 1 : candidate.end].text
        if draft.knows.place_feature(rest):
            return True  # "in Western Libya" is in Libya, but Western Sahara has a name of its own
    if inner.get(last.lower_) != "side":
        return False
    if candidate.end - candidate.start > 1:
        return bool(doc[candidate.end - 2].tag_ == "POS")
    before, after = doc[max(0, candidate.start - 1)], doc[min(len(doc) - 1, candidate.end)]
    names_more = after.i > last.i and after.text[:1].isupper() and draft.knows.place_feature(after.text)
    return bool(before.tag_ == "POS" or names_more)


def part_of_name(draft: Draft, start: int, end: int) -> bool:
    """Whether the words are a part, and not the whole, of the name of a person or body: "Hamza" in "Hamza Karim"."""
    for entity in draft.doc.ents:
        if entity.label_ in ("PERSON", "ORG") and entity.start_char <= start and end <= entity.end_char:
            return len(entity.text) > end - start + 2 and all(token.text[0].isupper() for token in entity)
    return False


def names_an_outlet(draft: Draft, candidate: Candidate) -> bool:
    """Whether the name is the beginning of an outlet's or a school's: "the New York Times"."""
    if not candidate.inside or candidate.end >= len(draft.doc):
        return False
    after = draft.doc[candidate.end]
    return after.text[0].isupper() and after.lower_ in place_words().outlets


def plain(candidate: Candidate) -> float:
    """Without the trained part: the model's places alone."""
    return float(candidate.entity in MODEL_PLACES)


def told_by_words(draft: Draft, candidate: Candidate) -> bool:
    """Whether a place noun stands by a name of the model's: "the district of X", "X airbase", "the X – Y axis"."""
    doc, words = draft.doc, place_words()
    own = doc[candidate.start : candidate.end]
    if not candidate.entity or any(words.inner.get(token.lower_) == "body" for token in own):
        return False
    before, after = doc[max(0, candidate.start - 2) : candidate.start], doc[candidate.end : candidate.end + 1]
    of_noun = len(before) == 2 and before[1].lower_ == "of" and before[0].lower_ in words.firm
    return of_noun or (len(after) == 1 and after[0].lower_ in words.firm and after[0].text.islower())


def mention_of(draft: Draft, start: int, end: int, rule: str, score: float) -> PlaceMention:
    """The span as a toponym, with the words that set it off ("12 km southeast of", "southern")."""
    span = draft.cut(start, end)
    mention = PlaceMention(start=start, end=end, text=span.text, rule=rule, score=round(score, 3))
    match = RELATION.search(draft.report.text, max(0, start - 60), start)
    words = match.group().strip() if match else ""
    return replace(mention, relation=words) if words else mention


def likelihood(found: Iterable[str]) -> float:
    """The probability that the features stand for a toponym."""
    weights = toponym_weights()
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in dict.fromkeys(found))))


@cache
def toponym_weights() -> dict[str, float]:
    """The trained weight of each feature."""
    text = (resources.files("contested") / "data" / "weights" / "toponyms.json").read_text("utf-8")
    return dict(json.loads(text))
