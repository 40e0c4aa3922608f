"""Data: what the present filter holds, as files in every format; the JSON twins; whose data it is and under which licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from contested.casebook.book import Casebook
from contested.casebook.exporting import about, as_read, claims_within, content_of, reports_of
from contested.errors import UsageError
from contested.export.content import Content, Lazily
from contested.export.formats import EXPORTS, Export, export_named
from contested.records import Event
from contested.store import read
from contested.web.asked import Ask
from contested.web.columns import columns_of
from contested.web.described import means
from contested.web.filters import FILTERS, wanted_of

BATCH = 100  # events that are in memory at once
PIECE = 1 << 18  # bytes that are sent at once
MODULES = {"arrow": "pyarrow", "pandas": "pandas"}  # what an extra brings


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format."""

    name: str = means("its file is at /export/{name}")
    words: str = means("what it is for")
    takes: tuple[str, ...] = means("what can be written in it, the usual first")
    extension: str = means("the ending of its files")
    there: bool = means("whether what it needs is installed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose data stands beside the reports'."""

    what: str = means("which data")
    whose: str = means("whose")
    licence: str = means("under which licence")
    address: str = means("where it is from")


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """What can be taken away."""

    count: int = means("events that the filter holds")
    total: int = means("all events")
    formats: tuple[Format, ...] = means("the formats")
    owners: tuple[Owner, ...] = means("whose data it is")


OWNERS = (
    Owner(what="names and positions of places", whose="GeoNames, changed", licence="CC BY 4.0", address="https://www.geonames.org"),
    Owner(what="airfields", whose="OurAirports", licence="public domain", address="https://ourairports.com"),
    Owner(
        what="land, lakes and boundary lines of the map",
        whose="Natural Earth",
        licence="public domain",
        address="https://www.naturalearthdata.com",
    ),
)


def fill(book: Casebook, ask: Ask) -> DataPage:
    """What can be taken away of the events that are asked for."""
    columns = columns_of(book)
    formats = tuple(
        Format(
            name=row.name, words=re.sub(r"; `--what.*", "", row.words), takes=row.takes, extension=row.extension, there=there(row)
        )
        for row in EXPORTS
    )
    count = int(columns.fits(wanted_of(ask)).sum())
    return DataPage(count=count, total=len(columns.ids), formats=formats, owners=OWNERS)


def there(row: Export) -> bool:
    """Whether what a format needs is installed."""
    return not row.needs or find_spec(MODULES.get(row.needs, row.needs)) is not None


def export(request: Request) -> Response:
    """The file of a format, with what the filters hold."""
    row, ask = export_named(request.path_params["format"]), Ask(query=tuple(request.query_params.multi_items()))
    if not there(row):
        raise UsageError(f"{row.name} needs an extra: pip install 'contested[{row.needs}]'")
    content = filtered(request.app.state.book, row, ask)
    stream = cast(IO[bytes], TemporaryFile())  # noqa: SIM115 -- closed when it is sent
    try:
        row.write(content, stream)  # type: ignore[arg-type]
    except BaseException:
        stream.close()
        raise
    stream.seek(0)
    head = {"content-disposition": f'attachment; filename="{file_name(request.app.state.book, row, content)}"'}
    return StreamingResponse(sent(stream), media_type=row.media_type, headers=head)


def sent(stream: IO[bytes]) -> Iterator[bytes]:
    """The file in pieces."""
    with stream:
        while piece := stream.read(PIECE):
            yield piece


def file_name(book: Casebook, row: Export, content: Content) -> str:
    """A name for the file, of plain letters."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", Path(book.where).stem if "://" not in book.where else "").strip("-") or "contested"
    return f"{name[:60]}-{content.what}.{row.extension}"


def filtered(book: Casebook, row: Export, ask: Ask) -> Content:
    """What a format is given: the events that the filters hold, their claims and their reports; everything without filters."""
    whole = content_of(book, row, ask.text("what") or None)
    asked = ask.only(*FILTERS)
    if not asked.query:
        return whole
    columns = columns_of(book)
    mask = columns.fits(wanted_of(asked))
    ids = [columns.ids[number] for number in columns.ordered(mask, "oldest").tolist()]
    events = Lazily(lambda: in_batches(book, ids))
    cited = claims_within(events)
    named = {name: asked.many(name) for name, _ in asked.query}
    return replace(
        whole,
        events=events,
        cited=cited,
        reports=Lazily(lambda: reports_of(cited)),
        readings=as_read(book, Lazily(lambda: reports_of(cited))),
        about=about(book, named),
    )


def in_batches(book: Casebook, ids: list[str]) -> Iterator[Event]:
    """The events with these ids, some at a time."""
    for start in range(0, len(ids), BATCH):
        with book.engine.connect() as connection:
            found = read.events_by_id(connection, ids[start : start + BATCH])
        yield from found
