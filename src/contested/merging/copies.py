"""Copies: reports that repeat another's text are carriers of one root, not further witnesses.

Three ways to be a copy, each with its words: the same text but for space and case; most of the same three-word runs and no other
numbers (MinHash over shingles of three words; a text with a new toll is an update); or sentences lifted word for word that make up
most of the shorter text. The root is the earliest published, then the one that another names as its source ("Reuters reported"),
then the longest, then the one with the lowest id.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from operator import eq

from rensa import RMinHash

from contested.merging.terms import key_number
from contested.records import Reading

PERMUTATIONS = 128
BANDS, ROWS = 32, 16  # bytes: four values of the MinHash in each
SAME_SHARE = 0.6  # of the MinHash values: most of the three-word runs are the same
NEAR_SHARE = 0.9  # of the MinHash values: nearly all is the same
NEAR_BANDS = 8
SHORTEST = 12  # words of a text that two may not have written by chance
LIFTED_SHARE = 0.6  # of the shorter text's sentences
LONG_SENTENCE = 40  # characters: shorter ones are nobody's own words
SENTENCE = re.compile(r"[^.!?\n]{20,2000}")
NUMBER = re.compile(r"\d+")
FEWEST_COMPARED = 5  # words
FEWEST_WORDS = 30  # a shorter text is too easily like another
WORD = re.compile(r"[^\W_]+")
MANY = 200  # a band or sentence that more reports share is boilerplate


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a text."""

    report_id: str
    outlet: str
    published: date
    length: int
    exact: str
    digest: bytes  # four bytes a value
    sentences: frozenset[str]
    numbers: frozenset[str]
    quoted: frozenset[str]  # names of those whom the report quotes or credits, in lower case


@dataclass(frozen=True, slots=True)
class Copy:
    """A report that repeats another, and why it is taken for a copy."""

    report_id: str
    root_id: str
    reason: str


def copies(readings: Iterable[Reading]) -> Mapping[str, Copy]:
    """Every report that is a copy, by its id; roots and reports of their own are not in it."""
    prints = {one.report_id: one for one in map(print_of, readings)}
    links = ((a, b, likeness(prints[a], prints[b])) for a, b in sorted(candidates(prints.values())))
    return copies_linked(prints, {(a, b): why for a, b, why in links if why})


def copies_linked(prints: Mapping[str, Print], links: Mapping[tuple[str, str], str]) -> Mapping[str, Copy]:
    """The same, of reports of which it is known which two are alike, and why."""
    group: dict[str, str] = {key: key for key in prints}

    def find(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    for a, b in sorted(links):
        first, second = sorted((find(a), find(b)))
        group[second] = first
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(prints):
        members[find(key)].append(key)
    found = {}
    for ids in members.values():
        if len(ids) > 1:
            root = root_of([prints[key] for key in ids])
            for key in ids:
                if key != root:
                    why = links.get((min(key, root), max(key, root)), "it repeats a text that repeats it")
                    found[key] = Copy(key, root, why)
    return found


CREDITED = re.compile(  # "told Reuters", "Source: Reuters"
    r"\b(?:told|[Ss]ource:|[Cc]redit:)[ \t](?:the[ \t])?(?:news[ \t])?(?:agency[ \t])?([A-Z][\w'’-]*(?:[ \t][A-Z][\w'’-]*){0,3})"
)


def print_of(reading: Reading) -> Print:
    """The print of a report's text."""
    report = reading.report
    words = [word.lower() for word in WORD.findall(report.text)]
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=7)
    sketch.update([" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))])
    return Print(
        report_id=report.id,
        outlet=(report.outlet or "").casefold(),
        published=reading.published.start or date.max,
        length=len(words),
        exact=hashlib.sha256(" ".join(words).encode()).hexdigest()[:16],
        digest=array("I", sketch.digest()).tobytes(),
        sentences=frozenset(key for match in SENTENCE.findall(report.text) if (key := clause_hash(match))),
        numbers=frozenset(NUMBER.findall(report.text)),
        quoted=frozenset(
            [one.source_name.casefold() for one in reading.attributions if one.source_name]
            + [match[1].casefold() for match in CREDITED.finditer(report.text)]
        ),
    )


def clause_hash(text: str) -> str:
    """A short hash of a sentence's words in lower case; empty where the sentence is too short to be anybody's own."""
    words = " ".join(word.lower() for word in WORD.findall(text[:4000]))
    return hashlib.sha256(words.encode()).hexdigest()[:12] if len(words) >= LONG_SENTENCE else ""


def near_keys(one: Print) -> list[int]:
    """What two texts share that are the same, or nearly: a hash of the words, and hashes of parts of the MinHash."""
    keys = [f"whole {one.exact}"] if one.length >= SHORTEST else []
    if one.length >= FEWEST_WORDS:
        size = len(one.digest) // NEAR_BANDS
        parts = (one.digest[band * size : (band + 1) * size] for band in range(NEAR_BANDS))
        keys += [f"{band} {part.hex()}" for band, part in enumerate(parts)]
    return [int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], signed=True) for key in keys]


def nearness(a: Print, b: Print) -> str:
    """Why two texts are the same or nearly so, with the same numbers; empty where they are not."""
    if a.exact == b.exact:
        return "the same text"
    same = sum(map(eq, memoryview(a.digest).cast("I"), memoryview(b.digest).cast("I"))) / PERMUTATIONS
    return f"{same:.0%} of the wording is the same" if same >= NEAR_SHARE and a.numbers == b.numbers else ""


def candidates(prints: Iterable[Print]) -> set[tuple[str, str]]:
    """Pairs that share the text, a sentence, or a band of the MinHash."""
    compared = list(prints)
    pairs: set[tuple[str, str]] = set()
    for sort in range(BANDS + 1):  # one at a time, so that not all of them are held together
        pairs.update(sharing((one.report_id, thing) for one in compared for thing in things(one, sort)))
    return pairs


def things(one: Print, sort: int) -> Iterator[str | bytes]:
    """What is looked up of a text: a band of its MinHash, or, after the last band, the whole and its sentences."""
    if sort == BANDS and one.length >= FEWEST_COMPARED:
        yield one.exact
        yield from one.sentences
    elif sort < BANDS and one.length >= FEWEST_WORDS:
        yield one.digest[sort * ROWS : (sort + 1) * ROWS]


def text_keys(one: Print) -> list[int]:
    """The keys of a text for an index: texts that share one, which not more than `MANY` do, are compared."""
    return sorted({key_number(f"{sort}:{thing!r}") for sort in range(BANDS + 1) for thing in things(one, sort)})


def sharing(held: Iterable[tuple[str, object]]) -> Iterator[tuple[str, str]]:
    """Pairs of those that hold the same thing, where not too many do."""
    holders: dict[object, list[str]] = {}
    for holder, thing in held:
        holders.setdefault(thing, []).append(holder)
    for ids in holders.values():
        if 1 < len(ids) <= MANY:
            yield from combinations(sorted(set(ids)), 2)


def likeness(a: Print, b: Print) -> str:
    """Why one of the two is a copy of the other, empty where neither is."""
    if a.exact == b.exact:
        return "the same text"
    same = sum(map(eq, memoryview(a.digest).cast("I"), memoryview(b.digest).cast("I"))) / PERMUTATIONS
    alike = min(a.length, b.length) >= FEWEST_WORDS and (a.numbers <= b.numbers or b.numbers <= a.numbers)
    if same >= SAME_SHARE and alike:
        return f"{same:.0%} of the wording is the same"
    shorter = min(len(a.sentences), len(b.sentences))
    shared = len(a.sentences & b.sentences)
    if shared >= 2 and shared >= LIFTED_SHARE * shorter:
        return f"{shared} of its {shorter} sentences stand in the other word for word"
    return ""


def root_of(prints: Sequence[Print]) -> str:
    """The report that the others repeat."""

    def order(one: Print) -> tuple[date, int, int, str]:
        named = sum(bool(one.outlet) and one.outlet in other.quoted for other in prints)
        return one.published, -named, -one.length, one.report_id

    return min(prints, key=order).report_id
