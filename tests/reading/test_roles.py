"""Who acts and on whom, where the words stand apart from the word of the act."""

import pytest

from contested import Reader, Report

CASES = [  # text, kind, actors, targets
    ("Raqqa fell to the rebels on Monday.", "territory_gained", ["rebels"], []),
    ("The militia handed over the town of Raqqa to the army.", "territory_transferred", ["army"], ["militia"]),
    ("The militia handed over the town of Raqqa on Monday.", "territory_transferred", [], ["militia"]),
    ("The Red Front has with foreign help made gains, capturing the town of Karm.", "territory_gained", ["Red Front"], []),
    ("“Misrata is in our hands,” the Red Front said on Monday.", "territory_held", ["Red Front"], []),
    (
        "The president holds the Red Front responsible for the assassination of the judge.",
        "attack",
        ["Red Front"],
        ["judge"],
    ),
    ("The police investigated an attack attributed to the Red Column.", "attack", ["Red Column"], []),
    ("The drive-by shooting was the work of the Mara gang.", "attack", ["Mara gang"], []),
    ("The attack bore the marks of former loyalists.", "attack", ["former loyalists"], []),
    ("The guerrillas staged an attack on the town hall.", "attack", ["guerrillas"], ["town hall"]),
    ("Gunmen killed six clergymen, a maid and her daughter.", "attack", ["Gunmen"], ["clergymen", "daughter", "maid"]),
    ("A column of Red Front rebels shot the mayor.", "attack", ["Red Front rebels", "Red Front"], ["mayor"]),
    ("A car bomb exploded outside the offices of the union.", "explosion", [], ["offices"]),
    ("A truck filled with dynamite exploded near a police station.", "explosion", [], ["police station"]),
    ("A bomb exploded in the north of the country.", "explosion", [], []),
    ("Six people, including a gardener, were killed by armed men.", "attack", ["armed men"], ["people", "gardener"]),
    ("The judge was shot dead in an attack admitted by the Red Column.", "attack", ["Red Column"], ["judge"]),
    ("Rockets slammed into the hotel where foreigners were staying.", "shelling", ["Rockets"], ["hotel"]),
    ("The assassination of the judge was condemned by the government.", "attack", [], ["judge"]),
    ("Two pylons were brought down by dynamite.", "property_destruction", [], ["pylons"]),
    ("Gunmen came to the village. They burned a church.", "property_destruction", ["Gunmen"], ["church"]),
]


@pytest.mark.parametrize(("text", "kind", "actors", "targets"), CASES)
def test_roles(text: str, kind: str, actors: list[str], targets: list[str]) -> None:
    claims = [claim for claim in Reader().read(Report(text=text, published="2015-06-10")).claims if claim.kind == kind]
    assert [([actor.text for actor in claim.actors], [target.text for target in claim.targets]) for claim in claims] == [
        (actors, targets)
    ]
