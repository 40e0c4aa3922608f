"""ZIP files, opened within bounds: their directory is not read where it is larger than any that is meant well."""

from __future__ import annotations

import struct
import zipfile
from typing import BinaryIO

from contested.errors import InputError
from contested.intake.parts import broken
from contested.intake.sources import FREE, RATIO, max_bytes
from contested.settings import setting

TAIL = 70_000  # bytes at the end in which the directory is told of
ENTRY = 300  # bytes of the directory that one entry takes at most, on the whole
LARGE = 0xFFFFFFFF


def opened_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """The archive. Raises InputError where it holds too many entries."""
    most = int(setting("max_entries"))
    if directory_size(stream) > most * ENTRY:
        raise InputError(f"it holds more than {most:,} files (setting max_entries)")
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, OverflowError) as problem:
        raise broken(f"it is no ZIP archive that can be opened: {str(problem)[:100].lower()}") from problem
    if len(archive.infolist()) > most:
        raise InputError(f"it holds more than {most:,} files (setting max_entries)")
    return archive


def directory_size(stream: BinaryIO) -> int:
    """The size of the directory, as the end of the file says it."""
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - TAIL))
    tail = stream.read(TAIL)
    stream.seek(0)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 16:
        return 0
    size = int(struct.unpack_from("<I", tail, end + 12)[0])
    large = tail.rfind(b"PK\x06\x06", 0, end)
    if size == LARGE and large >= 0 and len(tail) >= large + 48:
        size = int(struct.unpack_from("<Q", tail, large + 40)[0])
    return size


def why_not(entry: zipfile.ZipInfo) -> str | None:
    """Why an entry is not taken out, None where it can be."""
    if entry.flag_bits & 1:
        return "it is locked with a password"
    if entry.file_size > FREE and entry.file_size > RATIO * max(1, entry.compress_size):
        return f"it unpacks to more than {RATIO} times its size, as no text does"
    return None


def entry_bytes(archive: zipfile.ZipFile, name: str, most: int | None = None) -> bytes:
    """The bytes of an entry. Raises InputError where they are too many, or the entry cannot be had."""
    limit = most or max_bytes()
    try:
        entry = archive.getinfo(name)
        if why := why_not(entry):
            raise InputError(why)
        with archive.open(entry) as stream:
            raw = stream.read(limit + 1)
    except KeyError as problem:
        raise broken(f"it lacks {name}") from problem
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zipfile.zlib.error) as problem:  # type: ignore[attr-defined]
        raise broken(f"its part {name} cannot be unpacked") from problem
    if len(raw) > limit:
        raise InputError(f"its part {name} is larger than {limit:,} bytes (setting max_bytes)")
    return raw
