"""Where a dateline ends, and that no sentence runs over it."""

import pytest

from contested import Reader, Report
from contested.reading.datelines import datelines

DATELINES = [
    ("KABUL, Afghanistan (Sept. 1) - Two men were shot.", "Two men"),
    ("MAIDUGURI, Nigeria, July 3 - Suspected rebels came.", "Suspected"),
    ("MISRATA, Libya: Forces led by a colonel came.", "Forces"),
    ("BELFAST - A soldier was shot.", "A soldier"),
    ("Lima, 29 Mar 89 (EFE) -- [Report] [Text] Guerrillas came.", "Guerrillas"),
    ("MOGADISHU (Agency) — “They fled,” he said.", "“They"),
    ("Damascus, SANA- Two civilians were hurt.", "Two"),
    ("Istanbul, Turkey – The forces left.", "The forces"),
]
NONE = [
    "Al- Shabab fighters attacked a hotel.",
    "Anheuser-Busch said it plans to agree.",
    "Pro-Government forces advanced.",
    "Smith - Jones's deputy - said so.",
    "UN: 70% of youth oppose the plan.",
    "The army - which had fled - came back.",
    "JAKE TAPPER: What do you say?",
]


@pytest.mark.parametrize(("text", "after"), DATELINES)
def test_dateline_ends(text: str, after: str) -> None:
    assert [text[offset:].startswith(after) for offset in datelines(text, [(0, len(text))])] == [True]


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert datelines(text, [(0, len(text))]) == set()


@pytest.mark.parametrize("text", ["A" * 100_000, "Ab, " * 30_000, "A (" * 30_000, "A-- [x] " * 20_000, "Abc de " * 20_000, "—"])
def test_hostile_text_ends_soon(text: str) -> None:
    assert len(datelines(text, [(0, len(text))])) <= 1


def test_dateline_takes_no_part_in_an_act() -> None:
    reading = Reader().read(Report(text="KABUL - The Taliban shot two health workers in Kunar on Monday.", published="2015-11-30"))
    assert [(claim.kind, [actor.text for actor in claim.actors]) for claim in reading.claims] == [("attack", ["The Taliban"])]
