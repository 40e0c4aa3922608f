"""Reports into a casebook: read, linked, kept, and read again when the rules changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Engine

from contested.errors import ContestedError
from contested.flow import Reader, merge
from contested.merging.voices import Sides
from contested.records import UNKNOWN_TIME, Judgement, Outcome, Reading, Report
from contested.store import read, write
from contested.store.database import writing

BATCH = 32  # reports that are looked up and read together


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one report that was added."""

    report: Report
    outcome: Outcome
    claims: int = 0


def add_each(engine: Engine, reader: Reader, reports: Iterable[Report]) -> Iterator[Added]:
    """Reads and keeps reports, one transaction each; what is there already stays as it is."""
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        yield from add_batch(engine, reader, batch)


def add_batch(engine: Engine, reader: Reader, batch: Sequence[Report]) -> Iterator[Added]:
    """Adds a few reports."""
    with engine.connect() as connection:
        there = read.read_before(connection, (report.id for report in batch))
    fresh = {report.id: report for report in batch if report.id not in there}
    readings = read_each(reader, list(fresh.values()))
    for report in batch:
        if fresh.pop(report.id, None) is None:
            yield Added(report=report, outcome=Outcome(name="already there"))
            continue
        reading = next(readings)
        with writing(engine) as connection:
            write.put_report(connection, report)
            write.put_reading(connection, reading, write.get_setting(connection, "generation", 1))
        yield Added(report=report, outcome=reading.outcome, claims=len(reading.claims))


def read_each(reader: Reader, reports: Sequence[Report]) -> Iterator[Reading]:
    """The reading of each report; one on which reading fails is told apart from the others, and says so."""
    readings = reader.read_many(reports)
    for number in range(len(reports)):
        try:
            reading = next(readings)
        except ContestedError:  # no model, a wrong pack: that is no report's fault
            raise
        except Exception:  # which report it was cannot be told from here: those that are left are read one by one
            yield from (read_alone(reader, report) for report in reports[number:])
            return
        yield reading


def read_alone(reader: Reader, report: Report) -> Reading:
    """The reading of one report, or an empty one that says why it failed."""
    try:
        return reader.read(report)
    except ContestedError:
        raise
    except Exception as problem:
        outcome = Outcome(name="failed", reason=f"{type(problem).__name__}: {problem}")
        return Reading(report=report, language=report.language or "", published=UNKNOWN_TIME, outcome=outcome)


def rebuild(engine: Engine, reader: Reader) -> Iterator[Reading]:
    """Reads every report again and gives each reading; a rebuild that was broken off goes on where it stopped."""
    with writing(engine) as connection:
        generation = write.get_setting(connection, "generation", 1) + (not write.get_setting(connection, "rebuilding", False))
        write.put_setting(connection, "generation", generation)
        write.put_setting(connection, "rebuilding", True)
    while reports := earlier(engine, generation):
        for reading in read_each(reader, reports):
            with writing(engine) as connection:
                write.put_reading(connection, reading, generation)
            yield reading
    with writing(engine) as connection:
        write.put_setting(connection, "rebuilding", False)


def earlier(engine: Engine, generation: int) -> list[Report]:
    """Some reports that this rebuild has yet to read."""
    with engine.connect() as connection:
        return list(read.reports_by_id(connection, read.due(connection, generation, BATCH)).values())


def left_to_rebuild(engine: Engine) -> int:
    """How many reports a rebuild will read: all, or those that one that was broken off left."""
    with engine.connect() as connection:
        broken_off = write.get_setting(connection, "rebuilding", False)
        return len(read.due(connection, write.get_setting(connection, "generation", 1) + (not broken_off)))


def merge_claims(engine: Engine, judgements: Callable[[], Iterable[Judgement]], sides: Sides) -> None:
    """Merges the claims into events under people's judgements, where either changed since that was last done."""
    with engine.connect() as connection:
        revision = write.get_setting(connection, "revision", 0)
        if revision == write.get_setting(connection, "merged_revision", 0):
            return
    standing = judgements()
    with engine.connect() as connection:
        ids = read.report_ids(connection)
        readings = (reading for some in read.chunks(ids) for reading in read.readings_by_id(connection, some))
        events = merge(readings, standing, sides)
    with writing(engine) as connection:
        write.put_events(connection, events, revision)
