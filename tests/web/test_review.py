"""The review desk and blind coding, as people use them without scripts; hostile words in every place that shows them."""

import html
import re

import pytest

from contested.casebook.book import Casebook
from contested.casebook.doubts import SORTS
from contested.records import Report
from contested.web.accounts import Accounts
from contested.web.app import WebSettings, make_app
from line_reader import LineReader
from visitor import PASSWORD, Visitor

EVIL = "Al<script>alert(1)</script>\"'&\u202eEvil"
HOSTILE = Report(
    text=f"strike | {EVIL} | | Tajoura | 2019-07-02 | | killed 9\nclash | GNA | | al-<b>nowhere</b>\u202e | 2019-07-02",
    title=EVIL,
    outlet=EVIL,
    published="2019-07-03",
    url="javascript:alert(1)",
)


class Unsure(LineReader):
    """Reads with little confidence, and knows nobody whose name has a bracket."""

    def reading(self, report):
        from dataclasses import replace

        read = super().reading(report)
        claims = tuple(replace(one, confidence=0.3) for one in read.claims)
        actors = tuple(replace(one, name=None) if "<" in one.text else one for one in read.actors)
        return replace(read, claims=claims, actors=actors)


@pytest.fixture
def own(tmp_path, book):
    with Casebook.open(tmp_path / "war.db", packs=["libya"]) as made:
        made.reader = Unsure()
        made.add([*book.reports(), HOSTILE])
        made.merge()
        yield made


@pytest.fixture
def home(own):
    return Visitor(make_app(own))


def forms(text):
    """The judging forms of a page: each a mapping of its fields, the first of several of one name."""
    found = []
    for inner in re.findall(r'(?s)<form method="post" action="/judge"[^>]*>(.*?)</form>', text):
        fields = re.findall(r'<input[^>]*name="([\w-]+)"[^>]*value="([^"]*)"', inner)
        found.append({name: html.unescape(value) for name, value in reversed(fields)})
    return found


def form(page, verb):
    return next(one for one in forms(page) if one.get("verb") == verb)


@pytest.mark.parametrize("sort", [one.name for one in SORTS])
def test_every_queue_shows_hostile_words_harmlessly(home, sort):
    for at in range(12):
        answer = home.get(f"/review?sort={sort}&at={at}")
        assert answer.status_code == 200
        text = answer.text
        assert "<script>alert" not in text
        assert "<b>nowhere" not in text
        assert "\u202e" not in re.sub(r'value="[^"]*"', "", text)
        assert "javascript:" not in text


def test_a_doubtful_claim_is_confirmed_and_leaves_the_queue(home, own):
    page = home.get("/review").text
    given = form(page, "confirm")
    answer = home.post("/judge", given)
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert own.judgements()[0].subject == given["subject"]
    after = home.get("/review")
    assert given["subject"] not in {one.get("subject") for one in forms(after.text) if one.get("verb") == "confirm"}
    undo = form(after.text, "withdraw")
    home.post("/judge", undo)
    assert own.judgements() == ()
    assert form(home.get("/review").text, "confirm")["subject"] == given["subject"]


def test_a_field_is_corrected_on_the_desk(home, own):
    page = home.get("/review").text
    given = next(one for one in forms(page) if "was-kind" in one)
    fields = re.findall(r'name="field" value="(\w+)"', page)
    values = {f"value-{name}": given[f"was-{name}"] for name in fields}
    token = {"csrf": given["csrf"], "subject": given["subject"], "back": "/review", "field": fields, "note": "line two"}
    was = {f"was-{name}": given[f"was-{name}"] for name in fields}
    unchanged = home.post("/judge", {**token, **was, **values})
    assert unchanged.status_code == 400
    assert "otherwise than it was" in unchanged.text
    changed = {**values, "value-kind": "shelling", "value-figures": "killed 31"}
    assert home.post("/judge", {**token, **was, **changed}).status_code == 303
    claim = own.claims(id=given["subject"])[0]
    assert (claim.kind, claim.figures[0].best) == ("shelling", 31)
    assert {one.object for one in own.judgements()} == {"kind=shelling", "figures=killed 31"}
    assert "line two" in home.get("/review/history").text
    wrong = home.post("/judge", {**token, **was, **values, "value-when": "yesterday"})
    assert wrong.status_code == 400
    assert "yesterday" in wrong.text


def test_an_unknown_name_is_tied_and_a_town_is_placed(home, own):
    page = home.get("/review?sort=names&name=GNA").text
    given = {**form(page, "name_is"), "choice": "", "other": "Red Guard", "scope": "outlet:The Harbour"}
    assert home.post("/judge", given).status_code == 303
    assert {one.actors[0].name for one in own.claims(kind="armed_clash", outlet="The Harbour")} == {"Red Guard"}
    page = home.get("/review?sort=places").text
    given = {**form(page, "place_at"), "choice": "", "lat": "32.5", "lon": "13.25", "radius": "12"}
    assert home.post("/judge", given).status_code == 303
    made = own.judgements()[-1]
    assert made.object == "32.5,13.25 radius 12 km"
    (placed,) = [place for one in own.claims() for place in one.places if place.text == made.subject]
    assert (placed.lat, placed.precision) == (32.5, 2)


@pytest.mark.parametrize(
    ("fields", "words"),
    [({}, "Choose one"), ({"lat": "1"}, "both"), ({"lat": "1", "lon": "x"}, "no place"), ({"lat": "91", "lon": "1"}, "no point")],
)
def test_half_a_place_is_refused(home, fields, words):
    given = {**form(home.get("/review?sort=places").text, "place_at"), "choice": "", **fields}
    answer = home.post("/judge", given)
    assert answer.status_code == 400
    assert words in answer.text


def test_two_events_are_judged_one_and_ticked_claims_another(home, own):
    one, other = (claim.id for claim in own.claims(kind="air_strike").first(2))
    token = form(home.get("/review").text, "confirm")["csrf"]
    assert home.post("/judge", {"csrf": token, "verb": "same", "subject": one, "object": other}).status_code == 303
    event = own.cited(id=one)[0].event_id
    assert own.cited(id=other)[0].event_id == event
    own.judge("withdraw", own.judgements()[0].id)
    own.judge("same", one, other)
    assert home.post("/judge", {"csrf": token, "verb": "same", "subject": event, "object": ""}).status_code in (303, 400)


def test_what_nobody_can_decide_is_left(home):
    given = form(home.get("/review?sort=places").text, "leave")
    home.post("/judge", given)
    left = [one["subject"] for one in forms(home.get("/review?sort=places").text) if one.get("verb") == "leave"]
    assert given["subject"] not in left
    assert "Left as it is" in home.get("/review/history").text


def test_a_script_gets_json(home, own):
    given = form(home.get("/review").text, "confirm")
    answer = home.post("/judge", given, headers={"accept": "application/json"})
    assert answer.json()[0]["verb"] == "confirm"


# --- blind coding ---


@pytest.fixture
def desks(own):
    accounts = Accounts(own.engine)
    for name, role in (("ana", "coder"), ("ben", "coder"), ("eva", "editor"), ("rob", "reader")):
        accounts.add(name, role, PASSWORD)
    app = make_app(own, WebSettings(hosts=("war.example",), accounts=True))
    found = {name: Visitor(app, "https://war.example", f"10.1.0.{n}") for n, name in enumerate(("ana", "ben", "eva", "rob"))}
    for name, visitor in found.items():
        visitor.sign_in(name)
    return found


def test_coders_see_only_their_own_until_both_are_done(desks, own):
    ana, ben, eva, rob = (desks[name] for name in ("ana", "ben", "eva", "rob"))
    report = next(one for one in own.reports() if one.title == "Gharyan again")
    page = f"/coding/{report.id}"
    give = {"coders": "ana, ben", "reports": report.id, "count": ""}
    assert ana.post("/coding/assign", {**give, "csrf": ana.token("/account")}, ana.base).status_code == 403
    assert eva.post("/coding/assign", {**give, "csrf": eva.token("/account")}, eva.base).status_code == 303
    assert rob.get("/coding").status_code == 403
    code = {"do": "code", "quote": "gained | GNA", "kind": "territory_gained", "stance": "asserted", "aspect": "actual"}
    assert ana.post(page, {**code, "actors": "only ana says so", "csrf": ana.token("/account")}, ana.base).status_code == 303
    assert "only ana says so" in ana.get(page).text
    for other in (ben, eva):
        assert "only ana says so" not in other.get(page).text
    assert eva.get(page).status_code == 404
    absent = ben.post(page, {**code, "quote": "no such words", "csrf": ben.token("/account")}, ben.base)
    assert absent.status_code == 400
    assert ben.post(page, {**code, "kind": "offensive", "csrf": ben.token("/account")}, ben.base).status_code == 303
    for one in (ana, ben):
        assert "How far coders agree" not in one.get("/coding").text
        assert one.post(page, {"do": "done", "csrf": one.token("/account")}, one.base).status_code == 303
    assert ben.post(page, {**code, "csrf": ben.token("/account")}, ben.base).status_code == 400
    for one in (ana, ben, eva):
        assert "only ana says so" in one.get(page).text
        assert "How far coders agree" in one.get("/coding").text


def test_hostile_reports_are_coded_harmlessly(desks, own):
    report = next(one for one in own.reports() if one.title == HOSTILE.title)
    eva, ana = desks["eva"], desks["ana"]
    eva.post("/coding/assign", {"coders": "ana, ben", "reports": report.id, "csrf": eva.token("/account")}, eva.base)
    for page in ("/coding", f"/coding/{report.id}"):
        text = ana.get(page).text
        assert "<script>alert" not in text
        assert "\u202e" not in text
    assert ana.get("/coding/none").status_code == 404
