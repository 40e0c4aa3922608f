"""Names for a map: the larger towns of some countries, the great towns of the world, all countries; in Latin and Arabic script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from contested.linking.gazetteer import embedded

TOWNS = 250  # of a country that is asked for
GREAT = 1_000_000  # people in a town that is there whatever is asked for
COLUMNS = "select geonames, name, lat, lon, country, feature, population from place"
IS_TOWN = "feature in ('town', 'capital')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name with its point, the name in Arabic where that is the country's script, and how many people live there."""

    name: str
    arabic: str
    lat: float
    lon: float
    country: str
    sort: str  # country, capital, town
    people: int


def labels(countries: Iterable[str]) -> list[Label]:
    """All labels for a map of these countries, the largest places first."""
    found = dict.fromkeys([*everywhere(), *(label for code in countries for label in towns(code))])
    return sorted(found, key=lambda one: (one.sort != "country", -one.people, one.name))


@cache
def everywhere() -> tuple[Label, ...]:
    """Every country, and the world's greatest towns."""
    rows = embedded().connection.execute(f"{COLUMNS} where feature = 'country' or (population >= ? and {IS_TOWN})", (GREAT,))
    return tuple(map(label_of, rows))


@cache
def towns(country: str) -> tuple[Label, ...]:
    """The larger towns of a country."""
    rows = embedded().connection.execute(
        f"{COLUMNS} where country = ? and {IS_TOWN} order by population desc limit ?", (country, TOWNS)
    )
    return tuple(map(label_of, rows))


def label_of(row: tuple[Any, ...]) -> Label:
    """The label of a row of the gazetteer."""
    id, name, lat, lon, country, feature, population = row
    return Label(
        name=name,
        arabic=arabic_names().get(id, ""),
        lat=round(lat, 3),
        lon=round(lon, 3),
        country=country,
        sort=feature,
        people=population,
    )


@cache
def arabic_names() -> dict[int, str]:
    """The Arabic name of towns by their GeoNames number, for countries where Arabic is official."""
    text = (resources.files("contested") / "data" / "basemap" / "arabic.tsv").read_text("utf-8")
    return {int(id): name for id, _, name in (line.partition("\t") for line in text.splitlines())}
