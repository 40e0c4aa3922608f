"""The unnamed who are told of once more in other words are one in the claims of a report, and members go by their body."""

from __future__ import annotations

import pytest

from contested.flow import Reader
from contested.records import Report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def last(reader: Reader, text: str, role: str) -> list[str]:
    """The words for those who act, or are acted on, in the last claim."""
    claim = max(reader.read(Report(text=text)).claims, key=lambda claim: claim.trigger.start)
    return [one.text for one in getattr(claim, role)]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("Three armed individuals raided the mayor's house. The attackers shot the guard.", "actors", ["armed individuals"]),
        ("Two youths kidnapped a trader. The kidnappers beat him. The men burned his car.", "actors", ["youths"]),
        ("Soldiers murdered six Jesuit priests. The priests were shot in the garden.", "targets", ["Jesuit priests"]),
        ("Soldiers murdered six Jesuit priests. The Jesuits were shot in the garden.", "targets", ["Jesuit priests"]),
        ("Gunmen killed nine peasants. A guard said 9 Indian peasants were shot.", "targets", ["peasants"]),
        ("Gunmen burned a poultry barn. The barn was destroyed.", "targets", ["poultry barn"]),
    ],
)
def test_one_under_two_words(reader: Reader, text: str, role: str, words: list[str]) -> None:
    assert last(reader, text, role) == words


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("Three gunmen shot a judge in Lesu. In Tarma two gunmen killed a guard.", "actors", ["gunmen"]),  # others
        ("Three men shot a judge. The four men burned a bus.", "actors", ["men"]),  # another number
        ("Bandits burned union offices. The offices of the party were destroyed.", "targets", ["offices"]),
        ("Troops shot two farmers. The rebels burned a bus.", "actors", ["rebels"]),
        ("Militants killed three soldiers. The foreign soldiers were shot.", "targets", ["foreign soldiers"]),  # says more
        ("The army killed ten peasants. The attackers burned the church.", "actors", ["attackers"]),  # an army is not called so
    ],
)
def test_two_stay_two(reader: Reader, text: str, role: str, words: list[str]) -> None:
    assert last(reader, text, role) == words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("RFL urban commandos attacked a bank in the capital.", [("RFL urban commandos", "RFL")]),
        ("Red Valley Front guerrillas killed a guard.", [("Red Valley Front guerrillas", "Red Valley Front")]),
        ("Houses were burned by terrorists of the Red Valley Front.",
         [("terrorists of the Red Valley Front", "Red Valley Front")]),
        ('Nine people died in an attack by a "Red Road" column on the village.', [('Red Road" column', "Red Road")]),
        ('A criminal group called "Love for Lesu" murdered three beggars.', [("criminal group", "Love for Lesu")]),
        ("Guerrilla columns killed a guard.", [("Guerrilla columns", None)]),
    ],
)  # fmt: skip
def test_members_go_by_their_body(reader: Reader, text: str, names: list[tuple[str, str | None]]) -> None:
    (claim,) = reader.read(Report(text=text)).claims[:1]
    assert [(one.text, one.name) for one in claim.actors[:1]] == names


def test_a_post_behind_another_name_is_somebody_elses(reader: Reader) -> None:
    text = "He was accused of killing the candidate Bo Diallo, as well as a chief of police. The chief was shot on Monday."
    claims = reader.read(Report(text=text)).claims
    assert all(one.name is None for claim in claims for one in claim.targets if "chief" in one.text)


def test_whose_bodyguard_is_not_the_bodyguard(reader: Reader) -> None:
    claims = reader.read(Report(text="Gunmen abducted Senator Bo Lee. The bodyguard of Lee was shot.")).claims
    assert [one.name for one in claims[-1].targets if "bodyguard" in one.text] == [None]


def test_the_judge_is_the_one_who_is_named(reader: Reader) -> None:
    claims = reader.read(Report(text="Gunmen shot Judge Ana Perez on Monday. The judge was killed at home.")).claims
    assert [one.name for one in claims[-1].targets] == ["Ana Perez"]
