"""A plain SQLite file, one table a kind of record, with views and a description that Datasette shows.

It is for looking and counting; a casebook is another file, and cannot be made from this one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from contested.export.content import About, Content, Written
from contested.export.fields import NOTES, PLAIN, TABLES, Field
from contested.export.flat import Columns, place_name
from contested.export.gpkg import TYPES, stored
from contested.export.notes import event_notes
from contested.export.plain import is_plain, why_not_plain
from contested.export.streams import through_file
from contested.export.tables import COLUMNS

TEXT = Field("text", "string", "the whole report")
MORE = {"claims": (PLAIN,), "events": (PLAIN, NOTES), "reports": (TEXT,)}
FIELDS = {name: (*fields, *MORE.get(name, ())) for name, fields in TABLES.items()}
ACCOUNT = (
    Field("event_id", "string", "the event"),
    Field("speaker", "string", "the side that speaks, or the outlet in its own voice"),
    Field("denies", "boolean", "it denies"),
    Field("concedes", "boolean", "it tells it against its own interest"),
    Field("measure", "string", "what is counted, empty where it counts nothing"),
    Field("low", "integer", "at least"),
    Field("best", "integer", "its own number"),
    Field("high", "integer", "at most"),
    Field("as_of", "date", "as of this day"),
    Field("words", "string", "its newest words"),
    Field("claim_id", "string", "the claim that they are of"),
    Field("report_id", "string", "the report that they stand in"),
)
CLAIM_PLACE = (
    Field("claim_id", "string", "the claim"),
    Field("role", "string", "at, from, to or near"),
    Field("name", "string", "the place"),
    Field("country", "string", "ISO 3166-1 alpha-2"),
    Field("latitude", "number", "latitude, WGS 84"),
    Field("longitude", "number", "longitude, WGS 84"),
    Field("precision", "integer", "UCDP's where_prec"),
    Field("geonames_id", "integer", "its number in GeoNames"),
)
KEYS = {"claims": None, "events": "event_id", "reports": "report_id", "actors": None, "places": None}
LINKS = {"claims": {"event_id": "events", "report_id": "reports"}, "accounts": {"event_id": "events", "report_id": "reports"}}
INDEXES = {"claims": ("claim_id", "event_id", "report_id", "kind", "when_start"), "events": ("kind", "when_start", "country")}
INDEXES |= {"accounts": ("event_id", "speaker"), "claim_places": ("claim_id", "name")}
VIEWS = {
    "disputed_events": "SELECT * FROM events WHERE status IN ('disputed', 'denied', 'conceded') ORDER BY when_start",
    "claims_with_links": """SELECT c.claim_id, c.kind, c.when_start, c.places, c.actors, c.targets, c.according_to, c.text,
        c.figures, c.outlet, c.published, c.url, e.status AS event_status
        FROM claims c LEFT JOIN events e ON e.event_id = c.event_id""",
    "toll_by_speaker": """SELECT speaker, measure, count(*) AS events, sum(low) AS low, sum(best) AS best, sum(high) AS high
        FROM accounts WHERE measure <> '' AND NOT denies GROUP BY speaker, measure ORDER BY events DESC""",
    "speakers": """SELECT speaker, count(DISTINCT event_id) AS events, sum(denies) AS denials, sum(concedes) AS concessions
        FROM accounts GROUP BY speaker ORDER BY events DESC""",
}
DOCS = {
    "claims": "Who did what to whom, where and when, according to whom. Words and speakers are those of the report.",
    "events": "Claims about one happening. The status tells whether the accounts agree; no row is a verdict.",
    "accounts": "What each side says of each event, a row for each thing that it counts.",
    "claim_places": "Where each claim puts it.",
    "reports": "The reports.",
    "actors": "Persons, bodies, armed groups and states that are named.",
    "places": "Places that are named.",
    "about": "Where this file comes from, and under which licences its data stand.",
    "column_words": "What each column holds.",
}


def write_sqlite(content: Content, out: BinaryIO) -> Written:
    """Writes the tables, their views and their description, and gives how many rows of records."""
    written = Written()
    with through_file(out, "made.db") as path:
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("BEGIN")
            for name, fields, rows in tables(content):
                written.rows += write_table(connection, name, fields, rows)
            describe(connection, content.about)
            connection.execute("COMMIT")
            connection.execute("ANALYZE")
        finally:
            connection.close()
    return written


def tables(content: Content) -> Iterator[tuple[str, tuple[Field, ...], Iterable[Columns]]]:
    """Every table with its columns and rows."""
    yield "events", FIELDS["events"], ({**COLUMNS["events"](one), **event_more(one)} for one in content.events)
    yield "reports", FIELDS["reports"], ({**COLUMNS["reports"](one), "text": one.text} for one in content.reports)
    yield "claims", FIELDS["claims"], ({**COLUMNS["claims"](one), "plain": is_plain(one.claim)} for one in content.cited)
    yield "accounts", ACCOUNT, account_rows(content)
    yield "claim_places", CLAIM_PLACE, claim_place_rows(content)
    yield "actors", FIELDS["actors"], map(COLUMNS["actors"], content.actors)
    yield "places", FIELDS["places"], map(COLUMNS["places"], content.places)


def event_more(event: Any) -> Columns:
    """What this file says of an event beside its columns."""
    return {"plain": why_not_plain(event.claims) is None, "notes": event_notes(event)}


def account_rows(content: Content) -> Iterator[Columns]:
    """A row for each account and thing that it counts."""
    for event in content.events:
        for account in event.accounts:
            said = account.claims[-1]
            head = {"event_id": event.id, "speaker": account.speaker, "denies": account.denies, "concedes": account.concedes}
            tail = {"words": " ".join(said.text.split()), "claim_id": said.id, "report_id": said.report_id}
            for figure in account.figures or (None,):
                counts = {name: getattr(figure, name, None) for name in ("low", "best", "high")}
                as_of = figure.as_of.isoformat() if figure and figure.as_of else None
                yield {**head, "measure": figure.measure if figure else "", **counts, "as_of": as_of, **tail}


def claim_place_rows(content: Content) -> Iterator[Columns]:
    """A row for each place of a claim; `latitude` and `longitude` are what map plugins look for."""
    for cited in content.cited:
        for place in cited.claim.places:
            same = {name: getattr(place, name) for name in ("role", "country", "precision", "geonames_id")}
            point = {"latitude": place.lat, "longitude": place.lon}
            yield {"claim_id": cited.claim.id, "name": place_name(place), **same, **point}


def write_table(connection: sqlite3.Connection, name: str, fields: tuple[Field, ...], rows: Iterable[Columns]) -> int:
    """Writes one table, and gives how many rows."""
    key, links = KEYS.get(name), LINKS.get(name, {})
    columns = ", ".join(column_words(field, field.name == key, links.get(field.name)) for field in fields)
    connection.execute(f'CREATE TABLE "{name}" ({columns})')
    marks, count = ", ".join("?" * len(fields)), 0

    def values() -> Iterator[list[Any]]:
        nonlocal count
        for row in rows:
            count += 1
            yield [stored(row[field.name]) for field in fields]

    connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values())  # noqa: S608 -- names of our own
    for column in INDEXES.get(name, ()):
        connection.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
    return count


def column_words(field: Field, is_key: bool, links_to: str | None) -> str:
    """A column as SQL declares it."""
    target = f' REFERENCES "{links_to}" ("{field.name}")' if links_to else ""
    return f'"{field.name}" {TYPES[field.type]}' + (" PRIMARY KEY" if is_key else "") + target


def describe(connection: sqlite3.Connection, about: About) -> None:
    """Writes the views, what each column holds, and where the file comes from."""
    for name, query in VIEWS.items():
        connection.execute(f'CREATE VIEW "{name}" AS {query}')
    every = {**FIELDS, "accounts": ACCOUNT, "claim_places": CLAIM_PLACE}
    columns = "table_name TEXT, column_name TEXT, words TEXT, PRIMARY KEY (table_name, column_name)"
    connection.execute(f"CREATE TABLE column_words ({columns})")
    rows = [(name, field.name, field.words) for name, fields in every.items() for field in fields]
    connection.executemany("INSERT INTO column_words VALUES (?, ?, ?)", rows)
    connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    connection.executemany("INSERT INTO about VALUES (?, ?)", sorted(about_rows(about).items()))


def about_rows(about: About) -> dict[str, str]:
    """Where the file comes from, and Datasette's metadata: `datasette FILE -m metadata.json` takes the last."""
    told = {"casebook": about.casebook, "packs": ", ".join(about.packs), "made_with": f"Contested {about.version}".strip()}
    told["asked_for"] = ", ".join(f"{name}={value}" for name, value in about.asked)
    told["place_data"] = "GeoNames (https://www.geonames.org), CC BY 4.0"
    return {**told, "made_at": about.made_at or "", "datasette_metadata": json.dumps(datasette_metadata("made"))}


def datasette_metadata(database: str) -> dict[str, Any]:
    """What Datasette shows beside the tables."""
    every = {**FIELDS, "accounts": ACCOUNT, "claim_places": CLAIM_PLACE}
    described: dict[str, dict[str, Any]] = {}
    for name, fields in every.items():
        described[name] = {"description": DOCS[name], "columns": {field.name: field.words for field in fields}}
    for name, facets in (("events", ["kind", "status", "country"]), ("claims", ["kind", "stance", "aspect", "outlet"])):
        described[name]["facets"] = facets
    described["column_words"], described["about"] = {"hidden": True}, {"description": DOCS["about"]}
    return {
        "title": "Contested",
        "description": "Who said what happened: claims from news, with their speakers, and the events that they tell of.",
        "source": "Place data: GeoNames, CC BY 4.0",
        "source_url": "https://www.geonames.org",
        "databases": {database: {"tables": described}},
    }
