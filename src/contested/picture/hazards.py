"""Where mines and other explosive remnants are said to be, and where they are said to be cleared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contested.picture.words import NOWHERE, Told, happened
from contested.records import Claim, PlaceMention

PRESENT, CLEARED, BEING_CLEARED = "present", "cleared", "being cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hazard:
    """What is said of explosive remnants in one place; `place` is None where the claims name none."""

    place: PlaceMention | None
    status: str  # present, cleared, being cleared: the newest word; two words of one day leave it at present
    since: date | None  # the first day on which they are said to be there
    last: date | None  # the day of the newest word
    speakers: tuple[str, ...]
    claims: tuple[Claim, ...]


def hazards(claims: Iterable[Claim], on: date | None = None, *, told: Told = NOWHERE) -> tuple[Hazard, ...]:
    """A row for each place with explosive remnants, as said up to the day; places in alphabetical order, unknown ones last."""
    groups: dict[str, list[tuple[date, PlaceMention | None, Claim]]] = defaultdict(list)
    for claim in claims:
        if claim.kind not in ("explosive_hazard", "clearance") or not happened(claim):
            continue
        day = claim.when.end or claim.when.start or told.published(claim) or date.min
        if on is not None and (claim.when.start or day) > on:
            continue
        places: tuple[PlaceMention | None, ...] = claim.places or (None,)
        for place in places:
            groups[key_of(place)].append((day, place, claim))
    return tuple(hazard_of(groups[key], told) for key in sorted(groups, key=lambda key: (key == "", key)))


def key_of(place: PlaceMention | None) -> str:
    """What tells places apart: the name in lower case."""
    return (place.name or place.text).casefold() if place else ""


def hazard_of(group: list[tuple[date, PlaceMention | None, Claim]], told: Told) -> Hazard:
    """The row for one place: the newest word decides."""
    group = sorted(group, key=lambda item: (item[0], item[2].kind != "clearance", item[2].id))
    present = [day for day, _, claim in group if claim.kind == "explosive_hazard" and day > date.min]
    newest, place, word = group[-1]
    return Hazard(
        place=place,
        status=status_of(word),
        since=min(present, default=None),
        last=newest if newest > date.min else None,
        speakers=tuple(dict.fromkeys(told.speaker(claim) for _, _, claim in group)),
        claims=tuple({claim.id: claim for _, _, claim in group}.values()),
    )


def status_of(claim: Claim) -> str:
    """What the claim says of the place."""
    if claim.kind == "explosive_hazard":
        return PRESENT
    return BEING_CLEARED if claim.aspect == "ongoing" else CLEARED
