"""What speaks for each place that a name may denote: the evidence that the trained weights add up, and how it is put in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import asin, cos, exp, log10, radians, sin, sqrt

from contested.linking.folding import fold
from contested.linking.gazetteer import Entry

EARTH_RADIUS_KM = 6371.0
ASKED = {
    "country": ("country", "nation"),
    "admin1": ("state", "province", "governorate", "region", "oblast", "prefecture", "territory", "department"),
    "admin2": ("county", "district", "parish", "borough", "shire"),
    "town": ("city", "town", "village", "capital", "suburb", "township", "port"),
    "airport": ("airport", "airbase", "airfield", "air base", "base"),
    "river": ("river",),
    "island": ("island", "islands"),
}
WORDS_FOR = {word: feature for feature, words in ASKED.items() for word in words}
SITED = re.compile(r" (?:am|an der|im|upon|on|under|sur|ob|bei|del|de la|next) ")  # "Frankfurt am Main" is Frankfurt
SAME = {"capital": "town", "airbase": "airport"}
WORDS = {
    "inside-said": "the text names what it lies in",
    "holds-said": "the text names it as what the place before lies in",
    "country-share": "other places of the report are in this country",
    "division-share": "other places of the report are in the same division",
    "country-named": "the report names the country",
    "division-named": "the report names the division",
    "near": "it is near other places of the report",
    "most-people": "it is the largest of that name",
    "asked": "it is the sort of place that the text says",
    "outlet": "the outlet is from there",
    "said-before": "the report says elsewhere which one it means",
    "only": "it is the only one of that name",
    "people": "it is large",
}


@dataclass(slots=True)
class Asked:
    """A mention as resolution sees it: its key, its neighbours in the text and the places it may denote."""

    key: str
    options: tuple[Entry, ...]
    kind: str = ""  # the sort of place that the words around ask for
    inside: tuple[Entry, ...] = ()  # what the next name after a comma may denote
    holds: tuple[Entry, ...] = ()  # what the name before, with a comma between, may denote
    size: float = field(default=0.0)

    def __post_init__(self) -> None:
        self.size = max((entry.population for entry in self.options), default=0)


@dataclass(slots=True)
class Around:
    """What the other names of the report most likely denote, each with its probability, and where the outlet is."""

    others: dict[str, tuple[Entry, float]]
    said: dict[str, Entry] = field(default_factory=dict)  # names whose place the text itself has given
    outlet: str = ""  # the outlet's name or host, folded without spaces
    outlet_country: str = ""


def kind_asked(text: str, before: str, after: str) -> str:
    """The sort of place that the name or the words next to it ask for ("the town of X", "X province"), "" for none."""
    own = fold(text).rsplit(" ", 1)[-1]
    if own in WORDS_FOR and " " in text:
        return WORDS_FOR[own]
    behind = re.match(r"\s+([a-z]+)", after)
    if behind and behind[1] in WORDS_FOR:
        return WORDS_FOR[behind[1]]
    ahead = re.search(r"([a-z]+) of (?:the )?$", before)
    if ahead and ahead[1] in WORDS_FOR:
        return WORDS_FOR[ahead[1]]
    return ""


def static_evidence(asked: Asked, option: Entry) -> Iterator[tuple[str, float]]:
    """Evidence of the name and its neighbours alone."""
    people = log10(option.population + 10)
    kind = SAME.get(option.feature, option.feature)
    yield option.feature, 1.0
    yield "people", people / 7
    if option.radius_km is not None:
        yield "well-known", 1.0
    if kind == "town":
        yield "town-people", people / 7
    if len(asked.options) == 1:
        yield "only", 1.0
    if option.population >= asked.size:
        yield "most-people", 1.0
    else:
        yield "fewer-people", log10((asked.size + 10) / (option.population + 10))
    if option.population >= 1_000_000:
        yield "million", 1.0
    if option.population >= 200_000:
        yield "large", 1.0
    own = fold(option.name)
    if own == asked.key or (own.startswith(asked.key) and SITED.match(own, len(asked.key))):
        yield "own-name", 1.0
    if asked.kind:
        yield ("asked" if asked.kind == kind else "not-asked"), 1.0
        yield f"asked-{asked.kind}-{kind}", 1.0
    if any(lies_in(option, outer) for outer in asked.inside):
        yield "inside-said", 1.0
    elif asked.inside:
        yield "inside-not", 1.0
    if any(lies_in(inner, option) for inner in asked.holds):
        yield "holds-said", 1.0


def context_evidence(asked: Asked, option: Entry, around: Around) -> Iterator[tuple[str, float]]:
    """Evidence of the rest of the report."""
    total = same_country = same_division = near = closer = 0.0
    country_named = division_named = False
    for key, (other, sure) in around.others.items():
        if key == asked.key:
            continue
        total += sure
        same_country += sure * (other.country == option.country != "")
        if other.feature == "country":
            country_named = country_named or other.country == option.country
            continue
        together = bool(other.admin1) and (other.country, other.admin1) == (option.country, option.admin1)
        same_division += sure * together
        division_named = division_named or (together and other.feature == "admin1")
        if option.feature != "country" and other.radius_km is None:
            km = distance_km(option.lat, option.lon, other.lat, other.lon)
            near = max(near, sure * exp(-km / 150))
            closer += sure * exp(-km / 60)
    if total:
        yield "country-share", same_country / total
        yield "division-share", same_division / total
        yield "near", near
        yield "close", min(3.0, closer) / 3
    if country_named:
        yield "country-named", 1.0
    if division_named and option.feature != "admin1":
        yield "division-named", 1.0
    said = around.said.get(asked.key)
    if said is not None:
        yield ("said-before" if said == option else "said-other"), 1.0
    if around.outlet_country == option.country != "":
        yield "outlet-country", 1.0
    if len(asked.key) > 4 and asked.key.replace(" ", "") in around.outlet and SAME.get(option.feature, option.feature) == "town":
        yield "outlet-name", 1.0


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether the one lies in the other, by their codes."""
    if inner.row == outer.row or inner.country != outer.country:
        return False
    if outer.feature == "country":
        return inner.feature != "country"
    if outer.feature == "admin1":
        return inner.admin1 == outer.admin1 and inner.feature not in ("country", "admin1")
    if outer.feature == "admin2":
        return (inner.admin1, inner.admin2) == (outer.admin1, outer.admin2)
    if outer.feature in ("town", "capital"):
        return inner.admin1 == outer.admin1 and distance_km(inner.lat, inner.lon, outer.lat, outer.lon) < 30
    return False


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance."""
    lat, lon, other_lat, other_lon = radians(lat), radians(lon), radians(other_lat), radians(other_lon)
    h = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def in_words(evidence: Iterable[tuple[str, float]], weights: dict[str, float]) -> str:
    """The two strongest reasons for a place."""
    weighed = sorted(((weights.get(name, 0.0) * value, name) for name, value in evidence if name in WORDS), reverse=True)
    return "; ".join(WORDS[name] for weight, name in weighed[:2] if weight > 0)
