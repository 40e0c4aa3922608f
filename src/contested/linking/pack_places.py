"""Places that a war's pack lists, before any gazetteer; and unlisted ones that the text itself keeps inside a town."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from contested.linking.folding import fold
from contested.linking.gazetteer import Entry
from contested.linking.names import name_key
from contested.linking.packs import Pack, PackPlace
from contested.linking.place_evidence import Asked
from contested.linking.place_options import keys_of
from contested.linking.relative import as_area, offset_of
from contested.records import PlaceMention

OUT_OF_TABLE = -1  # the row of an entry that comes from a pack
PART = r"(?:district|neighbou?rhood|suburb|sector|area|quarter|part|camp|village|crossing|front ?line)s?"
WHOLE = r"(?:the (?:[a-z]+ )?(?:city|town|province|district|governorate) of |(?:the )?(?:[a-z]+ )?)"
LIES = re.compile(r",? ?(?:\()?(?:(?:which|that) )?(?:(?:is|lies|located|situated|lying) )?")
PART_OF = re.compile(rf"(?:,? (?:a |the |an )?(?:[a-z-]+ ){{0,3}}{PART})?,? (?:of|in|inside|within|near|outside) {WHOLE}")


CALLED_BEFORE = re.compile(r"(?P<noun>districts?|neighbou?rhoods?|suburbs?|quarters?|sectors?)(?: of|,| called)? (?:the )?$")
CALLED_AFTER = re.compile(r" (?P<noun>district|neighbou?rhood|suburb|quarter|sector)s?\b")
JOINED = re.compile(r"(?: area| district| neighbou?rhood)?(?:, (?:and )?| and | or | as well as )(?:the )?")
LAST_TOWN = 700  # characters within which the town of a quarter was named
TOWNS = ("town", "capital", "city")
DISTRICT_KM = 30.0  # a district may lie outside the town that it belongs to, a quarter does not


class PackNames:
    """The places of the packs by folded name, and by how the name sounds."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.exact: dict[str, PackPlace] = {}
        self.sounds: dict[str, PackPlace] = {}
        for place in (place for pack in packs for place in pack.places):
            for name in (place.name, *place.names):
                self.exact.setdefault(fold(name), place)
                self.sounds.setdefault(name_key(name), place)

    def listed(self, text: str) -> PackPlace | None:
        """The place of the packs that the words name, by spelling first, then by sound."""
        if not self.exact:
            return None
        found = next((self.exact[key] for key in keys_of(text) if key in self.exact), None)
        sound = name_key(text)
        return found or (self.sounds.get(sound) if len(sound) > 3 else None)

    def options(self, text: str) -> tuple[Entry, ...]:
        """The place of the packs as the one thing that the words may denote; nothing where the packs have none."""
        place = self.listed(text)
        return (entry_of(place),) if place else ()

    def place(self, mention: PlaceMention, asked: Asked, country: str | None) -> PlaceMention | None:
        """The mention at the place that a pack lists; None where none does."""
        place = self.listed(mention.text)
        if place is None:
            return None
        return replace(
            mention,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            country=place.country,
            feature=place.feature,
            precision=place.precision or 2,
            radius_km=place.radius_km,
            within=place.within,
            score=0.95,
            reason=f"the pack {place.source} lists it" if place.source else "the pack lists it",
        )


def entry_of(place: PackPlace) -> Entry:
    """A pack's place as a row like the gazetteer's."""
    return Entry(
        OUT_OF_TABLE, None, place.name, place.lat, place.lon, place.country or "", "", "", place.feature, 0, place.radius_km or 5.0
    )


def lies_off(text: str, mention: PlaceMention, other: PlaceMention) -> bool:
    """Whether the text says of a place how it lies from the other: "Zella, 150 km south of Sirte"."""
    start = other.start - len(other.relation or "") - 1
    words = offset_of(other.relation or "")
    return start >= mention.end and not words.part and bool(LIES.fullmatch(text, mention.end, start))


def locality(
    own: PlaceMention,
    where: PlaceMention,
    trust: float,
    reason: str,
    *,
    precision: int | None,
    radius_km: float | None,
    within: str | None,
) -> PlaceMention:
    """An unlisted place where a known one lets us put it, with how exactly and how surely (`trust`, 0 to 1) that is known."""
    return replace(
        own,
        name=own.text,
        lat=where.lat,
        lon=where.lon,
        country=where.country,
        feature="locality",
        precision=precision,
        radius_km=radius_km,
        within=within,
        score=round(trust * where.score, 3),
        reason=f"not listed itself; {reason}",
    )


def beside(own: PlaceMention, other: PlaceMention) -> PlaceMention:
    """An unlisted place where the text says that it lies from a known one."""
    area = as_area(other)
    reason = f"the text says that it lies {other.relation} {other.name}"
    return locality(own, area, 0.6, reason, precision=area.precision, radius_km=area.radius_km, within=own.within)


def inside(own: PlaceMention, other: PlaceMention) -> PlaceMention:
    """An unlisted place that the text says lies in a known one."""
    radius, reason = max(10.0, other.radius_km or 0.0), f"the text says that it lies in or by {other.name}"
    return locality(own, other, 0.6, reason, precision=max(2, other.precision or 2), radius_km=radius, within=other.name)


def kept_inside(
    text: str, mentions: Sequence[PlaceMention], found: dict[tuple[int, int], PlaceMention]
) -> dict[tuple[int, int], PlaceMention]:
    """The places, each unlisted one that the text says lies in a known one now kept inside it ("the X district of Y")."""
    for mention, following in pairwise(mentions):
        own, other = found[mention.start, mention.end], found[following.start, following.end]
        if own.lat is not None or other.lat is None or other.precision is None or following.start - mention.end > 60:
            continue
        if other.relation and lies_off(text, mention, other):
            found[mention.start, mention.end] = beside(own, other)
        elif PART_OF.fullmatch(text, mention.end, following.start):
            found[mention.start, mention.end] = inside(own, other)
    return kept_in_last_town(text, mentions, found)


def kept_in_last_town(
    text: str, mentions: Sequence[PlaceMention], found: dict[tuple[int, int], PlaceMention]
) -> dict[tuple[int, int], PlaceMention]:
    """The places, each unlisted one that the text calls a quarter or district now kept inside the town named last before it."""
    town: PlaceMention | None = None
    before: tuple[PlaceMention, str] | None = None  # the mention before, where it was called a quarter, and the word for it
    for mention in mentions:
        own = found[mention.start, mention.end]
        if own.lat is not None or town is None or mention.start - town.end > LAST_TOWN:
            town = own if own.lat is not None and own.feature in TOWNS else town
            before = None
            continue
        noun = called(text, mention, before)
        before = (mention, noun) if noun else None
        if noun:
            found[mention.start, mention.end] = quarter_of(own, town, noun)
    return found


def called(text: str, mention: PlaceMention, before: tuple[PlaceMention, str] | None) -> str:
    """The word by which the text calls the place a part of a town, as it may have called the one before in a list; "" for none."""
    told = CALLED_BEFORE.search(text, max(0, mention.start - 30), mention.start) or CALLED_AFTER.match(text, mention.end)
    if told:
        return told["noun"].rstrip("s")
    return before[1] if before and JOINED.fullmatch(text, before[0].end, mention.start) else ""


def quarter_of(own: PlaceMention, town: PlaceMention, noun: str) -> PlaceMention:
    """An unlisted part of the town that the text named last, with how exactly that is known."""
    wide = noun == "district"
    radius = max(DISTRICT_KM if wide else 10.0, town.radius_km or 0.0)
    reason = f"the text calls it a {noun}, and {town.name} is the town named last before it"
    return locality(own, town, 0.4, reason, precision=3 if wide else 2, radius_km=radius, within=town.name)
