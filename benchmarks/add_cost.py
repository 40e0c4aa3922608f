"""What adding a report costs a casebook of some size: keeping it, and merging its claims, in CPU seconds and by the clock.

    python benchmarks/add_cost.py 1000 10000 100000 [--at URL]

Each casebook is filled with synthetic readings (those of merge_scale.py), a SQLite file unless a database that may be emptied is
named; then fifty more reports come one by one, each kept and merged by itself. Reading is left out: it does not know the casebook.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from contested.casebook.book import Casebook
from contested.records import Reading
from contested.store import write
from contested.store.database import writing

sys.path.insert(0, str(Path(__file__).parent))
from merge_scale import readings_of

MORE = 50


def keep(book: Casebook, readings: Sequence[Reading]) -> None:
    """Keeps readings in one transaction."""
    with writing(book.engine) as connection:
        for reading in readings:
            write.put_report(connection, reading.report)
            write.put_reading(connection, reading, 1)


def cost(size: int, where: str) -> None:
    """Fills a casebook and prints what more reports cost it."""
    readings, _ = readings_of(size + MORE)
    kept: list[float] = []
    merged: list[float] = []
    clock: list[float] = []
    with Casebook.open(where) as book:
        begin = time.process_time()
        for start in range(0, size, 2000):
            keep(book, readings[start : min(size, start + 2000)])
        filled = time.process_time() - begin
        book.merge()
        whole = time.process_time() - begin - filled
        for reading in readings[size:]:
            first, at = time.process_time(), time.perf_counter()
            keep(book, [reading])
            second = time.process_time()
            book.merge()
            kept.append(second - first)
            merged.append(time.process_time() - second)
            clock.append(time.perf_counter() - at)
    one = f"one more: {1000 * statistics.mean(kept):.1f} ms to keep, {1000 * statistics.mean(merged):.1f} ms to merge"
    print(
        f"{size} reports: kept in {filled:.0f} s, merged in {whole:.0f} s; {one} (median {1000 * statistics.median(merged):.1f}), "
        f"{1000 * statistics.median(clock):.1f} ms by the clock",
        flush=True,
    )


def main(words: list[str]) -> None:
    """One line a size."""
    at = words[words.index("--at") + 1] if "--at" in words else None
    for size in (int(word) for word in words if word.isdigit()):
        with tempfile.TemporaryDirectory() as folder:
            cost(size, at or str(Path(folder) / "book.db"))


if __name__ == "__main__":
    main(sys.argv[1:] or ["1000", "10000"])
