"""Places that the text sets off a known one, as areas: "12 km southeast of Tripoli", "south of Sirte", "eastern Aleppo"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import asin, atan2, cos, degrees, radians, sin

from contested.linking.place_evidence import EARTH_RADIUS_KM
from contested.records import PlaceMention

BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip
SIDE = re.compile(r"\b(north|south)?-?(east|west)?(ern)?\b", re.I)
DISTANCE = re.compile(r"(\d[\d.,]{0,6}) ?(km|kilomet|mile|m)", re.I)
KM = {"km": 1.0, "kilomet": 1.0, "mile": 1.609344, "m": 0.001}
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
AROUND_KM = 25.0  # what UCDP's second step of precision reaches
OFF_THE_LINE = (
    0.4  # how far a place may lie beside the direction that is said, for each kilometre: half the angle between two names
)
FARTHEST_KM = 1000.0  # beyond that the words are misread
TOWN_KM = 5.0


@dataclass(frozen=True, slots=True)
class Offset:
    """What the words say: how far, in which direction; and whether they name a part of the place itself."""

    km: float | None = None
    bearing: int | None = None
    part: bool = False


def offset_of(relation: str) -> Offset:
    """What the words that set a place off say."""
    side = next((match for match in SIDE.finditer(relation) if match[1] or match[2]), None)
    bearing = BEARINGS["".join(filter(None, (side[1], side[2]))).lower()] if side else None
    return Offset(km=km_of(relation), bearing=bearing, part=bool(side and side[3]))


def km_of(relation: str) -> float | None:
    """The distance that the words give, in kilometres; None where they give none."""
    match = DISTANCE.search(relation)
    if match is None:
        return None
    digits = match[1].rstrip(".,")
    whole = digits.replace(",", "") if THOUSANDS.fullmatch(digits) else digits.replace(",", ".")
    try:
        km = float(whole) * KM[match[2].lower()]
    except ValueError:
        return None
    return km if 0 < km <= FARTHEST_KM else None


def as_area(place: PlaceMention) -> PlaceMention:
    """The area that the words set off the place; the place as it is where they do not, or where it is itself no point on a map."""
    words = place.relation or ("near" if place.role == "near" else "")
    if not words or place.lat is None or place.lon is None or (place.precision or 7) > 3:
        return place
    offset = offset_of(words)
    own = place.radius_km or TOWN_KM
    if offset.part:
        return moved(place, own / 2, offset.bearing, radius=own / 2, words=words)
    if offset.km is None:
        return moved(place, 0.0, None, radius=max(AROUND_KM, own), words=words)
    if offset.bearing is None:
        return moved(place, 0.0, None, radius=offset.km + own, words=words)
    return moved(place, offset.km, offset.bearing, radius=max(own, OFF_THE_LINE * offset.km), words=words)


def moved(place: PlaceMention, km: float, bearing: int | None, *, radius: float, words: str) -> PlaceMention:
    """The place so far off in that direction, with how exactly that is known; never more so than the place itself."""
    assert place.lat is not None and place.lon is not None
    lat, lon = (place.lat, place.lon) if bearing is None else point_at(place.lat, place.lon, km, bearing)
    named = f"{words} {place.name or place.text}"
    return replace(
        place,
        lat=lat,
        lon=lon,
        precision=max(place.precision or 2, 2 if radius <= AROUND_KM else 3),
        radius_km=round(radius, 1),
        reason=f"{named}; {place.reason}" if place.reason else named,
    )


def point_at(lat: float, lon: float, km: float, bearing: int) -> tuple[float, float]:
    """The point so many kilometres from here in the direction, along the great circle."""
    arc, way, north = km / EARTH_RADIUS_KM, radians(bearing), radians(lat)
    there = asin(sin(north) * cos(arc) + cos(north) * sin(arc) * cos(way))
    east = radians(lon) + atan2(sin(way) * sin(arc) * cos(north), cos(arc) - sin(north) * sin(there))
    return round(degrees(there), 5), round((degrees(east) + 540) % 360 - 180, 5)
