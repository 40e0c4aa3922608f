"""The page that a report was read from, as it was when it was fetched: shown without scripts, frames, forms or anything fetched."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from contested.web.asked import NotThere

NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
POLICY = f"sandbox; {NOTHING}; style-src 'unsafe-inline'; img-src data:"
SHOWN = ("text/html", "application/xhtml+xml", "text/plain")


def page(request: Request) -> Response:
    """The bytes as they came. A stranger's page gets an origin of its own, in which nothing runs; what is no page is a download."""
    found = request.app.state.book.page_of(request.path_params["id"])
    if found is None:
        raise NotThere("No page is kept of this report: it did not come from the web.")
    kind, _, charset = found.headers.get("content-type", "text/html").partition(";")
    headers = {"content-security-policy": POLICY, "x-fetched-at": found.fetched_at, "x-sha256": found.sha256}
    if kind.strip().lower() not in SHOWN:
        headers["content-disposition"] = "attachment"
        return Response(found.body, media_type="application/octet-stream", headers=headers)
    words = "".join(sign for sign in charset if sign.isascii() and (sign.isalnum() or sign in "=-_ "))[:60]
    headers["content-type"] = f"{'text/plain' if 'plain' in kind else 'text/html'};{words}" if words.strip() else "text/html"
    return Response(found.body, headers=headers)
