"""Actors that no pack lists, as entries that grow: which of the spellings that reports use are one name.

Two spellings are one entry only where the comparison of names is all but certain. What is less sure stays apart: a person can join
two entries, but nobody can see which of the claims of one were another's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from contested.linking.folding import fold
from contested.linking.names import same_name
from contested.linking.phrases import head_words
from contested.linking.sectors import countries_in, roles, sector_words
from contested.linking.sounds import skeleton

CERTAIN = 0.9  # on development gold, 99 of 100 pairs that score so are one
CROWD = 40  # names that share a word: more than this say nothing by sharing it
HEADS = ("force", "irregular", "voice", "state", "bare", "other", "titles")  # classes of heads.yml: what no name is alone
MODIFIER = re.compile(r"(?:the|an?|some|many|all|other)\s+", re.IGNORECASE)


def gathered(names: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The names, each with how often it is used, in groups of spellings of one name; the commonest first in each."""
    order = sorted(names, key=lambda name: (-names[name], name))
    rank = {name: number for number, name in enumerate(order)}
    near: dict[str, set[str]] = defaultdict(set)
    for block in blocks(order):
        for name in block:
            near[name].update(block)
    groups: dict[str, list[str]] = {}
    leader: dict[str, str] = {}
    for name in order:
        heads = sorted({leader[other] for other in near[name] if other in leader}, key=rank.__getitem__)
        own = next((head for head in heads if is_one(name, groups[head])), name)
        leader[name] = own
        groups.setdefault(own, []).append(name)
    return tuple(tuple(group) for group in groups.values())


def is_one(name: str, group: list[str]) -> bool:
    """Whether a name is one with every spelling of a group: nobody is joined through a third."""
    return all(same_name(name, other) >= CERTAIN for other in group)


def blocks(names: list[str]) -> Iterator[list[str]]:
    """Names that may be one: they share all their consonants, or half of their words in consonants."""
    whole, by_word = defaultdict(list), defaultdict(list)
    for name in names:
        words = skeleton(name).split()
        whole["".join(sorted(words))].append(name)
        for word in set(words):
            by_word[word].append(name)
    yield from (block for block in whole.values() if len(block) > 1)
    yield from (block for block in by_word.values() if 1 < len(block) <= CROWD)


def common(name: str) -> bool:
    """Whether the words are a common noun or a people rather than a name: "Units", "Guards", "Libyans"."""
    bare = MODIFIER.sub("", name.strip(), count=1)
    folded = fold(bare)
    if not folded or folded in sector_words() or folded in roles() or any(folded in head_words(sort) for sort in HEADS):
        return True
    return any(match.start == 0 and match.end >= len(bare) for match in countries_in(bare))
