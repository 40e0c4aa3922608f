"""Files fetched over http or https: goes on where an earlier try stopped, and is whole or not there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from contested.errors import InputError
from contested.settings import setting

TRIES = 4  # how often a broken connection is taken up again
SECONDS = 30  # without a byte, until a connection counts as broken
PIECE = 1 << 16
ARCHIVE = b"PK"  # what every zip archive begins with


class Absent(InputError):
    """The server has no such file."""


class Broken(Exception):
    """The connection broke before the end."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file on its way: where from, where to, and the part of it that is here."""

    url: str
    target: Path

    @property
    def part(self) -> Path:
        """What has come so far."""
        return self.target.with_name(self.target.name + ".part")

    @property
    def note(self) -> Path:
        """Which version of the file the part is of."""
        return self.target.with_name(self.target.name + ".part.json")

    def forget(self) -> None:
        """Takes away what has come so far."""
        self.part.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)

    def resumed(self) -> dict[str, str]:
        """The headers that ask for the rest; none where nothing is here or its version is not known."""
        try:
            version = str(json.loads(self.note.read_text("utf-8"))["version"])
            size = self.part.stat().st_size
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return {"Range": f"bytes={size}-", "If-Range": version} if size and version and version.isprintable() else {}


def fetch(url: str, target: Path) -> Path:
    """The file at the address, whole, at `target`. Raises InputError in one sentence; what came is kept for the next try."""
    if urlsplit(url).scheme not in ("http", "https"):
        raise InputError(f"{url}: is not an http or https address")
    download = Download(url, target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for attempt in range(TRIES):
            try:
                take(download)
                break
            except Broken as problem:
                if attempt == TRIES - 1:
                    raise InputError(f"{url}: {problem}; the same command goes on from there") from problem
        download.part.replace(target)
        download.note.unlink(missing_ok=True)
    except OSError as problem:
        raise InputError(f"{target}: cannot be written: {(problem.strerror or str(problem)).lower()}") from problem
    return target


def take(download: Download) -> None:
    """Takes the file, or the rest of it. Raises Broken where the connection ends before the file does."""
    headers = download.resumed()
    try:
        answer = ask(download.url, headers)
    except HTTPError as problem:
        problem.close()
        if problem.code == 416 and headers:  # the part is as long as the file, or longer: from the start
            download.forget()
            raise Broken("the file is shorter than the server says, or changed meanwhile") from problem
        raise refused(download.url, problem) from problem
    except (URLError, HTTPException, OSError) as problem:
        raise Broken(f"no connection ({getattr(problem, 'reason', problem)})") from problem
    with answer:
        write_down(download, answer, resumed=answer.status == 206 and fits(answer.headers, download))


def ask(url: str, headers: Mapping[str, str]) -> HTTPResponse:
    """The server's answer; redirections lead to http and https alone."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPRedirectHandler, HTTPErrorProcessor, HTTPDefaultErrorHandler):
        opener.add_handler(handler())
    request = Request(url, headers={"User-Agent": "contested", "Accept-Encoding": "identity", **headers})  # noqa: S310 -- checked
    answer = opener.open(request, timeout=SECONDS)
    if answer is None:
        raise URLError("it leads to an address that is neither http nor https")
    return cast(HTTPResponse, answer)


def refused(url: str, problem: HTTPError) -> InputError:
    """The error for a server's refusal."""
    if problem.code in (404, 410):
        return Absent(f"{url}: the server has no such file")
    return InputError(f"{url}: the server refuses: {problem.code} {str(problem.reason)[:80]}")


def fits(headers: Message, download: Download) -> bool:
    """Whether the answer goes on exactly where the part ends."""
    if not headers.get("Content-Range", "").startswith(f"bytes {download.part.stat().st_size}-"):
        download.forget()
        raise Broken("the server sends another part of the file than was asked for")
    return True


def write_down(download: Download, answer: HTTPResponse, resumed: bool) -> None:
    """Adds what comes to the part, or begins a new one."""
    here = download.part.stat().st_size if resumed else 0
    length, limit = answer.headers.get("Content-Length", ""), int(setting("max_download_bytes"))
    total = here + int(length) if length.isdecimal() else None
    if (total or 0) > limit:
        raise InputError(f"{download.url}: has {total:,} bytes, more than is taken (setting max_download_bytes)")
    piece = next_piece(answer, here, total)
    if not resumed:
        check_start(download.url, piece, answer)
        tag = answer.headers.get("ETag", "W/")
        version = answer.headers.get("Last-Modified", "") if tag.startswith("W/") else tag  # a weak tag may name another file
        download.note.write_text(json.dumps({"version": version}), "utf-8")
    with download.part.open("ab" if resumed else "wb") as file:
        while piece:
            here += len(piece)
            if here > limit:
                raise InputError(f"{download.url}: has more than {limit:,} bytes (setting max_download_bytes)")
            file.write(piece)
            file.flush()
            piece = next_piece(answer, here, total)
    if total is not None and here < total:
        raise Broken(f"the connection broke after {here:,} of {total:,} bytes")


def next_piece(answer: HTTPResponse, here: int, total: int | None) -> bytes:
    """The next bytes, none at the end."""
    try:
        return answer.read1(PIECE)
    except (HTTPException, OSError) as problem:
        of_all = f" of {total:,}" if total is not None else ""
        raise Broken(f"the connection broke after {here:,}{of_all} bytes") from problem


def check_start(url: str, piece: bytes, answer: HTTPResponse) -> None:
    """Raises InputError where what comes is not an archive; then nothing that is here is touched."""
    if piece.startswith(ARCHIVE):
        return
    page = "html" in answer.headers.get("Content-Type", "").lower() or piece.lstrip()[:1] == b"<"
    raise InputError(f"{url}: what came is {'a web page and ' if page else ''}no zip archive")
