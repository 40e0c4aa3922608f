"""What every answer carries: headers that keep a browser from running or fetching anything that is not this site's own."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


def policy(tiles: Iterable[str] = ()) -> str:
    """The Content-Security-Policy; `tiles` are the origins of a map's background that the settings name, if any."""
    named = " ".join(tiles)
    more = {"img-src", "connect-src"} if named else set()
    return "; ".join(f"{name} {value}{f' {named}' if name in more else ''}" for name, value in POLICY.items())


class Guard:
    """Puts the headers on every answer."""

    def __init__(self, app: ASGIApp, tiles: Iterable[str] = ()) -> None:
        """`app` is what it guards."""
        self.app, self.headers = app, {**HEADERS, "content-security-policy": policy(tiles)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, with the headers."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)
