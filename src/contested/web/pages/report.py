"""A report: its text with everything that was read in it marked, and what was not understood."""

from __future__ import annotations

from dataclasses import dataclass

from contested.casebook.book import Casebook
from contested.records import Reading
from contested.web.asked import Ask, NotThere
from contested.web.described import means


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report with what was read in it."""

    id: str = means("the report's id")
    reading: Reading = means("the report, and what was read in it")


def fill(book: Casebook, ask: Ask) -> ReportPage:
    """The report that is asked for."""
    found = book.readings(id=ask["id"]).first(1)
    if not found:
        raise NotThere("There is no such report in this casebook.")
    return ReportPage(id=ask["id"], reading=found[0])
