"""UCDP's form: the Georeferenced Event Dataset's columns, a row for each event with a death in it.

Deaths stand as low, best and high, as UCDP gives them. UCDP's own numbers for conflicts, dyads and sides are its to give, and stay
empty. The dataset has no column for notes: one of ours, `contested_notes`, stands behind its last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from contested.countries import Country, country
from contested.export.content import Content, Written
from contested.export.deaths import killed_in
from contested.export.flat import Columns, actor_name, place_name
from contested.export.notes import event_notes
from contested.export.plain import why_not_plain
from contested.export.tables import write_rows
from contested.kinds import load_kinds
from contested.records import ActorMention, Event, Interval, Report, plain

COLUMNS = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id"
    " dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article"
    " source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude"
    " longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b"
    " deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
NOTES = "contested_notes"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
STATE = frozenset(("GOV", "MIL", "COP", "SPY"))
CIVIL = frozenset(("CVL", "MED", "JRN", "REF", "LAB", "BUS", "EDU", "AGR", "NGO"))
FORCE = ("fighting", "harm", "unrest", "territory")  # families in which armed force is used
NOT_FORCE = frozenset(("peaceful_protest", "election", "return", "clearance", "territory_held"))
NO_DEATH, NO_DAY, NO_SIDE = "nobody is said to have been killed", "no day is known", "no armed side is named"
NO_FORCE, NO_PLACE = "its kind is no use of armed force", "no country is known"
ONE_EVENT = 2  # of date_prec: up to that an event is one by itself, beyond it one that sums up
UNDER = {"PS": "IL", "EH": "MA"}  # lands that are no state in UCDP's list: under which state it files what happens there
BETWEEN = ";"  # UCDP's, between sources


def write_ucdp(content: Content, out: BinaryIO) -> Written:
    """Writes the columns of GED and one for notes, a row an event; says which events were left out and why."""
    left = Written()

    def rows() -> Iterator[Columns]:
        for event in content.events:
            if reason := why_left_out(event, content):
                left.left_out[reason] += 1
            else:
                yield ucdp_row(event, content)

    return Written(rows=write_rows([*COLUMNS, NOTES], rows(), out).rows, left_out=left.left_out)


def why_left_out(event: Event, content: Content) -> str | None:
    """Why the event is not one that GED holds; None where it is."""
    if reason := why_not_plain(event.claims):
        return reason
    if load_kinds()[event.kind].family not in FORCE or event.kind in NOT_FORCE:
        return NO_FORCE
    killed = killed_in(event)
    if killed is None or not (killed.best or killed.low or killed.high):
        return NO_DEATH
    if event.when.start is None:
        return NO_DAY
    if event.place is None or not event.place.country:
        return NO_PLACE
    return None if sides_of(event, content) else NO_SIDE


def sides_of(event: Event, content: Content) -> tuple[str, str, int] | None:
    """Side A, side B and the type of violence; None where no armed side is named. A state is side A, as UCDP has it."""
    armed = [one for one in event.actors if is_armed(one, event, content)]
    against = [one for one in event.targets if is_armed(one, event, content)]
    if not armed:
        return None
    first = name(armed[0])
    others = [name(one) for one in (*against, *armed[1:]) if name(one) != first]
    if any(is_civil(one, event, content) for one in event.targets) and not against:
        return first, "Civilians", ONE_SIDED
    if not others:
        return None
    pair = sorted((first, others[0]), key=lambda one: not is_state(one, event, content))
    return pair[0], pair[1], STATE_BASED if is_state(pair[0], event, content) else NON_STATE


def name(actor: ActorMention) -> str:
    """The actor's name in one line."""
    return " ".join(actor_name(actor).split())


def sector(who: str, event: Event, content: Content) -> str:
    """The PLOVER sector of a name on the day of the event, empty where it has none."""
    return content.code(who, event.when.start).sector or ""


def is_armed(actor: ActorMention, event: Event, content: Content) -> bool:
    """Whether the actor is a side that fights: named, and no civilians."""
    if actor.name is None or actor.kind in ("people", "object"):
        return False
    return actor.kind in ("armed_group", "state") or sector(actor.name, event, content) in (STATE | {"REB", "UAF"})


def is_civil(actor: ActorMention, event: Event, content: Content) -> bool:
    """Whether the actor is of people who do not fight."""
    found = sector(actor_name(actor), event, content)
    return found in CIVIL or (not found and actor.kind in ("people", "person"))


def is_state(who: str, event: Event, content: Content) -> bool:
    """Whether the name is that of a government or its forces."""
    return sector(who, event, content) in STATE


def ucdp_row(event: Event, content: Content) -> Columns:
    """One event in GED's columns."""
    sides, day, place = sides_of(event, content), event.when.start, event.place
    assert sides is not None and day is not None and place is not None
    side_a, side_b, type_ = sides
    land = country(UNDER.get(place.country or "", place.country))
    dyad = f"{side_a} - {side_b}"
    point = place.lat is not None and place.lon is not None
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": event.id,
        "relid": f"{land.iso3}-{day.year}-{type_}-{event.id}",
        "year": day.year,
        "code_status": "Check",  # coded by a machine: UCDP's word for what is yet to be checked
        "type_of_violence": type_,
        "conflict_name": dyad if type_ != STATE_BASED else f"{land.ucdp_name}: {side_b}",
        "dyad_name": dyad,
        "side_a": side_a,
        "side_b": side_b,
        **source_columns(event.reports),
        "where_prec": place.precision or 6,
        "where_coordinates": " ".join(place_name(place).split()),
        "where_description": " ".join(place.text.split()) + (f", in {place.within}" if place.within else ""),
        "adm_1": place_name(place) if place.feature == "admin1" else "",
        "adm_2": place_name(place) if place.feature == "admin2" else "",
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if point else "",
        "priogrid_gid": priogrid(place.lat, place.lon) if place.lat is not None and place.lon is not None else "",
        "country": land.ucdp_name,
        "country_id": land.gwno,
        "region": land.ucdp_region,
        "event_clarity": 1 if (date_precision(event.when) <= ONE_EVENT and (place.precision or 7) <= 3) else 2,
        "date_prec": date_precision(event.when),
        "date_start": day.isoformat(),
        "date_end": (event.when.end or day).isoformat(),
        **death_columns(event, type_),
        "gwnoa": gwno(side_a, event, content),
        "gwnob": gwno(side_b, event, content) if type_ == STATE_BASED else "",
        NOTES: event_notes(event),
    }


def source_columns(reports: tuple[Report, ...]) -> Columns:
    """The sources as GED lists them: an article, an office, a day and a headline each."""

    def listed(values: Iterator[str]) -> str:
        return BETWEEN.join(" ".join(value.replace(BETWEEN, ",").split()) for value in values)

    return {
        "number_of_sources": len({report.outlet for report in reports}),
        "source_article": listed(
            f'"{report.outlet or ""},{plain(report.published) or ""},{report.title or ""}"' for report in reports
        ),
        "source_office": listed(report.outlet or "" for report in reports),
        "source_date": listed(str(plain(report.published) or "") for report in reports),
        "source_headline": listed(report.title or "" for report in reports),
    }


def date_precision(when: Interval) -> int:
    """1 the day, 2 two to six days, 3 a week, 4 a month, 5 more than a month."""
    assert when.start is not None
    days = ((when.end or when.start) - when.start).days + 1
    if when.end is None:
        return 5
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def death_columns(event: Event, type_: int) -> Columns:
    """Low, best and high of the killed; whose they are is known of civilians alone."""
    killed = killed_in(event)
    assert killed is not None
    known = [one for one in (killed.best, killed.low, killed.high) if one is not None]
    best = known[0]
    civilians = best if type_ == ONE_SIDED else 0
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": civilians,
        "deaths_unknown": best - civilians,
        "best": best,
        "high": max(known),
        "low": min(known),
    }


def priogrid(lat: float, lon: float) -> int:
    """The number of the cell of PRIO-GRID: half a degree each way, counted from the south-west corner eastwards."""
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def gwno(side: str, event: Event, content: Content) -> str:
    """Gleditsch and Ward's number of a side that is a government, empty for others."""
    if not is_state(side, event, content):
        return ""
    land: Country = country(content.code(side, event.when.start).country)
    return land.gwno
