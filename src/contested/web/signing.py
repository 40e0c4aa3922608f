"""Signing in and out: the endpoints, and what others need to know of a request: who asks, its form, where to go back to."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from contested.errors import UsageError
from contested.settings import setting
from contested.web.accounts import Accounts, Person, check_password
from contested.web.limits import Limit
from contested.web.security import NAMED, YEAR_SECONDS, Rules, client_of, cookie_words

WRONG = "That name and password do not go together."
WINDOW_SECONDS = 900


def person_of(request: Request) -> Person:
    """Who asks."""
    person: Person = request.state.person
    return person


def rules_of(request: Request) -> Rules:
    """How strict the app is."""
    rules: Rules = request.app.state.rules
    return rules


def accounts_of(request: Request) -> Accounts:
    """The accounts; raises UsageError where the app asks for none."""
    accounts = rules_of(request).accounts
    if accounts is None:
        raise UsageError("On this machine alone there is nobody to sign in.")
    return accounts


def field(request: Request, name: str) -> str:
    """The first value of a form's field."""
    values: list[str] = request.state.form.get(name, [""])
    return values[0]


def back_of(written: str) -> str:
    """The page of this site to go back to; the first one where what was asked for is not of this site."""
    plain_path = written.startswith("/") and not written.startswith(("//", "/\\")) and written.isprintable()
    return quote(written, safe="/?&=#%:,.~+-_@!") if plain_path else "/"


def rendered(request: Request, template: str, status: int = 200, **values: object) -> Response:
    """A page."""
    page = request.app.state.renderer.text(template, request=request, **values)
    return Response(page, status_code=status, media_type="text/html")


# --- signing in ---


def sign_in(request: Request) -> Response:
    """The form to sign in, or what becomes of it: the same words whether the name or the password is wrong."""
    accounts = accounts_of(request)
    back = back_of(request.query_params.get("back", "/") if request.method == "GET" else field(request, "back"))
    if request.method == "GET":
        return rendered(request, "sign_in.html", back=back, words="", name="")
    name = field(request, "name").strip()
    limit: Limit = request.app.state.sign_ins
    wait = max(limit.wait(f"from {client_of(request.scope)}"), limit.wait(f"as {name.casefold()}"))
    if wait:
        words = f"Too many tries. Try again in {max(1, wait // 60)} minutes."
        answer = rendered(request, "sign_in.html", 429, back=back, words=words, name=name)
        answer.headers["retry-after"] = str(wait)
        return answer
    person = accounts.verified(name, field(request, "password"))
    if person is None:
        return rendered(request, "sign_in.html", 403, back=back, words=WRONG, name=name)
    limit.forget(f"as {name.casefold()}")
    if request.state.token:
        accounts.sign_out(request.state.token)  # what stood in the browser before is never made a session
    token = accounts.sign_in(person, request.headers.get("user-agent", ""))
    return with_token(request, RedirectResponse(back, 303), token)


def with_token(request: Request, answer: Response, token: str) -> Response:
    """The answer that gives the browser another token."""
    seconds = int(float(setting("session_hours")) * 3600)
    answer.headers.append("set-cookie", cookie_words(rules_of(request), token, seconds if token else 0))
    return answer


def sign_out(request: Request) -> Response:
    """Ends this session, or all of this account's where `everywhere` is set."""
    accounts = accounts_of(request)
    if field(request, "everywhere"):
        accounts.sign_out_everywhere(person_of(request).name)
    accounts.sign_out(request.state.token)
    return with_token(request, RedirectResponse("/sign-in", 303), "")


def account(request: Request) -> Response:
    """One's own account: where one is signed in, and a new password."""
    accounts, person = accounts_of(request), person_of(request)
    if request.method == "GET":
        return rendered(request, "account.html", sessions=accounts.sessions(person.name), words="")
    if accounts.verified(person.name, field(request, "old")) is None:
        return rendered(request, "account.html", 403, sessions=accounts.sessions(person.name), words="The old password is wrong.")
    check_password(field(request, "new"))
    accounts.add(person.name, person.role, field(request, "new"))
    return with_token(request, RedirectResponse("/account", 303), accounts.sign_in(person, request.headers.get("user-agent", "")))


def call_me(request: Request) -> Response:
    """On this machine alone: the name under which one judges."""
    if rules_of(request).accounts is not None:
        raise UsageError("Your name is your account's.")
    answer = RedirectResponse(back_of(field(request, "back")), 303)
    name = quote(" ".join(field(request, "name").split())[:60], safe="")
    answer.headers.append("set-cookie", f"{NAMED}={name}; Path=/; HttpOnly; SameSite=Strict; Max-Age={YEAR_SECONDS}")
    return answer
