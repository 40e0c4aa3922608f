"""The review desk: one doubt at a time, the gravest first, with its words, its candidates and its history."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, func, select

from contested.casebook.bench import folded
from contested.casebook.book import Casebook
from contested.casebook.corrections import FIELDS
from contested.casebook.doubts import SORTS, Doubt, Sort, queue
from contested.casebook.judging import Judged
from contested.merging.features import reasons, score
from contested.merging.merge import seen_in
from contested.records import ActorMention, Claim, PlaceMention, interval_of
from contested.store import doubts, read, tables
from contested.store.codec import revive
from contested.store.write import get_setting
from contested.web.asked import Ask, Param
from contested.web.candidates import Candidate, actors, places
from contested.web.described import means
from contested.web.marking import Marked, Piece, goes_on, paragraph, pieces
from contested.web.pages.claims import ClaimShown, claim_shown

NEXT = 12  # doubts that come after, in the list
CONTEXTS = 4  # reports in which a name is shown
CLAIMS = 24  # claims of an event that are shown
RECENT = 4
PAGE = 50  # judgements on a page of the history
ASKS = (
    Param("sort", "what sort of doubt", tuple(one.name for one in SORTS)),
    Param("at", "which of them, from 0"),
    Param("name", "a name or toponym to judge, whether it is in the queue or not"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SortShown:
    """One sort of doubt."""

    name: str = means("as the query has it")
    title: str = means("in words")
    asks: str = means("what is asked")
    count: int = means("how many there are")


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtShown:
    """A doubt in one line."""

    at: int = means("its place in the queue")
    words: str = means("what it is about")
    why: str = means("why it is doubtful")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldShown:
    """A field of a claim that may be corrected."""

    name: str = means("the field")
    form: str = means("how it is written")
    value: str = means("as it stands")
    choices: tuple[str, ...] = means("the words that it may be; empty where it is free")
    corrected: str = means("who corrected it and what was read, where somebody did")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A name in the words around it."""

    report_id: str = means("the report")
    outlet: str | None = means("where it was published")
    published: date | None = means("when")
    words: tuple[Piece, ...] = means("the paragraph, in pieces")
    cut: tuple[bool, bool] = means("whether the paragraph goes on before and after")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSide:
    """An event with its claims."""

    id: str = means("the event")
    words: str = means("what it is")
    claims: tuple[ClaimShown, ...] = means("its claims, one a report first")
    more: int = means("how many further claims there are")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementShown:
    """A person's judgement."""

    id: str = means("its id")
    verb: str = means("what was judged")
    subject: str = means("on what")
    object: str = means("what it is to be")
    scope: str = means("where it holds; everywhere where empty")
    author: str = means("who")
    made_at: str = means("when, ISO 8601 in UTC")
    note: str = means("why")
    state: str = means("stands, found again, lost, cannot, withdrawn")
    words: str = means("why it is lost or cannot hold; who took it back")
    evidence: str = means("the words of the claim that it is on")
    report_id: str = means("the report of that claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemShown:
    """The doubt that is to be judged now."""

    key: str = means("what `leave` names it by")
    sort: str = means("which sort")
    words: str = means("what it is about")
    why: str = means("why it is doubtful")
    name: str = means("the name or toponym")
    claim: ClaimShown | None = means("the claim")
    fields: tuple[FieldShown, ...] = means("its fields, to be corrected")
    alone: bool = means("whether its event has no other claim")
    events: tuple[EventSide, ...] = means("the events")
    score: float | None = means("how like one the events score, by their reports alone")
    reasons: tuple[str, ...] = means("what speaks for one event")
    contexts: tuple[Context, ...] = means("where the name stands")
    candidates: tuple[Candidate, ...] = means("what it may denote")
    history: tuple[JudgementShown, ...] = means("what people judged here, oldest first")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The desk."""

    sorts: tuple[SortShown, ...] = means("the sorts of doubt")
    sort: str = means("the one shown")
    asks: str = means("what is asked")
    at: int = means("which doubt is shown, from 0")
    count: int = means("how many there are of this sort")
    item: ItemShown | None = means("the doubt; none where nothing is doubtful")
    coming: tuple[DoubtShown, ...] = means("those that come after")
    recent: tuple[JudgementShown, ...] = means("the newest judgements, newest first")


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Every judgement that was made."""

    count: int = means("how many there are")
    lost: int = means("how many lost their claim, or no longer fit")
    page: int = means("the page shown")
    pages: int = means("how many pages there are")
    judgements: tuple[JudgementShown, ...] = means("newest first")


QUEUES: WeakKeyDictionary[Casebook, tuple[Any, dict[str, list[Doubt]]]] = WeakKeyDictionary()


def queues(book: Casebook, connection: Connection) -> dict[str, list[Doubt]]:
    """Every queue; worked out again when claims or judgements changed."""
    judged = connection.execute(select(func.max(tables.judgement.c.number))).scalar()
    stamp = (judged, *(get_setting(connection, name, 0) for name in ("revision", "merged_revision")))
    kept = QUEUES.get(book)
    if kept is None or kept[0] != stamp:
        kept = QUEUES[book] = (stamp, {sort.name: queue(connection, sort) for sort in SORTS})
    return kept[1]


def fill(book: Casebook, ask: Ask) -> ReviewPage:
    """The desk at one doubt."""
    name = ask.one_of("sort", [one.name for one in SORTS], SORTS[0].name)
    sort = next(one for one in SORTS if one.name == name)
    with book.engine.connect() as connection:
        found = queues(book, connection)
        every = found[sort.name]
    history = book.history()
    at = min(ask.number("at", 0, 0), max(0, len(every) - 1))
    doubt = asked_for(ask, sort) or (every[at] if every else None)
    coming = [DoubtShown(at=n, words=one.words, why=one.why) for n, one in enumerate(every)][at + 1 : at + 1 + NEXT]
    return ReviewPage(
        sorts=tuple(SortShown(name=one.name, title=one.title, asks=one.asks, count=len(found[one.name])) for one in SORTS),
        sort=sort.name,
        asks=sort.asks,
        at=at,
        count=len(every),
        item=item_shown(book, doubt, history) if doubt else None,
        coming=tuple(coming),
        recent=tuple(map(judgement_shown, [one for one in reversed(history) if one.withdrawn_by is None][:RECENT])),
    )


def asked_for(ask: Ask, sort: Sort) -> Doubt | None:
    """The name or toponym that was asked for, as a doubt."""
    words = ask.text("name")
    if not words or sort.name not in ("names", "places"):
        return None
    key = f"{sort.name.removesuffix('s')}:{folded(words)}"
    return Doubt(key=key, sort=sort.name, words=words, why="asked for by name", weight=0.0, name=words)


# --- one doubt ---


def item_shown(book: Casebook, doubt: Doubt, history: Sequence[Judged]) -> ItemShown:
    """A doubt with all that is needed to judge it."""
    told: dict[str, Any] = {
        "claim": None, "fields": (), "alone": True, "events": (), "score": None, "reasons": (), "contexts": (), "candidates": (),
    }  # fmt: skip
    subjects = {doubt.key}
    if doubt.sort == "claims":
        told |= of_claim(book, doubt)
        subjects |= {doubt.claim_id, doubt.report_id}
    elif doubt.sort in ("joins", "splits"):
        told |= of_events(book, doubt)
        subjects |= {claim.id for side in told["events"] for claim in side.claims}
    else:
        told |= of_name(book, doubt)
    mine = [one for one in history if touches(one, subjects, doubt.name)]
    return ItemShown(
        key=doubt.key,
        sort=doubt.sort,
        words=doubt.words,
        why=doubt.why,
        name=doubt.name,
        history=tuple(map(judgement_shown, mine)),
        **told,
    )


def touches(one: Judged, subjects: set[str], name: str) -> bool:
    """Whether a judgement is on one of these."""
    made = one.judgement
    if made.verb in ("name_is", "place_at"):
        return bool(name) and folded(made.subject) == folded(name)
    named = {*made.subject.split(), *made.object.split(), made.subject, *(ruling.claim_id for ruling in one.rulings)}
    return bool(named & subjects)


def of_claim(book: Casebook, doubt: Doubt) -> dict[str, Any]:
    """What is needed to judge a claim."""
    cited = next(one for one in book.cited(id=doubt.claim_id, report=doubt.report_id))
    others = len(book.claims(event=cited.event_id)) if cited.event_id else 1
    return {
        "claim": claim_shown(cited.claim, cited.report, cited.event_id),
        "fields": fields_of(cited.claim),
        "alone": others < 2,
    }


def fields_of(claim: Claim) -> tuple[FieldShown, ...]:
    """The fields of a claim, as they stand."""
    notes = {one.field: f"{one.author or 'somebody'}, {one.made_at[:10]}; read: {one.read or 'none'}" for one in claim.corrections}
    return tuple(
        FieldShown(name=row.name, form=row.form, value=row.read(claim), choices=row.choices, corrected=notes.get(row.name, ""))
        for row in FIELDS
    )


def of_events(book: Casebook, doubt: Doubt) -> dict[str, Any]:
    """What is needed to say whether claims tell of one event."""
    sides = tuple(event_side(book, id) for id in doubt.event_ids)
    claims = [book.claims(event=id).first(CLAIMS) for id in doubt.event_ids]
    value, words = likeness(book, claims) if len(claims) == 2 else (None, of_event(book, doubt.event_ids[0]))
    return {"events": sides, "score": value, "reasons": words}


def event_side(book: Casebook, id: str) -> EventSide:
    """An event with its claims, one of each report before others of the same."""
    found = book.cited(event=id)
    cited = found.first(CLAIMS * 2)
    seen: set[str] = set()
    first = [one for one in cited if one.report.id not in seen and not seen.add(one.report.id)]  # type: ignore[func-returns-value]
    ordered = [*first, *(one for one in cited if one not in first)][:CLAIMS]
    with book.engine.connect() as connection:
        row = connection.execute(select(tables.event.c.kind, tables.event.c.place).where(tables.event.c.id == id)).first()
    words = f"{row.kind.replace('_', ' ')}{f' at {row.place}' if row.place else ''}" if row else id
    shown = tuple(claim_shown(one.claim, one.report, one.event_id) for one in ordered)
    return EventSide(id=id, words=words, claims=shown, more=len(found) - len(ordered))


def likeness(book: Casebook, claims: Sequence[Sequence[Claim]]) -> tuple[float | None, tuple[str, ...]]:
    """How like one two events score, by their first reports alone, and what speaks for it."""
    ids = [side[0].report_id for side in claims if side]
    if len(set(ids)) < 2:
        return None, ()
    with book.engine.connect() as connection:
        seen = seen_in(read.readings_by_id(connection, ids))
    sides = [
        [one for one in seen if {claim.id for claim in one.happening.claims} & {claim.id for claim in side}] for side in claims
    ]
    pairs = [(score(one, other), one, other) for one in sides[0] for other in sides[1]]
    if not pairs:
        return None, ()
    value, one, other = max(pairs, key=lambda pair: pair[0])
    return round(value, 2), tuple(why.words for why in reasons(one, other))


def of_event(book: Casebook, id: str) -> tuple[str, ...]:
    """Why the claims of an event were taken for one."""
    found = book.events(event=id).first(1)
    return tuple(why.words for why in found[0].reasons) if found else ()


def of_name(book: Casebook, doubt: Doubt) -> dict[str, Any]:
    """What is needed to say whom a name denotes, or where a toponym lies."""
    place = doubt.sort == "places"
    with book.engine.connect() as connection:
        rows = doubts.reports_with(connection, "place" if place else "actor", doubt.name, CONTEXTS)
        reports = read.reports_by_id(connection, [row.report_id for row in rows])
        country = connection.execute(
            select(tables.reading.c.country).where(tables.reading.c.report_id.in_(list(reports)))
        ).scalars().first()  # fmt: skip
    kind: Any = PlaceMention if place else ActorMention
    mentions = [(row.report_id, revive(kind, json.loads(row.body))) for row in rows]
    return {
        "contexts": tuple(context_of(reports[id], mention, "lost" if place else "actor") for id, mention in mentions),
        "candidates": places(book, doubt.name, country) if place else actors(book, doubt.name),
    }


def context_of(report: Any, mention: Any, role: str) -> Context:
    """A mention in its paragraph."""
    start, end = paragraph(report.text, mention.start, mention.end)
    return Context(
        report_id=report.id,
        outlet=report.outlet,
        published=interval_of(report.published).start,
        words=pieces(report.text, [Marked(mention.start, mention.end, role)], start, end),
        cut=goes_on(report.text, start, end),
    )


# --- the history ---


def judgement_shown(one: Judged) -> JudgementShown:
    """A judgement with what became of it."""
    made, back = one.judgement, one.withdrawn_by
    trouble = next((ruling.words for ruling in one.rulings if ruling.words), "")
    anchor = made.anchors[0] if made.anchors else None
    return JudgementShown(
        **{name: getattr(made, name) for name in ("id", "verb", "subject", "object", "scope", "author", "made_at", "note")},
        state=one.state,
        words=f"by {back.author or 'somebody'} on {back.made_at[:10]}" if back else trouble,
        evidence=anchor.text if anchor else "",
        report_id=anchor.report_id if anchor else made.subject if made.verb in ("missed", "not_about_conflict") else "",
    )


def history(book: Casebook, ask: Ask) -> HistoryPage:
    """Every judgement, newest first, a page at a time."""
    every = book.history()[::-1]
    pages = max(1, -(-len(every) // PAGE))
    page = min(ask.number("page"), pages)
    return HistoryPage(
        count=len(every),
        lost=sum(one.state in ("lost", "cannot") for one in every),
        page=page,
        pages=pages,
        judgements=tuple(map(judgement_shown, every[(page - 1) * PAGE : page * PAGE])),
    )
