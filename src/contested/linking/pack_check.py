"""What is doubtful in a pack that can be loaded: codes that do not exist, names that two actors bear, keys that stand twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from contested.errors import DataError
from contested.linking.folding import fold
from contested.linking.packs import Pack, PackActor, load_pack, pack_names, packs_folder
from contested.linking.world import states
from contested.linking.yaml_rows import Loader, Row, load_rows
from contested.records import Interval

OTHERS = frozenset(["UNO", "EUR", "IGO", "NGO", "MNC", "IMG"])  # in place of a country, for bodies of none
SECTORS = frozenset(
    "GOV MIL COP SPY LEG JUD PTY REB PRM UAF CVL CRM MED NGO IGO BUS EDU REL LAB REF JRN SOC OPP ELI HLH AGR DEV UNS SET".split()
)


def doubts(name_or_path: str) -> tuple[Pack, list[DataError]]:
    """The pack, and what is doubtful in it, each with its line. Raises DataError where it cannot be loaded."""
    pack = load_pack(name_or_path)
    row = row_of(name_or_path)
    return pack, [*doubled_keys(row), *wrong_codes(pack, row), *shared_names(pack, row), *lost_places(pack, row)]


def row_of(name_or_path: str) -> Row:
    """The top row of a pack's file."""
    if name_or_path in pack_names():
        return load_rows((packs_folder() / f"{name_or_path}.yml").read_text("utf-8"), f"{name_or_path}.yml")
    return load_rows(Path(name_or_path).expanduser().read_text("utf-8"), name_or_path)


def doubled_keys(row: Row) -> Iterator[DataError]:
    """Keys that stand twice in one mapping: YAML keeps the last and says nothing."""
    waiting: list[Any] = [yaml.compose(row.source, Loader)]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.SequenceNode):
            waiting[:0] = node.value
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    yield DataError(f"{row.file}, line {key.start_mark.line + 1}: {key.value} stands twice in one row")
                seen.add(str(key.value))
                waiting.append(value)


def wrong_codes(pack: Pack, row: Row) -> Iterator[DataError]:
    """Codes of countries and sectors that do not exist."""
    two, three = {state.iso2 for state in states()}, {state.iso for state in states()} | OTHERS
    for code in pack.countries:
        if code not in two:
            yield row.wrong("countries", f"{code!r} is no country's two letters")
    for actor, item in zip(pack.actors, row.rows("actors"), strict=True):
        if actor.country and actor.country not in three:
            yield item.wrong("country", f"{actor.country!r} is no country's three letters, nor one of {', '.join(sorted(OTHERS))}")
        if actor.sector and actor.sector not in SECTORS:
            yield item.wrong("sector", f"{actor.sector!r} is no sector of PLOVER")
    for outlet, item in zip(pack.outlets, row.rows("outlets"), strict=True):
        if outlet.country and outlet.country not in three:
            yield item.wrong("country", f"{outlet.country!r} is no country's three letters")
    for place, item in zip(pack.places, row.rows("places"), strict=True):
        if place.country and place.country not in two:
            yield item.wrong("country", f"{place.country!r} is no country's two letters")


def shared_names(pack: Pack, row: Row) -> Iterator[DataError]:
    """Names that two actors bear at one time in every outlet."""
    bearers: dict[str, list[PackActor]] = {}
    for actor, item in zip(pack.actors, row.rows("actors"), strict=True):
        for name in actor.all_names:
            others = bearers.setdefault(fold(name), [])
            other = next((one for one in others if one.id != actor.id and overlap(one.during, actor.during)), None)
            if other:
                yield item.wrong("names", f"{name!r} is {other.id!r} too at that time; give it to both through by_outlet")
            others.append(actor)


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a day; an open end is open."""
    return not ((one.end and other.start and one.end < other.start) or (other.end and one.start and other.end < one.start))


def lost_places(pack: Pack, row: Row) -> Iterator[DataError]:
    """Places of which it is not said in which of the pack's countries they lie."""
    for place, item in zip(pack.places, row.rows("places"), strict=True):
        if place.country is None and len(pack.countries) > 1:
            yield item.wrong("country", f"is missing: {place.name!r} may lie in {', '.join(pack.countries)}")
