"""Places that no gazetteer has: named in plain sentences of war, they are found all the same."""

import pytest

from contested import Reader, Report

READER = Reader()
NAMES = (
    "Darsalam Sindian Badiana Boussouloum Zelenopil Pervomaiskoye Shingalo Mubambiro Lukweti Nyabiondo Tungushe Zurmina "
    "Kudumiri Nawakot Shindano Karkhano"
).split()
SENTENCES = (
    "Two soldiers were killed in {} on Monday.",
    "The gendarmerie arrested ten men at {}.",
    "The army has retaken {}, officials said.",
    "Clashes between the army and rebels broke out around {}.",
    "The rebels advanced towards {}.",
    "{} fell to the rebels on Sunday.",
    "Troops entered {} at dawn.",
    "Villagers in {} said soldiers had burned 20 houses.",
    "A bomb exploded outside a mosque in {}, wounding six.",
    "Gunmen attacked {} on Friday, killing four.",
)


def test_most_are_found():
    texts = [(name, sentence.format(name)) for sentence in SENTENCES for name in NAMES]
    readings = READER.read_many(Report(text=text, published="2021-05-04") for _, text in texts)
    found = sum(name in {place.text for place in reading.places} for (name, _), reading in zip(texts, readings, strict=True))
    assert found / len(texts) > 0.85


@pytest.mark.parametrize(
    "text",
    [
        "The soldiers captured Hadi Mansour on Monday.",
        "Police arrested Karim Benali in May.",
        "Gunmen kidnapped two engineers. The hostages were identified as Leo Marsh and James Daley.",
        "The police investigated an attack attributed to the Red Column.",
        "Troops killed Abu Salim, a commander of the Front.",
    ],
)
def test_persons_and_groups_are_none(text):
    assert READER.read(Report(text=text, published="2021-05-04")).places == ()
