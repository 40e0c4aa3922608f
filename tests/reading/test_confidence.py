"""Confidence: between 0 and 1 for every claim, with a reason, lower where less is stated."""

import pytest

from contested.reading.confidence import HIGHEST, LOWEST, PLAIN, judged, likelihood, load_weights
from contested.reading.read import read_reports
from contested.records import NothingKnown, Report

FULL = "Rebels shelled the village of Marsa on Monday, killing 12 civilians, the army said."
QUESTION = "Could there be an attack?"


def claims_of(text, trained=True):
    return next(read_reports([Report(text=text, published="2019-04-02")], NothingKnown(), trained=trained)).claims


@pytest.mark.parametrize("trained", [True, False])
def test_every_claim_has_a_confidence_and_its_reason(trained):
    claims = claims_of(f"{FULL} Clashes erupted near the port. Troops withdrew from the base.", trained)
    assert claims
    for claim in claims:
        assert LOWEST <= claim.confidence <= HIGHEST
        assert [reason.rule for reason in claim.reasons].count("confidence") == 1


def test_fast_reading_uses_the_plain_weights():
    assert [claim.confidence for claim in claims_of(FULL)] != [claim.confidence for claim in claims_of(FULL, trained=False)]


@pytest.mark.parametrize("trained", [True, False])
def test_a_full_statement_is_surer_than_a_bare_question(trained):
    sure, unsure = claims_of(FULL, trained), claims_of(QUESTION, trained)
    assert sure
    assert not unsure or max(claim.confidence for claim in sure) > max(claim.confidence for claim in unsure)


@pytest.mark.parametrize(("score", "expected"), [(0, 0.5), (99, HIGHEST), (-1e9, LOWEST), (1e9, HIGHEST)])
def test_likelihood_keeps_off_its_ends(score, expected):
    assert likelihood(score) == expected


def test_the_reason_names_what_raised_and_what_lowered():
    claim = claims_of(FULL)[0]
    told = judged(claim, {"bias": 1.0, "figures": 1.0, "bare": 1.0}, PLAIN).reasons[-1].words
    assert told == "raised by figures; lowered by bare"


def test_weights_are_numbers_and_small_enough_to_read():
    assert 20 < len(load_weights()) < 300
    assert all(abs(weight) < 10 for weight in load_weights().values())
