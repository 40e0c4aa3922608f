"""`contested gazetteer`: the places of the world that come with the program."""

from __future__ import annotations

import click

from contested.cli.look import remark
from contested.cli.screen import show_table


@click.group()
def gazetteer() -> None:
    """Look up places in the gazetteer."""


@gazetteer.command()
@click.argument("name")
@click.option("--country", metavar="CODE", help="In this country: two letters, as LY.")
@click.option("--pack", "packs", metavar="NAME", multiple=True, help="Look in this war's pack too; may be repeated.")
def find(name: str, country: str | None, packs: tuple[str, ...]) -> None:
    """Find the places called NAME, the most populous first."""
    from contested.linking.gazetteer import Entry
    from contested.linking.known import load_known
    from contested.linking.packs import PackPlace
    from contested.linking.sounds import name_key

    known, key = load_known(packs), name_key(name)
    listed = [place for pack in known.loaded for place in pack.places if key in map(name_key, (place.name, *place.names))]

    def pack_cells(place: PackPlace) -> tuple[object, ...]:
        return place.name, place.country, place.within, place.feature, None, place.lat, place.lon, f"pack {place.source}"

    def cells(entry: Entry) -> tuple[object, ...]:
        whence = f"GeoNames {entry.geonames}" if entry.geonames else "gazetteer"
        return entry.name, entry.country, entry.admin1, entry.feature, entry.population, entry.lat, entry.lon, whence

    found = sorted(known.gazetteer.named(name), key=lambda entry: (-entry.population, entry.row))
    rows = [*map(pack_cells, listed), *map(cells, found)]
    wanted = [row for row in rows if country is None or row[1] == country.upper()]
    show_table(("name", "country", "in", "feature", "people", "lat", "lon", "known from"), wanted)
    remark(len(wanted), None, f"places called {name}", "text")
