"""The map's background of raster tiles, where the settings name one: what the map is told, the one origin it may come from."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape

from contested.errors import UsageError
from contested.settings import setting

ADDRESS = re.compile(r"(https?://[A-Za-z0-9.-]+(?::\d{1,5})?)/[^\s\"'<>\\]*")  # no more than fits into a header as one origin
PARTS = ("{z}", "{x}", "{y}")
MOST = 19  # the closest zoom of which tiles are asked for; the map goes to 14


@dataclass(frozen=True, slots=True)
class Background:
    """Raster tiles from one address, with the words that say whose they are."""

    address: str
    origin: str
    words: str = ""

    @property
    def told(self) -> str:
        """What the map's script is told, as JSON; the words are made HTML, which is how the map shows them."""
        return json.dumps({"tiles": [self.address], "words": escape(self.words), "most": MOST})


def background_of(address: str, words: str = "") -> Background | None:
    """The background with this address template, None where it is empty. Raises UsageError where it is no such template."""
    if not address:
        return None
    found = ADDRESS.fullmatch(address)
    if found is None or not all(part in address[found.end(1) :] for part in PARTS):
        raise UsageError("CONTESTED_MAP_TILES: needs an address such as https://tiles.example.org/{z}/{x}/{y}.png")
    return Background(address, found[1], words)


def background() -> Background | None:
    """The background that the settings name, if any."""
    return background_of(setting("map_tiles").strip(), setting("map_attribution").strip())
