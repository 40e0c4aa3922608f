"""The dead that ACLED's and UCDP's forms give: of the event's own days, never of a longer time in which it lies."""

from datetime import date

import pytest

from built_claims import day, killed
from contested.countries import country
from contested.export.acled import TOO_LONG, fatalities, time_precision, why_left_out
from contested.export.deaths import killed_in
from contested.export.ucdp import UNDER, date_precision
from contested.records import AccountFigure, Claim, Event, Interval, PlaceMention, Range, Span

WEEKS = Interval(start=date(2019, 4, 8), end=date(2019, 5, 20), precision="day")

WORD = Span(start=0, end=1, text="x")


def figure(claim: str, best: int | None, as_of: date = date(2019, 5, 20), low: int | None = None) -> AccountFigure:
    return AccountFigure(measure="killed", low=low, best=best, high=best, as_of=as_of, claim_id=claim)


def claim(id: str, when: Interval) -> Claim:
    return Claim(
        id=id, report_id="r", kind="shelling", rule="test", start=0, end=1, text="x", trigger=WORD, when=when, figures=(killed(1),)
    )


def event(when: Interval, *told: tuple[Interval, AccountFigure]) -> Event:
    figures = [one for _, one in told]
    bests = [one.best for one in figures if one.best is not None]
    whole = Range(
        measure="killed",
        low=min(bests, default=None),
        best=bests[0] if bests else None,
        high=max(bests, default=None),
        rule="ucdp",
        accounts=tuple((f"Side {number}", one) for number, one in enumerate(figures)),
    )
    place = PlaceMention(start=0, end=1, text="Hilltown", name="Hilltown", rule="test", country="LY", lat=32.0, lon=13.0)
    claims = tuple(claim(one.claim_id, own) for own, one in told)
    return Event(id="e", kind="shelling", claims=claims, reports=(), place=place, when=when, figures={"killed": whole})


DAY = day("2019-05-19")
TOLLS = [
    ((DAY, (DAY, figure("a", 9))), (9, 9, 9)),
    ((DAY, (WEEKS, figure("a", 500)), (DAY, figure("b", 9))), (9, 9, 9)),
    ((DAY, (WEEKS, figure("a", 500)), (DAY, figure("b", 9)), (DAY, figure("c", 12, date(2019, 5, 22)))), (9, 12, 12)),
    ((DAY, (WEEKS, figure("a", 500)), (DAY, figure("b", None, low=24))), (24, 24, 24)),
    ((DAY, (WEEKS, figure("a", 500))), None),
    ((WEEKS, (WEEKS, figure("a", 500))), (500, 500, 500)),
]


@pytest.mark.parametrize(("told", "expected"), TOLLS)
def test_a_toll_of_weeks_is_not_that_of_a_day(told, expected):
    found = killed_in(event(*told))
    assert (found and (found.low, found.best, found.high)) == expected
    assert fatalities(event(*told)) == (expected[0] if expected else 0)


def test_what_is_told_over_more_than_a_month():
    assert why_left_out(event(WEEKS, (WEEKS, figure("a", 500)))) == TOO_LONG
    assert date_precision(WEEKS) == 5


SPANS = [
    ("2019-05-19", "2019-05-19", "day", 1),
    ("2019-05-19", "2019-05-20", "day", 1),
    ("2019-05-14", "2019-05-20", "day", 2),
    ("2019-05-13", "2019-05-19", "week", 2),
    ("2019-05-01", "2019-05-19", "day", 3),
    ("2019-05-01", "2019-05-31", "month", 3),
]


@pytest.mark.parametrize(("start", "end", "precision", "expected"), SPANS)
def test_time_precision_goes_by_the_days(start, end, precision, expected):
    when = Interval(start=date.fromisoformat(start), end=date.fromisoformat(end), precision=precision)
    assert time_precision(when) == expected


def test_lands_that_are_no_state_in_ucdps_list_are_filed_under_one():
    assert [(country(state).ucdp_name, country(state).gwno) for state in UNDER.values()] == [("Israel", "666"), ("Morocco", "600")]
