"""Pages of places, actors and sources."""

import re

import pytest


@pytest.fixture(scope="session")
def gharyan(browser):
    return browser.get("/place/Gharyan.json").json()


def test_lanes_are_by_account_and_name_holders(gharyan):
    lanes = {lane["speaker"]: [spell["holder"] for spell in lane["spells"]] for lane in gharyan["control"]["lanes"]}
    assert lanes == {"Libyan National Army": ["Libyan National Army"], "Government of National Accord": ["GNA"]}
    assert gharyan["control"]["disputes"][0]["start"] == "2019-06-26"


def test_the_drawing_has_a_table_twin_with_every_spell(browser, gharyan):
    text = browser.get("/place/Gharyan").text
    spells = [spell for lane in gharyan["control"]["lanes"] for spell in lane["spells"]]
    assert text.count('<g class="spell') == len(spells)
    assert text.count('<td class="held') == len(spells)
    for spell in spells:
        assert f"/report/{spell['claims'][0]['report_id']}#claim-{spell['claims'][0]['id']}" in text


@pytest.mark.parametrize("sort", ["place", "actor", "source"])
def test_every_row_of_a_list_leads_to_its_page(sort, browser):
    found = re.findall(rf'href="(/{sort}/[^"]+)"', browser.get(f"/{sort}s").text)
    assert found
    for address in found:
        assert browser.get(address).status_code == 200


def test_links_to_actors_and_places_lead_somewhere(browser):
    for page in ("/place/Gharyan", "/actor/Libyan%20National%20Army", "/source/The%20Harbour"):
        for address in set(re.findall(r'href="(/(?:actor|place|source|event|report)/[^"#]+)', browser.get(page).text)):
            assert browser.get(address).status_code == 200, address


def test_an_actor_is_found_by_name_and_says_and_does(browser):
    page = browser.get("/actor/GNA.json").json()
    assert page["actor"]["source"] == "seen"
    assert page["says"]["total"] == 2
    assert page["does"]["total"] == 2
    assert page["suffers"]["total"] == 1


def test_lists_are_found_by_a_part_of_a_name(browser):
    assert browser.get("/actors.json?q=NATIONAL").json()["total"] == 1
    assert browser.get("/places.json?q=ghar").json()["rows"][0]["place"]["name"] == "Gharyan"
    assert browser.get("/sources.json?q=%25").json()["total"] == 0
    assert browser.get("/actors?kind=dragon").status_code == 400


def test_a_source_tells_whom_it_quotes_and_its_share_of_own_voice(browser):
    page = browser.get("/source/The%20Harbour.json").json()
    assert {row["name"] for row in page["quotes"]} == {"Ahmad Mesmari", "Ministry"}
    assert (page["reports"], page["claims"], page["in_own_voice"]) == (1, 3, 1)


@pytest.mark.parametrize("path", ["/place/nowhere", "/actor/nobody", "/source/nothing", "/place/%00", "/actor/..%2f..%2fetc"])
def test_what_is_not_there_is_said(path, browser):
    assert browser.get(path).status_code == 404
