"""The app on the casebook of the sample reports and of a hostile one, served to a real Chromium.

A browser is started for each file of tests, since its event loop would be in the way of other tests; the site once a session.
"""

import os
import sys
import threading
import time
from pathlib import Path

import pytest
import uvicorn

from contested import Casebook, Report
from contested.cli.demo import packs_of, samples
from contested.cli.inputs import Inputs
from contested.web.app import make_app

sys.path.insert(0, str(Path(__file__).parent))
import chromium

HERE = Path(__file__).parent
SECONDS = 60  # that anything may take on a machine that is busy
HOSTILE = Report(
    text="Clashes erupted in Sirte on Monday, killing 12 soldiers, the army said.\n\n"
    "<script>window.hacked = 1</script> <svg onload='window.hacked = 2'><image href='https://evil.example/a.png'/></svg> "
    '<img src=x onerror="window.hacked = 3"> {{ 7 * 7 }} <!-- </p></main> \n\n'
    "An air strike hit Sirte on Tuesday, residents of \u202eevil\u202c town said.\n\n" + "A" * 100_000,
    title="<script>window.hacked = 4</script>\"'><b>Bold</b> \u202etitle",
    outlet='<img src=x onerror="window.hacked = 5">',
    published="2019-05-07",
    url="javascript:window.hacked=6",
)


def pytest_collection_modifyitems(items):
    """Every test here is of a browser."""
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.browser)


class Site:
    """An app that is served on a port of this machine."""

    def __init__(self, app):
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", access_log=False, lifespan="on")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        give_up = time.monotonic() + SECONDS
        while not self.server.started and time.monotonic() < give_up:
            time.sleep(0.02)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def close(self):
        self.server.should_exit = True
        self.thread.join(10)


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    reports = list(Inputs((str(samples()),)).reports())
    made = Casebook.open(tmp_path_factory.mktemp("browser") / "demo.db", packs=packs_of(reports))
    made.add([*reports, HOSTILE])
    made.merge()
    yield made
    made.close()


@pytest.fixture(scope="session")
def site(book):
    served = Site(make_app(book))
    yield served
    served.close()


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        path = chromium.executable(started)
        if path is None:
            words = (
                "no Chromium: install one (apt-get install chromium, playwright install chromium) or name it in CONTESTED_CHROMIUM"
            )
            pytest.fail(words) if os.environ.get("CI") else pytest.skip(words)
        opened = started.chromium.launch(executable_path=path, args=chromium.arguments())
        yield opened
        opened.close()


class Watched:
    """A page with what went wrong on it, and what it asked of other machines."""

    def __init__(self, browser, site, **options):
        self.site, self.wrong, self.elsewhere = site, [], []
        self.context = browser.new_context(base_url=site.url, **{"viewport": {"width": 1280, "height": 900}, **options})
        self.context.set_default_timeout(SECONDS * 1000)
        self.context.route("**/*", self.allow)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: {error}"))
        self.page.on("console", self.heard)

    def allow(self, route):
        if route.request.url.startswith((self.site.url, "data:", "blob:")):
            return route.continue_()
        self.elsewhere.append(route.request.url)
        return route.abort()

    def heard(self, message):
        if message.type == "error":
            self.wrong.append(f"{self.page.url}: {message.text}")

    def drawn(self, address="/"):
        """Opens a page with a map and waits until it is drawn."""
        self.page.goto(address)
        self.page.wait_for_selector("#map[data-drawn]", state="attached")
        return self.page


@pytest.fixture
def watched(browser, site):
    """Makes watched pages; at the end nothing may have gone wrong on them, nor may they have asked anything of another machine."""
    opened = []

    def open_one(**options):
        opened.append(Watched(browser, site, **options))
        return opened[-1]

    yield open_one
    wrong = [words for one in opened for words in one.wrong]
    elsewhere = [address for one in opened for address in one.elsewhere]
    for one in opened:
        one.context.close()
    assert wrong == []
    assert elsewhere == []


@pytest.fixture
def page(watched):
    return watched().page
