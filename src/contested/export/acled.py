"""ACLED's form: one event a row, in the columns, codes and conventions of its export of 2024 and later.

Fatalities follow ACLED's conservative convention: of the accounts' figures the lowest, "dozens" as the least that it can mean. Only
plain events with a day, a country and a code of ACLED's are written; what ACLED has no column for stands in `notes`.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import BinaryIO

from contested.countries import Country, countries, country
from contested.export.content import Content, Written
from contested.export.deaths import MONTH, days_of, killed_in
from contested.export.flat import Columns, actor_name, joined, place_name
from contested.export.notes import event_notes
from contested.export.plain import why_not_plain
from contested.export.tables import write_rows
from contested.kinds import load_kinds
from contested.records import ActorMention, Event, Interval, PlaceMention, interval_of

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2"
    " assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude"
    " geo_precision source source_scale notes fatalities tags timestamp"
).split()
TIME_PRECISION = {"day": 1, "week": 2}  # else 3: the month
GEO_PRECISION = {1: 1, 2: 2, 3: 2}  # UCDP's where_prec to ACLED's: exact; near or the district; else 3, the region
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
DISORDER_SUB = {  # sub-event types whose disorder is another than their event type's
    "Mob violence": "Political violence",
    "Excessive force against protesters": "Political violence; Demonstrations",
}
STATE, REBEL, MILITIA, IDENTITY = "State forces", "Rebel group", "Political militia", "Identity militia"
RIOTERS, PROTESTERS, CIVILIANS, OTHERS = "Rioters", "Protesters", "Civilians", "External/Other forces"
INTER = {
    **dict.fromkeys(("GOV", "MIL", "COP", "SPY", "LEG", "JUD"), STATE),
    **dict.fromkeys(("REB", "SEP", "INS"), REBEL),
    **dict.fromkeys(("UAF", "PRM", "PTY", "OPP"), MILITIA),
    **dict.fromkeys(("CVL", "MED", "JRN", "REF", "LAB", "BUS", "EDU", "AGR", "NGO", "ELI"), CIVILIANS),
    **dict.fromkeys(("IGO", "UNO"), OTHERS),
}
NO_DAY, NO_COUNTRY, NO_CODE = "its day is not known to the month", "no country is known", "ACLED has no code for its kind"
TOO_LONG = "it is told as one over more than a month"
ORDER = (STATE, REBEL, MILITIA, IDENTITY, RIOTERS, PROTESTERS, CIVILIANS, OTHERS)


def write_acled(content: Content, out: BinaryIO) -> Written:
    """Writes ACLED's columns, a row an event; says which events were left out and why."""
    left = Written()

    def rows() -> Iterator[Columns]:
        for event in content.events:
            if reason := why_left_out(event):
                left.left_out[reason] += 1
            else:
                yield acled_row(event, content)

    return Written(rows=write_rows(COLUMNS, rows(), out).rows, left_out=left.left_out)


def why_left_out(event: Event) -> str | None:
    """Why the event is not one that ACLED's form holds; None where it is."""
    if reason := why_not_plain(event.claims):
        return reason
    if load_kinds()[event.kind].acled is None:
        return NO_CODE
    if event.when.start is None or event.when.precision not in ("day", "week", "month"):
        return NO_DAY
    if days_of(event.when) > MONTH:
        return TOO_LONG
    return NO_COUNTRY if event.place is None or not event.place.country else None


def acled_row(event: Event, content: Content) -> Columns:
    """One event in ACLED's columns."""
    day, place = event.when.start, event.place
    assert day is not None and place is not None
    land, (type_, sub) = country(place.country), types_of(event, content)
    first, second = parties(event)
    inters = [inter_of(one, land, sub, day, content) for one in (first, second)]
    unnamed = unnamed_parties(type_, sub)
    for number, one in enumerate((first, second)):
        inters[number] = inters[number] if one else unnamed[number]
    return {
        "event_id_cnty": f"{land.iso3}{event.id}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": time_precision(event.when),
        "disorder_type": disorder(type_, sub, inters[1]),
        "event_type": type_,
        "sub_event_type": sub,
        **party_columns(1, first, event.actors, inters[0], land),
        **party_columns(2, second, event.targets, inters[1], land),
        "interaction": interaction(inters),
        "civilian_targeting": "Civilian targeting" if type_ == "Violence against civilians" or inters[1] == CIVILIANS else "",
        **place_columns(place, land),
        "source": joined(report.outlet for report in event.reports) or "",
        "source_scale": "",
        "notes": event_notes(event),
        "fatalities": fatalities(event),
        "tags": "",
        "timestamp": stamp(event),
    }


def types_of(event: Event, content: Content) -> tuple[str, str]:
    """Event type and sub-event type; who takes a place decides which battle it is, and an attack on the armed is one too."""
    coded = load_kinds()[event.kind].acled
    assert coded is not None
    struck = {one.kind for one in event.targets if one.kind != "object"}  # with its post or convoy an army is struck all the same
    if event.kind == "attack" and struck == {"armed_group"}:
        return "Battles", "Armed clash"
    if event.kind != "territory_gained" or not event.actors:
        return coded
    taker = first_of(event.actors)
    if taker is None or taker.name is None:
        return "Battles", "Non-state actor overtakes territory"
    code = content.code(taker.name, event.when.start)
    own = country(code.country).iso2 == (event.place.country if event.place else None)
    by_state = INTER.get(code.sector or "") == STATE and own
    return "Battles", "Government regains territory" if by_state else "Non-state actor overtakes territory"


def parties(event: Event) -> tuple[ActorMention | None, ActorMention | None]:
    """Who acts and on whom: the first who has a name, else the first group of people or fighters."""
    first = first_of(event.actors)
    return first, first_of(tuple(one for one in event.targets if not (first and first.name and one.name == first.name)))


def unnamed_parties(type_: str, sub: str) -> tuple[str, str]:
    """The types of sides that an event of this type has, whoever they are; empty for those that it need not have."""
    if type_ == "Protests":
        return PROTESTERS, ""
    if type_ == "Riots":
        return RIOTERS, ""
    if type_ == "Battles":
        return MILITIA, MILITIA
    return (MILITIA, "") if type_ in ("Explosions/Remote violence", "Violence against civilians") else ("", "")


def first_of(actors: tuple[ActorMention, ...]) -> ActorMention | None:
    """The first with a name, else the first group; a pronoun for nobody known, or a thing, is no actor."""
    some = [one for one in actors if one.kind != "object" and (one.name or one.kind in GROUPS)]
    return next((one for one in some if one.name), next(iter(some), None))


def inter_of(actor: ActorMention | None, land: Country, sub: str, on: date, content: Content) -> str:
    """ACLED's type of an actor, empty where there is none; a state's forces abroad are external."""
    if actor is None:
        return ""
    if sub in ("Peaceful protest", "Protest with intervention"):
        return PROTESTERS
    if sub in ("Violent demonstration", "Mob violence") and actor.kind == "people":
        return RIOTERS
    code = content.code(actor_name(actor), on)
    found = INTER.get(code.sector or "") or (STATE if actor.name in country_names() else KINDS.get(actor.kind, ""))
    abroad = code.country and country(code.country).iso2 and country(code.country).iso2 != land.iso2
    return OTHERS if found == STATE and abroad else found


GROUPS = ("people", "armed_group", "state")


@cache
def country_names() -> frozenset[str]:
    """The names of countries: as an actor, a country is its government."""
    return frozenset(row.name for row in countries().values())


KINDS = {"people": CIVILIANS, "state": STATE, "armed_group": MILITIA}  # where the name tells no sector


def party_columns(number: int, actor: ActorMention | None, every: tuple[ActorMention, ...], inter: str, land: Country) -> Columns:
    """The columns of one side: the first actor, the others with a name beside it, its type."""
    name = named(actor, inter, land) if actor or inter else ""
    others = joined(one.name for one in every if one is not actor and one.kind != "object")
    return {f"actor{number}": name, f"assoc_actor_{number}": others or "", f"inter{number}": inter}


def named(actor: ActorMention | None, inter: str, land: Country) -> str:
    """The actor's name; those without one as ACLED writes them: `Civilians (Libya)`, `Unidentified Armed Group (Libya)`."""
    if actor is not None and actor.name is not None:
        return " ".join(actor.name.split())
    if inter == STATE:
        return "Unidentified Military Forces"
    group = inter if inter in (CIVILIANS, PROTESTERS, RIOTERS) else "Unidentified Armed Group"
    return f"{group} ({land.name})"


def disorder(type_: str, sub: str, inter: str) -> str:
    """ACLED's disorder type."""
    return DISORDER_SUB.get(sub) or DISORDER[type_]


def place_columns(place: PlaceMention, land: Country) -> Columns:
    """Where: the divisions are known only where the place itself is one."""
    name = " ".join(place_name(place).split())
    return {
        "iso": land.numeric,
        "region": land.acled_region,
        "country": land.name,
        "admin1": name if place.feature == "admin1" else "",
        "admin2": name if place.feature == "admin2" else "",
        "admin3": "",
        "location": name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": GEO_PRECISION.get(place.precision or 0, 3),
    }


def time_precision(when: Interval) -> int:
    """1 the day or a night, 2 the week, 3 the month."""
    days = days_of(when)
    return max(TIME_PRECISION.get(when.precision, 3), 1 if days <= 2 else 2 if days <= 7 else 3)


def fatalities(event: Event) -> int:
    """The lowest of the accounts' figures for the killed on its days, 0 where none gives one."""
    killed = killed_in(event)
    return (killed.low if killed.low is not None else killed.best or 0) if killed else 0


def interaction(inters: list[str]) -> str:
    """ACLED's words for who meets whom: `State forces-Rebel group`, `Protesters only`."""
    known = sorted(filter(None, inters), key=ORDER.index)
    return f"{known[0]} only" if len(known) == 1 else "-".join(known)


def stamp(event: Event) -> int | str:
    """The day of the newest report in seconds since 1970, in place of the time of upload."""
    days = [day for report in event.reports if (day := interval_of(report.published).end)]
    return calendar.timegm(max(days).timetuple()) if days else ""
