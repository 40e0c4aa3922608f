"""A source's record, and an actor's figures against those of others."""

from datetime import date

from built_claims import actor, claim_of, day, killed, place, reading_of, report_of, says, strike
from contested.merging.merge import merge_readings
from contested.picture.against import figures_against
from contested.picture.record import record_of

BLUE = actor("Blue Front")
GONE = {"places": (place("Karmat"),), "actors": (BLUE,), "when": day("2019-04-08")}


def told(outlet, published, words, **parts):
    report = report_of(words, outlet, published)
    return reading_of(report, claim_of(report, words, "air_strike", **{**GONE, **parts}))


def test_a_source_that_was_first_by_days():
    events = merge_readings(
        [
            strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08"),
            strike(
                "Karmat", "2019-04-08", 7, "Herald", "2019-04-10", text="Herald tells that an air strike on Karmat killed seven."
            ),
            strike("Tell Omar", "2019-05-02", 2, "Gazette", "2019-05-02"),
        ]
    )
    first = record_of(events, "Gazette").first
    assert [(one.day, one.next_day, one.next_outlet) for one in first] == [(date(2019, 4, 8), date(2019, 4, 10), "Herald")]
    assert record_of(events, "Herald").first == ()


def test_two_on_one_day_are_not_first():
    events = merge_readings(
        [
            strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-09"),
            strike(
                "Karmat", "2019-04-08", 7, "Herald", "2019-04-09", text="Herald tells that an air strike on Karmat killed seven."
            ),
        ]
    )
    assert record_of(events, "Gazette").first == ()


def test_what_others_later_deny():
    events = merge_readings(
        [
            told("Gazette", "2019-04-08", "The Blue Front bombed Karmat on Monday, Gazette writes."),
            told(
                "Herald",
                "2019-04-11",
                "The Blue Front denied that it bombed Karmat on Monday.",
                speakers=(says("Blue Front", "deny"),),
                stance="denied",
            ),
        ]
    )
    record = record_of(events, "Gazette")
    assert [(one.speaker, one.day) for one in record.denied] == [("Blue Front", date(2019, 4, 11))]
    assert record.conceded == ()


def test_figures_against_those_of_others():
    events = merge_readings(
        [
            told("Gazette", "2019-04-08", "Five died, the Blue Front said.", speakers=(says("Blue Front"),), figures=(killed(5),)),
            told("Herald", "2019-04-09", "Herald counts 50 dead in Karmat on Monday.", figures=(killed(50),)),
        ]
    )
    (row,) = figures_against(events, {"Blue Front"})
    assert row.measure == "killed"
    assert [(who, figure.best) for who, figure in row.own] == [("Blue Front", 5)]
    assert [(who, figure.best) for who, figure in row.others] == [("Herald", 50)]
    assert row.direction == "lower"
    assert figures_against(events, {"Nobody"}) == ()
