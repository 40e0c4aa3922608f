"""Claims to events, on one page: happenings of each report, candidate pairs, scores, clusters, events.

`merge_readings` is a pure function of the set of readings: their order changes neither the events nor their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested.merging.blocks import candidate_pairs
from contested.merging.clusters import Pair, cluster
from contested.merging.copies import Copy, copies
from contested.merging.events import event_of, with_wholes
from contested.merging.features import reasons, score
from contested.merging.happenings import Severed, happenings_of
from contested.merging.passages import ends_of
from contested.merging.rarity import count_names
from contested.merging.seen import Seen
from contested.merging.sketch import Weighed, sketch_of, weigh
from contested.merging.voices import Sides, names_as_sides, side_of
from contested.records import ActorMention, Event, Judgement, Reading, Reason, Report

REASONS_SHOWN = 6
FAINT = 0.01  # a pair below this is not kept: most pairs are


def merge_readings(
    readings: Iterable[Reading], judgements: Iterable[Judgement] = (), sides: Sides = names_as_sides
) -> tuple[Event, ...]:
    """Events of all the claims of the readings, oldest first.

    `judgements` "same" and "not_same" between claim ids are obeyed; others and withdrawn ones must not be among them. `sides` gives
    the side of an actor by id, name and day.
    """
    unique = {reading.report.id: reading for reading in readings}
    ordered = [unique[key] for key in sorted(unique)]
    copied = copies(ordered)
    homes: dict[str, str] = {}
    for reading in ordered:
        for claim in reading.claims:
            homes.setdefault(claim.id, reading.report.id)
    said = rulings_of(judgements, homes)
    seen = seen_in(ordered, said.parted)
    reports = {reading.report.id: reading.report for reading in ordered}
    events = [built(group, reports, copied, sides) for group in groups_of(seen, candidate_pairs(seen), said)]
    return in_order(with_wholes(events, lambda actor: side(actor, sides)))


def groups_of(seen: Sequence[Seen], candidates: Iterable[Pair], said: Rulings) -> list[list[Seen]]:
    """The happenings, which must come in the order of `sorted_seen`, as those that are one event each."""
    together, severed = judged(seen, said)
    pairs = {(a, b): value for a, b in candidates if (value := score(seen[a], seen[b])) >= FAINT}

    def apart(a: int, b: int) -> bool:
        same_report = seen[a].happening.report_id == seen[b].happening.report_id
        never = same_report or (a, b) in severed or (b, a) in severed
        return never and (a, b) not in together

    groups = cluster(len(seen), pairs, lambda a, b: score(seen[a], seen[b]) if not apart(a, b) else 0.0, apart, sorted(together))
    return [[seen[i] for i in group] for group in groups]


def seen_in(readings: Sequence[Reading], parted: Severed = frozenset()) -> list[Seen]:
    """Every happening with its report's sketch, in order."""
    sketches = {reading.report.id: sketch_of(reading) for reading in readings if reading.claims}
    rarity = count_names(one.head_names for one in sketches.values())
    weighed: dict[str, Weighed] = {key: weigh(sketches.pop(key), rarity) for key in list(sketches)}
    found: list[Seen] = []
    for reading in readings:
        if reading.claims:
            report = weighed[reading.report.id]
            told = happenings_of(reading.report.id, reading.claims, parted, reading.published, ends_of(reading.report.text))
            found += [Seen(happening, report) for happening in told]
    return sorted_seen(found)


def sorted_seen(seen: Iterable[Seen]) -> list[Seen]:
    """The happenings in the order in which they are compared: by their ids, those of copies by their reports'."""
    return sorted(seen, key=lambda one: (one.happening.id, one.happening.report_id))


Reference = tuple[str, str]  # a claim by its report's id and its own: copies of a text may share the latter


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people joined and what they parted."""

    same: tuple[tuple[Reference, Reference], ...] = ()
    apart: tuple[tuple[Reference, Reference], ...] = ()
    parted: Severed = frozenset()  # the latter by the claims' ids alone: of one report they share no happening


def rulings_of(judgements: Iterable[Judgement], homes: Mapping[str, str]) -> Rulings:
    """The judgements on claims, with the report of each; where copies share a claim's id it is the first by its id.

    A judgement whose claim is gone says nothing.
    """
    same: set[tuple[Reference, Reference]] = set()
    apart: set[tuple[Reference, Reference]] = set()
    parted: set[tuple[str, str]] = set()
    for one in judgements:
        if one.verb == "not_same":
            parted.add((one.subject, one.object))
        if one.verb in ("same", "not_same") and one.subject in homes and one.object in homes:
            pair = ((homes[one.subject], one.subject), (homes[one.object], one.object))
            (same if one.verb == "same" else apart).add(pair)
    return Rulings(tuple(sorted(same)), tuple(sorted(apart)), frozenset(parted))


def judged(seen: Sequence[Seen], said: Rulings) -> tuple[set[Pair], set[Pair]]:
    """Pairs of happenings that people joined and that people severed."""
    if not said.same and not said.apart:
        return set(), set()
    home = {(one.happening.report_id, claim.id): number for number, one in enumerate(seen) for claim in one.happening.claims}
    pairs: list[set[Pair]] = []
    for references in (said.same, said.apart):
        found = ((home[a], home[b]) for a, b in references if a in home and b in home)
        pairs.append({(min(pair), max(pair)) for pair in found})
    return {pair for pair in pairs[0] if pair[0] != pair[1]}, pairs[1]


def built(group: Sequence[Seen], reports: Mapping[str, Report], copied: Mapping[str, Copy], sides: Sides) -> Event:
    """The event of a cluster, with the strongest reasons why its happenings are one."""
    claims = [claim for one in group for claim in one.happening.claims]
    why: dict[str, Reason] = {}
    for one in group[1:]:
        for reason in reasons(group[0], one):
            why.setdefault(reason.rule, reason)
    return event_of(claims, reports, copied, sides, tuple(why.values())[:REASONS_SHOWN])


def side(actor: ActorMention, sides: Sides) -> str:
    """The side of an actor on no day in particular."""
    return side_of(actor, None, sides)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by their first day, those without one last."""
    return tuple(sorted(events, key=lambda event: (event.when.start or event.when.end or date.max, event.id)))
