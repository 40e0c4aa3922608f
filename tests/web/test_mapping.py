"""What the map and the row of days are drawn from."""

import gzip
import json
import re

import pytest

from contested.linking.labels import labels
from contested.web.render import FOLDER


def rows(answer):
    found = answer.json()
    return [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]


def test_places_are_counted_with_their_precision(browser):
    answer = browser.get("/map/places.json")
    found = {(row["name"], row["precision"]): row for row in rows(answer)}
    assert found[("Gharyan", 1)]["events"] >= 1
    whole = answer.json()
    assert whole["placed"] == sum(row["events"] for row in found.values())
    assert whole["placed"] + whole["unplaced"] == browser.get("/index.json").json()["count"]


@pytest.mark.parametrize("query", ["", "?kind=air_strike", "?contested=1", "?since=2019-07-01", "?place=Gharyan"])
def test_the_map_shows_what_the_list_lists(query, browser):
    places, overview = browser.get(f"/map/places.json{query}").json(), browser.get(f"/index.json{query}").json()
    assert places["placed"] + places["unplaced"] == overview["count"]
    assert sum(row["contested"] for row in rows(browser.get(f"/map/places.json{query}"))) <= overview["contested"]


def test_days_are_all_there_whatever_days_are_asked_for(browser):
    every = rows(browser.get("/map/days.json"))
    assert every == rows(browser.get("/map/days.json?since=2019-07-01"))
    assert [row["day"] for row in every] == sorted(row["day"] for row in every)


def test_a_places_events_by_its_name(browser):
    found = rows(browser.get("/map/at.json?at=Gharyan"))
    assert found and all(re.fullmatch(r"[0-9a-f]{16}", row["id"]) for row in found)
    assert rows(browser.get("/map/at.json?at=nowhere")) == []


def test_names_are_in_both_scripts(browser):
    found = {(row["name"], row["country"]): row for row in rows(browser.get("/map/names.json"))}
    assert found[("Tripoli", "LY")]["arabic"] == "طرابلس"
    assert any(row["sort"] == "country" for row in found.values())


def test_labels_put_countries_first_and_large_towns_before_small_ones():
    found = labels(["LY"])
    towns = [one.people for one in found if one.sort != "country"]
    assert found[0].sort == "country"
    assert towns == sorted(towns, reverse=True)


@pytest.mark.parametrize("level", ["coarse", "fine"])
def test_the_base_map_lies_on_the_globe_and_says_how_lines_stand(level, browser):
    answer = browser.get(f"/map/base/{level}.json")
    base = answer.json()
    assert set(base["lines"]) == {"international", "disputed", "control", "indefinite"}
    for line in [*(ring for rings in base["land"] for ring in rings), *(line for some in base["lines"].values() for line in some)]:
        x = y = 0
        for east, north in zip(line[::2], line[1::2], strict=True):
            x, y = x + east, y + north
            assert abs(x) <= 180 * base["scale"] and abs(y) <= 90 * base["scale"]
    again = browser.get(f"/map/base/{level}.json", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    assert browser.get("/map/base/none.json").status_code == 404


def test_the_base_map_is_small():
    folder = FOLDER.parent / "data/basemap"
    packed = {path.name: len(gzip.compress(path.read_bytes())) for path in folder.iterdir() if path.suffix == ".json"}
    assert packed["coarse.json"] < 120_000 and packed["fine.json"] < 700_000
    assert json.loads((folder / "fine.json").read_text())["source"].startswith("Natural Earth")


def test_scripts_are_modules_without_anything_inline(browser):
    page = browser.get("/").text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\son\w+=|javascript:|<style|\sstyle=", page)
    for name in re.findall(r'src="(/static/[^"]+\.mjs)"', page):
        answer = browser.get(name)
        assert answer.headers["content-type"].startswith("text/javascript")
        assert not re.search(r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", answer.text)
