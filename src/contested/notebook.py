"""Records as notebooks show them: claims and events with the words that they stand on. Everything from a report is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from contested.records import (
    Account,
    ActorMention,
    Attribution,
    Cited,
    Claim,
    ControlAccount,
    Event,
    Figure,
    Interval,
    PlaceMention,
    Range,
    Reading,
    Report,
)

MOST = 20  # records of a list that are shown
BOX = '<div style="border-left:3px solid #999;padding:0 .7em;margin:.4em 0">'
GREY = '<span style="color:#666">'


class ControlAccounts(tuple[ControlAccount, ...]):
    """Who holds a place, according to whom: a tuple that a notebook shows as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return table(("holder", "according to", "since", "words"), map(control_cells, self))


def html_of(record: object) -> str:
    """A record as HTML; of one that has no form of its own, its `repr`."""
    if isinstance(record, Claim):
        return claim_html(record)
    if isinstance(record, Cited):
        return claim_html(record.claim, record.report)
    if isinstance(record, Event):
        return event_html(record)
    if isinstance(record, Reading):
        return reading_html(record)
    if isinstance(record, ControlAccount):
        return ControlAccounts((record,))._repr_html_()
    return f"<pre>{safe(repr(record))}</pre>"


def list_html(records: Iterable[object], count: int) -> str:
    """The first records of a list, and how many there are."""
    shown = [html_of(one) for one in records]
    more = f"<p>{GREY}{len(shown)} of {count}</span></p>" if count > len(shown) else ""
    return "".join(shown) + more


def safe(words: str) -> str:
    """Words in one line, as HTML may hold them."""
    return escape(" ".join(words.split()), quote=True)


def name(actor: ActorMention) -> str:
    """The name of an actor, else the words for it."""
    return actor.name or (actor.antecedent.text if actor.antecedent else actor.text)


def speaker(said: Attribution) -> str:
    """Who says it."""
    return said.source_name or (said.source.text if said.source else "somebody unnamed")


def names(words: Iterable[str]) -> str:
    """Names with commas, each once."""
    return safe(", ".join(dict.fromkeys(words)))


def days(when: Interval) -> str:
    """The days in words."""
    if when.start is None and when.end is None:
        return "undated"
    return str(when.start) if when.start == when.end else f"{when.start or '?'} to {when.end or '?'}"


def count_words(found: Figure | Range) -> str:
    """A count with its bounds."""
    ends = "" if found.low == found.best == found.high else f" ({found.low}–{'' if found.high is None else found.high})"
    return f"{found.measure} {'?' if found.best is None else found.best}{ends}"


def claim_html(claim: Claim, report: Report | None = None) -> str:
    """One claim: what, who, whom, where, when; its words; according to whom."""
    marks = [claim.stance] if claim.stance != "asserted" else []
    marks += ["not"] if claim.negated else []
    marks += [claim.aspect] if claim.aspect not in ("actual", "state") else []
    marks += ["unconfirmed"] if claim.unconfirmed else []
    what = f"<b>{safe(claim.kind.replace('_', ' '))}</b>" + (f" ({safe(', '.join(marks))})" if marks else "")
    who = f" by {names(map(name, claim.actors))}" if claim.actors else ""
    whom = f" on {names(map(name, claim.targets))}" if claim.targets else ""
    harm = f" – {names(map(count_words, claim.figures))}" if claim.figures else ""
    head = f"{what}{who}{whom}{where(claim.places)} [{safe(days(claim.when))}]{harm}"
    chain = [*(speaker(one) for one in reversed(claim.speakers)), *([report.outlet] if report and report.outlet else [])]
    told = f"according to {safe(', as told by '.join(dict.fromkeys(chain)))}" if chain else "in the outlet's own voice"
    return f"{BOX}{head}<br>“{safe(claim.text)}”<br>{GREY}{told} · {safe(claim.id)}</span></div>"


def where(places: tuple[PlaceMention, ...]) -> str:
    """The places with their roles."""
    return "".join(f" {safe(one.role)} {safe(one.name or one.text)}" for one in places)


def event_html(event: Event) -> str:
    """One event: its head, its counts over all accounts, each account with its newest words."""
    at = f" at {safe(event.place.name or event.place.text)}" if event.place else ""
    head = f"<b>{safe(event.kind.replace('_', ' '))}</b>{at} [{safe(days(event.when))}] · <i>{safe(event.status)}</i>"
    harm = f"<br>{names(map(count_words, event.figures.values()))}" if event.figures else ""
    reports = {report.id: report for report in event.reports}
    accounts = "".join(account_html(account, reports) for account in event.accounts)
    return f"{BOX}{head} · grade {safe(event.grade.pair)}{harm}<ul>{accounts}</ul>{GREY}{safe(event.id)}</span></div>"


def account_html(account: Account, reports: dict[str, Report]) -> str:
    """One account as a line of a list."""
    verb = " denies" if account.denies else " concedes" if account.concedes else ""
    claim = account.claims[-1]
    report = reports.get(claim.report_id)
    source = f" {GREY}({safe(report.outlet or 'no outlet')}, {safe(str(report.published))})</span>" if report else ""
    return f"<li>{safe(account.speaker)}{verb}: “{safe(claim.text)}”{source}</li>"


def reading_html(reading: Reading) -> str:
    """A report with its claims' words marked, then the claims."""
    report, marked, end = reading.report, [], 0
    for claim in sorted(reading.claims, key=lambda one: (one.start, -one.end)):
        if claim.start >= end:
            marked.append(escape(report.text[end : claim.start]))
            marked.append(f'<mark title="{safe(claim.kind)}">{escape(report.text[claim.start : claim.end])}</mark>')
            end = claim.end
    text = "".join([*marked, escape(report.text[end:])])
    title = " · ".join(part for part in (report.outlet, str(report.published or "undated"), report.title) if part)
    claims = "".join(claim_html(claim, report) for claim in reading.claims) or f"<p>no claims: {safe(reading.outcome.name)}</p>"
    return f'<p><b>{safe(title)}</b></p><div style="white-space:pre-wrap">{text}</div>{claims}'


def control_cells(account: ControlAccount) -> tuple[str, ...]:
    """The cells of one account of control."""
    told = ", ".join(account.speakers) + (" (superseded)" if account.superseded else "")
    words = "; ".join(f"“{' '.join(claim.text.split())}”" for claim in account.claims[-1:])
    return account.holder.name, told, days(account.when), words


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table."""
    head = "".join(f"<th>{safe(one)}</th>" for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{safe(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"
