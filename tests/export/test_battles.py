"""An attack in ACLED's form: a battle where it is on fighters, violence against civilians where it is on people."""

import pytest

from contested.export.acled import types_of
from contested.records import ActorMention, Event, Interval

BATTLE = ("Battles", "Armed clash")
DAY = Interval(start=None, end=None, precision="open", text="", inferred=False, source="unknown")


def target(kind: str) -> ActorMention:
    return ActorMention(start=0, end=1, text="x", rule="test", kind=kind)


@pytest.mark.parametrize(
    ("kinds", "battle"),
    [
        (["armed_group"], True),
        (["object", "armed_group"], True),  # soldiers and their convoy
        (["armed_group", "people"], False),
        (["people"], False),
        (["object"], False),
        ([], False),
    ],
)
def test_an_attack_is_a_battle_where_fighters_alone_are_struck(kinds, battle):
    event = Event(id="e", kind="attack", claims=(), reports=(), place=None, when=DAY, targets=tuple(map(target, kinds)))
    assert (types_of(event, None) == BATTLE) is battle
