"""Names that mean different actors in different outlets: whom one means is decided by who speaks, beside whom it stands, against whom, and when."""

from __future__ import annotations

import re
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
    r"\b(?:against|clash\w*|fight\w*|fought|battl\w*|attack\w*|offensive|repel\w*|advanc\w*|seiz\w*|captur\w*|held by|retreat\w*|liberat\w*|defeat\w*|"
    r"enem\w*|recaptur\w*|retak\w*|retook)\b",
    re.IGNORECASE,
)
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
        return next(((start, end) for start, end in self.sentences if start <= at < end), (at, at))

    @cached_property
    def hits(self) -> list[Hit]:
        """Every known name of the report."""
        return [hit for hit in self.roster.scan(self.reading.report.text) if hit.entries]

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
        for hit in self.hits:
            if start <= hit.start and hit.end <= end and not (hit.start < but[1] and but[0] < hit.end):
                if any(entry.outlets for entry in hit.entries):
                    continue
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
    quoted, why = evidence.outlet_at(start)
    for rule in (by_quoted_outlet, by_post, by_speaker, by_outlet, by_enemy, by_leaning):
        if found := rule(evidence, entries, alive, (start, end), quoted if why else None):
            return found[0], found[1], f"“{written}” {found[2]}"
    if len(alive) == 1:
        return alive[0], 0.6, f"“{written}”: only one bore the name at the time"
    return None


Decision = tuple[PackActor, float, str] | None


def by_quoted_outlet(
    evidence: Evidence, entries: tuple[Entry, ...], alive: tuple[PackActor, ...], at: tuple[int, int], quoted: str | None
) -> Decision:
    """The use of an outlet that is quoted here."""
    found = own_use(entries, alive, quoted)
    return (found, 0.85, "as the outlet that is quoted uses it") if found else None


def by_post(
    evidence: Evidence, entries: tuple[Entry, ...], alive: tuple[PackActor, ...], at: tuple[int, int], quoted: str | None
) -> Decision:
    """A person named beside it with a post: "the spokesman for the Libyan Army Mohammed Gununu"."""
    text = evidence.reading.report.text
    low, high = evidence.sentence(at[0])
    for actor, hit in evidence.side_in(max(low, at[0] - BESIDE), min(high, at[1] + BESIDE), alive, at):
        between = text[min(hit.start, at[0]) : max(hit.end, at[1])]
        around = text[max(low, min(hit.start, at[0]) - 30) : max(hit.end, at[1])]
        if hit.entries[0].actor.kind == "person" and not re.match(r"['’]s?\b", text[hit.end : hit.end + 2]):
            if POST.search(around) and not FIGHT.search(between) and not re.search(r"[.;]\s", between):
                return actor, 0.85, f"of which {hit.entries[0].actor.name} is named as officer"
    return None


def by_speaker(
    evidence: Evidence, entries: tuple[Entry, ...], alive: tuple[PackActor, ...], at: tuple[int, int], quoted: str | None
) -> Decision:
    """Whoever is quoted calls his own side so."""
    for said in evidence.quoting(at[0]):
        assert said.source is not None
        sides = evidence.side_in(said.source.start, said.source.end, alive, at)
        if sides:
            return sides[0][0], 0.75, f"in the words of {said.source.text}, who is on its side"
    return None


def by_outlet(
    evidence: Evidence, entries: tuple[Entry, ...], alive: tuple[PackActor, ...], at: tuple[int, int], quoted: str | None
) -> Decision:
    """The use of the report's own outlet."""
    found = own_use(entries, alive, evidence.outlet)
    return (found, 0.9, f"as {evidence.reading.report.outlet} uses it") if found else None


def by_enemy(
    evidence: Evidence, entries: tuple[Entry, ...], alive: tuple[PackActor, ...], at: tuple[int, int], quoted: str | None
) -> Decision:
    """One candidate is fought in the sentence, so the name is another's."""
    low, high = evidence.sentence(at[0])
    others = {actor.id for actor, _ in evidence.side_in(low, high, alive, at)}
    left = [actor for actor in alive if actor.id not in others]
    if len(others) == 1 and len(left) == 1 and FIGHT.search(evidence.reading.report.text, low, high):
        return left[0], 0.65, "whose enemy is named beside it"
    if len(others) == 2 and len(alive) == 2 and FIGHT.search(evidence.reading.report.text, low, high):
        return by_command(evidence, alive, at, low, high)
    return None


def by_command(evidence: Evidence, alive: tuple[PackActor, ...], at: tuple[int, int], low: int, high: int) -> Decision:
    """Both are named: the one under whose command the forces are said to stand."""
    text = evidence.reading.report.text
    for actor, hit in evidence.side_in(low, high, alive, at):
        if re.search(r"under the command of (?:the )?$|led by (?:the )?$|commanded by (?:the )?$", text[low : hit.start]):
            return actor, 0.65, f"under the command of {actor.name}"
    return None


def by_leaning(
    evidence: Evidence, entries: tuple[Entry, ...], alive: tuple[PackActor, ...], at: tuple[int, int], quoted: str | None
) -> Decision:
    """The side that the report's outlet leans to."""
    outlet = evidence.roster.outlet(evidence.reading.report.outlet)
    found = next((actor for actor in alive if outlet and actor.id == outlet.leaning), None)
    return (found, 0.55, f"as the side that {outlet.name} leans to uses it") if found and outlet else None


def own_use(entries: tuple[Entry, ...], alive: tuple[PackActor, ...], outlet: str | None) -> PackActor | None:
    """Whom the name means in this outlet."""
    return next((entry.actor for entry in entries if outlet and outlet in entry.outlets and entry.actor in alive), None)
