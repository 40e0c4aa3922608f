"""Sentences that point back at an act told before: who the victims were, whose deed it was."""

from __future__ import annotations

import pytest

from contested import Reader, Report

READER = Reader()


def told(text: str) -> list[tuple[str, str, set[str], set[str]]]:
    """Kind, trigger, actors and targets of each claim."""
    reading = READER.read(Report(text=text, published="2015-06-10"))
    return [
        (claim.kind, claim.trigger.text, {one.text for one in claim.actors}, {one.text for one in claim.targets})
        for claim in reading.claims
    ]


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "targets"),
    [
        ("A blast killed nine people. Among the dead were Karim Benali, a retired judge, and a girl of six.", "explosion", "dead",
         {"Karim Benali", "girl"}),
        ("A bomb wrecked the post office. The wounded include a child and a woman.", "explosion", "wounded", {"child", "woman"}),
        ("Gunmen kidnapped two engineers on Tuesday. The hostages were identified as Leo Marsh and James Daley.", "abduction",
         "hostages", {"Leo Marsh", "James Daley"}),
        ("A bomb exploded in a bar. The dead were named as Omar Warsan, a driver, and Hana Nuri, a midwife.", "explosion", "dead",
         {"Omar Warsan", "Hana Nuri"}),
    ],
)  # fmt: skip
def test_the_victims_named_in_a_later_sentence_are_those_of_the_act_before(
    text: str, kind: str, trigger: str, targets: set[str]
) -> None:
    found = [row for row in told(text) if row[1] == trigger]
    assert [row[0] for row in found] == [kind]
    assert found[0][3] == targets


@pytest.mark.parametrize(
    ("later", "actors"),
    [
        ("The crime was committed by members of the Fourth Brigade.", {"members of the Fourth Brigade", "Fourth Brigade"}),
        ("Witnesses hold the army responsible for the crime.", {"army"}),
        ("The crime is the work of the security services.", {"security services"}),
        ("The general was pointed out as responsible for this crime.", {"general"}),
    ],
)  # fmt: skip
def test_a_deed_told_before_is_laid_at_somebodys_door(later: str, actors: set[str]) -> None:
    found = [row for row in told(f"Gunmen murdered a priest on Monday. {later}") if row[1] == "crime"]
    assert [(row[0], row[2]) for row in found] == [("attack", actors)]


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("The mayor was seized by armed men. The kidnappers belonged to the Ninth Brigade.", "abduction", "Ninth Brigade"),
        ("Rebels burned a bus. The attackers are believed to be members of the Red Front.", "property_destruction", "Red Front"),
        ("A bomb went off in a bank on Monday. Both actions have been attributed to the Red Front.", "explosion", "Red Front"),
        ("The minister was murdered today. Officials said that the rebels of the Red Front are to blame.", "attack", "Red Front"),
        ("A bomb exploded at a bank. A spokesman for the Red Front said that his group was responsible for the attack.", "attack",
         "Red Front"),
        ("A group calling itself the Red Front claimed responsibility for the kidnapping of a dentist.", "abduction", "Red Front"),
    ],
)  # fmt: skip
def test_whose_people_did_it(text: str, kind: str, actor: str) -> None:
    assert actor in {name for row in told(text) if row[0] == kind for name in row[2]}


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ("Her driver, Hugo Salas, was seriously wounded.", "attack"),
        ("A passerby was wounded.", "attack"),
        ("In another incident a guard was wounded.", "casualties"),
        ("Two years ago a guard was killed there.", "casualties"),
    ],
)
def test_who_was_hurt_beside_the_one_it_was_meant_for(later: str, kind: str) -> None:
    found = told(f"Judge Marta Rey was shot dead this morning as she left her home. {later}")
    assert [row[0] for row in found if row[1] in ("wounded", "killed")] == [kind]


def test_who_laid_the_bomb_that_went_off() -> None:
    found = told("A bomb exploded near a truck. The charge was placed by a young man who left in a pickup.")
    assert ("explosion", "charge", {"young man"}, set()) in found


@pytest.mark.parametrize(
    "text",
    [
        "The victims were Peter Miller and Ann Rose.",  # of what?
        "Gunmen murdered a priest. The victims will be buried tomorrow.",
        "Gunmen murdered a priest. The crime shocked the town.",
        "Gunmen murdered a priest. The crime rate fell, the minister said.",
        "The parties signed the accord. The dead were Peter Miller and Ann Rose.",
    ],
)
def test_nothing_is_added_where_no_act_or_nobody_is_named(text: str) -> None:
    assert not [row for row in told(text) if row[1] in ("victims", "crime", "dead")]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("The driver was ambushed and killed by gunmen near the bridge.", "ambushed", {"gunmen"}, {"driver"}),
        ("We condemn the murder committed by Alpha Front guerrillas against the judge.", "murder",
         {"Alpha Front guerrillas", "Alpha Front"}, {"judge"}),
        ("The unions condemned the kidnapping and assassination on 15 September of Eduardo Lopez, a student.", "assassination",
         set(), {"Eduardo Lopez"}),
        ("The union mourned because of the killing of six of its members, including two women.", "killing", set(),
         {"members", "women"}),
        ("The ministry said that al-Shabaab was behind the bombing of the hotel.", "bombing", {"al-Shabaab"}, {"hotel"}),
        ("The embassy was the target of an attack on Monday.", "attack", set(), {"embassy"}),
        ("The explosion caused damage to a bank and to a clinic.", "explosion", set(), {"bank", "clinic"}),
        ("A bomb placed in front of the mayor's residence exploded at dawn.", "exploded", set(), {"mayor's residence"}),
        ("The raid cost the lives of two nurses.", "raid", set(), {"nurses"}),
        ("The ministers were held hostage by rebels.", "held", {"rebels"}, {"ministers"}),
        ("The bullet-riddled body of the teacher was found on Friday.", "found", set(), {"teacher"}),
        ("Two men threw a bomb into the offices of a newspaper.", "threw", {"men"}, {"offices"}),
    ],
)  # fmt: skip
def test_whom_the_words_around_an_act_name(text: str, trigger: str, actors: set[str], targets: set[str]) -> None:
    found = [row for row in told(text) if row[1] == trigger]
    assert [(row[2], row[3]) for row in found] == [(actors, targets)]


@pytest.mark.parametrize(
    "text",
    [
        "The bishops condemned attacks on freedom of expression.",
        "Murders will be punished, the minister said.",
        "The factory shipped 400 bombs to Asia.",
        "Police said that the bomb was deactivated by experts.",
        "This explosion of freedom coincides with the vote.",
    ],
)
def test_what_is_no_act_at_all(text: str) -> None:
    assert not {row[0] for row in told(text)} & {"attack", "explosion", "property_destruction"}


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("The police spoke of a possible attack on the embassy.", "hypothetical"),
        ("He mentioned the possibility of an attack on the embassy.", "hypothetical"),
        ("There is a plan to attack the embassy.", "planned"),
        ("The police spoke of an attack on the embassy.", "actual"),
    ],
)
def test_what_may_come_is_not_told_as_done(text: str, aspect: str) -> None:
    claims = READER.read(Report(text=text)).claims
    assert [claim.aspect for claim in claims if claim.trigger.text in ("attack", "kill")] == [aspect]
