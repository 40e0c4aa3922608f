"""Whom the words of one report denote: each mention of an actor gets a name, or the reason why it has none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from contested.linking.again import Named, is_armed
from contested.linking.contested_names import Evidence
from contested.linking.folding import fold
from contested.linking.links import Link, as_mention, nobody
from contested.linking.persons import ROLE, named_person
from contested.linking.phrases import core, modified, name_within, phrase_of
from contested.linking.rosters import Hit, Roster
from contested.linking.rules import BESIDE, RULES, unknown
from contested.linking.sounds import name_key
from contested.linking.world import demonyms, seats
from contested.records import ActorMention, Reading, Span

SPEAKER = "speaker “"  # the rule of a pronoun that stands for him who speaks: his words name him, listed or not
OWN = re.compile(r"\b(?:[Oo]ur|[Mm]y)\s$")  # "our forces" are the speaker's, not those that the report calls "the forces"
GROUPS = 200  # named groups that are looked back at
LONGEST_NAME = 6  # words of a person's name
SHORTEST_SURNAME = 4  # letters; a shorter word between a first and a last name is an initial or a particle


@dataclass
class Linker:
    """Links the mentions of one report, in text order, and remembers whom each name and noun stood for."""

    reading: Reading
    roster: Roster
    country: str | None = None  # ISO 3166-1 alpha-2 of the country that the story is about
    done: dict[tuple[int, int], Link] = field(default_factory=dict)
    by_noun: dict[str, Link] = field(default_factory=dict)
    persons: dict[str, Link] = field(default_factory=dict)
    parts: dict[str, Link | None] = field(default_factory=dict)  # by words of a longer name; None where two persons share them
    groups: list[Named] = field(default_factory=list)
    asked: int = 0  # how many mentions were looked at for the groups

    def __post_init__(self) -> None:
        self.text = self.reading.report.text
        self.on: date | None = self.reading.published.start or self.reading.published.end
        outlet = self.roster.outlet(self.reading.report.outlet)
        self.outlet = fold(outlet.name if outlet else self.reading.report.outlet or "") or None
        self.evidence = Evidence(self.reading, self.roster, self.on, self.outlet)

    # --- mentions ---

    def link(self, mention: ActorMention) -> ActorMention:
        """The mention with its name, id, score, reason and side."""
        link = self.link_of(mention)
        side = self.roster.side_of(link.actor.id, self.on) if link.actor else None
        return replace(
            mention,
            name=link.name,
            id=link.actor.id if link.actor else None,
            score=round(link.score, 3),
            reason=link.reason,
            runner_up=link.runner_up,
            side=side.name if side else None,
        )

    def link_of(self, mention: ActorMention) -> Link:
        """Whom the mention denotes; asked twice, it answers the same."""
        key = (mention.start, mention.end)
        if key not in self.done:
            self.done[key] = nobody("stands for itself")  # what asks for itself on the way gets no answer
            self.done[key] = self.decide(mention)
            self.remember(mention, self.done[key])
        return self.done[key]

    def decide(self, mention: ActorMention) -> Link:
        """Whom the mention denotes, by the words that it stands for or by its own."""
        if mention.antecedent is not None and mention.antecedent.start < mention.start:
            return self.by_antecedent(mention, mention.antecedent)
        if mention.kind == "object":
            return nobody("a thing, not an actor")
        return self.by_words(mention)

    def by_antecedent(self, mention: ActorMention, before: Span) -> Link:
        """The link of the words that a pronoun or bare description stands for."""
        link = self.done.get((before.start, before.end)) or self.covering(before)
        if link is None:
            link = self.by_words(replace(mention, start=before.start, end=before.end, text=before.text, antecedent=None))
        if link.name is None:
            words = core(before.text)
            if " " in words and mention.rule.startswith(SPEAKER):
                return Link(words, 0.3, f"stands for “{before.text}”, whom no list has")
            return nobody(f"stands for “{before.text}”: {link.reason}")
        return replace(link, score=link.score * 0.9, reason=f"stands for “{before.text}”")

    def covering(self, span: Span) -> Link | None:
        """The link of a mention that shares its end with this span, None where there is none."""
        return next((link for (start, end), link in self.done.items() if end == span.end and start <= span.end), None)

    def remember(self, mention: ActorMention, link: Link) -> None:
        """Keeps whom a noun or a person's name stood for, for later words of the report."""
        if link.name is None:
            return
        if mention.kind == "person":
            words = name_within(mention.text).split()
            self.remember_parts(words, link)
            *given, last = words or [""]
            for word in given[1:]:  # of "Ana Ruiz Soto" also "Ruiz", unless somebody else bears it as the last name
                if len(word) >= SHORTEST_SURNAME:
                    self.persons.setdefault(name_key(word), link)
            if last:
                self.persons[name_key(last)] = link
        elif mention.antecedent is None and not OWN.search(self.text[max(0, mention.start - 5) : mention.start]):
            self.by_noun[phrase_of(mention.text).head] = link

    def remember_parts(self, words: list[str], link: Link) -> None:
        """Keeps two words or more of a longer name for its bearer: "Ruiz Soto" and "Ana Ruiz" of "Ana Ruiz Soto"."""
        count = len(words)
        if not 2 < count <= LONGEST_NAME:
            return
        for size in range(2, count):
            for first in range(count - size + 1):
                part = name_key(" ".join(words[first : first + size]))
                known = self.parts.setdefault(part, link)
                if known is not None and known.name != link.name:
                    self.parts[part] = None

    def speaker(self, source: Span) -> ActorMention:
        """The source of an attribution as a linked mention: the reading's own where one stands there."""
        key = (source.start, source.end)
        if mention := self.spoken.get(key):
            return self.link(mention)
        head = source.start + phrase_of(source.text).end
        return self.link(self.spoken_end.get(head) or as_mention(source))

    @cached_property
    def spoken(self) -> dict[tuple[int, int], ActorMention]:
        """The mentions by span."""
        return {(mention.start, mention.end): mention for mention in self.reading.actors}

    @cached_property
    def spoken_end(self) -> dict[int, ActorMention]:
        """The mentions by their last character, the longest of each."""
        return {mention.end: mention for mention in sorted(self.reading.actors, key=lambda mention: -mention.start)}

    @cached_property
    def starts(self) -> list[int]:
        """Where each mention begins."""
        return [mention.start for mention in self.reading.actors]

    def named_after(self, end: int, reach: int) -> tuple[ActorMention, ...]:
        """The mentions that begin within so many characters behind this one."""
        return self.reading.actors[bisect_left(self.starts, end) : bisect_left(self.starts, end + reach)]

    def groups_before(self, at: int) -> list[Named]:
        """The last named groups and bodies whose mentions begin before a character, in text order."""
        while self.asked < len(self.reading.actors) and self.reading.actors[self.asked].start < at:
            mention = self.reading.actors[self.asked]
            self.asked += 1
            if mention.kind in ("armed_group", "body", "people") and mention.antecedent is None:
                link = self.link_of(mention)
                if link.name and (link.actor is None or link.actor.kind in ("armed_group", "body")):
                    self.groups.append(Named(mention, link, is_armed(self.text, mention, link)))
        last = bisect_left(self.groups, at, key=lambda one: one.mention.start)
        return self.groups[max(0, last - GROUPS) : last]

    @cached_property
    def acting(self) -> dict[int, set[int]]:
        """The claims, by number, in which a mention acts, by its last character."""
        return by_end((number, claim.actors) for number, claim in enumerate(self.reading.claims))

    @cached_property
    def struck(self) -> dict[int, set[int]]:
        """The claims, by number, in which a mention is acted on, by its last character."""
        return by_end((number, claim.targets) for number, claim in enumerate(self.reading.claims))

    @cached_property
    def leading(self) -> set[int]:
        """The last characters of the mentions that act in a claim or speak."""
        return set(self.acting) | {said.source.end for said in self.reading.attributions if said.source}

    @cached_property
    def toponyms(self) -> set[tuple[int, int]]:
        """The spans of the places of the reading."""
        return {(place.start, place.end) for place in self.reading.places}

    @cached_property
    def countries(self) -> set[str | None]:
        """The countries (alpha-3) that the report names, by name, adjective or capital, and those of whom it names in full."""
        words = {fold(word) for word in re.findall(r"\b[A-Z]\w+", self.text)}
        named = {state.iso for table in (demonyms(), seats()) for key, state in table.items() if key in words}
        full = {hit.entries[0].actor.country for hit in self.evidence.hits if " " in self.text[hit.start : hit.end]}
        return named | full | {hit.entries[0].actor.country for hit in self.evidence.hits if hit.entries[0].actor.kind == "state"}

    # --- by the words themselves ---

    def by_words(self, mention: ActorMention) -> Link:
        """Whom the words denote: the first rule that knows decides."""
        phrase = phrase_of(mention.text)
        hits = [
            Hit(hit.start - mention.start, hit.end - mention.start, hit.entries)
            for hit in self.evidence.within(mention.start, mention.end)
            if not modified(self.text, hit.start, hit.end)
        ]
        for rule in RULES:
            link = rule(self, mention, phrase, hits)
            if link is not None:
                return link
        return unknown(self, mention, phrase)

    @cached_property
    def roles(self) -> dict[str, list[Link]]:
        """The persons named with a post, by the beginning of its word."""
        found: dict[str, list[Link]] = {}
        for mention in self.reading.actors:
            if mention.kind != "person" or mention.antecedent or not (link := named_person(self, mention)):
                continue
            after = self.text[mention.end : mention.end + 42]
            behind = BESIDE.split(after[2:])[0] if after.startswith(", ") else ""
            before = BESIDE.split(self.text[max(0, mention.start - 30) : mention.start])[-1]
            around = f"{before}\n{behind}"
            for role in ROLE.finditer(around):
                found.setdefault(role.group()[:6].casefold(), []).append(link)
        return found


def by_end(roles: Iterable[tuple[int, tuple[ActorMention, ...]]]) -> dict[int, set[int]]:
    """The numbers by the last character of each mention that stands with them."""
    found: dict[int, set[int]] = {}
    for number, mentions in roles:
        for mention in mentions:
            found.setdefault(mention.end, set()).add(number)
    return found
