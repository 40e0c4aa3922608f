"""Two sides, two outlets or two days beside each other: what both tell of, what one of them alone, and how they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from contested.casebook.book import Casebook
from contested.errors import UsageError
from contested.records import AccountFigure
from contested.store import sights
from contested.store.facets import EventColumns, EventsWanted, Mask
from contested.web.asked import Ask, Param
from contested.web.columns import columns_of
from contested.web.described import means
from contested.web.pages.claims import FigureShown
from contested.web.pages.lines import Count, EventList, counted, event_list

SORTS = ("side", "outlet", "speaker", "actor", "day")
EVENTS = 12
BOTH = 30
ASKS = (
    Param("a", "The one: side:NAME, outlet:NAME, speaker:NAME, actor:NAME or day:2019-04-04."),
    Param("b", "The other, in the same way."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the two."""

    sort: str = means("side, outlet, speaker, actor or day")
    value: str = means("which")
    query: tuple[tuple[str, str], ...] = means("the filter of the overview that gives its events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """What one of the two tells of."""

    choice: Choice = means("which one")
    total: int = means("its events")
    alone: EventList = means("events of which the other does not tell")
    kinds: tuple[Count, ...] = means("its events by kind")
    statuses: tuple[Count, ...] = means("its events by how their accounts stand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One measure of an event of which both tell, as each counts it."""

    event_id: str = means("the event")
    measure: str = means("killed, injured, …")
    a: FigureShown | None = means("the figure of the one")
    b: FigureShown | None = means("the figure of the other")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Two beside each other; nothing but what can be chosen, where none are asked for."""

    a: Half | None = means("the one")
    b: Half | None = means("the other")
    both: EventList | None = means("events of which both tell")
    counted: tuple[Counted, ...] = means("how the two count what both tell of, where each has an account of its own")
    sides: tuple[str, ...] = means("sides that can be chosen, those with most events first")
    outlets: tuple[str, ...] = means("outlets that can be chosen")


def fill(book: Casebook, ask: Ask) -> ComparePage:
    """The two that are asked for."""
    columns = columns_of(book)
    every = np.ones(len(columns.ids), dtype=bool)
    sides, outlets = (tuple(value for value, _ in columns.facets[name].counted(every)[:40]) for name in ("side", "outlet"))
    one, other = choice(ask, "a"), choice(ask, "b")
    if one is None or other is None:
        return ComparePage(a=None, b=None, both=None, counted=(), sides=sides, outlets=outlets)
    first, second = mask_of(columns, one, ask, "a"), mask_of(columns, other, ask, "b")
    common = first & second
    shared = event_list(book, columns, common, BOTH, "", ())
    return ComparePage(
        a=half(book, columns, one, first, common),
        b=half(book, columns, other, second, common),
        both=shared,
        counted=tuple(counts(book, [row.id for row in shared.rows], one, other)),
        sides=sides,
        outlets=outlets,
    )


def choice(ask: Ask, name: str) -> Choice | None:
    """One of the two, None where it is not asked for; raises UsageError where it is none of the sorts."""
    written = ask.text(name)
    if not written:
        return None
    sort, _, value = written.partition(":")
    value = value.strip()
    if sort not in SORTS or not value:
        raise UsageError(f"{name}={written}: one of {', '.join(f'{one}:…' for one in SORTS)} is needed")
    query = (("since", value), ("until", value)) if sort == "day" else ((sort, value),)
    return Choice(sort=sort, value=value, query=query)


def mask_of(columns: EventColumns, chosen: Choice, ask: Ask, name: str) -> Mask:
    """The events of one of the two."""
    if chosen.sort != "day":
        return columns.facets[chosen.sort].of((chosen.value,), len(columns.ids))
    days = Ask(query=((name, chosen.value),))
    return columns.fits(EventsWanted(since=days.day(name), until=days.day(name, first=False)))


def half(book: Casebook, columns: EventColumns, chosen: Choice, mask: Mask, common: Mask) -> Half:
    """What one of the two tells of."""
    facet, values = (chosen.sort, (chosen.value,)) if chosen.sort != "day" else ("", ())
    return Half(
        choice=chosen,
        total=int(mask.sum()),
        alone=event_list(book, columns, mask & ~common, EVENTS, facet, values),
        kinds=counted(columns, mask, "kind", 8),
        statuses=counted(columns, mask, "status"),
    )


def counts(book: Casebook, ids: Sequence[str], one: Choice, other: Choice) -> list[Counted]:
    """How the two count the same happenings: the figures of the accounts that bear their names."""
    with book.engine.connect() as connection:
        events = sights.figures_of_events(connection, ids)
    rows = []
    for event in events:
        for measure, found in sorted(event.figures.items()):
            own = dict(found.accounts)
            first, second = own.get(one.value), own.get(other.value)
            if first is not None and second is not None:
                rows.append(Counted(event_id=event.id, measure=measure, a=shown(first), b=shown(second)))
    return rows


def shown(figure: AccountFigure) -> FigureShown:
    """A figure as it is shown."""
    return FigureShown(measure=figure.measure, low=figure.low, best=figure.best, high=figure.high)
