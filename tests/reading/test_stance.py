"""Whether an act is told as done, not done, planned or only thought of."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from contested.reading.pipeline import parse_one
from contested.reading.stance import judge, weights

SETTLED = ("actual", "ongoing", "state")
OPEN = ("planned", "hypothetical")
DONE = [
    ("The report that rebels shelled the hospital is true.", "shelled"),
    ("It is wrong that soldiers who killed the monks go free.", "killed"),
    ("Rebels captured the town on Monday.", "captured"),
    ("The minister said that rebels attacked the village.", "attacked"),
    ("The army announced that it shelled the camp.", "shelled"),
    ("Gunmen went on to kill twelve villagers.", "kill"),
    ("The rebels managed to capture the airport.", "capture"),
    ("Rebels were shelling the airport on Friday.", "shelling"),
    ("Gunmen opened fire on the bus, killing nine people.", "killing"),
    ("The bomb blast has not stirred any hatred.", "blast"),
    ("The ministry did not condemn the attack.", "attack"),
    ("The raid was not linked to the bombings.", "raid"),
    ("The rebels attacked not only the base but the school.", "attacked"),
    ("The army stopped shelling the town.", "shelling"),
    ("The bombing will not change our policy.", "bombing"),
    ("The siege of the town could not have been foreseen.", "siege"),
    ("Their attack on the convoy should be condemned by all.", "attack"),
]
DONE_BY_WEIGHTS = [
    ("The kidnappers kept their promise to kill the hostage.", "kill"),
    ("The bandits returned only to burn the school.", "burn"),
    ("The army dared to attack the camp at night.", "attack"),
    ("A court may rule next week on the killing of the bishop.", "killing"),
]
LEFT_OPEN = [
    ("Whoever attacks a convoy will be punished.", "attacks"),
    ("The army vowed to retake the town.", "retake"),
    ("The town was about to fall to the rebels.", "fall"),
    ("The army will attack the city tomorrow.", "attack"),
    ("If the rebels attack the city, thousands may flee.", "attack"),
    ("Fighters could attack the city within days.", "attack"),
    ("The troops agreed to attack the city.", "attack"),
    ("The general threatened to bomb the camp.", "bomb"),
    ("The army launched a push to halt the rebels and retake the town.", "retake"),
    ("The police offered a reward for information leading to the arrest of the killers.", "arrest"),
    ("The idea of bombing the bridge was dropped.", "bombing"),
    ("He prayed that the hostages were released.", "released"),
    ("The council called for the release of the prisoners.", "release"),
    ("Did the army attack the village?", "attack"),
    ("The rebels demanded the withdrawal of all troops.", "withdrawal"),
    ("The group is believed to be preparing an attack.", "attack"),
    ("He warned of an attack on the capital.", "attack"),
    ("Troops were sent to prevent looting.", "looting"),
    ("Anyone who attacks the convoy will be shot.", "attacks"),
    ("Should the rebels seize the port, food will run out.", "seize"),
    ("The two sides are to meet in Geneva on Friday.", "meet"),
]
NOT_DONE = [
    ("The report that the envoy's son was wounded is absolutely unfounded.", "wounded"),
    ("Reports that rebels shelled the hospital are false, the ministry said.", "shelled"),
    ("The rumour that gunmen kidnapped the mayor is untrue.", "kidnapped"),
    ("The news that the bridge was blown up proved to be false.", "blown"),
    ("It is not true that soldiers killed the monks.", "killed"),
    ("The rebels failed to capture the airport.", "capture"),
    ("The army did not attack the village.", "attack"),
    ("The militia repelled an attack on its base.", "attack"),
    ("Police prevented an attack on the embassy.", "attack"),
    ("The soldiers never reached the town.", "reached"),
    ("The attack did not happen.", "attack"),
    ("The army did not carry out the attack.", "attack"),
    ("There was no attack on the base.", "attack"),
    ("Nobody was killed in the blast.", "killed"),
    ("The suspect has not admitted the raid or attacked anyone else.", "attacked"),
    ("It did not appear that anyone else was injured.", "injured"),
    ("No soldiers were killed on Monday.", "killed"),
    ("He spoke of the aborted invasion of the island.", "invasion"),
    ("The rebels nearly took the town.", "took"),
    ("Troops withdrew instead of attacking the town.", "attacking"),
    ("The rebels stopped short of attacking the palace.", "attacking"),
    ("The soldiers left without attacking anyone.", "attacking"),
    ("The army called off its offensive.", "offensive"),
    ("The reports of an attack were false.", "attack"),
    ("Police found no evidence of an attack.", "attack"),
    ("The army has yet to enter the city.", "enter"),
    ("Nor did the rebels attack the port.", "attack"),
]


def word(sentence: str, text: str) -> Token:
    return next(token for token in parse_one(sentence) if token.text == text)


@pytest.mark.parametrize("trained", [True, False])
@pytest.mark.parametrize(("sentence", "text"), DONE)
def test_done(sentence: str, text: str, trained: bool) -> None:
    aspect, negated = judge(word(sentence, text), "attack", trained)
    assert (aspect in SETTLED, negated) == (True, False)


@pytest.mark.parametrize(("sentence", "text"), DONE_BY_WEIGHTS)
def test_done_by_weights(sentence: str, text: str) -> None:
    aspect, negated = judge(word(sentence, text), "attack")
    assert (aspect in SETTLED, negated) == (True, False)


@pytest.mark.parametrize("trained", [True, False])
@pytest.mark.parametrize(("sentence", "text"), LEFT_OPEN)
def test_left_open(sentence: str, text: str, trained: bool) -> None:
    aspect, negated = judge(word(sentence, text), "attack", trained)
    assert (aspect in OPEN, negated) == (True, False)


@pytest.mark.parametrize("trained", [True, False])
@pytest.mark.parametrize(("sentence", "text"), NOT_DONE)
def test_not_done(sentence: str, text: str, trained: bool) -> None:
    assert judge(word(sentence, text), "attack", trained)[1]


def test_state() -> None:
    assert judge(word("The militia controls the port.", "controls"), "territory_held")[0] == "state"


def test_weights_are_shipped() -> None:
    assert len(weights()) > 1000
    assert "bias" in weights()
