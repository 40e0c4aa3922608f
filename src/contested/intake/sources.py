"""Where reports come from: the files of folders, in order, and their bytes, unpacked and bounded."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from contested.errors import InputError
from contested.settings import setting

STANDARD_INPUT = "-"
BIDI = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Source:
    """One input: how it is named to the user, and the file, None for standard input."""

    name: str
    path: Path | None = None
    problem: str | None = None  # why it is not taken, where that is known before it is opened

    @property
    def packed(self) -> bool:
        """Whether it is packed with gzip, by its name."""
        return self.path is not None and self.path.suffix.lower() == ".gz"

    @property
    def extension(self) -> str:
        """What its name ends in, without .gz, in lower case."""
        if self.path is None:
            return ""
        return (self.path.with_suffix("") if self.packed else self.path).suffix.lower()

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Its bytes, unpacked."""
        if self.path is None:
            yield sys.stdin.buffer
        elif self.packed:
            with gzip.open(self.path, "rb") as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            with self.path.open("rb") as opened:
                yield opened


def max_bytes() -> int:
    """The largest size of one report, by the settings."""
    return int(setting("max_bytes"))


def read_all(stream: BinaryIO) -> bytes:
    """All bytes. Raises InputError where there are more than the settings allow, before they are read."""
    limit = max_bytes()
    parts: list[bytes] = []
    left = limit + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise InputError(f"it is larger than {limit:,} bytes, the most that is taken as one report (setting max_bytes)")
    return b"".join(parts)


def shown(path: Path | str) -> str:
    """A path as it can be printed: bytes that are no text, line ends and marks of direction are written out."""
    return "".join(
        character if character.isprintable() and character not in BIDI else ascii(character)[1:-1] for character in str(path)
    )


def sources(path: str) -> Iterator[Source]:
    """The inputs that a path on the command line stands for: itself, or the files of a folder and the folders in it, in order."""
    if path == STANDARD_INPUT:
        yield Source("standard input")
        return
    there = Path(path)
    try:
        mode = there.stat().st_mode
    except OSError as problem:
        yield Source(shown(path), there, reason_of(problem))
    except ValueError:
        yield Source(shown(path), there, "it is no path")
    else:
        yield from walk(there, ()) if stat.S_ISDIR(mode) else [file_source(there, mode)]


def file_source(path: Path, mode: int) -> Source:
    """The input that a file is."""
    return Source(shown(path), path, None if stat.S_ISREG(mode) else "it is neither a file nor a folder")


def walk(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Source]:
    """The files under a folder by name; hidden ones are left out, links that lead back into a folder above are refused."""
    try:
        here = folder.stat()
        names = sorted(os.listdir(folder))  # noqa: PTH208 -- names alone: a Path each would cost memory in large folders
    except OSError as problem:
        yield Source(shown(folder), folder, reason_of(problem))
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        yield Source(shown(folder), folder, "it is a link back to a folder that holds it")
        return
    for name in names:
        if not name.startswith("."):
            yield from entry(folder / name, (*above, identity))


def entry(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Source]:
    """The inputs that one entry of a folder gives."""
    try:
        mode = path.stat().st_mode
    except OSError as problem:
        yield Source(shown(path), path, reason_of(problem))
        return
    if stat.S_ISDIR(mode):
        yield from walk(path, above)
    else:
        yield file_source(path, mode)


def reason_of(problem: BaseException) -> str:
    """One sentence, without the path, for an error."""
    if isinstance(problem, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(problem, (EOFError, zlib.error, gzip.BadGzipFile)):
        return "it is broken: it cannot be unpacked"
    if isinstance(problem, OSError):
        return f"it cannot be opened: {(problem.strerror or str(problem)).lower()}"
    return f"it cannot be read: {type(problem).__name__}: {str(problem)[:200]}"
