"""Full-text search over reports and claims: FTS5 in SQLite, tsvector in PostgreSQL, given the same terms and the same questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, TextClause, column, select, text

from contested.records import Claim, Report
from contested.store import tables
from contested.store.rows import claim_of, report_of
from contested.store.words import Part, asked, terms

SORTS = ("report", "claim")
MOST_TERMS = 60_000  # of one text: PostgreSQL holds a megabyte of words in one row
Key = tuple[str, int, float]  # report or claim, its number, how well it fits


# --- what is kept ---


def put_report_words(connection: Connection, reports: Iterable[tuple[int, Report]]) -> None:
    """Keeps the words of reports, by their numbers."""
    put_words(connection, "report_words", ((number, report_words(report)) for number, report in reports))


def put_claim_words(connection: Connection, claims: Iterable[tuple[int, Claim]]) -> None:
    """Keeps the words of claims, by their numbers."""
    put_words(connection, "claim_words", ((number, claim_words(claim)) for number, claim in claims))


def report_words(report: Report) -> str:
    """What of a report is searched: its headline, its outlet and its text."""
    return "\n".join(part for part in (report.title, report.outlet, report.text) if part)


def claim_words(claim: Claim) -> str:
    """What of a claim is searched: its words, its kind, and the names of everybody and every place in it."""
    who = [actor.name for actor in (*claim.actors, *claim.targets)]
    names = [*who, *(place.name for place in claim.places), *(said.source_name for said in claim.speakers)]
    spoken = [said.source.text for said in claim.speakers if said.source]
    return "\n".join([claim.text, claim.kind.replace("_", " "), *dict.fromkeys(filter(None, [*names, *spoken]))])


def put_words(connection: Connection, table: str, texts: Iterable[tuple[int, str]]) -> None:
    """Keeps the terms of texts under their numbers."""
    vector = "CAST(:words AS tsvector)" if connection.dialect.name == "postgresql" else ":words"
    write = vector_of if connection.dialect.name == "postgresql" else " ".join
    rows = [{"number": number, "words": write(terms(words)[:MOST_TERMS])} for number, words in texts]
    if rows:
        connection.execute(text(f"INSERT INTO {table} (rowid, words) VALUES (:number, {vector})"), rows)  # noqa: S608 -- ours


def vector_of(found: Sequence[str]) -> str:
    """The terms as PostgreSQL writes a tsvector; terms are letters and digits alone, so none needs quoting."""
    places: dict[str, list[str]] = {}
    for position, one in enumerate(found, 1):
        places.setdefault(one, []).append(str(min(position, 16383)))
    return " ".join(f"'{one}':{','.join(dict.fromkeys(places[one][:255]))}" for one in places)


def drop_claim_words(connection: Connection, report_id: str) -> None:
    """Takes away the words of a report's claims."""
    numbers = "SELECT number FROM claim WHERE report_id = :id"
    connection.execute(text(f"DELETE FROM claim_words WHERE rowid IN ({numbers})"), {"id": report_id})  # noqa: S608 -- ours


def fill_words(connection: Connection) -> None:
    """Keeps the words of all that is in a casebook from before there was a search."""
    report, claim = tables.report.c, tables.claim.c
    for number in connection.execute(select(report.number)).scalars().all():
        body = connection.execute(select(report.body).where(report.number == number)).scalar_one()
        put_report_words(connection, [(number, report_of(body))])
    for number in connection.execute(select(claim.number)).scalars().all():
        written = connection.execute(select(claim.body).where(claim.number == number)).scalar_one()
        put_claim_words(connection, [(number, claim_of(json.loads(written)))])


# --- what is asked ---


def question(dialect: str, parts: Sequence[Part]) -> str | None:
    """The parts as the database's own question, None where nothing is asked for; terms are letters and digits alone."""
    wanted, absent = [one for one in parts if not one.absent], [one for one in parts if one.absent]
    if not wanted:
        return None
    if dialect == "postgresql":
        return " & ".join([*map(in_a_row, wanted), *(f"!{in_a_row(one)}" for one in absent)])
    return " AND ".join(map(phrase, wanted)) + "".join(f" NOT {phrase(one)}" for one in absent)


def in_a_row(part: Part) -> str:
    """A part as PostgreSQL writes it."""
    words = " <-> ".join(f"'{one}'" for one in part.terms)
    return f"({words}{':*' if part.begins else ''})"


def phrase(part: Part) -> str:
    """A part as FTS5 writes it."""
    return f'"{" ".join(part.terms)}"{" *" if part.begins else ""}'


def matching(dialect: str, sort: str, words: str) -> TextClause | None:
    """The numbers and ranks of the reports or claims that hold the words, None where nothing is asked for."""
    asks = question(dialect, asked(words))
    if asks is None:
        return None
    if dialect == "postgresql":
        query = f"""SELECT rowid AS number, ts_rank_cd(words, asks, 2) AS rank FROM {sort}_words,
        CAST(:{sort}_asks AS tsquery) AS asks WHERE words @@ asks"""  # noqa: S608 -- `sort` is one of SORTS
    else:
        query = f"SELECT rowid AS number, -bm25({sort}_words) AS rank FROM {sort}_words WHERE {sort}_words MATCH :{sort}_asks"  # noqa: S608
    return text(query).bindparams(**{f"{sort}_asks": asks})


def numbers_matching(dialect: str, sort: str, words: str) -> Any:
    """A question for the numbers of the reports or claims that hold the words."""
    query = matching(dialect, sort, words)
    if query is None:
        query = text("SELECT 0 AS number, 0 AS rank WHERE 1 = 0")
    return select(query.columns(column("number", Integer), column("rank")).subquery().c.number)


def found_keys(connection: Connection, words: str, sorts: Sequence[str] = SORTS) -> list[Key]:
    """The reports and claims that hold the words: the reports first, each sort the best first."""
    keys: list[Key] = []
    for sort in sorts:
        query = matching(connection.dialect.name, sort, words)
        rows = connection.execute(query).all() if query is not None else []
        keys += sorted(((sort, row.number, float(row.rank)) for row in rows), key=lambda key: (-key[2], -key[1]))
    return keys
