"""Writes into each page of docs/formats what the format makes of one event of the demonstration.

    python benchmarks/format_pages.py DEMO.db

The block between `<!-- demo -->` and `<!-- end of demo -->` is replaced; a test holds the pages to what the code writes.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from contested import Casebook
from contested.casebook.exporting import content_of
from contested.export.formats import EXPORTS, Export

ROOT = Path(__file__).parent.parent
ASKED = {"kind": "air_strike", "place": "Tajoura", "status": "denied"}
BEGIN, END = "<!-- demo -->", "<!-- end of demo -->"
LONGEST = 700  # characters of one value that are shown


def written(book: Casebook, row: Export) -> bytes:
    """What the format writes of the event."""
    out = io.BytesIO()
    row.write(content_of(book, row, **ASKED), out)
    return re.sub(rb"Contested \d[\w.]*", b"Contested", out.getvalue())  # no version: it is another one tomorrow


def listed(row: dict[str, Any]) -> str:
    """A row as lines, without what is empty."""
    return "\n".join(f"{name}: {cut(value)}" for name, value in row.items() if value not in (None, "", b""))


def cut(value: object) -> str:
    """A value, cut where it is long."""
    words = str(value)
    return words if len(words) <= LONGEST else words[:LONGEST] + " …"


def of_csv(data: bytes, delimiter: str = ",") -> str:
    """The first row of a table."""
    return listed(next(csv.DictReader(io.StringIO(data.decode()), delimiter=delimiter)))


def of_hxl(data: bytes) -> str:
    """The first row, each value with its name and tag."""
    names, tags, values = (row for row, _ in zip(csv.reader(io.StringIO(data.decode())), range(3), strict=False))
    return "\n".join(f"{name} {tag}: {cut(value)}" for name, tag, value in zip(names, tags, values, strict=True) if value)


def of_lines(data: bytes) -> str:
    """The first line."""
    return shortened(json.loads(data.decode().splitlines()[0]))


def of_ftm(data: bytes) -> str:
    """An entity and the event."""
    lines = [json.loads(line) for line in data.decode().splitlines()]
    return "\n".join(shortened(one) for one in (lines[0], next(one for one in lines if one["schema"] == "Event")))


def shortened(value: Any) -> str:
    """JSON with its lists and texts cut."""

    def short(one: Any) -> Any:
        if isinstance(one, dict):
            return {name: short(inner) for name, inner in one.items() if inner not in (None, [], "", {})}
        return [short(inner) for inner in one[:2]] if isinstance(one, list) else cut(one) if isinstance(one, str) else one

    return json.dumps(short(value), indent=1, ensure_ascii=False)


def of_json(*path: Any) -> Callable[[bytes], str]:
    """A function that shows one part of a JSON value."""

    def shown(data: bytes) -> str:
        found = json.loads(data)
        for step in path:
            found = found[step]
        return shortened(found)

    return shown


def of_graph(data: bytes) -> str:
    """A claim, a review and an event."""
    nodes = json.loads(data)["@graph"]
    sorts = ("schema:Claim", "schema:ClaimReview", "sem:Event")
    return "\n".join(shortened(next(node for node in nodes if node["@type"] == sort)) for sort in sorts)


def of_tables(*queries: str) -> Callable[[bytes], str]:
    """A function that shows the first row of each query."""

    def shown(data: bytes) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "made.db"
            path.write_bytes(data)
            connection = sqlite3.connect(path)
            connection.row_factory = sqlite3.Row
            found = [listed(dict(connection.execute(query).fetchone())) for query in queries]
            connection.close()
        return "\n\n".join(found)

    return shown


def of_parquet(data: bytes) -> str:
    """The first row."""
    import pyarrow.parquet

    return listed(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()[0])


def of_kml(data: bytes) -> str:
    """A placemark."""
    found = re.search(r"<Placemark>.*?</Placemark>", data.decode(), re.DOTALL)
    return found.group().replace("><", ">\n<") if found else ""


def of_entry(data: bytes) -> str:
    """The first entry."""
    return data.decode().split("\n\n")[0]


def of_page(data: bytes) -> str:
    """The head of the first event, and its first account."""
    found = re.search(r"<section.*?</blockquote>\n<p.*?</p>", data.decode(), re.DOTALL)
    return found.group() if found else ""


SHOWN: dict[str, Callable[[bytes], str]] = {
    "jsonl": of_lines,
    "csv": of_csv,
    "parquet": of_parquet,
    "sqlite": of_tables("SELECT * FROM events", "SELECT * FROM accounts"),
    "geojson": of_json("features", 0),
    "gpkg": of_tables("SELECT * FROM gpkg_contents", "SELECT event_id, kind, status, hex(geom) AS geom FROM events"),
    "kml": of_kml,
    "acled": of_csv,
    "ucdp": of_csv,
    "plover": lambda data: of_csv(data, "\t"),
    "ftm": of_ftm,
    "ftm-statements": of_csv,
    "hxl": of_hxl,
    "timemap": of_json("events", 0),
    "rdf": of_graph,
    "bibtex": of_entry,
    "csl": of_json(0),
    "dossier": of_page,
}


def block(book: Casebook, row: Export) -> str:
    """What the page shows of a format."""
    return f"```\n{SHOWN[row.name](written(book, row)).strip()}\n```"


def pages(book: Casebook) -> dict[Path, str]:
    """Every page with its blocks as the code writes them now."""
    found: dict[Path, list[str]] = {}
    for row in EXPORTS:
        found.setdefault(ROOT / row.doc, []).append(block(book, row))
    return {path: with_block(path.read_text("utf-8"), "\n\n".join(blocks)) for path, blocks in found.items()}


def with_block(page: str, shown: str) -> str:
    """The page with its block replaced."""
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n{shown}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    with Casebook.open(sys.argv[1], create=False) as opened:
        for where, text in pages(opened).items():
            where.write_text(text, "utf-8")
