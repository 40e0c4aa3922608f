"""`make_app(book)`: the web app as an ASGI application.

One endpoint draws every page of `site.ROUTES`, and its JSON twin. Pages are filled in threads (at most THREADS at once, which is
under what the database's pool gives), so a slow question holds up nobody else. An error becomes a page with one sentence.
"""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.routing import Route as Served
from starlette.staticfiles import StaticFiles

from contested.casebook.book import Casebook
from contested.errors import ContestedError, UsageError
from contested.settings import setting
from contested.web import site
from contested.web.accounts import Accounts
from contested.web.asked import Ask, Moved, NotThere
from contested.web.columns import columns_of
from contested.web.described import openapi
from contested.web.guard import Guard
from contested.web.limits import Limit
from contested.web.links import Links, twin_path
from contested.web.render import FOLDER, Renderer, json_bytes
from contested.web.security import Rules, Security
from contested.web.signing import WINDOW_SECONDS
from contested.web.tiles import Background

Answer = Callable[[Request], Response]
THREADS = 12
LOCAL = ("127.0.0.1", "localhost", "[::1]", "::1")

mimetypes.add_type("text/javascript", ".mjs")
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/geo+json", ".geojson")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How the app is served: under which host names, with which title."""

    hosts: tuple[str, ...] = LOCAL  # names that a request may ask for: another site's name that leads here is refused
    title: str = ""  # the casebook's name, else that of its file
    accounts: bool = False  # whether everybody is to sign in; else whoever is there may read and review
    secure: bool = True  # whether the cookies of accounts need TLS
    background: Background | None = None  # tiles under the map; nothing else is fetched from elsewhere


def make_app(book: Casebook, settings: WebSettings | None = None) -> Starlette:
    """The app on this casebook."""
    chosen = settings or WebSettings()
    links = Links(site.paths())
    tiles = (chosen.background.origin,) if chosen.background else ()
    rules = Rules(Accounts(book.engine) if chosen.accounts else None, secure=chosen.accounts and chosen.secure)
    app = Starlette(
        routes=routes(),
        middleware=[
            Middleware(Guard, tiles=tiles),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(chosen.hosts), www_redirect=False),
            Middleware(Security, rules=rules),
        ],
        exception_handlers={ContestedError: refused, HTTPException: refused, Exception: failed},
        lifespan=prepared,
    )
    app.state.book, app.state.settings, app.state.links = book, chosen, links
    app.state.rules, app.state.sign_ins = rules, Limit(int(setting("sign_in_tries")), WINDOW_SECONDS)
    app.state.renderer = Renderer(links, site.menu(), chosen.title or Path(book.where).stem, chosen.background)
    return app


@asynccontextmanager
async def prepared(app: Starlette) -> AsyncIterator[None]:
    """Sets how many threads answer at once, and reads the columns of a large casebook before the first reader waits for them."""
    Thread(target=columns_of, args=(app.state.book,), daemon=True).start()
    current_default_thread_limiter().total_tokens = THREADS
    yield


def routes() -> list[BaseRoute]:
    """Every address: the endpoints, each page's twin before the page, the files."""
    found: list[BaseRoute] = [Served("/openapi.json", described, name="openapi")]
    found += [Served(row.path, row.answer, name=row.name, methods=list(row.methods)) for row in site.ENDPOINTS]
    for row in site.ROUTES:
        found.append(Served(twin_path(row.path), twin_of(row), name=f"{row.name}.json"))
    found += [Served(row.path, page_of(row), name=row.name) for row in site.ROUTES]
    folders = [name for name in ("static", "vendor") if Path(str(FOLDER / name)).is_dir()]  # the map's parts may not be there
    return [*found, *(Mount(f"/{name}", StaticFiles(directory=str(FOLDER / name)), name=name) for name in folders)]


def ask_of(request: Request) -> Ask:
    """What a request asks for."""
    return Ask(
        path={name: str(part) for name, part in request.path_params.items()}, query=tuple(request.query_params.multi_items())
    )


def book_of(request: Request) -> Casebook:
    """The casebook that a request is about."""
    book: Casebook = request.app.state.book
    return book


def page_of(row: site.Route) -> Answer:
    """What answers with a page."""

    def answer(request: Request) -> Response:
        ask = ask_of(request)
        page = row.fill(book_of(request), ask)
        return Response(request.app.state.renderer.html(row, page, ask, request), media_type="text/html")

    return answer


def twin_of(row: site.Route) -> Answer:
    """What answers with a page's JSON twin."""

    def answer(request: Request) -> Response:
        return json_response(row.fill(book_of(request), ask_of(request)))

    return answer


def json_response(value: object, status: int = 200, media_type: str = "application/json") -> Response:
    """A value as JSON."""
    return Response(json_bytes(value), status_code=status, media_type=media_type)


def described(request: Request) -> Response:
    """The OpenAPI document."""
    return json_response(openapi(site.ROUTES))


def refused(request: Request, problem: Exception) -> Response:
    """The page, or the JSON, that says why there is none."""
    if isinstance(problem, Moved):
        links: Links = request.app.state.links
        write = links.twin if request.url.path.endswith(".json") else links.url
        return Response(status_code=307, headers={"location": write(problem.page, (), **problem.parts)})
    if isinstance(problem, HTTPException):
        words = "There is no such page." if problem.status_code == 404 else str(problem.detail)
        return error(request, problem.status_code, words)
    return error(request, 404 if isinstance(problem, NotThere) else 400 if isinstance(problem, UsageError) else 500, str(problem))


def failed(request: Request, problem: Exception) -> Response:
    """The page that says that the fault is the program's; the log says which."""
    return error(request, 500, "Something in the program went wrong; its log says what.")


def error(request: Request, status: int, words: str) -> Response:
    """One sentence, in the form that was asked for."""
    if request.url.path.endswith(".json"):
        return json_response({"error": words}, status)
    page = request.app.state.renderer.text("error.html", status=status, words=words, request=request)
    return Response(page, status_code=status, media_type="text/html")
