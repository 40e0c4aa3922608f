"""Judgements from a form: one verb, a claim's fields all at once, a name with candidates, a place on the map."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from contested.casebook.book import Casebook
from contested.errors import UsageError
from contested.records import Judgement, plain
from contested.web.signing import back_of, field, person_of


def judge(request: Request) -> Response:
    """Keeps a judgement of the form, and goes back to where it was made; as JSON where that is asked for."""
    book: Casebook = request.app.state.book
    made = corrections(book, request) if request.state.form.get("field") else [judgement(book, request)]
    book.merge()
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(plain(made))
    return RedirectResponse(back_of(field(request, "back")), 303)


def judgement(book: Casebook, request: Request) -> Judgement:
    """The judgement of the form, kept."""
    verb, note, scope = (field(request, name).strip() for name in ("verb", "note", "scope"))
    subject = " ".join(request.state.form.get("subject", ()))
    return book.judge(verb, subject, stated(request, verb), person_of(request).name, note, scope)


def stated(request: Request, verb: str) -> str:
    """The object: as it stands in the form, or put together of what a person chose or typed."""
    object, other, choice = (field(request, name).strip() for name in ("object", "other", "choice"))
    if object or verb not in ("name_is", "place_at"):
        return object
    found = (place(request) if verb == "place_at" else "") or other or choice
    if not found:
        raise UsageError("Choose one of the candidates, or write another.")
    return found


def place(request: Request) -> str:
    """A point with its radius, and what it lies within, as a place is written; empty where neither was given."""
    lat, lon, radius, within = (field(request, name).strip() for name in ("lat", "lon", "radius", "within"))
    if bool(lat) != bool(lon):
        raise UsageError("A point needs both its latitude and its longitude.")
    parts = [f"{lat},{lon}" if lat else "", f"within {within}" if within else "", f"radius {radius} km" if radius and lat else ""]
    return " ".join(part for part in parts if part)


def corrections(book: Casebook, request: Request) -> list[Judgement]:
    """A form of all of a claim's fields: a correction for each that differs from what it was."""
    names = request.state.form["field"]
    values = {name: field(request, f"value-{name}").strip() for name in names}
    changed = {name: value for name, value in values.items() if value != field(request, f"was-{name}").strip()}
    if not changed:
        raise UsageError("No field is otherwise than it was: nothing was kept.")
    subject, note, author = field(request, "subject"), field(request, "note").strip(), person_of(request).name
    return [book.judge("correct", subject, f"{name}={value}", author, note) for name, value in changed.items()]
