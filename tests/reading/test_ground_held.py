"""Who holds what by an apposition, a compound or a relative clause that the parser takes for a noun."""

import pytest

from contested import Reader, Report

READER = Reader()


def held(text: str):
    reading = READER.read(Report(text=text, published="2020-05-24"))
    claims = [claim for claim in reading.claims if claim.kind == "territory_held"]
    return [(*(actor.text for actor in claim.actors), *(place.text for place in claim.places)) for claim in claims]


@pytest.mark.parametrize(
    ("text", "holder", "place"),
    [
        ("Shells fell on Douma, a rebel stronghold near the capital, on Monday.", "rebel", "Douma"),
        ("Troops advanced on Mosul, the last major stronghold of Islamic State in Iraq.", "Islamic State", "Mosul"),
        ("Shells hit Daraya, one of the last rebel-held suburbs of Damascus.", "rebel", "Daraya"),
        ("The army shelled Goma, which the internationally backed rebel movement of Bosco Ntaganda controls.", "rebel", "Goma"),
        ("The army shelled Goma, which the rebels hold.", "rebels", "Goma"),
    ],
)
def test_held(text, holder, place):
    found = [row for row in held(text) if holder in row[0] and place in row]
    assert found, held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers retook Kidal, a former rebel stronghold, on Tuesday.",
        "Crowds marched through Leeds, a stronghold of the party.",
        "The army shelled Goma, which controls show is far from the border.",
    ],
)
def test_not_held(text):
    assert held(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The soldiers held out against the rebels in Mariupol.", "detention"),
        ("“What really holds us up is the rain,” the colonel of the rebels said in Goma.", "detention"),
        ("The rebels took up positions on the hills near Goma.", "territory_gained"),
    ],
)
def test_a_verb_with_another_word_beside_it_is_another_verb(text, kind):
    assert kind not in {claim.kind for claim in READER.read(Report(text=text, published="2020-05-24")).claims}


def test_a_name_in_apposition_speaks_last():
    text = "The rebels retreated to the airport of Bani Walid, its mayor, Salem Alaywan, said."
    (claim,) = READER.read(Report(text=text, published="2020-05-24")).claims
    assert claim.speakers[0].source is not None
    assert claim.speakers[0].source.text == "its mayor, Salem Alaywan"


def test_what_a_stronghold_s_holders_do_is_theirs():
    text = "Shells fell on Douma, a stronghold of the militia that attacked the capital."
    claims = READER.read(Report(text=text, published="2020-05-24")).claims
    assert [[actor.text for actor in claim.actors] for claim in claims if claim.trigger.text == "attacked"] == [["militia"]]
