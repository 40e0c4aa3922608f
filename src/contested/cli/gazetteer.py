"""`contested gazetteer`: the places of the world that come with the program, and the countries that a user adds."""

from __future__ import annotations

import sys

import click

from contested.cli.look import remark
from contested.cli.main import DONE, SOME_FAILED
from contested.cli.screen import clean, complain, say, show_table
from contested.errors import InputError, UsageError


@click.group()
def gazetteer() -> None:
    """Look up places in the gazetteer, and add countries to it."""


@gazetteer.command("add")
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY...")
@click.option("--file", metavar="PATH", help="GeoNames' file of the country, .zip or .txt, in place of a download.")
@click.option("--names", metavar="PATH", help="GeoNames' file of its alternate names, .zip or .txt; only with --file.")
def add_countries(countries: tuple[str, ...], file: str | None, names: str | None) -> None:
    """Add the places of each COUNTRY, two letters as LY, from GeoNames: smaller ones, and more names. Broken off, it goes on."""
    from contested.linking.added import ATTRIBUTION, add_country, code_of
    from contested.linking.gazetteer import embedded

    if (file and len(countries) > 1) or (names and not file):
        raise UsageError("--file goes with one country, and --names with --file")
    done = 0
    for code in map(code_of, countries):
        try:
            added = add_country(code, file, names)
        except InputError as problem:
            complain(f"{code}: {clean(problem)}")
            continue
        done += 1
        named = f"{added.names} alternate names" if added.names else "no file of alternate names"
        say(f"{code}: {added.places} places, {named}; {added.left_out} rows of other sorts left out")
    if done:
        embedded.cache_clear()
        embedded()
        say(ATTRIBUTION)
    sys.exit(DONE if done == len(countries) else SOME_FAILED)


@gazetteer.command("list")
def list_countries() -> None:
    """List the countries that were added."""
    from contested.linking.added import ATTRIBUTION, listed

    rows = [(one.country, one.places, one.names, one.on, one.source) for one in listed()]
    show_table(("country", "places", "alternate names", "added on", "from"), rows)
    if rows:
        complain(ATTRIBUTION)
    remark(len(rows), None, "countries added", "text")


@gazetteer.command("remove")
@click.argument("country")
def remove(country: str) -> None:
    """Take away a COUNTRY that was added; what comes with the program stays."""
    from contested.linking.added import code_of, remove_country
    from contested.linking.gazetteer import embedded

    try:
        remove_country(country)
    except InputError as problem:
        complain(clean(problem))
        sys.exit(SOME_FAILED)
    embedded.cache_clear()
    say(f"{code_of(country)}: removed")


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
