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
