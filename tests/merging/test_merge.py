from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built_claims import actor, claim_of, day, killed, place, reading_of, report_of, says, strike
from contested import Reader
from contested.merging.blocks import happening_keys
from contested.merging.happenings import happenings_of
from contested.merging.merge import merge_readings
from contested.merging.report_traits import one_name
from contested.records import Event, Interval, Judgement, Reading, Report

COLUMN = "The column was hit north of the old bridge while it moved towards the port at dawn, two witnesses from the quarter said. "


def events_with(events: tuple[Event, ...], *readings: Reading) -> list[Event]:
    ids = {reading.report.id for reading in readings}
    return [event for event in events if ids <= {report.id for report in event.reports}]


@pytest.fixture(scope="module")
def corpus() -> tuple[Reading, ...]:
    rows = [
        ("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08"),
        ("Karmat", "2019-04-08", 9, "Herald", "2019-04-09"),
        ("Karmat", "2019-04-08", 11, "Gazette", "2019-04-10"),
        ("Wadi Sorra", "2019-04-08", 5, "Gazette", "2019-04-09"),
        ("Karmat", "2019-04-20", 5, "Herald", "2019-04-21"),
        ("Tell Omar", "2019-05-02", 2, "Courier", "2019-05-02"),
    ]
    return tuple(strike(*row) for row in rows)


@given(order=st.permutations(range(6)))
@settings(max_examples=25, deadline=None)
def test_order_of_arrival_changes_nothing(corpus: tuple[Reading, ...], order: list[int]) -> None:
    assert merge_readings([corpus[i] for i in order]) == merge_readings(corpus)


def test_a_report_given_twice_counts_once(corpus: tuple[Reading, ...]) -> None:
    assert merge_readings([*corpus, *corpus[:3]]) == merge_readings(corpus)


def test_every_claim_is_in_one_event(corpus: tuple[Reading, ...]) -> None:
    told = [claim.id for event in merge_readings(corpus) for claim in event.claims]
    assert sorted(told) == sorted(claim.id for reading in corpus for claim in reading.claims)


def test_a_running_toll_is_one_event_that_grows(corpus: tuple[Reading, ...]) -> None:
    (event,) = events_with(merge_readings(corpus), *corpus[:3])
    assert len(event.reports) == 3
    toll = event.figures["killed"]
    assert (toll.low, toll.high) == (9, 11)  # the Gazette's own figure is its newest
    assert [(who, figure.best, figure.as_of) for who, figure in toll.accounts] == [
        ("Gazette", 11, date(2019, 4, 10)),
        ("Herald", 9, date(2019, 4, 9)),
    ]


def test_another_town_and_another_week_are_other_events(corpus: tuple[Reading, ...]) -> None:
    events = merge_readings(corpus)
    assert sorted(len(event.reports) for event in events) == [1, 1, 1, 3]


def test_an_event_keeps_its_id_when_later_reports_join(corpus: tuple[Reading, ...]) -> None:
    (small,) = events_with(merge_readings(corpus[:2]), corpus[0])
    (large,) = events_with(merge_readings(corpus), corpus[0])
    assert small.id == large.id


def two_strikes(outlet: str, morning: str, evening: str) -> Reading:
    text = f"A strike on the {morning} of Karmat killed four people. Later a strike hit the {evening} of Karmat and killed nine."
    first, second = text.split(" Later ")
    report = report_of(text, outlet, "2019-04-08")
    common = {"when": day("2019-04-08"), "actors": (actor("the air force"),)}
    return reading_of(
        report,
        claim_of(report, first, "air_strike", places=(place(f"{morning} of Karmat"),), figures=(killed(4),), lead=True, **common),
        claim_of(report, second, "air_strike", places=(place(f"{evening} of Karmat"),), figures=(killed(9),), **common),
    )


def test_two_strikes_on_one_town_on_one_day_stay_two_where_the_reports_tell_them_apart() -> None:
    readings = [two_strikes("Gazette", "Market", "Harbour"), two_strikes("Herald", "Market", "Harbour")]
    events = merge_readings(readings)
    assert sorted(event.figures["killed"].best or 0 for event in events) == [4, 9]
    assert [len(event.reports) for event in events] == [2, 2]


@pytest.mark.parametrize(("verb", "count"), [("same", 1), ("not_same", 2)])
def test_judgements_are_obeyed(verb: str, count: int) -> None:
    if verb == "same":
        readings = [
            strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08"),
            strike("Tell Omar", "2019-05-02", 2, "Herald", "2019-05-02"),
        ]
    else:
        readings = [
            strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08"),
            strike("Karmat", "2019-04-08", 5, "Herald", "2019-04-08"),
        ]
    ids = [reading.claims[0].id for reading in readings]
    assert len(merge_readings(readings)) != count
    judgement = Judgement(id="1", verb=verb, subject=ids[0], object=ids[1])
    assert len(merge_readings(readings, [judgement])) == count


def test_a_judgement_splits_what_one_report_joined() -> None:
    text = "A bomb exploded in Karmat on Monday. The blast killed four people."
    report = report_of(text)
    blast, toll = text.split(". ")
    one = claim_of(report, blast, "explosion", places=(place("Karmat"),), when=day("2019-04-08"), lead=True)
    other = claim_of(report, toll, "casualties", figures=(killed(4),))
    reading = reading_of(report, one, other)
    (event,) = merge_readings([reading])
    assert event.kind == "explosion"
    assert len(merge_readings([reading], [Judgement(id="1", verb="not_same", subject=one.id, object=other.id)])) == 2


def test_a_judgement_whose_claim_is_gone_changes_nothing(corpus: tuple[Reading, ...]) -> None:
    gone = Judgement(id="1", verb="same", subject="0" * 16, object=corpus[0].claims[0].id)
    assert merge_readings(corpus, [gone]) == merge_readings(corpus)


def test_a_copy_is_a_carrier_and_no_second_witness() -> None:
    text = "An air strike hit Karmat on Monday, killing five people. " + COLUMN
    readings = [
        strike("Karmat", "2019-04-08", 5, outlet, f"2019-04-0{n}", text=text) for n, outlet in ((8, "Agency"), (9, "Herald"))
    ]
    (event,) = merge_readings(readings)
    (account,) = event.accounts
    assert account.speaker == "Agency"
    assert account.carriers == (readings[1].report.id,)
    assert event.status == "single-account"
    assert any(reason.rule == "copy" for reason in event.reasons)


def test_an_outlet_that_quotes_another_is_a_carrier_and_no_second_witness() -> None:
    told = strike("Karmat", "2019-04-08", 5, "Agency", "2019-04-08")
    quoting = strike("Karmat", "2019-04-08", 5, "Herald", "2019-04-09", speakers=(says("Agency"),))
    (event,) = merge_readings([told, quoting])
    (account,) = event.accounts
    assert (account.speaker, account.carriers) == ("Agency", (quoting.report.id,))
    assert (event.status, event.grade.credibility) == ("single-account", 3)


def test_two_renderings_of_one_statement_are_one_account() -> None:
    words = "The {0} said on Monday that planes {1} Karmat and that five people {2}, according to a translation."
    readings = [
        strike("Karmat", "2019-04-08", 5, outlet, "2019-04-09", text=words.format("mayor", *how), speakers=(says("the mayor"),))
        for outlet, how in (("Gazette", ("had bombed", "lost their lives")), ("Herald", ("struck", "were dead")))
    ]
    (event,) = merge_readings(readings)
    (account,) = event.accounts
    assert (account.speaker, len(account.claims), account.carriers) == ("the mayor", 2, ())
    assert (event.status, event.grade.credibility) == ("single-account", 3)


@pytest.mark.parametrize("aspect", ["planned", "hypothetical", "historical"])
def test_what_nobody_says_has_happened_is_no_further_witness(aspect: str) -> None:
    told = strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08")
    other = strike("Karmat", "2019-04-08", 5, "Herald", "2019-04-09", aspect=aspect)
    (event,) = merge_readings([told, other])
    assert len(event.accounts) == 2
    assert (event.status, event.grade.credibility) == ("single-account", 3)
    assert next(reason.words for reason in event.reasons if reason.rule == "single-account") == "only Gazette tells of it"


@pytest.mark.parametrize(
    ("aspect", "status", "credibility"),
    [("planned", "single-account", 6), ("historical", "agreed", 2), ("actual", "agreed", 2)],
)
def test_two_that_tell_a_plan_agree_on_nothing_that_happened(aspect: str, status: str, credibility: int) -> None:
    readings = [strike("Karmat", "2019-04-08", 5, outlet, "2019-04-09", aspect=aspect) for outlet in ("Gazette", "Herald")]
    (event,) = merge_readings(readings)
    assert (event.status, event.grade.credibility) == (status, credibility)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the harbour network (2)", "Harbor Network (HN)", True),
        ("syria monitor", "syrian monitor", True),
        ("the harbour network", "the harbour observatory", False),
        ("the gazette", "the evening gazette", False),
        ("", "", False),
        ("(2)", "(3)", False),
    ],
)
def test_outlets_that_are_one_under_two_names(one: str, other: str, same: bool) -> None:
    assert one_name(one, other) == one_name(other, one) == same


def test_a_standing_sentence_that_names_nothing_joins_no_two_events() -> None:
    standing = "Such attacks are a grave breach of the law of war and those behind them have to answer for it"
    readings = []
    for town, on, outlet in (("Karmat", "2019-04-08", "Gazette"), ("Tell Omar", "2019-05-02", "Herald")):
        first = f"A shell fell on {town} and killed two people."
        report = report_of(f"{first} {standing}.", outlet, on)
        told = claim_of(report, first, "shelling", places=(place(town),), when=day(on), figures=(killed(2),), lead=True)
        readings.append(reading_of(report, told, claim_of(report, standing, "accusation")))
    assert [len(event.reports) for event in merge_readings(readings)] == [1, 1, 1, 1]


def test_a_denial_in_another_report_is_tied_to_what_it_denies() -> None:
    told = strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08", speakers=(says("the mayor"),))
    denied = strike(
        "Karmat", "2019-04-08", 5, "Herald", "2019-04-09", speakers=(says("the air force", "deny"),), stance="denied", figures=()
    )
    (event,) = merge_readings([told, denied])
    assert event.status == "denied"
    assert [account.speaker for account in event.accounts if account.denies] == ["the air force"]
    tied = next(reason.words for reason in event.reasons if reason.rule == "denial")
    assert told.claims[0].id in tied
    assert event.grade.credibility >= 3


def test_a_side_that_admits_its_loss_concedes() -> None:
    text = "The Red Brigade lost Karmat to the Blue Front on Monday, its spokesman admitted."
    report = report_of(text)
    claim = claim_of(
        report,
        text,
        "territory_gained",
        actors=(actor("Blue Front"),),
        targets=(actor("Red Brigade"),),
        places=(place("Karmat"),),
        when=day("2019-04-08"),
        speakers=(says("Red Brigade", "admit"),),
    )
    (event,) = merge_readings([reading_of(report, claim)])
    assert event.status == "conceded"
    assert event.grade.pair == "F2"


@pytest.mark.parametrize(("blamed", "conceded"), [((), True), ((actor("Blue Front"),), False)])
def test_a_side_that_tells_of_its_own_dead_and_blames_nobody_concedes(blamed: tuple[object, ...], conceded: bool) -> None:
    text = "Nine soldiers of the Red Brigade were killed in clashes on Monday, the brigade said."
    report = report_of(text)
    speakers, lost = (says("Red Brigade"),), (actor("Red Brigade"),)
    claim = claim_of(report, text, "armed_clash", targets=lost, actors=blamed, speakers=speakers, figures=(killed(9),))
    (event,) = merge_readings([reading_of(report, claim)])
    assert [account.concedes for account in event.accounts] == [conceded]


def test_what_had_happened_by_a_day_is_no_part_of_what_was_told_a_fortnight_before() -> None:
    """Both tell of one army's dead at one town: the second of what came after the first report was out."""
    by_monday = interval_until("2019-04-22")
    first = strike("Karmat", "2019-04-08", 12, "Gazette", "2019-04-09")
    second = strike("Karmat", "2019-04-22", 22, "Herald", "2019-04-24", when=by_monday)
    assert len(merge_readings([first, second])) == 2
    again = strike("Karmat", "2019-04-22", 22, "Post", "2019-04-23")
    assert len(merge_readings([again, second])) == 1


def interval_until(last: str) -> Interval:
    return replace(day(last), start=None)


def test_years_of_fighting_are_not_one_day_of_it() -> None:
    text = "Clashes at Karmat killed nine on Monday. For two years the sides have clashed at Karmat daily."
    report = report_of(text)
    years = replace(day("2019-04-08"), start=date(2017, 4, 1), precision="year")
    common = {"places": (place("Karmat"),), "actors": (actor("Red Brigade"),)}
    one = claim_of(report, "Clashes at Karmat killed nine", "armed_clash", when=day("2019-04-08"), figures=(killed(9),), **common)
    war = claim_of(report, "For two years the sides have clashed", "armed_clash", when=years, **common)
    assert len(merge_readings([reading_of(report, one, war)])) == 2


@pytest.mark.parametrize(
    ("teller", "kind", "status"), [("Blue Front", "armed_group", "conceded"), ("Residents", "people", "single-account")]
)
def test_only_who_can_have_a_side_admits(teller: str, kind: str, status: str) -> None:
    text = f"{teller} said that {teller} had burned the clinic in Karmat on Monday."
    report = report_of(text)
    who, whom = actor(teller, kind), actor("clinic", "object")
    claim = claim_of(report, text, "attack", actors=(who,), targets=(whom,), when=day("2019-04-08"), speakers=(says(teller),))
    (event,) = merge_readings([reading_of(report, claim)])
    assert event.status == status


def test_an_offensive_holds_its_clashes_without_swallowing_them() -> None:
    text = (
        "The Blue Front launched an offensive on Karmat in March. On 8 April the Blue Front clashed with the Red Brigade in Karmat."
    )
    report = report_of(text)
    push, clash = text.split(" On ")
    blue = actor("Blue Front")
    reading = reading_of(
        report,
        claim_of(report, push, "offensive", actors=(blue,), places=(place("Karmat"),), when=day("2019-03"), lead=True),
        claim_of(
            report,
            clash,
            "armed_clash",
            actors=(blue,),
            targets=(actor("Red Brigade"),),
            places=(place("Karmat"),),
            when=day("2019-04-08"),
        ),
    )
    whole, part = merge_readings([reading])
    assert (whole.kind, part.kind) == ("offensive", "armed_clash")
    assert part.part_of == whole.id


def test_sides_are_grouped_by_what_flow_knows() -> None:
    def sides(id: str | None, name: str | None, on: date | None) -> str:
        return "Blue" if name in ("the mayor", "Blue Front") else str(name)

    readings = [
        strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08", speakers=(says("the mayor"),)),
        strike("Karmat", "2019-04-08", 5, "Herald", "2019-04-08", speakers=(says("Blue Front"),)),
    ]
    (event,) = merge_readings(readings, sides=sides)
    assert [account.speaker for account in event.accounts] == ["Blue"]


def test_block_keys_come_from_the_happening_alone() -> None:
    def keys(where: str, when: str) -> set[str]:
        reading = strike(where, when, 5, "Gazette", when)
        return set(happening_keys(happenings_of(reading.report.id, reading.claims)[0]))

    assert keys("Karmat", "2019-04-08") & keys("Karmat", "2019-04-09")
    assert not keys("Karmat", "2019-04-08") & keys("Tell Omar", "2019-04-08")


def test_nothing_in_nothing_out() -> None:
    assert merge_readings([]) == ()
    assert merge_readings([reading_of(report_of("\n\n"))]) == ()


def capture(winner: str, loser: str, on: str, outlet: str, *more: str) -> Reading:
    text = f"The {winner} captured Karmat from the {loser}, a mayor of the town said. " + " ".join(more)
    report = report_of(text, outlet, on)
    words = text.split(". ")[0]
    claim = claim_of(
        report,
        words,
        "territory_gained",
        actors=(actor(winner),),
        targets=(actor(loser),),
        places=(place("Karmat"),),
        when=day(on),
        lead=True,
    )
    return reading_of(report, claim)


def test_two_captures_of_one_town_months_apart_are_two_events() -> None:
    spring = [capture("Blue Front", "Red Brigade", "2019-04-04", outlet, "Shops stayed shut.") for outlet in ("Gazette", "Herald")]
    summer = [capture("Red Brigade", "Blue Front", "2019-06-26", outlet, "Shops stayed shut.") for outlet in ("Gazette", "Courier")]
    events = merge_readings([*spring, *summer])
    assert [(event.actors[0].name, len(event.reports)) for event in events] == [("Blue Front", 2), ("Red Brigade", 2)]


def test_an_outlet_in_its_own_voice_is_under_its_own_name() -> None:
    def sides(id: str | None, name: str | None, on: date | None) -> str:
        return "Blue" if name in ("Blue Front", "Blue Front media office", "Gazette") else str(name)

    readings = [
        strike("Karmat", "2019-04-08", 5, "Gazette", "2019-04-08"),
        strike("Karmat", "2019-04-08", 5, "Herald", "2019-04-08", speakers=(says("Blue Front media office"),)),
        strike("Karmat", "2019-04-08", 5, "Courier", "2019-04-08", speakers=(says("Blue Front"),)),
    ]
    (event,) = merge_readings(readings, sides=sides)
    assert sorted((account.speaker, len(account.claims)) for account in event.accounts) == [("Blue", 2), ("Gazette", 1)]


def test_a_fight_that_names_nobody_takes_in_no_deed_with_a_victim_of_its_own() -> None:
    text = (
        "Heavy fighting broke out in the north on Monday. The minister spoke on the radio. Later on Monday rebels abducted the "
        "judge Ana Lopez."
    )
    events = merge_readings([Reader().read(Report(text=text, published="2021-05-04"))])
    assert sorted(event.kind for event in events) == ["abduction", "armed_clash"]
