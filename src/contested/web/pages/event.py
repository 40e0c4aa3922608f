"""An event: every side's account beside the others, the figures drawn with each account's mark, and why these claims are one."""

from __future__ import annotations

from dataclasses import dataclass

from contested.casebook.book import Casebook
from contested.records import Event
from contested.web.asked import Ask, NotThere
from contested.web.described import means


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with its accounts."""

    event: Event = means("the event")


def fill(book: Casebook, ask: Ask) -> EventPage:
    """The event that is asked for."""
    found = book.events(event=ask["id"]).first(1)
    if not found:
        raise NotThere("There is no such event: it may have been merged with another since.")
    return EventPage(event=found[0])
