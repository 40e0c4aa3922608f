"""The overview: map, days, filters and list are one state, and the address holds it."""

import re

import pytest

LINES = "#events article"


def count(page):
    return int(re.search(r"([\d,]+)(?: of [\d,]+)? event", page.inner_text("#count"))[1].replace(",", ""))


def settled(page):
    page.wait_for_selector("html:not([data-busy])", state="attached")


@pytest.fixture
def overview(watched):
    return watched().drawn("/")


@pytest.fixture
def mapless(watched):
    """The overview without the map's program, which makes it come quickly."""
    one = watched()
    one.context.route("**/vendor/**/*.mjs", lambda route: route.fulfill(status=404))
    yield one.drawn("/")
    one.wrong.clear()  # that the program is not there


def test_the_map_is_drawn(overview):
    """Not blank, and with the places below it by name."""
    picture = overview.locator("#map canvas").screenshot()
    assert len(set(picture)) > 100 and len(picture) > 10_000
    assert overview.locator("#map").get_attribute("data-drawn") in ("true", "fine")
    assert overview.locator(".map-chips button").count() > 3
    assert "events are on the map" in overview.inner_text(".map-note")


def test_a_place_tells_its_events_and_is_found_in_the_list(overview):
    overview.locator(".map-chips button").first.click()
    popup = overview.locator(".map-popup")
    popup.locator("li a").first.wait_for()
    name = popup.locator("h3").inner_text()
    assert overview.locator(f'#events [data-place="{name}"].lit').count() > 0
    assert popup.locator("li a").first.get_attribute("href").startswith("/event/")
    popup.get_by_role("button", name=f"Only {name}").click()
    overview.wait_for_url(re.compile("place="))
    settled(overview)
    assert {line.get_attribute("data-place") for line in overview.locator(LINES).all()} == {name}


def test_the_view_of_the_map_is_in_the_address(overview):
    overview.get_by_role("button", name="Zoom in").click()
    overview.wait_for_url(re.compile(r"map=\d+\.\d+/"))
    overview.wait_for_timeout(500)  # until the map has come to rest
    zoomed = overview.url
    overview.goto("about:blank")
    overview.goto(zoomed)
    overview.wait_for_selector("#map[data-drawn]", state="attached")
    overview.get_by_role("button", name="Zoom out").click()
    overview.wait_for_url(lambda url: url != zoomed)
    before, after = (float(re.search(r"map=([\d.]+)", url)[1]) for url in (zoomed, overview.url))
    assert after == pytest.approx(before - 1, abs=0.6)


def test_filters_act_at_once_and_keep_the_focus(mapless):
    before = count(mapless)
    box = mapless.locator("#by-kind input").first
    kind = box.get_attribute("value")
    box.focus()
    mapless.keyboard.press("Space")
    mapless.wait_for_url(re.compile(f"kind={kind}"))
    settled(mapless)
    assert 0 < count(mapless) < before
    assert mapless.locator(f'#filters input[name=kind][value="{kind}"]').is_checked()
    assert mapless.evaluate("document.activeElement.value") == kind
    address, shown = mapless.url, mapless.inner_text("#events")
    mapless.goto(address)
    assert mapless.inner_text("#events") == shown


def test_only_where_accounts_differ(mapless):
    mapless.locator("input[name=contested]").check()
    mapless.wait_for_url(re.compile("contested=1"))
    settled(mapless)
    assert mapless.locator(LINES).count() == count(mapless)
    mapless.locator("#chosen a").first.click()
    mapless.wait_for_load_state()
    assert "contested" not in mapless.url


def test_the_days_by_keyboard(mapless):
    first, last = mapless.get_by_role("slider", name="First day"), mapless.get_by_role("slider", name="Last day")
    before = count(mapless)
    first.focus()
    for _ in range(5):
        mapless.keyboard.press("PageUp")
    mapless.wait_for_url(re.compile(r"since=\d{4}-\d\d-\d\d"))
    settled(mapless)
    assert count(mapless) < before
    assert first.get_attribute("aria-valuetext") in mapless.inner_text(".days-said")
    last.focus()
    mapless.keyboard.press("Home")
    mapless.wait_for_url(re.compile("until="))
    assert int(last.get_attribute("aria-valuenow")) == int(first.get_attribute("aria-valuenow"))
    settled(mapless)
    assert mapless.locator("input[name=since]").input_value() == re.search(r"since=([\d-]+)", mapless.url)[1]
    mapless.get_by_role("button", name="All days").click()
    mapless.wait_for_url(lambda url: "since" not in url)
    settled(mapless)
    assert count(mapless) == before


def test_the_days_by_pointer_and_play(mapless):
    track = mapless.locator(".days-track").bounding_box()
    middle = track["y"] + track["height"] / 4
    mapless.mouse.move(track["x"] + 1, middle)
    mapless.mouse.down()
    mapless.mouse.move(track["x"] + track["width"] / 2, middle, steps=4)
    mapless.mouse.up()
    mapless.wait_for_url(re.compile("since="))
    settled(mapless)
    since = re.search(r"since=([\d-]+)", mapless.url)[1]
    mapless.get_by_role("button", name="Play").click()
    mapless.wait_for_url(lambda url: since not in url)
    mapless.get_by_role("button", name="Stop").click()
    settled(mapless)
    assert mapless.get_by_role("button", name="Play").is_visible()


def test_as_told_by_a_day(mapless):
    mapless.locator("input[name=on]").fill("2019-07-04")
    mapless.wait_for_url(re.compile("on=2019-07-04"))
    settled(mapless)
    assert "2019-07-05" not in mapless.inner_text("#events")


def test_by_keyboard_alone(watched):
    """From the address bar to an event: skip link, filters, a place, an event."""
    page = watched().drawn("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.className"))
        if page.evaluate("document.activeElement.closest('#events') !== null"):
            break
    assert any("Map of the events" in one for one in reached)
    assert {"First day", "Last day"} <= set(reached)
    assert "chip" in " ".join(reached)
    page.keyboard.press("Tab")
    for _ in range(6):
        if page.evaluate("document.activeElement.pathname?.startsWith('/event/')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/event/"))


def test_without_webgl_the_rest_works_and_says_so(watched):
    one = watched()
    one.page.add_init_script(
        "const real = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest)"
        " { return /webgl/.test(kind) ? null : real.call(this, kind, ...rest); };"
    )
    page = one.drawn("/")
    assert "The list below has all" in page.inner_text("#map")
    assert page.get_by_role("slider", name="First day").is_visible()
    one.wrong.clear()  # MapLibre says it too


def test_without_the_maps_program_the_rest_works_and_says_so(watched):
    one = watched()
    one.context.route("**/vendor/**/*.mjs", lambda route: route.fulfill(status=404))
    page = one.drawn("/")
    assert "hatch_build.py" in page.inner_text("#map")
    assert page.locator(LINES).count() > 5
    one.wrong.clear()


def test_filters_work_without_scripts(watched):
    page = watched(java_script_enabled=False).page
    page.goto("/")
    page.locator("input[name=contested]").check()
    page.get_by_role("button", name="Show").last.click()
    assert "contested=1" in page.url
    assert page.locator(LINES).count() == count(page)


def test_on_a_telephone(watched):
    one = watched(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, color_scheme="dark")
    page = one.drawn("/")
    assert page.locator("#map canvas").bounding_box()["width"] <= 360
    page.get_by_role("slider", name="First day").focus()
    page.keyboard.press("PageUp")
    page.wait_for_url(re.compile("since="))
