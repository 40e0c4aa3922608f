import time

import pytest

from built_claims import claim_of, report_of
from contested.merging.happenings import happenings_of
from contested.merging.passages import body_of, ends_of, news_of
from contested.merging.sketch import own_name
from contested.merging.terms import names, skeleton

LEAD = "Two shells hit the mill of Karmat in the night and killed the miller, his wife and their guest, who slept by the wheel. "


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"{LEAD}\nPrev Post Fuel is dear\nNext Post Rain", f"{LEAD}\n"),
        (f"{LEAD}\nOther news\nA wedding", f"{LEAD}\n"),
        ("Other news outlets told it too.", "Other news outlets told it too."),  # so near the top it is no foot
        ("", ""),
        ("\n\n\n", "\n\n\n"),
    ],
)
def test_the_foot_of_a_page_is_left_out(text: str, body: str) -> None:
    assert body_of(text) == body


@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ("On March 3, shells fell on Tell Omar.", ""),
        ("Yesterday, a mine killed two.", ""),
        ("Earlier, jets were heard.", ""),
        ("Neighbours said on March 3 that they fled.", "Neighbours said on March 3 that they fled."),
        ("It rained.", "It rained."),
    ],
)
def test_the_news_ends_where_the_background_begins(more: str, kept: str) -> None:
    assert news_of(LEAD + more) == LEAD + kept


def test_a_report_that_begins_with_a_day_is_no_background() -> None:
    assert news_of("On March 3, shells fell on Karmat.") == "On March 3, shells fell on Karmat."


def test_an_outlet_does_not_name_itself() -> None:
    own = own_name("Mill Street Observer")
    assert set(names("The Observer (MSO) saw the shells on Karmat.", own)) == {skeleton("Karmat")}


def test_a_tag_is_as_many_names_as_it_has_humps() -> None:
    assert set(names("#WadAlNoura")) == set(names("Wad Al Noura"))


def test_hostile_texts_take_no_time() -> None:
    begin = time.perf_counter()
    for text in ("#" + "aA" * 50_000, "Prev " * 20_000, ".\n " * 40_000, "On " * 40_000, "# " * 50_000):
        names(news_of(body_of(text)))
    assert time.perf_counter() - begin < 5


def test_a_report_is_about_its_news_and_not_about_its_background_or_the_foot_of_its_page() -> None:
    background, foot = "On March 3, a drone hit Tell Omar.", "Next Post Mines kill two in Wadi Sorra"
    report = report_of(f"{LEAD}{background}\n{foot}")
    news = claim_of(report, "Two shells hit the mill of Karmat", "shelling")
    before = claim_of(report, "a drone hit Tell Omar", "abduction", lead=True)
    below = claim_of(report, "Mines kill two", "shelling", lead=True)
    ends = ends_of(report.text)
    told = happenings_of(report.id, (news, before, below), ends=ends)
    assert [one.claims for one in told] == [(news,), (before,), (below,)]  # what stands in the foot is another's news
    assert [one.lead for one in told] == [True, False, False]
    (only,) = (one for one in happenings_of(report.id, (before, below), ends=ends) if one.lead)
    assert only.claims == (before,)
