"""The picture of a casebook on a day: who holds what, who backs whom, where mines are, who fled; each according to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from contested.casebook.asked import Day, day_of, wanted
from contested.merging.voices import voice_of
from contested.picture.areas import PlaceControl, control_map
from contested.picture.backing import SORTS, Backing, backing
from contested.picture.contradictions import Contradiction, contradictions
from contested.picture.control import KINDS, ControlSpell, control_accounts, control_timeline
from contested.picture.displacement import KINDS as FLIGHT
from contested.picture.displacement import Displacement, displacement
from contested.picture.hazards import Hazard, hazards
from contested.picture.reliability import Reliability, reliability_of
from contested.picture.words import Told, refuted
from contested.records import ActorMention, Cited, Claim, ControlAccount, PlaceMention, Report

if TYPE_CHECKING:
    from contested.casebook.book import Casebook

Is = Callable[[PlaceMention, str], bool]
HAZARDS = ("explosive_hazard", "clearance")


def sides_on(book: Casebook, day: date | None) -> Callable[[ActorMention], str]:
    """What gives an actor's side on a day."""
    spellings = book.spellings
    return lambda mention: spellings.side_of(mention, day)


def is_place_named(book: Casebook, place: str) -> Is:
    """What says whether a mention is of the place that is asked for."""
    spellings = book.spellings
    with book.engine.connect() as connection:
        named = {name.casefold() for name in wanted(connection, spellings, place=place).place_names}
    return lambda mention, _name: (mention.name or mention.text).casefold() in named or mention.text.casefold() in named


def control_of(book: Casebook, place: str, on: Day) -> tuple[ControlAccount, ...]:
    """Who holds a place on a day, according to whom."""
    found, day = list(book.cited(place=place, kind=KINDS)), day_of(on, first=False)
    claims = [one.claim for one in found]
    is_place = is_place_named(book, place)
    return control_accounts(claims, place, day, told=book.told(found), is_place=is_place, side_of=sides_on(book, day))


def timeline_of(book: Casebook, place: str) -> tuple[ControlSpell, ...]:
    """Who is said to hold a place from day to day."""
    found = list(book.cited(place=place, kind=KINDS))
    claims = [one.claim for one in found]
    is_place = is_place_named(book, place)
    return control_timeline(claims, place, told=book.told(found), is_place=is_place, side_of=sides_on(book, None))


def map_of(book: Casebook, on: Day, country: str | None) -> tuple[PlaceControl, ...]:
    """Who holds what on a day."""
    filters = {} if country is None else {"country": country}
    found, day = list(book.cited(kind=KINDS, **filters)), day_of(on, first=False)
    return control_map([one.claim for one in found], day, told=book.told(found), side_of=sides_on(book, day))


def backing_of(book: Casebook, on: Day) -> tuple[Backing, ...]:
    """Who is said to back whom, as said of days up to one."""
    found, day = list(book.cited(kind=tuple(SORTS))), day_of(on, first=False)
    return backing(up_to(found, day), told=book.told(found))  # by actor: a backer and the backed are on one side


def hazards_of(book: Casebook, on: Day) -> tuple[Hazard, ...]:
    """Where mines are said to be."""
    found = list(book.cited(kind=HAZARDS))
    return hazards([one.claim for one in found], day_of(on, first=False), told=book.told(found))


def displacement_of(book: Casebook, on: Day) -> tuple[Displacement, ...]:
    """Who is said to have fled, or come back."""
    found = list(book.cited(kind=FLIGHT))
    return displacement([one.claim for one in found], day_of(on, first=False), told=book.told(found))


def contradictions_of(book: Casebook, actor: str | None) -> tuple[Contradiction, ...]:
    """Every word that something is not so, with the words that it is; where an actor is named, only what is of it."""
    asked = ({},) if actor is None else ({"actor": actor}, {"target": actor}, {"speaker": actor})
    denials = [one for more in asked for how in ({"negated": True}, {"stance": "denied"}) for one in book.cited(**more, **how)]
    kinds = sorted({one.claim.kind for one in denials if refuted(one.claim)})
    about = ({},) if actor is None else ({"actor": actor}, {"target": actor})
    claims = [one for more in about for one in book.cited(kind=kinds, stance="asserted", negated=False, **more)] if kinds else []
    found = {(one.claim.report_id, one.claim.id): one for one in (*denials, *claims)}
    told = told_by_side(book, found.values())
    return contradictions((one.claim for one in found.values()), told=told, side_of=sides_on(book, None))


def told_by_side(book: Casebook, found: Iterable[Cited]) -> Told:
    """Who speaks in these claims: the side of the innermost speaker, else the outlet, as events have it."""

    def voice(claim: Claim, report: Report | None) -> str:
        return voice_of(claim, report or Report(text=""), book.spellings.side)

    return Told(reports={one.claim.report_id: one.report for one in found}, voice=voice)


def reliability(book: Casebook, outlet: str) -> Reliability:
    """An outlet's reliability, by its record in the casebook."""
    names = {report.outlet for report in book.reports(outlet=outlet)}
    name = next(iter(sorted(one for one in names if one)), outlet)
    return reliability_of(book.events(outlet=outlet), name, sides_on(book, None))


def up_to(found: list[Cited], day: date | None) -> list[Claim]:
    """The claims of days up to this one; one without a day is of the day of its report, else it stays."""
    claims = []
    for one in found:
        when = one.claim.when.start or one.claim.when.end
        if day is None or when is None or when <= day:
            claims.append(one.claim)
    return claims
