"""What the query of the overview may hold: it filters the list, the map, the histogram, exports and other lists alike."""

from __future__ import annotations

from contested.store.facets import FACETS, MISSING, ORDERS, EventsWanted
from contested.web.asked import Ask, Param

ASKS = (
    *(Param(facet.name, f"Only events with one of these values of: {facet.title.lower()}.", many=True) for facet in FACETS),
    Param("contested", "Only events over which accounts differ, where 1."),
    Param("missing", "Only events without a place on the map, or without a date.", MISSING, many=True),
    Param("since", "On this day or after: 2019, 2019-04 or 2019-04-12."),
    Param("until", "On this day or before."),
    Param("on", "Only events of which a report had told by this day."),
)
FILTERS = tuple(param.name for param in ASKS)
LIST_ASKS = (*ASKS, Param("order", "The most told first, or by time.", ORDERS), Param("page", "Which page, from 1."))


def wanted_of(ask: Ask) -> EventsWanted:
    """The events that a query asks for."""
    return EventsWanted(
        ticked=tuple((facet.name, chosen) for facet in FACETS if (chosen := ask.many(facet.name))),
        contested=ask.flag("contested"),
        missing=tuple(one for one in MISSING if one in ask.many("missing")),
        since=ask.day("since"),
        until=ask.day("until", first=False),
        on=ask.day("on", first=False),
    )
