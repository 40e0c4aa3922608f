"""What a casebook shows of a war, on a few screens: timeline, accounts, control, harm, backing, hazards, and what is missing.

Each row ends with the ids of the claims that it stands on: `contested claims BOOK --id ID` shows their words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from contested.casebook.book import Casebook
from contested.cli.cards import control_card, timeline_card
from contested.cli.look import CONTROL_HEADS, account_words, control_cells, event_lines, known
from contested.cli.screen import clean, is_terminal, say, show_table
from contested.cli.words import chain_words, quoted, when_words
from contested.export.flat import joined, place_name, range_text
from contested.kinds import load_kinds
from contested.picture.backing import Backing, backing
from contested.picture.control import KINDS as CONTROL_KINDS
from contested.picture.harm import TotalHarm, harm_by_event, total_harm
from contested.picture.hazards import Hazard, hazards
from contested.picture.timeline import TimelineEntry, timeline
from contested.records import Account, Claim, Event, Report
from contested.store.overview import Listed

LINES = 40  # events on the timeline
ON_THE_LINE = {"fighting", "territory", "harm"}
IDS = 3  # claim ids that a row shows


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the overview: its title, and what prints it."""

    title: str
    show: Callable[[Casebook, Sequence[Event]], None]


def show_overview(book: Casebook) -> None:
    """Prints every section."""
    events = list(book.events())
    known_from = f"packs: {', '.join(book.packs) or 'none'}"
    say(f"{len(book.reports())} reports, {len(book.claims())} claims, {len(events)} events; {known_from}")
    for section in SECTIONS:
        say()
        say(section.title.upper())
        section.show(book, events)


def show_timeline(book: Casebook, events: Sequence[Event]) -> None:
    """What happened, day by day: the fighting, the ground and the harm; the rest is counted."""
    grounded = [event for event in events if load_kinds()[event.kind].family in ON_THE_LINE or event.kind == "ceasefire"]
    entries = timeline(grounded, undated=False)
    shown = set(map(weight, sorted(entries, key=weight, reverse=True)[:LINES]))
    rows = [timeline_cells(entry) for entry in entries if weight(entry) in shown]
    show_table(("day", "what", "where", "the words", "accounts", "status", "event"), rows, card=timeline_card)
    undated = sum(not event.when.known for event in events)
    say(f"… {len(events) - len(rows)} more, {undated} of them undated: contested events BOOK")


def weight(entry: TimelineEntry) -> tuple[int, bool, int, str]:
    """How much an event has to say on a short line: accounts, a place, claims."""
    return len(entry.event.accounts), entry.event.place is not None, len(entry.event.claims), entry.event.id


def timeline_cells(entry: TimelineEntry) -> Sequence[object]:
    """The cells of one event on the timeline."""
    event = entry.event
    where = place_name(event.place) if event.place else None
    return when_words(event.when), event.kind, where, quoted(entry.words), len(event.accounts), event.status, event.id


def show_accounts(book: Casebook, events: Sequence[Event]) -> None:
    """The event that is told most differently, its accounts side by side."""
    if not events:
        say("no events")
        return
    event = max(events, key=disputed)
    reports = {report.id: report for report in event.reports}
    if not is_terminal():
        for line in event_lines(event):
            say(line)
        return
    head, *_ = event_lines(event)
    say(head)
    accounts = sorted(event.accounts, key=told_first)[:4]
    show_columns([account_words(account) for account in accounts], [column(account, reports) for account in accounts])
    for measure in sorted(event.figures):
        say(f"  {clean(range_text(event.figures[measure]))} over all accounts ({clean(event.figures[measure].rule)})")
    for reason in event.grade.reasons:
        say(f"  grade {event.grade.pair}: {clean(reason)}")


def disputed(event: Event) -> tuple[bool, bool, int, int, str]:
    """How much there is to see in an event's accounts: figures that differ or a denial, told by several sides."""
    figures = sum(len(account.figures) for account in event.accounts)
    denied = any(account.denies for account in event.accounts) and len(event.accounts) > 1
    return len(event.accounts) > 2, denied or event.status == "disputed", len(event.accounts), figures, event.id


def told_first(account: Account) -> tuple[bool, bool]:
    """Which accounts are shown where there is no room for all: those that deny or give figures."""
    return not account.denies, not account.figures


def column(account: Account, reports: dict[str, Report]) -> str:
    """One account as a column: its figures, and its words with their ids."""
    lines = [f"{one.measure}: {known(one.low)} / {known(one.best)} / {known(one.high)}" for one in account.figures]
    by_words = {claim.text: claim for claim in reversed(account.claims)}  # a copy's words are shown once
    shown = [claim for claim in account.claims if by_words[claim.text] is claim][:4]
    said = ((claim, clean(chain_words(claim, reports.get(claim.report_id)))) for claim in shown)
    return "\n".join([*lines, *(f"{quoted(clean(claim.text))} — {chain} ({claim.id})" for claim, chain in said)])


def show_columns(heads: Sequence[str], cells: Sequence[str]) -> None:
    """Prints texts side by side."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*(clean(head) for head in heads), expand=True)
    table.add_row(*map(Text, cells))
    Console().print(table)


def show_control(book: Casebook, events: Sequence[Event]) -> None:
    """Who holds the place that is told of most, on the last day of which anything is said."""
    told = most_contested(book)
    if told is None:
        say("nobody says who holds a place")
        return
    place, day = told
    say(f"{place} on {day}")
    show_table(CONTROL_HEADS, map(control_cells, book.control(place, on=day)), card=control_card)


def most_contested(book: Casebook) -> tuple[str, date] | None:
    """The place of which most is said about who holds it, with the day of the last word."""
    days: dict[str, list[date]] = {}
    for claim in book.claims(kind=CONTROL_KINDS):
        for place in claim.places:
            if place.role == "at" and place.feature != "country" and (day := claim.when.end or claim.when.start):
                days.setdefault(place_name(place), []).append(day)
    counted = {place: (len(book.control(place)), len(said), place) for place, said in days.items()}
    best = max(counted, key=lambda place: counted[place], default=None)
    return (best, max(days[best])) if best else None


def show_harm(book: Casebook, events: Sequence[Event]) -> None:
    """Harm: low, best and high, in total and by event."""
    show_table(("in total", "low", "best", "high", "events"), map(total_cells, total_harm(events)))
    rows = []
    for row in harm_by_event(events):
        where = place_name(row.event.place) if row.event.place else None
        day = row.event.when.start or row.event.when.end
        rows.append((row.measure, known(row.low), known(row.best), known(row.high), where, day, ids(row.claims)))
    show_table(("by event", "low", "best", "high", "where", "day", "claims"), rows)
    for rule in sorted({row.rule for row in harm_by_event(events)}):
        say(f"by the rule of {clean(rule)}")


def total_cells(total: TotalHarm) -> Sequence[object]:
    """The cells of one measure over all events."""
    return total.measure, total.low, total.best, f"{total.high}{' or more' if total.open_high else ''}", len(total.rows)


def show_backing(book: Casebook, events: Sequence[Event]) -> None:
    """Who is said to back whom."""
    found = list(book.cited(kind=("military_support", "political_support")))
    rows = backing((one.claim for one in found), told=book.told(found))  # by actor: a backer and the backed are on one side
    show_table(("backer", "backed", "how", "according to", "denied by", "claims"), map(backing_cells, rows))


def backing_cells(row: Backing) -> Sequence[object]:
    """The cells of one pair of backer and backed."""
    return row.backer.name, row.backed.name, row.sort, joined(row.speakers), joined(row.denied_by), ids(row.claims + row.denials)


def show_hazards(book: Casebook, events: Sequence[Event]) -> None:
    """Where mines are said to be."""
    found = list(book.cited(kind=("explosive_hazard", "clearance")))
    rows = hazards((one.claim for one in found), told=book.told(found))
    show_table(("where", "status", "since", "newest word", "according to", "claims"), map(hazard_cells, rows))


def hazard_cells(row: Hazard) -> Sequence[object]:
    """The cells of one place with mines."""
    where = place_name(row.place) if row.place else "no place named"
    return where, row.status, row.since, row.last, joined(row.speakers), ids(row.claims)


def show_gaps(book: Casebook, events: Sequence[Event]) -> None:
    """Reports without claims, and places that were not found, each with the reason."""
    rows = [gap_cells(row) for row in book.listed() if not row.claims]
    show_table(("report without claims", "outcome", "why"), rows)
    places = [(row.place.text, row.times, row.place.reason) for row in islice(book.unplaced(), 20)]
    show_table(("place not found", "times", "why"), places)


def gap_cells(row: Listed) -> Sequence[object]:
    """The cells of a report without claims."""
    title = row.report.title or " ".join(row.report.text[:200].split()[:10])
    return title, row.outcome.name, row.outcome.reason or "no act of the kinds was found"


def ids(claims: Sequence[Claim]) -> str:
    """The ids of the first claims, and how many more there are."""
    shown = " ".join(claim.id for claim in claims[:IDS])
    return shown + (f" +{len(claims) - IDS}" if len(claims) > IDS else "")


SECTIONS = (
    Section("Timeline", show_timeline),
    Section("One event, its accounts side by side", show_accounts),
    Section("Who holds it, according to whom", show_control),
    Section("Harm", show_harm),
    Section("Who is said to back whom", show_backing),
    Section("Where mines are reported", show_hazards),
    Section("What was not understood", show_gaps),
)
