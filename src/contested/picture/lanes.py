"""Who holds a place over time, one lane an account: what each speaker says from day to day, and where they differ.

The rules of `control` decide what is a word on the place and as of which day. In a lane, a spell lasts from a speaker's word until
the same speaker says otherwise; a withdrawal that names no new holder begins a gap. `last_word` is the day of the last word that
bears a spell out: after it the speaker has only not said otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contested.picture.control import Word, words_about
from contested.picture.words import NOWHERE, SamePlace, SideOf, Told, actor_of, own_side, same_words
from contested.records import ONE_DAY, Actor, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """Days in a row for which one speaker names one holder, or (None) says that the last one left."""

    holder: Actor | None
    side: str  # of the holder, empty in a gap
    start: date
    last_word: date
    end: date | None  # None where nothing was said since
    exact: bool  # whether the day on which it begins is known
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One speaker's account of who held the place."""

    speaker: str
    spells: tuple[Spell, ...]
    undated: tuple[Claim, ...] = ()  # words without any day


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Days on which lanes name holders of different sides."""

    start: date
    end: date | None
    holders: tuple[str, ...]
    speakers: tuple[str, ...]


def lanes(
    claims: Iterable[Claim],
    place: str,
    *,
    told: Told = NOWHERE,
    is_place: SamePlace = same_words,
    side_of: SideOf = own_side,
) -> tuple[Lane, ...]:
    """A lane for each speaker, the one who spoke first on top."""
    spoken: dict[str, list[Word]] = defaultdict(list)
    for word in words_about(list(claims), place, None, told, is_place, side_of):
        spoken[word.speaker].append(word)
    found = [lane_of(speaker, sorted(words, key=lambda word: word.order)) for speaker, words in spoken.items()]
    return tuple(sorted(found, key=lambda lane: (lane.spells[0].start if lane.spells else date.max, lane.speaker)))


def lane_of(speaker: str, words: Sequence[Word]) -> Lane:
    """One speaker's lane."""
    dated = [word for word in words if word.day > date.min]
    undated = {word.claim.id: word.claim for word in words if word.day == date.min}
    return Lane(speaker=speaker, spells=tuple(spells_of(dated)), undated=tuple(undated.values()))


def spells_of(words: Sequence[Word]) -> Iterator[Spell]:
    """The spells that a speaker's dated words make, in order; holders named for one day stand beside each other."""
    runs = list(runs_of(words))
    for number, run in enumerate(runs):
        later = next((other[0].day for other in runs[number + 1 :] if other[0].day > run[0].day), None)
        first = run[0]
        yield Spell(
            holder=None if first.leaves else actor_of(first.holder),
            side="" if first.leaves else first.side,
            start=first.day,
            last_word=min(run[-1].day, later - ONE_DAY) if later else run[-1].day,
            end=later - ONE_DAY if later else None,
            exact=first.claim.when.start is not None and first.claim.when.precision == "day",
            claims=tuple({word.claim.id: word.claim for word in run}.values()),
        )


def runs_of(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words in runs that say the same; one that says that somebody left counts only where that side was said to be there."""
    days: dict[date, dict[tuple[bool, str], list[Word]]] = defaultdict(lambda: defaultdict(list))
    for word in words:
        days[word.day][word.leaves, word.side].append(word)
    open_runs: dict[tuple[bool, str], list[Word]] = {}
    done: list[list[Word]] = []
    for day in sorted(days):
        said = held_of(days[day], open_runs)
        if not said:
            continue
        if set(said) != set(open_runs):
            done += open_runs.values()
            open_runs = {key: list(group) for key, group in said.items()}
        else:
            for key, group in said.items():
                open_runs[key] += group
    yield from sorted([*done, *open_runs.values()], key=lambda run: run[0].order)


def held_of(
    said: dict[tuple[bool, str], list[Word]], before: dict[tuple[bool, str], list[Word]]
) -> dict[tuple[bool, str], list[Word]]:
    """What a day's words say: its holders, or where it names none, that those who were there left."""
    held = {key: group for key, group in said.items() if not key[0]}
    if held:
        return held
    left = {side for _, side in said}
    gone = {key: group for key, group in said.items() if (False, key[1]) in before}
    stay = {key: group[-1:] for key, group in before.items() if not key[0] and key[1] not in left}
    if not gone:
        return {}
    return {} if stay else {(True, ""): [word for group in gone.values() for word in group]}


def disputes(found: Iterable[Lane]) -> tuple[Dispute, ...]:
    """The days on which the lanes name different sides, neighbouring days of one dispute together."""
    spells = [(lane.speaker, spell) for lane in found for spell in lane.spells if spell.holder is not None]
    edges = sorted({spell.start for _, spell in spells} | {spell.end + ONE_DAY for _, spell in spells if spell.end})
    rows: list[Dispute] = []
    for number, start in enumerate(edges):
        end = edges[number + 1] - ONE_DAY if number + 1 < len(edges) else None
        standing = [(who, spell) for who, spell in spells if spell.start <= start and (spell.end is None or spell.end >= start)]
        sides = {spell.side: spell.holder.name for _, spell in standing if spell.holder}
        if len(sides) > 1:
            row = Dispute(
                start=start,
                end=end,
                holders=tuple(sorted(sides.values())),
                speakers=tuple(dict.fromkeys(who for who, _ in standing)),
            )
            last = rows[-1] if rows else None
            if last and last.end == start - ONE_DAY and last.holders == row.holders:
                speakers = tuple(dict.fromkeys((*last.speakers, *row.speakers)))
                rows[-1] = Dispute(start=last.start, end=end, holders=row.holders, speakers=speakers)
            else:
                rows.append(row)
    return tuple(rows)
