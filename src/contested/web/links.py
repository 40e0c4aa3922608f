"""Addresses: `Links.url("event", id="…")` is the only way in which a template or an endpoint writes one.

A static site gives its templates another `Links`, whose addresses are files that lie beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from contested.web.asked import query_text

PART = re.compile(r"\{(\w+)(?::\w+)?\}")


class Links:
    """The addresses of the pages that a running app serves."""

    def __init__(self, paths: Mapping[str, str], base: str = "") -> None:
        """`paths`: the path of each page by its name; `base` stands before every path."""
        self.paths, self.base = paths, base

    def url(self, page: str, /, query: Iterable[tuple[str, str]] = (), anchor: str = "", **parts: object) -> str:
        """The address of a page."""
        path = PART.sub(lambda found: quote(str(parts[found[1]]), safe=""), self.paths[page])
        return f"{self.base}{path}{query_text(query)}{'#' + quote(anchor) if anchor else ''}"

    def twin(self, page: str, /, query: Iterable[tuple[str, str]] = (), **parts: object) -> str:
        """The address of a page's JSON twin."""
        path = PART.sub(lambda found: quote(str(parts[found[1]]), safe=""), twin_path(self.paths[page]))
        return f"{self.base}{path}{query_text(query)}"

    def static(self, file: str) -> str:
        """The address of a file of `static/`."""
        return f"{self.base}/static/{file}"

    def vendor(self, file: str) -> str:
        """The address of a file of `vendor/`."""
        return f"{self.base}/vendor/{file}"


def twin_path(path: str) -> str:
    """The path of a page's JSON twin."""
    return "/index.json" if path == "/" else f"{path}.json"


def safe_link(written: str | None) -> str | None:
    """An address that a report came with, where it is one that a browser opens as a page: http or https; else None."""
    bare = (written or "").strip()
    return bare if re.match(r"(?i)https?://[^\s/?#]+[^\s]*$", bare) else None
