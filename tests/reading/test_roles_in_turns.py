"""Who did what to whom in sentences of many wars: phrases hung on the wrong word, participles, pronouns, nouns for acts."""

import pytest

from contested import Reader, Report

READER = Reader()


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """Each claim's kind, actors and targets, by the words of the report."""
    found = READER.read(Report(text=text, published="2021-05-04")).claims
    return [(claim.kind, [actor.text for actor in claim.actors], [target.text for target in claim.targets]) for claim in found]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # "by", "of" and "from" that the parse hangs on the noun before
        ("The murder of a customs clerk by Maoist guerrillas shocked Rukum.", ("attack", ["Maoist guerrillas"], ["customs clerk"])),
        (
            "The bombardment by government troops of a fishing village left six dead.",
            ("shelling", ["government troops"], ["fishing village"]),
        ),
        (
            "The governor announced the capture of three villages from the separatists.",
            ("territory_gained", ["governor"], ["separatists"]),
        ),
        ("The judge's car was sprayed with bullets by attackers in a van.", ("attack", ["attackers"], ["judge's car"])),
        # a participle that the parse takes for the verb of the sentence
        ("Sappers trying to reach the bridge were fired on from a farm.", ("attack", [], ["Sappers"])),
        ("Gunmen thought to be members of the cartel shot the judge.", ("attack", ["Gunmen"], ["judge"])),
        ("Rockets fired from beyond the ridge killed a milkmaid in Terter.", ("shelling", [], ["milkmaid"])),
        # what is left out of the second of two passives
        ("Two of the robbers were killed and the hostages released.", ("release", [], ["hostages"])),
        # "it" and "they"
        ("The regiment lost the ridge in June, retook it in July and abandoned it in August.", ("withdrawal", ["regiment"], [])),
        ("Militiamen, who had held it since May, left the dam.", ("withdrawal", ["Militiamen"], [])),
        ("The league said it would free the three policemen it captured.", ("detention", ["league"], ["policemen"])),
        ("The guerrillas' claim that they had seized Pasto was false.", ("territory_gained", ["guerrillas"], [])),
        # what an attack befell, who was driven off
        ("The envoy survived an assassination attempt.", ("attack", [], ["envoy"])),
        ("An attempt by the insurgents to overrun the post was beaten back.", ("armed_clash", [], ["insurgents"])),
        ("The army pushed the rebels back from the town.", ("territory_gained", ["army"], ["rebels"])),
        ("The insurgents have been driven out by Chadian troops.", ("territory_gained", ["Chadian troops"], ["insurgents"])),
        ("Three monks were hurt when their van ran over a landmine.", ("explosion", [], ["van", "monks"])),
        # who is held to an act
        ("The mission held the militia responsible for the massacre of the pilgrims.", ("attack", ["militia"], ["pilgrims"])),
        ("The colonel is accused of ordering the shelling of a market.", ("shelling", ["colonel"], ["market"])),
        # nouns for acts
        ("The ceasefire signed by the junta and two ethnic armies took effect.", ("ceasefire", ["junta", "ethnic armies"], [])),
        ("The use of mortars by the garrison in Ardo killed a girl.", ("shelling", ["garrison"], ["girl"])),
        ("The guerrillas' capture of the governor caused alarm.", ("abduction", ["guerrillas"], ["governor"])),
        # the dead by name of their post
        ("Among the dead were two nurses.", ("casualties", [], ["nurses"])),
        ("The dead included a bishop and two drivers.", ("casualties", [], ["bishop", "drivers"])),
        ("The poet, missing since June, was found dead in a canal.", ("casualties", [], ["poet"])),
        # the verb tells what the noun does not
        ("Militiamen attacked a gold pit near Mongbwalu.", ("attack", ["Militiamen"], ["gold pit"])),
    ],
)
def test_who_did_what_to_whom(text, claim):
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("An ambush on a bus by gunmen left nine people dead.", ["attack"]),
        ("A drone launched by the navy sank a smuggler's boat.", ["property_destruction"]),
        ("Neither the army nor the rebels have claimed responsibility for the blast.", ["claim_of_responsibility"]),
    ],
)
def test_one_act_is_told_once(text, kinds):
    assert [kind for kind, _, _ in told(text)] == kinds


def test_weapons_are_nobody():
    (claim,) = READER.read(Report(text="Jets bombed the town of Maarat, destroying a bakery.", published="2021-05-04")).claims
    assert not claim.actors


@pytest.mark.parametrize(
    "text", ["Warplanes believed to be Ethiopian bombed a market.", "Helicopters strafed a column of fighters fleeing from Kidal."]
)
def test_no_weapon_speaks(text):
    assert all(not claim.speakers for claim in READER.read(Report(text=text, published="2021-05-04")).claims)
