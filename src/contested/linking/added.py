"""Countries of GeoNames that a user added: each one file in the data folder, written whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import IO

from contested.errors import DataError, InputError, UsageError
from contested.linking.downloads import Absent, fetch
from contested.linking.geonames import Lines, opened, read_names, read_places
from contested.linking.world import states
from contested.settings import setting

CODE = re.compile(r"[A-Z]{2}")
ENDING = ".tsv.gz"
A_DAY = 86_400  # seconds for which a file that was fetched whole need not be fetched again
ATTRIBUTION = "Places by GeoNames (https://www.geonames.org), licence CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"


@dataclass(frozen=True, slots=True)
class AddedCountry:
    """What a country's file holds and where it came from."""

    country: str
    places: int  # rows that were taken
    left_out: int  # rows of sorts that are not taken
    names: int  # alternate names that were read from a file of their own
    source: str
    on: str  # the day


def folder() -> Path:
    """Where the countries are kept."""
    return Path(setting("data_folder")).expanduser() / "gazetteer"


def file_of(country: str) -> Path:
    """The file of a country."""
    return folder() / f"{country}{ENDING}"


def code_of(country: str) -> str:
    """The country's code in capitals. Raises UsageError where there is no such country."""
    code = country.upper()
    if not CODE.fullmatch(code) or not any(state.iso2 == code for state in states()):
        raise UsageError(f"no country {country!r}: give its two letters, as LY for Libya")
    return code


def added_files() -> list[Path]:
    """The files of the countries that were added, in order."""
    with suppress(OSError):
        return sorted(path for path in folder().glob(f"*{ENDING}") if CODE.fullmatch(path.name.removesuffix(ENDING)))
    return []


def mark_of_added() -> str:
    """What tells this set of added countries from any other, "" for none."""
    about = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in added_files()]
    return hashlib.sha256(repr(about).encode()).hexdigest()[:12] if about else ""


def added_lines() -> Iterator[str]:
    """Every row of the countries that were added."""
    for path in added_files():
        with reading(path) as file:
            yield from lines_after_head(file, path)


def lines_after_head(file: IO[str], path: Path) -> Iterator[str]:
    """The rows of one country. Raises DataError where the file is broken."""
    try:
        next(file)
        yield from file
    except (OSError, EOFError, StopIteration, zlib.error, UnicodeDecodeError) as problem:
        raise broken(path) from problem


def reading(path: Path) -> IO[str]:
    """The file, unpacked."""
    return gzip.open(path, "rt", encoding="utf-8", newline="\n")


def broken(path: Path) -> DataError:
    """The error for a file that cannot be read."""
    country = path.name.removesuffix(ENDING)
    return DataError(f"{path}: is broken; `contested gazetteer remove {country}` takes it away, `add` writes it anew")


def listed() -> Iterator[AddedCountry]:
    """What was added, by country. Raises DataError where a file is broken."""
    for path in added_files():
        try:
            with reading(path) as file:
                yield AddedCountry(**json.loads(file.readline()))
        except (OSError, EOFError, zlib.error, ValueError, TypeError) as problem:
            raise broken(path) from problem


def remove_country(country: str) -> None:
    """Takes a country away. Raises InputError where it was not added."""
    code = code_of(country)
    try:
        file_of(code).unlink()
    except FileNotFoundError as problem:
        raise InputError(f"{code}: was not added") from problem
    except OSError as problem:
        raise InputError(f"{file_of(code)}: cannot be removed: {(problem.strerror or str(problem)).lower()}") from problem


# --- adding ---


def add_country(country: str, file: str | None = None, names: str | None = None) -> AddedCountry:
    """Adds a country from GeoNames' server, or from its files. Raises InputError in one sentence; what was there stays then."""
    code = code_of(country)
    if file is not None:
        places = Path(file).expanduser()
        return write_country(code, places, Path(names).expanduser() if names else None, places.name)
    base = setting("geonames_url").rstrip("/")
    fetched = folder() / "downloads"
    places, others = fetched / f"{code}.zip", fetched / f"{code}-names.zip"
    get(f"{base}/{code}.zip", places)
    with suppress(Absent):
        get(f"{base}/alternatenames/{code}.zip", others)
    try:
        return write_country(code, places, others if others.exists() else None, f"{base}/{code}.zip")
    finally:  # a broken file is fetched anew next time
        for path in (places, others):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def get(url: str, target: Path) -> None:
    """Fetches the file, unless an add that was broken off fetched it today."""
    with suppress(OSError):
        if time.time() - target.stat().st_mtime < A_DAY:
            return
    fetch(url, target)


def write_country(code: str, places: Path, names: Path | None, source: str) -> AddedCountry:
    """Reads the files and keeps what they hold, in place of what was there."""
    others: dict[str, list[str]] = {}
    if names is not None:
        with opened(names, code) as lines:
            others = read_names(lines)
    with opened(places, code) as lines:
        rows, left_out = lines_of(lines, code, others, own_names=names is None)
    if not rows:
        raise InputError(f"{places.name}: holds no place of {code}")
    count = sum(map(len, others.values()))
    added = AddedCountry(code, len(rows), left_out, count, source, date.today().isoformat())
    try:
        write_whole(file_of(code), [json.dumps(asdict(added)) + "\n", *rows])
    except OSError as problem:
        raise InputError(f"{file_of(code)}: cannot be written: {(problem.strerror or str(problem)).lower()}") from problem
    return added


def lines_of(lines: Lines, code: str, others: dict[str, list[str]], own_names: bool) -> tuple[list[str], int]:
    """The lines of a gazetteer for the places of a country, and how many rows were of no sort that is taken."""
    rows, left_out = [], 0
    for place in read_places(lines, code, own_names):
        if place is None:
            left_out += 1
        else:
            rows.append(place.line(others.get(place.id, ())))
    return rows, left_out


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Writes the file beside its place and moves it there when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, beside = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        with gzip.open(beside, "wt", encoding="utf-8", newline="\n", compresslevel=6) as file:
            file.writelines(lines)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
