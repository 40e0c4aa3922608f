"""Pages to HTML and to JSON.

`Renderer.html(route, page, ask)` fills a page's template; in it stand `page` (the dataclass), `ask`, `route`, `request` (None in a
static site), `url(name, query=…, **parts)`, `twin(…)`, `static(file)`, and the filters of `words`. Everything is escaped.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from contested.records import plain
from contested.web import addresses, charts, marking, timelines, words
from contested.web.asked import Ask
from contested.web.csrf import csrf_field
from contested.web.filters import FILTERS
from contested.web.links import Links, safe_link
from contested.web.tiles import Background

if TYPE_CHECKING:
    from contested.web.site import Route

FOLDER = resources.files("contested") / "web"


class Renderer:
    """What makes text of pages, with the site's menu and one way of writing addresses."""

    def __init__(
        self, links: Links, menu: tuple[Route, ...] = (), title: str = "Contested", background: Background | None = None
    ) -> None:
        """`title` is the casebook's name, which stands on each page; `background` what lies under its maps."""
        self.links = links
        self.templates = Environment(
            loader=FileSystemLoader(str(FOLDER / "templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.templates.filters.update(words.FILTERS | addresses.FILTERS)
        shown = {"filters": FILTERS, "has_page": links.paths.__contains__, "safe_link": safe_link, "drawn": marking.drawn}
        own = {"menu": menu, "site_title": title, "csrf_field": csrf_field, "tiles": background.told if background else ""} | shown
        self.templates.globals.update(words.GLOBALS | charts.DRAWINGS | timelines.DRAWINGS | addresses.GLOBALS | own)
        self.templates.globals.update(url=links.url, twin=links.twin, static=links.static, vendor=links.vendor)

    def html(self, route: Route, page: Any, ask: Ask, request: Any = None) -> bytes:
        """A page as HTML."""
        return self.text(route.template, page=page, ask=ask, route=route, request=request)

    def text(self, template: str, **values: Any) -> bytes:
        """A filled template, in UTF-8."""
        given = {"route": None, "request": None, "ask": Ask(), **values}
        return self.templates.get_template(template).render(given).encode("utf-8", "replace")


def json_bytes(value: Any) -> bytes:
    """A page's JSON twin, or any other value."""
    return json.dumps(plain(value), separators=(",", ":")).encode()
