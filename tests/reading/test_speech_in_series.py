"""Whose word each part of a sentence is: "according to" in its middle, a series of deeds after "said", a rank before a name."""

from __future__ import annotations

import pytest

from contested import Reader, Report

MIDDLE = [
    ("Most of the rockets were intercepted, according to the air force, but two fell on the port.", "intercepted", "the air force"),
    ("The town was taken, according to the rebels, but the army shelled it again.", "taken", "the rebels"),
    ("The town was taken, according to the rebels, but the army shelled it again.", "shelled", None),
    ("The bridge, according to residents, was blown up by retreating troops.", "blown", "residents"),
    ("According to the army, fighters raided the village.", "raided", "the army"),
    ("Two boys were killed, according to the army.", "killed", "the army"),
    ("Per the ministry, 14 drones were shot down over the capital.", "shot", "the ministry"),
    ("The troops withdrew according to plan.", "withdrew", None),
    ("Raiders killed five herders, per day of the feast one each.", "killed", None),
]
SERIES = [
    ("The army said it had killed ten rebels, captured three and burned two trucks.", "captured", "The army"),
    ("Rebels said they shot down a jet, captured its pilot and took three villages.", "took", "Rebels"),
    (
        "The army states that it destroyed the bases of Arum and Bolo, abducted a mayor and burned ten farms.",
        "burned",
        "The army",
    ),
    ("The front said it had killed ten soldiers and released three captives.", "released", "The front"),
    ("The rebels were happy, took the village and burned the school.", "burned", None),
]
LAST = [
    ("Two soldiers were shot dead near the town, a UN spokesman, Cmdr. Barry Frewer, said.", "shot", "Barry Frewer"),
    ("Two soldiers were shot dead near the town, Sgt. Ana Ruiz said.", "shot", "Ana Ruiz"),
    (
        "Gunmen fired on the border posts in Arum district, the press centre of the Main Directorate of Border Troops of the "
        "Republic of Tarvana reports.",
        "fired",
        "Tarvana",
    ),
    ("In the north, where militias attacked a convoy, the battalion reported heavy fighting in Bolo.", "attacked", None),
    ("In the north, where militias attacked a convoy, the battalion reported heavy fighting in Bolo.", "fighting", "the battalion"),
    ("The bishop lamented that eight priests had been murdered this year.", "murdered", "The bishop"),
]
HEADLINES = [
    ("Rebels kill 12 soldiers in ambush: army", "ambush", "army"),
    ("12 soldiers killed in rebel ambush - officials", "killed", "officials"),
    ("UN: 40 civilians killed in air strikes on Koro", "killed", "United Nations"),
    ("Fighters of the front captured the town - Koro Province", "captured", None),
    ("In pictures: soldiers shelled the market of Koro", "shelled", None),
]
OTHERS = [
    ("The town was shelled by militants, wrote the governor on his channel.", "shelled", "the governor"),
    ("The drone was shot down over the port, the army has said.", "shot", "the army"),
    ("Troops killed six infiltrators, the general was quoted as saying.", "killed", "the general"),
    ("The blast killed 20, by the government's count.", "killed", "the government"),
    ("By the road's edge, the blast killed 20.", "killed", None),
]


@pytest.mark.parametrize(("text", "word", "name"), [*MIDDLE, *SERIES, *LAST, *HEADLINES, *OTHERS])
def test_whose_word_it_is(text: str, word: str, name: str | None) -> None:
    reading = Reader().read(Report(text=text))
    start = text.index(word)
    holders = [one for one in reading.attributions if one.content.start <= start < one.content.end]
    assert ({one.source_name for one in holders} or {None}) == {name}


@pytest.mark.parametrize("rank", ["Cmdr.", "Sgt.", "Brig.", "Supt.", "Lt. Col.", "Brig. Gen."])
def test_a_rank_ends_no_sentence(rank: str) -> None:
    text = f"Two men were shot dead at the gate by soldiers, {rank} Omar Zaki told reporters in the town."
    assert [claim.speakers[-1].source_name for claim in Reader().read(Report(text=text)).claims] == ["Omar Zaki"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officials put the death toll of the blast at 20.", "Officials"),
        ("The death toll of the blast was put at 20 by officials.", "officials"),
    ],
)
def test_who_gives_the_toll_of_an_act(text: str, name: str) -> None:
    claims = [claim for claim in Reader().read(Report(text=text)).claims if claim.kind == "explosion"]
    assert [claim.speakers[-1].source_name if claim.speakers else None for claim in claims] == [name]
