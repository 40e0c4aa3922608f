"""The review desk in a browser: keys, undo, a place put on the map with a click; and signing in where others can come."""

import shutil

import pytest

from conftest import Site, Watched
from contested import Casebook
from contested.web.accounts import Accounts
from contested.web.app import WebSettings, make_app

PASSWORD = "a long enough pass phrase"


@pytest.fixture(scope="module")
def own(book, tmp_path_factory):
    """A copy of the casebook, which may be changed."""
    path = tmp_path_factory.mktemp("review") / "own.db"
    with book.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(book.where, path)
    opened = Casebook.open(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def desk(own):
    served = Site(make_app(own))
    yield served
    served.close()


@pytest.fixture
def reviewing(browser, desk):
    one = Watched(browser, desk)
    yield one.page
    one.context.close()
    assert one.wrong == [] and one.elsewhere == []


def test_a_claim_is_judged_by_key_and_undone(reviewing, own):
    page = reviewing
    page.goto("/review")
    before = len(own.judgements())
    asked = page.locator("input[name=subject]").first.input_value()
    page.keyboard.press("c")
    page.wait_for_selector(".history .judged")
    page.wait_for_load_state()
    assert len(own.judgements()) == before + 1
    assert own.judgements()[-1].verb == "confirm"
    assert page.locator("input[name=subject]").first.input_value() != asked
    page.keyboard.press("u")
    page.wait_for_selector("aside:not(:has(.judged:not(.withdrawn)))")
    assert len(own.judgements()) == before


def test_a_field_is_corrected_and_the_picture_changes_at_once(reviewing, own):
    page = reviewing
    page.goto("/review")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "value-kind"
    page.locator("#value-kind").select_option("looting")
    claim = page.locator("#correct input[name=subject]").input_value()
    page.get_by_role("button", name="Keep the corrections").click()
    page.wait_for_selector(".history .judged")
    assert {one.claim.kind for one in own.cited(id=claim)} == {"looting"}


def test_a_place_is_put_on_the_map_with_a_click(reviewing):
    page = reviewing
    page.goto("/review?sort=places")
    page.wait_for_selector("#pick[data-drawn]", state="attached")
    page.locator("#pick canvas").click(position={"x": 120, "y": 90})
    lat, lon = (float(page.locator(f"#{name}").input_value()) for name in ("lat", "lon"))
    assert -90 < lat < 90 and -180 < lon < 180
    page.locator("#radius").fill("12")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Put it on the map").click()
    page.wait_for_selector(".history .judged")
    assert f"{lat:.2f}"[:-1] in page.inner_text(".history")


def test_others_sign_in_and_out(browser, own):
    Accounts(own.engine).add("ana", "coder", PASSWORD)
    served = Site(make_app(own, WebSettings(accounts=True, secure=False)))
    one = Watched(browser, served)
    page = one.page
    try:
        page.goto("/")
        assert page.locator("h1").inner_text() == "Sign in"
        page.get_by_label("Name").fill("ana")
        page.get_by_label("Password").fill("wrong")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        page.get_by_label("Name").fill("ana")
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#events")
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_load_state()
        page.goto("/review")
        assert page.locator("h1").inner_text() == "Sign in"
    finally:
        one.context.close()
        served.close()
