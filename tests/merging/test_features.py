"""What two reports share, feature by feature, each on two short reports of our own."""

from dataclasses import replace

import pytest

from built_claims import actor, claim_of, day, reading_of, report_of
from contested.merging import features
from contested.merging.happenings import happenings_of
from contested.merging.merge import seen_in
from contested.merging.seen import Seen
from contested.records import Interval, Reading


def told(text: str, outlet: str = "Courier", published: str | None = None, victims: tuple[str, ...] = ()) -> Reading:
    report = report_of(text, outlet, published)
    words = text.split(".")[0]
    return reading_of(
        report, claim_of(report, words, "attack", targets=tuple(actor(name, "person") for name in victims), lead=True)
    )


def measured(name: str, one: Reading, other: Reading) -> float:
    a, b = seen_in([one, other])
    (feature,) = (each for each in features.FEATURES if each.name == name)
    assert feature.measure(a, b) == pytest.approx(feature.measure(b, a))
    return feature.measure(a, b)


@pytest.mark.parametrize(
    ("one", "other", "together", "apart"),
    [
        ((None, "On March 3, shells fell on Karmat."), (None, "Karmat burned on 5 March."), 1, 0),
        ((None, "On March 3, shells fell on Karmat."), ("2019-03-08", "Karmat burned."), 1, 0),
        ((None, "On March 3, shells fell on Karmat."), (None, "Karmat burned on 14 July."), 0, 1),
        ((None, "On March 3, 2018, shells fell on Karmat."), ("2019-03-03", "Karmat burned."), 0, 1),
        ((None, "On December 30, shells fell on Karmat."), ("2019-01-02", "Karmat burned."), 1, 0),  # the year is not known
        ((None, "Shells fell on Karmat."), ("2019-01-02", "Karmat burned."), 0, 0),
    ],
)
def test_when_reports_were_told(one: tuple[str | None, str], other: tuple[str | None, str], together: float, apart: float) -> None:
    readings = [told(text, f"Outlet {number}", when) for number, (when, text) in enumerate((one, other))]
    assert (measured("told together", *readings), measured("told apart", *readings)) == (together, apart)


def test_the_dead_have_names_that_are_spelled_in_several_ways() -> None:
    one = told("Shells killed Adam Yagoub.", victims=("Adam Yagoub",))
    other = told("A girl died at dawn.", "Herald", victims=("Mariam Yaqub",))
    assert measured("same people", one, other) == 1
    assert measured("same people", one, told("A man died.", "Herald", victims=("Salem Omar",))) == 0


def test_the_names_that_a_report_opens_with_are_looked_for_in_the_news_of_the_other() -> None:
    one = told("Shells fell on Karmat near Wadi Sorra.")
    both = told("People of Wadi Soura fled to Karmat after shells fell.", "Herald")
    background = told("Mines killed a herdsman of Tell Omar as he walked behind the beasts of his uncle. " + "He was 30. " * 8)
    later = replace(background.report, text=background.report.text + "On March 3, shells fell on Karmat near Wadi Sorra.")
    assert measured("opening found", one, both) == pytest.approx(1, abs=0.4)
    assert measured("opening found", one, replace(background, report=later)) == 0


def test_neighbouring_rare_words() -> None:
    one, other = told("Rockets burned the poultry farm of the widow."), told("The poultry farm lay in ashes.", "Herald")
    assert measured("word pairs", one, other) > 0
    assert measured("word pairs", one, told("The farm had poultry.", "Herald")) == 0


def test_the_names_of_sides_are_no_rare_words() -> None:
    texts = ("Zubrin Karvel rockets fell.", "Zubrin Karvel men prayed.")
    plain = [told(text, f"Outlet {number}") for number, text in enumerate(texts)]
    assert measured("word pairs", *plain) > 0
    by_side = [
        replace(one, claims=tuple(replace(claim, actors=(actor("Zubrin Karvel"),)) for claim in one.claims)) for one in plain
    ]
    assert measured("word pairs", *by_side) == 0


@pytest.mark.parametrize(("count", "weight"), [("124", 2.09), ("120", 1.04), ("9", 0), ("2019", 0)])
def test_a_large_count_says_more_than_a_small_or_round_one(count: str, weight: float) -> None:
    readings = [told(f"The dead are {count}, says the union."), told(f"{count} martyrs were buried.", "Herald")]
    assert measured("large number", *readings) == pytest.approx(weight, abs=0.01)


@pytest.mark.parametrize(("one", "other", "apart"), [("Monday", "Friday", 1), ("Monday", "Tuesday", 0), ("Sunday", "Monday", 0)])
def test_weekdays_side_by_side_are_no_other_days(one: str, other: str, apart: float) -> None:
    assert measured("other weekday", told(f"Shells fell on {one}."), told(f"On {other} shells fell.", "Herald")) == apart


@pytest.mark.parametrize(
    ("old", "published", "lead"),
    [
        ("2017-03-18", "2019-04-10", "now"),
        ("2019-04-08", "2019-04-10", "old"),
        ("2017-03-18", None, "old"),
        ("2019-05-01", "2019-04-10", "now"),
    ],
)
def test_what_was_over_long_before_is_not_what_a_report_is_about(old: str, published: str | None, lead: str) -> None:
    report = report_of("A drone hit a car. It is as with the kidnap of old.", published=published)
    now = claim_of(report, "A drone hit a car", "air_strike")
    before = claim_of(report, "the kidnap of old", "abduction", when=day(old), lead=True)
    reading = reading_of(report, now, before)
    happenings = happenings_of(report.id, reading.claims, published=reading.published if published else Interval())
    (main,) = (one for one in happenings if one.lead)
    assert main.claims == ((now,) if lead == "now" else (before,))


def test_every_feature_has_words() -> None:
    assert all(one.words for one in features.FEATURES)
    assert {"bias", *(one.name for one in features.LEAD_FEATURES if one.beside_report is None)} == set(features.weights())


def test_a_report_of_nothing_but_names_is_compared() -> None:
    a, b = seen_in([told("."), told("#WadAlNoura", "Herald")])
    assert isinstance(a, Seen)
    assert 0 <= features.score(a, b) <= 1
