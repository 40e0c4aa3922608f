"""The link between words and an actor."""

from __future__ import annotations

from dataclasses import dataclass

from contested.linking.packs import PackActor
from contested.linking.phrases import name_within
from contested.records import ActorMention, Span


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention was found to denote."""

    name: str | None
    score: float
    reason: str
    actor: PackActor | None = None
    runner_up: str | None = None


def nobody(reason: str) -> Link:
    """No link, and why."""
    return Link(None, 0.0, reason)


def as_mention(source: Span) -> ActorMention:
    """A source that is no mention of its own, as one."""
    kind = "person" if name_within(source.text) else "people"
    return ActorMention(start=source.start, end=source.end, text=source.text, rule="source of an attribution", kind=kind)
