"""Addresses of a site made of files: every page is a file, every address a path from the file that it stands in.

Ids come from reports and may be anything: the name of a file is made of plain small letters, figures, dashes, never of an id as
it is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping

from contested.records import content_id
from contested.web.links import Links

PLAIN = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9][a-z0-9_-]{0,79}")  # and no name that Windows keeps for itself
LISTED = ("kind", "status", "family", "place", "country", "day", "month")  # filters that have lists of their own
THINGS = ("event", "report", "place", "actor", "source")  # pages of one thing
LISTS = {"overview": "index", "places": "places", "actors": "actors", "sources": "sources", "data": "data", "method": "method"}

Query = Iterable[tuple[str, str]]


def file_part(id: str) -> str:
    """A part of a file's name that no two ids share, made of plain letters."""
    if PLAIN.fullmatch(id):
        return id
    readable = re.sub(r"[^a-z0-9]+", "-", id.casefold().encode("ascii", "ignore").decode()).strip("-")[:60]
    return f"{readable or 'x'}--{content_id('file', id)[:10]}"


def list_file(page: str, query: Query) -> str:
    """The file of a list, without its ending; a filter that has no list of its own leads to the whole list."""
    asked = dict(query)
    number = asked.get("page", "1")
    suffix = f"-{number}" if number.isdigit() and number != "1" else ""
    if page != "overview":
        return f"{LISTS[page]}{suffix}"
    name, value = filter_of(asked)
    return f"by/{name}-{file_part(value)}{suffix}" if name else f"index{suffix}"


def filter_of(asked: Mapping[str, str]) -> tuple[str, str]:
    """The one filter by which a list is kept; two empty words where there is none."""
    since, until = asked.get("since"), asked.get("until")
    if since and since == until:
        return ("month" if len(since) == 7 else "day"), since
    return next(((name, asked[name]) for name in LISTED if asked.get(name)), ("", ""))


class StillLinks(Links):
    """Addresses from one file to another. `at` is the file that is being written."""

    def __init__(self, entry: Callable[[str, str], str | None]) -> None:
        """`entry(page, id)`: the id of the page that an id or a name leads to, None where there is none."""
        super().__init__(dict.fromkeys((*LISTS, *THINGS, "export"), ""))
        self.entry, self.at = entry, "index.html"

    def file(self, page: str, query: Query = (), **parts: object) -> str:
        """The file of a page, without its ending, from the top of the site."""
        if page == "export":
            return f"data/{dict(query).get('what', 'claims')}"
        if page in LISTS:
            return list_file(page, query)
        id = self.entry(page, str(parts["id"]))
        return f"{page}/{file_part(id)}" if id is not None else list_file(f"{page}s", ()) if f"{page}s" in LISTS else "index"

    def url(self, page: str, /, query: Query = (), anchor: str = "", **parts: object) -> str:
        """The address of a page; empty for one that a site of files has not."""
        if page not in self.paths:
            return ""
        ending = str(parts["format"]) if page == "export" else "html"
        mark = re.sub(r"[^\w.:-]", "", anchor)
        return self.relative(f"{self.file(page, query, **parts)}.{ending}") + (f"#{mark}" if mark else "")

    def twin(self, page: str, /, query: Query = (), **parts: object) -> str:
        """The address of a page's JSON twin."""
        return self.relative(f"{self.file(page, query, **parts)}.json") if page in self.paths else ""

    def static(self, file: str) -> str:
        """The address of a file of `static/`."""
        return self.relative(f"static/{file}")

    def vendor(self, file: str) -> str:
        """Empty: a browser runs no module from a file."""
        return ""

    def relative(self, file: str) -> str:
        """The path from the file that is being written."""
        return posixpath.relpath(file, posixpath.dirname(self.at) or ".")
