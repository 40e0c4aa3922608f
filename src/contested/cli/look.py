"""`contested events`, `event`, `claims` and `control`: what is in a casebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import click

from contested.cli.cards import claim_card, event_card
from contested.cli.filters import chosen, with_filters
from contested.cli.screen import FORMATS, clean, complain, say, show_json, show_table
from contested.cli.words import chain_words, claim_words, quoted, when_words
from contested.export.flat import actor_name, figure_words, joined, place_name, range_text
from contested.merging.tolls import ACLED, range_of
from contested.records import Account, Cited, ControlAccount, Event, Report, plain

FORM = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print.")
LIMIT = click.option("--limit", type=click.IntRange(1), help="At most so many.")
CLAIM_HEADS = ("when", "kind", "according to", "who", "to whom", "where", "figures", "words", "claim", "event")
CONTROL_HEADS = ("holder", "word of", "according to", "superseded", "why", "claims")
EVENT_HEADS = ("when", "kind", "where", "who", "to whom", "figures", "status", "grade", "accounts", "claims", "event")


@click.command()
@click.argument("book")
@with_filters
@click.option("--id", "claim_id", metavar="ID", help="The claim with this id, whole.")
@click.option("--event", "event_id", metavar="ID", help="The claims of this event.")
@LIMIT
@FORM
def claims(book: str, claim_id: str | None, event_id: str | None, limit: int | None, form: str, **options: Any) -> None:
    """Show the claims of BOOK, oldest first, each with its speakers and its words."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.cited(id=claim_id, event=event_id, **chosen(options))
        kept = islice(found, limit)
        if form != "text":
            show_json((plain_claim(cited) for cited in kept), form)
        elif claim_id is not None:
            for cited in kept:
                for line in claim_lines(cited):
                    say(line)
        else:
            show_table(CLAIM_HEADS, map(claim_cells, kept), card=claim_card)
        remark(len(found), limit, "claims", form)


def plain_claim(cited: Cited) -> dict[str, Any]:
    """A claim as JSON, with its event and what is known of its report."""
    report = cited.report
    head = {"outlet": report.outlet, "published": plain(report.published), "title": report.title, "url": report.url}
    return {**cited.claim.to_dict(), "event_id": cited.event_id, "report": head}


def claim_cells(cited: Cited) -> Sequence[object]:
    """The cells of a claim."""
    claim = cited.claim
    flags = [claim.stance if claim.stance == "denied" else "", "not" if claim.negated else "", claim.aspect]
    kind = " ".join([claim.kind, *(flag for flag in flags if flag not in ("", "actual", "state"))])
    who, whom = joined(map(actor_name, claim.actors)), joined(map(actor_name, claim.targets))
    where, figures = joined(map(place_name, claim.places)), joined(map(figure_words, claim.figures))
    chain = chain_words(claim, cited.report)
    return when_words(claim.when), kind, chain, who, whom, where, figures, quoted(claim.text), claim.id, cited.event_id


def claim_lines(cited: Cited) -> Iterator[str]:
    """A claim whole: what, who says so, the words with what stands around them, the reasons."""
    claim, report = cited.claim, cited.report
    yield clean(claim_words(claim))
    yield f"  according to {clean(chain_words(claim, report))}"
    yield f"  {quoted(clean(claim.text))}"
    yield f"  in: {clean(around(report, claim.start, claim.end))}"
    source = (report.outlet or "outlet unknown", str(report.published or "undated"), report.title or "", f"report {report.id}")
    yield f"  {' · '.join(map(clean, source))}"
    merged = f"event {cited.event_id}" if cited.event_id else "not merged yet"
    yield f"  confidence {claim.confidence:.2f} · rule {clean(claim.rule)} · {merged} · claim {claim.id}"
    for place in claim.places:
        yield f"  place {clean(place.text)}: {clean(place.name or 'not resolved')}; {clean(place.reason)}"
    for one in claim.corrections:
        whom = f" by {clean(one.author)}" if one.author else ""
        value, before = (clean(words) or "none" for words in (one.value, one.read))
        yield f"  {one.field} corrected{whom} on {one.made_at[:10]}: {value}; read: {before}"
    for reason in claim.reasons:
        yield f"  {clean(reason.rule)}: {clean(reason.words)}"


def around(report: Report, start: int, end: int, reach: int = 120) -> str:
    """The words of a claim, marked, with what stands before and after."""
    before, after = report.text[max(0, start - reach) : start], report.text[end : end + reach]
    return f"…{before}»{report.text[start:end]}«{after}…"


def remark(count: int, limit: int | None, what: str, form: str) -> None:
    """Says on standard error, to people, how many there are where not all are shown, or that there are none."""
    if form != "text":
        return
    if not count:
        complain(f"no {what}")
    elif limit and count > limit:
        complain(f"{limit} of {count} {what}")


@click.command()
@click.argument("book")
@with_filters
@click.option("--status", metavar="STATUS", help="`single-account`, `agreed`, `disputed`, `denied` or `conceded`.")
@LIMIT
@FORM
def events(book: str, status: str | None, limit: int | None, form: str, **options: Any) -> None:
    """Show the events of BOOK, oldest first: what happened according to all accounts together."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.events(status=status, **chosen(options))
        kept = islice(found, limit)
        if form == "text":
            show_table(EVENT_HEADS, map(event_cells, kept), card=event_card)
        else:
            show_json((one.to_dict() for one in kept), form)
        remark(len(found), limit, "events", form)


def event_cells(event: Event) -> Sequence[object]:
    """The cells of an event."""
    where = place_name(event.place) if event.place else None
    who, whom = joined(map(actor_name, event.actors)), joined(map(actor_name, event.targets))
    figures = joined(range_text(event.figures[measure]) for measure in sorted(event.figures))
    accounts = joined(account_words(account) for account in event.accounts)
    cells = (when_words(event.when), event.kind, where, who, whom, figures, event.status, event.grade.pair)
    return *cells, accounts, len(event.claims), event.id


def account_words(account: Account) -> str:
    """Who speaks, and whether that side denies or concedes."""
    marks = [word for word, holds in (("denies", account.denies), ("concedes", account.concedes)) if holds]
    return account.speaker + (f" ({', '.join(marks)})" if marks else "")


@click.command()
@click.argument("book")
@click.argument("id")
@FORM
def event(book: str, id: str, form: str) -> None:
    """Show the event ID of BOOK: its accounts side by side, who says which figures, who denies."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.event(id)
        if form == "text":
            for line in event_lines(found):
                say(line)
        else:
            show_json([found.to_dict()], form)


def event_lines(event: Event) -> Iterator[str]:
    """An event whole."""
    where = f" at {clean(place_name(event.place))}" if event.place else ""
    head = (f"{event.kind.replace('_', ' ')}{where}, {when_words(event.when)}", event.status, f"grade {event.grade.pair}")
    yield f"{' · '.join(head)} · event {event.id}"
    for measure in sorted(event.figures):
        yield f"  {clean(range_text(event.figures[measure]))} ({clean(event.figures[measure].rule)})"
        conservative = range_of(measure, event.figures[measure].accounts, ACLED)
        yield f"    {conservative.best} ({clean(conservative.rule)})"
    reports = {report.id: report for report in event.reports}
    for account in event.accounts:
        yield from account_lines(account, reports)
    for reason in event.grade.reasons:
        yield f"  grade: {clean(reason)}"
    for why in event.reasons:
        yield f"  one event because: {clean(why.words)}"


def account_lines(account: Account, reports: dict[str, Report]) -> Iterator[str]:
    """One side's account: its figures, and its words."""
    yield f"  {clean(account_words(account))}"
    for figure in account.figures:
        as_of = f" as of {figure.as_of}" if figure.as_of else ""
        yield f"    {figure.measure}: low {known(figure.low)}, best {known(figure.best)}, high {known(figure.high)}{as_of}"
    for claim in account.claims:
        yield f"    {quoted(clean(claim.text))} — {clean(chain_words(claim, reports.get(claim.report_id)))} ({claim.id})"


def known(number: int | None) -> str:
    """A number, or that there is none."""
    return "?" if number is None else str(number)


def control_cells(account: ControlAccount) -> Sequence[object]:
    """The cells of one account of who holds a place."""
    ids = joined(claim.id for claim in account.claims)
    return account.holder.name, when_words(account.when), joined(account.speakers), account.superseded, account.reason, ids


HISTORY_HEADS = ("at", "what", "who", "words", "id")


@click.command()
@click.argument("book")
@click.argument("id")
@FORM
def history(book: str, id: str, form: str) -> None:
    """Show how the event ID of BOOK came to be: its reports as they arrived, its earlier ids, what people judged."""
    from contested.casebook.book import Casebook

    with Casebook.open(book, create=False) as opened:
        found = opened.event_history(id)
        if form == "text":
            show_table(HISTORY_HEADS, ((one.at, one.sort, one.who, one.words, one.id) for one in found))
        else:
            show_json((one.row() for one in found), form)
