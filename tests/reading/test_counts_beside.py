"""Counts that stand beside each other: another, a third, headlines; round numbers in words; nobody."""

from __future__ import annotations

import pytest

from contested import Reader, Report

TOLD = [
    ("Rebels shot dead two policemen and wounded a third.", {"killed": 2, "injured": 1}),
    ("One soldier was killed and another wounded in the ambush.", {"killed": 1, "injured": 1}),
    ("Two soldiers were killed and two others wounded in the ambush.", {"killed": 2, "injured": 2}),
    ("12 dead, 30 wounded in market blast", {"killed": 12, "injured": 30}),
    ("9 dead, 4 missing after boat shelled", {"killed": 9, "missing": 4}),
    ("The attack cost 34 people their lives.", {"killed": 34}),
    ("The attack cost 34 lives.", {"killed": 34}),
    ("A hundred and twenty people were killed in the raid.", {"killed": 120}),
    ("Half a million people fled the war.", {"displaced": 500_000}),
    ("One and a half million people fled the war.", {"displaced": 1_500_000}),
    ("No one was hurt in the raid.", {"injured": 0}),
    ("Three men were burnt alive by the militia.", {"killed": 3}),
    ("Nine people were taken to hospital after the shelling.", {"injured": 9}),
    ("Nine people were hospitalised after the shelling.", {"injured": 9}),
    ("Nine people were treated for shrapnel wounds after the shelling.", {"injured": 9}),
    ("Nine people sustained injuries in the shelling.", {"injured": 9}),
    ("Militants burned 30 houses.", {"destroyed": 30}),
    ("Soldiers took nine men prisoner.", {"captured": 9}),
    ("Rebels shot dead two policemen in the third raid of the week.", {"killed": 2}),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_counts(text: str, told: dict[str, int]) -> None:
    figures = [figure for claim in Reader().read(Report(text=text)).claims for figure in claim.figures]
    assert {figure.measure: figure.best for figure in figures} == told
