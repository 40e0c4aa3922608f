"""Who is said to have fled from where or come back, when and how many, according to whom.

A claim of displacement is of the places that it names: those that people fled "from", and where they were driven out ("at"); where
they fled "to" is kept beside. Figures are each claim's own: they are not added up, as most count the same people again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contested.picture.words import NOWHERE, Told, happened
from contested.records import Claim, PlaceMention

KINDS = ("displacement", "return")


@dataclass(frozen=True, slots=True, kw_only=True)
class Displacement:
    """What is said of flight from, or return to, one place; `place` is None where the claims name none."""

    place: PlaceMention | None
    sort: str  # displacement, return
    first: date | None
    last: date | None
    low: int | None  # the least and the most of any figure
    high: int | None
    destinations: tuple[str, ...]
    speakers: tuple[str, ...]
    claims: tuple[Claim, ...]


def displacement(claims: Iterable[Claim], on: date | None = None, *, told: Told = NOWHERE) -> tuple[Displacement, ...]:
    """A row for each place and sort, as said to have happened up to the day; places by name, unknown ones last."""
    groups: dict[tuple[str, str], list[tuple[PlaceMention | None, Claim]]] = defaultdict(list)
    for claim in claims:
        if claim.kind in KINDS and happened(claim) and (on is None or (day_of(claim, told) or date.min) <= on):
            aside = ("to", "near") if claim.kind == "displacement" else ("from", "near")
            of: list[PlaceMention | None] = [place for place in claim.places if place.role not in aside]
            for place in of or [None]:
                groups[key_of(place), claim.kind].append((place, claim))
    return tuple(row_of(groups[key], told) for key in sorted(groups, key=lambda key: (key[0] == "", key)))


def key_of(place: PlaceMention | None) -> str:
    """What tells places apart: the name in small letters."""
    return (place.name or place.text).casefold() if place else ""


def day_of(claim: Claim, told: Told) -> date | None:
    """The first day of the claim, else that of its report."""
    return claim.when.start or claim.when.end or told.published(claim)


def row_of(group: list[tuple[PlaceMention | None, Claim]], told: Told) -> Displacement:
    """The row of one place and sort."""
    claims = tuple({claim.id: claim for _, claim in group}.values())
    days = [day for claim in claims if (day := day_of(claim, told))]
    figures = [figure for claim in claims for figure in claim.figures if figure.measure == "displaced"]
    lows = [n for figure in figures if (n := figure.low if figure.low is not None else figure.best) is not None]
    highs = [n for figure in figures if (n := figure.high if figure.high is not None else figure.best) is not None]
    there = [place for claim in claims for place in claim.places if place.role == "to"]
    return Displacement(
        place=group[0][0],
        sort=claims[0].kind,
        first=min(days, default=None),
        last=max(days, default=None),
        low=min(lows, default=None),
        high=max(highs, default=None),
        destinations=tuple(dict.fromkeys(place.name or place.text for place in there)),
        speakers=tuple(dict.fromkeys(told.speaker(claim) for claim in claims)),
        claims=claims,
    )
