"""What a report names once: the speaker of a briefing, the speaker before a past of the past, the place of a blast told before."""

from __future__ import annotations

import pytest

from contested import Reader, Report

READER = Reader()

BRIEFING = """NOON BRIEFING - 7 MAY 1999

The following is the transcript of today's briefing by the mission's spokesman, Peter Hallam.

Good afternoon. We have had a hard night. Militiamen burned six houses in Alavere.

Two soldiers were killed when our convoy was ambushed near Ranna. A relief agency reported that gunmen had kidnapped a driver.

Question: Will you withdraw the troops?

Answer: No. We have sent another battalion to Ranna.
"""


def speakers(text: str) -> dict[str, str | None]:
    """The innermost speaker of each claim, by the word of its act."""
    claims = READER.read(Report(text=text, published="1999-05-07")).claims
    return {claim.trigger.text: claim.speakers[-1].source_name if claim.speakers else None for claim in claims}


def test_the_speaker_of_a_briefing_speaks_throughout() -> None:
    found = speakers(BRIEFING)
    assert found["burned"] == "Peter Hallam"
    assert found["ambushed"] == "Peter Hallam"
    assert found["kidnapped"] != "Peter Hallam"
    assert "withdraw" not in found or found["withdraw"] is None


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        ("The envoy of Ruritania, Ann Lee, said that the war had gone on too long. Rebels had mined the road.", "mined", "Ann Lee"),
        ("Briefing the council, the envoy, Ann Lee, said that rebels had shelled the town.", "shelled", "Ann Lee"),
        ("Ann Lee said that eleven men had died. The rebels burned the mill on Sunday.", "burned", None),
    ],
)
def test_who_goes_on(text: str, trigger: str, speaker: str | None) -> None:
    assert speakers(text)[trigger] == speaker


def test_an_act_that_points_back_lies_where_the_last_one_lay() -> None:
    text = "A bomb went off in Narva on Sunday, killing two men.\n\nAfter the blast, gunmen shot a nurse."
    claims = READER.read(Report(text=text, published="2020-05-24")).claims
    assert [place.text for claim in claims if claim.trigger.text == "shot" for place in claim.places] == ["Narva"]


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("Some 18,000 people crossed the river into Ruritania, the agency said.", "displaced", 18_000),
        ("Police rounded up 17 youths in Narva on Sunday.", "captured", 17),
        ("Ten corpses have been recovered from the mangrove.", "killed", 10),
        ("The clinic has treated 37 patients for gunshot wounds.", "injured", 37),
        ("A missile has struck a market, killing six people and wounding 31.", "injured", 31),
    ],
)
def test_a_number_beside_those_whom_the_act_is_done_to(text: str, measure: str, low: int) -> None:
    claims = READER.read(Report(text=text, published="2020-05-24")).claims
    assert (measure, low) in {(figure.measure, figure.low) for claim in claims for figure in claim.figures}


def test_men_are_those_of_the_group_that_speaks() -> None:
    text = "The Taliban said on Sunday that its men had seized four trucks near Kunduz. They gave no more details."
    actors = [actor.text for claim in READER.read(Report(text=text)).claims for actor in claim.actors]
    assert "its men" not in actors and "men" not in actors
