"""Who holds a place, one lane an account: spells, gaps, disputes."""

from datetime import date

from built_claims import actor, claim_of, day, place, report_of, says
from contested.picture.lanes import disputes, lanes
from contested.picture.words import Told

BLUE, RED = actor("Blue Front"), actor("Red Brigade")


def told_of(*rows):
    claims, reports = [], {}
    for number, (kind, who, on, outlet, parts) in enumerate(rows):
        text = f"{kind} {who.name} {on} {outlet} {number}"
        report = report_of(text, outlet, parts.pop("published", None) or on)
        reports[report.id] = report
        claims.append(claim_of(report, text, kind, actors=(who,), places=(place("Karmat"),), when=day(on), **parts))
    return claims, Told(reports=reports)


def drawn(*rows):
    claims, told = told_of(*rows)
    return lanes(claims, "Karmat", told=told)


def spells(lane):
    return [(spell.holder and spell.holder.name, str(spell.start), spell.end and str(spell.end)) for spell in lane.spells]


def test_a_spell_ends_where_the_same_speaker_says_otherwise():
    (lane,) = drawn(
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {}),
        ("territory_gained", RED, "2019-06-26", "Gazette", {}),
    )
    assert lane.speaker == "Gazette"
    assert spells(lane) == [("Blue Front", "2019-04-04", "2019-06-25"), ("Red Brigade", "2019-06-26", None)]


def test_every_speaker_has_a_lane_and_words_of_one_do_not_end_anothers():
    first, second = drawn(
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {}),
        ("territory_held", RED, "2019-04-06", "Herald", {"aspect": "state"}),
    )
    assert [spells(one) for one in (first, second)] == [[("Blue Front", "2019-04-04", None)], [("Red Brigade", "2019-04-06", None)]]


def test_a_withdrawal_leaves_a_gap():
    (lane,) = drawn(
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {}),
        ("withdrawal", BLUE, "2019-05-01", "Gazette", {}),
        ("territory_gained", RED, "2019-06-01", "Gazette", {}),
    )
    assert spells(lane) == [
        ("Blue Front", "2019-04-04", "2019-04-30"),
        (None, "2019-05-01", "2019-05-31"),
        ("Red Brigade", "2019-06-01", None),
    ]


def test_words_of_one_side_run_on_and_the_last_word_is_kept():
    (lane,) = drawn(
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {}),
        ("territory_held", BLUE, "2019-05-20", "Gazette", {"aspect": "state"}),
    )
    (spell,) = lane.spells
    assert (spell.start, spell.last_word, spell.end) == (date(2019, 4, 4), date(2019, 5, 20), None)
    assert len(spell.claims) == 2


def test_two_holders_on_one_day_in_one_lane_stand_as_two():
    (lane,) = drawn(
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {}),
        ("territory_gained", RED, "2019-04-04", "Gazette", {}),
    )
    assert {(one[0], one[1]) for one in spells(lane)} == {("Blue Front", "2019-04-04"), ("Red Brigade", "2019-04-04")}


def test_a_dispute_is_where_lanes_name_different_sides():
    found = drawn(
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {}),
        ("territory_gained", RED, "2019-04-10", "Herald", {}),
        ("territory_gained", RED, "2019-05-01", "Gazette", {}),
    )
    (dispute,) = disputes(found)
    assert (dispute.start, dispute.end) == (date(2019, 4, 10), date(2019, 4, 30))
    assert dispute.holders == ("Blue Front", "Red Brigade")


def test_speakers_lanes_are_by_the_speakers_side():
    first, second = drawn(
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {"speakers": (says("Blue Front"),)}),
        ("territory_gained", BLUE, "2019-04-04", "Gazette", {}),
    )
    assert {first.speaker, second.speaker} == {"Blue Front", "Gazette"}


def test_nothing_is_no_lane():
    assert lanes([], "Karmat") == ()
    assert disputes(()) == ()
