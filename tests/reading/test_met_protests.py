"""Protests that the police meet: what the report is about, and what is told beside it."""

from __future__ import annotations

import pytest

import contested

READER = contested.Reader()


def kinds_of(text: str) -> tuple[str | None, set[str]]:
    claims = READER.read(contested.Report(text=text)).claims
    return next((claim.kind for claim in claims if claim.lead), None), {claim.kind for claim in claims}


@pytest.mark.parametrize(
    ("text", "lead", "beside"),
    [
        ("Police dispersed protesters with tear gas in the capital.", "peaceful_protest", "excessive_force"),
        ("Officers detained ten activists during a protest in the port.", "peaceful_protest", "detention"),
        ("Police shot dead two protesters in the capital.", "excessive_force", "excessive_force"),
        ("Police arrested two men in the port.", "detention", "detention"),
    ],
)
def test_lead_of_a_protest_that_is_met(text: str, lead: str, beside: str) -> None:
    found, told = kinds_of(text)
    assert found == lead
    assert beside in told


def test_what_is_denied_outright() -> None:
    claims = READER.read(contested.Report(text="The army has denied shelling the village.")).claims
    assert [(claim.kind, claim.stance) for claim in claims] == [("shelling", "denied")]


def test_a_part_in_an_act_that_is_denied() -> None:
    claims = READER.read(contested.Report(text="The movement denied any role in the bombing of the market.")).claims
    assert any(claim.kind == "claim_of_responsibility" and claim.negated for claim in claims)
