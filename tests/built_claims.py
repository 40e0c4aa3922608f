"""Records built for tests: reports in our own words, with claims that point into them."""

from __future__ import annotations

from datetime import date

from contested.records import (
    ActorMention,
    Attribution,
    Claim,
    Figure,
    Interval,
    PlaceMention,
    Reading,
    Report,
    Span,
    content_id,
    interval_of,
)


def actor(name: str, kind: str = "armed_group", id: str | None = None) -> ActorMention:
    return ActorMention(start=0, end=len(name), text=name, rule="test", kind=kind, name=name, id=id)


def place(name: str, **known: object) -> PlaceMention:
    return PlaceMention(start=0, end=len(name), text=name, rule="test", name=name, **known)  # type: ignore[arg-type]


def day(text: str | None) -> Interval:
    return interval_of(text, source="text") if text else Interval()


def killed(count: int, **more: object) -> Figure:
    bounds = {"low": count, "best": count, "high": count, **more}
    return Figure(start=0, end=1, text=str(count), rule="test", measure="killed", **bounds)  # type: ignore[arg-type]


def says(name: str, sense: str = "say", id: str | None = None) -> Attribution:
    span = Span(start=0, end=len(name), text=name)
    return Attribution(
        start=0,
        end=len(name),
        text=name,
        rule="test",
        source=span,
        cue=None,
        content=span,
        source_name=name,
        source_id=id,
        sense=sense,
    )


def report_of(
    text: str, outlet: str | None = "The Courier", published: str | None = "2019-04-10", url: str | None = None
) -> Report:
    return Report(text=text, outlet=outlet, published=published, url=url or f"https://example.org/{content_id(text, outlet)}")


def claim_of(report: Report, words: str, kind: str, **parts: object) -> Claim:
    start = report.text.index(words)
    trigger = Span(start=start, end=start + len(words), text=words)
    return Claim(
        start=start,
        end=start + len(words),
        text=words,
        rule="test",
        id=content_id("claim", report.id, start, kind),
        report_id=report.id,
        kind=kind,
        trigger=trigger,
        **parts,  # type: ignore[arg-type]
    )


def reading_of(report: Report, *claims: Claim, quoted: tuple[Attribution, ...] = ()) -> Reading:
    return Reading(report=report, language="en", published=interval_of(report.published), claims=claims, attributions=quoted)


def strike(
    town: str,
    on: str,
    deaths: int,
    outlet: str,
    published: str,
    by: str = "the air force",
    text: str | None = None,
    **parts: object,
) -> Reading:
    """A short report of an air strike."""
    words = (
        text or f"An air strike by {by} hit {town} on {date.fromisoformat(on):%A}, killing {deaths} people, {outlet} has learned."
    )
    report = report_of(words, outlet, published)
    told = {"places": (place(town),), "when": day(on), "actors": (actor(by),), "figures": (killed(deaths),), "lead": True, **parts}
    return reading_of(report, claim_of(report, words, "air_strike", **told))
