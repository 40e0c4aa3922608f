"""Toponyms put on the map: which place each denotes, why, what else it may be, and how exactly it is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from math import exp

from contested.linking.folding import fold
from contested.linking.gazetteer import Entry, Gazetteer
from contested.linking.pack_places import PackNames, kept_inside
from contested.linking.packs import Pack
from contested.linking.place_evidence import Around, Asked, context_evidence, in_words, kind_asked, lies_in, static_evidence
from contested.linking.place_options import options_of
from contested.records import PlaceMention, Reading

COMMA = re.compile(r"\s*,\s*|\s*\(\s*|,? in (?:the )?")
WINDOW = 40  # characters looked at on either side of a name
SURE_COUNTRY = 0.35  # share of a report's names that must lie in one country for the story to be of it
PRECISION = {
    "admin2": 3, "admin1": 4, "region": 5, "river": 5, "mountain": 5, "desert": 5,
    "country": 6, "continent": 6, "sea": 7, "ocean": 7,
}  # fmt: skip
RADIUS_KM = {"town": 5.0, "capital": 15.0, "admin2": 30.0, "admin1": 120.0, "country": 500.0, "airport": 4.0, "airbase": 4.0}
FAR_KNOWN = 50_000  # people of a town that a report of another country may name without more
TOP_LEVEL = {"uk": "GB"}
ARTICLE = re.compile(r"\bthe $")
ALONE = re.compile(
    r"\s*(?:[.,;:)]|$|(?:at|in|on|near|to|from|into|and|or|by|was|is|were|had|has|where|which|after|before|during)\b)"
)
DIVISIONS, TOWNS = ("admin1", "admin2"), ("town", "capital")


def resolve_places(
    reading: Reading, packs: Sequence[Pack], gazetteer: Gazetteer, names: PackNames | None = None
) -> tuple[dict[tuple[int, int], PlaceMention], str | None]:
    """Every toponym of the reading by its span, on the map or with the reason why it is not; and the country of the story.

    `names` are those of the packs, where the caller keeps them from one report to the next.
    """
    mentions = toponyms(reading)
    text = reading.report.text
    names = names or PackNames(packs)
    asked = ask(text, mentions, gazetteer, names)
    weights = evidence_weights()
    around = around_of(reading.report.outlet, asked, weights["first"])
    likely = all_chances(asked, around, weights["context"])
    country = story_country(asked, likely, packs)
    seen = {(other.country, key) for key, (other, _) in around.others.items()}
    found = {}
    for mention, item, chance in zip(mentions, asked, map(of_town, asked, likely), strict=True):
        placed = names.place(mention, item, country)
        if placed is None and not item.options and country:
            item = replace(item, options=gazetteer.alike(mention.text, country))
            chance = chances(item, around, weights["context"])
            placed = on_map(mention, item, chance, around, "the name in another spelling") if len(item.options) == 1 else None
        if placed is None and is_water(text, mention, item):
            placed = unknown(mention, item.options, "a river or a region, by “the” before it; only towns of this name are listed")
        elif placed is None and item.options and not strays(item, chance, country, seen):
            placed = on_map(mention, item, chance, around)
        found[mention.start, mention.end] = placed or unknown(mention, item.options)
    return kept_inside(text, mentions, found), country


def of_town(asked: Asked, chance: list[float]) -> list[float]:
    """The chances, those of a division that is only called by its chief town's name given to that town.

    "Kherson" is the town: the division is Khersonska oblast, and a text that means it says "region" or "oblast".
    """
    best = max(range(len(chance)), key=chance.__getitem__, default=None)
    if best is None or asked.kind in DIVISIONS:
        return chance
    division = asked.options[best]
    if division.feature not in DIVISIONS or fold(division.name) == asked.key:
        return chance
    for at, option in enumerate(asked.options):
        if option.feature in TOWNS and fold(option.name) == asked.key and lies_in(option, division):
            swapped = list(chance)
            swapped[best], swapped[at] = chance[at], chance[best]
            return swapped
    return chance


def strays(asked: Asked, chance: list[float], country: str | None, seen: set[tuple[str, str]]) -> bool:
    """Whether the likeliest place is a small one in a country of which nothing else in the report speaks: a mere namesake."""
    best = asked.options[max(range(len(chance)), key=chance.__getitem__)]
    if country is None or best.country in (country, "") or asked.inside or best.radius_km is not None:
        return False
    if best.feature in ("country", "admin1", "capital") or best.population >= FAR_KNOWN:
        return False
    return not any(other == best.country and key != asked.key for other, key in seen)


def is_water(text: str, mention: PlaceMention, asked: Asked) -> bool:
    """Whether "the" stands before a name that only towns bear: "the bank of the Dnipro" is of the river, not of the town."""
    alone = ARTICLE.search(text[max(0, mention.start - WINDOW) : mention.start]) and ALONE.match(text, mention.end)
    if not alone or not asked.options:
        return False
    return all(option.feature in TOWNS and not option.name.startswith("The ") for option in asked.options)


def toponyms(reading: Reading) -> list[PlaceMention]:
    """The toponyms of the reading and of its claims, each span once, in text order."""
    every = [*reading.places, *(place for claim in reading.claims for place in claim.places)]
    return [mention for _, mention in sorted({(place.start, place.end): place for place in every}.items())]


@cache
def evidence_weights() -> dict[str, dict[str, float]]:
    """The trained weights: `first` of the name and its neighbours alone, `context` of everything."""
    text = (resources.files("contested") / "data" / "weights" / "places.json").read_text("utf-8")
    return dict(json.loads(text))


# --- what is asked ---


def ask(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer, names: PackNames | None = None) -> list[Asked]:
    """Each mention with the places that it may denote and what its neighbours say."""
    options = [(names.options(mention.text) if names else ()) or options_of(mention.text, gazetteer) for mention in mentions]
    asked = []
    for i, mention in enumerate(mentions):
        before, after = text[max(0, mention.start - WINDOW) : mention.start], text[mention.end : mention.end + WINDOW]
        follows = i + 1 < len(mentions) and COMMA.fullmatch(text, mention.end, mentions[i + 1].start)
        leads = i > 0 and COMMA.fullmatch(text, mentions[i - 1].end, mention.start)
        inside = options[i + 1] if follows else ()
        if not any(lies_in(inner, outer) for inner in options[i] for outer in inside):
            inside = ()
        kind = kind_asked(mention.text, before, after)
        asked.append(Asked(fold(mention.text), options[i], kind, inside, options[i - 1] if leads else ()))
    return asked


def around_of(outlet: str | None, asked: Sequence[Asked], weights: dict[str, float]) -> Around:
    """What the names of the report most likely denote, at first sight."""
    others: dict[str, tuple[Entry, float]] = {}
    said: dict[str, Entry] = {}
    for item in asked:
        if not item.options:
            continue
        likely = shares([weigh(static_evidence(item, option), weights) for option in item.options])
        best = max(range(len(likely)), key=likely.__getitem__)
        if item.key not in others or likely[best] > others[item.key][1]:
            others[item.key] = item.options[best], likely[best]
        if item.inside:
            said[item.key] = item.options[best]
    return Around(others, said, fold(outlet or "").replace(" ", ""), outlet_country(outlet or ""))


def outlet_country(outlet: str) -> str:
    """The country of the outlet's host, by its top-level domain; "" where it says none."""
    match = re.search(r"\.([a-z]{2})$", outlet)
    return TOP_LEVEL.get(match[1], match[1].upper()) if match else ""


# --- which it is ---


def chances(asked: Asked, around: Around, weights: dict[str, float]) -> list[float]:
    """How likely each option is by all that the report says."""
    return shares([weigh(evidence(asked, option, around), weights) for option in asked.options])


def all_chances(asked: Sequence[Asked], around: Around, weights: dict[str, float]) -> list[list[float]]:
    """How likely each option of each mention is; mentions that ask the same are weighed once."""
    known: dict[tuple[object, ...], list[float]] = {}
    found = []
    for item in asked:
        question = item.key, item.kind, item.inside, item.holds
        if question not in known:
            known[question] = chances(item, around, weights)
        found.append(known[question])
    return found


def evidence(asked: Asked, option: Entry, around: Around) -> list[tuple[str, float]]:
    """Everything that speaks for or against the option."""
    return [*static_evidence(asked, option), *context_evidence(asked, option, around)]


def weigh(found: Iterable[tuple[str, float]], weights: dict[str, float]) -> float:
    """The weighed sum of the evidence."""
    total = 0.0
    for name, value in found:
        total += weights.get(name, 0.0) * value
    return total


def shares(sums: list[float]) -> list[float]:
    """The sums as probabilities."""
    top = max(sums, default=0.0)
    raised = [exp(value - top) for value in sums]
    total = sum(raised) or 1.0
    return [value / total for value in raised]


def story_country(asked: Sequence[Asked], likely: Sequence[list[float]], packs: Sequence[Pack]) -> str | None:
    """The country that most of the report's places lie in; None where no country has a good share of them."""
    counted: dict[str, float] = {}
    total = 0.0
    for item, chance in zip(asked, likely, strict=True):
        if not chance:
            continue
        best = max(range(len(chance)), key=chance.__getitem__)
        option = item.options[best]
        total += chance[best]
        if option.country:
            counted[option.country] = counted.get(option.country, 0.0) + chance[best]
    if not counted:
        return None
    country = max(sorted(counted), key=counted.__getitem__)
    at_war = {code for pack in packs for code in pack.countries}
    return country if counted[country] >= SURE_COUNTRY * total or country in at_war else None


# --- the answer ---


def on_map(mention: PlaceMention, asked: Asked, chance: list[float], around: Around, because: str = "") -> PlaceMention:
    """The mention at its likeliest place, with the reasons and the runners-up in words."""
    order = sorted(range(len(chance)), key=lambda i: -chance[i])
    option = asked.options[order[0]]
    weights = evidence_weights()["context"]
    if len(asked.options) == 1:
        why = because or "it is the only place of that name in the gazetteer"
    else:
        why = in_words(evidence(asked, option, around), weights) or "it is the likeliest of that name"
    return replace(
        mention,
        name=option.name,
        lat=option.lat,
        lon=option.lon,
        geonames_id=option.geonames,
        country=option.country or None,
        feature=option.feature,
        precision=PRECISION.get(option.feature, 1),
        radius_km=option.radius_km or RADIUS_KM.get(option.feature),
        score=round(chance[order[0]], 3),
        reason=why,
        candidates=tuple(described(asked.options[i]) for i in order[1:4]),
    )


def described(option: Entry) -> str:
    """The place in words, for a reviewer."""
    people = f", {option.population} people" if option.population > 1 else ""
    return f"{option.name} ({option.feature}, {option.country or 'no one country'}{people})"


def unknown(
    mention: PlaceMention,
    options: Sequence[Entry] = (),
    why: str = "only small places of this name, in countries that the report does not name",
) -> PlaceMention:
    """The mention without a place, and why; with the namesakes, where there are some."""
    if not options:
        return replace(mention, reason="no place of this name in the packs or the gazetteer")
    others = tuple(described(option) for option in options[:3])
    return replace(mention, reason=why, candidates=others)
