"""The places that a name may denote: by its exact name, without generic words, or in another transliteration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contested.linking.folding import fold
from contested.linking.gazetteer import Entry, Gazetteer

MOST = 30  # places weighed for one name: the largest, and every division and country
GENITIVE = re.compile(r"['’]s?$")
AFTER = (
    "city", "town", "village", "province", "state", "governorate", "oblast", "region", "district", "county", "township", "twp",
    "prefecture", "municipality", "area", "republic", "valley", "river", "refugee camp", "camp", "airport",
    "international airport", "air base", "airbase", "military base",
    "border", "border crossing", "crossing", "metro", "proper", "island", "islands",
)  # fmt: skip
BEFORE = (
    "the", "city of", "town of", "village of", "province of", "state of", "republic of", "port of", "district of", "county",
    "mount", "greater", "metro", "downtown", "historic", "central", "old", "upper", "lower", "mid", "inner",
    "(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?",
)  # fmt: skip
GENERIC_AFTER = re.compile(rf" (?:{'|'.join(AFTER)})$")
GENERIC_BEFORE = re.compile(rf"^(?:{'|'.join(BEFORE)}) ")


def options_of(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """The places of this name, the largest first; those of the bare name where nothing has the whole."""
    for key in keys_of(name):
        found = gazetteer.find(key)
        if found:
            return largest(found)
    return ()


def keys_of(name: str) -> Iterator[str]:
    """The keys to look the name up under: as written, then without generic words."""
    key = fold(GENITIVE.sub("", name.strip()))
    yield key
    bare = GENERIC_BEFORE.sub("", key)
    if bare != key:
        yield bare
    cut = GENERIC_AFTER.sub("", key)
    if cut != key:
        yield cut
        yield GENERIC_BEFORE.sub("", cut)


def largest(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """As many of the places as are worth weighing, the largest first."""
    ordered = sorted(found, key=lambda entry: (-entry.population, entry.row))
    kept = ordered[:MOST]
    return tuple(kept) + tuple(entry for entry in ordered[MOST:] if entry.feature in ("country", "admin1", "region"))
