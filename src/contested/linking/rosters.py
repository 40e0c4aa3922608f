"""Rosters: who bears which name on a day and in an outlet, who leads whom, and who stands on which side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from contested.linking.folding import fold
from contested.linking.packs import Outlet, Pack, PackActor, PackPlace, holds
from contested.linking.sounds import name_key
from contested.linking.world import by_iso, world_actors

TOKEN = re.compile(r"[^\W_]+(?:['’.&][^\W_]+)*\.?")
POSSESSIVE = re.compile(r"['’]s?\.?$")
LEADING_POSTS = re.compile(r"command|leader|head|chief|president|prime minister|chair|emir|king|warlord", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one actor, and the outlets in which alone it means the actor; none named means all."""

    actor: PackActor
    name: str
    outlets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text: where it stands and whom or what it may denote."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    places: tuple[PackPlace, ...] = ()


@dataclass(slots=True)
class Node:
    """A knot of the tree of names by words."""

    next: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    places: list[PackPlace] = field(default_factory=list)


@lru_cache(maxsize=20_000)
def words_of(token: str) -> tuple[str, ...]:
    """The folded words of one token of a text; "al-Mismari" has two."""
    return tuple(fold(token).split())


class Roster:
    """The actors and names of some packs and of the world list; where both know somebody, the pack counts."""

    def __init__(self, packs: Iterable[Pack], world: Iterable[PackActor] | None = None) -> None:
        self.packs = tuple(packs)
        self.actors: dict[str, PackActor] = {}
        self.by_name: dict[str, list[Entry]] = {}
        self.root = Node()
        self.scanned: tuple[str, tuple[Hit, ...]] = ("", ())  # the text met last: each step of a report asks for the same one
        for pack in self.packs:
            for actor in pack.actors:
                self._add(actor)
            for place in pack.places:
                self._add_place(place)
        for actor in world_actors() if world is None else world:
            self._add_world(actor)

    # --- filling ---

    def _add(self, actor: PackActor) -> None:
        """Adds a pack's actor; one that only says more of an actor already there adds its names to it."""
        self.actors.setdefault(actor.id, actor)
        for name in actor.all_names:
            self._name(Entry(actor, name))
        for only in actor.by_outlet:
            outlets = frozenset(map(fold, only.outlets))
            for name in only.names:
                self._name(Entry(actor, name, outlets))

    def _add_world(self, actor: PackActor) -> None:
        """Adds an actor of the world list; one that a pack has already only gains the names that nobody bears yet."""
        known = next((entry.actor for entry in self.by_name.get(fold(actor.name), ()) if same_sort(entry.actor, actor)), None)
        if known is None:
            self.actors.setdefault(actor.id, actor)
        for name in actor.all_names:
            if not self.by_name.get(fold(name)):
                self._name(Entry(known or actor, name))

    def add_quietly(self, actor: PackActor, names: Iterable[str]) -> None:
        """Adds an actor under these names alone, where nobody bears them yet."""
        self.actors.setdefault(actor.id, actor)
        for name in names:
            if not self.by_name.get(fold(name)):
                self._name(Entry(actor, name))

    def _name(self, entry: Entry) -> None:
        key = fold(entry.name)
        if not key:
            return
        self.by_name.setdefault(key, []).append(entry)
        self._knot(key).entries.append(entry)

    def _add_place(self, place: PackPlace) -> None:
        for name in (place.name, *place.names):
            if key := fold(name):
                self._knot(key).places.append(place)

    def _knot(self, key: str) -> Node:
        node = self.root
        for word in key.split():
            node = node.next.setdefault(word, Node())
        return node

    # --- looking up ---

    def named(self, name: str, on: date | None = None, outlet: str | None = None) -> tuple[PackActor, ...]:
        """Who bears exactly this name (case and accents aside) on that day in that outlet, the best first."""
        return self.choose(tuple(self.by_name.get(fold(name), ())), name, on, outlet)

    def choose(self, entries: tuple[Entry, ...], name: str, on: date | None, outlet: str | None) -> tuple[PackActor, ...]:
        """Of these bearers of a name, whom it means on that day in that outlet; an outlet's own use goes first."""
        entries = tuple(entry for entry in entries if written_alike(entry.name, name))
        own = [entry.actor for entry in entries if outlet and entry.outlets and outlet in entry.outlets]
        free = [entry.actor for entry in entries if not entry.outlets]
        alive = [actor for actor in (own or free) if holds(actor.during, on)]
        return tuple(dict.fromkeys(alive or own or free))

    def contested(self, name: str, on: date | None = None) -> tuple[PackActor, ...]:
        """Those whom this name means in some outlets only."""
        entries = [entry for entry in self.by_name.get(fold(name), ()) if entry.outlets]
        return tuple(dict.fromkeys(entry.actor for entry in entries if holds(entry.actor.during, on)))

    def called(self, noun: str, outlet: str | None, on: date | None) -> PackActor | None:
        """The actor that an outlet calls by a name that ends in this noun: "the army" for its "Libyan Army"."""
        entries = self._nouns.get(fold(noun), ())
        return next((one.actor for one in entries if outlet in one.outlets and holds(one.actor.during, on)), None)

    @cached_property
    def _nouns(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for key, entries in self.by_name.items():
            found.setdefault(key.split()[-1], []).extend(entry for entry in entries if entry.outlets)
        return found

    def alike(self, name: str) -> tuple[PackActor, ...]:
        """Actors whose name sounds like this one; candidates only."""
        return self._sounds.get(name_key(name), ())

    def surnamed(self, word: str) -> tuple[PackActor, ...]:
        """Persons whose last name this is, those of the packs first."""
        return self._surnames.get(name_key(word), ())

    def led_by(self, person: PackActor, on: date | None) -> PackActor | None:
        """The body that this person leads on that day, None where there is none."""
        heads = [body for body in self._led.get(person.id, ()) if holds(body.during, on)]
        leads = [post.of for post in person.posts if holds(post.during, on) and LEADING_POSTS.search(post.post)]
        heads += [self.actors[body] for body in leads if body in self.actors]
        armed = [body for body in heads if body.kind in ("armed_group", "body")]
        return armed[0] if armed else None

    def side_of(self, actor_id: str | None, on: date | None = None) -> PackActor | None:
        """The actor that heads the side which this one is on that day; one that heads a side is on its own; None where unknown."""
        seen: set[str] = set()
        while actor_id and actor_id in self.actors and actor_id not in seen:
            if actor_id in self._heads and not self.step_up(self.actors[actor_id], on):
                return self.actors[actor_id]
            seen.add(actor_id)
            actor_id = self.step_up(self.actors[actor_id], on)
        return None

    def step_up(self, actor: PackActor, on: date | None) -> str | None:
        """The id of the side, body or parent that this actor stands under on that day."""
        dated = [side.of for side in actor.sides if holds(side.during, on)]
        if dated or actor.sides:
            return dated[0] if dated else None
        if actor.side:
            return actor.side
        posts = [post.of for post in actor.posts if holds(post.during, on) and post.of in self.actors]
        return posts[0] if posts else actor.parent

    def state(self, iso: str) -> PackActor | None:
        """The state with this alpha-3 code, as the pack has it or else the world list."""
        return self._states.get(iso)

    @cached_property
    def _states(self) -> dict[str, PackActor]:
        states = [actor for actor in self.actors.values() if actor.kind == "state" and actor.sector is None]
        return {actor.country: actor for actor in reversed(states) if actor.country}

    @cached_property
    def divided(self) -> frozenset[str]:
        """The countries (alpha-2) of the packs whose war is within: those whose state is no side of it."""
        sides = {actor.country for actor in self.actors.values() if actor.kind == "state" and actor.source != "world"}
        codes = {code for pack in self.packs for code in pack.countries}
        return frozenset(code for code in codes if code not in by_iso() or by_iso()[code].iso not in sides)

    def outlet(self, name: str | None) -> Outlet | None:
        """The outlet of this name or address, None where no pack lists it."""
        return self._outlets.get(fold(name)) if name else None

    @cached_property
    def _outlets(self) -> dict[str, Outlet]:
        rows = [outlet for pack in self.packs for outlet in pack.outlets]
        return {fold(name): outlet for outlet in reversed(rows) for name in (outlet.name, *outlet.names)}

    @cached_property
    def _heads(self) -> frozenset[str]:
        listed = {actor.side for actor in self.actors.values() if actor.side}
        dated = {side.of for actor in self.actors.values() for side in actor.sides}
        return frozenset(listed | dated)

    @cached_property
    def _led(self) -> dict[str, list[PackActor]]:
        found: dict[str, list[PackActor]] = {}
        for actor in self.actors.values():
            if actor.leader:
                found.setdefault(actor.leader, []).append(actor)
        return found

    @cached_property
    def _sounds(self) -> dict[str, tuple[PackActor, ...]]:
        found: dict[str, dict[PackActor, None]] = {}
        for entries in self.by_name.values():
            for entry in entries:
                if not entry.outlets and len(entry.name) > 5 and entry.actor.kind != "state":
                    found.setdefault(name_key(entry.name), {})[entry.actor] = None
        return {key: tuple(actors) for key, actors in found.items()}

    @cached_property
    def _surnames(self) -> dict[str, tuple[PackActor, ...]]:
        found: dict[str, dict[PackActor, None]] = {}
        people = [actor for actor in self.actors.values() if actor.kind == "person"]
        for actor in sorted(people, key=lambda actor: actor.source == "world"):
            last = re.split(r"[\s-]", actor.name)[-1]
            found.setdefault(name_key(last), {})[actor] = None
        return {key: tuple(actors) for key, actors in found.items()}

    # --- finding in a text ---

    def scan(self, text: str) -> tuple[Hit, ...]:
        """The known names in a text, from left to right, the longest at each place; none overlaps another."""
        known, hits = self.scanned
        if text != known:
            hits = tuple(self._hits(text))
            if len(text) > LINE:  # a phrase does not drive out the report
                self.scanned = text, hits
        return hits

    def _hits(self, text: str) -> Iterator[Hit]:
        """The same, looked up."""
        stream = list(tokens_of(text))
        at = 0
        first = self.root.next
        while at < len(stream):
            if stream[at].key not in first and stream[at].bare not in first:
                at += 1
                continue
            hit, after = self._longest(text, stream, at)
            if hit:
                yield hit
            at = after if hit else at + 1

    def _longest(self, text: str, stream: list[Word], at: int) -> tuple[Hit | None, int]:
        """The longest known name that begins with this word, and the word after it."""
        node, best, after = self.root, None, at + 1
        for place in range(at, min(at + LONGEST, len(stream))):
            word = stream[place]
            if word.bare != word.key and (last := node.next.get(word.bare)) and (found := self._hit(text, stream[at], word, last)):
                best, after = found, place + 1
            following = node.next.get(word.key)
            if following is None:
                break
            node = following
            if word.whole and word.bare == word.key and (found := self._hit(text, stream[at], word, node)):
                best, after = found, place + 1
        return best, after

    def _hit(self, text: str, first: Word, last: Word, node: Node) -> Hit | None:
        """The hit that ends at this word, if a name ends here and the text writes it as a name."""
        if not (node.entries or node.places) or not first.begins:
            return None
        written = text[first.start : last.end]
        entries = tuple(entry for entry in node.entries if written_alike(entry.name, written))
        places = tuple(place for place in node.places if written[:1].isupper() or not place.name[:1].isupper())
        return Hit(first.start, last.end, entries, places) if entries or places else None


class Word(NamedTuple):
    """A folded word of a text. A token such as "al-Mismari's" gives several; `bare` is the word without its possessive."""

    key: str
    bare: str
    start: int
    end: int
    begins: bool  # first of its token
    whole: bool  # last of its token


LONGEST = 9  # words of the longest name
LINE = 120  # characters: what is longer is a text, not a phrase


def tokens_of(text: str) -> Iterator[Word]:
    """The folded words of a text with their places."""
    for match in TOKEN.finditer(text):
        start = match.start()
        parts, last, length = shape_of(match.group())
        for number, part in enumerate(parts[:-1]):
            yield Word(part, part, start, start + length, number == 0, False)
        if parts:
            yield Word(parts[-1], last, start, start + length, len(parts) == 1, True)


@lru_cache(maxsize=20_000)
def shape_of(token: str) -> tuple[tuple[str, ...], str, int]:
    """The folded words of a token, the last also without its possessive, and the length without that and a full stop."""
    parts, bare = words_of(token), POSSESSIVE.sub("", token)
    if bare != token and (bare_parts := words_of(bare)):
        return parts, bare_parts[-1], len(bare)
    return parts, parts[-1] if parts else "", len(token.rstrip(".") if token.count(".") == 1 else token)


def written_alike(name: str, written: str) -> bool:
    """Whether the text writes the name as a name: "US" is not "us", and a proper name has its capital."""
    letters = [c for c in name if c.isalpha()]
    short = len(letters) <= 5 and sum(c.isupper() for c in letters) >= 2
    if short and not written.replace(".", "").startswith(name.replace(".", "")):
        return False
    head = next((c for c in written if c.isalpha()), "")
    return not letters[:1] or not letters[0].isupper() or head.isupper() or not head.isascii() or not head.islower()


def same_sort(one: PackActor, other: PackActor) -> bool:
    """Whether two rows of one name are of one sort: a person is never a body."""
    return (one.kind == "person") == (other.kind == "person") and (one.kind == "state") == (other.kind == "state")
