"""Blind coding: who sees what, what counts as one claim, and gold that is read back as it was written."""

import pytest
import yaml

from contested.casebook.coding import (
    Code,
    agreement,
    aligned,
    assign,
    assignments,
    codes,
    drop_code,
    finish,
    open_to,
    put_code,
    unassigned,
)
from contested.casebook.gold import coded, quote, reviewed, write_gold
from contested.errors import UsageError
from contested.store.database import writing


def code(start, end, kind="attack", **more):
    return Code(start=start, end=end, kind=kind, **more)


@pytest.fixture
def given_out(full):
    """A report that Ana and Ben are to code."""
    report = next(one for one in full.reports() if one.title == "Gharyan falls")
    with writing(full.engine) as connection:
        assert assign(connection, [report.id], ["ana", "ben", "ana"]) == 1
        assert assign(connection, [report.id], ["ana", "ben"]) == 0
    return full, report


def test_codes_are_kept_changed_and_taken_away_until_done(given_out):
    book, report = given_out
    with writing(book.engine) as connection:
        first = put_code(connection, report.id, "ana", code(0, 6, "territory_gained", actors="LNA ;  GNA", figures="killed 3"))
        changed = put_code(connection, report.id, "ana", code(0, 6, "offensive", id=first.id))
        other = put_code(connection, report.id, "ana", code(8, 12))
        drop_code(connection, report.id, "ana", other.id)
        assert first.actors == "LNA; GNA"
        assert codes(connection, report.id, "ana") == [changed]
        assert codes(connection, report.id, "ben") == []
        drop_code(connection, report.id, "ben", changed.id)
        assert codes(connection, report.id, "ana") == [changed]
        finish(connection, report.id, "ana")
        assert not open_to(connection, report.id)
        with pytest.raises(UsageError, match="done with this report"):
            put_code(connection, report.id, "ana", code(0, 6))
        finish(connection, report.id, "ben")
        assert open_to(connection, report.id)
        assert [bool(one.done_at) for one in assignments(connection)] == [True, True]


WRONG = [
    (code(5, 5), "stand in the report"),
    (code(-1, 5), "stand in the report"),
    (code(0, 99_999), "stand in the report"),
    (code(0, 5, "bombing"), "no kind"),
    (code(0, 5, stance="maybe"), "no stance"),
    (code(0, 5, aspect="maybe"), "no aspect"),
    (code(0, 5, when="yesterday"), "not an ISO date"),
    (code(0, 5, figures="killed some"), "no figure"),
    (code(0, 5, actors="x" * 301), "more than 300"),
]


@pytest.mark.parametrize(("wrong", "words"), WRONG)
def test_wrong_codes_are_refused(given_out, wrong, words):
    book, report = given_out
    with writing(book.engine) as connection, pytest.raises(UsageError, match=words):
        put_code(connection, report.id, "ana", wrong)


def test_only_who_was_given_a_report_codes_it(given_out):
    book, report = given_out
    with writing(book.engine) as connection:
        with pytest.raises(UsageError, match="was not given to 'eve'"):
            put_code(connection, report.id, "eve", code(0, 5))
        with pytest.raises(UsageError, match="two coders"):
            assign(connection, [report.id], ["ana", "ana", " "])
        with pytest.raises(UsageError, match="no report 'x'"):
            assign(connection, ["x"], ["ana", "ben"])
        assert report.id not in unassigned(connection, 10)
        assert len(unassigned(connection, 10)) == 2


def test_claims_are_one_where_their_words_overlap():
    first, second, third = code(0, 10), code(20, 30, "shelling"), code(22, 40, "attack")
    assert aligned([[first, second], [third], [first]]) == [(first, None, first), (second, third, None)]
    assert aligned([[code(20, 30, "shelling")], [code(20, 30, "attack"), code(21, 29, "shelling")]]) == [
        (code(20, 30, "shelling"), code(21, 29, "shelling")),
        (None, code(20, 30, "attack")),
    ]


def test_agreement_by_field(given_out):
    book, report = given_out
    ana = [
        code(0, 6, "territory_gained", actors="LNA", when="2019-04-04", figures="killed 12"),
        code(50, 60, "armed_clash", actors="GNA", stance="denied", when="2019-04-09", figures="killed 3"),
        code(80, 90, "shelling"),
    ]
    ben = [
        code(0, 9, "territory_gained", actors="the lna", when="2019-04-04", figures="killed 12"),
        code(50, 60, "armed_clash", actors="LNA", when="2019-04-10", figures="killed 4"),
    ]
    with writing(book.engine) as connection:
        for name, mine in (("ana", ana), ("ben", ben)):
            for one in mine:
                put_code(connection, report.id, name, one)
            assert all(one.units == 0 for one in agreement(connection))
            finish(connection, report.id, name)
        found = {one.field: one for one in agreement(connection)}
    assert (found["kind"].units, found["kind"].same) == (3, 2)
    assert 0 < found["kind"].alpha < 1
    assert (found["actors"].units, found["actors"].same) == (2, 1)
    assert found["when"].alpha > 0.9
    assert found["killed"].alpha > 0.9
    assert found["stance"].alpha <= 0
    assert (found["injured"].alpha, found["injured"].units) == (None, 0)


def test_codes_as_gold(given_out, tmp_path):
    book, report = given_out
    mine = code(0, 6, "territory_gained", actors="LNA", places="near Gharyan", when="2019-04", figures="killed 3 of GNA; killed 5-")
    with writing(book.engine) as connection:
        put_code(connection, report.id, "ana", mine)
        finish(connection, report.id, "ana")
        assert write_gold(tmp_path, coded(connection, "ana"), ("libya",)) == (1, 1)
    whole = yaml.safe_load((tmp_path / "claims.yaml").read_text())
    (row,) = whole["reports"]
    assert whole["pack"] == "libya"
    assert (tmp_path / "reports" / row["report"]).read_text() == report.text
    assert row["claims"] == [
        {
            "quote": "gained",
            "kind": "territory_gained",
            "actor": ["LNA"],
            "place": ["Gharyan"],
            "when": "2019-04",
            "figures": {"killed": [{"count": 3, "of": "GNA"}, {"min": 5}]},
        }
    ]


def test_judgements_as_gold_take_reports_that_were_judged_whole(full, tmp_path):
    gained, lost = full.claims(kind="territory_gained")
    strike = full.claims(kind="air_strike")[0]
    full.judge("confirm", gained.id)
    full.judge("misread", full.claims(kind="armed_clash")[0].id)
    full.judge("correct", strike.id, "stance=denied")
    with full.engine.connect() as connection:
        assert [(len(claims), report.title) for report, claims in reviewed(connection)] == [(1, "Gharyan falls")]
        partly = {report.outlet: claims for report, claims in reviewed(connection, partly=True)}
    assert [one["kind"] for one in partly["Desert Post"]] == ["air_strike"]
    assert partly["Desert Post"][0]["stance"] == "denied"
    assert partly["Desert Post"][0]["figures"] == {"killed": {"count": 12}}
    assert partly["The Harbour"][0]["speaker"] == ["Ahmad Mesmari"]
    assert lost.kind == "territory_gained"


@pytest.mark.parametrize(
    ("text", "start", "end", "found"),
    [
        ("they fled. they fled.", 0, 9, "they fled"),
        ("they fled. they fled.", 11, 20, "fled. they fled"),
        ("aa", 1, 2, "aa"),
        ("a a a", 4, 5, "a a a"),
    ],
)
def test_a_quote_is_found_where_it_stands(text, start, end, found):
    words = quote(text, start, end)
    assert words == found
    assert text.find(words) + len(words) == end
