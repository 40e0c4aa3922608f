"""Every page: it comes, nothing goes wrong on it, everybody can use it, on a telephone, in the dark, and without scripts."""

import re

import axe
import pytest

from contested.web import site as pages

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def links(page):
    """Where the links of a page lead, and its forms that ask."""
    forms = page.eval_on_selector_all("form[method=get][action], form:not([method])", "found => found.map(one => one.action)")
    return [*page.eval_on_selector_all("a[href]", "found => found.map(one => one.href)"), *(f"{one}?q=Tripoli" for one in forms)]


@pytest.fixture(scope="module")
def addresses(browser, site):
    """An address of each page of the site, found by following links from the overview."""
    wanted = {row.name: re.compile(re.sub(r"\{\w+(?::\w+)?\}", "[^/]+", row.path) + r"(\?|#|$)") for row in pages.ROUTES}
    found = {"overview": "/"}
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    seen, waiting = set(), ["/"]
    while waiting and len(seen) < 30 and len(found) < len(wanted):
        address = waiting.pop(0)
        seen.add(address)
        page.goto(address)
        for link in links(page):
            path = link.removeprefix(site.url).partition("#")[0]
            if not path.startswith("/") or path in seen:
                continue
            for name, pattern in wanted.items():
                if name not in found and pattern.fullmatch(path.partition("?")[0]):
                    found[name] = path
                    waiting.append(path)
    context.close()
    return found


def test_every_page_is_reached_by_links(addresses):
    assert sorted(row.name for row in pages.ROUTES if row.name not in addresses) == []


def test_every_page_comes_and_is_for_everybody(addresses, watched):
    """In light and dark, by axe: no violation of WCAG 2.2 AA."""
    one = watched()
    wrong = []
    for name, address in addresses.items():
        answer = one.page.goto(address)
        assert answer.status == 200, address
        for scheme in ("light", "dark"):
            one.page.emulate_media(color_scheme=scheme)
            wrong += [f"{name} ({scheme}): {words}" for words in axe.found(one.page)]
    assert wrong == []


def test_no_page_is_wider_than_a_telephone(addresses, watched):
    one = watched(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    wide = []
    for name, address in addresses.items():
        one.page.goto(address)
        if one.page.evaluate(OVERFLOW) > 0:
            wide.append(name)
    assert wide == []


def test_every_page_reads_without_scripts(addresses, watched):
    one = watched(java_script_enabled=False)
    for address in addresses.values():
        assert one.page.goto(address).status == 200
        assert len(one.page.inner_text("main")) > 40, address
        assert one.page.locator("h1").count() == 1, address


def test_every_page_prints(addresses, watched):
    one = watched()
    one.page.emulate_media(media="print")
    for address in addresses.values():
        one.page.goto(address)
        assert one.page.locator("nav").first.is_hidden(), address
