"""Whom the words of one report denote: each mention of an actor gets a name, or the reason why it has none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from contested.linking.contested_names import Evidence, decide
from contested.linking.folding import fold
from contested.linking.names import same_name
from contested.linking.packs import PackActor
from contested.linking.phrases import Phrase, core, head_words, modified, name_within, phrase_of
from contested.linking.rosters import Hit, Roster
from contested.linking.sounds import name_key
from contested.linking.world import State, demonyms, seats, state_names
from contested.records import ActorMention, Reading, Span

TIES = re.compile(
    r"\s*(?:,?\s*(?:who|that|which)\s+(?:are|were|is|was)\s+)?"
    r"(?:(?:loyal|allied|aligned|allegiant|affiliated|faithful|belonging|answering)\s+(?:to|with)|(?:led|commanded|headed|run)\s+by|"
    r"under(?:\s+the\s+command\s+of)?|of|from|for)\s+",
    re.IGNORECASE,
)
REACH = 45  # characters in which the name must begin after "loyal to": room for "Libyan strongman"
OWNER = re.compile(r"\b(?:his|her|their|its|our)\b", re.IGNORECASE)
ROLE = re.compile(
    r"\b(?:spokes\w+|mayor|envoy|commander|minister|president|governor|ambassador|premier|chief|director|analyst|lawmaker|official|chairman|researcher)\b",
    re.IGNORECASE,
)
BESIDE = re.compile(r"[.;:\n]|\bsaid\b|\band\b|\btold\b")
NEARLY = 0.7  # same_name gives this and more to spellings of one name


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention was found to denote."""

    name: str | None
    score: float
    reason: str
    actor: PackActor | None = None
    runner_up: str | None = None


def nobody(reason: str) -> Link:
    """No link, and why."""
    return Link(None, 0.0, reason)


@dataclass
class Linker:
    """Links the mentions of one report, in text order, and remembers whom each name and noun stood for."""

    reading: Reading
    roster: Roster
    country: str | None = None  # ISO 3166-1 alpha-2 of the country that the story is about
    done: dict[tuple[int, int], Link] = field(default_factory=dict)
    by_noun: dict[str, Link] = field(default_factory=dict)
    persons: dict[str, Link] = field(default_factory=dict)

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
            for word in name_within(mention.text).split()[-1:]:
                self.persons[name_key(word)] = link
        elif mention.antecedent is None:
            self.by_noun[phrase_of(mention.text).head] = link

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
    def after(self) -> dict[int, ActorMention]:
        """The mentions by their first character, the longest of each."""
        return {mention.start: mention for mention in sorted(self.reading.actors, key=lambda mention: mention.end)}

    @cached_property
    def toponyms(self) -> set[tuple[int, int]]:
        """The spans of the places of the reading."""
        return {(place.start, place.end) for place in self.reading.places}

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
        return self.unknown(mention, phrase)

    def by_name(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A known name that holds the head of the phrase: "General Khalifa Haftar", "the Libyan National Army"."""
        for hit in hits:
            if hit.start <= phrase.start < hit.end or (mention.kind == "person" and hit.end >= len(mention.text.rstrip())):
                link = self.of_hit(mention, hit)
                if link and self.fits(mention, hit, link):
                    return link
        return None

    def fits(self, mention: ActorMention, hit: Hit, link: Link) -> bool:
        """Whether a name found in a person's mention can be that person: not a part of a longer name, not a place of origin."""
        if link.actor is None or link.actor.kind != "person" or mention.kind != "person":
            return link.actor is None or mention.kind != "person" or hit.start == 0 or link.actor.kind not in ("state",)
        name = name_within(mention.text)
        return len(name.split()) <= len(fold(mention.text[hit.start : hit.end]).split()) or fold(name) in map(
            fold, link.actor.all_names
        )

    def of_hit(self, mention: ActorMention, hit: Hit) -> Link | None:
        """The link of a known name; one that means different actors in different outlets is decided by evidence."""
        written = mention.text[hit.start : hit.end]
        start = mention.start + hit.start
        outlet, why = self.evidence.outlet_at(start)
        found = self.roster.choose(hit.entries, written, self.on, outlet)
        if not found or any(entry.outlets for entry in hit.entries):
            return self.of_contested(written, hit, start, mention)
        known = self.persons.get(name_key(written)) if found[0].kind == "person" and " " not in written.strip() else None
        if known and known.actor is not found[0]:
            return replace(known, reason="named in full before")
        more = found[1].name if len(found) > 1 else None
        return Link(found[0].name, 0.95 if not more else 0.75, f"listed as “{written}”{why}", found[0], more)

    def of_contested(self, written: str, hit: Hit, start: int, mention: ActorMention) -> Link | None:
        """The link of a name that means different actors in different outlets."""
        actors = tuple(dict.fromkeys(entry.actor for entry in hit.entries if entry.outlets))
        decided = decide(self.evidence, hit.entries, actors, written, start, start + len(written))
        if decided is None:
            names = " or ".join(actor.name for actor in actors)
            return nobody(f"“{written}” may be {names}: neither the outlet nor the words around decide") if actors else None
        actor, score, reason = decided
        other = next((one.name for one in actors if one is not actor), None)
        return Link(actor.name, score, reason, actor, other)

    def by_modifier(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A name before a word for forces or for those who speak: "Haftar's forces", "LNA spokesman"."""
        before = [hit for hit in hits if hit.end <= phrase.start]
        if not before or (phrase.is_head("other") and not phrase.is_head("force")):
            return None
        hit = before[-1]
        link = self.of_hit(mention, hit)
        if link is None or link.actor is None:
            return link if link and phrase.is_head("force") else None
        return self.behind(link, phrase)

    def behind(self, link: Link, phrase: Phrase) -> Link | None:
        """The body that a name stands for together with a head word: a leader's forces, a body's own."""
        actor = link.actor
        assert actor is not None
        armed = phrase.is_head("force") or phrase.is_head("irregular")
        if actor.kind == "state":
            return self.of_state(actor, phrase)
        if not (armed or phrase.is_head("voice") or phrase.is_head("state")):
            return None
        if actor.kind == "person":
            led = self.roster.led_by(actor, self.on) or self.roster.side_of(actor.id, self.on)
            if led is None or not (
                armed or phrase.head in ("office", "media", "spokesman", "spokesperson", "administration", "government")
            ):
                return None
            return Link(led.name, 0.85, f"{phrase.head} of {actor.name}", led)
        return replace(link, score=link.score * 0.95, reason=f"{phrase.head} of {actor.name}")

    def of_state(self, actor: PackActor, phrase: Phrase) -> Link | None:
        """The state itself, for its army and its officials; in the country of a civil war that says too little."""
        if phrase.is_head("irregular") or not (phrase.is_head("force") or phrase.is_head("state")):
            return None
        iso2 = next((state.iso2 for state in state_names().values() if state.iso == actor.country), None)
        if iso2 in self.roster.divided:
            return None
        return Link(actor.name, 0.8, f"{phrase.head} of the state", actor)

    def by_nation(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A nation's adjective before its army or officials ("American special forces"), or alone where two share a noun."""
        found = nation_before(mention.text, phrase)
        if found is None:
            return None
        state, alone = found
        actor = self.roster.state(state.iso)
        if actor is None:
            return None
        if alone:
            return Link(actor.name, 0.7, "adjective of the nation", actor) if mention.kind == "state" else None
        if link := self.of_state(actor, phrase):
            return link if not (mention.kind == "person" and name_within(mention.text)) else None
        return None

    def by_tie(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A word for forces tied to a name behind it: "forces loyal to Haftar", "troops led by X", "the army of X"."""
        if not (
            phrase.is_head("force") or phrase.is_head("irregular") or phrase.head in ("government", "spokesman", "spokesperson")
        ):
            return None
        nation = nation_before(mention.text, phrase)
        if nation and nation[0].iso2 not in self.roster.divided and not phrase.is_head("force"):
            return None  # "Russian fighters allied to the LNA" are not the LNA
        at = mention.start + phrase.end
        tie = TIES.match(self.text, at)
        if not tie or (tie.group().strip().casefold() in ("for", "from") and "spokes" not in phrase.head):
            return None
        after = self.evidence.within(tie.end(), tie.end() + REACH + 60)
        hit = next((hit for hit in after if not modified(self.text, hit.start, hit.end)), None)
        if hit is None or hit.start > tie.end() + REACH or re.search(r"[,.;:(]|\band\b", self.text[tie.end() : hit.start]):
            return None
        link = self.of_hit(as_mention(Span(start=0, end=0, text=self.text)), hit)
        return self.behind(link, phrase) if link and link.actor else None

    def by_person(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A person by surname or by another spelling of the name."""
        if mention.kind != "person":
            return None
        name = name_within(mention.text)
        if not name:
            return None
        if " " not in name:
            return self.by_surname(name)
        scored = sorted(
            ((same_name(actor.name, name), actor.name, actor) for actor in self.candidates(name)), key=lambda row: (-row[0], row[1])
        )
        if not scored or scored[0][0] < NEARLY:
            return None
        score, _, actor = scored[0]
        other = scored[1][1] if len(scored) > 1 and scored[1][0] >= NEARLY else None
        return Link(actor.name, score * 0.9, f"“{name}” is a spelling of {actor.name}", actor, other)

    def candidates(self, name: str) -> Iterable[PackActor]:
        """Persons whose name may be this one in another spelling."""
        found = (*self.roster.alike(name), *self.roster.surnamed(re.split(r"[\s-]", name)[-1]))
        return dict.fromkeys(actor for actor in found if actor.kind == "person")

    def by_surname(self, name: str) -> Link | None:
        """The person of this surname: named in full before, else the only one of the packs."""
        if known := self.persons.get(name_key(name)):
            return replace(known, reason="named in full before", score=known.score * 0.95)
        own = [actor for actor in self.roster.surnamed(name) if actor.source != "world"]
        if len(own) == 1:
            return Link(own[0].name, 0.7, "the only one of this surname in the pack", own[0])
        return nobody(f"{len(own)} persons of the pack bear this surname") if own else None

    def by_enclosing(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A part of a known name that was cut off: "National Accord" of "Government of National Accord"."""
        for hit in self.evidence.within(mention.start - 60, mention.end):
            if hit.start < mention.start < hit.end == mention.end and not re.search(r"['’]s?\s", self.text[hit.start : hit.end]):
                return self.of_hit(as_mention(Span(start=0, end=0, text=self.text)), hit)
        return None

    def by_owner(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """Forces of somebody who stands as a pronoun before them: "his army", "their spokesman"."""
        owner = OWNER.search(self.text, max(0, mention.start - 7), min(phrase.end + mention.start, len(self.text)))
        if not owner or not (phrase.is_head("force") or phrase.is_head("irregular") or phrase.is_head("voice")):
            return None
        pronoun = self.spoken.get((owner.start(), owner.end()))
        link = self.link_of(pronoun) if pronoun and pronoun.start != mention.start else None
        return self.behind(link, phrase) if link and link.actor else None

    def by_neighbour(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A person who is named beside: "Bani Walid's mayor, Salem Alaywan", "spokesman Ahmed Mismari"."""
        if mention.kind in ("armed_group", "body"):
            return self.by_apposition(mention, phrase)
        if mention.kind != "person" or name_within(mention.text) or not ROLE.search(mention.text):
            return None
        for other in (self.after.get(mention.end + gap) for gap in (1, 2)):
            if other and self.text[mention.end : other.start] in (" ", ", ") and (link := self.named_person(other)):
                return replace(link, score=link.score * 0.95, reason=f"beside the name of {link.name}")
        before = re.search(r",\s(?:the\s|an?\s)?$", self.text[max(0, mention.start - 6) : mention.start])
        other = self.spoken_end.get(mention.start - len(before.group())) if before else None
        link = self.named_person(other) if other else None
        return replace(link, score=link.score * 0.95, reason=f"beside the name of {link.name}") if link else None

    def by_apposition(self, mention: ActorMention, phrase: Phrase) -> Link | None:
        """A body that is named just before: "Ansar al-Sharia, a group close to al-Qaeda"."""
        before = re.search(r",\s(?:the|an?)\s$", self.text[max(0, mention.start - 6) : mention.start])
        if before is None or not phrase.is_head("bare") or mention.text != mention.text.lower():
            return None
        other = self.spoken_end.get(mention.start - len(before.group()))
        link = self.link_of(other) if other and other.kind in ("armed_group", "body") else None
        named = link is not None and link.actor is not None and link.actor.kind in ("armed_group", "body")
        return replace(link, score=link.score * 0.9, reason=f"beside the name of {link.name}") if link and named else None

    def named_person(self, mention: ActorMention) -> Link | None:
        """The link of a mention that names a person, else None."""
        if mention.kind != "person" or not name_within(mention.text) or mention.antecedent:
            return None
        link = self.link_of(mention)
        return link if link.name and (link.actor is None or link.actor.kind == "person") else None

    def by_role(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """The one person of the report who is named with this post: "the town's mayor", "their spokesperson"."""
        role = ROLE.search(phrase.text[phrase.start : phrase.end])
        if mention.kind != "person" or not role or name_within(mention.text):
            return None
        links = {link.name: link for link in self.roles.get(role.group()[:6].casefold(), ())}
        if len(links) != 1:
            return None
        link = next(iter(links.values()))
        return replace(link, score=0.6, reason=f"the one {phrase.head} whom the report names")

    @cached_property
    def roles(self) -> dict[str, list[Link]]:
        """The persons named with a post, by the beginning of its word."""
        found: dict[str, list[Link]] = {}
        for mention in self.reading.actors:
            if mention.kind != "person" or mention.antecedent or not (link := self.named_person(mention)):
                continue
            around = (
                self.text[max(0, mention.start - 30) : mention.start]
                + "\n"
                + BESIDE.split(self.text[mention.end : mention.end + 40])[0]
            )
            for role in ROLE.finditer(around):
                found.setdefault(role.group()[:6].casefold(), []).append(link)
        return found

    def by_own_dead(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """Soldiers of whom an army speaks without saying whose they are: its own."""
        if (
            phrase.head not in ("soldiers", "troops", "servicemen", "soldier", "serviceman")
            or core(mention.text).casefold() != phrase.head
        ):
            return None
        for said in self.evidence.quoting(mention.start):
            assert said.source is not None
            speaker = self.speaker(said.source)
            actor = self.roster.actors.get(speaker.id or "")
            if actor and actor.kind in ("armed_group", "state"):
                return Link(actor.name, 0.6, f"{actor.name} speaks of its own", actor)
        return None

    def by_seat(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A capital or palace that acts is its state: "Moscow", "the Kremlin"; not where the story is about that country."""
        state = seats().get(fold(core(mention.text)))
        if state is None or state.iso2 in self.roster.divided or mention.kind not in ("state", "body"):
            return None
        if state.iso2 == self.country and fold(core(mention.text)) not in ("kremlin", "white house", "pentagon", "downing street"):
            return None
        actor = self.roster.state(state.iso)
        return Link(actor.name, 0.75, "seat of the government", actor) if actor else None

    def by_noun_again(self, mention: ActorMention, phrase: Phrase, hits: list[Hit]) -> Link | None:
        """A bare noun ("the army", "Army forces") is whoever was last called so, or whom the outlet calls so."""
        words = core(mention.text).casefold().split()
        if any(word not in BARE_WORDS and word not in head_words("bare") for word in words) or not phrase.is_head("bare"):
            return None
        pointed = re.search(r"\b(?:the|these|those)\s$", self.text[max(0, mention.start - 7) : mention.start], re.IGNORECASE)
        for word in [word for word in reversed(words) if pointed or word not in MANY]:
            if link := self.by_noun.get(word):
                return replace(link, score=link.score * 0.85, reason=f"the {word} named before")
        outlet, _ = self.evidence.outlet_at(mention.start)
        for word in words:
            if actor := self.roster.called(word, outlet, self.on):
                return Link(actor.name, 0.7, f"{self.reading.report.outlet} calls it the {word}", actor)
        return nobody(f"“{core(mention.text)}”: nobody was called so before")

    def unknown(self, mention: ActorMention, phrase: Phrase) -> Link:
        """An actor that no list has: its own proper name, cleaned; None for words that name nobody."""
        if (mention.start, mention.end) in self.toponyms:
            return nobody("a place")
        if mention.kind == "person":
            name = name_within(mention.text)
        else:
            bare = core(mention.text)
            proper = [word for word in bare.split() if word[:1].isupper()]
            name = (
                bare
                if mention.kind in ("body", "armed_group")
                and len(proper) >= 1
                and phrase.text[phrase.start : phrase.start + 1].isupper()
                else ""
            )
        if not name or (" " not in name and not name[:1].isupper()) or fold(name) in demonyms():
            return nobody("the words name nobody in particular")
        return Link(name, 0.4, "as the report has it: on no list")


RULES = (
    Linker.by_name,
    Linker.by_enclosing,
    Linker.by_modifier,
    Linker.by_nation,
    Linker.by_tie,
    Linker.by_owner,
    Linker.by_neighbour,
    Linker.by_person,
    Linker.by_role,
    Linker.by_seat,
    Linker.by_own_dead,
    Linker.by_noun_again,
)
BARE_WORDS = frozenset(["armed", "army", "military", "rebel"])
MANY = frozenset(["forces", "troops", "soldiers", "fighters", "militants", "rebels", "authorities"])  # known where "the" points
OWN = frozenset(["soldiers", "troops", "servicemen", "soldier", "serviceman", "units"])


def nation_before(text: str, phrase: Phrase) -> tuple[State, bool] | None:
    """The nation whose adjective stands before the head, or is the head (then True); "Turkish-backed" is none."""
    found = None
    for word in re.finditer(r"[^\W_]+(?:\.[^\W_]+)*\.?", text[: phrase.end]):
        state = demonyms().get(fold(word.group()))
        if state and word.group()[0].isupper() and not modified(text, word.start(), word.end()):
            found = (state, word.end() >= phrase.end)
    return found


def as_mention(source: Span) -> ActorMention:
    """A source that is no mention of its own, as one."""
    kind = "person" if name_within(source.text) else "people"
    return ActorMention(start=source.start, end=source.end, text=source.text, rule="source of an attribution", kind=kind)
