"""Names that mean different actors in different outlets.

Whom one means is decided by who speaks, beside whom it stands, against whom, and when.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from contested.linking.folding import fold
from contested.linking.packs import PackActor, holds
from contested.linking.rosters import Entry, Hit, Roster
from contested.records import Attribution, Reading, Span

SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"'])|\n+")
POST = re.compile(r"\b(?:spokes\w+|commander\w*|chief|head|leader|general|led by|headed by|under)\b", re.IGNORECASE)
FIGHT = re.compile(
    r"\b(?:against|clash\w*|fight\w*|fought|battl\w*|attack\w*|offensive|repel\w*|advanc\w*|seiz\w*|captur\w*|held by|retreat\w*|"
    r"liberat\w*|defeat\w*|enem\w*|recaptur\w*|retak\w*|retook)\b",
    re.IGNORECASE,
)
WINDOW = 600  # characters: as far as a sentence is looked at
BESIDE = 60  # characters: "the spokesman for the Libyan Army Mohammed Gununu"


@dataclass
class Evidence:
    """What a report gives to decide by: its outlet, who is quoted where, who else is named in the sentence."""

    reading: Reading
    roster: Roster
    on: date | None
    outlet: str | None  # folded name of the report's own outlet

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of the report, roughly, by characters."""
        text, start, found = self.reading.report.text, 0, []
        for match in SENTENCE_END.finditer(text):
            found.append((start, match.start()))
            start = match.end()
        return [*found, (start, len(text))]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence in which a character stands."""
        place = bisect_right(self.sentence_starts, at) - 1
        start, end = self.sentences[max(0, place)]
        return max(start, at - WINDOW), min(end, at + WINDOW)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [start for start, _ in self.sentences]

    @cached_property
    def hits(self) -> list[Hit]:
        """Every known name of the report."""
        return [hit for hit in self.roster.scan(self.reading.report.text) if hit.entries]

    @cached_property
    def starts(self) -> list[int]:
        """Where each known name begins."""
        return [hit.start for hit in self.hits]

    def within(self, start: int, end: int) -> list[Hit]:
        """The known names that lie between two characters."""
        return [hit for hit in self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)] if hit.end <= end]

    def around(self, start: int, end: int) -> list[Hit]:
        """The known names that hold these characters and more."""
        near = self.hits[bisect_left(self.starts, start - 80) : bisect_right(self.starts, start)]
        return [hit for hit in near if end <= hit.end and (hit.start, hit.end) != (start, end)]

    def quoting(self, at: int) -> list[Attribution]:
        """The attributions in whose content a character stands, the innermost first."""
        around = [said for said in self.reading.attributions if said.source and said.content.start <= at < said.content.end]
        return sorted(around, key=lambda said: said.content.end - said.content.start)

    def outlet_at(self, at: int) -> tuple[str | None, str]:
        """The outlet that speaks at a character, folded, and how that is known: one that is quoted there, else the report's own."""
        for said in self.quoting(at):
            assert said.source is not None
            if outlet := self.outlet_in(said.source):
                return fold(outlet), f" in {outlet}, which is quoted here"
        return self.outlet, ""

    def outlet_in(self, source: Span) -> str | None:
        """The outlet that a source names, None where it names none."""
        words = re.sub(r"^(?:the|earlier|according to)\s+", "", source.text.strip(), flags=re.IGNORECASE)
        outlet = self.roster.outlet(words)
        return outlet.name if outlet else None

    def side_in(self, start: int, end: int, among: tuple[PackActor, ...], but: tuple[int, int]) -> list[tuple[PackActor, Hit]]:
        """Those of the candidates on whose side somebody stands who is named between two characters, outside the name itself."""
        found = []
        for hit in self.within(start, end):
            apart = hit.end <= but[0] or but[1] <= hit.start
            if apart and not any(entry.outlets for entry in hit.entries):
                actor = hit.entries[0].actor
                side = self.roster.side_of(actor.id, self.on)
                found += [(one, hit) for one in among if one is actor or one is side]
        return found


def decide(
    evidence: Evidence, entries: tuple[Entry, ...], actors: tuple[PackActor, ...], written: str, start: int, end: int
) -> tuple[PackActor, float, str] | None:
    """Whom a name that differs by outlet means here, how sure, and why; None where nothing decides."""
    alive = tuple(actor for actor in actors if holds(actor.during, evidence.on))
    if not alive:
        return None
    case = Case(evidence, entries, alive, (start, end))
    for rule in (by_quoted_outlet, by_post, by_speaker, by_outlet, by_enemy, by_leaning):
        if found := rule(case):
            return found[0], found[1], f"“{written}” {found[2]}"
    if len(alive) == 1:
        return alive[0], 0.6, f"“{written}”: only one bore the name at the time"
    return None


Decision = tuple[PackActor, float, str] | None


@dataclass(frozen=True)
class Case:
    """One such name: its bearers that were alive at the time, and where it stands."""

    evidence: Evidence
    entries: tuple[Entry, ...]
    alive: tuple[PackActor, ...]
    at: tuple[int, int]

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.evidence.reading.report.text

    @property
    def sentence(self) -> tuple[int, int]:
        """The sentence that it stands in, by characters."""
        return self.evidence.sentence(self.at[0])

    def named(self, start: int, end: int) -> list[tuple[PackActor, Hit]]:
        """Those of its bearers on whose side somebody named between two characters stands."""
        return self.evidence.side_in(start, end, self.alive, self.at)

    def own_use(self, outlet: str | None) -> PackActor | None:
        """Whom the name means in this outlet."""
        return next(
            (entry.actor for entry in self.entries if outlet and outlet in entry.outlets and entry.actor in self.alive), None
        )


def by_quoted_outlet(case: Case) -> Decision:
    """The use of an outlet that is quoted here."""
    outlet, why = case.evidence.outlet_at(case.at[0])
    found = case.own_use(outlet) if why else None
    return (found, 0.85, "as the outlet that is quoted uses it") if found else None


def by_post(case: Case) -> Decision:
    """A person named beside it with a post: "the spokesman for the Libyan Army Mohammed Gununu"."""
    (low, high), (start, end), text = case.sentence, case.at, case.text
    for actor, hit in case.named(max(low, start - BESIDE), min(high, end + BESIDE)):
        between = text[min(hit.end, end) : max(hit.start, start)]
        around = text[max(low, min(hit.start, start) - 30) : max(hit.end, end)]
        person = hit.entries[0].actor.kind == "person" and not re.match(r"['’]s?\b", text[hit.end : hit.end + 2])
        if person and POST.search(around) and not FIGHT.search(between) and not re.search(r"[,.;]\s|\bto\b", between):
            return actor, 0.85, f"of which {hit.entries[0].actor.name} is named as officer"
    return None


def by_speaker(case: Case) -> Decision:
    """Whoever is quoted calls his own side so."""
    for said in case.evidence.quoting(case.at[0]):
        if said.source and (sides := case.named(said.source.start, said.source.end)):
            return sides[0][0], 0.75, f"in the words of {said.source.text}, who is on its side"
    return None


def by_outlet(case: Case) -> Decision:
    """The use of the report's own outlet."""
    found = case.own_use(case.evidence.outlet)
    return (found, 0.9, f"as {case.evidence.reading.report.outlet} uses it") if found else None


def by_enemy(case: Case) -> Decision:
    """One bearer is fought in the sentence, so the name is the other's; where both are named, the one in command."""
    low, high = case.sentence
    if len(case.alive) != 2 or not FIGHT.search(case.text, low, high):
        return None
    named = case.named(low, high)
    for actor, hit in named:
        if re.search(r"(?:under the command of|led by|commanded by) (?:the )?$", case.text[low : hit.start]):
            return actor, 0.65, f"under the command of {actor.name}"
    left = [actor for actor in case.alive if actor not in [one for one, _ in named]]
    return (left[0], 0.65, "whose enemy is named beside it") if len(left) == 1 else None


def by_leaning(case: Case) -> Decision:
    """The side that the report's outlet leans to."""
    outlet = case.evidence.roster.outlet(case.evidence.reading.report.outlet)
    found = next((actor for actor in case.alive if outlet and actor.id == outlet.leaning), None)
    return (found, 0.55, f"as the side that {outlet.name} leans to uses it") if found and outlet else None
