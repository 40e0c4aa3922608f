"""What merging keeps of a report: its terms, its names, its days and its numbers, the head apart from the whole."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from contested.merging.rarity import Rarity, inverse
from contested.merging.terms import MONTHS, WEEKDAYS, names, shared, stem, stems
from contested.records import Reading

RAREST = 7  # names of the head that block keys are made of
HEAD_WORDS = 110  # a report says what it is about in its first lines; a page's foot tells of other things
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
MONTH = "(" + "|".join(MONTHS) + "|" + "|".join(name[:3] for name in MONTHS) + "|sept)"
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b|\b{MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)", re.I)
NUMBER = re.compile(r"(?<![\d,.:])\b\d{1,4}\b(?![\d:,]|\.\d)")
NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2)
}
Vector = Mapping[str, float]
NO_COUNTS: Counter[str] = Counter()
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Sketch:
    """The comparable content of one report; weights are set by `weigh` once all reports are known."""

    report_id: str
    outlet: str
    published: date | None
    whole: Counter[str]
    head: Counter[str]
    names: Mapping[str, str]
    head_names: Mapping[str, str]
    days: frozenset[tuple[int, int]]  # month and day of each date that the head gives, and of publication
    weekdays: frozenset[str]
    numbers: frozenset[str]
    rarest: tuple[str, ...]  # names of the head, by the background alone


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sketch with its terms weighed."""

    sketch: Sketch
    whole: Vector
    head: Vector
    names: Vector
    head_names: Vector
    names_weight: float
    head_names_weight: float


def sketch_of(reading: Reading) -> Sketch:
    """The sketch of a report."""
    report = reading.report
    text = f"{report.title}\n{report.text}" if report.title and report.title not in report.text[:400] else report.text
    head = head_of(text)
    short = len(head) == len(text)  # then the head is the whole, and is kept but once
    stems_of_all, names_of_all = stems(text), names(text)
    published = reading.published.start if reading.published.precision == "day" else None
    return Sketch(
        report_id=report.id,
        outlet=(report.outlet or "").casefold(),
        published=published,
        whole=stems_of_all,
        head=stems_of_all if short else stems(head),
        names=names_of_all,
        head_names=names_of_all if short else names(head),
        days=shared(days_in(head) | ({(published.month, published.day)} if published else set())),
        weekdays=shared(frozenset(day for day in WEEKDAYS if day in head.lower())),
        numbers=shared(numbers_in(head)),
        rarest=rarest_of(names_of_all if short else names(head)),
    )


def rarest_of(found: Mapping[str, str]) -> tuple[str, ...]:
    """The names that fewest texts of the background have, in alphabetical order."""
    weights = weighed_names(found, Rarity())
    return tuple(sorted(sorted(sorted(weights), key=lambda bones: -weights[bones])[:RAREST]))


def head_of(text: str) -> str:
    """The first words of the text."""
    return " ".join(text[: HEAD_WORDS * 40].split()[:HEAD_WORDS])


def days_in(text: str) -> frozenset[tuple[int, int]]:
    """Month and day of every date written with a month's name."""
    found = set()
    for match in DAY.finditer(text):
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(day) <= 31:
            found.add((MONTH_NUMBERS[month.lower()[:3]], int(day)))
    return frozenset(found)


def numbers_in(text: str) -> frozenset[str]:
    """Counts in figures or words, without years."""
    figures = {number for number in NUMBER.findall(text) if len(number) < 4}
    return frozenset(figures | {NUMBER_WORDS[word] for word in re.findall(r"\b[a-z]{3,6}\b", text.lower()) if word in NUMBER_WORDS})


def weigh(sketch: Sketch, rarity: Rarity) -> Weighed:
    """The sketch with every term weighed by how few texts have it, names in the first lines by how few reports here; the counts
    themselves are let go."""
    whole = weighed_stems(sketch.whole)
    named = weighed_names(sketch.names, Rarity())
    head_names = weighed_names(sketch.head_names, rarity)
    return Weighed(
        sketch=replace(sketch, whole=NO_COUNTS, head=NO_COUNTS, names=NO_NAMES, head_names=NO_NAMES),
        whole=whole,
        head=whole if sketch.head is sketch.whole else weighed_stems(sketch.head),
        names=named,
        head_names=head_names,
        names_weight=math.fsum(named.values()),
        head_names_weight=math.fsum(head_names.values()),
    )


def weighed_stems(counts: Mapping[str, int]) -> Vector:
    """The stems with their weights, of length 1."""
    return unit({term: (1 + math.log(n)) * inverse(term) for term, n in counts.items()})


def weighed_names(found: Mapping[str, str], rarity: Rarity) -> Vector:
    """The names with their weights."""
    return {bones: rarity.of_name(bones, stem(word)) for bones, word in found.items()}


def unit(vector: dict[str, float]) -> Vector:
    """The vector with length 1."""
    length = math.sqrt(math.fsum([value * value for value in vector.values()])) or 1.0
    return {term: value / length for term, value in vector.items()}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1, the same whichever comes first."""
    return math.fsum([a[term] * b[term] for term in a.keys() & b.keys()])


def shared_weight(a: Vector, b: Vector) -> float:
    """The weight of the terms in both."""
    return math.fsum([min(a[term], b[term]) for term in a.keys() & b.keys()])


def days_apart(a: frozenset[tuple[int, int]], b: frozenset[tuple[int, int]]) -> float | None:
    """Days between the nearest two dates, years left aside; None where one side has no date."""
    gaps = [abs((m1 - m2) * 30.4 + d1 - d2) for m1, d1 in a for m2, d2 in b]
    return min((min(gap, 365 - gap) for gap in gaps), default=None)
