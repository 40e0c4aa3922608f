"""`write_site(book, folder)`: the app's pages as files that open from a folder or any web host, without a server.

Pages are written one after the other, each put in place whole, `index.html` last: a run that was broken off is repeated and ends
the same. What an earlier run wrote and this one did not is taken away at the end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from contested.casebook.book import Casebook
from contested.casebook.exporting import content_of, put_in_place
from contested.errors import UsageError
from contested.export.formats import export_named
from contested.store import entries, read, tables
from contested.web import site
from contested.web.asked import Ask, Query
from contested.web.columns import columns_of
from contested.web.render import FOLDER, Renderer, json_bytes
from contested.web.still import LISTED, LISTS, THINGS, StillLinks

MARK = ".contested-site.json"  # says that the folder is a site that this program wrote
STATIC = ("contested.css", "pages.css", "icon.svg")
FILES = (("csv", "claims"), ("csv", "events"), ("jsonl", "claims"), ("geojson", "events"))
TEMPLATES = {"overview": "still_overview.html"}  # pages whose own template needs somebody who serves them
MOST_VALUES = 2_000  # values of a filter that have a list of their own, the commonest


@dataclass(slots=True)
class Site:
    """A site while it is written."""

    book: Casebook
    folder: Path
    renderer: Renderer
    links: StillLinks
    step: Callable[[], None]
    written: set[str] = field(default_factory=set)

    def page(self, name: str, ask: Ask) -> Any:
        """Writes a page and its twin, and gives what is on it."""
        route = ROUTES[name]
        filled = route.fill(self.book, ask)
        file = self.links.file(name, ask.query, **ask.path)
        self.links.at = f"{file}.html"
        text = self.renderer.text(TEMPLATES.get(name, route.template), page=filled, ask=ask, route=route)
        self.put(f"{file}.json", json_bytes(filled))
        self.put(f"{file}.html", text)
        self.step()
        return filled

    def pages(self, name: str, query: Query = ()) -> None:
        """Writes every page of a list, the first one last."""
        first = ROUTES[name].fill(self.book, Ask(query=query))
        for number in range(getattr(first, "pages", 1), 0, -1):
            self.page(name, Ask(query=(*query, ("page", str(number))) if number > 1 else query))

    def put(self, file: str, text: bytes) -> None:
        """Puts a file in its place."""
        target = self.folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        with put_in_place(target) as stream:
            stream.write(text)
        self.written.add(file)


ROUTES = {route.name: route for route in site.ROUTES}


def write_site(book: Casebook, folder: Path, step: Callable[[], None] = lambda: None) -> int:
    """Writes the site, and gives how many files it has. Raises UsageError where the folder holds something else."""
    prepare(folder)
    columns_of(book)
    book.gather()
    links = StillLinks(entry_finder(book))
    menu = tuple(route for route in site.menu() if route.name in LISTS)
    made = Site(book, folder, Renderer(links, menu, title_of(book)), links, step)
    for name in STATIC:
        made.put(f"static/{name}", (FOLDER / "static" / name).read_bytes())
    for thing in THINGS:
        for id in ids_of(book, thing):
            made.page(thing, Ask(path={"id": id}))
    for name in LISTS:
        if name != "overview":
            made.pages(name)
    for query in filters(book):
        made.pages("overview", query)
    write_files(made)
    made.pages("overview")
    clean(made)
    return len(made.written)


def title_of(book: Casebook) -> str:
    """The casebook's name; nothing of an address of a database."""
    return "" if "://" in book.where else Path(book.where).stem


def count_of(book: Casebook) -> int:
    """About how many pages there will be."""
    columns = columns_of(book)
    return len(columns.ids) + sum(1 for thing in THINGS if thing != "event" for _ in ids_of(book, thing))


def prepare(folder: Path) -> None:
    """Makes the folder, or sees that it is empty or a site of ours."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is there already, and no folder")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise UsageError(f"{folder}: holds something else; give an empty folder, or one that this command wrote")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).touch()
    except OSError as problem:
        raise UsageError(f"{folder}: cannot be written: {problem.strerror}") from problem


def ids_of(book: Casebook, thing: str) -> Iterator[str]:
    """The ids of all things of a sort, a thousand at a time."""
    columns = {
        "event": (tables.event.c.id, None),
        "report": (tables.report.c.id, None),
        "place": (tables.entry.c.id, tables.entry.c.sort == "place"),
        "actor": (tables.entry.c.id, tables.entry.c.sort == "actor"),
        "source": (tables.entry.c.id, tables.entry.c.sort == "source"),
    }
    column, condition = columns[thing]
    last = ""
    while True:
        query = select(column).where(column > last).order_by(column).limit(1000)
        with book.engine.connect() as connection:
            found = list(connection.execute(query if condition is None else query.where(condition)).scalars())
        yield from (id for id in found if thing != "report" or is_read(book, id))
        if not found:
            return
        last = found[-1]


def is_read(book: Casebook, id: str) -> bool:
    """Whether a report was read."""
    with book.engine.connect() as connection:
        return bool(read.read_before(connection, [id]))


def entry_finder(book: Casebook) -> Callable[[str, str], str | None]:
    """What tells which page a name leads to; what was found is kept, as names come again and again."""
    kept: dict[tuple[str, str], str | None] = {}

    def found(page: str, id: str) -> str | None:
        if page in ("event", "report"):
            return id
        if (page, id) not in kept:
            with book.engine.connect() as connection:
                kept[page, id] = source_page(connection, id) if page == "source" else entries.entry_of(connection, page, id)
        return kept[page, id]

    return found


def source_page(connection: Any, asked: str) -> str | None:
    """The id of the source with this name or id."""
    source = entries.source_of(connection, asked)
    return entries.source_id(source.outlet) if source and source.outlet else None


def filters(book: Casebook) -> Iterator[Query]:
    """Every filter that has lists of its own."""
    columns = columns_of(book)
    every = columns.facets["kind"].of(columns.facets["kind"].names, len(columns.ids))
    for name in LISTED:
        if name in columns.facets:
            for value, _ in columns.facets[name].counted(every)[:MOST_VALUES]:
                yield ((name, value),)
    days = [day.isoformat() for day, _ in columns.days(every)]
    for written in (*dict.fromkeys(day[:7] for day in days), *days):
        yield (("since", written), ("until", written))


def write_files(made: Site) -> None:
    """Writes the data files."""
    for form, what in FILES:
        row = export_named(form)
        target = made.folder / "data" / f"{what}.{form}"
        target.parent.mkdir(parents=True, exist_ok=True)
        with put_in_place(target) as stream:
            row.write(content_of(made.book, row, what), stream)
        made.written.add(f"data/{what}.{form}")


def clean(made: Site) -> None:
    """Takes away what an earlier run wrote and this one did not, and keeps the list of files."""
    mark = made.folder / MARK
    before = json.loads(mark.read_text("utf-8") or "[]") if mark.is_file() else []
    for file in set(map(str, before)) - made.written:
        target = made.folder / file
        if target.resolve().is_relative_to(made.folder.resolve()):
            target.unlink(missing_ok=True)
    made.put(MARK, json.dumps(sorted(made.written), indent=0).encode())
