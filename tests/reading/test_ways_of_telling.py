"""The ways in which news tells each kind of act, in single sentences of a war: the right kind, and no other."""

import pytest

from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.pipeline import parse_one
from contested.reading.read import read_parsed
from contested.records import NothingKnown, Report, interval_of

LEAD = "Government troops and rebels fought again this week, a foreign official said.\n\n"

TOLD = [
    ("armed_clash", "The rebels put up stiff resistance in Kebri Dehar."),
    ("armed_clash", "The army came up against fierce resistance in the hills."),
    ("armed_clash", "Troops beat off an assault on their camp at Shilabo, killing nine rebels."),
    ("armed_clash", "The garrison held off the attackers until dawn."),
    ("armed_clash", "Our troops gave a fitting reply to the rebels."),
    ("armed_clash", "The soldiers shot back, killing two of the gunmen."),
    ("armed_clash", "The army said it had inflicted heavy losses on the rebels at Garbo."),
    ("armed_clash", "The rebels were put to flight after two hours."),
    ("armed_clash", "Hostilities resumed in the Ogaden in April."),
    ("offensive", "The army has mounted a major push against the rebels in Fik."),
    ("offensive", "Tanks rumbled towards Degehabur at first light."),
    ("offensive", "The rebels have pressed forward to within 10 km of Jijiga."),
    ("offensive", "Rebel columns are bearing down on the regional capital."),
    ("offensive", "Rebels broke through army lines near Shilabo."),
    ("air_strike", "Helicopter gunships rocketed the village of Garbo."),
    ("air_strike", "The town has come under aerial bombardment."),
    ("shelling", "The army is pounding rebel positions with heavy guns."),
    ("shelling", "Howitzers opened up on the village at midnight."),
    ("shelling", "Army gunners fired on the rebels across the river."),
    ("attack", "Unknown men threw acid at a journalist."),
    ("attack", "Snipers picked off people who went to fetch water."),
    ("attack", "The militia cut the throats of eleven villagers."),
    ("attack", "A mayor was found dead with bullet wounds to the head."),
    ("attack", "The governor survived an attempt on his life."),
    ("attack", "The gunmen struck again on Sunday."),
    ("attack", "Militants attacked a police post with rifles and machetes."),
    ("attack", "A stray bullet killed a girl in Fik."),
    ("attack", "The soldiers burned him alive."),
    ("territory_gained", "The town changed hands twice last week."),
    ("territory_gained", "Soldiers drove the rebels out of Garbo."),
    ("territory_held", "Shilabo remains in rebel hands."),
    ("territory_held", "The town is ours."),
    ("territory_held", "The rebels run the town and collect taxes."),
    ("territory_held", "The airport remains in the hands of the army."),
    ("territory_held", "The rebels have a foothold in the south of the town."),
    ("withdrawal", "The rebels slipped away into the hills."),
    ("withdrawal", "The rebels melted back into the bush."),
    ("withdrawal", "The garrison deserted its barracks."),
    ("withdrawal", "The embassy evacuated its staff."),
    ("withdrawal", "Uganda says it will bring its troops home by March."),
    ("base_established", "Rebels threw up roadblocks on the Gode road."),
    ("siege", "The army is blocking food from reaching the region."),
    ("siege", "The road to Gode has been closed by the rebels."),
    ("siege", "The rebels have sealed off the road."),
    ("siege", "The town has been without food since the army closed the road."),
    ("detention", "The rebels captured six soldiers."),
    ("execution", "Eleven captives were put to death."),
    ("execution", "The men were blindfolded and shot in the head."),
    ("property_destruction", "The rebels cut the power line to Gode."),
    ("property_destruction", "The soldiers slaughtered the herders' camels and poisoned the wells."),
    ("property_destruction", "Villages have been wiped out."),
    ("looting", "The gunmen made off with two vehicles and a safe."),
    ("looting", "Soldiers carried off livestock."),
    ("looting", "Soldiers confiscated camels from the nomads."),
    ("displacement", "Thousands have fled to Somalia."),
    ("displacement", "Families are streaming out of Degehabur on foot."),
    ("displacement", "Whole villages have emptied."),
    ("displacement", "The army ordered villagers to leave their homes."),
    ("displacement", "Villagers were forcibly moved to the towns."),
    ("displacement", "At least 5,000 people poured across the border."),
    ("displacement", "Women and children were bussed out of the town."),
    ("return", "Displaced people are trickling back to the town."),
    ("explosive_hazard", "The fields are full of mines."),
    ("explosive_hazard", "The retreating rebels mined the bridge."),
    ("explosive_hazard", "The road is thought to be mined."),
    ("clearance", "Sappers are clearing mines from the airport road."),
    ("casualties", "The rebels put the army's losses at 157."),
    ("casualties", "Doctors said they treated 31 people for bullet wounds."),
    ("casualties", "The rebels gave their own losses as four."),
    ("casualties", "A mass grave with 30 bodies was discovered near Fik."),
    ("casualties", "There were 14 dead and 30 wounded."),
    ("deployment", "Tanks took up positions around the palace."),
    ("deployment", "The president ordered more troops to the Ogaden."),
    ("deployment", "Burundi has promised a battalion for the mission."),
    ("deployment", "Soldiers in armoured cars guarded the bank."),
    ("deployment", "A warship has arrived off the coast."),
    ("mobilization", "The president declared a state of emergency."),
    ("mobilization", "The governor told men to take up arms."),
    ("mobilization", "Martial law was imposed in the east."),
    ("recruitment_or_defection", "The general defected with his men."),
    ("recruitment_or_defection", "Children as young as 12 are being used as fighters by the front."),
    ("military_support", "The United States gave Ethiopia two transport planes."),
    ("military_support", "The US has lent the army intelligence and drones."),
    ("meeting", "The two sides met face to face in Nairobi."),
    ("meeting", "The envoy is in Addis Ababa for talks."),
    ("meeting", "The president toured the region."),
    ("meeting", "An emergency session of the African Union was convened."),
    ("agreement", "The rebels accepted the plan."),
    ("agreement", "A framework accord was initialled in Kenya."),
    ("agreement", "Elders brokered an agreement to let the convoy pass."),
    ("ceasefire", "The truce has collapsed."),
    ("ceasefire", "The guns fell silent at noon."),
    ("release", "The government let 40 prisoners go."),
    ("release", "Five tourists regained their freedom."),
    ("release", "The bodies of the dead were returned to their families."),
    ("release", "The captives walked free on Sunday."),
    ("release", "Troops rescued the two hostages."),
    ("humanitarian_aid", "Planes dropped food to the villagers."),
    ("humanitarian_aid", "Doctors vaccinated 3,000 children."),
    ("humanitarian_aid", "The wounded were flown to Jijiga."),
    ("political_support", "The African Union welcomed the accord."),
    ("accusation", "The minister called the rebels terrorists."),
    ("accusation", "The report said both sides had committed war crimes."),
    ("accusation", "The front described the operation as genocide."),
    ("accusation", "The EU expressed outrage at the killings."),
    ("accusation", "The minister said the rebels bore responsibility for the bloodshed."),
    ("rejection", "The minister denied the charge."),
    ("rejection", "The army said the allegations were baseless."),
    ("rejection", "The spokesman called the claims propaganda."),
    ("rejection", "The government will not negotiate with terrorists, he said."),
    ("rejection", "The general scoffed at the report."),
    ("threat", "The rebels gave the company 48 hours to leave."),
    ("threat", "We will not rest until the last rebel is dead, the general said."),
    ("threat", "The army said it would show no mercy."),
    ("threat", "We shall fight to the last man, he said."),
    ("threat", "The prime minister promised a crushing response."),
    ("investigation", "The UN has sent a team to look into the killings."),
    ("investigation", "Prosecutors are looking into the deaths."),
    ("trial", "Two Swedish journalists went on trial in Addis Ababa."),
    ("trial", "The ICC issued an arrest warrant for the general."),
    ("rejection", "The government will not negotiate with terrorists."),
]


@pytest.mark.parametrize(("kind", "sentence"), TOLD)
def test_a_way_of_telling_has_its_kind_and_no_other(kind: str, sentence: str) -> None:
    text = LEAD + sentence
    report = Report(text=text, published="2007-06-15")
    draft = Draft(report, parse_one(text), blocks_of(text), interval_of("2007-06-15"), NothingKnown())
    assert [claim.kind for claim in read_parsed(draft).claims if claim.start >= len(LEAD)] == [kind]


SILENT = [
    "The channel went off the air half an hour ago.",
    "Civil air operations at the airport were not affected.",
    "Nobody was hurt.",
    "She helped the wounded.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_what_only_sounds_like_an_act_gives_no_claim(sentence: str) -> None:
    text = LEAD + sentence
    report = Report(text=text, published="2007-06-15")
    draft = Draft(report, parse_one(text), blocks_of(text), interval_of("2007-06-15"), NothingKnown())
    assert [claim.kind for claim in read_parsed(draft).claims if claim.start >= len(LEAD)] == []
