import pytest

from contested.intake.fields import fields_of, iso_date

DATES = [
    ("2020-05-24", "2020-05-24"),
    ("2020-05-24T10:00:00Z", "2020-05-24"),
    ("2020-05", "2020-05"),
    ("2020", "2020"),
    ("20200524", "2020-05-24"),
    ("2020/05/24", "2020-05-24"),
    ("24 May 2020", "2020-05-24"),
    ("Sunday, May 24th, 2020", "2020-05-24"),
    ("24/05/2020", "2020-05-24"),
    ("05/24/2020", "2020-05-24"),
    ("05/04/2020", None),
    ("Sun, 24 May 2020 10:00:00 GMT", "2020-05-24"),
    ("2020-13-45", None),
    ("31 February 2020", None),
    ("soon", None),
    ("", None),
    (1590278400, "2020-05-24"),
    (1590278400000, "2020-05-24"),
    (True, None),
    (float("nan"), None),
    (float("inf"), None),
    ({}, None),
]


@pytest.mark.parametrize(("written", "expected"), DATES)
def test_dates(written, expected):
    assert iso_date(written) == expected


def test_fields_by_their_common_names():
    row = {
        "Headline": "A",
        "source": {"name": "The Herald"},
        "Pub-Date": "24 May 2020",
        "link": "u",
        "authors": ["A B", "C D"],
        "lang": "en-GB",
    }
    fields = fields_of(row)
    assert (fields.title, fields.outlet, fields.published, fields.url, fields.author, fields.language) == (
        "A",
        "The Herald",
        "2020-05-24",
        "u",
        "A B, C D",
        "en",
    )
    assert fields_of({"date": "next week"}).not_understood == "next week"
