"""Reports into a casebook: read, linked, kept, and read again when the rules changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from sqlalchemy import Connection, Engine

from contested.casebook.bench import Bench
from contested.casebook.copying import note_copy
from contested.casebook.judging import bench_of, put_judged
from contested.casebook.spellings import Spellings
from contested.errors import ContestedError
from contested.flow import Reader
from contested.records import UNKNOWN_TIME, Loaded, Outcome, Reading, Report
from contested.store import read, write
from contested.store.database import writing
from contested.store.inputs import put_inputs

BATCH = 32  # reports that are looked up together
LONG_RUN = 500  # inputs in a row that need no reading: they are not held back for the sake of those that do

Marked = tuple[Loaded, bool]  # an input, and whether its report is to be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one input: a report that was added, or none."""

    report: Report | None
    outcome: Outcome
    path: str = ""
    claims: int = 0
    packs: tuple[str, ...] = ()  # whose names it was read with


def add_each(
    engine: Engine, reader: Reader, spellings: Spellings, reports: Iterable[Report], processes: int = 1
) -> Iterator[Added]:
    """Reads and keeps reports, as people judged them, one transaction each; what is there already stays as it is."""
    named = (Loaded(path=report.url or f"report {report.id}", report=report, sha=report.id) for report in reports)
    return take(engine, reader, spellings, named, processes)


def take(engine: Engine, reader: Reader, spellings: Spellings, inputs: Iterable[Loaded], processes: int = 1) -> Iterator[Added]:
    """What became of each input, in order: reports are read and kept, one transaction each, and how each input ended is kept."""
    under_way: set[str] = set()
    bench = opened_bench(engine, spellings)
    marked = mark(engine, inputs, under_way)
    taken: deque[Marked] = deque()  # what came in, in its order
    for first in marked:
        for reading in read_each(reader, fresh_run(chain([first], marked), taken), processes):
            yield from settle(engine, taken)
            yield keep(engine, bench, taken.popleft()[0], reading)
            under_way.discard(reading.report.id)
        yield from settle(engine, taken)


def keep(engine: Engine, bench: Bench, loaded: Loaded, reading: Reading) -> Added:
    """Keeps a report with its reading, and how the input ended."""
    with writing(engine) as connection:
        write.put_report(connection, reading.report)
        reading = put_judged(connection, reading, write.get_setting(connection, "generation", 1), bench)
        note_packs(connection, reading)
        outcome = reading.outcome
        if outcome.name == "added":
            outcome = note_copy(connection, reading) or outcome
        put_inputs(connection, [(loaded, outcome if outcome.reason else replace(outcome, reason=loaded.outcome.reason))])
    return Added(report=reading.report, outcome=outcome, path=loaded.path, claims=len(reading.claims), packs=reading.packs)


def chosen_packs(connection: Connection) -> tuple[str, ...]:
    """The packs that reports were read with, whether the casebook names them or their own words chose them."""
    return tuple(write.get_setting(connection, "chosen_packs", []))


def note_packs(connection: Connection, reading: Reading) -> None:
    """Keeps the packs of the reading: whose sides the casebook is to know."""
    chosen = chosen_packs(connection)
    if not set(reading.packs) <= set(chosen):
        write.put_setting(connection, "chosen_packs", sorted({*chosen, *reading.packs}))


def mark(engine: Engine, inputs: Iterable[Loaded], under_way: set[str]) -> Iterator[Marked]:
    """The inputs as they come, each with whether its report is to be read: there is one, and it is not in the casebook yet."""
    waiting = iter(inputs)
    while batch := list(islice(waiting, BATCH)):
        ids = [loaded.report.id for loaded in batch if loaded.report is not None]
        with engine.connect() as connection:
            known = read.read_before(connection, ids) | under_way
        for loaded in batch:
            fresh = loaded.report is not None and loaded.report.id not in known
            if fresh and loaded.report is not None:
                known.add(loaded.report.id)
                under_way.add(loaded.report.id)
            yield loaded, fresh


def fresh_run(marked: Iterator[Marked], taken: deque[Marked]) -> Iterator[Report]:
    """The reports to be read, as they come; all inputs are noted in `taken`. Ends where none came for long, to let those go."""
    others = 0
    for loaded, fresh in marked:
        taken.append((loaded, fresh))
        others = 0 if fresh else others + 1
        if fresh and loaded.report is not None:
            yield loaded.report
        elif others >= LONG_RUN:
            return


def settle(engine: Engine, taken: deque[Marked]) -> Iterator[Added]:
    """Those that are next in turn and are not to be read: they were there before, or gave no report."""
    ended: list[tuple[Loaded, Outcome]] = []
    while taken and not taken[0][1]:
        loaded = taken.popleft()[0]
        ended.append((loaded, Outcome(name="already there") if loaded.report else loaded.outcome))
    if ended:
        with writing(engine) as connection:
            put_inputs(connection, ended)
    for loaded, outcome in ended:
        yield Added(report=loaded.report, outcome=outcome, path=loaded.path)


def read_each(reader: Reader, reports: Iterable[Report], processes: int = 1) -> Iterator[Reading]:
    """The reading of each report, in order; one on which reading fails is told apart from the others, and says so."""
    source, given = iter(reports), deque[Report]()

    def noted() -> Iterator[Report]:
        for report in source:
            given.append(report)
            yield report

    while True:
        try:
            for reading in reader.read_many(noted(), processes=processes):
                given.popleft()
                yield reading
            return
        except ContestedError:  # no model, a wrong pack: that is no report's fault
            raise
        except Exception:  # which report it was cannot be told from here: those under way are read one by one
            while given:
                yield read_alone(reader, given.popleft())


def read_alone(reader: Reader, report: Report) -> Reading:
    """The reading of one report, or an empty one that says why it failed."""
    try:
        return reader.read(report)
    except ContestedError:
        raise
    except Exception as problem:
        outcome = Outcome(name="failed", reason=f"{type(problem).__name__}: {problem}")
        return Reading(report=report, language=report.language or "", published=UNKNOWN_TIME, outcome=outcome)


def opened_bench(engine: Engine, spellings: Spellings) -> Bench:
    """People's judgements as they stand now."""
    with engine.connect() as connection:
        return bench_of(connection, spellings)


def rebuild(engine: Engine, reader: Reader, spellings: Spellings, processes: int = 1) -> Iterator[Reading]:
    """Reads every report again and gives each reading; a rebuild that was broken off goes on where it stopped."""
    with writing(engine) as connection:
        generation = write.get_setting(connection, "generation", 1) + (not write.get_setting(connection, "rebuilding", False))
        write.put_setting(connection, "generation", generation)
        write.put_setting(connection, "rebuilding", True)
    bench = opened_bench(engine, spellings)
    for reading in read_each(reader, earlier(engine, generation), processes):
        with writing(engine) as connection:
            reading = put_judged(connection, reading, generation, bench)
            note_packs(connection, reading)
        yield reading
    with writing(engine) as connection:
        write.put_setting(connection, "rebuilding", False)


def earlier(engine: Engine, generation: int) -> Iterator[Report]:
    """The reports that this rebuild has yet to read."""
    with engine.connect() as connection:
        ids = read.due(connection, generation)
    for start in range(0, len(ids), BATCH):
        with engine.connect() as connection:
            batch = read.reports_in_order(connection, ids[start : start + BATCH])
        yield from batch


def left_to_rebuild(engine: Engine) -> int:
    """How many reports a rebuild will read: all, or those that one that was broken off left."""
    with engine.connect() as connection:
        broken_off = write.get_setting(connection, "rebuilding", False)
        return len(read.due(connection, write.get_setting(connection, "generation", 1) + (not broken_off)))
