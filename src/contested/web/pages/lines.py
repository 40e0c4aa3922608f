"""What the pages of places, actors, sources and comparisons show alike: claims in lines, who speaks them, how a name is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from contested.casebook.book import Casebook
from contested.records import Cited, SeenName
from contested.store import facets
from contested.store.facets import EventColumns, Mask
from contested.web.described import means
from contested.web.pages.claims import ClaimLine, claim_line
from contested.web.pages.rows import EventRow, event_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One way of writing a name, and which outlets use it."""

    text: str = means("as it is written")
    times: int = means("how often")
    outlets: tuple[str, ...] = means("by whom, the one that does so most first")
    first: date | None = means("the first day")
    last: date | None = means("the last day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A value with how often it is there."""

    value: str = means("the value")
    count: int = means("how often")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventList:
    """Some of the events that fit, and how many there are."""

    total: int = means("how many there are")
    contested: int = means("over how many of them accounts differ")
    rows: tuple[EventRow, ...] = means("the most told, in the order of time")
    facet: str = means("the filter of the overview that gives them all")
    values: tuple[str, ...] = means("the values of that filter")


def lines(found: Iterable[Cited]) -> tuple[ClaimLine, ...]:
    """Claims in lines."""
    return tuple(claim_line(one.claim, one.report, one.event_id) for one in found)


def written(seen: Sequence[SeenName], most: int) -> tuple[Written, ...]:
    """The ways of writing a name, the most used first."""
    groups: dict[str, list[SeenName]] = {}
    for one in seen:
        groups.setdefault(one.text.casefold(), []).append(one)
    rows = [written_of(group) for group in groups.values()]
    return tuple(sorted(rows, key=lambda row: (-row.times, row.text))[:most])


def written_of(group: Sequence[SeenName]) -> Written:
    """One way of writing a name."""
    firsts = [one.first_seen for one in group if one.first_seen]
    lasts = [one.last_seen for one in group if one.last_seen]
    return Written(
        text=" ".join(group[0].text.split()),
        times=sum(one.times for one in group),
        outlets=tuple(dict.fromkeys(one.outlet or "no outlet named" for one in group)),
        first=min(firsts, default=None),
        last=max(lasts, default=None),
    )


def event_list(book: Casebook, columns: EventColumns, mask: Mask, most: int, facet: str, values: Sequence[str]) -> EventList:
    """The most told of the events of a mask."""
    numbers = np.sort(columns.ordered(mask)[:most])
    ids = [columns.ids[number] for number in numbers.tolist()]
    with book.engine.connect() as connection:
        rows = facets.by_ids(connection, ids)
        sentences = facets.sentences(connection, ids)
    differing = columns.facets["status"].of(facets.CONTESTED, len(columns.ids))
    return EventList(
        total=int(mask.sum()),
        contested=int((mask & differing).sum()),
        rows=tuple(event_row(row, sentences.get(row["id"], "")) for row in rows),
        facet=facet,
        values=tuple(values),
    )


def counted(columns: EventColumns, mask: Mask, facet: str, most: int = 12) -> tuple[Count, ...]:
    """How many of the events of a mask have each value of a facet, the commonest first."""
    return tuple(Count(value=value, count=count) for value, count in columns.facets[facet].counted(mask)[:most])
