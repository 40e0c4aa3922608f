"""Accounts in a column of notes, in one stated form, for formats that have no room for who said what.

    STATUS denied | GRADE F3 | WHEN 2019-07-02
    | ACCOUNT Health Ministry says: “killing at least 40 people” [killed 40–] (Sidra Wire, 2019-07-03)
    | ACCOUNT Libyan National Army denies: “that its planes had hit the centre” (Sidra Wire, 2019-07-03) | EVENT c1c3e9c93d200283

Parts stand between ` | `; the first word of a part, in capitals, tells what it is. A verb says what an account does: `says`,
`denies`, `concedes` (against its own interest), `plans` (or threatens or supposes). A bar within words becomes a slash.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contested.export.flat import range_words, speaker_name
from contested.records import Account, AccountFigure, Cited, Claim, Event, Interval, Report, plain

LONGEST = 300  # characters of one account's words
PART = " | "


def event_notes(event: Event) -> str:
    """The notes of an event."""
    reports = {report.id: report for report in event.reports}
    accounts = (account_part(account, reports) for account in event.accounts)
    head = [f"STATUS {event.status}", f"GRADE {event.grade.pair}", when_part(event.when)]
    parts = [*head, *accounts, f"EVENT {event.id}"]
    return PART.join(parts)


def claim_notes(cited: Cited) -> str:
    """The notes of one claim: the same form with one account."""
    claim = cited.claim
    verb, figures = verb_of(claim), [f"{one.measure} {range_words(one.low, one.best, one.high)}" for one in claim.figures]
    part = told(voice(claim, cited.report), verb, claim, figures, cited.report)
    qualities = ["UNCONFIRMED by the report itself"] if claim.unconfirmed else []
    return PART.join([when_part(claim.when), part, *qualities, f"CLAIM {claim.id}", f"EVENT {cited.event_id or 'none'}"])


def when_part(when: Interval) -> str:
    """The days, with how far they are known where that is not to the day."""
    if when.start is None and when.end is None:
        return "WHEN unknown"
    if when.start == when.end:
        return f"WHEN {when.start}"
    return f"WHEN {when.start or '..'}/{when.end or '..'} ({when.precision})"


def account_part(account: Account, reports: Mapping[str, Report]) -> str:
    """One account: its newest word, or the newest that gives the figure."""
    claim = account.claims[-1]
    verb = "denies" if account.denies else "concedes" if account.concedes else verb_of(claim)
    figures = [figure_part(one) for one in account.figures]
    return told(account.speaker, verb, claim, figures, reports.get(claim.report_id))


def told(speaker: str, verb: str, claim: Claim, figures: Iterable[str], report: Report | None) -> str:
    """An account in the stated form."""
    counts = ", ".join(figures)
    words = clean(claim.text)
    short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
    outlet = (report.outlet if report else None) or "a report without a named outlet"
    day = str(plain(report.published)) if report and report.published else "undated"
    chain = [*(speaker_name(one) for one in reversed(claim.speakers)), outlet]
    cited = ", as told by ".join(dict.fromkeys(map(clean, chain)))
    return f"ACCOUNT {clean(speaker)} {verb}: “{short}”" + (f" [{clean(counts)}]" if counts else "") + f" ({cited}, {day})"


def figure_part(figure: AccountFigure) -> str:
    """A figure with the day as of which it stands."""
    as_of = f" as of {figure.as_of}" if figure.as_of else ""
    return f"{figure.measure} {range_words(figure.low, figure.best, figure.high)}{as_of}"


def verb_of(claim: Claim) -> str:
    """What the speaker does with the claim."""
    if claim.aspect in ("planned", "hypothetical"):
        return "plans"
    return "denies" if claim.negated != (claim.stance == "denied") else "says"


def voice(claim: Claim, report: Report) -> str:
    """The innermost speaker, else the outlet."""
    return speaker_name(claim.speakers[-1]) if claim.speakers else report.outlet or "a report without a named outlet"


def clean(words: str) -> str:
    """Words in one line, without the sign that parts the notes."""
    return " ".join(words.replace("|", "/").split())
