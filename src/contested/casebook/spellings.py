"""Under which spellings and ids a casebook has the name that is asked for: by the packs' names, else by likeness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from contested.linking.known import Known, load_known
from contested.linking.names import same_name
from contested.linking.packs import Outlet, PackActor, load_pack, pack_names
from contested.linking.rosters import Roster
from contested.linking.sounds import name_key
from contested.records import Actor, ActorMention
from contested.store.wanted import Named

LIKE = 0.5  # the score from which `same_name` says that two names denote one


def with_chosen(given: tuple[str, ...], used: tuple[str, ...]) -> tuple[str, ...]:
    """The packs of a casebook, and those that come with the package and were chosen by reports of other wars."""
    names = {load_pack(name).name for name in given}
    return (*given, *(name for name in used if name not in names and name in pack_names()))


@dataclass
class Spellings:
    """What the packs of a casebook, and the world list, know about names."""

    packs: tuple[str, ...] = ()

    @cached_property
    def known(self) -> Known:
        """The packs, loaded. Raises DataError where one is absent or wrong."""
        return load_known(self.packs)

    @cached_property
    def roster(self) -> Roster:
        """Who bears which name."""
        return self.known.roster

    def of_actor(self, asked: str, seen: Iterable[str]) -> Named:
        """Where an actor asked for by any of its names stands, among the names that are in the book."""
        listed = self.listed(asked)
        keys = {name_key(name) for actor in listed for name in actor.all_names} | {name_key(asked)}
        names = [name for name in seen if name_key(name) in keys or (not listed and same_name(asked, name) >= LIKE)]
        return Named(names=tuple(names), ids=tuple(actor.id for actor in listed))

    def listed(self, asked: str) -> tuple[PackActor, ...]:
        """The actors that bear this name or id, else the one whose name sounds alike."""
        by_id = self.roster.actors.get(asked)
        if by_id is not None:
            return (by_id,)
        alike = [actor for actor in self.roster.alike(asked) if any(same_name(asked, name) >= LIKE for name in actor.all_names)]
        return self.roster.named(asked) or self.roster.contested(asked) or tuple(alike[:1])

    def described(self, actor: Actor) -> Actor:
        """The actor with what the packs say of it."""
        listed = self.roster.actors.get(actor.id)
        if listed is None:
            return actor
        known = {name: getattr(listed, name) for name in ("kind", "side", "country", "sector", "source")}
        return replace(actor, name=listed.name, aliases=listed.names, **known)

    def of_place(self, asked: str, seen: Iterable[str]) -> Named:
        """Where a place stands: towns have names too much alike to go by likeness where the very name is there."""
        aliases = [(*place.names, place.name) for pack in self.known.loaded for place in pack.places]
        key = name_key(asked)
        keys = {key}.union(*({name_key(name) for name in names} for names in aliases if key in map(name_key, names)))
        kept = list(seen)
        exact = [name for name in kept if name_key(name) in keys]
        return Named(names=tuple(exact or [name for name in kept if same_name(asked, name) >= LIKE]), ids=(asked,))

    def of_outlet(self, asked: str, seen: Iterable[str]) -> Named:
        """The spellings of an outlet."""
        outlet = self.outlet(asked)
        keys = {name_key(asked), *map(name_key, (outlet.name, *outlet.names) if outlet else ())}
        return Named(names=tuple(name for name in seen if name_key(name) in keys))

    def outlet(self, asked: str | None) -> Outlet | None:
        """What the packs know of an outlet: its owner, its leaning."""
        return self.roster.outlet(asked)

    def side(self, id: str | None, name: str | None, on: date | None) -> str:
        """The name of the side that an actor is on, on a day; its own where no pack tells more."""
        return self.known.side_name(id, name, on)

    def side_of(self, mention: ActorMention, on: date | None = None) -> str:
        """The side of an actor that is mentioned."""
        words = mention.name or (mention.antecedent.text if mention.antecedent else mention.text)
        return self.side(mention.id, words, on).casefold()
