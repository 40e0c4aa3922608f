"""What notebooks show: the words with who says them, and nothing that acts."""

import pytest

from built_claims import actor, claim_of, day, killed, place, reading_of, report_of, says
from contested import merge
from contested.notebook import ControlAccounts, html_of
from contested.records import Actor, Cited, ControlAccount, Interval
from contested.store.selection import Selection

EVIL = '<script>alert("x")</script>'


@pytest.fixture(scope="module")
def reading():
    report = report_of(f"{EVIL} Jets struck Saltport; {EVIL} 12 died.", f"The {EVIL} Quay", "2019-07-03")
    claim = claim_of(
        report,
        f"Jets struck Saltport; {EVIL} 12 died",
        "air_strike",
        actors=(actor(f"{EVIL} Army"),),
        targets=(actor(EVIL),),
        places=(place(EVIL),),
        when=day("2019-07-02"),
        figures=(killed(12, high=None),),
        speakers=(says(EVIL),),
        unconfirmed=True,
    )
    return reading_of(report, claim)


def test_everything_is_escaped(reading):
    (claim,), (event,) = reading.claims, merge([reading])
    account = ControlAccount(
        holder=Actor(id="x", name=EVIL, kind="armed_group"), place="p", when=Interval(), speakers=(EVIL,), claims=(claim,)
    )
    shown = Selection(lambda: [0], lambda keys: [claim for _ in keys], lambda one: {})
    for record in (claim, reading, event, Cited(claim=claim, report=reading.report), account, ControlAccounts([account]), shown):
        html = record._repr_html_()
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_a_claim_says_who_says_it(reading):
    html = html_of(Cited(claim=reading.claims[0], report=reading.report))
    for words in ("<b>air strike</b> (unconfirmed)", "[2019-07-02]", "killed 12 (12–)", "as told by The", "according to"):
        assert words in html


def test_a_reading_marks_its_words(reading):
    assert reading._repr_html_().count("<mark") == 1
    assert "no claims: added" in reading_of(report_of("Nothing."))._repr_html_()


def test_a_list_says_how_many_there_are(reading):
    many = Selection(lambda: range(50), lambda keys: [reading.claims[0] for _ in keys], lambda one: {})
    assert "20 of 50" in many._repr_html_()
    assert html_of(5) == "<pre>5</pre>"


def test_control_is_still_a_tuple():
    assert ControlAccounts() == ()


@pytest.mark.parametrize("sort", ["pandas", "polars", "arrow"])
def test_frames(sort):
    pytest.importorskip({"arrow": "pyarrow"}.get(sort, sort))
    frame = getattr(Selection(lambda: [1, 2], list, lambda one: {"n": one, "word": None if one == 1 else "b"}), f"to_{sort}")()
    assert frame.shape == (2, 2)
