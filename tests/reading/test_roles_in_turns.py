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
        ("Four men in a red pickup truck shot at the policemen from afar.", ("attack", ["men"], ["policemen"])),
        # a participle that the parse takes for the verb of the sentence
        ("Sappers trying to reach the bridge were fired on from a farm.", ("attack", [], ["Sappers"])),
        ("Gunmen thought to be members of the cartel shot the judge.", ("attack", ["Gunmen"], ["judge"])),
        ("Rockets fired from beyond the ridge killed a milkmaid in Terter.", ("shelling", [], ["milkmaid"])),
        ("Hostages seized at the mill were freed by paratroopers.", ("release", ["paratroopers"], ["Hostages"])),
        ("A gang leader wanted for the murder of a priest was shot dead by marines.", ("attack", ["marines"], ["gang leader"])),
        ("A nurse held captive for a year by gunmen has been rescued by soldiers.", ("release", ["soldiers"], ["nurse"])),
        # what is left out of the second of two passives
        ("Two of the robbers were killed and the hostages released.", ("release", [], ["hostages"])),
        # "it" and "they"
        ("The regiment lost the ridge in June, retook it in July and abandoned it in August.", ("withdrawal", ["regiment"], [])),
        ("Militiamen, who had held it since May, left the dam.", ("withdrawal", ["Militiamen"], [])),
        ("The league said it would free the three policemen it captured.", ("detention", ["league"], ["policemen"])),
        ("The Front freed nine soldiers whom it had held since May.", ("detention", ["Front"], ["soldiers"])),
        (
            "The bus was stopped by masked men, who took off six passengers and shot them.",
            ("attack", ["masked men"], ["passengers"]),
        ),
        ("The guerrillas' claim that they had seized Pasto was false.", ("territory_gained", ["guerrillas"], [])),
        # what an attack befell, who was driven off
        ("The envoy survived an assassination attempt.", ("attack", [], ["envoy"])),
        ("An attempt by the insurgents to overrun the post was beaten back.", ("armed_clash", [], ["insurgents"])),
        ("The army pushed the rebels back from the town.", ("territory_gained", ["army"], ["rebels"])),
        ("The insurgents have been driven out by Chadian troops.", ("territory_gained", ["Chadian troops"], ["insurgents"])),
        ("Three monks were hurt when their van ran over a landmine.", ("explosion", [], ["van", "monks"])),
        ("The guard foiled an attempt by paratroopers to seize the palace.", ("interception", ["guard"], ["paratroopers"])),
        ("Three shepherds died when they set off an explosive device in the pass.", ("explosion", [], ["shepherds"])),
        ("Mortars and field guns have been fired at the suburb for three days.", ("shelling", [], ["suburb"])),
        ("Two engineers, together with a Spanish driver, were abducted.", ("abduction", [], ["engineers", "Spanish driver"])),
        ("Soldiers shot dead two herders near the market.", ("attack", ["Soldiers"], ["herders"])),
        ("A bomb broke the windows of the consulate.", ("explosion", [], ["consulate"])),
        ("Their village was burnt, and its inhabitants fled to Obo.", ("displacement", [], ["inhabitants"])),
        ("Police fired rubber bullets at mourners.", ("excessive_force", ["Police"], ["mourners"])),
        ("An ambush by guerrillas on a convoy left two dead.", ("attack", ["guerrillas"], ["convoy"])),
        ("The garrison beat off a rebel assault.", ("armed_clash", ["garrison"], ["rebel"])),
        ("Two explosions tore through a mosque in Hangu.", ("explosion", [], ["mosque"])),
        ("The governor was abducted, tortured and shot by the gang.", ("abduction", ["gang"], ["governor"])),
        ("Guerrilla leaders received missiles from the agency.", ("military_support", ["agency"], ["Guerrilla leaders"])),
        ("Kenya says it has shot down 18 of 21 drones.", ("interception", ["Kenya"], ["drones"])),
        ("A navy ship shelled the hamlet.", ("shelling", ["navy"], ["hamlet"])),
        ("Bandits cut the throats of eight herders.", ("attack", ["Bandits"], ["herders"])),
        ("Six officers were convicted of murdering the Jesuits.", ("attack", ["officers"], ["Jesuits"])),
        ("The brigade suffered losses but kept the town.", ("casualties", [], ["brigade"])),
        ("Rioters set the town hall alight.", ("violent_protest", ["Rioters"], ["town hall"])),
        ("The league accused the army of using napalm against its positions.", ("air_strike", ["army"], ["positions"])),
        ("Commandos stormed the cave where rebels were holding hostages.", ("abduction", ["rebels"], ["hostages"])),
        ("The pact was signed by the army and two of the three militias.", ("agreement", ["army", "militias"], [])),
        # who is held to an act
        ("The kidnapping of six schoolboys was blamed on bandits.", ("accusation", [], ["bandits"])),
        ("The kidnapping of six schoolboys was blamed on bandits.", ("abduction", ["bandits"], ["schoolboys"])),
        ("Sanctions were imposed over the shooting of protesters.", ("excessive_force", [], ["protesters"])),
        ("The mission held the militia responsible for the massacre of the pilgrims.", ("attack", ["militia"], ["pilgrims"])),
        ("The colonel is accused of ordering the shelling of a market.", ("shelling", ["colonel"], ["market"])),
        # nouns for acts
        ("A police raid on a slum left nine dead.", ("attack", ["police"], [])),
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
        ("The depot was wrecked by shells fired from the eastern bank.", ["shelling"]),
        ("Neither the army nor the rebels have claimed responsibility for the blast.", ["claim_of_responsibility"]),
    ],
)
def test_one_act_is_told_once(text, kinds):
    assert [kind for kind, _, _ in told(text)] == kinds


def test_what_was_done_to_nobody_was_not_done():
    (claim,) = READER.read(Report(text="The rebels captured no soldiers.", published="2021-05-04")).claims
    assert claim.negated


def test_each_side_has_its_own_toll():
    text = "The rebels say they killed 25 soldiers in an attack on a garrison; the government says it killed 30 rebels."
    assert [actors for _, actors, _ in told(text)] == [["rebels"], ["government"]]


def test_whose_men_are_meant():
    text = "The Front's radio said its fighters had downed a jet."
    assert told(text) == [("interception", ["fighters"], ["jet"])]


def test_denied_having_done():
    (claim,) = READER.read(Report(text="The militia denies having shelled the airport.", published="2021-05-04")).claims
    assert claim.stance == "denied" and not claim.negated


def test_no_group_is_nobody():
    text = "No group said it had carried out the bombing, which killed a judge."
    (claim,) = READER.read(Report(text=text, published="2021-05-04")).claims
    assert not claim.actors and not claim.speakers


def test_weapons_are_nobody():
    (claim,) = READER.read(Report(text="Jets bombed the town of Maarat, destroying a bakery.", published="2021-05-04")).claims
    assert not claim.actors


@pytest.mark.parametrize(
    "text", ["Warplanes believed to be Ethiopian bombed a market.", "Helicopters strafed a column of fighters fleeing from Kidal."]
)
def test_no_weapon_speaks(text):
    assert all(not claim.speakers for claim in READER.read(Report(text=text, published="2021-05-04")).claims)


def test_bombs_that_do_not_work_go_off_nowhere():
    assert all(kind != "explosion" for kind, _, _ in told("A test was performed in Iran and the bombs did not work."))
