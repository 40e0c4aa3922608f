"""Exports a casebook of synthetic claims in every format, and prints processor time and memory of each, for docs/benchmarks.md.

    python benchmarks/export_scale.py make big.db 200000     # once: some minutes
    python benchmarks/export_scale.py big.db                 # each format in a process of its own

The claims are those of `merge_scale`, each with a point; events are merged by the true grouping of the maker, for merging has a
benchmark of its own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.merge_scale import readings_of
from sqlalchemy import Connection

from contested import Casebook
from contested.casebook.exporting import content_of, put_in_place
from contested.export.formats import EXPORTS, export_named
from contested.merging.events import event_of
from contested.merging.voices import names_as_sides
from contested.records import ActorMention, Event, Reading
from contested.store import rows, tables, write
from contested.store.database import writing

BATCH = 2000


def located(reading: Reading, number: int) -> Reading:
    """The reading with a point for its place."""
    (claim,) = reading.claims
    point = {"lat": 25 + number % 97 / 10, "lon": 10 + number % 89 / 10, "country": "LY", "precision": 1, "feature": "town"}
    places = tuple(replace(place, **point) for place in claim.places)  # type: ignore[arg-type]
    return replace(reading, claims=(replace(claim, places=places),), places=places)


def make(path: Path, claims: int) -> None:
    """Makes the casebook, by the rows themselves: reading and search have benchmarks of their own."""
    readings, truth = readings_of(claims)
    groups: dict[int, list[Reading]] = defaultdict(list)
    with Casebook.open(path) as book:
        for some in parts(readings):
            found = [located(reading, number) for number, reading in some]
            for reading in found:
                groups[truth[reading.claims[0].id]].append(reading)
            with writing(book.engine) as connection:
                put(connection, some[0][0], found)
        with writing(book.engine) as connection:
            write.put_events(connection, events_of(groups.values()), own_side)


def put(connection: Connection, first: int, readings: list[Reading]) -> None:
    """Puts the rows of readings with one claim each."""
    write.put_many(connection, tables.report, [rows.report_row(one.report) for one in readings])
    write.put_many(connection, tables.reading, [rows.reading_row(one, one.report.id, 1) for one in readings])
    numbered = [(first + number + 1, one.claims[0]) for number, one in enumerate(readings)]
    write.put_many(connection, tables.claim, [{"number": number, **rows.claim_row(one, one.report_id)} for number, one in numbered])
    write.put_many(connection, tables.claim_actor, [row for number, one in numbered for row in rows.actor_rows(one, number)])
    write.put_many(connection, tables.claim_place, [row for number, one in numbered for row in rows.place_rows(one, number)])


def events_of(groups: Iterable[list[Reading]]) -> Iterator[Event]:
    """The events, as the maker of the claims grouped them."""
    for group in groups:
        yield event_of([one.claims[0] for one in group], {one.report.id: one.report for one in group}, {}, names_as_sides)


def own_side(actor: ActorMention) -> str:
    """The side of somebody of whom nothing else is known."""
    return actor.name or actor.text


def parts(readings: list[Reading]) -> list[list[tuple[int, Reading]]]:
    """The readings with their numbers, some at a time."""
    numbered = list(enumerate(readings))
    return [numbered[start : start + BATCH] for start in range(0, len(numbered), BATCH)]


def export(path: Path, name: str, what: str, out: Path) -> None:
    """Writes one format, and prints a row of the table."""
    row = export_named(name)
    with Casebook.open(path, create=False) as book, put_in_place(out) as stream:
        written = row.write(content_of(book, row, what), stream)
    seconds = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = out.stat().st_size / 1e6
    print(f"| `{name}` {what} | {written.rows:,} | {seconds:.0f} s | {memory:.0f} MB | {size:.0f} MB |", flush=True)


def main(words: list[str]) -> None:
    """Makes a casebook, or measures every format."""
    if words[0] == "make":
        make(Path(words[1]), int(words[2]))
    elif len(words) == 4:
        export(Path(words[0]), words[1], words[2], Path(words[3]))
    else:
        print("| format | rows | processor time | memory at most | file |\n|---|---|---|---|---|")
        for row in EXPORTS:
            out = Path(words[0]).with_suffix(f".{row.name}.out")
            what = "book" if row.name == "jsonl" else row.takes[0]
            subprocess.run([sys.executable, __file__, words[0], row.name, what, str(out)], check=True, env=os.environ)
            out.unlink()


if __name__ == "__main__":
    main(sys.argv[1:])
