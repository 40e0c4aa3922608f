"""Claims of one report that tell of one happening, before reports are compared.

A report names the act, its toll, its place and its author in different sentences. Two of its claims are one happening where
their kinds can be (`families.CIRCLES`), nothing that both state differs (day, place, author, victim), and something ties them:
a shared person or force, a shared place and day, the same clause, or a claim that states nothing of its own ("the attack") near
the other.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from contested.merging.families import affinity
from contested.merging.terms import key_of_name, names, shared
from contested.records import UNKNOWN_TIME, ActorMention, Claim, Interval, PlaceMention, content_id

Ends = tuple[int, int]  # where the news ends in a report's text, and where the article does
UNENDING: Ends = (sys.maxsize, sys.maxsize)
Severed = frozenset[tuple[str, str]]  # pairs of claims that a person judged not to be one happening
NEAR_CHARACTERS = 600  # about four sentences: as far as "the attack" reaches back without more to tie it
STATED = ("text", "judgement")  # whence a time comes that somebody states, rather than one that was worked out
ADJOINING = 8  # clauses of one sentence: "…, killing three"
RECENT = 7  # days: what had happened by a day is taken to have happened within so many before it, as news is
LONG = 92  # days: fighting of so long is told as a whole, and is no one fight within it
FIGHTS = frozenset(("armed_clash", "attack", "shelling", "air_strike"))
APART = frozenset(("offensive", "meeting", "agreement"))  # each in a month of its own
OLD = 92  # days: what was over so long before a report came out is background in it
AHEAD = 1  # days: a report may be dated in another time zone than what it tells
FINE = 4  # places coarser than this (5 a province, 6 a country) neither tie nor tear


@dataclass(frozen=True)
class Happening:
    """What one report tells of one happening."""

    report_id: str
    claims: tuple[Claim, ...]
    lead: bool = False  # whether it is what the report is about

    @cached_property
    def id(self) -> str:
        """An id from the claims."""
        return content_id("happening", *sorted(claim.id for claim in self.claims))

    @cached_property
    def kinds(self) -> frozenset[str]:
        return shared(frozenset(claim.kind for claim in self.claims))

    @cached_property
    def actors(self) -> frozenset[str]:
        return shared(frozenset(actor_key(actor) for claim in self.claims for actor in claim.actors if telling(actor)))

    @cached_property
    def targets(self) -> frozenset[str]:
        return shared(frozenset(actor_key(actor) for claim in self.claims for actor in claim.targets if telling(actor)))

    @cached_property
    def places(self) -> dict[str, PlaceMention]:
        """The finest places by key."""
        return fine_places(self.claims)

    @cached_property
    def days(self) -> Interval | None:
        """The time that the claims agree on, None where none states it."""
        return common_days(self.claims)

    @cached_property
    def stated_days(self) -> tuple[int, int] | None:
        """The first and the last day as the words give it, where that is known to a week or better."""
        when = self.days
        if when is None or when.source not in STATED or not when.start or not when.end or not fixed(when):
            return None
        return when.start.toordinal(), when.end.toordinal()

    @cached_property
    def clauses(self) -> frozenset[str]:
        """The clauses of some length, in lower case with single spaces."""
        return frozenset(flat for claim in self.claims if len(flat := " ".join(claim.text.lower().split())) > 40)

    @cached_property
    def tolls(self) -> dict[str, int]:
        """The largest figure of each measure."""
        found: dict[str, int] = {}
        for claim in self.claims:
            for figure in claim.figures:
                count = figure.best if figure.best is not None else figure.low
                if count is not None and not figure.cumulative:
                    found[figure.measure] = max(found.get(figure.measure, 0), count)
        return found

    @cached_property
    def speakers(self) -> frozenset[str]:
        names = (speaker.source_name for claim in self.claims for speaker in claim.speakers)
        return shared(frozenset(key_of_name(name) for name in names if name))

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(names(self.text))

    @property
    def text(self) -> str:
        return " ".join(dict.fromkeys(claim.text for claim in self.claims))

    @cached_property
    def country(self) -> str | None:
        return next((place.country for claim in self.claims for place in claim.places if place.country), None)


def actor_key(actor: ActorMention) -> str:
    """What tells actors apart: the id, else the skeleton of the name."""
    return actor.id or key_of_name(actor.name or (actor.antecedent.text if actor.antecedent else actor.text))


def telling(actor: ActorMention) -> bool:
    """Whether the mention says who: a name, an id, or words that hold a capital."""
    return bool(actor.id or actor.name or any(c.isupper() for c in actor.text[1:]))


def place_key(place: PlaceMention) -> str:
    """What tells places apart: the GeoNames number, else the skeleton of the name."""
    return f"g{place.geonames_id}" if place.geonames_id else key_of_name(place.name or place.text)


def fine_places(claims: Iterable[Claim]) -> dict[str, PlaceMention]:
    """Places of a town's size or finer by key; unresolved ones count as fine."""
    found: dict[str, PlaceMention] = {}
    for claim in claims:
        for place in claim.places:
            if (place.precision or 1) < FINE and (place.feature or "") not in ("country", "admin1", "region", "sea", "continent"):
                found.setdefault(place_key(place), place)
    return found


def common_days(claims: Sequence[Claim]) -> Interval | None:
    """The narrowest known time of the claims that say it happened; where some differ, the whole stretch."""
    told = [claim.when for claim in claims if claim.when.end and claim.aspect != "historical"]
    told = told or [claim.when for claim in claims if claim.when.end]
    if not told:
        return next((claim.when for claim in claims if claim.when.known), None)
    stated = [when for when in told if when.source in STATED] or told
    return min(stated, key=lambda when: (length(when), when.start is None, when.start or date.min, when.end or date.max))


def length(when: Interval) -> int:
    """Days from the first to the last that it gives, `RECENT` where only the last is known."""
    assert when.end is not None
    return (when.end - when.start).days if when.start else RECENT


def spread(when: Interval) -> tuple[date, date] | None:
    """The first and the last day, the former `RECENT` days before the latter where it is not known; None without a last."""
    if when.end is None:
        return None
    return when.start or max(when.end, date.min + timedelta(RECENT)) - timedelta(RECENT), when.end


def happenings_of(
    report_id: str,
    claims: Iterable[Claim],
    severed: Severed = frozenset(),
    published: Interval = UNKNOWN_TIME,
    ends: Ends = UNENDING,
) -> tuple[Happening, ...]:
    """The claims of one report, grouped: each group tells of one happening; `severed` ones never share a group.

    `ends` are where the news and where the article end in its text.
    """
    told = sorted(claims, key=lambda claim: (claim.trigger.start, claim.start, claim.id))
    article, foot = ([claim for claim in told if (claim.start < ends[1]) is above] for above in (True, False))
    groups = [*grouped(article, severed), *grouped(foot, severed)]
    main = main_of(groups, published.start, ends)
    return tuple(Happening(report_id, tuple(group), lead=group is main) for group in groups)


def grouped(claims: Iterable[Claim], severed: Severed) -> list[list[Claim]]:
    """The claims, which come in the order of the text, each with those that it is tied to most."""
    groups: list[list[Claim]] = []
    for claim in claims:
        best = max(((tie(claim, group, severed), -number) for number, group in enumerate(groups)), default=(0.0, 0))
        if best[0] > 0:
            groups[-best[1]].append(claim)
        else:
            groups.append([claim])
    return groups


def main_of(groups: Sequence[list[Claim]], published: date | None = None, ends: Ends = UNENDING) -> list[Claim] | None:
    """What the report is about: the group with the lead claim, else the first told as a fact, else the first.

    News is of late and stands above the background: a claim of months before the report, of a day after it, or from the foot of the
    page does not say what the report is about.
    """
    for end, wanted in ((ends[0], leads), (ends[0], facts), (ends[1], leads), (ends[1], facts)):
        for group in groups:
            if any(claim.start < end and wanted(claim) and of_late(claim, published) for claim in group):
                return group
    return groups[0] if groups else None


def of_late(claim: Claim, published: date | None) -> bool:
    """Whether the claim may be of the days before the report came out; so it is where either is not known."""
    when = claim.when
    if published is None or not when.end or not when.start or when.source not in STATED:
        return True
    return (published - when.end).days <= OLD and (when.start - published).days <= AHEAD


def leads(claim: Claim) -> bool:
    """Whether reading marked the claim as what the report is about."""
    return claim.lead


def facts(claim: Claim) -> bool:
    """Whether the claim says that something happened."""
    return not claim.negated and claim.aspect in ("actual", "ongoing")


def tie(claim: Claim, group: Sequence[Claim], severed: Severed = frozenset()) -> float:
    """How strongly the claim belongs to the group: 0 not at all."""
    if not all(affinity(claim.kind, other.kind) for other in group) or any(torn(claim, other) for other in group):
        return 0.0
    if severed and any((claim.id, other.id) in severed or (other.id, claim.id) in severed for other in group):
        return 0.0
    return max(strength(claim, other) for other in group)


def strength(a: Claim, b: Claim) -> float:
    """What ties two claims of one report, 0 where nothing does."""
    shared = bool(people(a) & people(b))
    places = bool(fine_places([a]).keys() & fine_places([b]).keys())
    gap = max(0, max(a.start, b.start) - min(a.end, b.end))
    days = a.when.known and b.when.known and a.when.meets(b.when)
    score = 1.0 * shared + 0.8 * places + 0.3 * (days and places)
    if gap <= ADJOINING:
        score += 0.8
    if gap < NEAR_CHARACTERS and (bare(a) or bare(b)) and not beside_fight(a, b) and not beside_fight(b, a):
        score += 0.6
    if gap < NEAR_CHARACTERS and (a.stance == "denied" or b.stance == "denied") and things(a) & things(b):
        score += 0.6  # "denied that its planes had hit the centre", of the detention centre told of before
    if a.kind == b.kind and gap < NEAR_CHARACTERS and (places or days or a.trigger.text.lower() == b.trigger.text.lower()):
        score += 0.5 + 0.2 * bool(days and a.figures and b.figures)  # one week's dead, as several count them
    return score * affinity(a.kind, b.kind) if score >= 0.6 else 0.0


def things(claim: Claim) -> set[str]:
    """The nouns of what was struck that is neither a person nor anybody's name: "detention centre" gives "centre"."""
    struck = (one for one in claim.targets if one.kind in ("object", "body") and not telling(one))
    return {one.text.split()[-1].lower() for one in struck if one.text.split()}


def people(claim: Claim) -> set[str]:
    """Keys of everybody in the claim, whatever the role."""
    return {actor_key(actor) for actor in (*claim.actors, *claim.targets) if telling(actor)}


def bare(claim: Claim) -> bool:
    """Whether the claim names nobody and no place that tell its happening from another."""
    return not people(claim) and not fine_places([claim])


def beside_fight(fight: Claim, other: Claim) -> bool:
    """Whether a fight that names nobody is told beside a deed of its own: "heavy fighting", and pylons that were blown up."""
    if fight.kind != "armed_clash" or other.kind in ("armed_clash", "casualties", "territory_gained") or not bare(fight):
        return False
    return other.kind not in FIGHTS or any(one.kind == "person" for one in other.targets if telling(one))


def torn(a: Claim, b: Claim) -> bool:
    """Whether two claims of one report state something that cannot be one happening."""
    return any(differences(a, b))


def differences(a: Claim, b: Claim) -> Iterator[bool]:
    """Each reason why two claims cannot be one happening."""
    stated = a.when.source in STATED and b.when.source in STATED
    yield stated and fixed(a.when) and fixed(b.when) and not a.when.meets(b.when)
    yield a.kind == b.kind and a.kind in APART and months_apart(a.when, b.when)
    yield stated and a.kind in FIGHTS and b.kind in FIGHTS and long_since(a.when) != long_since(b.when)
    here, there = fine_places([a]), fine_places([b])
    yield bool(here and there) and not here.keys() & there.keys() and not near(here.values(), there.values())
    yield (a.aspect in ("planned", "hypothetical")) != (b.aspect in ("planned", "hypothetical")) and not purpose(a, b)
    yield (a.aspect == "historical") != (b.aspect == "historical")
    yield apart(a.actors, b.actors) and apart(a.targets, b.targets)


def purpose(a: Claim, b: Claim) -> bool:
    """Whether one claim is what the other is for: "holds a conference in Ghadames to discuss …" is one meeting."""
    joined = max(a.start, b.start) - min(a.end, b.end) <= ADJOINING
    return joined and a.kind == b.kind == "meeting" and fine_places([a]).keys() == fine_places([b]).keys() and a.when.meets(b.when)


def months_apart(one: Interval, other: Interval) -> bool:
    """Whether two times known to a month or better lie more than a month apart."""
    if not (one.start and one.end and other.start and other.end) or max(length(one), length(other)) > 31:
        return False
    return max((other.start - one.end).days, (one.start - other.end).days) > 31


def long_since(when: Interval) -> bool:
    """Whether the time is so long that it holds many happenings."""
    return bool(when.start and when.end and (when.end - when.start).days > LONG)


def fixed(when: Interval) -> bool:
    """Whether the time is known to a week or better."""
    return when.start is not None and when.end is not None and (when.end - when.start).days <= 7


def near(here: Iterable[PlaceMention], there: Iterable[PlaceMention]) -> bool:
    """Whether one place lies within another, as far as the mentions say."""
    there = list(there)
    for a in here:
        for b in there:
            keys = {key_of_name(b.name or b.text)}, {key_of_name(a.name or a.text)}
            if (a.within and key_of_name(a.within) in keys[0]) or (b.within and key_of_name(b.within) in keys[1]):
                return True
    return False


def apart(here: Iterable[ActorMention], there: Iterable[ActorMention]) -> bool:
    """Whether both roles are filled by name and share nobody."""
    one = {actor_key(actor) for actor in here if telling(actor)}
    other = {actor_key(actor) for actor in there if telling(actor)}
    return bool(one and other) and not one & other
