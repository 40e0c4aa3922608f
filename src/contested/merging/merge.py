"""Claims to events, on one page: happenings of each report, candidate pairs, scores, clusters, events.

`merge_readings` is a pure function of the set of readings: their order changes neither the events nor their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from contested.merging.blocks import candidate_pairs
from contested.merging.clusters import Pair, cluster
from contested.merging.copies import Copy, copies
from contested.merging.events import event_of, with_wholes
from contested.merging.features import Seen, reasons, score
from contested.merging.happenings import Severed, happenings_of
from contested.merging.rarity import count_terms
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
    said = list(judgements)
    parted = frozenset((one.subject, one.object) for one in said if one.verb == "not_same")
    seen = seen_in(ordered, parted)
    together, severed = judged(seen, said)
    pairs = {(a, b): value for a, b in candidate_pairs(seen) if (value := score(seen[a], seen[b])) >= FAINT}

    def apart(a: int, b: int) -> bool:
        same_report = seen[a].happening.report_id == seen[b].happening.report_id
        never = same_report or (a, b) in severed or (b, a) in severed
        return never and (a, b) not in together

    groups = cluster(len(seen), pairs, lambda a, b: score(seen[a], seen[b]) if not apart(a, b) else 0.0, apart, sorted(together))
    reports = {reading.report.id: reading.report for reading in ordered}
    events = [built([seen[i] for i in group], reports, copied, sides) for group in groups]
    return in_order(with_wholes(events, lambda actor: side(actor, sides)))


def seen_in(readings: Sequence[Reading], severed: Severed = frozenset()) -> list[Seen]:
    """Every happening with its report's sketch, in the order of ids."""
    sketches = {reading.report.id: sketch_of(reading) for reading in readings if reading.claims}
    rarity = count_terms((one.whole for one in sketches.values()), (one.names for one in sketches.values()))
    weighed: dict[str, Weighed] = {key: weigh(one, rarity) for key, one in sketches.items()}
    found: list[Seen] = []
    for reading in readings:
        if reading.claims:
            report = weighed[reading.report.id]
            found += [Seen(happening, report) for happening in happenings_of(reading.report.id, reading.claims, severed)]
    return sorted(found, key=lambda one: one.happening.id)


def judged(seen: Sequence[Seen], judgements: Iterable[Judgement]) -> tuple[set[Pair], set[Pair]]:
    """Pairs of happenings that people joined and that people severed; a judgement whose claim is gone says nothing."""
    home = {claim.id: number for number, one in enumerate(seen) for claim in one.happening.claims}
    together: set[Pair] = set()
    severed: set[Pair] = set()
    for judgement in judgements:
        if judgement.verb in ("same", "not_same") and judgement.subject in home and judgement.object in home:
            a, b = sorted((home[judgement.subject], home[judgement.object]))
            (together if judgement.verb == "same" else severed).add((a, b))
    return {pair for pair in together if pair[0] != pair[1]}, severed


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
