"""What `contested import` takes: a casebook in JSON Lines, or rows of other projects' data."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine

from contested.casebook.adding import Added, note_packs, opened_bench
from contested.casebook.judging import put_judged
from contested.errors import InputError
from contested.importing.sheets import reports_of
from contested.kinds import load_kinds
from contested.records import Judgement, Loaded, Outcome, Reading
from contested.store import read, write
from contested.store.codec import revive
from contested.store.database import writing
from contested.store.inputs import put_inputs

if TYPE_CHECKING:
    from contested.casebook.book import Casebook

LAYOUT = 1
LONGEST_LINE = 64_000_000  # characters: one report with all that was read in it
CLAIMS_ONLY = "claims without their reports cannot be taken back: export with --format jsonl --what book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a casebook in JSON Lines says of itself."""

    packs: tuple[str, ...] = ()
    version: str = ""


def import_file(book: Casebook, path: Path, processes: int = 1) -> Iterator[Added]:
    """Takes a file into the casebook, and says what became of each report. Raises InputError where the file is none of these."""
    with opened(path) as stream:
        lines = bounded(stream, path)
        first = next(lines, "")
        whole = chain([first], lines)
        if first.lstrip("\ufeff \t").startswith("{"):
            yield from import_casebook(book, whole, path)
        else:
            yield from book.add_each(reports_of(whole, path.name), processes)


def opened(path: Path) -> IO[str]:
    """The file as text, unpacked where it is packed with gzip; raises InputError where it cannot be opened."""
    try:
        if path.suffix == ".gz":
            return gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="")
        return path.open(encoding="utf-8", errors="replace", newline="")
    except OSError as problem:
        raise InputError(f"{path}: cannot be opened: {problem.strerror}") from problem


def bounded(stream: IO[str], path: Path) -> Iterator[str]:
    """The lines, none of them longer than may be."""
    try:
        while line := stream.readline(LONGEST_LINE):
            if len(line) >= LONGEST_LINE:
                raise InputError(f"{path.name}: a line of more than {LONGEST_LINE} characters")
            yield line
    except (OSError, EOFError) as problem:
        raise InputError(f"{path.name}: cannot be read: {problem}") from problem


def header_of(line: str, path: Path) -> Header:
    """What the first line says; raises InputError where it is not that of a casebook."""
    said = loaded(line, path, 1)
    if "casebook" not in said:
        raise InputError(f"{path.name}: {CLAIMS_ONLY}")
    told = said["casebook"]
    if not isinstance(told, dict) or not isinstance(told.get("layout"), int) or told["layout"] > LAYOUT:
        raise InputError(f"{path.name}: made by a newer version of Contested; upgrade Contested")
    packs = told.get("packs")
    return Header(packs=tuple(map(str, packs)) if isinstance(packs, list) else (), version=str(told.get("version", "")))


def packs_in(path: Path) -> tuple[str, ...]:
    """The packs of a casebook in JSON Lines; none where the file is another."""
    with opened(path) as stream:
        first = next(bounded(stream, path), "")
    return header_of(first, path).packs if first.lstrip("\ufeff").startswith("{") else ()


def loaded(line: str, path: Path, number: int) -> dict[str, Any]:
    """A line as a mapping; raises InputError, naming it, where it is none."""
    try:
        found = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as problem:
        raise InputError(f"{path.name}: line {number} is not JSON") from problem
    if not isinstance(found, dict):
        raise InputError(f"{path.name}: line {number} is no JSON object")
    return found


def import_casebook(book: Casebook, lines: Iterable[str], path: Path) -> Iterator[Added]:
    """Takes a casebook in JSON Lines: judgements first, then each report with what was read in it, one transaction each."""
    waiting = iter(lines)
    header_of(next(waiting), path)
    held: list[Judgement] = []
    for number, line in enumerate(waiting, 2):
        if not line.strip():
            continue
        said = loaded(line, path, number)
        try:
            if "judgement" in said:
                held.append(revive(Judgement, said["judgement"]))
                continue
            reading = checked(revive(Reading, said["reading"]))
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise InputError(f"{path.name}: line {number} is neither a judgement nor a reading of ours") from problem
        put_judgements(book.engine, held)
        yield put_whole(book, reading, path)
    put_judgements(book.engine, held)
    book.forget("spellings")


def checked(reading: Reading) -> Reading:
    """The reading; raises ValueError where a casebook could not hold it, or its claims are not of its report."""
    report = reading.report
    texts = (report.text, reading.language, reading.outcome.name, *(claim.id for claim in reading.claims))
    optional = (report.title, report.outlet, report.author, report.url, report.language, report.dataset)
    if not all(isinstance(one, str) for one in texts) or not all(one is None or isinstance(one, str) for one in optional):
        raise ValueError("a text is no text")
    for claim in reading.claims:
        span = report.text[claim.start : claim.end]
        if claim.report_id != report.id or claim.kind not in load_kinds() or span != claim.text:
            raise ValueError(f"claim {claim.id} is not of this report")
    return reading


def put_judgements(engine: Engine, held: list[Judgement]) -> None:
    """Keeps the judgements that the casebook has not yet, and forgets that they were held."""
    if not held:
        return
    with writing(engine) as connection:
        known = {one.id for one in read.judgements(connection)}
        for judgement in held:
            if judgement.id not in known:
                write.put_judgement(connection, judgement)
        write.events_to_be_merged(connection)
    held.clear()


def put_whole(book: Casebook, reading: Reading, path: Path) -> Added:
    """Keeps a report with what was read in it, as people judged it; one that is there already stays as it is."""
    report = reading.report
    bench = opened_bench(book.engine, book.spellings)
    with writing(book.engine) as connection:
        outcome = Outcome(name="already there") if is_there(connection, report.id) else reading.outcome
        if outcome.name != "already there":
            write.put_report(connection, report)
            reading = put_judged(connection, reading, write.get_setting(connection, "generation", 1), bench)
            note_packs(connection, reading)
        put_inputs(connection, [(Loaded(path=path.name, report=report, sha=report.id), outcome)])
    return Added(report=report, outcome=outcome, path=path.name, claims=len(reading.claims), packs=reading.packs)


def is_there(connection: Connection, id: str) -> bool:
    """Whether a report with this id was read before."""
    return id in read.read_before(connection, [id])
