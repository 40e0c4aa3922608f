"""Who may do what, and nothing from another site: the middleware that every request passes.

On this machine alone whoever is there may read and review. Bound elsewhere, or asked for, everybody signs in. In both cases a
request that changes something must come from this site (Origin or Sec-Fetch-Site), carry its token, be small, and not come too
often. What it finds out stands in `request.state`: `person`, `csrf`, `form` (each field's values) and `token` (the session's).
"""

from __future__ import annotations

import getpass
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, quote, unquote, urlsplit

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contested.settings import setting
from contested.web.accounts import Accounts, Person
from contested.web.csrf import FIELD, HEADER, same_token, token_of
from contested.web.limits import Limit

SAFE = ("GET", "HEAD", "OPTIONS")
FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 1000
OPEN = ("/sign-in", "/static/")  # what may be seen before signing in
NEEDS = (("/accounts", "editor"), ("/coding/assign", "editor"), ("/coding", "coder"), ("/review", "coder"), ("/judge", "coder"))
BROWSER, NAMED = "contested", "contested-name"
YEAR_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class Rules:
    """How strict the app is: whether it asks for accounts, and whether its cookies need TLS."""

    accounts: Accounts | None = None  # None: whoever is there may read and review
    secure: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    @property
    def cookie(self) -> str:
        """The name of the cookie that tells browsers apart; a browser takes the first form only over TLS, for this host alone."""
        return f"__Host-{BROWSER}" if self.secure else BROWSER


def needed_at(path: str) -> str:
    """The role that one must have to see what is at this path."""
    return next((role for start, role in NEEDS if path == start or path.startswith((f"{start}/", f"{start}."))), "reader")


def may_see(person: Person | None, path: str) -> bool:
    """Whether this person may see what is at this path."""
    return person is not None and person.may(needed_at(path))


class Refused(Exception):
    """A request that is turned away, with its status and why."""

    def __init__(self, status: int, words: str, wait: int = 0) -> None:
        super().__init__(words)
        self.status, self.words, self.wait = status, words, wait


class Security:
    """Lets a request through, or says why not."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        """`app` is what it guards."""
        self.app, self.rules = app, rules
        self.posts = Limit(int(setting("posts_a_minute")), 60)
        self.most_bytes = int(setting("max_post_bytes"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or turns away."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = cookies_of(headers.get("cookie", ""))
        own = cookies.get(self.rules.cookie, "")
        token = own or secrets.token_urlsafe(32)
        state = scope.setdefault("state", {})
        state.update(token=own, csrf=token_of(self.rules.secret, token), form={}, person=None)
        state["may"] = lambda path: may_see(state["person"], path)
        try:
            state["person"] = await self.person(own, cookies)
            if scope["method"] not in SAFE:
                receive = await self.checked(scope, headers, receive, state, own)
            self.allow(scope["path"], state["person"])
        except Refused as why:
            await self.turned_away(scope, why)(scope, receive, send)
            return
        private, static = self.rules.accounts is not None, scope["path"].startswith(OPEN[1])
        await self.app(
            scope, receive, self.with_cookie(send, token if not own else "", static, kept_private=private and not static)
        )

    # --- who ---

    async def person(self, token: str, cookies: Mapping[str, str]) -> Person | None:
        """Who asks."""
        if self.rules.accounts is None:
            return Person(name=local_name(unquote(cookies.get(NAMED, ""))), role="editor")
        return await run_sync(self.rules.accounts.person, token) if token else None

    def allow(self, path: str, person: Person | None) -> None:
        """Raises Refused where this person may not see the page."""
        if path == OPEN[0] or path.startswith(OPEN[1]):
            return
        if person is None:
            raise Refused(401, "Sign in first.")
        if not may_see(person, path):
            raise Refused(403, f"This is for accounts with the role {needed_at(path)}; yours is {person.role}.")

    # --- what changes something ---

    async def checked(self, scope: Scope, headers: Headers, receive: Receive, state: dict[str, object], own: str) -> Receive:
        """Reads the form, once it is clear that this site sent it; gives what hands the body on. Raises Refused."""
        if wait := self.posts.wait(client_of(scope)):
            raise Refused(429, "Too many changes in one minute: wait a little.", wait)
        if not from_here(headers, scope):
            raise Refused(403, "This came from another site, so nothing was changed.")
        body = await self.body(headers, receive)
        sort = headers.get("content-type", "").split(";")[0].strip().lower()
        if body and sort not in (FORM, "application/json"):
            raise Refused(415, f"A form is sent as {FORM}.")
        form = form_of(body) if sort == FORM else {}
        given = next(iter(form.pop(FIELD, [])), "") or headers.get(HEADER, "")
        if not own or not same_token(given, token_of(self.rules.secret, own)):
            raise Refused(403, "The form is out of date: go back, load the page again, and send it once more. Nothing was changed.")
        state["form"] = form

        async def replayed() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        return replayed

    async def body(self, headers: Headers, receive: Receive) -> bytes:
        """The whole body. Raises Refused where it is too large, said or not."""
        said = headers.get("content-length", "0")
        if not said.isdigit() or int(said[:18]) > self.most_bytes:
            raise Refused(413, f"More than {self.most_bytes} bytes at once.")
        parts, size, more = [], 0, True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                raise Refused(400, "The browser went away.")
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self.most_bytes:
                raise Refused(413, f"More than {self.most_bytes} bytes at once.")
            more = message.get("more_body", False)
        return b"".join(parts)

    # --- answers ---

    def turned_away(self, scope: Scope, why: Refused) -> Response:
        """The answer that says why not: the way to sign in, a sentence as a page, or as JSON."""
        headers = {"retry-after": str(why.wait)} if why.wait else {}
        path = scope["path"]
        if why.status == 401 and scope["method"] in SAFE and not path.endswith(".json"):
            asked = path + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
            return RedirectResponse(f"/sign-in?back={quote(asked, safe='')}", 303)
        if path.endswith(".json") or "application/json" in Headers(scope=scope).get("accept", ""):
            return JSONResponse({"error": why.words}, why.status, headers)
        renderer = scope["app"].state.renderer
        page = renderer.text("error.html", status=why.status, words=why.words, request=None)
        return Response(page, why.status, headers, "text/html")

    def with_cookie(self, send: Send, token: str, static: bool, kept_private: bool) -> Send:
        """What sends the answer with the browser's cookie, where it had none; `kept_private` where nobody is to store it."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if kept_private:
                    headers.setdefault("cache-control", "no-store")
                if (
                    token
                    and not static
                    and not any(value.startswith(f"{self.rules.cookie}=") for value in headers.getlist("set-cookie"))
                ):
                    headers.append("set-cookie", cookie_words(self.rules, token))
            await send(message)

        return sent


def cookie_words(rules: Rules, token: str, seconds: int | None = None) -> str:
    """The header that gives the browser its token: hidden from scripts, sent to this site alone."""
    age = f"; Max-Age={seconds}" if seconds is not None else ""
    return f"{rules.cookie}={token}; Path=/; HttpOnly; SameSite=Strict{age}{'; Secure' if rules.secure else ''}"


def cookies_of(written: str) -> dict[str, str]:
    """The cookies of a request; none where they are broken."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(written[:8000]).items()}
    except CookieError:
        return {}


def form_of(body: bytes) -> dict[str, list[str]]:
    """The fields of a form. Raises Refused where it is none."""
    try:
        return parse_qs(body.decode("utf-8", "strict"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as problem:
        raise Refused(400, "That is no form.") from problem


def from_here(headers: Headers, scope: Scope) -> bool:
    """Whether the request was sent by a page of this site, as far as the browser says."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin == "null":  # what a browser says that is told to name nobody
        return site == "same-origin"
    if origin is not None:
        parts = urlsplit(origin)
        return parts.netloc.lower() == headers.get("host", "").lower() and parts.scheme in ("http", "https")
    return site in (None, "same-origin", "none")


def client_of(scope: Scope) -> str:
    """The address of whoever asks."""
    client: Iterable[object] = scope.get("client") or ("unknown",)
    return str(next(iter(client)))


def local_name(chosen: str) -> str:
    """The name of whoever sits at this machine: the one that was given at the desk, else the user's."""
    if chosen.strip():
        return " ".join(chosen.split())[:60]
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
