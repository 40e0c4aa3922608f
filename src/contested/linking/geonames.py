"""GeoNames' files as they are published: a country's places (19 columns) and its alternate names, zipped or plain."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import IO, NamedTuple, cast

import yaml

from contested.errors import InputError
from contested.linking.folding import fold
from contested.settings import setting

COLUMNS = 19
NAME_COLUMNS = (8, 10)  # older files of alternate names have no dates
LONGEST_LINE = 200_000  # characters; a country's own row, with its name in every language, has about 10,000
LONGEST_NAME = 100
MACHINE_MADE = re.compile(
    r"[A-Z]{2,4}|(?!al[- ]|el[- ]|es[- ]|l'|d'|'s)[a-z].*|.*\d.*"
)  # airports' codes, transliterated by machine
LANGUAGES = frozenset("en ar fr ru uk he fa tr ku ckb kmr ps ur am so ti ha es pt de".split()) | {""}
ENDINGS = (".zip", ".txt")


class Place(NamedTuple):
    """One row of a country's file, with its feature in our words."""

    id: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: str
    admin2: str
    feature: str
    population: int

    def line(self, others: Iterable[str]) -> str:
        """The row as a line of a gazetteer, with its other names."""
        keys = dict.fromkeys(key for name in (*self.names, *others) if len(key := fold(name)) > 1)
        keys.pop(fold(self.name), None)
        point = f"{self.lat:.4f}\t{self.lon:.4f}"
        where = f"{self.country}\t{self.admin1}\t{self.admin2}\t{self.feature}\t{self.population or ''}"
        return f"{self.id}\t{self.name}\t{point}\t{where}\t\t{'|'.join(keys)}\n"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one file, with its name for errors."""

    name: str
    lines: Iterable[str]

    def rows(self, *columns: int) -> Iterator[tuple[int, list[str]]]:
        """Each line's number and cells. Raises InputError where the number of columns is none of these."""
        for number, line in enumerate(self.lines, 1):
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) not in columns:
                told = " or ".join(map(str, columns))
                raise InputError(f"{self.name}, line {number}: has {len(cells)} columns where GeoNames has {told}")
            yield number, cells


@cache
def feature_words() -> dict[str, str]:
    """Our word for each of GeoNames' feature codes that is taken."""
    text = (resources.files("contested") / "data" / "gazetteer" / "feature_codes.yml").read_text("utf-8")
    return {code: word for word, codes in yaml.safe_load(text).items() for code in codes}


def read_places(lines: Lines, country: str, own_names: bool) -> Iterator[Place | None]:
    """A place of each row, None for one of a sort that is left out; with the names in its own row where `own_names`."""
    words = feature_words()
    for number, cells in lines.rows(COLUMNS):
        if cells[8] not in (country, ""):
            raise InputError(f"{lines.name}, line {number}: is a place in {cells[8][:20]!r}, not in {country}")
        feature = words.get(f"{cells[6]}.{cells[7]}")
        yield place_of(lines.name, number, cells, feature, own_names) if feature else None


def place_of(file: str, number: int, cells: list[str], feature: str, own_names: bool) -> Place:
    """The place of a row. Raises InputError, naming the line, where a number is none."""
    try:
        id, lat, lon, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as problem:
        raise InputError(f"{file}, line {number}: {problem}") from problem
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or id < 0 or population < 0:
        raise InputError(f"{file}, line {number}: is not on the globe, or has a number below nothing")
    name = " ".join(cells[1].split())
    if not name or len(name) > 2 * LONGEST_NAME:
        raise InputError(f"{file}, line {number}: has no name that can be taken")
    written = [other for other in cells[3].split(",") if fit(other) and not MACHINE_MADE.fullmatch(other)] if own_names else []
    admin1 = "" if cells[10] == "00" else cells[10]
    return Place(str(id), name, (cells[2], *written), lat, lon, cells[8], admin1, cells[11], feature, population)


def read_names(lines: Lines) -> dict[str, list[str]]:
    """The alternate names of each place, by its number, in the languages that are taken."""
    found: dict[str, list[str]] = {}
    for number, cells in lines.rows(*NAME_COLUMNS):
        if not cells[1].isdigit():
            raise InputError(f"{lines.name}, line {number}: {cells[1][:20]!r} is not the number of a place")
        if cells[2] in LANGUAGES and fit(cells[3]) and not MACHINE_MADE.fullmatch(cells[3]):
            found.setdefault(cells[1], []).append(cells[3])
    return found


def fit(name: str) -> bool:
    """Whether the words can be a name in a table: neither too long nor with what parts its names."""
    return 1 < len(name) <= LONGEST_NAME and "|" not in name


# --- files ---


@contextmanager
def opened(path: Path, country: str) -> Iterator[Lines]:
    """The lines of a country's file, out of its archive where it is one. Raises InputError, in one sentence, where it is none."""
    try:
        with path.open("rb") as file:
            if zipfile.is_zipfile(file):
                with zipfile.ZipFile(file) as archive, archive.open(table_in(archive, path, country)) as member:
                    quick = io.BufferedReader(cast(io.RawIOBase, member), 1 << 20)  # by the line, what zipfile opens is slow
                    yield Lines(f"{path.name}: {country}.txt", text_lines(quick, path.name))
            elif path.suffix.lower() == ".txt":
                file.seek(0)
                yield Lines(path.name, text_lines(file, path.name))
            else:
                raise InputError(f"{path.name}: is no zip archive, or a broken one")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
        raise InputError(f"{path.name}: is a broken archive: {problem}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{path.name}: is not text in UTF-8") from problem
    except OSError as problem:
        raise InputError(f"{path}: cannot be read: {(problem.strerror or str(problem)).lower()}") from problem


def table_in(archive: zipfile.ZipFile, path: Path, country: str) -> zipfile.ZipInfo:
    """The country's table in an archive; nothing is unpacked to a path that the archive names."""
    wanted = [item for item in archive.infolist() if item.filename == f"{country}.txt"]
    if not wanted:
        raise InputError(f"{path.name}: holds no {country}.txt, as GeoNames' archive of that country does")
    if wanted[0].file_size > max_unpacked():
        raise InputError(
            f"{path.name}: would unpack to {wanted[0].file_size:,} bytes, more than is taken (setting max_unpacked_bytes)"
        )
    return wanted[0]


def max_unpacked() -> int:
    """How many bytes of a table are taken."""
    return int(setting("max_unpacked_bytes"))


def text_lines(stream: IO[bytes], name: str) -> Iterator[str]:
    """The lines of the stream as they come; an archive may say that it is smaller than it is."""
    left = max_unpacked()
    while line := stream.readline(LONGEST_LINE * 4):
        left -= len(line)
        if left < 0:
            raise InputError(f"{name}: unpacks to more than {max_unpacked():,} bytes (setting max_unpacked_bytes)")
        if len(line) >= LONGEST_LINE * 4:
            raise InputError(f"{name}: has a line longer than any of GeoNames'")
        yield line.decode()
