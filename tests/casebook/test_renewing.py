"""Events made anew where reports and judgements came: always the same as merging everything at once."""

from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from contested.casebook.book import Casebook
from contested.casebook.judging import joins, left_out
from contested.casebook.looks import without
from contested.errors import UsageError
from contested.merging.merge import merge_readings
from contested.records import Report
from contested.store.migrations import MIGRATIONS
from line_reader import LineReader

COPIED = (
    "The council of elders said on Friday that the road to the old harbour would stay shut until the shelling ends. "
    "Families who fled from the farms were asked to wait in the schools of the upper town, where bread is handed out at noon. "
    "Nobody could say when the ferry would sail again."
)


def report(lines, outlet, day, text=""):
    return Report(text="\n".join([*lines, text]), outlet=outlet, published=day, url=f"https://example.org/{outlet}/{day}")


POOL = [
    report(["offensive | Red Front | Blue Front | Karmat | 2019-04-04"], "Gazette", "2019-04-04"),
    report(["clash | Red Front | Blue Front | Karmat | 2019-04-08 | | killed 4"], "Gazette", "2019-04-08", COPIED),
    report(["clash | Red Front | Blue Front | Karmat | 2019-04-08 | | killed 6"], "Herald", "2019-04-09", COPIED),
    report(["clash | Blue Front | Red Front | Karmat | 2019-04-08 | Colonel Nasr | killed 6"], "Tribune", "2019-04-09"),
    report(
        ["strike | Red Front | | Tell Omar | 2019-04-08 | | killed 12", "held | Blue Front | | Karmat | 2019-04-09"],
        "Post",
        "2019-04-09",
    ),
    report(["strike | Red Front | | Tell Omar | 2019-04-08 | Colonel Nasr | killed 15"], "Star", "2019-04-10"),
    report(["strike | Red Front | | Tell Omar | 2019-05-20 | | killed 12"], "Star", "2019-05-21"),
    report(["gained | Blue Front | Red Front | Karmat | 2019-04-11"], "Herald", "2019-04-11"),
    report(["gained | Blue Front | Red Front | Karmat | 2019-04-11 | Colonel Nasr"], "Post", "2019-04-12"),
    report(["No line of anything"], "Star", "2019-04-12", COPIED),
]
ONE_BY_ONE = [
    report([f"strike | Red Front | | Town{n % 3} | 2019-04-{n % 9 + 1:02d} | | killed {n}"], f"Paper {n}", "2019-04-10")
    for n in range(40)
]


QUICK = settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def reader():
    return LineReader()


def opened(reader, where=":memory:"):
    book = Casebook.open(where)
    book.__dict__["reader"] = reader
    return book


def all_at_once(book):
    """The events as merging everything from nothing makes them."""
    standing, sides = book.judgements(), book.spellings.side
    with book.engine.connect() as connection:
        wrong, joined = left_out(connection), joins(connection, standing)
    return merge_readings([without(reading, wrong) for reading in list(book.readings())], joined, sides)


def assert_as_at_once(book):
    expected = all_at_once(book)
    assert list(book.events()) == list(expected)
    members = {claim.id: event.id for event in expected for claim in event.claims}
    shown = list(book.cited())
    assert {cited.claim.id: cited.event_id for cited in shown if cited.event_id} == {
        cited.claim.id: members[cited.claim.id] for cited in shown if cited.claim.id in members
    }


@QUICK
@given(st.permutations(POOL), st.lists(st.integers(1, 4), min_size=10, max_size=10))
def test_any_order_and_any_batches_give_the_same_events(reader, reports, sizes):
    with opened(reader) as book:
        waiting = list(reports)
        for size in sizes:
            book.add(waiting[:size])
            book.merge()
            del waiting[:size]
        book.add(waiting)
        assert_as_at_once(book)
        assert len(book.events()) > 4


@QUICK
@given(st.data())
def test_judgements_come_to_the_same_whenever_they_are_made(reader, data):
    with opened(reader) as book:
        for some in (POOL[:5], POOL[5:]):
            book.add(some)
            ids = [claim.id for claim in book.claims()]
            for _ in range(3):
                one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
                verb = data.draw(st.sampled_from(["same", "not_same", "misread"]))
                if verb == "misread":
                    made = book.judge(verb, one)
                elif one != other:
                    made = book.judge(verb, one, other)
                else:
                    continue
                if data.draw(st.booleans()):
                    book.merge()
                if data.draw(st.booleans()):
                    book.judge("withdraw", made.id)
            assert_as_at_once(book)


def test_a_copy_speaks_in_the_voice_of_a_root_whose_claims_were_left_out(reader):
    with opened(reader) as book:
        book.add(POOL[:5])
        for claim in book.claims(kind="armed_clash"):
            if claim.figures and book.report(claim.report_id).outlet == "Gazette":
                book.judge("misread", claim.id)
                book.merge()
        assert {account.speaker for event in book.events(kind="armed_clash") for account in event.accounts} >= {"Gazette"}
        assert_as_at_once(book)


def test_what_people_alone_joined_stays_when_the_other_is_left_out(reader):
    with opened(reader) as book:
        book.add(POOL[:5])
        (held,) = book.claims(kind="territory_held")
        clash = next(claim for claim in book.claims(kind="armed_clash") if book.report(claim.report_id).outlet == "Herald")
        book.judge("same", held.id, clash.id)
        book.merge()
        book.judge("misread", clash.id)
        assert held.id in {claim.id for event in book.events() for claim in event.claims}
        assert_as_at_once(book)


def test_events_of_an_older_layout_are_made_anew(reader, tmp_path):
    """As merging left a casebook before it kept happenings: rows of events that nothing else knows."""
    step = 1 + next(number for number, one in enumerate(MIGRATIONS) if one.words.startswith("events of older layouts"))
    with opened(reader, tmp_path / "a.db") as book:
        book.add(POOL)
        expected, made = list(book.events()), book.judge("confirm", next(iter(book.claims())).id)
        with book.engine.begin() as connection:
            for name in ("event_name", "happening", "happening_key", "happening_link", "text_key", "text_link", "copy"):
                connection.execute(text(f"DELETE FROM {name}"))
            for column in ("first_day", "last_day"):
                connection.execute(text(f"ALTER TABLE happening DROP COLUMN {column}"))
            connection.execute(text("UPDATE event SET id = 'old' || id"))
            connection.execute(text("UPDATE claim SET event_id = 'old' || event_id"))
            connection.execute(text("DELETE FROM migration WHERE number >= :step"), {"step": step})
    with opened(reader, tmp_path / "a.db") as book:
        assert list(book.events()) == expected
        assert made.id in {one.id for one in book.judgements()}
        assert_as_at_once(book)


def test_many_reports_with_the_same_names(reader):
    """Enough for a name in first lines to weigh less, and for keys to be too common."""
    with opened(reader) as book:
        for start in range(0, len(ONE_BY_ONE), 7):
            book.add(ONE_BY_ONE[start : start + 7])
            assert_as_at_once(book)
        list(book.rebuild())
        assert_as_at_once(book)


def test_on_every_database(book):
    for one in POOL:
        book.add([one])
        book.merge()
    assert_as_at_once(book)
    (within,) = book.events(kind="armed_clash")
    assert within.part_of == book.events(kind="offensive")[0].id
    assert any(reason.rule == "copy" for reason in within.reasons)


def test_an_id_that_is_gone_leads_to_where_its_claims_are(book):
    book.add([POOL[3]])
    before = book.events(kind="armed_clash")[0].id
    book.add(POOL[1:3])
    after = book.events(kind="armed_clash")[0].id
    assert before != after
    assert book.heirs(before) == (after,)
    assert book.event(before).id == after
    clashes = [claim.id for claim in book.claims(kind="armed_clash")]
    book.judge("not_same", clashes[0], " ".join(clashes[1:]))
    several = book.heirs(after)
    assert {event.id for event in book.events(kind="armed_clash")} == {*several} | {book.heirs(before)[0]}
    history = book.event_history(several[0])
    assert [one.sort for one in history].count("report") >= 1
    assert any(one.sort == "judgement" and one.words.startswith("not_same") for one in history)
    with pytest.raises(UsageError, match="no event 'nothing'"):
        book.event("nothing")


def test_an_id_whose_claims_were_left_out_leads_nowhere(book):
    book.add([POOL[0]])
    (event,) = book.events()
    made = book.judge("misread", event.claims[0].id)
    assert book.heirs(event.id) == ()
    book.judge("withdraw", made.id)
    assert book.heirs(event.id) == (event.id,)
    assert event.when.start == date(2019, 4, 4)
