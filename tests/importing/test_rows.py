# ruff: noqa: E501 -- rows of other projects
"""Rows of ACLED and UCDP: reports kept word for word, read by their columns."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested import Reader
from contested.errors import InputError
from contested.importing.rows import ACLED_KINDS, read_row
from contested.importing.sheets import DATASETS, dataset_of, day_of, reports_of
from contested.kinds import load_kinds

ACLED = """event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,\
assoc_actor_2,inter2,iso,country,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,timestamp
LBY1,2019-04-04,2019,1,Political violence,Battles,Armed clash,Harbour Army,Port Guard; Night Watch,State forces,Hill Brigade,,Rebel group,\
434,Libya,Saltport,32.5,13.25,1,The Quay; Inland Post,National,"On 4 April, the army and the brigade
fought in Saltport. 7 dead.",7,1554800000
LBY2,12 May 2019,2019,3,Political violence,Violence against civilians,Attack,Unidentified Armed Group (Libya),,Political militia,\
Civilians (Libya),,Civilians,434,Libya,Upper Hill,31.9,13.0,3,The Quay,Local,"'=Men shot at villagers.",0,
LBY3,2019-05-20,2019,2,Strategic developments,Strategic developments,Other,Harbour Army,,State forces,,,,434,Libya,Saltport,,,2,,,Talks.,0,
"""
UCDP = """id;year;type_of_violence;dyad_name;side_a;side_b;source_article;source_headline;where_prec;where_coordinates;latitude;\
longitude;country;country_id;date_prec;date_start;date_end;best;high;low
77;2019;1;Government of Libya - Hill Brigade;Government of Libya;Hill Brigade;"The Quay,2019-07-03,Battle";Battle at Saltport;2;\
Saltport town;32.5;13.25;Libya;620;2;2019-07-02 00:00:00.000;2019-07-05 00:00:00.000;12;20;10
78;2019;3;Hill Brigade - Civilians;Hill Brigade;Civilians;;;6;Libya;27;17;Libya;620;4;2019-08-01;2019-08-31;0;3;0
"""


def readings(text, where="a.csv"):
    return [read_row(report) for report in reports_of(text.splitlines(keepends=True), where)]


def test_acled():
    battle, attack, other = readings(ACLED)
    report, (claim,) = battle.report, battle.claims
    assert (report.outlet, report.dataset, report.title) == ("ACLED", "acled", "Armed clash, Saltport")
    assert report.published == date(2019, 4, 9)
    assert (claim.kind, claim.rule, claim.speakers, claim.confidence, claim.lead) == ("armed_clash", "acled row", (), 1.0, True)
    assert claim.text == "On 4 April, the army and the brigade fought in Saltport. 7 dead."
    assert [one.text for one in claim.actors] == ["Harbour Army", "Port Guard", "Night Watch"]
    assert [(one.text, one.kind) for one in claim.targets] == [("Hill Brigade", "armed_group")]
    (place,) = claim.places
    assert (place.name, place.lat, place.lon, place.country, place.precision) == ("Saltport", 32.5, 13.25, "LY", 1)
    assert [(one.measure, one.best) for one in claim.figures] == [("killed", 7)]
    assert (claim.when.start, claim.when.end, claim.when.precision) == (date(2019, 4, 4), date(2019, 4, 4), "day")
    assert claim.reasons[0].words == "coded by ACLED from: The Quay; Inland Post; National"
    (claim,) = attack.claims
    assert (claim.kind, claim.targets[0].kind, claim.figures, claim.text) == ("attack", "people", (), "=Men shot at villagers.")
    assert (claim.when.start, claim.when.end, claim.when.precision) == (date(2019, 5, 1), date(2019, 5, 31), "month")
    assert claim.places[0].precision == 4
    assert (other.claims, other.outcome.reason) == ((), "no kind of claim is like this row of ACLED")


def test_ucdp():
    battle, killing = readings(UCDP)
    (claim,) = battle.claims
    assert (battle.report.outlet, battle.report.published) == ("UCDP GED", date(2019, 7, 5))
    assert (claim.kind, claim.text, claim.places[0].country, claim.places[0].precision) == (
        "armed_clash",
        "Battle at Saltport",
        "LY",
        2,
    )
    assert [(one.low, one.best, one.high) for one in claim.figures] == [(10, 12, 20)]
    assert (claim.when.start, claim.when.end, claim.when.precision) == (date(2019, 7, 2), date(2019, 7, 5), "week")
    (claim,) = killing.claims
    assert (claim.kind, claim.targets[0].kind, claim.places[0].precision) == ("attack", "people", 6)
    assert [(one.low, one.best, one.high) for one in claim.figures] == [(0, 0, 3)]
    assert claim.text == "UCDP GED event 78"


@pytest.mark.parametrize("text", [ACLED, UCDP])
def test_every_value_has_its_span(text):
    for reading in readings(text):
        for claim in reading.claims:
            spans = [claim, claim.trigger, *claim.actors, *claim.targets, *claim.places, *claim.figures]
            assert all(reading.report.text[one.start : one.end] == one.text for one in spans)


def test_the_reader_reads_rows_by_their_columns():
    """In any company, with names linked where they are known and the place as the row gives it."""
    rows = list(reports_of(ACLED.replace("Harbour Army", "Libyan National Army").splitlines(keepends=True), "a.csv"))
    read = list(Reader(packs=["libya"], fast=True).read_many(rows))
    (claim,) = read[0].claims
    assert (claim.actors[0].name, claim.actors[0].id) == ("Libyan National Army", "lna")
    assert claim.actors[1].name == "Port Guard"  # as the row names it
    assert (claim.places[0].name, claim.places[0].lat) == ("Saltport", 32.5)
    assert [reading.outcome.name for reading in read] == ["added"] * 3


def test_kinds_are_there():
    assert set(ACLED_KINDS.values()) <= set(load_kinds())


def test_what_is_nobodys():
    with pytest.raises(InputError, match="not the columns of ACLED or UCDP GED"):
        list(reports_of(["a,b\n", "1,2\n"], "x.csv"))
    with pytest.raises(InputError):
        list(reports_of([], "x.csv"))


DAYS = [
    ("2019-04-04", date(2019, 4, 4)),
    ("04 April 2019", date(2019, 4, 4)),
    ("4 April 2019", date(2019, 4, 4)),
    ("04-April-2019", date(2019, 4, 4)),
    ("2019-07-02 00:00:00.000", date(2019, 7, 2)),
    ("1554800000", date(2019, 4, 9)),
    ("soon", None),
    ("", None),
    (None, None),
    ("2019-13-01", None),
]


@pytest.mark.parametrize(("written", "expected"), DAYS)
def test_days(written, expected):
    assert day_of(written) == expected


@pytest.mark.parametrize("row", DATASETS, ids=lambda row: row.name)
@given(cells=st.lists(st.text(max_size=30), min_size=5, max_size=12))
def test_any_cells_make_a_report_that_reads(row, cells):
    import csv
    import io

    names = [*row.known_by, "latitude", "longitude", "low", "high", "date_end", "iso", "country_id"]
    out = io.StringIO()
    csv.writer(out).writerows([names, cells])
    for report in reports_of(out.getvalue().splitlines(keepends=True), "x.csv"):
        reading = read_row(report)
        assert dataset_of(names) is not None
        for claim in reading.claims:
            assert report.text[claim.start : claim.end] == claim.text
