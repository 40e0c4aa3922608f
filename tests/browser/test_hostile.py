"""A report that wants to run scripts, load pictures, turn the text round and break the layout is shown as it is written."""

from urllib.parse import quote

import pytest


@pytest.fixture(scope="module")
def hostile(book):
    return next(one.report for one in book.listed() if one.report.outlet and "hacked" in one.report.outlet)


def shows(page, address):
    assert page.goto(address).status == 200, address
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None, address
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, address


def test_nothing_of_it_runs_and_nothing_breaks(watched, hostile, book):
    one = watched(viewport={"width": 900, "height": 800})
    page = one.page
    event = next(iter(book.events(place="Sirte"))).id
    shows(page, f"/report/{hostile.id}")
    text = page.inner_text("main")
    assert "<script>window.hacked = 1</script>" in text
    assert "{{ 7 * 7 }}" in text
    assert page.locator("main script, main svg image, main img, a[href^=javascript]").count() == 0
    assert "\u202e" not in text
    shows(page, f"/event/{event}")
    shows(page, f"/?outlet={quote(hostile.outlet)}")
    assert page.locator("#events article").count() > 0
    shows(page, "/search?q=" + quote(hostile.title))
    shows(page, '/?kind="><script>window.hacked=7</script>&place=<svg onload=window.hacked=8>&map=<b>&page=1')


@pytest.mark.parametrize("address", ["/?since=yesterday", "/event/nothing", "/nowhere", "/?page=0", "/?map=a/b/c"])
def test_a_wrong_address_is_told_in_a_sentence(watched, address):
    one = watched(java_script_enabled=False)
    assert one.page.goto(address).status in (200, 400, 404)
    assert one.page.inner_text("h1")
    one.wrong.clear()  # the browser's own line on the status
