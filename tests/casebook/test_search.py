"""Full-text search, on every database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from contested.records import Report
from contested.store.migrations import MIGRATIONS


def found(book, words, sort=None):
    texts = {report.id: report.text for report in book.reports()}
    texts |= {claim.id: claim.text for claim in book.claims()}
    return sorted(f"{hit.sort} {texts[hit.id].split(' | ')[0]}" for hit in book.search(words, sort))


SEARCHES = [
    ("gharyan", ["claim gained", "claim gained", "claim held", "report gained", "report gained", "report held"]),
    ("GHARYAN Mesmari", ["claim gained", "report gained"]),
    ("mesm*", ["claim gained", "report gained"]),
    ("tripoli", ["claim clash", "report gained"]),
    ('"national army"', ["claim gained", "claim gained", "claim strike", "report gained", "report gained"]),
    ('"army national"', []),
    ("gharyan -mesmari", ["claim gained", "claim held", "report gained", "report held"]),
    ("goal", ["report Nine goals in one match."]),
    ("falls", ["report gained"]),  # in the headline
    ("air strike", ["claim strike"]),  # a claim's kind
    ("nosuchword", []),
    ("", []),
    ("-gharyan", []),
]


@pytest.mark.parametrize(("words", "expected"), SEARCHES)
def test_search(asked, words, expected):
    assert found(asked, words) == expected


def test_a_hit_points_into_the_text(asked):
    reports = {report.id: report for report in asked.reports()}
    for hit in asked.search("gharyan"):
        body = reports[hit.report_id].text
        assert body[hit.start : hit.end] == hit.text
        assert [body[start:end] for start, end in hit.marks] == ["Gharyan"]
        assert (hit.event_id is not None) == (hit.sort == "claim")
    assert {hit.sort for hit in asked.search("gharyan", "claim")} == {"claim"}


def test_words_as_a_filter(full):
    assert [claim.text.split(" | ")[0] for claim in full.claims(words="tripoli")] == ["clash"]
    assert [event.kind for event in full.events(words="tripoli")] == ["armed_clash"]
    assert len(full.claims(words="?!")) == 0


def test_words_of_claims_that_are_read_again_are_found_once(full):
    list(full.rebuild())
    assert found(full, "tripoli") == ["claim clash", "report gained"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="\"'*-()^:&|!<>\\ aß\x00\ud800", max_size=20))
def test_no_question_is_wrong(asked, words):
    assert len(asked.search(words)) >= 0
    assert len(asked.claims(words=words)) >= 0


def test_hostile_reports_are_searched(book):
    book.add([Report(text=f"held | {'x' * 100_000} | | Town | 2019-01-01\n\ud800 'quote' \x00 :* & port")])
    assert [hit.sort for hit in book.search("port")] == ["report"]
    assert list(book.search("x" * 50_000))


def test_the_columns_of_an_event(full):
    full.merge()
    with full.engine.connect() as connection:
        rows = connection.execute(text("SELECT family, words, accounts, reliability, credibility, place_id FROM event")).all()
        assert {row.family for row in rows} == {"territory", "fighting"}
        assert all(row.words and row.accounts and row.reliability and row.credibility and row.place_id for row in rows)
        names = connection.execute(text("SELECT DISTINCT role, name FROM event_name")).all()
    assert {("outlet", "The Harbour"), ("speaker", "Ahmad Mesmari"), ("actor", "GNA"), ("target", "GNA")} <= {*map(tuple, names)}
    roles = {"actor", "actor_side", "target", "target_side", "speaker", "side", "outlet"}
    assert {row.role for row in names} == roles


def test_an_older_casebook_gets_the_words_of_what_it_has(full):
    before = found(full, "gharyan")
    with full.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO report_words (report_words) VALUES ('delete-all')"))
        else:
            connection.execute(text("DELETE FROM report_words"))
        connection.execute(text("DELETE FROM claim_words"))
        next(one.fill for one in MIGRATIONS if one.fill is not None)(connection)
    assert found(full, "gharyan") == before
