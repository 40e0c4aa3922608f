"""A source: what it carried first, what others later denied or conceded of it, whom it quotes, what it calls people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contested.casebook.book import Casebook
from contested.picture.judging import words_of_judgement
from contested.picture.record import Answered, CarriedFirst, record_of
from contested.picture.reliability import reliability_of
from contested.records import Claim, Event, Report, content_id
from contested.store import entries, sights
from contested.store.facets import EventColumns, Mask
from contested.web.asked import Ask, NotThere
from contested.web.columns import columns_of
from contested.web.described import means
from contested.web.pages.claims import ClaimLine, claim_line
from contested.web.pages.lines import Count, EventList, counted, event_list
from contested.web.pages.lists import name_of

Whole = Mapping[tuple[str, str], Claim]
ANSWERED = ("denied", "conceded")  # the statuses of events that somebody answers
LOOKED_AT = 40  # events of several reports, and events that somebody answers, that are looked at: the newest
READ = 30  # reports that are looked through for words that judge: the newest
ROWS = 8
GRADED = 80  # events of an outlet up to which its reliability is worked out on its page


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRow:
    """An event that the source told of before others."""

    event_id: str = means("the event")
    day: date = means("the day of its report")
    next_day: date = means("the day of the next outlet's")
    next_outlet: str | None = means("the next outlet")
    claim: ClaimLine = means("its words")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredRow:
    """What the source said, and another side's word on it."""

    event_id: str = means("the event")
    said: ClaimLine = means("the source's words")
    speaker: str = means("who answers")
    answer: ClaimLine = means("the answer")
    day: date | None = means("the day of the answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Somebody whom the source quotes."""

    name: str = means("who")
    id: str | None = means("the actor's id, where it has a page")
    claims: int = means("in how many claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What the source calls somebody."""

    id: str = means("the actor's id")
    name: str = means("the actor's name")
    words: tuple[str, ...] = means("what the source calls it, the commonest first")
    times: int = means("how often")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingShown:
    """Words that judge, of one sort."""

    sort: str = means("what they do")
    own: int = means("how often in its own text")
    quoted: int = means("how often in quotation marks")
    words: tuple[Count, ...] = means("the words, the commonest first")
    example: str = means("one of them in its sentence")
    report_id: str = means("the report that the example stands in")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """An outlet and its record."""

    outlet: str = means("its name")
    owner: str | None = means("who owns it, where a pack says")
    leaning: str | None = means("to which side it leans, where a pack says")
    country: str | None = means("where it is at home, where a pack says")
    reports: int = means("how many reports came from it")
    claims: int = means("how many claims they make")
    in_own_voice: int = means("how many of those it makes itself, quoting nobody")
    first: date | None = means("the day of the first report")
    last: date | None = means("the day of the last report")
    reliability: str = means("A to F by what it told first, with the reason; empty where it tells of too many events")
    statuses: tuple[Count, ...] = means("its events by how their accounts stand to each other")
    kinds: tuple[Count, ...] = means("its events by kind")
    events: EventList = means("events that it tells of")
    carried_first: tuple[FirstRow, ...] = means("events that it told of on a day before all others")
    denied: tuple[AnsweredRow, ...] = means("what others deny, on the day or later")
    conceded: tuple[AnsweredRow, ...] = means("what others concede against their own interest, on the day or later")
    looked_at: int = means("how many events with several reports were looked at for that, the newest")
    quotes: tuple[Quoted, ...] = means("whom it quotes")
    calls: tuple[Called, ...] = means("what it calls people")
    judging: tuple[JudgingShown, ...] = means("words that judge")
    read: int = means("how many reports were looked through for those, the newest")


def fill(book: Casebook, ask: Ask) -> SourcePage:
    """The source that is asked for."""
    columns = columns_of(book)
    book.gather()
    with book.engine.connect() as connection:
        source = entries.source_of(connection, ask["id"])
        if source is None or source.outlet is None:
            raise NotThere("No report of this casebook came from such an outlet.")
        outlet = source.outlet
        mask = columns.facets["outlet"].of((outlet,), len(columns.ids))
        told = sights.several(connection, newest(columns, mask), LOOKED_AT)
        answered = newest(columns, mask & columns.facets["status"].of(ANSWERED, len(columns.ids)))[:LOOKED_AT]
        events = sights.light_events(connection, list(dict.fromkeys([*told, *answered])))
        graded = sights.light_events(connection, newest(columns, mask)) if mask.sum() <= GRADED else []
        record = record_of(events, outlet)
        answers = [*record.denied[:ROWS], *record.conceded[:ROWS]]
        sketches = [one.claim for one in record.first[:ROWS]] + [claim for one in answers for claim in (one.claim, one.answer)]
        whole = sights.whole_claims(connection, sketches)
        quotes, spoken = sights.quoted_by(connection, outlet, 15)
        pages = entries.leading(connection, "actor", (actor_key(name, id) for name, id, _ in quotes))
        called = entries.called_by(connection, outlet, 60)
        reports = sights.newest_reports(connection, outlet, READ)
    known = book.spellings.outlet(outlet)
    return SourcePage(
        outlet=outlet,
        owner=known.owner if known else None,
        leaning=name_of(book, known.leaning) if known else None,
        country=known.country if known else None,
        reports=source.reports,
        claims=source.claims,
        in_own_voice=source.claims - spoken,
        first=source.first,
        last=source.last,
        reliability=reliability_of(graded, outlet, book.spellings.side_of).reason if graded else "",
        statuses=counted(columns, mask, "status"),
        kinds=counted(columns, mask, "kind"),
        events=event_list(book, columns, mask, ROWS, "outlet", (outlet,)),
        carried_first=tuple(first_row(one, whole) for one in record.first[:ROWS]),
        denied=tuple(answered_row(one, whole) for one in record.denied[:ROWS]),
        conceded=tuple(answered_row(one, whole) for one in record.conceded[:ROWS]),
        looked_at=len(events),
        quotes=tuple(Quoted(name=name, id=pages.get(actor_key(name, id)), claims=count) for name, id, count in quotes),
        calls=calls(called),
        judging=judging(reports),
        read=len(reports),
    )


def actor_key(name: str, id: str | None) -> str:
    """The id of a speaker's entry, or the one that its name alone would have."""
    return id or content_id("seen", name.casefold())


def head(event: Event, report_id: str) -> Report:
    """The head of one of an event's reports."""
    return next(report for report in event.reports if report.id == report_id)


def newest(columns: EventColumns, mask: Mask) -> list[str]:
    """The ids of the events of a mask, the newest first."""
    return [columns.ids[number] for number in columns.ordered(mask, "newest").tolist()]


def line_of(sketch: Claim, event: Event, whole: Whole) -> ClaimLine:
    """A claim of an event in a line."""
    return claim_line(whole[sketch.report_id, sketch.id], head(event, sketch.report_id), event.id)


def first_row(one: CarriedFirst, whole: Whole) -> FirstRow:
    """A lead as it is shown."""
    same = {name: getattr(one, name) for name in ("day", "next_day", "next_outlet")}
    return FirstRow(event_id=one.event.id, claim=line_of(one.claim, one.event, whole), **same)


def answered_row(one: Answered, whole: Whole) -> AnsweredRow:
    """An answer as it is shown."""
    said, answer = line_of(one.claim, one.event, whole), line_of(one.answer, one.event, whole)
    return AnsweredRow(event_id=one.event.id, said=said, speaker=one.speaker, answer=answer, day=one.day)


def calls(rows: Sequence[tuple[str, str, str, int]]) -> tuple[Called, ...]:
    """What it calls people, one row a person or body."""
    found: dict[str, tuple[str, Counter[str]]] = {}
    for id, name, words, times in rows:
        if any(sign.isupper() for sign in words) or not words.isascii():  # a bare "forces" tells little
            found.setdefault(id, (name, Counter()))[1][" ".join(words.split())] += times
    shown = [
        Called(id=id, name=name, words=tuple(word for word, _ in words.most_common(5)), times=words.total())
        for id, (name, words) in found.items()
    ]
    return tuple(sorted(shown, key=lambda row: (-row.times, row.name))[:12])


def judging(reports: Sequence[Report]) -> tuple[JudgingShown, ...]:
    """The words of these reports that judge, by sort."""
    own, quoted, words = Counter[str](), Counter[str](), dict[str, Counter[str]]()
    examples: dict[str, tuple[bool, str, str]] = {}
    for report in reports:
        for one in words_of_judgement(report.text):
            (quoted if one.quoted else own)[one.sort] += 1
            words.setdefault(one.sort, Counter())[one.word] += 1
            if one.sort not in examples or (examples[one.sort][0] and not one.quoted):
                examples[one.sort] = (one.quoted, sentence(report.text, one.start, one.end), report.id)
    rows = [
        JudgingShown(
            sort=sort,
            own=own[sort],
            quoted=quoted[sort],
            words=tuple(Count(value=word, count=count) for word, count in found.most_common(8)),
            example=examples[sort][1],
            report_id=examples[sort][2],
        )
        for sort, found in words.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.own, -row.quoted, row.sort)))


def sentence(text: str, start: int, end: int, reach: int = 110) -> str:
    """The words around a place of a text."""
    first, last = max(0, start - reach), min(len(text), end + reach)
    before = text[first:start].rpartition("\n")[2]
    after = text[end:last].partition("\n")[0]
    cut = before.rpartition(". ")[2] if ". " in before else before
    return " ".join(f"{cut}{text[start:end]}{after.partition('. ')[0]}".split())
