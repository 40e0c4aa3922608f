"""An event as a picture of its claims: who is shown to act, and what is one happening in one report."""

import pytest

from built_claims import actor, claim_of, day, place, reading_of, report_of, says
from contested.merging.merge import merge_readings
from contested.records import ActorMention, Event, Reading


def bare(words: str, kind: str = "armed_group") -> ActorMention:
    return ActorMention(start=0, end=len(words), text=words, rule="test", kind=kind)


def campaign(*acts: tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]], quoting: tuple[str, ...] = ()) -> Reading:
    sentences = [f"Campaign number {number} on Karmat went on." for number in range(len(acts))]
    report = report_of(" ".join(sentences))
    claims = [
        claim_of(
            report,
            words[:-1],
            "offensive",
            actors=actors,
            targets=targets,
            places=(place("Karmat"),),
            when=day("2019-04-05"),
            speakers=tuple(says(name) for name in quoting[number : number + 1] if name),
        )
        for number, (words, (actors, targets)) in enumerate(zip(sentences, acts, strict=True))
    ]
    return reading_of(report, *claims)


def shown(event: Event) -> list[str]:
    return sorted(one.name or one.text for one in event.actors)


GREENS, BLUES, TROOPS = actor("Green Guard"), actor("Blue Front"), bare("the troops")


@pytest.mark.parametrize(
    ("acts", "quoting", "expected"),
    [
        ([((GREENS,), ()), ((TROOPS,), ())], (), ["Green Guard"]),
        ([((GREENS,), ()), ((bare("several units"),), ())], (), ["Green Guard"]),
        ([((TROOPS,), ()), ((bare("several units"),), ())], (), ["several units", "the troops"]),  # nobody is named
        ([((GREENS,), ()), ((BLUES,), ()), ((TROOPS,), ())], (), ["Blue Front", "Green Guard", "the troops"]),  # whose?
        ([((GREENS,), ()), ((bare("militants"),), ())], (), ["Green Guard", "militants"]),  # the other side's word
        ([((GREENS,), ()), ((bare("residents", "people"),), ())], (), ["Green Guard", "residents"]),
        ([((GREENS,), ()), ((TROOPS,), (GREENS,))], (), ["Green Guard", "the troops"]),  # they fight them
        ([((GREENS, TROOPS), ())], (), ["Green Guard", "the troops"]),  # both are told of together
        (
            [((GREENS,), ()), ((TROOPS,), ())],
            ("", "Blue Front"),
            ["Green Guard", "the troops"],
        ),  # another's troops, for all we know
    ],
)
def test_a_bare_force_goes_by_the_name_that_its_account_gives(
    acts: list[tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]], quoting: tuple[str, ...], expected: list[str]
) -> None:
    (event,) = merge_readings([campaign(*acts, quoting=quoting)])
    assert shown(event) == expected


@pytest.mark.parametrize(
    ("kinds", "where", "count"),
    [
        (("meeting", "meeting"), ("Karmat", "Karmat"), 1),  # "holds a conference in Karmat to discuss …"
        (("meeting", "meeting"), ("Karmat", "Tell Omar"), 2),
        (("armed_clash", "armed_clash"), ("Karmat", "Karmat"), 2),  # what they fight for, they do not have yet
    ],
)
def test_what_a_meeting_is_for_is_no_other_meeting(kinds: tuple[str, str], where: tuple[str, str], count: int) -> None:
    report = report_of("The council holds a conference in Karmat to discuss a truce")
    first = claim_of(
        report, "The council holds a conference in Karmat", kinds[0], places=(place(where[0]),), when=day("2019-04-05")
    )
    second = claim_of(report, "to discuss a truce", kinds[1], places=(place(where[1]),), when=day("2019-04-05"), aspect="planned")
    assert len(merge_readings([reading_of(report, first, second)])) == count
