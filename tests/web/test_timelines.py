"""Drawings along days: every spell inside the drawing, words escaped, axes with a few ticks."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.web.timelines import day_axis, differing, scale_of, strip, ticks


@dataclass
class Drawn:
    holder: str | None
    number: int
    start: date
    last_word: date
    end: date | None
    exact: bool = True


DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@given(st.lists(st.tuples(st.text(max_size=8), DAYS, st.integers(0, 900), st.booleans()), min_size=1, max_size=6))
def test_spells_stay_inside(rows):
    spells = [
        Drawn(name, number, start, start + timedelta(days=n // 2), None if opened else start + timedelta(days=n))
        for number, (name, start, n, opened) in enumerate(rows)
    ]
    days = [day for one in spells for day in (one.start, one.last_word, one.end) if day]
    scale = scale_of(min(days), max(days))
    text = str(strip(spells, scale, "x"))
    for x, width in re.findall(r'<rect class="\w+" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%"', text):
        assert 0 <= float(x) <= 100
        assert 0 <= float(x) + float(width) <= 100.5
    assert text.count('<g class="spell') == len(spells)


def test_a_hostile_holder_is_a_word():
    one = Drawn('<script>"&\u202e', 1, date(2019, 4, 4), date(2019, 4, 4), None)
    text = str(strip([one], scale_of(one.start, None), 'according to "<b>'))
    assert "<script>" not in text
    assert "<b>" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("years", [0, 0.1, 0.5, 1, 2, 5, 12, 40, 300])
def test_an_axis_has_a_few_ticks(years):
    first = date(1700, 1, 1)
    scale = scale_of(first, first + timedelta(days=int(365 * years)))
    assert 1 <= len(ticks(scale)) <= 8
    assert "<svg" in day_axis(scale)


def test_nothing_differs_in_nothing():
    assert "accounts differ" in differing([], scale_of(None, None))
