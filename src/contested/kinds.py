"""The table of kinds of claim, read from data/kinds: one file a kind."""

from __future__ import annotations

from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from contested.records import Kind


@cache
def load_kinds() -> MappingProxyType[str, Kind]:
    """Every kind by its name, in alphabetical order."""
    folder = resources.files("contested") / "data" / "kinds"
    rows = [yaml.safe_load(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".yml")]
    return MappingProxyType({row["name"]: kind_of(row) for row in sorted(rows, key=lambda row: str(row["name"]))})


def kind_of(row: dict[str, object]) -> Kind:
    """A kind from the mapping in its file."""
    plover, acled = row["plover"], row["acled"]
    assert isinstance(plover, list) and isinstance(row["cameo"], list) and isinstance(row["roles"], dict)
    assert isinstance(row["examples"], list) and (acled is None or isinstance(acled, list))
    return Kind(
        name=str(row["name"]),
        family=str(row["family"]),
        definition=str(row["definition"]),
        plover=(plover[0], plover[1]),
        acled=(acled[0], acled[1]) if acled else None,
        cameo=tuple(row["cameo"]),
        roles=dict(row["roles"]),
        examples=tuple(row["examples"]),
    )
