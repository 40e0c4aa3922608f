"""Acts whose kind the words around them settle."""

import pytest

from contested import Reader, Report


def kinds(text):
    return {claim.kind for claim in Reader().read(Report(text=text, published="2016-03-04")).claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve people were killed when floods hit the valley.", {"casualties"}),
        ("A boiler explosion at a sugar mill injured four workers.", set()),
        ("A boiler explosion killed four workers. Militants had attacked the mill a year before.", {"explosion", "attack"}),
        ("A car bomb exploded near the mill and killed four workers.", {"explosion"}),
    ],
)
def test_accidents_are_no_attacks(text, expected):
    found = kinds(text)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army took control of the town without a fight.", "territory_transferred"),
        ("The army took control of the town after heavy fighting.", "territory_gained"),
    ],
)
def test_ground_that_changes_hands_without_a_fight(text, expected):
    assert expected in kinds(text)
