"""The lead claim: the one that the report is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources

from contested.reading.draft import Draft
from contested.reading.figures import add_long_tolls
from contested.reading.lead_features import features
from contested.reading.met_protests import protest_instead
from contested.reading.second_look import is_told
from contested.reading.topics import by_kind, topics_of
from contested.reading.when import is_dateline
from contested.reading.wording import harm_by_wording
from contested.records import Claim, Figure, Interval, Reason

TOLD_LESS = 1.5  # taken off the score of a claim whose word the lexicon does not know
NEAR = 600  # characters within which an undated clause takes the day of the claim before it
RECENT_DAYS = 7
CAUSE_WITHIN = 400  # characters from an act to the toll that it took
HARMING = {
    "air_strike", "armed_clash", "attack", "chemical_attack", "excessive_force", "execution", "explosion", "mob_violence",
    "shelling", "violent_protest",
}  # fmt: skip
PLAIN = {
    "toll": 2.0,
    "title toll": 1.2,
    "aspect actual": 0.6,
    "captured": 0.9,
    "family diplomacy": -0.5,
    "order": -0.7,
    "title trigger": 0.3,
}


def choose_lead(draft: Draft) -> None:
    """Marks at most one claim as the lead."""
    claims = draft.claims
    if not claims:
        return
    rows = features(draft.report, claims, by_kind(topics_of(draft.report.text)) if draft.trained else None)
    weights = load_weights() if draft.trained else PLAIN
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    scores = [score - TOLD_LESS if is_told(claim) else score for score, claim in zip(scores, claims, strict=True)]
    best = max(range(len(claims)), key=lambda i: (scores[i], -claims[i].start))
    best = protest_instead(claims, best)
    cause = cause_of(claims, best)
    if cause is not None:
        claims[cause] = with_toll(claims[cause], claims[best])
        best = cause
    best = told_closer(draft, claims, best)
    claims[best] = with_deaths(draft, claims, best)
    draft.claims[best] = counted(draft, dated(draft, as_lead(claims[best], rows[best], weights)))
    add_long_tolls(draft)


def cause_of(claims: list[Claim], toll: int) -> int | None:
    """The act told shortly before a toll that names none: "a bus drove over a mine. Ten people died"; else None."""
    claim = claims[toll]
    if claim.kind != "casualties":
        return None
    before = [
        i
        for i, other in enumerate(claims)
        if other.kind in HARMING and took_place(other) and 0 <= claim.start - other.start < CAUSE_WITHIN
    ]
    return before[-1] if before and not says_other_toll(claims[before[-1]], claim) else None


def told_closer(draft: Draft, claims: list[Claim], best: int) -> int:
    """The lead, where it is harm without the how, or of an unlikely kind: the claim that does better, or itself as worded."""
    found = harm_by_wording(draft, claims[best])
    if found is None:
        return best
    kind, why = found
    same = next((i for i, other in enumerate(claims) if other.kind == kind and happened(other)), None)
    if same is None:
        claims[best] = replace(claims[best], kind=kind, reasons=(*claims[best].reasons, why))
        return best
    if not says_other_toll(claims[same], claims[best]):
        claims[same] = with_toll(claims[same], claims[best])
    return same


def with_deaths(draft: Draft, claims: list[Claim], best: int) -> Claim:
    """The lead without dead, with those that the report counts and ties to no act: the one such count, or the one beside it."""
    lead = claims[best]
    if lead.kind not in HARMING or any(figure.measure == "killed" for figure in lead.figures):
        return lead
    later = [claim for claim in claims if claim.kind == "casualties" and claim.start > lead.start and happened(claim)]
    tied = {figure.start for claim in claims for figure in claim.figures}
    loose = [figure for figure in draft.figures if figure.start not in tied]
    found = [*(figure for claim in later for figure in claim.figures), *loose]
    told = sorted((one for one in found if one.measure == "killed" and is_exact(one)), key=lambda figure: figure.start)
    if len({figure.best for figure in told}) > 1:
        told = [figure for figure in told if abs(figure.start - lead.start) < CAUSE_WITHIN]
    return replace(lead, figures=(*lead.figures, told[0])) if told else lead


def took_place(claim: Claim) -> bool:
    """Whether a claim tells of what took place, or goes on."""
    return claim.aspect in ("actual", "ongoing") and not claim.negated


def happened(claim: Claim) -> bool:
    """Whether a claim tells of what took place."""
    return claim.aspect == "actual" and not claim.negated


def says_other_toll(act: Claim, toll: Claim) -> bool:
    """Whether the act has a count of its own of what the toll counts, or another day."""
    if act.when.source == toll.when.source == "text" and act.when.precision == "day" and not act.when.meets(toll.when):
        return True
    return bool({figure.measure for figure in act.figures} & {figure.measure for figure in toll.figures})


def with_toll(act: Claim, toll: Claim) -> Claim:
    """The act with the figures of the toll that it took."""
    return replace(act, figures=tuple(sorted((*act.figures, *toll.figures), key=lambda figure: figure.start)))


def counted(draft: Draft, claim: Claim) -> Claim:
    """The lead with an exact count, where it has only a vague one ("several") and the report goes on to count the same harm."""
    figures = list(claim.figures)
    for measure in {figure.measure for figure in figures}:
        said = [figure for figure in figures if figure.measure == measure]
        exact = next(
            (figure for figure in draft.figures if is_exact(figure) and figure.measure == measure and figure.start > claim.start),
            None,
        )
        if exact is None or not all(is_vague(figure) for figure in said):
            continue
        figures = [figure for figure in figures if figure.measure != measure or (figure.low or 0) <= (exact.best or 0)] + [exact]
    return replace(claim, figures=tuple(sorted(figures, key=lambda figure: figure.start)))


def is_vague(figure: Figure) -> bool:
    """Whether nobody counted: "several", "dozens"."""
    return figure.best is None and figure.high is None


def is_exact(figure: Figure) -> bool:
    """Whether the figure is a count of this happening that stands by itself."""
    return figure.best is not None and not figure.cumulative and not figure.part_of_larger


def dated(draft: Draft, claim: Claim) -> Claim:
    """The lead with a time: its own, else that of the claim before it, of the first that has one, or of the report."""
    if claim.when.known and not is_now(draft, claim.when):
        return claim
    if not claim.when.known and (bound := ends_before(draft, claim)):
        why = Reason(rule="lead", words=f"dated by “{bound.text}” beside it")
        return replace(claim, when=replace(bound, inferred=True, source="inferred"), reasons=(*claim.reasons, why))
    days = [(other.start, other.when) for other in draft.claims if is_recent_day(draft, other.when)]
    days = days or list(days_named(draft))
    near = [when for start, when in days if 0 <= claim.start - start < NEAR]
    source = near[-1:] or [when for _, when in days[:1]]
    if claim.when.known and not source:
        return claim
    when = source[0] if source else draft.published
    if not when.known or when.precision != "day":
        return claim
    when = replace(when, inferred=True, source="inferred" if source else "published")
    told = "the claim beside it" if source else "the report"
    return replace(claim, when=when, reasons=(*claim.reasons, Reason(rule="lead", words=f"undated; the day of {told} is taken")))


def ends_before(draft: Draft, claim: Claim) -> Interval | None:
    """The time in the claim's own words that only says when it was over: "before the 2023 offensive"."""
    own = [time.interval for time in draft.times if time.interval and claim.start <= time.start < claim.end]
    return next((one for one in own if one.start is None and one.end is not None), None)


def days_named(draft: Draft) -> Iterator[tuple[int, Interval]]:
    """Where each recent day is named in the text, with the day; the report's own date and "now" left out."""
    for time in draft.times:
        if (
            time.interval
            and is_recent_day(draft, time.interval)
            and not time.value.endswith("_REF")
            and not is_dateline(draft, time)
        ):
            yield time.start, time.interval


def is_now(draft: Draft, when: Interval) -> bool:
    """Whether a claim is dated by no more than "now" or "currently"."""
    return any(time.text == when.text and time.value == "PRESENT_REF" for time in draft.times)


def is_recent_day(draft: Draft, when: Interval) -> bool:
    """Whether one day is meant, shortly before the report."""
    return when.start is not None and when.precision == "day" and is_recent(draft, when)


def is_recent(draft: Draft, when: Interval) -> bool:
    """Whether the days lie shortly before the report was published, as those of news do."""
    start, published = when.start, draft.published.end
    return start is not None and (published is None or 0 <= (published - start).days <= RECENT_DAYS)


def as_lead(claim: Claim, row: dict[str, float], weights: dict[str, float]) -> Claim:
    """The claim marked as the lead, with what spoke for it most."""
    spoke = sorted((name for name in row if weights.get(name, 0.0) * row[name] > 0), key=lambda name: -weights[name] * row[name])
    reason = Reason(rule="lead", words=f"what the report is about: {', '.join(spoke[:4]) or 'its first claim'}")
    return replace(claim, lead=True, reasons=(*claim.reasons, reason))


@cache
def load_weights() -> dict[str, float]:
    """The trained weights of data/models/lead.json, by feature."""
    file = resources.files("contested") / "data" / "models" / "lead.json"
    return {str(name): float(weight) for name, weight in json.loads(file.read_text("utf-8")).items()}
