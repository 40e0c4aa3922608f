"""Blind coding: the list of what is to be coded, and a report with a form. Nobody sees another's codes until all are done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from contested.casebook import coding
from contested.casebook.asked import ASPECTS, STANCES
from contested.casebook.book import Casebook
from contested.casebook.coding import Assignment, Code
from contested.errors import UsageError
from contested.kinds import load_kinds
from contested.records import Report
from contested.store import read
from contested.store.database import writing
from contested.web.asked import NotThere
from contested.web.marking import Marked, pieces
from contested.web.signing import field, person_of, rendered

MOST = 50  # reports given out at once
TEXT_FIELDS = (
    ("actors", "Who acts", "names, with semicolons between"),
    ("targets", "On whom", "names, with semicolons between"),
    ("places", "Where", "names; `from`, `to` or `near` before one that the act is not at"),
    ("when", "When", "2019-04-04, 2019-04, or 2019-04-01/2019-04-04"),
    ("figures", "How many", "killed 12; injured 10-15; displaced 200-; with `of WHOM`"),
    ("speakers", "According to", "outermost first; empty where the outlet itself says it"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A report with who codes it and who is done."""

    report: Report
    coders: tuple[Assignment, ...]
    open: bool  # all are done


def book_of(request: Request) -> Casebook:
    """The casebook."""
    book: Casebook = request.app.state.book
    return book


def desk(request: Request) -> Response:
    """What one is to code oneself; for an editor, what everybody is to code, and the form that gives out more."""
    person, book = person_of(request), book_of(request)
    with book.engine.connect() as connection:
        every = given_out(connection)
        agreed = coding.agreement(connection) if any(one.open for one in every) else ()
        waiting = len(coding.unassigned(connection, MOST))
    mine = [one for one in every if any(coder.coder == person.name for coder in one.coders)]
    shown = every if person.may("editor") else [one for one in mine if one.open]
    return rendered(request, "coding.html", mine=mine, every=shown, agreed=agreed, waiting=waiting, most=MOST, name=person.name)


def given_out(connection: Connection) -> list[Given]:
    """Every report that was given out."""
    groups: dict[str, list[Assignment]] = {}
    for one in coding.assignments(connection):
        groups.setdefault(one.report_id, []).append(one)
    reports = read.reports_by_id(connection, groups)
    return [Given(report=reports[id], coders=tuple(group), open=all(one.done_at for one in group)) for id, group in groups.items()]


def assign(request: Request) -> Response:
    """Gives the next reports, or those named, to coders."""
    written, names = field(request, "count").strip(), field(request, "coders").split(",")
    if written and not (written.isascii() and written.isdigit() and 0 < int(written[:4]) <= MOST):
        raise UsageError(f"1 to {MOST} reports can be given out at once")
    with writing(book_of(request).engine) as connection:
        named = field(request, "reports").split()
        coding.assign(connection, named or coding.unassigned(connection, int(written[:4] or 1)), names)
    return RedirectResponse(request.app.state.links.url("coding"), 303)


def report(request: Request) -> Response:
    """A report to be coded: the form, or what becomes of it; once all are done, everybody's codes."""
    id, person, book = request.path_params["id"], person_of(request), book_of(request)
    if request.method == "POST":
        with writing(book.engine) as connection:
            change(connection, request, id, person.name)
        return RedirectResponse(request.app.state.links.url("coding-report", id=id), 303)
    with book.engine.connect() as connection:
        found = [one for one in given_out(connection) if one.report.id == id]
        if not found:
            raise NotThere("There is no such report to be coded.")
        given = found[0]
        mine = next((one for one in given.coders if one.coder == person.name), None)
        if mine is None and not (given.open and person.may("editor")):
            raise NotThere("This report was not given to you.")
        seen = [one.coder for one in given.coders] if given.open else [person.name]
        coded = {name: coding.codes(connection, id, name) for name in seen}
    rows = [[(name, code) for name, code in zip(seen, row, strict=True)] for row in coding.aligned(list(coded.values()))]
    return rendered(request, "coding_report.html", **shown(request, given, mine, coded.get(person.name, []), rows))


def shown(request: Request, given: Given, mine: Assignment | None, own: list[Code], rows: list[Any]) -> dict[str, Any]:
    """What the page of a report is drawn from."""
    text = given.report.text
    chosen = next((one for one in own if one.id == request.query_params.get("code")), None)
    return {
        "given": given,
        "mine": mine,
        "words": pieces(text, [Marked(one.start, one.end, "coded", one.id) for one in own]),
        "own": own,
        "quotes": {one.id: text[one.start : one.end] for row in rows for _, one in row if one is not None},
        "chosen": chosen,
        "rows": sorted(rows, key=lambda row: min(code.start for _, code in row if code is not None)) if given.open else [],
        "fields": TEXT_FIELDS,
        "kinds": sorted(load_kinds()),
        "stances": STANCES,
        "aspects": ASPECTS,
    }


def change(connection: Connection, request: Request, id: str, name: str) -> None:
    """Keeps a code, takes one away, or says that one is done."""
    what = field(request, "do")
    if what == "done":
        coding.finish(connection, id, name)
    elif what == "drop":
        coding.drop_code(connection, id, name, field(request, "code"))
    else:
        found = read.reports_by_id(connection, [id])
        if not found:
            raise NotThere("There is no such report.")
        coding.put_code(connection, id, name, code_of(request, found[id].text))


def code_of(request: Request, text: str) -> Code:
    """The code of the form; the words are found in the text, at the place that was marked where they stand several times."""
    words = field(request, "quote").replace("\r\n", "\n").strip()
    near = field(request, "start")
    at = text.find(words, int(near[:9]) if near.isascii() and near.isdigit() else 0) if words else -1
    at = at if at >= 0 else text.find(words) if words else -1
    if at < 0:
        raise UsageError("These words do not stand in the report: mark them in the text, or copy them exactly.")
    values = {name: field(request, name).strip() for name, _, _ in TEXT_FIELDS}
    chosen = {name: field(request, name) for name in ("kind", "stance", "aspect")}
    return Code(start=at, end=at + len(words), id=field(request, "code"), **values, **chosen)
