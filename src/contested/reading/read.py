"""Report to Reading: the steps in their order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from contested.reading.actors import find_actors
from contested.reading.background import judge_background
from contested.reading.blocks import blocks_of
from contested.reading.claims import find_claims
from contested.reading.confidence import judge_confidence
from contested.reading.draft import Draft
from contested.reading.explain import note_silences
from contested.reading.figures import find_figures, standing
from contested.reading.language import language_of, why_unread
from contested.reading.lead import choose_lead
from contested.reading.pipeline import parse
from contested.reading.places import find_places
from contested.reading.relevance import judge_relevance
from contested.reading.speech import find_attributions
from contested.reading.times import find_published, find_times
from contested.records import Found, Interval, Knowledge, Outcome, Reading, Report, interval_of

F = TypeVar("F", bound=Found)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reading: what it is called, what it does to the draft, and what must be there before."""

    name: str
    run: Callable[[Draft], None]
    needs: tuple[str, ...] = ()


STEPS = (
    Step("times", find_times),
    Step("places", find_places),
    Step("actors", find_actors, ("places",)),
    Step("attributions", find_attributions, ("actors",)),
    Step("figures", find_figures, ("actors",)),
    Step("claims", find_claims, ("times", "places", "actors", "attributions", "figures")),
    Step("relevance", judge_relevance, ("claims",)),
    Step("lead", choose_lead, ("claims",)),
    Step("background", judge_background, ("claims",)),
    Step("confidence", judge_confidence, ("claims",)),
    Step("silences", note_silences, ("claims", "relevance")),
)


def read_reports(
    reports: Iterable[Report], knows: Knowledge | Callable[[Report], Knowledge], trained: bool = True, explain: bool = False
) -> Iterator[Reading]:
    """A Reading of each report, in order, with names as the text has them: linking comes after.

    `knows` is the same for all, or tells for each report what is known for it.
    """
    kept: deque[tuple[Report, str, Outcome | None]] = deque()

    def texts() -> Iterator[str]:
        for report in reports:
            language = language_of(report)
            problem = why_unread(report, language)
            kept.append((report, language, problem))
            yield "" if problem else report.text

    for doc in parse(texts()):
        report, language, problem = kept.popleft()
        if problem:
            yield Reading(report=report, language=language, published=published_of(report), outcome=problem)
        else:
            known = knows(report) if callable(knows) else knows
            draft = Draft(report, doc, blocks_of(report.text), find_published(report), known, language, trained, explain)
            yield read_parsed(draft)


def published_of(report: Report) -> Interval:
    """When a report was published that is not read: as given, else unknown."""
    return interval_of(report.published, source=report.published_source)


def read_parsed(draft: Draft) -> Reading:
    """Runs the steps over a parsed report."""
    for step in STEPS:
        step.run(draft)
    return Reading(
        report=draft.report,
        language=draft.language,
        published=draft.published,
        claims=in_order(draft.claims),
        actors=in_order(draft.actors),
        places=in_order(draft.places),
        times=in_order(draft.times),
        figures=in_order(standing(draft)),
        attributions=in_order(draft.attributions),
        outcome=draft.outcome,
        reasons=tuple(draft.reasons),
    )


def in_order(mentions: Iterable[F]) -> tuple[F, ...]:
    """The mentions in text order, the longer first where two begin together."""
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))
