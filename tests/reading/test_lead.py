"""The lead claim: at most one, and the one that a reader would call the report's matter."""

import pytest

import contested
from contested.reading.lead import load_weights
from contested.reading.lead_features import features, words_of


def lead_of(text, title=None, fast=False):
    reading = contested.Reader(fast=fast).read(contested.Report(text=text, title=title))
    leads = [claim for claim in reading.claims if claim.lead]
    assert len(leads) == min(1, len(reading.claims))
    return leads[0] if leads else None


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An air strike killed 14 people in a market on Monday. Ministers met in the capital to discuss aid.", "14 people"),
        (
            "Troops detained three suspected militants in the district on Sunday. The group has threatened more attacks.",
            "three suspected",
        ),
    ],
)
def test_the_lead_is_what_the_report_is_about(text, words, fast):
    lead = lead_of(text, fast=fast)
    assert lead is not None
    assert words in lead.text


def test_no_claims_no_lead():
    assert lead_of("The sun was out.") is None


def test_the_lead_says_why():
    lead = lead_of("An air strike killed 14 people in a market on Monday.")
    assert lead is not None
    assert "lead" in [reason.rule for reason in lead.reasons]


def test_words_meet_over_their_forms():
    assert words_of("The attackers") & words_of("attacking")


def test_weights_are_of_features_that_there_are():
    reading = contested.Reader().read(contested.Report(text="Shelling killed 14 people on Monday.", title="Shelling kills 14"))
    named = set().union(*features(reading.report, reading.claims))
    assert {"toll", "title words", "order"} <= named & set(load_weights()) | {"title words"}
