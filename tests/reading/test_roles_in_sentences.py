"""Who did what to whom in turns of sentence that a parser takes amiss."""

import pytest

from contested import Reader, Report

READER = Reader()


def claims(text: str) -> dict[str, tuple[list[str], list[str]]]:
    """The actors and targets of each kind of claim, by the words of the report."""
    found = READER.read(Report(text=text, published="2021-05-04")).claims
    return {claim.kind: ([actor.text for actor in claim.actors], [target.text for target in claim.targets]) for claim in found}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        # what somebody is accused of is his, not his accuser's
        ("The UN accused both armies of shelling a hospital.", "shelling", ["armies"], ["hospital"]),
        ("Residents accused the soldiers of stealing livestock.", "looting", ["soldiers"], ["livestock"]),
        # who is singled out, who is spoken of
        ("It was the rebels, the governor said, who set fire to the clinic.", "property_destruction", ["rebels"], ["clinic"]),
        ("Among those killed was the commander of the 4th Brigade.", "casualties", [], ["commander of the 4th Brigade"]),
        ("It was said by Maria Umanzor, who was kidnapped at the border.", "abduction", [], ["Maria Umanzor"]),
        # hostages
        ("Four aid workers taken hostage by gunmen in June were freed.", "abduction", ["gunmen"], ["aid workers"]),
        ("Gunmen took four aid workers hostage in June.", "abduction", ["Gunmen"], ["aid workers"]),
        # who holds the dead, or finds them, killed nobody
        ("Police found the bodies of two teachers on Monday.", "casualties", [], ["teachers"]),
        ("The bodies of the priests murdered last Friday by uniformed men were buried.", "attack", ["uniformed men"], ["priests"]),
        # an object that the parse makes a clause of
        (
            "Forces detained a key rebel facilitator linked to the murder of a local mayor in March in Gao yesterday.",
            "detention",
            ["Forces"],
            ["key rebel facilitator"],
        ),
        # a date between the act and whom it struck
        ("The murder on 26 February of mayor Diana Cordoba shocked the town.", "attack", [], ["mayor"]),
        # both sides of a fight of villagers
        ("Clashes between herders and farmers broke out near Jos.", "mob_violence", ["herders"], ["farmers"]),
        # one shot, whatever verbs tell its way
        ("Rockets fired by the group fell short and hit houses in its own territory.", "shelling", ["group"], ["houses"]),
        ("The cartel killed the judge on Monday.", "attack", ["cartel"], ["judge"]),
        # whose attack it is, by a plain word before it
        ("Three people died in an army attack on the village.", "attack", ["army"], ["people", "village"]),
        ("Four died in a rebel mortar attack.", "shelling", ["rebel"], []),
        ("A guerrilla raid killed two policemen.", "attack", ["guerrilla"], ["policemen"]),
        ("Rebel shelling of the town killed four children.", "shelling", ["Rebel"], ["children"]),
        ("The army seized most of the frontline on Friday and went on to Ain Zara.", "territory_gained", ["army"], []),
        # who is struck
        ("The minister survived an attempt on his life when gunmen raked his car.", "attack", ["gunmen"], ["car", "minister"]),
        ("The rector and his housekeeper were found shot dead in their residence.", "attack", [], ["rector", "housekeeper"]),
        ("The bodies of six students, tortured and shot in the head, were found.", "attack", [], ["students"]),
        ("The head of the electoral council was killed by a sniper.", "attack", ["sniper"], ["head"]),
        ("A 12-year-old girl was killed.", "casualties", [], ["12-year-old girl"]),
        ("The mayor died in hospital.", "casualties", [], ["mayor"]),
        ("Gunmen hijacked a bus and set it ablaze.", "property_destruction", ["Gunmen"], ["bus"]),
        ("The army blamed the blast on the rebels.", "accusation", ["army"], ["rebels"]),
        ("Police attributed most of the murders to the Front.", "attack", ["Front"], []),
        # what goes off or is thrown suffers nothing and does nothing
        ("The explosion of four bombs damaged a bus.", "explosion", [], ["bus"]),
        ("Dynamite attacks damaged three banks in Bogota.", "explosion", [], ["banks"]),
        ("At 0415 GMT bombs were hurled at a temple in Santiago.", "explosion", [], ["temple"]),
        # who suffers it though he is the subject
        ("Three students disappeared on 23 August.", "abduction", [], ["students"]),
        ("Three peasants were killed when they set off a mine.", "explosion", [], ["peasants"]),
        ("Rebels set off a mine under a bus.", "explosion", ["Rebels"], ["bus"]),
        # what a bomb goes off at: a part of a house is the house, the middle of a town is none
        ("A bomb exploded on the sixth floor of the Palace hotel.", "explosion", [], ["Palace hotel"]),
        ("A bomb exploded at the bank in the center of Bogota.", "explosion", [], ["bank"]),
        ("An explosion occurred near the presidential palace.", "explosion", [], ["presidential palace"]),
        ("A beer truck was blown up on the road.", "explosion", [], ["beer truck"]),
        ("Guerrillas sabotaged power lines in the north.", "property_destruction", ["Guerrillas"], ["power lines"]),
        # the thing that "it" stands for
        ("He left the church after it was bombed by the air force.", "air_strike", ["air force"], ["church"]),
        # who suffered the same
        ("Twelve soldiers were hurt in the attack, as were some nuns.", "attack", [], ["soldiers", "nuns"]),
        ("They spoke of the murder of six Jesuits and a cook.", "attack", [], ["Jesuits", "cook"]),
        # a toll that grows is nobody's deed
        ("The number of guerrillas killed has risen to 21.", "casualties", [], ["guerrillas"]),
        ("The casualties include an artillery lieutenant.", "casualties", [], ["artillery lieutenant"]),
        # the name behind a post or a label, and that of the body before its men
        ("Gunmen killed the mayor of the town, Ana Lopez.", "attack", ["Gunmen"], ["Ana Lopez"]),
        ("Rebels killed peasants Victor Vasquez and Rafael Romero.", "attack", ["Rebels"], ["Victor Vasquez", "Rafael Romero"]),
        ("Two men were killed by Shining Path rebels.", "attack", ["Shining Path rebels", "Shining Path"], ["men"]),
    ],
)
def test_who_did_what_to_whom(text, kind, actors, targets):
    assert claims(text)[kind] == (actors, targets)


def test_one_shot_is_one_claim():
    text = "Rockets fired by the group fell short and hit houses in its own territory."
    assert len(READER.read(Report(text=text, published="2021-05-04")).claims) == 1


def test_what_had_been_done_was_done():
    (claim,) = READER.read(Report(text="The chief said his men had returned fire.", published="2021-05-04")).claims
    assert claim.aspect == "actual"


def test_a_finding_with_a_clause_has_no_object():
    assert claims("Soldiers found the town was empty on Monday.") == {}


@pytest.mark.parametrize(
    ("text", "kind", "stance", "speakers"),
    [
        ("The air force was accused by the rebels of bombing the market.", "air_strike", "asserted", ["rebels"]),
        ("The rebels accused the air force of bombing the market.", "air_strike", "asserted", ["The rebels"]),
        (
            "The minister rejected claims that his men had burned the village.",
            "property_destruction",
            "denied",
            ["The minister"],
        ),
        ("The army dismissed reports that rebels had taken the airport.", "territory_gained", "denied", ["The army"]),
        ("The army says it is investigating reports that its soldiers killed 12 farmers.", "attack", "asserted", []),
    ],
)
def test_whose_word_an_act_is(text, kind, stance, speakers):
    found = READER.read(Report(text=text, published="2021-05-04")).claims
    claim = next(claim for claim in found if claim.kind == kind)
    assert (claim.stance, [said.source.text for said in claim.speakers if said.source]) == (stance, speakers)


@pytest.mark.parametrize(
    "text",
    [
        "The militia has been accused of killing 200 villagers.",
        "The army says it is investigating reports that its soldiers killed 12 farmers.",
    ],
)
def test_what_nobody_who_is_named_says_is_unconfirmed(text):
    found = READER.read(Report(text=text, published="2021-05-04")).claims
    assert all(claim.unconfirmed for claim in found if claim.kind in ("attack", "casualties"))
    assert any(claim.kind in ("attack", "casualties") for claim in found)


@pytest.mark.parametrize(
    ("text", "aspect", "unconfirmed"),
    [
        ("The killings could have been carried out by the militia.", "actual", True),
        ("This bombing may have been the work of the militia.", "actual", True),
        ("An attack could be carried out by the militia.", "hypothetical", False),
        ("The attack would have been carried out by the militia.", "hypothetical", False),
    ],
)
def test_a_guess_at_the_doer_leaves_the_deed_done(text, aspect, unconfirmed):
    (claim,) = READER.read(Report(text=text, published="2021-05-04")).claims
    assert (claim.aspect, claim.unconfirmed) == (aspect, unconfirmed)


@pytest.mark.parametrize(
    "text",
    [
        "The driver of the destroyed vehicle spoke on the radio.",  # a participle that says which
        "A cargo plane crashed into a housing area on Monday. Firemen said the plane destroyed 12 houses.",  # an accident
    ],
)
def test_what_tells_no_deed(text):
    assert not {"property_destruction", "air_strike", "attack"} & claims(text).keys()


def test_how_large_one_thing_is_is_no_count():
    found = READER.read(Report(text="The bomb destroyed an 11-floor building.", published="2021-05-04"))
    assert not found.figures


def test_whom_a_murder_is_of_is_no_place():
    text = "They spoke of the murder of six Jesuits and a cook."
    assert not READER.read(Report(text=text, published="2021-05-04")).places


def test_who_holds_a_post_is_no_place():
    found = READER.read(
        Report(text="Rebels kidnapped the governor of the province, Juan Soto; he was released.", published="2021-05-04")
    )
    assert not found.places


def test_to_claim_to_hold_is_to_hold_by_ones_word():
    (claim,) = READER.read(Report(text="The rebels claim to control 60 percent of the province.", published="2021-05-04")).claims
    assert (claim.aspect, [said.source.text for said in claim.speakers]) == ("state", ["The rebels"])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The consul was seized from his home by four men and forced into a van.", ["abduction"]),
        ("The device was defused by the police before it went off.", ["interception"]),
        ("Another bomb, placed under a bus, failed to go off.", ["interception"]),
        ("The senator was killed by unidentified men who fled on two motorcycles.", ["attack"]),
        ("Police raids in the slum left two dead.", ["attack"]),
    ],
)
def test_one_deed_is_one_claim(text, kinds):
    found = READER.read(Report(text=text, published="2021-05-04")).claims
    assert [claim.kind for claim in found] == kinds
    assert not any(claim.negated for claim in found)


def test_nobody_says_nothing():
    text = "No group has claimed responsibility for the murder of the union leader."
    assert not any(claim.speakers for claim in READER.read(Report(text=text, published="2021-05-04")).claims)
