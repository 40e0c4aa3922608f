"""Who acts, told by what belongs to him, by the place his fire comes from, by whose hands somebody is in."""

from __future__ import annotations

import pytest

from contested import Reader, Report

DOERS = [
    ("Warplanes belonging to the Tarvan air force bombed the market.", "air_strike", "Tarvan"),
    ("A missile fired from Tarvan territory struck a school, killing six.", "shelling", "Tarvan"),
    ("Shells from rebel positions hit the hospital.", "shelling", "rebel"),
    ("UN peacekeepers are in control of the airport.", "territory_held", "peacekeepers"),
    ("The town is under the control of the militia.", "territory_held", "militia"),
    ("The attack, which rebels carried out at dawn, killed six.", "attack", "rebels"),
    ("Two women were killed at the hands of soldiers.", "casualties", "soldiers"),
    ("Six students are in police custody.", "detention", "police"),
    ("Elements of the Karan Front attacked the hospital.", "attack", "Karan Front"),
    ("Envoys of the government and the rebels met in Geneva.", "meeting", "government"),
]


@pytest.mark.parametrize(("text", "kind", "name"), DOERS)
def test_who_did_it(text: str, kind: str, name: str) -> None:
    claims = [claim for claim in Reader().read(Report(text=text)).claims if claim.kind == kind]
    assert any(name in actor.text for claim in claims for actor in claim.actors)


def test_those_in_custody_hold_nobody() -> None:
    claim = Reader().read(Report(text="Six students are in police custody.")).claims[0]
    assert [actor.text for actor in claim.targets] == ["students"]
    assert [actor.text for actor in claim.actors] == ["police"]


def test_a_market_near_positions_is_nobodys() -> None:
    claims = Reader().read(Report(text="Shells fired by soldiers from rebel territory hit the hospital.")).claims
    assert claims[0].actors[0].text == "soldiers"
