"""What adding a report costs casebooks of some sizes: keeping it, and merging its claims, in CPU seconds and by the clock.

    python benchmarks/add_cost.py 1000 10000 10000x10 [--at URL…]

Each casebook is filled with synthetic readings (those of merge_scale.py), a SQLite file unless databases that may be emptied are
named, one a size; then fifty more reports come one by one to each in turn, so that a busy machine slows all alike, each kept and
merged by itself. `10000x10` (SQLite alone) is a casebook of 10,000 with all its rows there ten times, under other ids and keys, as
of ten wars: as large as one of 100,000, made in minutes. Reading is left out: it does not know the casebook.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from contested.casebook.book import Casebook
from contested.records import Reading
from contested.store import write
from contested.store.database import writing

sys.path.insert(0, str(Path(__file__).parent))
from merge_scale import readings_of

MORE, EACH = 50, 7  # reports that come, every so many of another lot, so that most are of different events
IDS = {"id", "report_id", "event_id", "event", "root_id", "old", "new"}  # columns that hold ids of their own
NUMBERS = {"claim": "number", "report": "number", "happening": "number", "claim_actor": "claim", "claim_place": "claim"}
NUMBERS |= {"happening_key": "happening", "text_key": "report"}
LINKS = {"happening_link": "number", "text_link": "id"}
COPIED = ("report", "reading", "claim", "event", "event_name", "copy", "event_id_change", *LINKS, *NUMBERS)
LETTERS = "ghijklmnopqrstuvwxyz"  # none stands in an id
STEP = 16 * 7919 * 10**9  # between the keys of one copy and the next; the last four bits say of which block a key is


@dataclass
class Measured:
    """A casebook with what each further report cost it."""

    size: str
    book: Casebook
    more: Sequence[Reading]
    kept: list[float] = field(default_factory=list)
    merged: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Keeps and merges one more report."""
        first, at = time.process_time(), time.perf_counter()
        keep(self.book, [reading])
        second = time.process_time()
        self.book.merge()
        self.kept.append(second - first)
        self.merged.append(time.process_time() - second)
        self.clock.append(time.perf_counter() - at)

    def line(self) -> str:
        """The costs in words; the first report is left out, with which the packs' names are loaded."""
        kept, merged, clock = ([1000 * one for one in row[1:]] for row in (self.kept, self.merged, self.clock))
        both = [one + other for one, other in zip(kept, merged, strict=True)]
        parts = (f"{name} {statistics.mean(row):.1f} ms (median {statistics.median(row):.1f})" for name, row in
                 (("keep", kept), ("merge", merged), ("both", both), ("by the clock", clock)))  # fmt: skip
        return f"{self.size} reports, one more: {', '.join(parts)}"


def keep(book: Casebook, readings: Sequence[Reading]) -> None:
    """Keeps readings in one transaction."""
    with writing(book.engine) as connection:
        for reading in readings:
            write.put_report(connection, reading.report)
            write.put_reading(connection, reading, 1)


def filled(size: str, where: str) -> Measured:
    """A casebook of this size, and the reports that are to come."""
    count, _, times = size.partition("x")
    readings, _ = readings_of(int(count))
    more, _ = readings_of(int(count), seed=8)
    with Casebook.open(where) as book:
        begin = time.process_time()
        for start in range(0, len(readings), 2000):
            keep(book, readings[start : start + 2000])
        between = time.process_time()
        book.merge()
        print(f"{size}: kept in {between - begin:.0f} s, merged in {time.process_time() - between:.0f} s", flush=True)
    for number in range(1, int(times or 1)):
        copy_rows(where, number, int(count))
    return Measured(size, Casebook.open(where), more[: MORE * EACH : EACH])


def copy_rows(where: str, number: int, size: int) -> None:
    """Puts all that a SQLite casebook had at first there once more, under other ids, numbers and keys."""
    with sqlite3.connect(where) as connection:
        for table in dict.fromkeys(COPIED):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            changed = ", ".join(renamed(table, column, number, 10 * size) for column in columns)
            if number == 1:
                connection.execute(f"CREATE TABLE IF NOT EXISTS first_{table} AS SELECT * FROM {table}")
            connection.execute(f"INSERT INTO {table} SELECT {changed} FROM first_{table}")
        for table in ("claim_words", "report_words"):
            words = f"SELECT rowid + {number * 10 * size}, words FROM claim_words WHERE rowid < {10 * size}"
            connection.execute(f"INSERT INTO {table} (rowid, words) {words}")


def renamed(table: str, column: str, number: int, step: int) -> str:
    """What stands in a column of a copied row, as SQL."""
    if column == "key":
        return f"CASE WHEN key > {1 << 62} THEN key - {number * STEP} ELSE key + {number * STEP} END"
    if column == NUMBERS.get(table) or (LINKS.get(table) == "number" and column in "ab"):
        return f"{column} + {number * step}"
    if column in IDS or (LINKS.get(table) == "id" and column in "ab"):
        other = f"substr({column}, 1, 4) || '{LETTERS[number]}' || substr({column}, 6)"
        return f"CASE WHEN {column} = '' THEN '' ELSE {other} END"
    return column


def main(words: list[str]) -> None:
    """One line a size."""
    sizes = [word for word in words if word.partition("x")[0].isdigit()]
    named = words[words.index("--at") + 1 :] if "--at" in words else []
    with tempfile.TemporaryDirectory() as folder:
        places = named or [str(Path(folder) / f"{size}.db") for size in sizes]
        books = [filled(size, where) for size, where in zip(sizes, places, strict=True)]
        for number in range(MORE):
            for one in books:
                one.add(one.more[number])
        for one in books:
            print(one.line(), flush=True)
            one.book.close()


if __name__ == "__main__":
    main(sys.argv[1:] or ["1000", "10000"])
