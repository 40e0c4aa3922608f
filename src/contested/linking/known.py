"""What is known about names: the packs of a war, the world list and the gazetteer, behind `records.Knowledge`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contested.linking.gazetteer import embedded, feature_of, size_of


@dataclass(frozen=True, slots=True)
class Known:
    """Names of packs and gazetteer."""

    packs: tuple[str, ...]

    def place_feature(self, name: str) -> str | None:
        """The sort of place listed under this name, else None."""
        return feature_of(embedded().named(name))

    def place_size(self, name: str) -> int:
        """How many people live in the largest place of this name; 1 where nobody counted them, 0 where no place bears it."""
        return size_of(embedded().named(name))

    def actor_kind(self, name: str) -> str | None:
        """The kind of actor listed under this name, else None."""
        return None

    def known_names(self, text: str) -> Iterable[tuple[int, int, str, str]]:
        """Every name of the packs that stands in the text."""
        return ()


def load_known(packs: Iterable[str]) -> Known:
    """The names of these packs and of the world."""
    return Known(tuple(packs))
