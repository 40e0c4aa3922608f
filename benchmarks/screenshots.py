"""Takes the pictures of docs/web-app.md: each page of the web app on the sample casebook, on a desk, in the dark, on a telephone.

python benchmarks/screenshots.py [--book FILE] [NAME…]      # needs Playwright and a Chromium; NAME takes only those pages
"""

from __future__ import annotations

import argparse
import base64
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests/browser"))
import chromium
from playwright.sync_api import Page, sync_playwright

from contested import Casebook
from contested.cli.demo import packs_of, samples
from contested.cli.inputs import Inputs
from web_speed import served

OUT = Path(__file__).parents[1] / "docs/images"
QUALITY = 72
LNA, GNA = "side:Libyan National Army", "side:Government of National Accord"


@dataclass(frozen=True)
class Screen:
    """A way in which somebody looks at a page."""

    name: str
    width: int
    height: int
    scheme: str = "light"


SCREENS = (Screen("desk", 1280, 860), Screen("dark", 1280, 860, "dark"), Screen("phone", 390, 844))


@dataclass(frozen=True)
class Picture:
    """A page: its name, how it is found, and what is done there before the picture is taken."""

    name: str
    address: Callable[[Page], str]
    before: Callable[[Page], None] = lambda page: None


def first(start: str, words: str = "", within: str = "main") -> Callable[[Page], str]:
    """The first link of a page that leads to an address like this, and says these words."""

    def found(page: Page) -> str:
        page.goto(start)
        path = re.escape(words)
        links = page.locator(f"{within} a[href^='/']").filter(has_text=re.compile(path, re.I))
        return str(links.first.get_attribute("href"))

    return found


def at(address: str) -> Callable[[Page], str]:
    """An address that is known."""
    return lambda page: address


def to_map(page: Page) -> None:
    """On a telephone the map stands below the first lines."""
    page.evaluate("document.querySelector('.map')?.scrollIntoView({block: 'center'})")


PICTURES = (
    Picture("overview", at("/?since=2016-01-01&until=2020-12-31")),
    Picture("event", first("/", "Air strike at Tajoura")),
    Picture("report", first("/search?q=Tajoura", "Air strike hits")),
    Picture("place", first("/places", "Gharyan")),
    Picture("actor", first("/actors", "Libyan National Army")),
    Picture("source", first("/sources", "Sidra Wire")),
    Picture("compare", at(f"/compare?a={LNA}&b={GNA}"), to_map),
    Picture("search", at("/search?q=Gharyan")),
    Picture("data", at("/data")),
    Picture("method", at("/method")),
    Picture("review", at("/review")),
)


def main() -> None:
    """Takes the pictures and says how large they are."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--book", type=Path)
    asked.add_argument("names", nargs="*")
    chosen = asked.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        served(chosen.book or demo(Path(folder) / "demo.db")) as (address, _),
    ):
        browser = playwright.chromium.launch(executable_path=chromium.executable(playwright), args=chromium.arguments())
        for picture in PICTURES:
            if not chosen.names or picture.name in chosen.names:
                take(browser, address, picture)
        browser.close()
    print(f"{sum(path.stat().st_size for path in OUT.glob('*.webp')) / 1e6:.1f} MB in {OUT}")


def demo(path: Path) -> Path:
    """A casebook of the sample reports."""
    reports = list(Inputs((str(samples()),)).reports())
    with Casebook.open(path, packs=packs_of(reports)) as book:
        book.add(reports)
        book.merge()
    return path


def take(browser: Any, address: str, picture: Picture) -> None:
    """One page on each screen; a page that is not there is left out."""
    where = None
    for screen in SCREENS:
        size = {"width": screen.width, "height": screen.height}
        context = browser.new_context(base_url=address, viewport=size, color_scheme=screen.scheme, is_mobile=screen.name == "phone")
        page = context.new_page()
        page.set_default_timeout(120_000)
        where = where or picture.address(page)
        answer = page.goto(where)
        if answer.status == 200:
            if page.locator(".map:visible").count():
                page.wait_for_selector(".map[data-drawn=fine], .map[data-drawn=none]", state="attached")
            picture.before(page)
            page.wait_for_timeout(500)
            shot(context, page, OUT / f"{picture.name}-{screen.name}.webp")
        context.close()


def shot(context: Any, page: Page, path: Path) -> None:
    """What is in view, as a WebP."""
    found = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    path.write_bytes(base64.b64decode(found["data"]))
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB", flush=True)


if __name__ == "__main__":
    main()
