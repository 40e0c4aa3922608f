"""Words against words: a claim that something is not so, and the claims that it is, in whatever events they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from contested.picture.words import NOWHERE, SideOf, Told, happened, name_of, own_side, refuted
from contested.records import ActorMention, Claim, Interval, interval_of

ABOUT_ITSELF = frozenset(("military_support", "political_support", "deployment"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A denial, and what speaks against it."""

    denial: Claim
    speaker: str
    against: tuple[Claim, ...]
    others: tuple[str, ...]  # who says so
    same_speaker: bool  # the side contradicts itself
    reason: str


def contradictions(claims: Iterable[Claim], *, told: Told = NOWHERE, side_of: SideOf = own_side) -> tuple[Contradiction, ...]:
    """Every claim that something is or was not so, with the claims that it is: of the same kind and of no other day.

    They share somebody who acts or is acted on; or a place and a day, where at most one says who it was. A denial of support that
    names nobody is about the side that speaks, and one of "any foreigners" about every actor.
    """
    kept = list(claims)
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in kept:
        if happened(claim):
            for key in keys_of(claim, side_of):
                said[key].append(claim)
    rows = []
    for denial in kept:
        if refuted(denial):
            whole = about_itself(denial)
            near = {claim.id: claim for key in keys_of(whole, side_of) for claim in said[key]}
            against = tuple(claim for _, claim in sorted(near.items()) if opposed(whole, claim, side_of, told))
            if against:
                rows.append(contradiction_of(denial, against, told))
    return tuple(sorted(rows, key=lambda row: (-len(row.against), row.denial.id)))


def keys_of(claim: Claim, side_of: SideOf) -> set[tuple[str, str]]:
    """Kind with each actor, target and place: what a denial and a claim must share to be looked at together."""
    people = {(claim.kind, side_of(actor)) for actor in (*claim.actors, *claim.targets)}
    return people | {(claim.kind, f"at {name}") for name in place_names(claim)}


def opposed(denial: Claim, claim: Claim, side_of: SideOf, told: Told = NOWHERE) -> bool:
    """Whether the claim says what the denial says is not so: each role that both fill has somebody in common."""
    for role in ("actors", "targets"):
        one = {side_of(actor) for actor in getattr(denial, role)}
        other = {side_of(actor) for actor in getattr(claim, role)}
        if one and other and not one & other and not (role == "actors" and any(map(outsider, denial.actors))):
            return False
    here, there = place_names(denial), place_names(claim)
    if here and there and not here & there:
        return False
    if not everybody(denial, side_of) & everybody(claim, side_of):  # the place alone ties them
        denied, claimed = days_of(denial, told), days_of(claim, told)
        return denied.start is not None and claimed.start is not None and denied.meets(claimed)
    return denial.aspect == "state" or not (denial.when.known and claim.when.known) or denial.when.meets(claim.when)


OUTSIDERS = frozenset(("foreigner", "foreign", "outsider", "mercenary", "mercenaries", "anyone", "anybody", "nobody"))


def outsider(actor: ActorMention) -> bool:
    """Whether the words stand for all that come from abroad, or for anybody: "any foreigners", "foreign fighters"."""
    words = actor.text.casefold().split()
    return actor.id is None and any(word in OUTSIDERS or word.removesuffix("s") in OUTSIDERS for word in words)


def about_itself(denial: Claim) -> Claim:
    """The denial, with the side that speaks as the one it is about where it names nobody: "we have no support from abroad"."""
    speaker = next((one for one in reversed(denial.speakers) if one.source_id), None)
    if denial.kind not in ABOUT_ITSELF or denial.actors or denial.targets or speaker is None or speaker.source is None:
        return denial
    source = speaker.source
    itself = ActorMention(
        start=source.start,
        end=source.end,
        text=source.text,
        name=speaker.source_name,
        id=speaker.source_id,
        rule="side that speaks",
    )
    return replace(denial, targets=(itself,))


def everybody(claim: Claim, side_of: SideOf) -> set[str]:
    """Who acts or is acted on in the claim."""
    return {side_of(actor) for actor in (*claim.actors, *claim.targets)}


def days_of(claim: Claim, told: Told) -> Interval:
    """The days that the claim gives, else the day of its report."""
    return claim.when if claim.when.known else interval_of(told.published(claim))


def place_names(claim: Claim) -> set[str]:
    """The places of the claim, in lower case."""
    return {(place.name or place.text).casefold() for place in claim.places}


def contradiction_of(denial: Claim, against: tuple[Claim, ...], told: Told) -> Contradiction:
    """The row for one denial."""
    speaker = told.speaker(denial)
    others = tuple(dict.fromkeys(told.speaker(claim) for claim in against))
    who = ", ".join(dict.fromkeys(name_of(actor) for actor in denial.actors)) or "nobody named"
    count = "one claim says" if len(against) == 1 else f"{len(against)} claims say"
    return Contradiction(
        denial=denial,
        speaker=speaker,
        against=against,
        others=others,
        same_speaker=speaker in others,
        reason=f"{speaker} says that {denial.kind.replace('_', ' ')} by {who} is not so; {count} that it is",
    )
