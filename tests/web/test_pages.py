"""What stands on the pages: each number with its words, nothing left out, nothing taken for true."""

import re

import pytest

from contested.casebook.book import Casebook
from contested.records import Report
from contested.web.app import make_app
from line_reader import LineReader
from web.conftest import Browser


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


@pytest.fixture(scope="session")
def twice_told(book):
    """The strike that two sides count differently."""
    return next(event for event in book.events() if event.kind == "air_strike" and len(event.accounts) > 1)


# --- the overview ---


def test_the_overview_counts_and_lists(browser, book):
    page = browser.get("/index.json").json()
    assert page["total"] == page["count"] == len(book.events()) == len(page["events"])
    assert page["without_place"]["count"] + len([one for one in page["events"] if one["precision"]]) == page["count"]
    assert page["events"][0]["claims"] == max(one["claims"] for one in page["events"])
    assert all(one["sentence"] for one in page["events"])


@pytest.mark.parametrize(
    ("query", "check"),
    [
        ("kind=armed_clash", lambda row: row["kind"] == "armed_clash"),
        ("kind=armed_clash&kind=air_strike", lambda row: row["kind"] in ("armed_clash", "air_strike")),
        ("place=Gharyan", lambda row: row["place"] == "Gharyan"),
        ("since=2019-06-01&until=2019-06-30", lambda row: row["start"].startswith("2019-06")),
        ("status=single-account", lambda row: row["status"] == "single-account"),
        ("missing=place", lambda row: not row["precision"]),
        ("missing=date", lambda row: not row["start"] and not row["end"]),
        ("grade=F3", lambda row: row["grade"] == "F3"),
        ("contested=1", lambda row: row["status"] in ("disputed", "denied")),
    ],
)
def test_a_filter_holds_for_every_event(query, check, browser):
    page = browser.get(f"/index.json?{query}").json()
    assert page["count"] == len(page["events"]) <= page["total"]
    assert all(map(check, page["events"]))
    if "contested" not in query:
        assert page["count"] < page["total"]


@pytest.mark.parametrize("facet", ["kind", "status", "place", "actor", "side", "speaker", "outlet", "grade", "precision", "family"])
def test_a_filter_gives_as_many_as_it_says(facet, browser):
    values = next(one for one in browser.get("/index.json").json()["facets"] if one["name"] == facet)["values"]
    assert values
    for value in values:
        assert browser.get("/index.json", params={facet: value["value"]}).json()["count"] == value["count"], value


def test_counts_are_of_what_the_other_filters_leave(browser):
    page = browser.get("/index.json?outlet=The+Harbour").json()
    outlets = next(one for one in page["facets"] if one["name"] == "outlet")["values"]
    kinds = next(one for one in page["facets"] if one["name"] == "kind")["values"]
    assert {value["value"] for value in outlets} == {"The Harbour", "Desert Post"}
    assert sum(value["count"] for value in kinds) == page["count"]


def test_only_what_was_told_by_a_day(browser):
    early = browser.get("/index.json?on=2019-07-04").json()
    assert {one["place"] for one in early["events"]} <= {"Gharyan", "Tripoli", "Tajoura"}
    assert 0 < early["count"] < early["total"]
    assert browser.get("/index.json?on=2018").json()["count"] == 0


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_the_order_of_time(order, browser):
    starts = [one["start"] for one in browser.get(f"/index.json?order={order}").json()["events"] if one["start"]]
    assert starts == sorted(starts, reverse=order == "newest")


def test_the_whole_state_is_in_the_address(browser):
    page = browser.get("/?kind=air_strike&since=2019-01-01&contested=0").text
    assert re.search(r'name="kind" value="air_strike" checked', page)
    assert 'name="since" value="2019-01-01"' in page
    assert re.search(r'href="/index\.json\?kind=air_strike&amp;since=2019-01-01', page)


def test_what_has_no_place_or_date_stays_in_view(browser):
    assert "with no place on the map" in browser.get("/").text
    assert "with no date" in browser.get("/?since=2019-01-01").text


def test_an_event_is_named_without_taking_a_side(browser, twice_told):
    line = browser.get("/").text.split(f'data-event="{twice_told.id}"')[1].split("</article>")[0]
    assert "Libyan National Army" not in line.split("</h3>")[0]
    assert "said to be" in line


def test_the_days_for_the_slider(browser):
    days = browser.get("/days.json?since=2019-06-01").json()
    assert ["2019-04-04", 1] in days["days"]
    assert days["undated"] >= 1


def test_the_points_for_the_map(browser):
    answer = browser.get("/events.geojson?place=Tajoura")
    found = answer.json()
    assert answer.headers["content-type"].startswith("application/geo+json")
    (feature,) = found["features"]
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["url"] == f"/event/{feature['properties']['id']}"
    assert feature["properties"]["precision"] is not None
    assert (found["count"], found["omitted"]) == (1, 0)


# --- an event ---


def test_the_accounts_stand_side_by_side(browser, twice_told):
    page = browser.get(f"/event/{twice_told.id}.json").json()
    assert [one["speaker"] for one in page["accounts"]] == [one.speaker for one in twice_told.accounts]
    shown = {claim["id"] for account in page["accounts"] for one in account["passages"] for claim in one["claims"]}
    copies = {copy["claim_id"] for account in page["accounts"] for one in account["passages"] for copy in one["copies"]}
    assert shown | copies == {claim.id for claim in twice_told.claims}


def test_each_figure_leads_to_its_words(browser, twice_told):
    page = browser.get(f"/event/{twice_told.id}")
    (found,) = browser.get(f"/event/{twice_told.id}.json").json()["ranges"]
    assert (found["low"], found["high"]) == (44, 53)
    for mark in found["marks"]:
        link = f"/report/{mark['report_id']}#claim-{mark['claim_id']}"
        assert link in page.text
        assert f'id="claim-{mark["claim_id"]}"' in browser.get(link.split("#")[0]).text


def test_the_sentence_is_marked_by_role(browser, twice_told):
    page = browser.get(f"/event/{twice_told.id}").text
    assert re.search(r'<mark class="[^"]*figure[^"]*">[^<]*53', page)
    assert '<mark class="trigger' in page


# --- a report ---


def test_everything_read_is_marked_and_the_text_is_whole(browser, book):
    report = next(iter(book.reports(outlet="The Harbour")))
    page = browser.get(f"/report/{report.id}.json").json()
    assert "".join(piece["text"] for piece in page["text"]) == report.text
    assert len(page["claims"]) == 3
    assert {role for piece in page["text"] for role in piece["roles"]} >= {"actor", "place", "figure"}
    assert all(claim["event_id"] for claim in page["claims"])


def test_what_was_not_understood_is_said(browser, book):
    report = next(iter(book.reports(outlet="Desert Post")))
    page = browser.get(f"/report/{report.id}.json").json()
    assert ("al-nowhere", "no such place in the gazetteer") in {(one["words"], one["why"]) for one in page["missed"]}


def test_a_report_without_claims_says_why(browser, book):
    report = next(iter(book.reports(outlet="Sunday Sport")))
    assert "no line with a bar" in browser.get(f"/report/{report.id}").text


def test_only_a_web_address_is_a_link(browser, book):
    harbour, post = (next(iter(book.reports(outlet=name))) for name in ("The Harbour", "Desert Post"))
    page = browser.get(f"/report/{harbour.id}").text
    assert 'href="https://harbour.example/1" rel="noopener noreferrer nofollow"' in page
    assert 'href="javascript' not in browser.get(f"/report/{post.id}").text


# --- search ---


def test_search_finds_names_sentences_and_reports(browser):
    page = browser.get("/search.json?q=gharyan").json()
    assert page["names"][0]["name"] == "Gharyan"
    assert page["claim_count"] == 2
    assert page["report_count"] == 2
    assert page["events"]
    assert any("hit" in piece["roles"] for piece in page["claims"][0]["words"])


@pytest.mark.parametrize("words", ["", "nothing-like-it", '"', "*", "-", "'; DROP TABLE report; --", "a" * 5000, "\u202e<script>"])
def test_no_question_is_wrong(words, browser):
    answer = browser.get("/search", params={"q": words})
    assert answer.status_code == 200
    assert "<script>" not in answer.text


# --- hostile texts ---

HOSTILE = (
    "<script>alert(1)</script> <svg onload=alert(2)> {{ 7*7 }} ${7*7} \u202egnp.exe\u202c\n"
    + "strike | Libyan <b>Army</b> | | Tajoura | 2019-07-02 | Mr \u202eevil <img src=x onerror=alert(3)> | killed 3\n"
    + "x" * 100_000
)


@pytest.fixture(scope="module")
def hostile():
    with Casebook.open(":memory:") as book:
        book.reader = LineReader()
        title = "</title><script>alert(4)</script>"
        book.add(
            [Report(text=HOSTILE, title=title, outlet='"><script>alert(5)</script>', url="data:text/html,<script>", author="\x00")]
        )
        yield book


def test_hostile_text_stays_text(hostile):
    browser = Browser(make_app(hostile))
    (report,), (event,) = hostile.reports(), hostile.events()
    for path in ("/", f"/report/{report.id}", f"/event/{event.id}", "/search?q=strike"):
        page = browser.get(path)
        assert page.status_code == 200, path
        assert not re.search(r"<script(?![^>]* src=\"/static/)|<svg onload|<img|<b>Army|href=\"data:", page.text), path
        assert "\u202e" not in re.sub(r' value="[^"]*"', "", page.text), path  # a value is sent back, not shown
        assert "\x00" not in page.text, path
        assert "49" not in page.text.split("{{")[-1][:8]


def test_an_empty_casebook_has_every_page():
    with Casebook.open(":memory:") as book:
        browser = Browser(make_app(book))
        assert "0 events" in text_of(browser.get("/"))
        assert browser.get("/events.geojson").json()["features"] == []
        assert browser.get("/days.json").json() == {"days": [], "undated": 0}
        assert browser.get("/search?q=war").status_code == 200


def test_an_event_that_went_leads_to_where_its_claims_are(tmp_path):
    """Two events that a person joins: the id that goes stays an address."""
    line = "strike | Libyan National Army | | {} | {} | GNA | killed 53"
    with Casebook.open(tmp_path / "joined.db", packs=["libya"]) as book:
        book.reader = LineReader()
        told = [("Tajoura", "2019-07-02"), ("Sirte", "2020-03-09")]
        book.add([Report(text=line.format(*one), outlet="A", published=one[1]) for one in told])
        before = {event.id for event in book.events()}
        browser = Browser(make_app(book))
        assert [browser.get(f"/event/{id}").status_code for id in before] == [200, 200]
        book.judge("same", *(claim.id for claim in book.claims()))
        answers = {id: browser.get(f"/event/{id}") for id in before}
        (kept,) = (id for id, answer in answers.items() if answer.status_code == 200)
        (went,) = before - {kept}
        assert answers[went].headers["location"] == f"/event/{kept}"
        assert browser.get(f"/event/{went}.json").headers["location"] == f"/event/{kept}.json"


def test_an_event_tells_how_it_came_to_be(browser, twice_told):
    history = browser.get(f"/event/{twice_told.id}.json").json()["history"]
    assert {one["who"] for one in history} == {"The Harbour", "Desert Post"}
