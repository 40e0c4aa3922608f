"""What long reports of wars build their sentences of: seats of governments, letters for names, attacks, named sites, tolls."""

import pytest

from contested import Reader, Report

READER = Reader()


def claims_of(text, kind=None):
    found = READER.read(Report(text=text, published="2021-05-04")).claims
    return [claim for claim in found if kind is None or claim.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Insurgents attacked a barracks near the river on Friday.", "attack"),
        ("An army convoy was ambushed on the coast road.", "attack"),
        ("Militants raided an outpost and killed two guards.", "attack"),
        ("The patrol came under fire near the bridge.", "attack"),
        ("The soldiers traded fire with militants near the bridge.", "armed_clash"),
        ("The guerrillas killed six soldiers.", "armed_clash"),
        ("Their attempt to storm the post was beaten back by marines.", "armed_clash"),
    ],
)
def test_an_attack_on_soldiers_is_an_attack(text, kind):
    assert [claim.kind for claim in claims_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Khartoum has repeatedly rejected the charges.", ["Sudan"]),
        ("Baku rejected the charge.", ["Azerbaijan"]),
        ("Asmara dismissed the accusation.", ["Eritrea"]),
        ("George Khartoum spoke first. Khartoum rejected the charges.", ["George Khartoum"]),
    ],
)
def test_a_capital_taken_for_a_person_is_its_state(text, who):
    assert [actor.name for claim in claims_of(text, "rejection") for actor in claim.actors] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Men of the Rural Workers Front, the RWF, fled. The RWF shelled Ardo.", "Rural Workers Front"),
        ("The Rural Workers Front, or RWF, fled. The RWF shelled Ardo.", "Rural Workers Front"),
        ("Soldiers of the Rural Workers Front (RWF) fled. The RWF shelled Ardo.", "Rural Workers Front"),
        ("The Rural Workers Front fled. The RWF shelled Ardo.", "RWF"),
    ],
)
def test_letters_are_short_for_the_name_before(text, who):
    assert [actor.name for claim in claims_of(text, "shelling") for actor in claim.actors] == [who]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels overran the adjoining Vardo barracks on Friday.", ["Vardo barracks"]),
        ("Mortar shells hit the King Osric hospital on Monday.", ["King Osric hospital"]),
        ("The army shelled the Brume forest for two days.", ["Brume forest"]),
        ("Gunmen opened fire in the Al-Sabr mosque in Mosul.", ["Al-Sabr mosque", "Mosul"]),
        ("Two policemen were shot dead at the Kwendo bridge.", ["Kwendo bridge"]),
        # a town's name stays the town; an owner before a base, and what has no name, name no place
        ("A bomb exploded on the Mosul road.", ["Mosul"]),
        ("Jets bombed an MSF clinic.", []),
        ("Jets bombed an Israeli hospital.", []),
        ("Jets bombed the field hospital.", []),
        ("Shells hit the hospital.", []),
    ],
)
def test_sites_with_a_name_are_places(text, places):
    assert [place.text for place in claims_of(text)[0].places] == places


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tanks have pushed into the eastern district.", "offensive"),
        ("The army had broken through enemy trenches at Vardo.", "offensive"),
        ("The brigade pushed towards the port on Friday.", "offensive"),
        ("The rebels pushed government troops out of the town.", "territory_gained"),
        ("The army pushed the insurgents back from the bridge.", "territory_gained"),
    ],
)
def test_troops_that_push_forward(text, kind):
    assert [claim.kind for claim in claims_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Gunmen shot dead two farmers near Vardo. The town is calm after Monday's attack.", ["attack"]),
        ("Gunmen shot dead two farmers near Vardo. Political killings went on last month.", ["attack"]),
        ("Gunmen shot dead two farmers near Vardo. An attack on a bus followed in Ardo.", ["attack", "attack"]),
        ("A massacre took place on Monday.", ["attack"]),
        ("Jets bombed a depot in Mosul. The talks died before they were born.", ["air_strike"]),
        ("Jets bombed a depot in Mosul. Eight of them paid with their lives.", ["air_strike", "casualties"]),
    ],
)
def test_what_names_nothing_is_no_claim_beside_other_deeds(text, kinds):
    assert [claim.kind for claim in claims_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('A spokesman said troops had left. "Nobody was there," he said. The colonel put his losses at eight men.', "colonel"),
        ("The minister said that the army put its losses at 12 men.", "The minister"),
    ],
)
def test_who_puts_his_losses_at_a_number_says_so(text, who):
    assert [said.source.text for claim in claims_of(text, "casualties") for said in claim.speakers][:1] == [who]
