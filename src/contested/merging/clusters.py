"""Links to clusters: average linkage within each connected part of the links, under people's judgements.

Two clusters are joined while the mean score over their pairs is at least `JOIN`, the best first. Happenings of one report that
were found to be two are never joined, nor what a person judged "not the same"; what a person judged "the same" is joined before
all else. Nothing depends on the order in which happenings come: ties are broken by their ids.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

LINK = 0.25  # a pair below this links nothing
JOIN = 0.33  # the mean over two clusters
SMALL = 60  # within a part of at most so many happenings every pair is scored; in a larger one, pairs without a shared key count 0
Pair = tuple[int, int]


def parts_of(count: int, links: Iterable[Pair]) -> list[list[int]]:
    """The connected parts, each in order."""
    root = list(range(count))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for a, b in links:
        first, second = sorted((find(a), find(b)))
        root[second] = first
    parts: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        parts[find(i)].append(i)
    return list(parts.values())


def cluster(
    count: int,
    scores: Mapping[Pair, float],
    score: Callable[[int, int], float],
    apart: Callable[[int, int], bool],
    same: Sequence[Pair] = (),
    join: float = JOIN,
) -> list[list[int]]:
    """The clusters of the numbered happenings, which must come in the order of their ids.

    `scores` holds the candidate pairs; `score` gives one that is lacking; `apart` says of two that they must not be joined.
    """
    strong = [pair for pair, value in scores.items() if value >= LINK]
    known: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), value in scores.items():
        known[a].append((b, value))
    found = []
    for part in parts_of(count, [*strong, *same]):
        if len(part) == 1:
            found.append(part)
            continue
        inside = set(part)
        pairs = {(a, b): value for a in part for b, value in known[a] if b in inside}
        if len(part) <= SMALL:
            pairs |= {(a, b): score(a, b) for i, a in enumerate(part) for b in part[i + 1 :] if (a, b) not in pairs}
        found += agglomerate(part, pairs, apart, [pair for pair in same if pair[0] in inside], join)
    return found


def agglomerate(
    part: Sequence[int], pairs: Mapping[Pair, float], apart: Callable[[int, int], bool], same: Sequence[Pair], join: float
) -> list[list[int]]:
    """Average linkage within one part: sums of scores between clusters, the highest mean first."""
    members: dict[int, list[int]] = {i: [i] for i in part}
    sums: dict[int, dict[int, float]] = {i: {} for i in part}
    for (a, b), value in sorted(pairs.items()):
        sums[a][b] = sums[b][a] = value
    home = {i: i for i in part}
    for a, b in sorted(same):
        merge_two(home[a], home[b], members, sums, home)
    forbidden = {(a, b) for i, a in enumerate(part) for b in part[i + 1 :] if len(part) <= SMALL and apart(a, b)}
    heap = [(-mean(a, b, members, sums), a, b) for a in members for b in sums[a] if a < b]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if -value < join:
            break
        if a not in members or b not in members or value != -mean(a, b, members, sums):
            continue
        if barred(members[a], members[b], apart, forbidden):
            continue
        kept = merge_two(a, b, members, sums, home)
        for other in sums[kept]:
            first, second = sorted((kept, other))
            heapq.heappush(heap, (-mean(first, second, members, sums), first, second))
    return [sorted(group) for group in members.values()]


def mean(a: int, b: int, members: Mapping[int, Sequence[int]], sums: Mapping[int, Mapping[int, float]]) -> float:
    """The mean score over the pairs of two clusters; a pair without a score counts 0."""
    return sums[a].get(b, 0.0) / (len(members[a]) * len(members[b]))


def barred(one: Sequence[int], other: Sequence[int], apart: Callable[[int, int], bool], forbidden: set[Pair]) -> bool:
    """Whether any two must not be joined."""
    return any((min(a, b), max(a, b)) in forbidden or apart(a, b) for a in one for b in other)


def merge_two(a: int, b: int, members: dict[int, list[int]], sums: dict[int, dict[int, float]], home: dict[int, int]) -> int:
    """Joins two clusters into the one with the lower number and gives that."""
    if a == b:
        return a
    kept, gone = min(a, b), max(a, b)
    for i in members[gone]:
        home[i] = kept
    members[kept] += members.pop(gone)
    for other, value in sums.pop(gone).items():
        sums[other].pop(gone, None)
        if other != kept:
            total = sums[kept].get(other, 0.0) + value
            sums[kept][other] = sums[other][kept] = total
    sums[kept].pop(gone, None)
    return kept
