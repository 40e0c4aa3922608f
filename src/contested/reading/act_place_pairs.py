"""Places told side by side: the parts of one name, and a place that holds another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from contested.reading.act_place_features import Site
from contested.reading.actors import BODIES
from contested.reading.classes import word_classes
from contested.reading.draft import Draft
from contested.records import PlaceMention

APART = 8  # tokens between two places of which one holds the other
HOLDING = {"in", "of", "inside", "within", "on"}
BETWEEN = {"NOUN", "ADJ", "DET", "ADV", "PROPN", "NUM"}
LARGE = {"capital", "city", "country", "admin1", "admin2", "region"}


def whole_names(doc: Doc, sites: Sequence[Site]) -> Iterator[Site]:
    """The places, each name once: "Al" and "Raqqa" of Al-Raqqa are one, "District" behind a known place is none of its own."""
    found: list[Site] = []
    for site in sites:
        last = found[-1] if found else None
        if last is None or not is_one_name(doc[last.last : site.first].text, last, site):
            found.append(site)
        elif last.feature == "name" and site.feature == "name":
            found[-1] = replace(last, last=site.last)
        elif last.feature == "name":
            found[-1] = site
    yield from found


def holder(draft: Draft, one: PlaceMention, other: PlaceMention) -> PlaceMention | None:
    """The one of two places told side by side that holds the other: Baghdad in "the Adil neighbourhood of Baghdad"; else None."""
    between = draft.doc.char_span(one.end, other.start, alignment_mode="contract")
    if between is None or len(between) > APART or one.role in ("from", "to") or other.role == "from":
        return None
    prep = next((token for token in between if token.lower_ in HOLDING), None)
    if prep is None or any(token.pos_ not in BETWEEN for token in between if token.i != prep.i and token.lower_ != "of"):
        return None
    before, after = between.doc[between.start : prep.i], between.doc[prep.i + 1 : between.end]
    if any(token.lower_ == "of" for token in before) or not all(is_ground(noun) for noun in (*before[-1:], *named_by(after))):
        return None
    if prep.lower_ == "on" and not named_by(after):  # "on the island of Jolo"
        return None
    last, feature = between.doc[between.start - 1], draft.knows.place_feature
    if last.lemma_.lower() in BODIES:  # "the Israeli Embassy in Buenos Aires"
        return one
    mark = last.ent_type_ == "NORP" or (feature(one.text) in LARGE and feature(other.text) not in LARGE)
    return one if mark and len(before) and prep.lower_ == "of" else other  # "the Baghdad neighbourhood of Zafaraniya"


def named_by(words: Sequence[Token]) -> list[Token]:
    """The noun that "of" ties to the name behind it: "the port city of"; empty where there is none."""
    return [words[-2]] if len(words) > 1 and words[-1].lower_ == "of" else []


def is_ground(noun: Token) -> bool:
    """Whether the noun is for a stretch of ground: a village, a camp, a junction."""
    return "ground" in word_classes(noun)


def is_one_name(between: str, one: Site, other: Site) -> bool:
    """Whether two places that stand side by side are parts of one name, of which one at least is known to nobody."""
    return "name" in (one.feature, other.feature) and between.lower().strip(" -‘’'") in ("", "al", "el", "ar", "as", "ash", "an")
