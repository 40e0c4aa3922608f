"""Who holds what on a day, place by place: the whole map, areas and their parts. The rules of `control` hold for each place.

A place is a part of another where its mentions say that it lies within it (`within`: a district, an airport, an unlisted suburb).
What is said of a part says nothing of the whole, nor the other way round; they are shown together:

- *held*: one side is named by all accounts that stand;
- *contested*: accounts that stand name different sides for the place itself;
- *held in parts*: a part is said to be held by another side than the place itself or than another part;
- *parts only*: nobody speaks of the place itself, and its parts are all said to be held by one side;
- *left*: the last word is that its holder left, and names nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from contested.picture.control import KINDS, contested_between, control_accounts
from contested.picture.words import NOWHERE, SideOf, Told, own_side
from contested.records import Claim, ControlAccount, PlaceMention

HELD, CONTESTED, IN_PARTS, PARTS_ONLY, LEFT = "held", "contested", "held in parts", "parts only", "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceControl:
    """Who is said to hold one place on a day, and its parts."""

    name: str
    place: PlaceMention | None  # the mention that places it best; None where only its parts are named
    status: str  # held, contested, held in parts, parts only, left
    holders: tuple[str, ...]  # those whom accounts that stand name, for the place itself or else for its parts
    accounts: tuple[ControlAccount, ...]
    parts: tuple[PlaceControl, ...] = ()
    last_word: date | None = None  # the newest word on the place or a part


def control_map(
    claims: Iterable[Claim], on: date | None = None, *, told: Told = NOWHERE, side_of: SideOf = own_side
) -> tuple[PlaceControl, ...]:
    """Every place on which there is a word up to the day, by name, each with its parts; a part stands in its whole alone."""
    about: dict[str, list[Claim]] = defaultdict(list)
    best: dict[str, PlaceMention] = {}
    written: dict[str, str] = {}
    for claim in claims:
        if claim.kind in KINDS:
            for place in claim.places:
                key = key_of(place)
                about[key].append(claim)
                written.setdefault(place.text.casefold(), key)
                best[key] = max(best.get(key, place), place, key=worth)
    rows: dict[str, PlaceControl] = {}
    for key, found in about.items():
        row = row_of(best[key], list({claim.id: claim for claim in found}.values()), on, told, side_of)
        if row is not None:
            rows[key] = row
    shown = with_parts(rows, {words: key for words, key in written.items() if key in rows})
    return tuple(sorted(shown, key=lambda row: (row.name.casefold(), row.name)))


def key_of(place: PlaceMention) -> str:
    """What tells places apart: the GeoNames number, else the name in small letters."""
    return f"g{place.geonames_id}" if place.geonames_id else (place.name or place.text).casefold()


def worth(place: PlaceMention) -> tuple[bool, bool, bool, str]:
    """How well a mention places a place."""
    return place.lat is not None, place.within is not None, place.name is not None, place.text


def row_of(place: PlaceMention, claims: list[Claim], on: date | None, told: Told, side_of: SideOf) -> PlaceControl | None:
    """One place by itself; None where no word bears on the day."""
    key, name = key_of(place), place.name or place.text

    def is_place(mention: PlaceMention, _name: str) -> bool:
        return key_of(mention) == key

    accounts = control_accounts(claims, name, on, told=told, is_place=is_place, side_of=side_of)
    if not accounts:
        return None
    standing = [account for account in accounts if not account.superseded]
    sides = {side_of(mention) for account in standing for claim in account.claims for mention in claim.actors}
    status = CONTESTED if len(sides) > 1 and contested_between(accounts) else HELD if standing else LEFT
    holders = tuple(dict.fromkeys(account.holder.name for account in standing))
    days = [day for account in accounts if (day := account.when.end or account.when.start)]
    return PlaceControl(
        name=name, place=place, status=status, holders=holders, accounts=accounts, last_word=max(days, default=None)
    )


def with_parts(rows: Mapping[str, PlaceControl], written: Mapping[str, str]) -> list[PlaceControl]:
    """The places with their parts put into them; `written` has their keys as reports write their names."""
    by_name = {**written, **{row.name.casefold(): key for key, row in rows.items()}}
    parts: dict[str, list[PlaceControl]] = defaultdict(list)
    tops: list[str] = []
    wholes: dict[str, str] = {}  # the names of those of which only parts are spoken of
    for key, row in rows.items():
        within = row.place.within if row.place else None
        if within is None or within.casefold() == row.name.casefold():
            tops.append(key)
            continue
        whole = by_name.get(within.casefold(), within.casefold())
        parts[whole].append(row)
        wholes.setdefault(whole, within)
    found = [whole_of(rows[key].name, rows[key], parts.pop(key, [])) for key in tops]
    for key, inside in parts.items():  # wholes that nobody speaks of, and parts of parts
        found.append(whole_of(rows[key].name if key in rows else wholes[key], None, inside))
    return found


def whole_of(name: str, row: PlaceControl | None, parts: list[PlaceControl]) -> PlaceControl:
    """A place with its parts."""
    if not parts and row is not None:
        return row
    inside = tuple(sorted(parts, key=lambda part: (part.name.casefold(), part.name)))
    of_parts = tuple(dict.fromkeys(holder for part in inside for holder in part.holders))
    own = row.holders if row else ()
    agreed = len({*own, *of_parts}) <= 1 and all(part.status == HELD for part in inside)
    if row is not None and row.status == CONTESTED:
        status = CONTESTED
    elif agreed:
        status = row.status if row is not None else PARTS_ONLY
    else:
        status = IN_PARTS
    days = [day for one in (*inside, *([row] if row else [])) if (day := one.last_word)]
    return PlaceControl(
        name=name,
        place=row.place if row else None,
        status=status,
        holders=own or of_parts,
        accounts=row.accounts if row else (),
        parts=inside,
        last_word=max(days, default=None),
    )
