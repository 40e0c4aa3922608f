"""Two beside each other."""

import pytest


def test_what_both_tell_and_what_one_alone(browser):
    page = browser.get("/compare.json?a=outlet:The Harbour&b=outlet:Desert Post").json()
    one, other, both = page["a"], page["b"], page["both"]
    assert one["total"] == one["alone"]["total"] + both["total"]
    assert other["total"] == other["alone"]["total"] + both["total"]
    alone = {row["id"] for row in one["alone"]["rows"]}
    assert not alone & {row["id"] for row in other["alone"]["rows"]}


def test_the_menu_is_there_where_nothing_is_asked(browser):
    page = browser.get("/compare.json").json()
    assert page["a"] is None
    assert page["outlets"]
    assert "Desert Post" in browser.get("/compare").text


def test_two_days(browser):
    page = browser.get("/compare.json?a=day:2019-04-04&b=day:2019-06").json()
    assert page["a"]["total"] >= 1
    assert all(row["start"] == "2019-04-04" for row in page["a"]["alone"]["rows"])


@pytest.mark.parametrize("query", ["a=x&b=y", "a=side:&b=side:B", "a=day:soon&b=day:2019", "a=planet:Mars&b=side:B"])
def test_a_wrong_choice_is_said(query, browser):
    assert browser.get(f"/compare?{query}").status_code == 400


def test_a_hostile_name_is_a_word(browser):
    text = browser.get("/compare?a=side:%3Cscript%3Ealert(1)%3C/script%3E&b=outlet:%22onx=%22").text
    assert "<script>alert" not in text
    assert '"onx="' not in text
