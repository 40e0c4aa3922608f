"""Records to JSON and back: the same record comes out."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contested.records import (
    Account,
    AccountFigure,
    Attribution,
    Claim,
    Event,
    Figure,
    Interval,
    Judgement,
    PlaceMention,
    Range,
    Reading,
    Report,
    Span,
)
from contested.store.codec import column_text, json_text, lean, packed, revive, unpacked

WORDS = st.text(max_size=12)
NUMBERS = st.one_of(st.none(), st.integers(0, 10**9))
DAYS = st.one_of(st.none(), st.dates())
SHARES = st.floats(0, 1, allow_nan=False)
MAYBE_WORDS = st.one_of(st.none(), WORDS)
OFFSETS = st.integers(0, 10**6)

SPANS = st.builds(Span, start=OFFSETS, end=OFFSETS, text=WORDS)
INTERVALS = st.builds(Interval, start=DAYS, end=DAYS, text=WORDS, inferred=st.booleans())
PLACES = st.builds(
    PlaceMention,
    start=OFFSETS,
    end=OFFSETS,
    text=WORDS,
    rule=WORDS,
    name=MAYBE_WORDS,
    lat=st.one_of(st.none(), st.floats(-90, 90)),
    geonames_id=NUMBERS,
    candidates=st.lists(WORDS, max_size=2).map(tuple),
)


def attributions(parents):
    return st.builds(
        Attribution,
        start=OFFSETS,
        end=OFFSETS,
        text=WORDS,
        rule=WORDS,
        source=st.one_of(st.none(), SPANS),
        cue=st.one_of(st.none(), SPANS),
        content=SPANS,
        source_name=MAYBE_WORDS,
        parent=parents,
    )


ATTRIBUTIONS = attributions(st.one_of(st.none(), attributions(st.none())))
FIGURES = st.builds(
    Figure, start=OFFSETS, end=OFFSETS, text=WORDS, rule=WORDS, measure=WORDS, low=NUMBERS, best=NUMBERS, high=NUMBERS
)
CLAIMS = st.builds(
    Claim,
    start=OFFSETS,
    end=OFFSETS,
    text=WORDS,
    rule=WORDS,
    id=WORDS,
    report_id=WORDS,
    kind=WORDS,
    trigger=SPANS,
    places=st.lists(PLACES, max_size=2).map(tuple),
    when=INTERVALS,
    figures=st.lists(FIGURES, max_size=2).map(tuple),
    speakers=st.lists(ATTRIBUTIONS, max_size=2).map(tuple),
    negated=st.booleans(),
    confidence=SHARES,
)
DATES = st.one_of(st.none(), st.sampled_from(["2020-05", "2019", "2019-04-12"]))
REPORTS = st.builds(Report, text=st.text(max_size=40), title=MAYBE_WORDS, outlet=MAYBE_WORDS, published=DATES)
READINGS = st.builds(
    Reading,
    report=REPORTS,
    language=WORDS,
    published=INTERVALS,
    claims=st.lists(CLAIMS, max_size=2).map(tuple),
    places=st.lists(PLACES, max_size=2).map(tuple),
    attributions=st.lists(ATTRIBUTIONS, max_size=2).map(tuple),
)
ACCOUNT_FIGURES = st.builds(AccountFigure, measure=WORDS, low=NUMBERS, as_of=DAYS)
RANGES = st.builds(
    Range,
    measure=WORDS,
    low=NUMBERS,
    best=NUMBERS,
    high=NUMBERS,
    rule=WORDS,
    accounts=st.lists(st.tuples(WORDS, ACCOUNT_FIGURES), max_size=2).map(tuple),
)
ACCOUNTS = st.builds(Account, speaker=WORDS, claims=st.lists(CLAIMS, max_size=1).map(tuple))
EVENTS = st.builds(
    Event,
    id=WORDS,
    kind=WORDS,
    claims=st.lists(CLAIMS, max_size=1).map(tuple),
    reports=st.lists(REPORTS, max_size=1).map(tuple),
    place=st.one_of(st.none(), PLACES),
    figures=st.dictionaries(WORDS, RANGES, max_size=2),
    accounts=st.lists(ACCOUNTS, max_size=1).map(tuple),
)
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.one_of(CLAIMS, READINGS, EVENTS))
def test_a_lean_record_comes_back_whole(record):
    assert revive(type(record), json.loads(json.dumps(lean(record)))) == record


@QUICK
@given(st.one_of(CLAIMS, READINGS, EVENTS))
def test_what_a_record_gives_as_json_comes_back(record):
    assert revive(type(record), json.loads(json.dumps(record.to_dict()))) == record


@QUICK
@given(READINGS)
def test_packing_keeps_everything(reading):
    assert unpacked(packed(lean(reading))) == lean(reading)


def test_lean_leaves_defaults_out():
    assert lean(Judgement(id="1", verb="same", subject="a")) == {"id": "1", "verb": "same", "subject": "a"}


def test_a_report_with_a_date_has_the_same_id_after_the_way_through_json():
    report = Report(text="Shells fell on the port.", published=date(2019, 4, 12))
    back = revive(Report, lean(report))
    assert back.id == report.id
    assert back == replace(report, published="2019-04-12")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("حفتر", '"حفتر"'), ("a\x00b", '"a\\u0000b"'), ("half \ud800", '"half \\ud800"'), ('"', '"\\""')],
)
def test_json_text(text, expected):
    assert json_text(text) == expected
    assert json.loads(json_text(text)) == text


@pytest.mark.parametrize(("text", "expected"), [(None, None), ("a\x00b", "ab"), ("half \ud800", "half ?"), ("طرابلس", "طرابلس")])
def test_column_text(text, expected):
    assert column_text(text) == expected
