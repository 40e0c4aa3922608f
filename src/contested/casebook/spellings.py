"""Under which spellings and ids a casebook has the name that is asked for: by the packs' names, else by likeness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from contested.linking.names import same_name
from contested.linking.packs import Outlet, Pack, PackActor, load_pack
from contested.linking.sounds import name_key
from contested.records import Actor, ActorMention
from contested.store.wanted import Named

LIKE = 0.5  # the score from which `same_name` says that two names denote one


@dataclass
class Spellings:
    """What the packs of a casebook know about names."""

    pack_names: tuple[str, ...] = ()

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs, loaded."""
        return tuple(load_pack(name) for name in self.pack_names)

    @cached_property
    def actors(self) -> dict[str, PackActor]:
        """The actors of the packs by their ids; where two packs have one, the first counts."""
        return {actor.id: actor for pack in reversed(self.packs) for actor in pack.actors}

    def check(self) -> None:
        """Loads the packs; raises DataError where one is absent or wrong."""
        self.packs  # noqa: B018

    def described(self, actor: Actor) -> Actor:
        """The actor with what the packs say of it."""
        listed = self.actors.get(actor.id)
        if listed is None:
            return actor
        known = {name: getattr(listed, name) for name in ("kind", "side", "country", "sector", "source")}
        return replace(actor, name=listed.name, aliases=listed.names, **known)

    def of_actor(self, asked: str, seen: Iterable[str]) -> Named:
        """Where an actor asked for by any of its names stands, among the names that are in the book."""
        listed = self.listed_actors(asked)
        keys = {name_key(name) for actor in listed for name in actor.all_names} | {name_key(asked)}
        names = [name for name in seen if name_key(name) in keys or (not listed and same_name(asked, name) >= LIKE)]
        return Named(names=tuple(names), ids=tuple(actor.id for actor in listed))

    def listed_actors(self, asked: str) -> tuple[PackActor, ...]:
        """The actors of the packs that this name denotes: those that have it, else the one whose names are most like it."""
        key = name_key(asked)
        exact = [actor for actor in self.actors.values() if asked == actor.id or key in map(name_key, actor.all_names)]
        if exact:
            return tuple(exact)
        best = max(((likeness(asked, actor.all_names), actor.id) for actor in self.actors.values()), default=(0.0, ""))
        return (self.actors[best[1]],) if best[0] >= LIKE else ()

    def of_place(self, asked: str, seen: Iterable[str]) -> Named:
        """Where a place stands: towns have names too much alike to go by likeness where the very name is there."""
        aliases = [(*place.names, place.name) for pack in self.packs for place in pack.places]
        key = name_key(asked)
        keys = {key}.union(*({name_key(name) for name in names} for names in aliases if key in map(name_key, names)))
        kept = list(seen)
        exact = [name for name in kept if name_key(name) in keys]
        return Named(names=tuple(exact or [name for name in kept if same_name(asked, name) >= LIKE]), ids=(asked,))

    def of_outlet(self, asked: str, seen: Iterable[str]) -> Named:
        """The spellings of an outlet."""
        key, outlet = name_key(asked), self.outlet(asked)
        keys = {key, *map(name_key, (outlet.name, *outlet.names))} if outlet else {key}
        return Named(names=tuple(name for name in seen if name_key(name) in keys))

    def outlet(self, asked: str | None) -> Outlet | None:
        """What the packs know of an outlet: its owner, its leaning."""
        key = name_key(asked or "")
        outlets = (outlet for pack in self.packs for outlet in pack.outlets)
        return next((one for one in outlets if key and key in map(name_key, (one.name, *one.names))), None)

    def side_of(self, mention: ActorMention) -> str:
        """The side that an actor is on: the id that heads its side, else its own id or name."""
        seen: list[str] = []
        current = mention.id
        while current in self.actors and current not in seen:
            seen.append(current)
            current = self.actors[current].side or self.actors[current].parent
        head = current or (seen[-1] if seen else mention.id)
        words = mention.name or (mention.antecedent.text if mention.antecedent else mention.text)
        return head or words.casefold()


def likeness(asked: str, names: Iterable[str]) -> float:
    """How like the name asked for is to the most like of these."""
    return max((same_name(asked, name) for name in names), default=0.0)
