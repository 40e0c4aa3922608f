"""What is known about names: the packs of a war, the world list and the gazetteer, behind `records.Knowledge`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from contested.linking.pack_places import PackNames
from contested.linking.packs import Pack, load_pack
from contested.linking.rosters import Roster


@dataclass(frozen=True)
class Known:
    """Names of packs, world list and gazetteer; each is loaded when it is first asked for."""

    packs: tuple[str, ...]

    @cached_property
    def loaded(self) -> tuple[Pack, ...]:
        """The packs themselves."""
        return tuple(load_pack(name) for name in self.packs)

    @cached_property
    def roster(self) -> Roster:
        """The actors of the packs and of the world."""
        return Roster(self.loaded)

    @cached_property
    def gazetteer(self) -> Any:
        """The embedded gazetteer."""
        from contested.linking.gazetteer import embedded

        return embedded()

    @cached_property
    def pack_places(self) -> dict[str, str]:
        """The feature of each place of the packs, by folded name."""
        from contested.linking.folding import fold

        rows = [place for pack in self.loaded for place in pack.places]
        return {fold(name): place.feature for place in reversed(rows) for name in (place.name, *place.names)}

    @cached_property
    def pack_names(self) -> PackNames:
        """The places of the packs, by spelling and by sound."""
        return PackNames(self.loaded)

    def place_feature(self, name: str) -> str | None:
        """The sort of place listed under this name, the pack's word before the gazetteer's, else None."""
        from contested.linking.folding import fold
        from contested.linking.gazetteer import feature_of

        return self.pack_places.get(fold(name)) or feature_of(self.gazetteer.named(name))

    def place_size(self, name: str) -> int:
        """How many people live in the largest place of this name; 1 where nobody counted them, 0 where no place bears it."""
        from contested.linking.folding import fold
        from contested.linking.gazetteer import size_of

        return size_of(self.gazetteer.named(name)) or int(fold(name) in self.pack_places)

    def actor_kind(self, name: str) -> str | None:
        """The kind of actor listed under this name, else None."""
        found = self.roster.named(name)
        return found[0].kind if found else None

    def known_names(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Every name of the packs and the world list in the text: start, end, `actor` or `place`, kind or feature."""
        for hit in self.roster.scan(text):
            if hit.places:
                yield hit.start, hit.end, "place", hit.places[0].feature
            if hit.entries:
                yield hit.start, hit.end, "actor", hit.entries[0].actor.kind

    def side_name(self, actor_id: str | None, name: str | None, on: date | None) -> str:
        """The name of the side on which an actor stands on that day; its own name where no pack knows of a side."""
        listed = self.roster.actors.get(actor_id or "")
        found = listed or next(iter(self.roster.named(name or "", on)), None)
        side = self.roster.side_of(found.id, on) if found else None
        return side.name if side else found.name if found else name or "unnamed"


def load_known(packs: Iterable[str]) -> Known:
    """The names of these packs and of the world. Raises DataError, naming the line, where a pack is wrong."""
    known = Known(tuple(packs))
    assert known.loaded is not None  # a wrong pack is told of at once, not with the first report
    return known
