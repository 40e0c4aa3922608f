"""The second look at the claims of a longer report: what the lexicon misread falls, what it missed is told."""

import pytest

from contested import Reader, Report
from contested.records import Claim

TRAINED, FAST = Reader(explain=True), Reader(fast=True)
NEWS = "Shells fell on the market of Dabo on Tuesday, killing four traders. "
FILLER = (
    "The road to the coast runs through hills where little grows but thorn and cactus. "
    "Few cars pass, and those that do are old. "
    "A schoolteacher offered tea and spoke about the rain, which had come late this year. "
    "Prices of millet in the market have doubled since the harvest. "
) * 3


def long_report(text: str) -> Report:
    """A report long enough for the second look, in which one sentence is of interest."""
    return Report(text=NEWS + FILLER + text, published="2021-05-04")


def told(text: str, reader: Reader = TRAINED) -> list[Claim]:
    """The claims of that sentence."""
    return [claim for claim in reader.read(long_report(text)).claims if claim.start >= len(NEWS + FILLER)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The general's men traded bursts with the militia along the canal.", "armed_clash"),
        ("The council waved away the envoy's plan.", "rejection"),
    ],
)
def test_a_word_that_the_lexicon_does_not_know_is_told(text, kind):
    (claim,) = told(text)
    assert claim.kind == kind
    assert claim.rule.startswith("told as")
    assert told(text, FAST) == []


def test_roles_and_speaker_are_read_off_the_grammar_around_the_word():
    (claim,) = told("The general's men traded bursts with the militia along the canal, a monitor said.")
    assert claim.rule.startswith("told as armed_clash")
    assert [actor.text for actor in claim.actors] == ["general's men"]
    assert [said.source.text for said in claim.speakers] == ["a monitor"]


def test_what_somebody_says_must_be_done_is_asked_for():
    text = "The council must attempt to hold a dialogue with the group, the mayor said."
    assert [claim.kind for claim in told(text, FAST)] == ["meeting"]
    assert [claim.kind for claim in TRAINED.read(long_report(text)).claims] == ["shelling", "request"]


@pytest.mark.parametrize(
    "text",
    [
        "They have always held reporters in the highest regard, the colonel said.",
        "A painter took the town by storm with his new show.",
        "The poet was killed by malaria in 1911.",
        "The villagers do not deserve to be attacked with bombs, she said.",
    ],
)
def test_a_word_in_another_sense_or_of_no_act_falls_and_whoever_asks_is_told_why(text):
    assert told(text, FAST)
    reading = TRAINED.read(long_report(text))
    assert [claim.kind for claim in reading.claims] == ["shelling"]
    assert [reason.words for reason in reading.reasons if reason.rule == "second look"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pilgrims still speak of the murder of Bishop Odongo.", "attack"),  # who did it or to whom
        ("Dabo had been a stronghold of the Valley Front.", "territory_held"),  # what is so
    ],
)
def test_what_is_told_in_passing_stays(text, kind):
    assert kind in [claim.kind for claim in told(text)]


def test_a_report_without_any_plain_act_gets_none():
    report = Report(text=FILLER + "The council waved away the planner's scheme for a new bridge.", published="2021-05-04")
    assert not TRAINED.read(report).claims


def test_a_headline_that_the_text_tells_again_makes_no_claim():
    text = (
        "Air strike hits migrant detention centre near Tripoli, at least 40 dead\n\n"
        "An air strike hit a centre for migrants in Tajoura late on Tuesday, killing at least 40 people, a minister said.\n\n"
    )
    claims = [claim for claim in TRAINED.read(Report(text=text + FILLER)).claims if claim.kind == "air_strike"]
    assert [claim.start > text.index("\n\n") for claim in claims] == [True]
