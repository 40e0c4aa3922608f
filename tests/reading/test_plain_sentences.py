"""Plain sentences as news tells them: whose the figures are, who says it, when and where it was."""

from __future__ import annotations

import pytest

from contested import Reader, Report

READER = Reader()
PUBLISHED = "2020-05-06"  # a Wednesday


def read(text):
    return READER.read(Report(text=text, published=PUBLISHED))


def claim_of(text, trigger):
    return next(claim for claim in read(text).claims if claim.trigger.text == trigger)


FIGURES = [  # text, trigger, measure and bounds of each figure of the claim
    ("The rebels put their own losses at seven fighters.", "put", [("killed", 7, 7)]),
    ("The army admitted the loss of 12 men in the raid on Kutum.", "raid", [("killed", 12, 12)]),
    ("Officials raised the toll of the market bombing from 31 to 44.", "bombing", [("killed", 44, 44)]),
    ("A bomb went off in Aden. The death toll rose to 44 from 31.", "went", [("killed", 44, 44)]),
    ("Of the 53 passengers, 11 were killed and 20 escaped.", "killed", [("killed", 11, 11)]),
    ("The gunmen took 15 pupils and a cook captive.", "took", [("captured", 16, 16), ("captured", 15, 15)]),
    ("The attack, the deadliest since the war began, killed 30 people in Ituri.", "attack", [("killed", 30, 30)]),
    (
        "The war has killed 9,000 people; on Monday alone, 26 civilians died in air strikes on Taiz.",
        "strikes",
        [("killed", 26, 26)],
    ),
    ("More than 6,000 people have been killed since the conflict in the far north began.", "killed", [("killed", 6000, None)]),
    ("A rocket landed in a field near Sderot, causing no injuries.", "landed", [("injured", 0, 0)]),
    ("Not a single civilian was hurt in the operation.", "hurt", [("injured", 0, 0)]),
    ("Rescuers pulled six bodies from the rubble, bringing the toll to 29.", "pulled", [("killed", 6, 6), ("killed", 29, 29)]),
    ("Doctors reported eight dead, but the mayor said the number had climbed to 15.", "climbed", [("killed", 15, 15)]),
    (
        "A mine killed one peacekeeper and left two others with serious leg wounds.",
        "killed",
        [("killed", 1, 1), ("injured", 2, 2)],
    ),
    (
        "Over the week 64 people died in clashes between troops and rebels, bringing to 500 the number of dead this year.",
        "clashes",
        [("killed", 64, 64)],
    ),
    ("Five soldiers were killed on Tuesday, two days after a bomb wounded three policemen.", "wounded", [("injured", 3, 3)]),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), FIGURES)
def test_figures(text, trigger, expected):
    found = claim_of(text, trigger).figures
    assert [(figure.measure, figure.low, figure.high) for figure in found] == expected


def test_what_was_left_dead_is_no_second_claim():
    assert [claim.kind for claim in read("A similar attack left nine dead.").claims] == ["attack"]
    assert [claim.kind for claim in read("A bus struck a mine, which left 12 dead.").claims] == ["explosion"]


def test_the_dead_of_one_side_are_not_the_people_of_the_other():
    found = read("The rebels lost 60 men while the army had two dead.").figures
    assert [figure.of and figure.of.text for figure in found] == ["men", None]


def test_a_time_before_a_noun_is_no_part_of_who_acts():
    assert [one.text for one in claim_of("Last Friday gunmen shot dead a judge.", "shot").actors] == ["gunmen"]


SPEAKERS = [  # text, trigger, speakers from the outermost to the innermost
    ("Local media said the mayor was shot dead at home, citing police sources.", "shot", ["Local media", "police sources"]),
    ("State radio, quoting a military source, said troops had seized Bria.", "seized", ["State radio", "a military source"]),
    ("The station quoted the governor as saying that rebels had killed nine people.", "killed", ["The station", "the governor"]),
    (
        "The ministry left its ban in place, citing security concerns, and said rebels had shelled Bria.",
        "shelled",
        ["The ministry"],
    ),
    ("The brigade, which has not commented, attacked the post at Bria.", "attacked", []),
    ("A video shows militants beheading two soldiers.", "beheading", ["A video"]),
    ("The defence ministry said the pilot was safe. It denied that the jet had been shot down.", "shot", ["The defence ministry"]),
    ("The rebels said they had seized Bria; the governor denied it.", "denied", []),
    ("The ministry said Bria had fallen, but the rebels said the army had fled.", "fallen", ["The ministry"]),
    ("The ministry said Bria had fallen, but the rebels said the army had fled.", "fled", ["the rebels"]),
    ("The opposition says the militia killed 22 people; the government says no one died.", "died", ["the government"]),
    ("No group has said it carried out the bombing in Bria.", "bombing", []),
    ("The state has denied backing the rebels, who took the town of Bria on Monday.", "took", []),
    ("The general's claim to have captured the airport was ridiculed by the rebels.", "captured", ["The general"]),
    (
        "The account contradicts that of villagers, who said soldiers had killed two herders.",
        "killed",
        ["The account", "villagers"],
    ),
    ("According to an internal memo seen by the agency, guards shot 12 people.", "shot", ["an internal memo"]),
    ("The ministry said two posts had fallen; the rebels claimed to have killed 60 soldiers.", "killed", ["the rebels"]),
    ("The state has neither confirmed nor denied that its men were killed in the raid.", "raid", []),
    ("The state said one of its men had been killed by enemy fire, a charge that its neighbour denied.", "denied", []),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), SPEAKERS)
def test_speakers(text, trigger, expected):
    assert [one.source_name for one in claim_of(text, trigger).speakers] == expected


@pytest.mark.parametrize(
    "text",
    [
        "A video posted online appears to show militants beheading two soldiers.",
        "The brigade is believed to have shelled the port.",
        "A diplomat said he had seen no evidence that the rebels shelled the port.",
        "Footage purports to show rebels burning houses in Kobo.",
    ],
)
def test_what_is_only_thought_is_unconfirmed(text):
    assert all(claim.unconfirmed for claim in read(text).claims)


def test_who_asks_to_stay_unnamed_makes_no_request():
    found = read("According to an official who asked not to be named, rebels shelled the port.").claims
    assert [claim.kind for claim in found] == ["shelling"]


TIMES = [  # text, trigger, first and last day
    ("Ten years ago, on 11 May 2010, an ambush here killed eight soldiers.", "ambush", "2010-05-11", "2010-05-11"),
    ("Fighting broke out on Monday and continued until Tuesday evening.", "Fighting", "2020-05-04", "2020-05-05"),
    ("The village was attacked on Thursday night and again on Friday morning.", "attacked", "2020-04-30", "2020-05-01"),
    ("The raid came two days before the truce began on 10 April.", "raid", "2020-04-08", "2020-04-08"),
    ("A bomb killed 12 people on Sunday, a week after an attack there left nine dead.", "attack", "2020-04-26", "2020-04-26"),
    ("A bomb killed 12 people on Sunday, a week after an attack there left nine dead.", "killed", "2020-05-03", "2020-05-03"),
    ("Two days after the ceasefire was signed on 10 April, shells hit the town.", "hit", "2020-04-12", "2020-04-12"),
    ("Troops shelled rebel positions throughout Monday night and into Tuesday.", "shelled", "2020-05-04", "2020-05-05"),
    ("Earlier this month rebels ambushed a fuel convoy at Boali.", "ambushed", "2020-05-01", "2020-05-06"),
    ("The monitors now count 639 dead since Friday.", "dead", "2020-05-01", "2020-05-06"),
    ("From Monday to Thursday, troops clashed with rebels in Bria.", "clashed", "2020-04-27", "2020-04-30"),
    ("It was the first raid since the two sides signed a truce on 21 February.", "signed", "2020-02-21", "2020-02-21"),
    ("More than 6,000 people have been killed since the conflict began in 2014.", "killed", "2014-01-01", "2020-05-06"),
]


@pytest.mark.parametrize(("text", "trigger", "first", "last"), TIMES)
def test_times(text, trigger, first, last):
    when = claim_of(text, trigger).when
    assert (str(when.start), str(when.end)) == (first, last)


PLACES = [  # text, trigger, role and name of each place
    ("The column was ambushed 30 km from Bambari.", "ambushed", ["near Bambari"]),
    ("Militants ambushed a convoy travelling from Maiduguri to Yola.", "ambushed", ["near Maiduguri", "near Yola"]),
    ("About 5,000 people fled from Beni to Goma after the attack on Bunia.", "fled", ["from Beni", "to Goma"]),
    ("About 5,000 people fled from Beni to Goma after the attack on Bunia.", "attack", ["at Bunia"]),
    ("The ministry in Ankara said jets had hit rebel posts near Afrin.", "hit", ["near Afrin"]),
    ("Police in Kano said gunmen killed five people.", "killed", ["at Kano"]),
    ("Seventeen bodies were found along the road to Goma.", "found", ["near Goma"]),
    ("Gunmen from the town of Bria attacked Bambari, killing six herders.", "attacked", ["at Bambari"]),
    ("Hundreds of residents of Donetsk fled to Kharkiv.", "fled", ["from Donetsk", "to Kharkiv"]),
    ("Officials in Kyiv said the shell that hit the bus was fired by rebels.", "hit", []),
    ("The governor visited Bunia, where militiamen killed nine people.", "killed", ["at Bunia"]),
    ("Rebel fighters pushed out of Aleppo on Monday.", "pushed", ["from Aleppo"]),
    ("Thousands fled Donetsk on Monday.", "fled", ["from Donetsk"]),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PLACES)
def test_places(text, trigger, expected):
    found = claim_of(text, trigger).places
    assert [f"{place.role} {place.text}" for place in found] == expected


def test_what_is_called_a_lie_is_denied():
    assert claim_of('"It is a lie that we shelled the hospital," said the general.', "shelled").stance == "denied"


def test_whom_nobody_blames_by_name_is_unconfirmed():
    assert claim_of("Rebels blamed for massacre of 17 in Goma", "massacre").unconfirmed


def test_the_displaced_who_are_bombed_do_not_flee():
    found = read("Jets bombed a camp at Rann, killing at least 52 displaced people.").claims
    assert [claim.kind for claim in found] == ["air_strike"]
