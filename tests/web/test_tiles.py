"""A background of the map: what is taken for one, and what a browser may then fetch."""

import html
import json
import re

import pytest

from contested.errors import UsageError
from contested.web.app import WebSettings, make_app
from contested.web.guard import policy
from contested.web.tiles import background, background_of

TEMPLATE = "https://tiles.example.org:8443/plain/{z}/{x}/{y}.png?key=a&b=1"


@pytest.mark.parametrize(
    "address",
    [
        "https://tiles.example.org/{z}/{x}.png",
        "tiles.example.org/{z}/{x}/{y}",
        "javascript:alert({z}{x}{y})",
        "https://a.example; script-src */{z}/{x}/{y}",
        "https://a.example *.b.example/{z}/{x}/{y}",
        "https://*/{z}/{x}/{y}",
        "https://{z}.{x}.{y}/",
        "https://someone:word@a.example/{z}/{x}/{y}",
    ],
)
def test_what_is_no_template_is_refused(address):
    with pytest.raises(UsageError, match="CONTESTED_MAP_TILES"):
        background_of(address)


def test_without_a_setting_there_is_none(monkeypatch):
    monkeypatch.delenv("CONTESTED_MAP_TILES", raising=False)
    assert background() is None


def test_the_settings_name_it(monkeypatch):
    monkeypatch.setenv("CONTESTED_MAP_TILES", TEMPLATE)
    monkeypatch.setenv("CONTESTED_MAP_ATTRIBUTION", "© <Somebody>")
    found = background()
    assert found.origin == "https://tiles.example.org:8443"
    assert json.loads(found.told) == {"tiles": [TEMPLATE], "words": "© &lt;Somebody&gt;", "most": 19}


def test_only_images_and_what_the_map_asks_for_come_from_there(book, browser):
    found = background_of(TEMPLATE)
    answer = type(browser)(make_app(book, WebSettings(background=found))).get("/")
    rules = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert {name for name, value in rules.items() if found.origin in value} == {"img-src", "connect-src"}
    told = re.search(r'data-tiles="([^"]*)"', answer.text)
    if 'id="map"' in answer.text:  # where the map's program is installed
        assert json.loads(html.unescape(told[1]))["tiles"] == [TEMPLATE]


def test_else_nothing_comes_from_elsewhere(browser):
    answer = browser.get("/")
    assert "data-tiles" not in answer.text
    assert answer.headers["content-security-policy"] == policy()
