"""The gazetteer: towns, divisions, countries, airfields and regions of the world by name, and the countries that a user added.

The file in the package is a compressed table. On first use it is made into an SQLite index in the user's data folder, written
beside its place and then moved there, so that a build that is cut short leaves nothing behind; the index is named after the
content, so that a new release, or a country more, builds its own. Where no folder can be written to, the index lives in memory.
"""

from __future__ import annotations

import hashlib
import lzma
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from contested.linking.added import added_lines, mark_of_added
from contested.linking.folding import fold
from contested.linking.names import name_key
from contested.settings import setting

LAYOUT = "2"  # changes when the tables do
SPELT_AS_THEY_ARE = frozenset(["US", "GB", "CA", "AU", "IE", "NZ"])  # names there are not transliterated for an English report
SCHEMA = """
create table place (row integer primary key, geonames integer, name text, lat real, lon real, country text, admin1 text,
                    admin2 text, feature text, population integer, radius_km real);
create table name (key text, place integer);
"""
INDEXES = "create index by_key on name (key, place); create index by_country on place (country);"


class Entry(NamedTuple):
    """One row of the gazetteer, or of a pack, which has no number in GeoNames."""

    row: int
    geonames: int | None
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    feature: str
    population: int
    radius_km: float | None


class Gazetteer:
    """Looks names up in an index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.find = lru_cache(maxsize=20_000)(self._find)
        self.alike = lru_cache(maxsize=2_000)(self._alike)
        self._sounds = lru_cache(maxsize=8)(self._sounds_of)

    def _find(self, key: str) -> tuple[Entry, ...]:
        """The places that bear the name folded to this key."""
        rows = self.connection.execute(
            "select place.* from name join place on place.row = name.place where name.key = ? order by place.row", (key,)
        )
        return tuple(map(Entry._make, rows))

    def named(self, name: str) -> tuple[Entry, ...]:
        """The places of this name."""
        return self.find(fold(name))

    def country(self, code: str) -> Entry | None:
        """The row of a country by its ISO 3166-1 alpha-2 code."""
        row = self.connection.execute("select * from place where country = ? and feature = 'country'", (code,)).fetchone()
        return Entry._make(row) if row else None

    def _alike(self, name: str, country: str) -> tuple[Entry, ...]:
        """The places of the country whose name is the same one in another transliteration ("Ghariyan" for "Gharyan")."""
        rows = () if country in SPELT_AS_THEY_ARE else self._sounds(country).get(name_key(name), ())
        return tuple(self.entry(row) for row in rows)

    def entry(self, row: int) -> Entry:
        """The place in this row."""
        return Entry._make(self.connection.execute("select * from place where row = ?", (row,)).fetchone())

    def _sounds_of(self, country: str) -> dict[str, tuple[int, ...]]:
        """Rows of a country by how their names sound: made when the first unknown name of that country is looked up."""
        found: dict[str, set[int]] = {}
        kinds = "('town', 'capital', 'admin1', 'admin2')"
        rows = self.connection.execute(f"select row from place where country = ? and feature in {kinds}", (country,))  # noqa: S608
        wanted = {row for (row,) in rows}
        of_country = "select row from place where country = ?"
        names = self.connection.execute(f"select key, place from name where place in ({of_country})", (country,))  # noqa: S608
        for key, row in names:
            sound = name_key(key) if row in wanted else ""
            if len(sound) > 3:
                found.setdefault(sound, set()).add(row)
        return {sound: tuple(sorted(rows)) for sound, rows in found.items()}


@cache
def embedded() -> Gazetteer:
    """The gazetteer that comes with the package, with the countries that the user added."""
    packed = (resources.files("contested") / "data" / "gazetteer" / "gazetteer.tsv.xz").read_bytes()
    mark = f"gazetteer-{hashlib.sha256(LAYOUT.encode() + packed).hexdigest()[:16]}"
    more = mark_of_added()
    name = f"{mark}-{more}.db" if more else f"{mark}.db"
    for folder in (Path(setting("data_folder")).expanduser(), Path(tempfile.gettempdir()) / f"contested-{user()}"):
        index = folder / name
        try:
            if not index.exists():
                build_beside(index, packed)
            clear_away(folder.glob(f"{mark}-*.db"), index)
            return Gazetteer(open_index(index))
        except (OSError, sqlite3.Error):
            continue
    return Gazetteer(fill(sqlite3.connect(":memory:", check_same_thread=False), packed))


def clear_away(indexes: Iterable[Path], kept: Path) -> None:
    """Takes away the indexes of countries added before, all but the one that is in force."""
    for index in indexes:
        if index != kept:
            with suppress(OSError):
                index.unlink()


def user() -> str:
    """Something that tells users of one machine apart."""
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def open_index(index: Path) -> sqlite3.Connection:
    """A connection that reads only, shared by threads. Raises sqlite3.Error where the file is no whole index."""
    connection = sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute("select 1 from name, place limit 1").fetchone()
    return connection


def build_beside(index: Path, packed: bytes) -> None:
    """Builds the index under another name and moves it to its own when it is whole."""
    index.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(prefix=index.stem, suffix=".part", dir=index.parent)
    os.close(handle)
    try:
        connection = sqlite3.connect(beside)
        connection.executescript("pragma journal_mode = off; pragma synchronous = off")
        fill(connection, packed).close()
        Path(beside).replace(index)
    finally:
        Path(beside).unlink(missing_ok=True)


def fill(connection: sqlite3.Connection, packed: bytes) -> sqlite3.Connection:
    """Puts the table into the connection, with its indexes."""
    connection.executescript(SCHEMA)
    lines = with_added(lzma.decompress(packed).decode().splitlines(), added_lines())
    connection.executemany("insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", places(lines))
    connection.executemany("insert into name values (?, ?)", names(lines))
    connection.executescript(INDEXES)
    connection.commit()
    return connection


def with_added(lines: list[str], added: Iterable[str]) -> list[str]:
    """The lines with those that a user added: a place that is there already gains names, others come after."""
    known = {line.partition("\t")[0]: row for row, line in enumerate(lines)}
    unnumbered = {(cells[4], fold(cells[1])): row for row, cells in cells_without_number(lines)}
    for line in added:
        cells = line.rstrip("\n").split("\t")
        keys = [fold.__wrapped__(cells[1]), *filter(None, cells[10].split("|"))]
        row = known.get(cells[0])
        if row is None:
            alike = (unnumbered.get((cells[4], key)) for key in keys)
            row = next((row for row in alike if row is not None and beside(lines[row], cells)), None)
        if row is None:
            lines.append("\t".join(cells))
        else:
            lines[row] = with_names(lines[row], keys)
    return lines


def cells_without_number(lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows that have no number in GeoNames: airfields, and regions written by hand."""
    yield from ((row, line.split("\t")) for row, line in enumerate(lines) if line.startswith("\t"))


def beside(line: str, cells: list[str]) -> bool:
    """Whether two rows of one name lie within some ten kilometres."""
    own = line.split("\t")
    return all(abs(float(own[at]) - float(cells[at])) < 0.1 for at in (2, 3))


def with_names(line: str, keys: Iterable[str]) -> str:
    """The line with these names too."""
    head, _, others = line.rpartition("\t")
    named = dict.fromkeys((*filter(None, others.split("|")), *keys))
    named.pop(fold.__wrapped__(line.split("\t", 2)[1]), None)
    return f"{head}\t{'|'.join(named)}"


def places(lines: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """What the table of places gets of each line."""
    for row, line in enumerate(lines):
        id, name, lat, lon, country, admin1, admin2, feature, population, radius, _ = line.split("\t")
        yield row, int(id) if id else None, name, lat, lon, country, admin1, admin2, feature, int(population or 0), radius or None


def names(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Every key and the row that it leads to."""
    for row, line in enumerate(lines):
        _, name, rest = line.split("\t", 2)
        yield fold.__wrapped__(name), row
        others = rest.rsplit("\t", 1)[1]
        if others:
            for key in others.split("|"):
                yield key, row


RANK = ("country", "capital", "admin1", "region")  # what a bare name means first, whatever else bears it


def feature_of(entries: Iterable[Entry]) -> str | None:
    """The sort of place that a bare name means: a country, else a capital, else the largest town; None for no entries."""

    def rank(entry: Entry) -> tuple[int, int]:
        return -RANK.index(entry.feature) if entry.feature in RANK else -len(RANK), entry.population

    best = max(entries, key=rank, default=None)
    return best.feature if best else None


def size_of(entries: Iterable[Entry]) -> int:
    """How many people live in the largest of the places; 1 where none is counted, 0 for no entries."""
    return max((max(1, entry.population) for entry in entries), default=0)
