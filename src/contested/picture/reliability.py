"""A source's reliability, A to F, from the casebook's own record and by these rules alone; never by opinion.

Counted are the events that a source told of first (on the day or before any other outlet), as something that happened:

- *borne out*: a side conceded it against its interest, or another account that does not repeat it, in a report of a later day,
  says the same and nobody denies it;
- *contradicted*: somebody who is no party to the act denies it, or the source itself takes it back (its newest word denies it).
  That the side accused denies it counts for nothing: that is what a side accused does;
- *open*: all else.

Fewer than `FEWEST` events that are borne out or contradicted: F, it cannot be judged. Else the share that is borne out: A from
95 %, B from 85 %, C from 70 %, D from 50 %, E below. It is judged apart from the credibility of an event, and does not enter it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from contested.picture.words import happened
from contested.records import Account, ActorMention, Event, Report, interval_of

FEWEST = 10
LEVELS = (("A", 0.95), ("B", 0.85), ("C", 0.70), ("D", 0.50), ("E", 0.0))
SideOf = Callable[[ActorMention], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How far a source's first words were borne out."""

    outlet: str
    letter: str
    borne_out: tuple[str, ...]  # ids of events
    contradicted: tuple[str, ...]
    open: int
    reason: str


def reliability_of(events: Iterable[Event], outlet: str, side_of: SideOf) -> Reliability:
    """The reliability of an outlet over these events."""
    found: dict[str, list[str]] = {"borne out": [], "contradicted": [], "open": []}
    for event in events:
        if told_first(event, outlet):
            found[outcome_of(event, outlet, side_of)].append(event.id)
    good, bad = found["borne out"], found["contradicted"]
    letter = level(len(good), len(bad))
    return Reliability(
        outlet=outlet,
        letter=letter,
        borne_out=tuple(good),
        contradicted=tuple(bad),
        open=len(found["open"]),
        reason=words(letter, len(good), len(bad), len(found["open"])),
    )


def level(good: int, bad: int) -> str:
    """The letter for so many events borne out and contradicted."""
    if good + bad < FEWEST:
        return "F"
    return next(letter for letter, least in LEVELS if good / (good + bad) >= least)


def words(letter: str, good: int, bad: int, unknown: int) -> str:
    """The reason in words."""
    counts = f"of what it told first, {good} borne out, {bad} contradicted, {unknown} open"
    return f"F: cannot be judged, {counts}; at least {FEWEST} are needed" if letter == "F" else f"{letter}: {counts}"


def told_first(event: Event, outlet: str) -> bool:
    """Whether the outlet told of it, as something that happened, no later than any other."""
    reports = {report.id: report for report in event.reports}
    days = [
        (day, reports[claim.report_id].outlet)
        for claim in event.claims
        if happened(claim) and (day := day_of(reports[claim.report_id]))
    ]
    return bool(days) and outlet in {name for day, name in days if day == min(days, key=lambda one: one[0])[0]}


def day_of(report: Report) -> str:
    """The day on which a report came out, in ISO form; empty where it is unknown."""
    start = interval_of(report.published).start
    return start.isoformat() if start else ""


def outcome_of(event: Event, outlet: str, side_of: SideOf) -> str:
    """What became of what the outlet told: `borne out`, `contradicted` or `open`."""
    parties = {side_of(actor) for actor in (*event.actors, *event.targets)}
    own = [account for account in event.accounts if told_by(event, account, outlet)]
    others = [account for account in event.accounts if account not in own]
    if any(account.speaker == outlet and account.denies for account in own):
        return "contradicted"
    if any(account.denies and account.speaker.casefold() not in parties for account in others):
        return "contradicted"
    if event.status == "conceded":
        return "borne out"
    later = any(not account.denies and told_later(event, account, outlet) for account in others)
    return "borne out" if later and not any(account.denies for account in event.accounts) else "open"


def told_by(event: Event, account: Account, outlet: str) -> bool:
    """Whether the account stands in the outlet's reports alone, or in those that repeat it."""
    reports = {report.id: report for report in event.reports}
    own = [claim.report_id for claim in account.claims if claim.report_id not in account.carriers]
    return account.speaker == outlet or all(reports[id].outlet == outlet for id in own)


def told_later(event: Event, account: Account, outlet: str) -> bool:
    """Whether the account is first told, by another outlet, on a later day than the outlet's first word."""
    reports = {report.id: report for report in event.reports}
    first = min((day for report in event.reports if report.outlet == outlet and (day := day_of(report))), default="")
    days = [day for claim in account.claims if (day := day_of(reports[claim.report_id])) and happened(claim)]
    return bool(days) and min(days) > first
