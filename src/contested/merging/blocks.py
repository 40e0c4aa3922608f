"""Block keys: only happenings that share a key are compared, so that work grows with the events and not with the square of the
claims.

A key is a plain string from the happening and its report alone. Two happenings become a pair where they share a key; pairs that
score high enough are links; and events are formed within the connected parts of the links. So a new report can change only the
events that it can be linked to, which are found by its keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

from contested.merging.copies import clause_hash
from contested.merging.families import circle_of
from contested.merging.features import Seen
from contested.merging.happenings import Happening, fine_places, happenings_of, place_key
from contested.records import Claim

RAREST = 7  # names of the first lines that are joined to pairs
LONGEST_DAYS = 31
Told = tuple[int, Happening]
Dated = tuple[tuple[int, int], int, Happening]  # first and last day, number


@dataclass(frozen=True, slots=True)
class Block:
    """One sort of key."""

    name: str
    keys: Callable[[Seen], Iterable[str]]
    most: int  # a key that more happenings have says nothing: it makes no pairs


def place_and_week(seen: Seen) -> Iterable[str]:
    """Place, circle of kinds and half-overlapping spans of four days."""
    return happening_keys(seen.happening)


def rare_pairs(seen: Seen) -> Iterable[str]:
    """Every two of the rarest names of the first lines, where the happening is what the report is about."""
    if not seen.happening.lead:
        return
    weights = seen.report.head_names
    rarest = sorted(sorted(weights), key=lambda bones: -weights[bones])[:RAREST]
    yield from (f"n:{a}:{b}" for a, b in combinations(sorted(rarest), 2))


def rare_names(seen: Seen) -> Iterable[str]:
    """Each name of the first lines by itself, where the happening is what the report is about: for names that few reports have."""
    return (f"r:{bones}" for bones in sorted(seen.report.head_names)) if seen.happening.lead else ()


def day_in_lead(seen: Seen) -> Iterable[str]:
    """A written date with each of the rarest names of the first lines, where the happening is what the report is about."""
    if seen.happening.lead:
        weights = seen.report.head_names
        rarest = sorted(sorted(weights), key=lambda bones: -weights[bones])[:RAREST]
        yield from (f"d:{month}-{day}:{name}" for month, day in sorted(seen.report.sketch.days) for name in rarest)


def toll_and_name(seen: Seen) -> Iterable[str]:
    """A toll of more than one, with each person or force acted on."""
    tolls, targets = seen.happening.tolls, seen.happening.targets
    return (f"t:{measure}:{n}:{who}" for measure, n in sorted(tolls.items()) if n > 1 for who in sorted(targets))


def clauses(seen: Seen) -> Iterable[str]:
    """Each clause of some length, word for word: copied text."""
    return (f"c:{key}" for claim in seen.happening.claims if (key := clause_hash(claim.text)))


BLOCKS = (
    Block("place and days", place_and_week, 300),
    Block("rare names", rare_names, 25),
    Block("pairs of rare names", rare_pairs, 50),
    Block("date and rare name", day_in_lead, 50),
    Block("toll and people", toll_and_name, 50),
    Block("copied clauses", clauses, 100),
)


def block_keys(claim: Claim) -> tuple[str, ...]:
    """The keys of one claim by itself, without what its report adds: an index over these finds the claims that may be the same."""
    happening = happenings_of(claim.report_id, [claim])[0]
    copied = clause_hash(claim.text)
    return (*happening_keys(happening), *([f"c:{copied}"] if copied else []))


def keys_of(seen: Seen) -> tuple[str, ...]:
    """All the keys of a happening, each once."""
    return tuple(dict.fromkeys(key for block in BLOCKS for key in block.keys(seen)))


def happening_keys(happening: Happening) -> tuple[str, ...]:
    """Place with circle of kinds and days; a happening without days has its places with each name that is told."""
    circles = sorted({circle for kind in happening.kinds for circle in circle_of(kind)})
    places = sorted(fine_places(happening.claims))
    when = happening.days
    if when and when.start and when.end and (when.end - when.start).days <= LONGEST_DAYS:
        first, last = when.start.toordinal(), when.end.toordinal()
        spans = sorted({f"{half}.{(day + 2 * half) // 4}" for day in range(first, last + 1) for half in (0, 1)})
        return tuple(f"p:{place}:{circle}:{span}" for place in places for circle in circles for span in spans)
    people = sorted(happening.actors | happening.targets)
    return tuple(f"p:{place}:{circle}:{who}" for place in places for circle in circles for who in people)


def candidate_pairs(happenings: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Pairs of happenings of different reports that share a key and whose stated days can be one, each once, in order."""
    found: set[int] = set()  # of a pair a, b: a * count + b
    count = len(happenings)
    for block in BLOCKS:
        holders: dict[str, list[int]] = {}
        for number, seen in enumerate(happenings):
            for key in dict.fromkeys(block.keys(seen)):
                holders.setdefault(key, []).append(number)
        for numbers in holders.values():
            if 1 < len(numbers) <= block.most:
                found.update(a * count + b for a, b in possible(numbers, happenings))
    return (divmod(pair, count) for pair in sorted(found))


def possible(numbers: Sequence[int], happenings: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """The pairs of these that are of different reports and not on different days by their own words."""
    told = [(number, happenings[number].happening) for number in numbers]
    undated = [(number, one) for number, one in told if one.stated_days is None]
    dated = sorted((one.stated_days, number, one) for number, one in told if one.stated_days is not None)
    pairs = chain(combinations(undated, 2), product(undated, ((number, one) for _, number, one in dated)), neighbours(dated))
    for (a, one), (b, other) in pairs:
        if one.report_id != other.report_id:
            yield (a, b) if a < b else (b, a)


def neighbours(dated: Sequence[Dated]) -> Iterator[tuple[Told, Told]]:
    """The pairs of those in the order of their first days that are at most a day apart."""
    for place, ((_, last), a, one) in enumerate(dated):
        for (first, _), b, other in dated[place + 1 :]:
            if first - last > 1:
                break  # those after it begin later still
            yield (a, one), (b, other)


def places_of(claim: Claim) -> tuple[str, ...]:
    """Keys of the places that the claim names, for an index by place."""
    return tuple(dict.fromkeys(place_key(place) for place in claim.places))
