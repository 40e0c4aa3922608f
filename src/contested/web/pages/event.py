"""An event: every side's account beside the others, the figures drawn with each account's mark, and why these claims are one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from contested.casebook.book import Casebook
from contested.casebook.history import Moment, event_history
from contested.errors import ContestedError
from contested.export.flat import actor_name
from contested.merging.tolls import figures_of
from contested.picture.words import refuted
from contested.records import Account, AccountFigure, ActorMention, Claim, Event, Interval, Judgement, Range, Report, interval_of
from contested.store import changes, facets, read
from contested.web.asked import Ask, Moved, NotThere
from contested.web.columns import settle
from contested.web.described import means
from contested.web.marking import Piece, claim_spans, goes_on, paragraph, pieces
from contested.web.pages.claims import ClaimShown, chain, claim_shown
from contested.web.pages.rows import EventRow, event_row, gravity

ID = re.compile(r"\b[0-9a-f]{16}\b")
MOST = 40  # passages of an account that are shown in full


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyShown:
    """A report that repeats another."""

    report_id: str = means("the report")
    outlet: str | None = means("where it was published")
    published: date | None = means("when")
    claim_id: str = means("the claim in it that repeats the one it stands under")
    why: str = means("why it is taken for a copy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """An account of the event whose words are denied."""

    account: int = means("its number")
    speaker: str = means("whose account it is")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What an account says in one paragraph of a report: one claim, or several that stand there."""

    claims: tuple[ClaimShown, ...] = means("the claims, in the order of the text")
    context: tuple[Piece, ...] = means("the paragraph with all of them, in pieces")
    cut: tuple[bool, bool] = means("whether the paragraph goes on before and after what is shown")
    denies: tuple[Denied, ...] = means("the accounts of this event that it denies")
    copies: tuple[CopyShown, ...] = means("reports that only repeat it")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountShown:
    """What one side says."""

    number: int = means("its place on the page, from 1, by which its marks are coloured")
    speaker: str = means("the side, or the outlet where it speaks in its own voice")
    denies: bool = means("whether its newest word is that it is not so")
    concedes: bool = means("whether it says so against its own interest")
    passages: tuple[Passage, ...] = means("what it says, oldest first")
    more: int = means("how many further passages there are")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One account's figure."""

    account: int = means("the account's number")
    speaker: str = means("whose figure")
    low: int | None = means("at least")
    best: int | None = means("the number, where one is given")
    high: int | None = means("at most; none where it is open")
    as_of: date | None = means("the day as of which it stands")
    claim_id: str = means("the claim that gives it")
    report_id: str = means("the report that the claim stands in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A number that an account gave on a day."""

    account: int = means("the account's number")
    day: date = means("the day as of which it stands")
    number: int = means("the number, or the least that the words mean")
    claim_id: str = means("the claim that gives it")


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeShown:
    """A count of harm over all accounts."""

    measure: str = means("killed, injured, …")
    low: int | None = means("the least that is said")
    best: int | None = means("the figure by the rule")
    high: int | None = means("the most that is said; none where it is open")
    rule: str = means("the rule by which the three come from the accounts")
    marks: tuple[Mark, ...] = means("each account's figure, its newest")
    points: tuple[Point, ...] = means("every number that an account gave, by day")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """Where it was, as exactly as it is said."""

    name: str = means("the place")
    words: str = means("as the report has it")
    id: str | None = means("the place's page is /place/{id}; none where it is not known which place that is")
    lat: float | None = means("latitude")
    lon: float | None = means("longitude")
    country: str | None = means("ISO 3166-1 alpha-2")
    precision: int | None = means("1 a point … 6 a country, 7 sea or air")
    radius_km: float | None = means("how far from the point it may have been")
    why: str = means("why this place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody who takes part."""

    name: str = means("the name, or the words where it is not known who that is")
    id: str | None = means("the actor's page is /actor/{id}; none where it is not known who that is")


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What made the event what it is."""

    at: str = means("when, ISO 8601")
    words: str = means("what happened")
    who: str = means("the outlet")
    report_id: str | None = means("the report that came")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A person's judgement on a claim of this event."""

    id: str = means("the judgement")
    verb: str = means("same, not_same, misread, …")
    author: str = means("who")
    made_at: str = means("when")
    note: str = means("why")
    withdrawn: bool = means("whether it was taken back")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """An event with its accounts."""

    row: EventRow = means("the event in one line")
    when: Interval = means("when it was")
    place: PlaceShown | None = means("where it was")
    actors: tuple[Who, ...] = means("who is said to act")
    targets: tuple[Who, ...] = means("on whom")
    summary: str = means("how the accounts stand to each other, in a sentence")
    grade_reasons: tuple[str, ...] = means("why it has this grade")
    ranges: tuple[RangeShown, ...] = means("counts of harm")
    accounts: tuple[AccountShown, ...] = means("the accounts")
    reasons: tuple[str, ...] = means("why these claims are one event")
    whole: EventRow | None = means("the event that it is a part of")
    parts: tuple[EventRow, ...] = means("the events that are parts of it")
    first_claim: str = means("the claim that the others are set against where they are said not to be the same")
    history: tuple[Came, ...] = means("the reports as they came, and the ids that the event had before, oldest first")
    judgements: tuple[Judged, ...] = means("what people judged of its claims, oldest first")


def fill(book: Casebook, ask: Ask) -> EventPage:
    """The event that is asked for."""
    settle(book)
    with book.engine.connect() as connection:
        found = read.events_by_id(connection, [ask["id"]])
        if not found:
            raise gone(connection, ask["id"])
        event = found[0]
        row = event_row(facets.by_ids(connection, [event.id])[0])
        wholes = facets.by_ids(connection, [event.part_of] if event.part_of else [])
        parts = facets.parts_of(connection, event.id)
        past = event_history(connection, event)
    return EventPage(
        row=row,
        when=event.when,
        place=place_shown(event),
        actors=named(event.actors),
        targets=named(event.targets),
        summary=next((one.words for one in event.reasons if one.rule == event.status), ""),
        grade_reasons=event.grade.reasons,
        ranges=tuple(range_shown(event, found) for _, found in sorted(event.figures.items(), key=gravity)),
        accounts=accounts_shown(event),
        reasons=tuple(one.words for one in event.reasons if one.rule not in ("copy", "denial", event.status)),
        whole=event_row(wholes[0]) if wholes else None,
        parts=tuple(map(event_row, parts)),
        first_claim=event.claims[0].id if event.claims else "",
        history=came(past),
        judgements=tuple(judged(book.judgements(withdrawn=True), {claim.id for claim in event.claims})),
    )


def gone(connection: Connection, id: str) -> ContestedError:
    """Where an event that is no more is to be found, or that it is nowhere."""
    heirs = changes.heirs(connection, id)
    return Moved("event", id=heirs[0]) if heirs else NotThere("There is no such event.")


def came(past: Iterable[Moment]) -> tuple[Came, ...]:
    """The reports as they came, and the ids that the event had before."""
    return tuple(
        Came(at=one.at, words=one.words, who=one.who, report_id=one.id if one.sort == "report" else None)
        for one in past
        if one.sort in ("report", "id")
    )


def named(mentions: Sequence[ActorMention]) -> tuple[Who, ...]:
    """The actors, each once."""
    return tuple(dict.fromkeys(Who(name=" ".join(actor_name(one).split()), id=one.id or one.name) for one in mentions))


def place_shown(event: Event) -> PlaceShown | None:
    """Where the event was."""
    place = event.place
    if place is None:
        return None
    return PlaceShown(
        id=str(place.geonames_id) if place.geonames_id is not None else place.name,
        name=place.name or place.text,
        words=" ".join(f"{place.relation or ''} {place.text}".split()),
        why=place.reason,
        **{name: getattr(place, name) for name in ("lat", "lon", "country", "precision", "radius_km")},
    )


@dataclass(frozen=True, slots=True)
class Ties:
    """What an event's reasons say of its claims and reports."""

    reports: Mapping[str, Report]
    denials: Mapping[str, tuple[str, ...]]  # for each claim that denies others: which
    copies: Mapping[str, tuple[str, str]]  # for each report that repeats another: which, and why it is taken for a copy
    spoken: Mapping[str, Denied]  # whose account each claim is


def accounts_shown(event: Event) -> tuple[AccountShown, ...]:
    """Every account, in the order of the event, with the copies of each passage under it."""
    numbered = list(enumerate(event.accounts, start=1))
    ties = Ties(
        reports={report.id: report for report in event.reports},
        denials=denied(event),
        copies=roots(event),
        spoken={claim.id: Denied(account=number, speaker=one.speaker) for number, one in numbered for claim in one.claims},
    )
    return tuple(account_shown(number, account, ties) for number, account in numbered)


def account_shown(number: int, account: Account, ties: Ties) -> AccountShown:
    """One account."""
    found = list(passages(folds(account.claims, ties.copies), ties.reports))
    return AccountShown(
        number=number,
        speaker=account.speaker,
        denies=account.denies,
        concedes=account.concedes,
        passages=tuple(passage_shown(one, number, ties) for one in found[:MOST]),
        more=max(0, len(found) - MOST),
    )


Fold = tuple[Claim, list[Claim]]  # a claim, and those that repeat it


def passages(folded: Sequence[Fold], reports: Mapping[str, Report]) -> Iterator[list[Fold]]:
    """The claims that stand in one paragraph and are said by the same people together."""
    groups: dict[tuple[object, ...], list[Fold]] = {}
    for claim, under in folded:
        report = reports[claim.report_id]
        key = (report.id, paragraph(report.text, claim.start, claim.end, None), chain(claim, report), refuted(claim))
        groups.setdefault(key, []).append((claim, under))
    yield from groups.values()


def passage_shown(folded: Sequence[Fold], number: int, ties: Ties) -> Passage:
    """One paragraph of a report as it is shown."""
    claims = [claim for claim, _ in folded]
    report = ties.reports[claims[0].report_id]
    start, end = paragraph(report.text, min(one.start for one in claims), max(one.end for one in claims))
    spans = [span for claim in claims for span in claim_spans(claim, report.text)]
    denies = {ties.spoken[id] for claim in claims for id in ties.denials.get(claim.id, ()) if id in ties.spoken}
    copied = {one.report_id: one for _, under in folded for one in reversed(under)}
    return Passage(
        claims=tuple(claim_shown(claim, report) for claim in claims),
        context=pieces(report.text, spans, start, end),
        cut=goes_on(report.text, start, end),
        denies=tuple(sorted((one for one in denies if one.account != number), key=lambda one: one.account)),
        copies=tuple(copy_shown(one, ties.reports[one.report_id], ties.copies) for one in copied.values()),
    )


def folds(claims: Sequence[Claim], copies: Mapping[str, tuple[str, str]]) -> list[Fold]:
    """The claims of an account that are no copy, each with those that repeat it: in a copy of its report, of its kind and words."""
    own = [claim for claim in claims if claim.report_id not in copies]
    found: dict[tuple[str, str], Fold] = {(claim.report_id, claim.id): (claim, []) for claim in own}
    for claim in claims:
        if claim.report_id in copies:
            root = repeated(claim, own, copies[claim.report_id][0])
            if root is None:
                found[claim.report_id, claim.id] = (claim, [])
            else:
                found[root.report_id, root.id][1].append(claim)
    return list(found.values())


def repeated(claim: Claim, own: Sequence[Claim], root_id: str) -> Claim | None:
    """The claim that this one of a copy repeats."""
    alike = [one for one in own if one.report_id == root_id and one.kind == claim.kind]
    exact = [one for one in alike if plain_words(one) == plain_words(claim)]
    return next(iter([*exact, *alike]), None)


def plain_words(claim: Claim) -> str:
    """A claim's words less space and case."""
    return " ".join(claim.text.casefold().split())


def copy_shown(claim: Claim, report: Report, copies: Mapping[str, tuple[str, str]]) -> CopyShown:
    """A report that repeats a statement."""
    shown = claim_shown(claim, report)
    why = copies[report.id][1]
    return CopyShown(report_id=report.id, outlet=shown.outlet, published=shown.published, claim_id=claim.id, why=why)


def denied(event: Event) -> dict[str, tuple[str, ...]]:
    """For each claim that denies others of the event: which."""
    found = {}
    for reason in event.reasons:
        if reason.rule == "denial":
            first, *others = ID.findall(reason.words) or [""]
            found[first] = tuple(others)
    return found


def roots(event: Event) -> dict[str, tuple[str, str]]:
    """For each report that repeats another: which, and why it is taken for a copy."""
    found = {}
    for reason in event.reasons:
        ids = ID.findall(reason.words)
        if reason.rule == "copy" and len(ids) >= 2:
            found[ids[0]] = (ids[1], reason.words.partition(": ")[2])
    return found


def range_shown(event: Event, found: Range) -> RangeShown:
    """A count of harm with each account's mark."""
    numbers = {account.speaker: number for number, account in enumerate(event.accounts, start=1)}
    where = {claim.id: claim.report_id for claim in event.claims}

    def mark(speaker: str, figure: AccountFigure) -> Mark:
        same = {name: getattr(figure, name) for name in ("low", "best", "high", "as_of", "claim_id")}
        return Mark(account=numbers.get(speaker, 0), speaker=speaker, report_id=where.get(figure.claim_id, ""), **same)

    same = {name: getattr(found, name) for name in ("measure", "low", "best", "high", "rule")}
    marks = tuple(mark(speaker, figure) for speaker, figure in found.accounts)
    return RangeShown(**same, marks=marks, points=tuple(points(event, found.measure)))


def points(event: Event, measure: str) -> Iterator[Point]:
    """Every number of a measure, by account and day; one that several reports give on a day counts once."""
    days = {report.id: interval_of(report.published).end for report in event.reports}
    seen = set[tuple[int, date, int]]()
    for number, account in enumerate(event.accounts, start=1):
        for claim in account.claims:
            figure = figures_of(claim, days.get(claim.report_id) or claim.when.end).get(measure)
            value = None if figure is None or refuted(claim) else figure.best if figure.best is not None else figure.low
            if figure and figure.as_of and value is not None and (number, figure.as_of, value) not in seen:
                seen.add((number, figure.as_of, value))
                yield Point(account=number, day=figure.as_of, number=value, claim_id=claim.id)


def judged(judgements: Sequence[Judgement], claims: set[str]) -> Iterator[Judged]:
    """The judgements on these claims."""
    gone = {one.subject for one in judgements if one.verb == "withdraw"}
    for one in judgements:
        if one.verb != "withdraw" and {one.subject, one.object} & claims:
            same = {name: getattr(one, name) for name in ("id", "verb", "author", "made_at", "note")}
            yield Judged(**same, withdrawn=one.id in gone)
