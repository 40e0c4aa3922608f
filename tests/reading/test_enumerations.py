"""Lists of whom and what an act befell, the names behind a post or a group, and who is blamed without naming the act again."""

from __future__ import annotations

import pytest

from contested import Reader, Report

READER = Reader()


def told(text: str) -> list[tuple[str, str, set[str], set[str], set[str]]]:
    """Kind, trigger, actors, targets and speakers of each claim."""
    return [
        (
            claim.kind,
            claim.trigger.text,
            {one.text for one in claim.actors},
            {one.text for one in claim.targets},
            {said.source.text for said in claim.speakers if said.source},
        )
        for claim in READER.read(Report(text=text, published="2015-06-10")).claims
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("In a week the fronts have kidnapped several mayors, government officials, and cattle breeders.", "kidnapped",
         {"mayors", "government officials", "cattle breeders"}),
        ("The band burned two bulldozers, a warehouse, a cooperative and a health post.", "burned",
         {"bulldozers", "warehouse", "cooperative", "health post"}),
        ("Bombs were thrown at the consulate, the bank and a bus by unknown youths.", "thrown", {"consulate", "bank", "bus"}),
        ("They mourned the murder of Ann Lee, a judge, and her two sons by gunmen.", "murder", {"Ann Lee", "sons"}),
        ("Gunmen killed the mayor, his wife and their driver, and soldiers fled.", "killed", {"mayor", "wife", "driver"}),
        ("The blast killed nine persons, among them four diplomats, several pupils, and a nun.", "killed",
         {"persons", "diplomats", "pupils", "nun"}),
        ("Patrols killed three pressmen: Bo Navas and Mauro Pin among them.", "killed", {"pressmen", "Bo Navas", "Mauro Pin"}),
        ("The car bomb killed Ana Lee, 34, her son Bo, and a passerby.", "killed", {"Ana Lee", "Bo", "passerby"}),
        ("The arrest of two soldiers for killing 6 monks, a maid, and her daughter is a start.", "killing",
         {"monks", "maid", "daughter"}),
        ("They burned three vehicles -- an ambulance, a fuel truck carrying oil, and a station wagon.", "burned",
         {"vehicles", "ambulance", "fuel truck", "station wagon"}),
        ("Patrols killed two pressmen: Bo Navas, a photographer, and Mauro Pin, a soundman.", "killed",
         {"Bo Navas", "Mauro Pin"}),
        ("The judge was shot dead together with his driver.", "shot", {"judge", "driver"}),
        ("Gunmen killed two guards on the island of Lesu.", "killed", {"guards"}),
        ("Villages were burned, teachers shot and tourists kidnapped.", "shot", {"teachers"}),
    ],
)  # fmt: skip
def test_what_is_listed_is_a_target(text: str, trigger: str, targets: set[str]) -> None:
    """Each member of a list is meant, and no subject of the next clause."""
    assert next(found[3] for found in told(text) if found[1] == trigger) == targets


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The capture of the town followed the arrest of two officers for killing a priest.", "killing", {"officers"}),
        ("Police detained a driver after shooting a student.", "shooting", {"Police"}),
        ("The court sentenced Pedro Ruiz, a sergeant, for the kidnapping of a teacher.", "kidnapping", {"Pedro Ruiz"}),
        ("Hector Delgado was kidnapped by a commando of the leftist group Red Dawn Movement.", "kidnapped",
         {"commando", "Red Dawn Movement"}),
        ("A van bomb had wrecked a barracks in Burgos.", "wrecked", set()),
    ],
)  # fmt: skip
def test_who_did_it(text: str, trigger: str, actors: set[str]) -> None:
    """Those who are held for an act did it; a group goes by its name; a vehicle does nothing."""
    assert next(found[2] for found in told(text) if found[1] == trigger) == actors


@pytest.mark.parametrize(
    ("text", "word", "actors", "speakers"),
    [
        ("A bomb exploded at a hotel. The government accuses the Red Front.", "accuses", {"Red Front"}, {"government"}),
        ("A bomb exploded at a hotel. The Red Front claimed responsibility in a call.", "claimed", {"Red Front"}, {"Red Front"}),
    ],
)
def test_blame_points_back_at_the_act(text: str, word: str, actors: set[str], speakers: set[str]) -> None:
    """Whom a sentence blames did what was told before, by the word of him who says so."""
    found = [claim for claim in told(text) if claim[0] == "explosion" and claim[1] == word]
    assert [(claim[2], claim[4]) for claim in found] == [(actors, speakers)]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded at a hotel. No group claimed responsibility.",
        "A bomb exploded at a hotel. The police suspect sectarian motives.",
        "A bomb exploded at a hotel. The minister blamed the drought.",
    ],
)
def test_blame_of_nobody_adds_nothing(text: str) -> None:
    """Where nobody is blamed there is one explosion."""
    assert [claim[0] for claim in told(text)].count("explosion") == 1
