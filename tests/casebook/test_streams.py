"""Many reports: flat memory, any order, any number of goes."""

import gc
import tracemalloc

from contested.casebook.book import Casebook
from contested.records import Report
from line_reader import LineReader


def reader_of_lines(where=":memory:"):
    book = Casebook.open(where)
    book.__dict__["reader"] = LineReader()
    return book


def many(first, last):
    for number in range(first, last):
        line = f"clash | Side A | Side B | Gharyan | 2019-04-{number % 28 + 1:02d} | Speaker | killed {number}"
        yield Report(text=line + "\n" + "word " * 2000, outlet=f"Outlet {number % 7}", url=f"u{number}", published="2019-05")


def test_adding_streams_in_flat_memory(tmp_path):
    with reader_of_lines(tmp_path / "a.db") as book:
        for _ in book.add_each(many(0, 64)):
            pass
        tracemalloc.start()
        for _ in book.add_each(many(64, 192)):
            pass
        gc.collect()  # what is let go but not yet taken away is no growth
        middle = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        for _ in book.add_each(many(192, 448)):
            pass
        peak = tracemalloc.get_traced_memory()[1] - middle
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] - middle
        tracemalloc.stop()
        assert len(book.reports()) == 448
    assert grown < 256 * 500  # under half a kilobyte a report: their texts, at ten, are let go
    assert peak < 4_000_000


def test_the_order_and_the_number_of_goes_do_not_matter(reports):
    with reader_of_lines() as whole, reader_of_lines() as backwards, reader_of_lines() as piecemeal:
        whole.add(reports)
        backwards.add(reversed(reports))
        for report in reports:
            piecemeal.add([report])
            assert len(piecemeal.events()) >= 0  # merged in between
        events = list(whole.events())
        assert events
        assert list(backwards.events()) == events
        assert list(piecemeal.events()) == events
        assert [claim.id for claim in backwards.claims()] == [claim.id for claim in whole.claims()]


def test_events_after_a_rebuild_are_the_same(reports):
    with reader_of_lines() as book:
        book.add(reports)
        before = list(book.events())
        assert len(list(book.rebuild())) == len(reports)
        assert list(book.events()) == before
