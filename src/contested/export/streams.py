"""Text into a stream of bytes, and files that only a path can hold into a stream."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, TextIO


@contextmanager
def as_text(out: BinaryIO) -> Iterator[TextIO]:
    """A stream of text over the bytes, UTF-8, lines as they are written; halves of surrogate pairs become question marks."""
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    try:
        yield text
    finally:
        text.flush()
        text.detach()


@contextmanager
def through_file(out: BinaryIO, name: str) -> Iterator[Path]:
    """A path for what writes files only, SQLite above all; what lies there in the end goes into the stream."""
    with TemporaryDirectory(prefix="contested-") as folder:
        path = Path(folder) / name
        yield path
        with path.open("rb") as made:
            shutil.copyfileobj(made, out)
