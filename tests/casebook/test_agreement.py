"""Krippendorff's alpha against the examples worked in "Computing Krippendorff's Alpha-Reliability" (2011)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.casebook.agreement import alpha


def units(*coders):
    """One list of values a unit, from one string a coder; a dot is a gap."""
    return [[int(v) if v.isdigit() else v for v in values if v != "."] for values in zip(*coders, strict=True)]


BINARY = units("0100000010", "1110010000")
TWO_NOMINAL = units("aabbdcccedda", "babbbcccedd" + "d")
FOUR = units("123321412...", "1233224125.3", ".33323422" + "51.", "1233244125" + "1.")

WORKED = [
    (BINARY, "nominal", 0.095),
    (TWO_NOMINAL, "nominal", 0.692),
    (FOUR, "nominal", 0.743),
    (FOUR, "ordinal", 0.815),
    (FOUR, "interval", 0.849),
]


@pytest.mark.parametrize(("data", "metric", "expected"), WORKED)
def test_worked_examples(data, metric, expected):
    assert alpha(data, metric) == pytest.approx(expected, abs=0.0006)


@pytest.mark.parametrize("data", [[], [["a"]], [["a", "a"]], [["a", "a"], ["a", "a"]]])
def test_where_nothing_could_differ_there_is_no_alpha(data):
    assert alpha(data) is None


VALUES = st.lists(st.lists(st.integers(0, 4), max_size=4), max_size=12)


@given(VALUES, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_it_is_at_most_one_and_does_not_depend_on_order(data, metric):
    found = alpha(data, metric)
    assert found is None or found <= 1 + 1e-9
    other = alpha([unit[::-1] for unit in data[::-1]], metric)
    assert (found is None) == (other is None)
    assert found is None or found == pytest.approx(other)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12), st.sampled_from(["nominal", "ordinal", "interval"]))
def test_who_agrees_on_everything_agrees_wholly(values, metric):
    found = alpha([[value, value] for value in values], metric)
    assert found is None or found == pytest.approx(1.0)
