from datetime import date

import pytest

from built_claims import actor, claim_of, day, killed, place, reading_of, report_of, says, strike
from contested.merging.merge import merge_readings
from contested.picture.backing import backing
from contested.picture.contradictions import contradictions
from contested.picture.harm import harm_by_event, total_harm
from contested.picture.hazards import hazards
from contested.picture.timeline import timeline
from contested.picture.words import Told
from contested.records import Claim, Report

NORTHLAND, BLUE = actor("Northland", "state"), actor("Blue Front")


def told_in(*rows: tuple[str, str, dict[str, object]]) -> tuple[list[Claim], Told]:
    claims, reports = [], {}
    for n, (outlet, kind, parts) in enumerate(rows):
        text = f"{outlet} tells of {kind}, number {n}"
        report: Report = report_of(text, outlet, "2019-04-10")
        reports[report.id] = report
        claims.append(claim_of(report, text, kind, **parts))
    return claims, Told(reports=reports)


def test_harm_adds_events_and_keeps_the_claims() -> None:
    readings = [
        strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08"),
        strike("Karmat", "2019-04-08", 7, "Herald", "2019-04-08"),
        strike("Tell Omar", "2019-05-02", 2, "Courier", "2019-05-02"),
    ]
    events = merge_readings(readings)
    rows = harm_by_event(events)
    assert [(row.low, row.high) for row in rows] == [(5, 7), (2, 2)]
    assert {claim.id for row in rows for claim in row.claims} == {reading.claims[0].id for reading in readings}
    (total,) = total_harm(events)
    assert (total.measure, total.low, total.high) == ("killed", 7, 9)


def test_a_toll_since_the_war_began_is_in_no_total() -> None:
    events = merge_readings([strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08", figures=(killed(900, cumulative=True),))])
    assert total_harm(events) == ()


def test_a_part_is_not_added_to_its_whole() -> None:
    text = "The Blue Front's offensive on Karmat killed 30 people in March. On 8 April a clash in Karmat killed 12."
    report = report_of(text)
    push, clash = text.split(". ", 1)
    common = {"actors": (BLUE,), "places": (place("Karmat"),)}
    reading = reading_of(
        report,
        claim_of(report, push, "offensive", when=day("2019-03"), figures=(killed(30),), lead=True, **common),
        claim_of(report, clash, "armed_clash", when=day("2019-04-08"), figures=(killed(12),), **common),
    )
    (total,) = total_harm(merge_readings([reading]))
    assert total.best == 30


def test_backing_names_who_says_and_who_denies() -> None:
    roles = {"actors": (NORTHLAND,), "targets": (BLUE,)}
    claims, told = told_in(
        ("Gazette", "military_support", {**roles, "when": day("2019-04-01")}),
        ("Herald", "military_support", {**roles, "when": day("2019-04-05")}),
        ("Herald", "military_support", {**roles, "speakers": (says("Northland", "deny"),), "stance": "denied"}),
    )
    (row,) = backing(claims, told=told)
    assert (row.backer.name, row.backed.name, row.sort) == ("Northland", "Blue Front", "military")
    assert row.speakers == ("Gazette", "Herald")
    assert row.denied_by == ("Northland",)
    assert (row.first, row.last) == (date(2019, 4, 1), date(2019, 4, 5))


def test_hazards_follow_the_newest_word() -> None:
    common = {"places": (place("Karmat"),)}
    claims, told = told_in(
        ("Gazette", "explosive_hazard", {**common, "when": day("2019-04-01")}),
        ("Herald", "clearance", {**common, "when": day("2019-04-20")}),
    )
    (early,) = hazards(claims, date(2019, 4, 10), told=told)
    (late,) = hazards(claims, told=told)
    assert (early.status, late.status) == ("present", "cleared")
    assert late.since == date(2019, 4, 1)


def test_the_timeline_keeps_the_undated_at_the_end() -> None:
    events = merge_readings(
        [
            strike("Tell Omar", "2019-05-02", 2, "Courier", "2019-05-02"),
            strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08"),
            strike("Wadi Sorra", "2019-04-08", 3, "Herald", "2019-04-09", when=day(None)),
        ]
    )
    assert [entry.day for entry in timeline(events)] == [date(2019, 4, 8), date(2019, 5, 2), None]
    assert [entry.day for entry in timeline(events, since=date(2019, 5, 1), undated=False)] == [date(2019, 5, 2)]


def test_no_foreign_fighters_against_the_reports_of_them() -> None:
    roles = {"actors": (actor("Northland fighters"),), "targets": (BLUE,)}
    claims, told = told_in(
        ("Gazette", "military_support", roles),
        ("Herald", "military_support", roles),
        ("Courier", "military_support", {"actors": (actor("Southland"),), "targets": (BLUE,)}),
        ("Herald", "military_support", {"targets": (BLUE,), "speakers": (says("Blue Front"),), "negated": True, "aspect": "state"}),
    )
    (row,) = contradictions(claims, told=told)
    assert row.speaker == "Blue Front"
    assert len(row.against) == 3
    assert set(row.others) == {"Gazette", "Herald", "Courier"}


@pytest.mark.parametrize(
    ("denied", "answered"),
    [
        ({"actors": (actor("foreigners", "people"),), "targets": (actor("Blue Front", id="blue"),)}, True),
        ({"actors": (actor("Westland", "state"),), "targets": (actor("Blue Front", id="blue"),)}, False),
        ({}, True),  # "we have no support from abroad"
        ({"speakers": (says("Green League", id="green"),)}, False),
    ],
)
def test_no_foreigners_at_all_and_no_support_of_ours(denied: dict[str, object], answered: bool) -> None:
    """Who denies that any foreigners help him, or that he has help, denies each that is told."""
    blue = actor("Blue Front", id="blue")
    speaks = {"speakers": (says("Blue Front", id="blue"),), "negated": True, "aspect": "state"}
    claims, told = told_in(
        ("Gazette", "military_support", {"actors": (actor("Northland"),), "targets": (blue,)}),
        ("Herald", "military_support", {**speaks, **denied}),
    )
    assert bool(contradictions(claims, told=told)) == answered


def test_a_denial_of_another_day_contradicts_nothing() -> None:
    roles = {"actors": (BLUE,), "places": (place("Karmat"),)}
    claims, told = told_in(
        ("Gazette", "shelling", {**roles, "when": day("2019-04-01")}),
        ("Herald", "shelling", {**roles, "when": day("2019-06-01"), "negated": True}),
    )
    assert contradictions(claims, told=told) == ()


def test_a_denial_that_names_nobody_is_tied_by_place_and_day() -> None:
    gained = {"places": (place("Karmat"),), "when": day("2019-04-01")}
    claims, told = told_in(
        ("Gazette", "territory_gained", {**gained, "actors": (BLUE,)}),
        ("Post", "territory_gained", {**gained, "actors": (BLUE,), "when": day("2019-09-01")}),
        ("Star", "territory_gained", {**gained, "actors": (BLUE,), "when": day(None)}),  # of the day of its report
        ("Herald", "territory_gained", {**gained, "speakers": (says("the staff"),), "stance": "denied"}),
    )
    (row,) = contradictions(claims, told=told)
    assert (row.speaker, row.others) == ("the staff", ("Gazette",))
