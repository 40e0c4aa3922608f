"""Who is said to back whom, by whom, and who denies it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from contested.picture.words import NOWHERE, SideOf, Told, actor_of, happened, own_side, refuted
from contested.records import Actor, ActorMention, Claim

SORTS = {"military_support": "military", "political_support": "political"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """One side's support for another, as it is said and denied."""

    backer: Actor
    backed: Actor
    sort: str  # military, political
    speakers: tuple[str, ...]
    denied_by: tuple[str, ...]
    first: date | None
    last: date | None
    claims: tuple[Claim, ...]
    denials: tuple[Claim, ...]


def backing(claims: Iterable[Claim], *, told: Told = NOWHERE, side_of: SideOf = own_side) -> tuple[Backing, ...]:
    """Every pair of backer and backed that a claim names, the most told first."""
    groups: dict[tuple[str, str, str], list[tuple[ActorMention, ActorMention, Claim]]] = defaultdict(list)
    for claim in claims:
        if claim.kind in SORTS and (happened(claim) or refuted(claim)):
            for backer in claim.actors:
                for backed in claim.targets:
                    key = (side_of(backer), side_of(backed), SORTS[claim.kind])
                    if key[0] != key[1]:
                        groups[key].append((backer, backed, claim))
    rows = [backing_of(sort, group, told) for (_, _, sort), group in sorted(groups.items())]
    return tuple(sorted(rows, key=lambda row: (-len(row.claims), row.backer.name, row.backed.name, row.sort)))


def backing_of(sort: str, group: list[tuple[ActorMention, ActorMention, Claim]], told: Told) -> Backing:
    """The row for one pair and sort of support."""
    group = sorted(group, key=lambda item: (item[2].when.start or date.max, item[2].id))
    said = [claim for _, _, claim in group if happened(claim)]
    denied = [claim for _, _, claim in group if refuted(claim)]
    days = [day for claim in said for day in (claim.when.start or claim.when.end, claim.when.end or claim.when.start) if day]
    best = max(group, key=lambda item: (item[0].name is not None) + (item[1].name is not None))
    return Backing(
        backer=actor_of(best[0]),
        backed=actor_of(best[1]),
        sort=sort,
        speakers=tuple(dict.fromkeys(told.speaker(claim) for claim in said)),
        denied_by=tuple(dict.fromkeys(told.speaker(claim) for claim in denied)),
        first=min(days, default=None),
        last=max(days, default=None),
        claims=tuple(said),
        denials=tuple(denied),
    )
