"""Where reports come from: the files of folders, in order, and their bytes, unpacked and bounded."""

from __future__ import annotations

import bz2
import gzip
import lzma
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from contested.errors import InputError
from contested.settings import setting

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"
BIDI = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PACKERS: dict[str, Callable[[BinaryIO], Any]] = {
    ".gz": lambda stream: gzip.GzipFile(fileobj=stream, mode="rb"),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
PACKED = {".tgz": (".tar", ".gz"), ".tbz2": (".tar", ".bz2"), ".txz": (".tar", ".xz")}  # endings that stand for two
RATIO = 200  # text unpacks to thirty times its size at most; more than this is meant to fill the memory
FREE = 5_000_000  # bytes that may be unpacked whatever the ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: how it is named to the user, and where its bytes are; without path or opener it is standard input."""

    name: str
    path: Path | None = None
    problem: str | None = None  # why it is not taken, where that is known before it is opened
    file: str = ""  # the name whose ending says what it is: that of the path, or of an entry of an archive
    opener: Callable[[], AbstractContextManager[BinaryIO]] | None = None  # of an entry of an archive
    depth: int = 0  # in how many archives it lies

    @property
    def endings(self) -> tuple[str, str]:
        """What its name ends in, in lower case: of the format, and of how it is packed; each empty where there is none."""
        name = self.file or (self.path.name if self.path else "")
        stem, packer = os.path.splitext(name.lower())  # noqa: PTH122 -- a name, not a path
        if packer in PACKED:
            return PACKED[packer]
        if packer not in PACKERS:
            return packer, ""
        return os.path.splitext(stem)[1], packer  # noqa: PTH122

    @property
    def extension(self) -> str:
        """What its name ends in, without .gz and the like, in lower case."""
        return self.endings[0]

    @contextmanager
    def open(self, unpack: bool = True) -> Iterator[BufferedReader]:
        """Its bytes, unpacked where the name says that they are packed."""
        with self.bytes() as stream:
            packer = self.endings[1] if unpack else ""
            if self.path is None and self.opener is None and unpack and cast(Any, stream).peek(2)[:2] == b"\x1f\x8b":
                packer = ".gz"
            if packer:
                with closing(unpacked(stream, packer)) as opened:
                    yield opened
            else:
                yield stream if isinstance(stream, BufferedReader) else BufferedReader(cast(Any, stream))

    def bytes(self) -> AbstractContextManager[BinaryIO]:
        """Its bytes as they are."""
        if self.opener is not None:
            return self.opener()
        return self.path.open("rb") if self.path is not None else standard_input()

    def seekable(self, stream: BinaryIO) -> BinaryIO:
        """The bytes as a stream that can be gone about in: the file, or else a copy in memory, of bounded size."""
        return stream if self.path is not None and not self.endings[1] else BytesIO(read_all(stream))


@contextmanager
def standard_input() -> Iterator[BinaryIO]:
    """Standard input, which stays open."""
    yield sys.stdin.buffer


class Guarded(RawIOBase):
    """Unpacked bytes; reading raises InputError once they are out of all proportion to the packed ones."""

    def __init__(self, packed: BinaryIO, opened: Any) -> None:
        self.packed, self.opened, self.count = packed, opened, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fills the buffer."""
        view = memoryview(buffer).cast("B")
        part = self.opened.read(len(view))
        view[: len(part)] = part
        self.count += len(part)
        if self.count > FREE and self.count > RATIO * max(1, self.packed.tell()):
            raise InputError(f"it unpacks to more than {RATIO} times its size, as no text does")
        return len(part)

    def close(self) -> None:
        self.opened.close()
        super().close()


class Counting(RawIOBase):
    """Bytes whose number is known as they are read, of a stream that cannot tell where it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.count = stream, 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        part = self.stream.read(size)
        self.count += len(part)
        return part

    def tell(self) -> int:
        return self.count


def unpacked(stream: BinaryIO, packer: str) -> BufferedReader:
    """What a packed stream holds."""
    counting = cast(BinaryIO, Counting(stream))
    return BufferedReader(Guarded(counting, PACKERS[packer](counting)), 1 << 16)


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
        yield Source(name="standard input")
        return
    there = Path(path)
    try:
        mode = there.stat().st_mode
    except OSError as problem:
        yield Source(name=shown(path), path=there, problem=reason_of(problem))
    except ValueError:
        yield Source(name=shown(path), path=there, problem="it is no path")
    else:
        yield from walk(there, ()) if stat.S_ISDIR(mode) else [file_source(there, mode)]


def file_source(path: Path, mode: int) -> Source:
    """The input that a file is."""
    return Source(name=shown(path), path=path, problem=None if stat.S_ISREG(mode) else "it is neither a file nor a folder")


def walk(folder: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Source]:
    """The files under a folder by name; hidden ones are left out, links that lead back into a folder above are refused."""
    try:
        here = folder.stat()
        names = sorted(os.listdir(folder))  # noqa: PTH208 -- names alone: a Path each would cost memory in large folders
    except OSError as problem:
        yield Source(name=shown(folder), path=folder, problem=reason_of(problem))
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        yield Source(name=shown(folder), path=folder, problem="it is a link back to a folder that holds it")
        return
    for name in names:
        if not name.startswith("."):
            yield from entry(folder / name, (*above, identity))


def entry(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Source]:
    """The inputs that one entry of a folder gives."""
    try:
        mode = path.stat().st_mode
    except OSError as problem:
        yield Source(name=shown(path), path=path, problem=reason_of(problem))
        return
    if stat.S_ISDIR(mode):
        yield from walk(path, above)
    else:
        yield file_source(path, mode)


def reason_of(problem: BaseException) -> str:
    """One sentence, without the path, for an error."""
    if isinstance(problem, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(problem, (EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError)):
        return "it is broken: it cannot be unpacked"
    if isinstance(problem, OSError):
        return f"it cannot be opened: {(problem.strerror or str(problem)).lower()}"
    words = " ".join(str(problem).split())[:200]
    return f"it cannot be read: {type(problem).__name__}: {words}"
