"""Words of an act that tell none, each beside a sentence of the same words that tells one."""

import pytest

from contested import Reader, Report

READER = Reader()


def claims_of(text):
    return READER.read(Report(text=text, published="2021-05-04")).claims


NONE = [  # text, kind that it does not tell
    ("No court in the region has agreed to try the general.", "agreement"),
    ("Residents who had no part in the battle were beaten by the soldiers.", "armed_clash"),
    ('The ministry uses the term "neutralized" to imply that the terrorists in question surrendered or were killed.', "casualties"),
    ("A patient was evacuated to the hospital in the port.", "displacement"),
    ("The driver was evacuated by the army to a clinic in the capital.", "withdrawal"),
    ("The agency evacuated eleven wounded farmers by air.", "casualties"),
    ("The minister said that he would not halt the offensive.", "armed_clash"),
    ("They had been dead for three days when a priest found them.", "casualties"),
    ("The ministry admits to losing two aircraft.", "claim_of_responsibility"),
    ("The recruitment of children by armed groups is a war crime.", "recruitment_or_defection"),
    ("The army advanced in violation of the ceasefire agreed in Luanda.", "agreement"),
    ("In May the movement closed its office in the capital.", "offensive"),
    ("Tension remains high in Kesra, headquarters of the northern district.", "territory_held"),
    ("Rights groups raise the toll to 45.", "attack"),
    ("The attackers fled, leaving their dead behind.", "casualties"),
    ("They hanged a man convicted of spying for a neighbour.", "trial"),
    ("It was an accusation that Moscow swiftly rejected.", "accusation"),
    ("The army killed 80 rebels at a cost of nine dead.", "casualties"),
    ("Deminers destroyed four grenades, two mines and a bomb near the school.", "explosion"),
    ("The general would not comment on whether two officers were in detention.", "detention"),
    ("The hills that it occupies are mined.", "territory_gained"),
]
TOLD = [  # text, kind
    ("A court in the region has agreed to try the general.", "agreement"),
    ("Residents took part in the battle against the rebels in the port.", "armed_clash"),
    ("Some 3,000 people were evacuated from the town under fire.", "displacement"),
    ("The army halted the offensive of the rebels near the port.", "armed_clash"),
    ("The militia admitted killing the hostages.", "claim_of_responsibility"),
    ("The recruitment of 40 children by the militia in May shocked the town.", "recruitment_or_defection"),
    ("The two sides agreed a ceasefire in Luanda.", "ceasefire"),
    ("The rebels closed in on the capital.", "offensive"),
    ("The town of Kesra remains in rebel hands.", "territory_held"),
    ("A man was convicted of the murder of the mayor by a court on Monday.", "trial"),
    ("A bomb exploded near the school.", "explosion"),
]


@pytest.mark.parametrize(("text", "kind"), NONE)
def test_no_act_is_told(text, kind):
    assert kind not in {claim.kind for claim in claims_of(text)}


@pytest.mark.parametrize(("text", "kind"), TOLD)
def test_the_act_is_told(text, kind):
    assert kind in {claim.kind for claim in claims_of(text)}


def test_whoever_has_nothing_to_do_with_an_act_denies_it():
    claim = next(one for one in claims_of("The mayor said his men had nothing to do with the attack on the market."))
    assert claim.kind == "attack"
    assert claim.stance == "denied"
    assert [one.text for one in claim.actors] == ["men"]


def test_nobody_is_no_actor():
    claims = claims_of("No group has admitted carrying out the bombing of the bus station.")
    assert not any(one.actors for one in claims if one.kind == "explosion")


def test_who_stops_a_shelling_did_not_shell():
    assert not any(one.actors for one in claims_of("Observers could not stop the shelling of the port.") if one.kind == "shelling")


def test_what_has_to_come_first_has_not_come():
    claims = claims_of("We shall fight until the last soldier has left the valley, the commander said.")
    assert not any(one.kind == "withdrawal" and one.aspect == "actual" for one in claims)


NAMED = [  # text, kinds: a deed and what somebody calls it are one
    ("Twelve people were killed in what police called a terrorist attack.", ["attack"]),
    ("Six men died in what the government termed an ambush by rebels.", ["attack"]),
    ("Nine houses had been burned in what the forum described as a raid by mobs.", ["property_destruction"]),
    ("A bomb went off in the market, as a result of which six persons died.", ["explosion"]),
    ("The radio of the front claimed 50 Senegalese dead.", ["casualties"]),
]


@pytest.mark.parametrize(("text", "kinds"), NAMED)
def test_a_deed_and_its_name_are_one(text, kinds):
    assert [claim.kind for claim in claims_of(text)] == kinds


def test_the_dead_killed_nobody():
    assert not any(claim.actors for claim in claims_of("The army reported 12 Russian dead."))
