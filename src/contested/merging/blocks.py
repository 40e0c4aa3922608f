"""Block keys: only happenings that share a key are compared, so that work grows with the events and not with the square of the
claims.

A key is a plain string from the happening and its report alone. Two happenings become a pair where they share a key; pairs that
score high enough are links; and events are formed within the connected parts of the links. So a new report can change only the
events that it can be linked to, which are found by its keys.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product

import numpy as np

from contested.merging.copies import clause_hash
from contested.merging.families import circle_of
from contested.merging.happenings import Happening, fine_places
from contested.merging.rarity import MOST_CROWDED, crowding
from contested.merging.seen import Seen
from contested.merging.terms import key_number

LONGEST_DAYS = 31
Told = tuple[int, Happening]
Pair = tuple[int, int]
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
    yield from (f"n:{a}:{b}" for a, b in combinations(seen.report.sketch.rarest, 2))


def rare_names(seen: Seen) -> Iterable[str]:
    """Each name of the first lines by itself, where the happening is what the report is about: for names that few reports have."""
    return (f"r:{bones}" for bones in sorted(seen.report.head_names)) if seen.happening.lead else ()


def day_in_lead(seen: Seen) -> Iterable[str]:
    """A written date with each of the rarest names of the first lines, where the happening is what the report is about."""
    if seen.happening.lead:
        sketch = seen.report.sketch
        yield from (f"d:{month}-{day}:{name}" for month, day in sorted(sketch.days) for name in sketch.rarest)


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
NAME = next(sort for sort, block in enumerate(BLOCKS) if block.keys is rare_names)
MOST_COUNTED = max(MOST_CROWDED, *(block.most for block in BLOCKS)) + 1  # that more than so many have a key says nothing new


def key_numbers(seen: Seen) -> list[int]:
    """All the keys of a happening as numbers for an index, each once; the last four bits say of which block a key is."""
    return sorted({key_number(key, sort) for sort, block in enumerate(BLOCKS) for key in block.keys(seen)})


def live(key: int, count: int) -> bool:
    """Whether a key that so many happenings have makes pairs."""
    return 1 < count <= BLOCKS[key & 15].most


def weighs_on(key: int, before: int, after: int) -> bool:
    """Whether a key that more or fewer happenings have now changes what is to be said of those that have it.

    It does where it begins or ceases to make pairs, and where it is a name in first lines that now says more or less.
    """
    most = BLOCKS[key & 15].most
    return (before <= most) != (after <= most) or (key & 15 == NAME and crowding(before) != crowding(after))


def name_key(bones: str) -> int:
    """The key of a name in first lines: what happenings have it is how many reports have the name there."""
    return key_number(f"r:{bones}", NAME)


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


def candidate_pairs(happenings: Sequence[Seen]) -> Iterator[Pair]:
    """Pairs of happenings of different reports that share a key and whose stated days can be one, each once, in order."""
    count = len(happenings)
    found = np.empty(0, np.int64)  # of a pair a, b: a * count + b
    for sort, block in enumerate(BLOCKS):
        pairs = array("q")
        for numbers in sharing(sort, block, happenings):
            pairs.extend(a * count + b for a, b in possible(numbers, happenings))
        found = np.union1d(found, np.frombuffer(pairs, np.int64)) if pairs else found
    return (divmod(int(pair), count) for pair in found)


def sharing(sort: int, block: Block, happenings: Sequence[Seen]) -> Iterator[list[int]]:
    """The happenings that share a key of a block, for each key that makes pairs; there are many keys, so they are one array."""
    keys, holders = array("q"), array("l")
    for number, seen in enumerate(happenings):
        for key in dict.fromkeys(block.keys(seen)):
            keys.append(key_number(key, sort))
            holders.append(number)
    if not keys:
        return
    order = np.argsort(np.frombuffer(keys, np.int64), kind="stable")
    ordered, held = np.frombuffer(keys, np.int64)[order], np.frombuffer(holders, np.dtype("l"))[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    lengths = np.diff(np.append(starts, len(ordered)))
    for at in np.flatnonzero((lengths > 1) & (lengths <= block.most)):
        yield held[starts[at] : starts[at] + lengths[at]].tolist()


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
