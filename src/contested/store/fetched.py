"""What was fetched from the web, kept as it came: packed, with its hash and the time."""

from __future__ import annotations

import gzip
import json
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from contested.records import Fetched
from contested.store import tables
from contested.store.codec import column_text
from contested.store.inputs import path_of

LISTS = ("feed", "sitemap", "robots")  # of these the newest alone is kept


def put_fetched(connection: Connection, fetched: Fetched, sort: str) -> None:
    """Keeps an answer: every version of a page, of feeds and sitemaps the newest alone."""
    row, path = tables.fetched.c, path_of(fetched.url)
    if sort in LISTS:
        connection.execute(delete(tables.fetched).where(row.path == path, row.sort.in_(LISTS)))
    same = and_(row.path == path, row.sha256 == fetched.sha256)
    if connection.execute(select(row.number).where(same)).first() is not None:
        connection.execute(update(tables.fetched).where(same).values(headers=json.dumps(fetched.headers)))  # newer validators
        return
    values: dict[str, Any] = {name: column_text(getattr(fetched, name)) for name in ("url", "final_url", "fetched_at", "sha256")}
    body = gzip.compress(fetched.body, 6, mtime=0)
    headers = json.dumps(fetched.headers)
    connection.execute(
        insert(tables.fetched).values(**values, path=path, sort=sort, status=fetched.status, headers=headers, body=body)
    )


def latest_fetched(connection: Connection, url: str) -> Fetched | None:
    """What was last fetched from the address."""
    query = select(tables.fetched).where(tables.fetched.c.path == path_of(url)).order_by(tables.fetched.c.number.desc()).limit(1)
    return fetched_of(connection.execute(query).first())


def page_of_report(connection: Connection, report_id: str) -> Fetched | None:
    """The page that a report was read from, as it was then."""
    kept, taken = tables.fetched.c, tables.input.c
    joined = tables.fetched.join(tables.input, and_(taken.path == kept.path, taken.sha == kept.sha256))
    query = select(tables.fetched).select_from(joined).where(taken.report_id == report_id).order_by(kept.number).limit(1)
    return fetched_of(connection.execute(query).first())


def kept_at(connection: Connection, report_id: str) -> str | None:
    """When the page of a report was fetched; None where none is kept."""
    kept, taken = tables.fetched.c, tables.input.c
    joined = tables.fetched.join(tables.input, and_(taken.path == kept.path, taken.sha == kept.sha256))
    query = select(kept.fetched_at).select_from(joined).where(taken.report_id == report_id).order_by(kept.number).limit(1)
    found: str | None = connection.execute(query).scalar()
    return found


def fetched_of(row: Any) -> Fetched | None:
    """The answer that a row holds."""
    if row is None:
        return None
    return Fetched(
        url=row.url,
        final_url=row.final_url,
        fetched_at=row.fetched_at,
        status=row.status,
        headers=json.loads(row.headers),
        sha256=row.sha256,
        body=gzip.decompress(row.body),
    )
