"""The token that guards a form against being sent from another site: templates write `{{ csrf_field(request) }}` in each form."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from markupsafe import Markup

FIELD, HEADER = "csrf", "x-csrf-token"


def csrf_field(request: Any) -> Markup:
    """The hidden field of a form that changes something; empty where nobody serves it (a static site)."""
    token = getattr(request.state, "csrf", "") if request is not None else ""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token) if token else Markup("")


def token_of(secret: bytes, cookie: str) -> str:
    """The token of whoever has this cookie: another site can neither read it nor work it out."""
    return hmac.new(secret, cookie.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def same_token(one: str, other: str) -> bool:
    """Whether two tokens are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
