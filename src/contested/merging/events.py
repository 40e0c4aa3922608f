"""A cluster of claims as an event: its kind, place, time, people, figures, accounts, and the larger event that it is part of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from contested.merging.accounts import accounts_of, figures_over, grade_of, standing, tied_denials
from contested.merging.copies import Copy
from contested.merging.families import naming_kind
from contested.merging.happenings import FINE, actor_key, common_days, place_key, telling
from contested.merging.voices import Sides, side_of
from contested.records import (
    UNKNOWN_TIME,
    Account,
    ActorMention,
    Claim,
    Event,
    Interval,
    PlaceMention,
    Reason,
    Report,
    content_id,
    interval_of,
)

WHOLES = ("offensive", "siege")
WITHIN = frozenset(
    ["armed_clash", "attack", "explosion", "air_strike", "shelling", "territory_gained", "withdrawal", "casualties", "interception"]
)
Role = Callable[[Claim], tuple[ActorMention, ...]]
ACTORS: Role = attrgetter("actors")
TARGETS: Role = attrgetter("targets")
# words that an account has for the force that it told of; not those for the other side, as "militants" is
FORCES = frozenset(
    ("army", "battalion", "battalions", "brigade", "brigades", "column", "columns", "force", "forces", "military")
) | {*("servicemen", "soldiers", "troops", "unit", "units")}
MOST_DAYS = 180  # an offensive that nobody said has ended


def event_of(
    claims: Iterable[Claim], reports: Mapping[str, Report], copied: Mapping[str, Copy], sides: Sides, why: Sequence[Reason] = ()
) -> Event:
    """The event that the claims tell of. Its id comes from its earliest claim, so that later reports leave it as it is.

    Copies of a text share their claims' ids, so the report's id is in it too.
    """

    def order(claim: Claim) -> tuple[bool, date, str, int, str]:
        report = reports[claim.report_id]
        return bool(report.dataset), interval_of(report.published).start or date.max, report.id, claim.start, claim.id

    ordered = tuple(sorted(claims, key=order))
    accounts = accounts_of(ordered, reports, copied, sides)
    first_hand = tuple(claim for claim in ordered if not reports[claim.report_id].dataset) or ordered
    witnesses = accounts_of(first_hand, reports, copied, sides)  # a project that codes reports is no further witness
    figures = figures_over(witnesses)
    status, reason = standing(witnesses, figures, sides)
    kind = naming_kind(first_hand)
    factual = told_as_fact(first_hand, kind)
    return Event(
        id=content_id("event", ordered[0].report_id, ordered[0].id),
        kind=kind,
        claims=ordered,
        reports=tuple(reports[key] for key in dict.fromkeys(claim.report_id for claim in ordered)),
        actors=people(named_anew(factual, witnesses, ACTORS, sides)),
        targets=people(named_anew(factual, witnesses, TARGETS, sides)),
        place=place_of(factual),
        when=time_of(factual),
        figures=figures,
        accounts=accounts,
        status=status,
        grade=grade_of(witnesses, status, first_hand),
        reasons=(*why, reason, *copy_reasons(ordered, copied), *denial_reasons(ordered)),
    )


def told_as_fact(claims: Sequence[Claim], kind: str) -> list[Claim]:
    """The claims that say that it happened, those of the event's own kind first; all where none does."""
    told = [claim for claim in claims if not claim.negated and claim.aspect not in ("planned", "hypothetical", "historical")]
    return sorted(told or claims, key=lambda claim: (claim.kind != kind, not claim.lead))


def named_anew(
    claims: Sequence[Claim], accounts: Sequence[Account], role: Role, sides: Sides
) -> Iterator[tuple[ActorMention, ...]]:
    """Who fills a role in each claim; without an account's bare "troops" where one side alone fills the role in that account."""
    home = {(claim.report_id, claim.id): account.speaker for account in accounts for claim in account.claims}
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        named[home[claim.report_id, claim.id]].update(side_of(one, claim.when.end, sides) for one in role(claim) if telling(one))
    for claim in claims:
        side = named[home[claim.report_id, claim.id]]
        against = {side_of(one, claim.when.end, sides) for one in (*claim.actors, *claim.targets)}
        yield () if len(side) == 1 and not side & against and all(map(bare_force, role(claim))) else role(claim)


def bare_force(actor: ActorMention) -> bool:
    """Whether the words say only that it is a force: "the army", "several units"."""
    return actor.kind == "armed_group" and not telling(actor) and actor.text.lower().rpartition(" ")[2] in FORCES


def people(groups: Iterable[Iterable[ActorMention]]) -> tuple[ActorMention, ...]:
    """Everybody once, the most told first, each by the mention that names them best."""
    counts: Counter[str] = Counter()
    best: dict[str, ActorMention] = {}
    for actor in (actor for group in groups for actor in group):
        key = actor_key(actor)
        counts[key] += 1
        if key not in best or worth(actor) > worth(best[key]):
            best[key] = actor
    return tuple(best[key] for key in sorted(best, key=lambda key: (-counts[key], key)))


def worth(actor: ActorMention) -> tuple[bool, bool, float, int]:
    """How well a mention names somebody."""
    return actor.id is not None, actor.name is not None, actor.score, -len(actor.text)


def place_of(claims: Sequence[Claim]) -> PlaceMention | None:
    """The finest of the places told most, that of the claims of the event's own kind before others."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, PlaceMention]] = {}
    for number, claim in enumerate(claims):
        for place in claim.places:
            counts[place_key(place)] += 1 if place.role == "at" else 0
            first.setdefault(place_key(place), (number, place))

    def order(key: str) -> tuple[bool, bool, int, int, int, str]:
        number, place = first[key]
        coarse = (place.precision or 3) >= FINE
        return coarse, place.role in ("from", "near"), -counts[key], place.precision or 3, number, key

    return first[min(first, key=order)][1] if first else None


def time_of(claims: Sequence[Claim]) -> Interval:
    """The time that the claims agree on."""
    return common_days(claims) or UNKNOWN_TIME


def copy_reasons(claims: Sequence[Claim], copied: Mapping[str, Copy]) -> list[Reason]:
    """Which of the event's reports only repeat another."""
    ids = dict.fromkeys(claim.report_id for claim in claims)
    return [
        Reason(rule="copy", words=f"report {key} repeats {copied[key].root_id}: {copied[key].reason}")
        for key in ids
        if key in copied
    ]


def denial_reasons(claims: Sequence[Claim]) -> list[Reason]:
    """Which claims each denial is about."""
    tied = ((claim.id, tied_denials(claim, claims)) for claim in claims)
    return [Reason(rule="denial", words=f"claim {one} denies {', '.join(others)}") for one, others in tied if others]


def with_wholes(events: Sequence[Event], side: Callable[[ActorMention], str]) -> tuple[Event, ...]:
    """The events, each that lies within an offensive or a siege pointing to it: the days, a side and the place must fit."""
    wholes: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.kind in WHOLES and event.when.start:
            for actor in event.actors:
                wholes[side(actor)].append(event)
    return tuple(replace(event, part_of=whole_of(event, wholes, side)) if event.kind in WITHIN else event for event in events)


def whole_of(event: Event, wholes: Mapping[str, Sequence[Event]], side: Callable[[ActorMention], str]) -> str | None:
    """The id of the offensive that the event lies within, the one that began last before it."""
    fits: dict[str, Event] = {}
    for actor in (*event.actors, *event.targets):
        for whole in wholes.get(side(actor), ()):
            if whole.id != event.id and holds(whole, event):
                fits[whole.id] = whole
    return max(fits, key=lambda key: (fits[key].when.start or date.min, key)) if fits else None


def holds(whole: Event, event: Event) -> bool:
    """Whether the event's days and place lie within the offensive's."""
    if not event.when.start or not whole.when.start or event.when.start < whole.when.start or not event.place or not whole.place:
        return False
    if (event.when.start - whole.when.start).days > MOST_DAYS:
        return False
    keys = {place_key(place) for claim in whole.claims for place in claim.places}
    inside = place_key(event.place) in keys or (
        event.place.within is not None and event.place.within in {whole.place.name, whole.place.text}
    )
    return inside or ((whole.place.precision or 1) >= FINE and whole.place.country == event.place.country)
