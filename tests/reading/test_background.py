"""Violence that a report tells of in general is `historical`; news, and what has a day or a count, is not."""

from __future__ import annotations

import pytest

from contested import Reader, Report
from contested.reading.background import load_weights

READER, FAST = Reader(), Reader(fast=True)
HABIT = (
    "The minister said in parliament that the rebels murder peasants and kidnap ranchers whenever they can. He asked for patience."
)
SPEECH = (
    "“We know these people. They kidnap children, they burn villages and they attack buses every week,” the president said in a "
    "speech to the nation. “We will not give in.”"
)


def aspects(text: str, reader: Reader = READER) -> list[str]:
    """The aspect of each claim, in text order."""
    return [claim.aspect for claim in reader.read(Report(text=text, published="2019-05-06")).claims]


@pytest.mark.parametrize("text", [HABIT, SPEECH])
def test_what_is_done_in_general_is_background(text: str) -> None:
    """Its reason says so."""
    claims = READER.read(Report(text=text, published="2019-05-06")).claims
    assert claims
    assert {claim.aspect for claim in claims} == {"historical"}
    assert all(any(reason.rule == "background" for reason in claim.reasons) for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead a judge outside her home in Cali on Tuesday, police said.",
        "Rebels burned a bus near Pampas. The driver was wounded.",
        "A bomb destroyed a pharmacy on Friday. In 1985 a grenade killed four people at the same place.",
    ],
)
def test_news_and_counted_acts_are_not(text: str) -> None:
    """However long ago an act was, a count makes it one."""
    assert "historical" not in aspects(text)


def test_without_trained_parts_nothing_is_background() -> None:
    """`fast` leaves it out."""
    assert "historical" not in aspects(HABIT, FAST)


def test_no_name_and_no_kind_is_a_feature() -> None:
    """The weights know grammar, not wars."""
    assert not [name for name in load_weights() if name.startswith(("kind", "lemma", "word"))]


def test_odd_texts_do_no_harm() -> None:
    """Empty, blank and unpunctuated text."""
    assert aspects("") == aspects("\n\n\n") == []
    aspects("murder " * 400)


def test_what_a_trial_is_about_is_no_news() -> None:
    text = (
        "The trial of three officers accused of the 1984 killing of a lawyer opened. The prosecution says soldiers kidnapped him."
    )
    told = {claim.kind: claim.aspect for claim in READER.read(Report(text=text, published="1988-08-25")).claims}
    assert told["attack"] == told["abduction"] == "historical"
    assert told["trial"] == "actual"


def test_who_is_held_to_a_deed_that_is_news_is_no_background() -> None:
    text = (
        "Two bombs exploded outside an embassy in Lima on Tuesday. There were no injuries. Police sources said the attacks could "
        "have been carried out by the Red Star group."
    )
    assert "historical" not in aspects(text)
