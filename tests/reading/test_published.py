"""The day of publication: as given, from a dateline or stamp, or what the text leaves open."""

from datetime import date

import pytest

from contested.reading.published import find_published
from contested.records import Report

STAMPS = [
    ("TRIPOLI, Libya (Jan. 22, 2013) Troops left.", "2013-01-22"),
    ("Town falls\n\nUpdated 17 November 2016\n\nThe town fell on Thursday.", "2016-11-17"),
    ("Wed 05 Apr 2017 Town falls. The town fell on Wednesday.", "2017-04-05"),
    ("Santa Rosa, 3 Jan 90 -- [Text] The town fell.", "1990-01-03"),
    ("Santa Rosa (Honduras), 3 Jan 90 (ACAN) -- [Text] The town fell.", "1990-01-03"),
    ("Town falls\nBy Ann Writer\nMarch 4, 2019\n\nThe town fell.", "2019-03-04"),
    ("MOSCOW, April 12, 2019 - The minister came.", "2019-04-12"),
    ("Published: 2020-05-24\nThe town fell.", "2020-05-24"),
    ("Town falls AFP Monday 2 Feb 2015 The town fell.", "2015-02-02"),
]


@pytest.mark.parametrize(("text", "day"), STAMPS)
def test_stamp(text, day):
    found = find_published(Report(text=text))
    assert (found.start, found.end, found.precision) == (date.fromisoformat(day), date.fromisoformat(day), "day")
    assert found.inferred
    assert found.source == "inferred"
    assert found.text in text


def test_what_is_given_stands():
    found = find_published(Report(text="Updated 17 November 2016", published="2016-12"))
    assert (found.start, found.end, found.inferred, found.source) == (date(2016, 12, 1), date(2016, 12, 31), False, "given")


def test_a_date_in_the_story_is_only_a_lower_bound():
    found = find_published(Report(text="The minister, shown in Moscow on 14 August 2017, said that the town fell."))
    assert (found.start, found.end, found.precision) == (date(2017, 8, 14), None, "open")


def test_a_weekday_picks_the_year_among_those_named():
    found = find_published(Report(text="The war that began in 2011 goes on in 2019. He came on Thursday the 11th of April."))
    assert (found.start, found.end, found.precision) == (date(2019, 4, 11), date(2019, 12, 31), "year")


@pytest.mark.parametrize("text", ["", "\n", "The town fell on Tuesday.", "May may march."])
def test_unknown_stays_unknown(text):
    assert not find_published(Report(text=text)).known


LATEST = [
    ("TRIPOLI, Libya (Jan. 22, 2013) Troops left.", "crawl", "2013-01-22", "inferred"),
    ("TRIPOLI, Libya (Jan. 22, 2033) Troops left.", "crawl", "2019-04-05", "crawl"),  # no later than it was fetched
    ("The town fell on Monday.", "crawl", "2019-04-05", "crawl"),
    ("The town fell on Monday.", "file", "2019-04-05", "file"),
    ("TRIPOLI, Libya (Jan. 22, 2013) Troops left.", "metadata", "2019-04-05", "metadata"),
]


@pytest.mark.parametrize(("text", "source", "day", "found_in"), LATEST)
def test_a_day_of_fetching_gives_way_to_a_dateline(text, source, day, found_in):
    found = find_published(Report(text=text, published="2019-04-05", published_source=source))
    assert (found.start, found.source) == (date.fromisoformat(day), found_in)
    assert found.inferred == (source != "metadata")
