"""A report: its text with everything that was read in it marked, its claims beside it, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contested.casebook.book import Casebook
from contested.export.flat import actor_name
from contested.records import Claim, Interval, PlaceMention, Reading, Report
from contested.store import facets
from contested.store.fetched import kept_at
from contested.web.asked import Ask, NotThere
from contested.web.described import means
from contested.web.marking import Marked, Piece, claim_spans, pieces
from contested.web.pages.claims import ClaimShown, claim_shown

ENDED = {
    "added": "",
    "copy of": "This report repeats another one.",
    "not about conflict": "This report is not about an armed conflict, so nothing was read in it.",
    "language not read": "Reports in this language are not read yet.",
    "no text": "There is no text in this report.",
    "failed": "Reading this report failed.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Words that something could not be made of."""

    words: str = means("the words")
    sort: str = means("place, actor or sentence")
    times: int = means("how often they stand in the report")
    why: str = means("why nothing was made of them")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or some place that the report names, and what it was taken for."""

    words: str = means("as the report has it")
    name: str = means("what it was taken for")
    id: str | None = means("its id, where a pack or the gazetteer lists it")
    kind: str = means("what it is")
    times: int = means("how often it is named")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report with what was read in it."""

    id: str = means("the report's id")
    title: str | None = means("its title")
    outlet: str | None = means("where it was published")
    author: str | None = means("who wrote it")
    url: str | None = means("its address as it was given, which may be anything")
    kept_at: str | None = means("when its page was fetched, where the page is kept as it was then")
    language: str = means("ISO 639-1")
    words: int = means("how many words it has")
    published: Interval = means("when it was published")
    published_whence: str = means("where the date comes from, in words")
    outcome: str = means("how reading it ended")
    outcome_words: str = means("the same in words")
    packs: tuple[str, ...] = means("the packs whose names were known")
    text: tuple[Piece, ...] = means("the whole text in pieces, with what was read in each")
    claims: tuple[ClaimShown, ...] = means("what is claimed, in the order of the text")
    actors: tuple[Named, ...] = means("who is named")
    places: tuple[Named, ...] = means("which places are named and were found")
    missed: tuple[Missed, ...] = means("what was not understood")


def fill(book: Casebook, ask: Ask) -> ReportPage:
    """The report that is asked for."""
    readings = book.readings(id=ask["id"]).first(1)
    if not readings:
        raise NotThere("There is no such report in this casebook.")
    reading = readings[0]
    report = reading.report
    with book.engine.connect() as connection:
        events = facets.events_of_report(connection, ask["id"])
        fetched = kept_at(connection, ask["id"])
    return ReportPage(
        id=ask["id"],
        **{name: getattr(report, name) for name in ("title", "outlet", "author", "url")},
        kept_at=fetched,
        language=reading.language,
        words=len(report.text.split()),
        published=reading.published,
        published_whence=whence(reading, report),
        outcome=reading.outcome.name,
        outcome_words=outcome_words(reading),
        packs=reading.packs,
        text=pieces(report.text, spans(reading)),
        claims=tuple(claim_shown(claim, report, events.get(claim.id)) for claim in in_order(reading.claims)),
        actors=tuple(named_actors(reading)),
        places=tuple(named_places(reading)),
        missed=tuple(missed(reading)),
    )


def in_order(claims: tuple[Claim, ...]) -> list[Claim]:
    """The claims in the order in which their words begin; of those that begin together the longest first, as they are drawn."""
    return sorted(claims, key=lambda claim: (claim.start, -claim.end))


def spans(reading: Reading) -> Iterator[Marked]:
    """Everything that was read in the text, claims first so that they hold what lies within them."""
    text = reading.report.text
    for claim in in_order(reading.claims):
        yield from claim_spans(claim, text)
    yield from (Marked(said.source.start, said.source.end, "speaker") for said in reading.attributions if said.source)
    yield from (Marked(place.start, place.end, "place" if found(place) else "lost") for place in reading.places)
    yield from (Marked(time.start, time.end, "time") for time in reading.times)
    yield from (Marked(figure.start, figure.end, "figure") for figure in reading.figures)


def found(place: PlaceMention) -> bool:
    """Whether it is known which place the words denote."""
    return place.name is not None or place.lat is not None


def whence(reading: Reading, report: Report) -> str:
    """Where the day of publication comes from, in words."""
    if report.published is not None:
        return {"metadata": "from the file’s metadata", "page": "found on the page"}.get(report.published_source, "given")
    return "worked out from the text" if reading.published.inferred else "not known"


def outcome_words(reading: Reading) -> str:
    """How reading ended, in a sentence; empty where there is nothing to tell."""
    words = ENDED.get(reading.outcome.name, reading.outcome.name)
    if reading.outcome.name == "added" and not reading.claims:
        words = "No act of the kinds that are read was found in it."
    return f"{words} {reading.outcome.reason}".strip()


def named_actors(reading: Reading) -> Iterator[Named]:
    """The actors that have a name, the most named first."""
    groups: dict[tuple[str, str | None], list[str]] = {}
    kinds: dict[tuple[str, str | None], str] = {}
    for who in reading.actors:
        if who.name:
            groups.setdefault((who.name, who.id), []).append(actor_name(who) if who.antecedent else who.text)
            kinds.setdefault((who.name, who.id), who.kind)
    for (name, id), words in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0][0])):
        yield Named(words=words[0], name=name, id=id, kind=kinds[name, id], times=len(words))


def named_places(reading: Reading) -> Iterator[Named]:
    """The places that were found, the most named first."""
    groups: dict[str, list[str]] = {}
    rows: dict[str, PlaceMention] = {}
    for place in reading.places:
        if place.name:
            groups.setdefault(place.name, []).append(place.text)
            rows.setdefault(place.name, place)
    for name, words in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        known = rows[name].geonames_id
        kind = rows[name].feature or "place"
        yield Named(words=words[0], name=name, id=None if known is None else str(known), kind=kind, times=len(words))


def missed(reading: Reading) -> Iterator[Missed]:
    """What was not understood: places that were not found, and words of acts that gave no claim, each with the reason."""
    lost: dict[str, list[str]] = {}
    for place in reading.places:
        if not found(place):
            lost.setdefault(place.text, []).append(place.reason)
    for words, reasons in lost.items():
        yield Missed(words=words, sort="place", times=len(reasons), why=reasons[0])
    for reason in reading.reasons:
        if reason.start is not None:
            words = reading.report.text[reason.start : reason.end]
            yield Missed(words=words, sort="sentence", times=1, why=reason.words)
