"""The bench: people's judgements that stand, and what they make of a reading. A pure function of reading and judgements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from contested.casebook.asked import one_of
from contested.casebook.corrections import corrected
from contested.casebook.spellings import Spellings
from contested.casebook.stated import RULE, Stating, named_so, placed_so
from contested.casebook.verbs import CLAIM, CLAIMS, NAME
from contested.casebook.verbs import VERBS as ROWS
from contested.errors import UsageError
from contested.kinds import load_kinds
from contested.linking.sounds import name_key
from contested.records import (
    ActorMention,
    Anchor,
    Attribution,
    Claim,
    Judgement,
    PlaceMention,
    Reading,
    Ruling,
    Span,
    content_id,
)

M = TypeVar("M", ActorMention, PlaceMention)
ON_CLAIMS = frozenset(row.name for row in ROWS if row.subject in (CLAIM, CLAIMS))
ON_NAMES = frozenset(row.name for row in ROWS if row.subject == NAME)
STRETCH = re.compile(r"(\d{1,9})-(\d{1,9}) (\w+)")


def in_force(every: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements and withdrawals that were not themselves taken back, oldest first."""
    kept = list(every)
    gone: set[str] = set()
    for one in reversed(kept):  # the last word counts
        if one.verb == "withdraw" and one.id not in gone:
            gone.add(one.subject)
    return tuple(one for one in kept if one.id not in gone)


def standing(every: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that were not taken back, oldest first; a withdrawal may itself be withdrawn."""
    return tuple(one for one in in_force(every) if one.verb != "withdraw")


def ids_in(judgement: Judgement) -> tuple[str, ...]:
    """The claims that a judgement names."""
    return tuple(dict.fromkeys(f"{judgement.subject} {judgement.object if judgement.verb in ('same', 'not_same') else ''}".split()))


def folded(name: str) -> str:
    """A name as it is compared with another: without case, spacing and article."""
    return " ".join(name.casefold().split()).removeprefix("the ")


@dataclass(frozen=True)
class Bench:
    """The judgements that stand, found quickly for each report."""

    judgements: tuple[Judgement, ...]
    spellings: Spellings

    @cached_property
    def by_claim(self) -> dict[str, list[Judgement]]:
        """Those that name a claim, by its id."""
        found: dict[str, list[Judgement]] = {}
        for one in self.judgements:
            for id in ids_in(one) if one.verb in ON_CLAIMS else ():
                found.setdefault(id, []).append(one)
        return found

    @cached_property
    def by_report(self) -> dict[str, list[Judgement]]:
        """Those that name a report, or a claim that stood in it."""
        found: dict[str, list[Judgement]] = {}
        for one in self.judgements:
            named = {anchor.report_id for anchor in one.anchors}
            named |= {one.subject} if one.verb in ("missed", "not_about_conflict") else set()
            for id in named:
                found.setdefault(id, []).append(one)
        return found

    @cached_property
    def by_name(self) -> dict[tuple[str, str], list[Judgement]]:
        """Those on a name, by verb and name."""
        found: dict[tuple[str, str], list[Judgement]] = {}
        for one in self.judgements:
            if one.verb in ON_NAMES:
                found.setdefault((one.verb, folded(one.subject)), []).append(one)
        return found

    def apply(self, reading: Reading) -> tuple[Reading, list[Ruling]]:
        """The reading as people judged it, and what each judgement comes to in it."""
        if not self.judgements:
            return reading, []
        named, rulings = Naming(self, reading).read()
        added, more = self.with_missed(named)
        return self.with_corrections(added, rulings + more)

    def with_missed(self, reading: Reading) -> tuple[Reading, list[Ruling]]:
        """The reading with the claims that it missed, in text order."""
        claims, rulings = list(reading.claims), []
        for one in self.by_report.get(reading.report.id, ()):
            if one.verb == "not_about_conflict":
                rulings.append(ruling(one, reading, one.subject))
            if one.verb == "missed":
                try:
                    claims.append(missed_claim(one, reading))
                    rulings.append(ruling(one, reading, one.object, claims[-1].id))
                except UsageError as problem:
                    rulings.append(ruling(one, reading, one.object, state="cannot", words=str(problem)))
        if len(claims) == len(reading.claims):
            return reading, rulings
        return replace(reading, claims=tuple(sorted(claims, key=lambda claim: (claim.start, claim.id)))), rulings

    def with_corrections(self, reading: Reading, rulings: list[Ruling]) -> tuple[Reading, list[Ruling]]:
        """The reading with its claims corrected, each judgement on a claim with the claim that it is on."""
        claims = {claim.id: claim for claim in reading.claims}
        changed = dict(claims)
        for one, asked in self.on_claims(reading, claims):
            anchor = next((anchor for anchor in one.anchors if anchor.claim_id == asked), None)
            found = claims.get(asked) or (found_again(anchor, reading.claims) if anchor else None)
            if found is None:
                rulings.append(ruling(one, reading, asked, state="lost", words="no claim stands where this one stood"))
                continue
            state = "stands" if found.id == asked else "found again"
            rulings.append(ruling(one, reading, asked, found.id, state))
            if one.verb == "correct":
                try:
                    changed[found.id] = corrected(changed[found.id], one, Stating(reading, self.spellings, one.author))
                except UsageError as problem:
                    rulings[-1] = ruling(one, reading, asked, found.id, "cannot", str(problem))
        if changed == claims:
            return reading, rulings
        return replace(reading, claims=tuple(changed.values())), rulings

    def on_claims(self, reading: Reading, claims: dict[str, Claim]) -> Iterator[tuple[Judgement, str]]:
        """The judgements on claims of this reading, oldest first, each with the id that it asks for."""
        asked: dict[tuple[str, str], None] = {}
        for id in claims:
            asked |= {(one.id, id): None for one in self.by_claim.get(id, ())}
        for one in self.by_report.get(reading.report.id, ()):
            if one.verb in ON_CLAIMS:
                asked |= {(one.id, anchor.claim_id): None for anchor in one.anchors if anchor.report_id == reading.report.id}
        for judgement_id, id in sorted(asked, key=lambda pair: self.order[pair[0]]):
            yield self.judgements[self.order[judgement_id]], id

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each judgement."""
        return {one.id: number for number, one in enumerate(self.judgements)}


def found_again(anchor: Anchor, claims: Sequence[Claim]) -> Claim | None:
    """The claim that stands where a judged one stood: the only one whose act overlaps, or the only such one of its kind."""
    near = [claim for claim in claims if claim.trigger.start < anchor.end and anchor.start < claim.trigger.end]
    alike = [claim for claim in near if claim.kind == anchor.kind]
    kept = alike or near
    return kept[0] if len(kept) == 1 else None


def missed_claim(judgement: Judgement, reading: Reading) -> Claim:
    """The claim that a person found in the report; its fields are stated by corrections."""
    found = STRETCH.fullmatch(judgement.object.strip())
    text = reading.report.text
    if not found or not 0 <= int(found[1]) < int(found[2]) <= len(text):
        raise UsageError(f"a missed claim is START-END KIND with offsets into the report, not {judgement.object!r}")
    start, end = int(found[1]), int(found[2])
    kind = one_of("kind", found[3], load_kinds()) or ""
    span = Span(start=start, end=end, text=text[start:end])
    id = content_id("claim", "stated", reading.report.id, start, end, kind)
    return Claim(
        start=start, end=end, text=span.text, rule=RULE, id=id, report_id=reading.report.id, kind=kind, trigger=span, confidence=1.0
    )


def ruling(one: Judgement, reading: Reading, asked: str, claim_id: str = "", state: str = "stands", words: str = "") -> Ruling:
    """What a judgement comes to in a reading."""
    return Ruling(
        judgement_id=one.id,
        verb=one.verb,
        report_id=reading.report.id,
        asked=asked,
        claim_id=claim_id,
        state=state,
        words=words,
    )


class Naming:
    """Puts judged names and places wherever they are mentioned in one report."""

    def __init__(self, bench: Bench, reading: Reading) -> None:
        self.bench, self.reading = bench, reading
        self.rulings: dict[str, Ruling] = {}

    def read(self) -> tuple[Reading, list[Ruling]]:
        """The reading, and the judgements that bear on it."""
        if not self.bench.by_name:
            return self.reading, []
        reading = self.reading
        changed = replace(
            reading,
            actors=tuple(map(self.actor, reading.actors)),
            places=tuple(map(self.place, reading.places)),
            figures=tuple(replace(one, of=self.actor(one.of)) if one.of else one for one in reading.figures),
            attributions=tuple(map(self.said, reading.attributions)),
            claims=tuple(map(self.claim, reading.claims)),
        )
        return (changed if self.rulings else reading), list(self.rulings.values())

    def claim(self, claim: Claim) -> Claim:
        """The claim with its names."""
        return replace(
            claim,
            actors=tuple(map(self.actor, claim.actors)),
            targets=tuple(map(self.actor, claim.targets)),
            places=tuple(map(self.place, claim.places)),
            figures=tuple(replace(one, of=self.actor(one.of)) if one.of else one for one in claim.figures),
            speakers=tuple(map(self.said, claim.speakers)),
        )

    def actor(self, mention: ActorMention) -> ActorMention:
        """The mention as people judged it."""
        words = [mention.text, mention.name or "", mention.antecedent.text if mention.antecedent else ""]
        return self.judged("name_is", mention, words, named_so)

    def place(self, mention: PlaceMention) -> PlaceMention:
        """The mention as people judged it; one that the text sets off a known place is not that place."""
        if mention.relation or mention.rule == RULE:
            return mention
        return self.judged("place_at", mention, [mention.text, mention.name or ""], placed_so)

    def said(self, said: Attribution) -> Attribution:
        """The attribution with its speaker as people judged it."""
        parent = self.said(said.parent) if said.parent else None
        if said.source is None:
            return replace(said, parent=parent)
        spoken = ActorMention(
            start=said.source.start,
            end=said.source.end,
            text=said.source.text,
            rule=said.rule,
            name=said.source_name,
            id=said.source_id,
        )
        named = self.actor(spoken)
        if named is spoken:
            return replace(said, parent=parent) if parent != said.parent else said
        return replace(said, source_name=named.name, source_id=named.id, source_side=named.side, parent=parent)

    def judged(self, verb: str, mention: M, words: Iterable[str], apply: Callable[[M, str, Stating], M]) -> M:
        """The mention as the newest judgement on one of its ways of being written has it."""
        one = self.judgement(verb, words)
        if one is None or self.rulings.get(one.id, NONE).state == "cannot":
            return mention
        try:
            changed = apply(mention, one.object, Stating(self.reading, self.bench.spellings, one.author))
        except UsageError as problem:
            self.rulings[one.id] = ruling(one, self.reading, one.subject, state="cannot", words=str(problem))
            return mention
        self.rulings.setdefault(one.id, ruling(one, self.reading, one.subject))
        return changed

    def judgement(self, verb: str, words: Iterable[str]) -> Judgement | None:
        """The judgement that counts here: on this report before this outlet before everywhere, the newest of them."""
        found = [one for word in words if word for one in self.bench.by_name.get((verb, folded(word)), ()) if self.holds(one)]
        order = self.bench.order
        return max(found, key=lambda one: (bool(one.scope), one.scope.startswith("report:"), order[one.id]), default=None)

    def holds(self, one: Judgement) -> bool:
        """Whether a judgement on a name is meant for this report."""
        sort, _, where = one.scope.partition(":")
        if sort == "report":
            return where == self.reading.report.id
        return sort != "outlet" or name_key(where) == name_key(self.reading.report.outlet or "")


NONE = Ruling(judgement_id="", verb="", report_id="", asked="")
