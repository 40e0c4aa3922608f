"""Who a phrase denotes: PLOVER's sector codes and ISO countries."""

from __future__ import annotations

from contested.records import ActorCode


def describe_actor(phrase: str, on: str | None = None) -> ActorCode:
    """The country and sector of any phrase for an actor, on a day (ISO date) for posts that change hands; None where unknown."""
    return ActorCode()
