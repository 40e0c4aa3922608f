"""What merging keeps of a report: its terms, its names, its days and its numbers, the head apart from the whole.

A page's foot is left out, and so is the outlet's own name: neither tells what a report is about.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from contested.merging.passages import body_of, news_of
from contested.merging.rarity import Rarity, inverse
from contested.merging.terms import MONTHS, WEEKDAYS, WORD, names, shared, skeleton, stem, stems, word_pairs
from contested.records import Reading

RAREST = 7  # names of the head that block keys are made of
HEAD_WORDS = 110  # a report says what it is about in its first lines; a page's foot tells of other things
OPENING_WORDS = 45  # a headline and the sentence under it
SIDES = ("armed_group", "state", "body")  # kinds of actor
RARE = 1.5  # inverse document frequency: words that stand in fewer than about one text in four
MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, 1)}
MONTH = "(" + "|".join(MONTHS) + "|" + "|".join(name[:3] for name in MONTHS) + "|sept)"
DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\b|\b{MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)", re.I)
YEAR = re.compile(r"\W{1,3}((?:19|20)\d\d)\b")
NUMBER = re.compile(r"(?<![\d.:])(?<!\d,)\b\d{1,4}\b(?![\d:]|[,.]\d)")
NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2)
}
Vector = Mapping[str, float]
Day = tuple[int | None, int, int]  # year, where it is known, month and day
NO_COUNTS: Counter[str] = Counter()
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Sketch:
    """The comparable content of one report; weights are set by `weigh` once all reports are known."""

    report_id: str
    outlet: str
    published: date | None
    whole: Counter[str]
    names: Mapping[str, str]
    head_names: Mapping[str, str]
    days: frozenset[tuple[int, int]]  # month and day of each date in the first lines of the news, and of publication
    weekdays: frozenset[str]
    numbers: frozenset[str]
    rarest: tuple[str, ...]  # names of the head, by the background alone
    told: Day | None  # when it was told: the day of publication, else the first date that it gives
    opening: tuple[str, ...]  # names of the headline and the first sentence
    news_names: frozenset[str] | None  # names of the news itself; None where they are those of the whole
    people: frozenset[str]  # names of persons who were acted on: the dead, the wounded, the taken
    pairs: array[int]  # rare words side by side in the news itself, none of a side's name, as numbers


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sketch with its terms weighed."""

    sketch: Sketch
    whole: Vector
    names: Vector
    head_names: Vector
    names_weight: float
    head_names_weight: float
    opening_weight: float


def sketch_of(reading: Reading) -> Sketch:
    """The sketch of a report."""
    report = reading.report
    own = own_name(report.outlet or "")
    text = body_of(f"{report.title}\n{report.text}" if report.title and report.title not in report.text[:400] else report.text)
    news = news_of(text)
    head = head_of(text)
    short = len(head) == len(text)  # then its names are those of the whole, and are kept but once
    names_of_all = names(text, own)
    head_names = names_of_all if short else names(head, own)
    lines = first_words(news, HEAD_WORDS)
    sides = words_of_sides(reading)
    named = names_of_all if news == text else names(news, own)
    published = reading.published.start if reading.published.precision == "day" else None
    return Sketch(
        report_id=report.id,
        outlet=(report.outlet or "").casefold(),
        published=published,
        whole=stems(text),
        names=names_of_all,
        head_names=head_names,
        days=shared(days_in(lines) | ({(published.month, published.day)} if published else set())),
        weekdays=shared(frozenset(day for day in WEEKDAYS if day in head.lower())),
        numbers=shared(numbers_in(lines)),
        rarest=rarest_of(head_names),
        told=(published.year, published.month, published.day) if published else first_day(text),
        opening=tuple(bones for bones in names(first_words(news, OPENING_WORDS)) if bones in names_of_all),
        news_names=None if named is names_of_all else frozenset(named),
        people=shared(acted_on(reading)),
        pairs=array("I", sorted(word_pairs(news, lambda word: word not in sides and inverse(word) > RARE))),
    )


@lru_cache(maxsize=5000)
def own_name(outlet: str) -> frozenset[str]:
    """Skeletons of the words of an outlet's name and of their first letters: it names itself whatever it tells."""
    words = re.findall(r"[^\W\d_]+", outlet[:200])
    initials = ("".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper()))
    return frozenset(skeleton(word) for word in (*words, *initials) if word)


def words_of_sides(reading: Reading) -> frozenset[str]:
    """Stems of the words that name forces and states: a war's sides stand in most reports of it."""
    people = (actor for claim in reading.claims for actor in (*claim.actors, *claim.targets) if actor.kind in SIDES)
    return frozenset(stem(word) for actor in people for word in WORD.findall(f"{actor.text} {actor.name or ''}"))


def acted_on(reading: Reading) -> frozenset[str]:
    """Skeletons of the names of persons who were acted on: of each of their names, as kin share one."""
    named = (actor.name for claim in reading.claims for actor in claim.targets if actor.kind == "person" and actor.name)
    return frozenset(skeleton(word) for name in named for word in name.split() if len(word) > 2)


def rarest_of(found: Mapping[str, str]) -> tuple[str, ...]:
    """The names that fewest texts of the background have, in alphabetical order."""
    weights = weighed_names(found, Rarity())
    return tuple(sorted(sorted(sorted(weights), key=lambda bones: -weights[bones])[:RAREST]))


def head_of(text: str) -> str:
    """The first words of the text, as many as say what it is about."""
    return first_words(text, HEAD_WORDS)


def first_words(text: str, count: int) -> str:
    """So many of the text's first words."""
    return " ".join(text[: count * 40].split()[:count])


def days_in(text: str) -> frozenset[tuple[int, int]]:
    """Month and day of every date written with a month's name."""
    return frozenset((month, day) for _, month, day in dates(text))


def first_day(text: str) -> Day | None:
    """The first date that is written with a month's name: a report without a date of its own begins with what is new."""
    return next(dates(text), None)


def dates(text: str) -> Iterator[Day]:
    """Every date written with a month's name."""
    for match in DAY.finditer(text):
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        year = YEAR.match(text, match.end())
        if 1 <= int(day) <= 31:
            yield int(year[1]) if year else None, MONTH_NUMBERS[month.lower()[:3]], int(day)


def numbers_in(text: str) -> frozenset[str]:
    """Counts in figures or words, without years."""
    figures = {number for number in NUMBER.findall(text) if len(number) < 4}
    return frozenset(figures | {NUMBER_WORDS[word] for word in re.findall(r"\b[a-z]{3,6}\b", text.lower()) if word in NUMBER_WORDS})


def weigh(sketch: Sketch, rarity: Rarity) -> Weighed:
    """The sketch with every term weighed by how few texts have it, names in the first lines by how few reports here; the counts
    themselves are let go."""
    named = weighed_names(sketch.names, Rarity())
    head_names = weighed_names(sketch.head_names, rarity)
    return Weighed(
        sketch=replace(sketch, whole=NO_COUNTS, names=NO_NAMES, head_names=NO_NAMES),
        whole=weighed_stems(sketch.whole),
        names=named,
        head_names=head_names,
        names_weight=math.fsum(named.values()),
        head_names_weight=math.fsum(head_names.values()),
        opening_weight=math.fsum(named[bones] for bones in sketch.opening),
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


def days_between_told(a: Day, b: Day) -> float:
    """Days between two dates; where a year is not known, as few as there can be."""
    (year, *one), (other_year, *other) = a, b
    if year and other_year:
        return abs((year - other_year) * 365.25 + (one[0] - other[0]) * 30.4 + one[1] - other[1])
    gap = abs((one[0] - other[0]) * 30.4 + one[1] - other[1])
    return min(gap, 365 - gap)
