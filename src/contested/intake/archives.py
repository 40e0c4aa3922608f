"""Archives as the inputs in them: ZIP, tar, WACZ. Nothing is written to disk, names in them are labels, one level is opened."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from typing import Any, BinaryIO, cast

from contested.errors import InputError
from contested.intake.parts import Opened, Part, broken
from contested.intake.sources import Source, reason_of, shown
from contested.intake.word import docx_part
from contested.intake.zips import opened_zip, why_not
from contested.settings import setting

NESTED = "an archive in an archive is not opened"
HIDDEN = ("__MACOSX", ".")


def zipped(opened: Opened) -> Iterator[Part | Source]:
    """The files in a ZIP archive; the crawls of a WACZ; the one report of a Word document under another name."""
    with opened_zip(opened.source.seekable(opened.stream)) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            yield docx_part(archive, b"")
            return
        crawl = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
        if opened.source.depth and not crawl:
            raise InputError(NESTED)
        left = Left()
        for entry in archive.infolist():
            wanted = entry.filename.startswith("archive/") if crawl else not is_hidden(entry.filename)
            if wanted and not entry.is_dir():
                yield entry_source(
                    opened, entry.filename, partial(open_entry, archive, entry), left.why(entry.file_size) or why_not(entry)
                )


def open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> AbstractContextManager[BinaryIO]:
    """The bytes of an entry."""
    return cast(AbstractContextManager[BinaryIO], archive.open(entry))


def tarred(opened: Opened) -> Iterator[Part | Source]:
    """The files in a tar archive, as they come."""
    if opened.source.depth:
        raise InputError(NESTED)
    left = Left()
    try:
        with tarfile.open(fileobj=opened.stream, mode="r|") as archive:
            for member in archive:
                cast(Any, archive).members.clear()  # it would keep them all
                if member.isfile() and not is_hidden(member.name):
                    yield entry_source(opened, member.name, partial(open_member, archive, member), left.why(member.size))
                elif member.issym() or member.islnk():
                    yield entry_source(opened, member.name, partial(open_member, archive, member), "it is a link")
                left.count()
    except tarfile.TarError as problem:
        raise broken(f"it is no tar archive that can be read to its end: {str(problem)[:100]}") from problem
    except (OSError, EOFError, ValueError, OverflowError) as problem:
        raise broken(reason_of(problem)) from problem


def open_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> AbstractContextManager[BinaryIO]:
    """The bytes of a member."""
    found = archive.extractfile(member)
    if found is None:
        raise broken("it has no content")
    return closing(cast(BinaryIO, found))


def entry_source(opened: Opened, name: str, opener: Callable[[], AbstractContextManager[BinaryIO]], problem: str | None) -> Source:
    """An entry as an input: named after its archive and its place in it."""
    where = f"{opened.source.name}/{shown(name)[:300]}"
    return Source(name=where, file=name.rsplit("/", 1)[-1], opener=opener, problem=problem, depth=opened.source.depth + 1)


def is_hidden(name: str) -> bool:
    """Whether a path in an archive is one that no person put there."""
    return any(part.startswith(HIDDEN) and part not in (".", "..") for part in name.split("/"))


class Left:
    """How much may still be taken out of an archive."""

    def __init__(self) -> None:
        self.bytes, self.entries = int(setting("max_archive_bytes")), int(setting("max_entries"))

    def why(self, size: int) -> str | None:
        """Why an entry of this size is not taken out, None where it may be."""
        self.bytes -= size
        return "the archive unpacks to more bytes than are taken out of one (setting max_archive_bytes)" if self.bytes < 0 else None

    def count(self) -> None:
        """Counts an entry. Raises InputError where there are too many."""
        self.entries -= 1
        if self.entries < 0:
            raise InputError(f"it holds more than {setting('max_entries')} files (setting max_entries)")
