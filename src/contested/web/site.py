"""The site on one page: ROUTES, a row a page, and ENDPOINTS, a row for whatever else has an address.

A page is three things: a frozen dataclass of plain values (its JSON twin is that dataclass, so give each field its meaning with
`described.means`), a function that fills it from (casebook, Ask), and a template of templates/. To add one, write the first two in
pages/<name>.py, the third in templates/<name>.html, and a row here; its address, its twin, its menu entry, its OpenAPI description
and its tests follow from the row. A page holds ids and words, never addresses: templates make those with `url(name, …)`.

An endpoint is a function of the request, sync (runs in a thread) or async, that gives a response: data for a script, a form that
changes something (POST), a file. Rows with a path first served win, so `/event/{id}.json` stands before `/event/{id}`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from contested.casebook.book import Casebook
from contested.web import coding, judging, kept, mapping, signing
from contested.web.asked import Ask, Param
from contested.web.filters import ASKS as FILTER_ASKS
from contested.web.filters import LIST_ASKS
from contested.web.pages import (
    actor,
    compare,
    data,
    event,
    events_data,
    lists,
    method,
    overview,
    place,
    report,
    review,
    search,
    source,
)


@dataclass(frozen=True, slots=True)
class Route:
    """One page: where it is, what is on it, what fills it, how it is drawn."""

    path: str  # with {names} for its parts
    name: str  # what `url` calls it
    page: type  # the frozen dataclass
    fill: Callable[[Casebook, Ask], Any]
    template: str
    words: str  # what the page is, in a sentence
    menu: str = ""  # its name in the menu; not there where empty
    asks: tuple[Param, ...] = ()  # what its query may hold
    live: bool = False  # only where the app runs: a static site has no such page


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Something else with an address: `answer` takes the request and gives the response."""

    path: str
    name: str
    answer: Callable[..., Any]
    words: str
    methods: tuple[str, ...] = ("GET",)


ROUTES = (
    Route(
        "/",
        "overview",
        overview.Overview,
        overview.fill,
        "overview.html",
        "What happened, according to whom.",
        "Overview",
        LIST_ASKS,
    ),
    Route("/event/{id}", "event", event.EventPage, event.fill, "event.html", "One happening, every account of it side by side."),
    Route("/report/{id}", "report", report.ReportPage, report.fill, "report.html", "A report with what was read in it."),
    Route("/search", "search", search.SearchPage, search.fill, "search.html", "Search over everything.", asks=search.ASKS),
    Route(
        "/places",
        "places",
        lists.PlacesPage,
        lists.fill_places,
        "places.html",
        "Places that reports name, the most named first.",
        "Places",
        lists.PLACE_ASKS,
    ),
    Route("/place/{id}", "place", place.PlacePage, place.fill, "place.html", "A place: who held it when, and what happened there."),
    Route(
        "/actors",
        "actors",
        lists.ActorsPage,
        lists.fill_actors,
        "actors.html",
        "Persons, bodies and groups that reports name, the most named first.",
        "Actors",
        lists.ACTOR_ASKS,
    ),
    Route("/actor/{id}", "actor", actor.ActorPage, actor.fill, "actor.html", "An actor: what it says, and what is said of it."),
    Route(
        "/sources",
        "sources",
        lists.SourcesPage,
        lists.fill_sources,
        "sources.html",
        "Outlets, the one with most reports first.",
        "Sources",
        lists.ASKS,
    ),
    Route("/source/{id}", "source", source.SourcePage, source.fill, "source.html", "An outlet and its record."),
    Route(
        "/compare",
        "compare",
        compare.ComparePage,
        compare.fill,
        "compare.html",
        "Two sides, two outlets or two days beside each other.",
        "Compare",
        compare.ASKS,
    ),
    Route(
        "/data",
        "data",
        data.DataPage,
        data.fill,
        "data.html",
        "The present filter as files, and the pages as JSON.",
        "Data",
        FILTER_ASKS,
    ),
    Route("/method", "method", method.MethodPage, method.fill, "method.html", "What everything means, and its limits.", "Method"),
    Route(
        "/review",
        "review",
        review.ReviewPage,
        review.fill,
        "review.html",
        "What is doubtful, one thing at a time, for people to judge.",
        "Review",
        review.ASKS,
        live=True,
    ),
    Route(
        "/review/history",
        "review-history",
        review.HistoryPage,
        review.history,
        "review_history.html",
        "Every judgement that was made, with what became of it.",
        asks=(Param("page", "which page"),),
        live=True,
    ),
)

ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint("/judge", "judge", judging.judge, "Keeps a judgement that a form sent.", ("POST",)),
    Endpoint("/coding", "coding", coding.desk, "Blind coding: what is to be coded, by whom, and how far coders agree."),
    Endpoint("/coding/assign", "coding-assign", coding.assign, "Gives reports to coders.", ("POST",)),
    Endpoint("/coding/{id}", "coding-report", coding.report, "One report, to be coded.", ("GET", "POST")),
    Endpoint("/name", "name", signing.call_me, "The name under which whoever is at this machine judges.", ("POST",)),
    Endpoint("/sign-in", "sign-in", signing.sign_in, "The form to sign in.", ("GET", "POST")),
    Endpoint("/sign-out", "sign-out", signing.sign_out, "Ends a session, or all of an account's.", ("POST",)),
    Endpoint("/account", "account", signing.account, "One's own account: sessions, password.", ("GET", "POST")),
    Endpoint("/events.geojson", "points", events_data.points, "The events of a filter that have a point, as GeoJSON."),
    Endpoint("/map/base/{level}.json", "map_base", mapping.base, "The base map, coarse or fine: land, lakes, boundary lines."),
    Endpoint("/map/names.json", "map_names", mapping.names, "Names of towns and countries for the map."),
    Endpoint("/map/places.json", "map_places", mapping.places, "The places of the events of a filter, with counts."),
    Endpoint("/map/days.json", "map_days", mapping.days, "The days of the events of a filter, with counts."),
    Endpoint("/map/at.json", "map_at", mapping.at, "The events of a filter at one place."),
    Endpoint("/export/{format}", "export", data.export, "What a filter holds, as a file in one of the formats."),
    Endpoint("/report/{id}/page", "kept", kept.page, "The page that a report was read from, as it was when it was fetched."),
    Endpoint("/days.json", "days", events_data.days, "How many events of a filter began on each day."),
)


def menu() -> tuple[Route, ...]:
    """The pages of the menu, in order."""
    return tuple(route for route in ROUTES if route.menu)


def paths() -> dict[str, str]:
    """The path of each page and endpoint by its name."""
    own = {"openapi": "/openapi.json"}
    return own | {row.name: row.path for row in ROUTES} | {row.name: row.path for row in ENDPOINTS}
