"""A casebook into a format: what a format is given, and files that are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO

from contested.errors import UsageError
from contested.export.content import About, Content, Lazily
from contested.export.formats import Export
from contested.linking.actors import describe_actor
from contested.records import ActorCode, Cited, Event, Reading, Report
from contested.store import read
from contested.store.selection import PAGE

if TYPE_CHECKING:
    from contested.casebook.book import Casebook


def content_of(book: Casebook, row: Export, what: str | None = None, status: str | None = None, **filters: Any) -> Content:
    """What a format is given of a casebook; the filters are those of `Casebook.claims`, `status` of `Casebook.events`.

    Raises UsageError where the format does not hold that, or a filter is wrong.
    """
    chosen = what or row.takes[0]
    if chosen not in row.takes:
        raise UsageError(f"{row.name} does not hold {chosen}: it takes {', '.join(row.takes)}")
    book.merge()
    events = book.events(status=status, **filters)
    len(events)  # a wrong filter is told before anything is written
    cited = claims_within(events) if status else book.cited(**filters)
    asked = {**filters, **({"status": status} if status else {})}
    narrowed = any(value not in (None, (), False) for value in asked.values())
    return Content(
        what=chosen,
        cited=cited,
        events=events,
        reports=Lazily(lambda: reports_of(cited)) if narrowed else book.reports(),
        actors=book.actors(),
        places=book.places(),
        readings=as_read(book, reports_of(cited) if narrowed else None),
        judgements=Lazily(lambda: book.judgements(withdrawn=True)),
        about=about(book, asked),
        code=code_of,
    )


def claims_within(events: Iterable[Event]) -> Iterable[Cited]:
    """The claims of these events, each with its report."""

    def found() -> Iterator[Cited]:
        for event in events:
            reports = {report.id: report for report in event.reports}
            for claim in event.claims:
                yield Cited(claim=claim, report=reports[claim.report_id], event_id=event.id)

    return Lazily(found)


def reports_of(cited: Iterable[Cited]) -> Iterator[Report]:
    """The reports in which these claims stand, each once."""
    seen = set[str]()
    for one in cited:
        if one.report.id not in seen:
            seen.add(one.report.id)
            yield one.report


def as_read(book: Casebook, reports: Iterable[Report] | None) -> Iterable[Reading]:
    """What was read in these reports, or in all, before people judged it; in the order in which the reports came."""

    def found() -> Iterator[Reading]:
        with book.engine.connect() as connection:
            ids = [report.id for report in reports] if reports is not None else read.arrivals(connection)
        for start in range(0, len(ids), PAGE):
            with book.engine.connect() as connection:
                some = read.readings_as_read(connection, ids[start : start + PAGE])
            yield from some

    return Lazily(found)


def about(book: Casebook, asked: dict[str, Any]) -> About:
    """What an export of this casebook says of where it comes from; an address of a database is not told."""
    name = "" if "://" in book.where else Path(book.where).name
    given = ((key, value) for key, value in sorted(asked.items()) if value not in (None, (), False))
    words = tuple((key, ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else str(value)) for key, value in given)
    return About(casebook=name, packs=tuple(Path(name).stem for name in book.packs), asked=words, version=package_version())


def package_version() -> str:
    """The version of Contested, empty where it is run without being installed."""
    try:
        return version("contested")
    except PackageNotFoundError:
        return ""


@cache
def code_of(name: str, on: date | None) -> ActorCode:
    """Country and sector of a name on a day."""
    return describe_actor(name, on.isoformat() if on else None)


@contextmanager
def put_in_place(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at the path once all are written; broken off, it leaves what was there before."""
    try:
        stream = NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False)  # noqa: SIM115 -- closed below
    except OSError as problem:
        raise UsageError(f"{path}: cannot be written: {problem.strerror}") from problem
    try:
        with stream:
            yield stream  # type: ignore[misc]
        Path(stream.name).chmod(0o666 & ~umask())
        Path(stream.name).replace(path)
    except BaseException as problem:
        Path(stream.name).unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise UsageError(f"{path}: cannot be written: {problem.strerror}") from problem
        raise


def umask() -> int:
    """The rights that new files are not to have."""
    kept = os.umask(0)
    os.umask(kept)
    return kept
