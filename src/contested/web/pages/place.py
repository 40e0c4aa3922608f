"""A place: who held it when, one lane an account; what happened there; mines, and people who fled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contested.casebook.book import Casebook
from contested.casebook.holding import told_by_side
from contested.picture.control import KINDS as CONTROL_KINDS
from contested.picture.hazards import Hazard, hazards
from contested.picture.lanes import Dispute, Lane, Spell, disputes, lanes
from contested.records import ActorMention, Cited, Place, PlaceMention
from contested.store import entries, sights
from contested.web.asked import Ask, NotThere
from contested.web.columns import columns_of
from contested.web.described import means
from contested.web.pages.claims import ClaimLine, claim_line
from contested.web.pages.lines import Count, EventList, Written, counted, event_list, lines, written

WORDS = 150  # words on who holds the place that are looked at, the newest
LANES = 12
EVENTS = 12
CLAIMS = 8
FLIGHT = ("displacement", "return")
MINES = ("explosive_hazard", "clearance")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellShown:
    """Days in a row for which one account names one holder."""

    holder: str | None = means("who holds it; none where it is said that the last holder left")
    holder_id: str | None = means("the holder's id, where it has a page")
    side: str = means("the holder's side, which gives the colour")
    number: int = means("the side's number on this page, by which it is coloured; 0 for a gap")
    start: date = means("the first day")
    last_word: date = means("the day of the last word that bears it out")
    end: date | None = means("the last day; none where nothing was said since")
    exact: bool = means("whether the day on which it begins is known")
    claims: tuple[ClaimLine, ...] = means("the words it rests on")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneShown:
    """One account of who held the place."""

    speaker: str = means("the side that speaks, or the outlet where it speaks in its own voice")
    spells: tuple[SpellShown, ...] = means("in the order of time")
    undated: tuple[ClaimLine, ...] = means("words without a day")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """Days on which accounts name different holders."""

    start: date = means("the first day")
    end: date | None = means("the last day; none where it is not settled")
    holders: tuple[str, ...] = means("whom they name")
    speakers: tuple[str, ...] = means("whose accounts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Who is said to hold the place, from day to day."""

    lanes: tuple[LaneShown, ...] = means("one an account, the one that spoke first on top")
    disputes: tuple[DisputeShown, ...] = means("where they differ")
    holders: tuple[str, ...] = means("the sides named, in the order of their numbers")
    first: date | None = means("the first day of the drawing")
    last: date | None = means("the last day of the drawing: the newest word of any account")
    words: int = means("how many claims there are on who holds it")
    more_lanes: int = means("accounts that are not shown")


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardShown:
    """What is said of mines and other remnants there."""

    status: str = means("present, cleared or being cleared: the newest word")
    since: date | None = means("the first day on which they are said to be there")
    last: date | None = means("the day of the newest word")
    speakers: tuple[str, ...] = means("who says so")
    claims: tuple[ClaimLine, ...] = means("the words")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """A place and what is said of it."""

    id: str = means("the place's id")
    place: Place = means("what is known of it")
    names: tuple[Written, ...] = means("how reports write its name")
    control: Control = means("who held it, according to whom")
    events: EventList = means("what happened there")
    kinds: tuple[Count, ...] = means("events by kind")
    hazards: tuple[HazardShown, ...] = means("mines and other explosive remnants")
    flight: tuple[ClaimLine, ...] = means("who fled, was driven out or came back")
    flight_total: int = means("how many claims of that there are")


def fill(book: Casebook, ask: Ask) -> PlacePage:
    """The place that is asked for."""
    columns = columns_of(book)
    book.gather()
    with book.engine.connect() as connection:
        id = entries.entry_of(connection, "place", ask["id"])
        if id is None:
            raise NotThere("There is no such place in the reports of this casebook.")
        (place,) = entries.entries_by_id(connection, "place", [id])
        names = entries.names_of(connection, "place", id)
        seen = entries.seen_names(connection, "place", id, 200)
        inner = sights.at_place(names, place.geonames_id)
        held, words = sights.claims_in(connection, inner, WORDS, CONTROL_KINDS)
        mined, _ = sights.claims_in(connection, inner, WORDS, MINES)
        flight, flights = sights.claims_in(connection, inner, CLAIMS, FLIGHT)
    values = tuple(name for name in names if name in columns.facets["place"].names)
    mask = columns.facets["place"].of(values, len(columns.ids))
    return PlacePage(
        id=id,
        place=place,
        names=written(seen, 12),
        control=control(book, held, place, names, words),
        events=event_list(book, columns, mask, EVENTS, "place", values),
        kinds=counted(columns, mask, "kind"),
        hazards=tuple(hazards_of(book, mined, names)),
        flight=lines(flight),
        flight_total=flights,
    )


def is_here(place: Place, names: Sequence[str], mention: PlaceMention) -> bool:
    """Whether a mention denotes the place."""
    if mention.geonames_id is not None and place.geonames_id is not None:
        return mention.geonames_id == place.geonames_id
    return (mention.name or mention.text) in names


def control(book: Casebook, found: Sequence[Cited], place: Place, names: Sequence[str], words: int) -> Control:
    """The lanes of a place, drawn from its claims."""
    told, by_id = told_by_side(book, found), {one.claim.id: one for one in found}

    def side_of(mention: ActorMention) -> str:
        return book.spellings.side_of(mention)

    drawn = lanes(
        (one.claim for one in found),
        place.name,
        told=told,
        is_place=lambda mention, _: is_here(place, names, mention),
        side_of=side_of,
    )
    with book.engine.connect() as connection:
        held = [spell.holder.id for lane in drawn for spell in lane.spells if spell.holder]
        pages = entries.leading(connection, "actor", held)
    shown, more = drawn[:LANES], max(0, len(drawn) - LANES)
    titles: dict[str, str] = {}
    for lane in drawn:
        for spell in lane.spells:
            if spell.holder is not None and spell.side not in titles:
                titles[spell.side] = spell.holder.name
    numbers = {side: number for number, side in enumerate(titles, start=1)}
    days = [day for lane in drawn for spell in lane.spells for day in (spell.start, spell.last_word, spell.end) if day]
    return Control(
        lanes=tuple(lane_shown(lane, numbers, pages, by_id) for lane in shown),
        disputes=tuple(map(dispute_shown, disputes(drawn))),
        holders=tuple(titles.values()),
        first=min(days, default=None),
        last=max(days, default=None),
        words=words,
        more_lanes=more,
    )


def lane_shown(lane: Lane, numbers: dict[str, int], pages: dict[str, str], by_id: dict[str, Cited]) -> LaneShown:
    """A lane as it is shown."""

    def line(id: str) -> ClaimLine:
        one = by_id[id]
        return claim_line(one.claim, one.report, one.event_id)

    def spell_shown(spell: Spell) -> SpellShown:
        same = {name: getattr(spell, name) for name in ("side", "start", "last_word", "end", "exact")}
        return SpellShown(
            holder=spell.holder.name if spell.holder else None,
            holder_id=pages.get(spell.holder.id) if spell.holder else None,
            number=numbers.get(spell.side, 0),
            claims=tuple(line(claim.id) for claim in spell.claims),
            **same,
        )

    undated = tuple(line(claim.id) for claim in lane.undated)
    return LaneShown(speaker=lane.speaker, spells=tuple(map(spell_shown, lane.spells)), undated=undated)


def dispute_shown(dispute: Dispute) -> DisputeShown:
    """A dispute as it is shown."""
    return DisputeShown(start=dispute.start, end=dispute.end, holders=dispute.holders, speakers=dispute.speakers)


def hazards_of(book: Casebook, found: Sequence[Cited], names: Sequence[str]) -> list[HazardShown]:
    """What is said of mines in the place itself."""
    by_id = {one.claim.id: one for one in found}
    rows = hazards((one.claim for one in found), told=told_by_side(book, found))
    return [hazard_shown(row, by_id) for row in rows if row.place and (row.place.name or row.place.text) in names]


def hazard_shown(row: Hazard, by_id: dict[str, Cited]) -> HazardShown:
    """A hazard as it is shown."""
    said = lines(by_id[claim.id] for claim in row.claims[-CLAIMS:])
    return HazardShown(status=row.status, since=row.since, last=row.last, speakers=row.speakers, claims=said)
