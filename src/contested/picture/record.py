"""A source's record: what it carried days before others, and what of its words was later denied or conceded by others.

Neither is praise or blame: who is first may have been told by a party, and a denial may be false. Each row leads to its event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from contested.picture.words import happened
from contested.records import Account, Claim, Event, Report, interval_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedFirst:
    """An event that a source told of before any other outlet."""

    event: Event
    day: date
    next_day: date
    next_outlet: str | None
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a source said, and the word of another side on it."""

    event: Event
    claim: Claim  # the source's
    speaker: str  # who denies or concedes it
    answer: Claim
    day: date | None  # of the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A source's record over some events."""

    first: tuple[CarriedFirst, ...]
    denied: tuple[Answered, ...]
    conceded: tuple[Answered, ...]


def record_of(events: Iterable[Event], outlet: str) -> Record:
    """The record of an outlet over these events, the events in their order."""
    kept = list(events)
    answers = [row for event in kept for row in answered(event, outlet)]
    return Record(
        first=tuple(row for event in kept if (row := carried_first(event, outlet)) is not None),
        denied=tuple(row for row, denies in answers if denies),
        conceded=tuple(row for row, denies in answers if not denies),
    )


def published(report: Report) -> date | None:
    """The day on which a report came out."""
    return interval_of(report.published).start


def carried_first(event: Event, outlet: str) -> CarriedFirst | None:
    """The event as one that the outlet told of on a day before all others, None where it did not."""
    days = sorted(
        (day, report.outlet == outlet, report.outlet or "", report.id) for report in event.reports if (day := published(report))
    )
    others = [row for row in days if not row[1]]
    if not days or not others or not days[0][1] or days[0][0] >= others[0][0]:
        return None
    claim = next(claim for claim in event.claims if claim.report_id == days[0][3])
    return CarriedFirst(event=event, day=days[0][0], next_day=others[0][0], next_outlet=others[0][2] or None, claim=claim)


def answered(event: Event, outlet: str) -> Iterator[tuple[Answered, bool]]:
    """For each other side that denies or concedes what the outlet said: its answer, and whether it denies."""
    reports = {report.id: report for report in event.reports}
    own = [claim for claim in event.claims if reports[claim.report_id].outlet == outlet and happened(claim)]
    if not own:
        return
    said = min(own, key=lambda claim: (str(published(reports[claim.report_id]) or "9999"), claim.start))
    told = published(reports[said.report_id])
    for account in event.accounts:
        if account.speaker == outlet or not (account.denies or account.concedes):
            continue
        answer = answer_of(account)
        day = published(reports[answer.report_id])
        if told is None or day is None or day >= told:
            yield Answered(event=event, claim=said, speaker=account.speaker, answer=answer, day=day), account.denies


def answer_of(account: Account) -> Claim:
    """The claim in which an account denies, else its newest."""
    denials = [claim for claim in account.claims if not happened(claim)]
    return (denials if account.denies and denials else account.claims)[-1]
