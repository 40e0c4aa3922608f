"""The token that guards a form against being sent from another site: templates write `{{ csrf_field(request) }}` in each form."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup


def csrf_field(request: Any) -> Markup:
    """The hidden field of a form that changes something; empty where nobody serves it (a static site)."""
    return Markup("")
