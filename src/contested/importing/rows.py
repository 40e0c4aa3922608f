"""A row of another project's data as a Reading: one claim in that project's own voice, every value with its span in the row.

The claim's rule names the project, its reasons name the project's sources. Nothing is read by a machine here: the columns are.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from contested.countries import Country, by_number, countries
from contested.importing.sheets import dataset_named, day_of
from contested.records import (
    UNKNOWN_TIME,
    ActorMention,
    Claim,
    Figure,
    Interval,
    Outcome,
    PlaceMention,
    Reading,
    Reason,
    Report,
    Span,
    content_id,
    interval_of,
)

Cells = dict[str, Span]
ACLED_KINDS = {
    "Armed clash": "armed_clash",
    "Government regains territory": "territory_gained",
    "Non-state actor overtakes territory": "territory_gained",
    "Chemical weapon": "chemical_attack",
    "Air/drone strike": "air_strike",
    "Suicide bomb": "explosion",
    "Remote explosive/landmine/IED": "explosion",
    "Grenade": "explosion",
    "Shelling/artillery/missile attack": "shelling",
    "Sexual violence": "sexual_violence",
    "Attack": "attack",
    "Abduction/forced disappearance": "abduction",
    "Peaceful protest": "peaceful_protest",
    "Protest with intervention": "peaceful_protest",
    "Excessive force against protesters": "excessive_force",
    "Violent demonstration": "violent_protest",
    "Mob violence": "mob_violence",
    "Agreement": "agreement",
    "Arrests": "detention",
    "Change to group/activity": "mobilization",
    "Disrupted weapons use": "interception",
    "Headquarters or base established": "base_established",
    "Looting/property destruction": "property_destruction",
    "Non-violent transfer of territory": "territory_transferred",
}
UCDP_KINDS = {"1": "armed_clash", "2": "armed_clash", "3": "attack"}
PEOPLE = ("rioters", "protesters", "civilians", "5", "6", "7")  # types of actors that are no armed group
ACLED_PRECISION = {"1": 1, "2": 3, "3": 4}  # ACLED's geo_precision as UCDP's where_prec
UCDP_DAYS = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}


def read_row(report: Report) -> Reading:
    """The reading of a report that is a row; one that holds no claim of ours says why."""
    cells, how = cells_of(report), HOW[report.dataset]
    claim = how(report, cells)
    outcome = Outcome(name="added", reason="" if claim else f"no kind of claim is like this row of {report.outlet}")
    actors = (*claim.actors, *claim.targets) if claim else ()
    return Reading(
        report=report,
        language="en",
        published=interval_of(report.published, source=report.published_source),
        claims=(claim,) if claim else (),
        actors=actors,
        places=claim.places if claim else (),
        figures=claim.figures if claim else (),
        outcome=outcome,
        reasons=(Reason(rule=f"{report.dataset} row", words=f"read by the columns of {report.outlet}, not by the reader"),),
    )


def as_given(linked: Reading, given: Reading) -> Reading:
    """The linked reading with the places as the row gives them; an actor that nobody knows keeps the project's own name."""
    claims = tuple(
        replace(claim, places=was.places, actors=tuple(map(own_name, claim.actors)), targets=tuple(map(own_name, claim.targets)))
        for claim, was in zip(linked.claims, given.claims, strict=True)
    )
    country = next((place.country for place in given.places if place.country), linked.country)
    return replace(linked, claims=claims, places=given.places, actors=tuple(map(own_name, linked.actors)), country=country)


def own_name(actor: ActorMention) -> ActorMention:
    """The actor with the name that the project gives it, where no other is known."""
    if actor.name or actor.kind == "people":
        return actor
    return replace(actor, name=actor.text, reason=f"{actor.reason}; named as the row names it".lstrip("; "))


def cells_of(report: Report) -> Cells:
    """The values of the row with their spans, by column."""
    found: Cells = {}
    start = 0
    for line in report.text.split("\n"):
        name, colon, value = line.partition(": ")
        if colon and name not in found:
            begin = start + len(name) + 2
            found[name] = Span(start=begin, end=begin + len(value), text=value)
        start += len(line) + 1
    return found


def acled_claim(report: Report, cells: Cells) -> Claim | None:
    """The claim of a row of ACLED's."""
    kind = ACLED_KINDS.get(words(cells, "sub_event_type"))
    if kind is None:
        return None
    land = by_number("numeric").get(words(cells, "iso")) or land_named(words(cells, "country"))
    return claim_of(
        report,
        cells,
        kind,
        trigger="sub_event_type",
        evidence="notes",
        actors=acled_party(report, cells, "1"),
        targets=acled_party(report, cells, "2"),
        place=place_of(report, cells, "location", land, ACLED_PRECISION.get(words(cells, "geo_precision"))),
        when=acled_days(cells),
        figures=figure_of(report, cells, ("fatalities", "fatalities", "fatalities")),
        sources=("source", "source_scale"),
    )


def ucdp_claim(report: Report, cells: Cells) -> Claim | None:
    """The claim of a row of UCDP's GED."""
    kind = UCDP_KINDS.get(words(cells, "type_of_violence"))
    if kind is None:
        return None
    place = "where_coordinates" if "where_coordinates" in cells else "where_description"
    precision = words(cells, "where_prec")
    return claim_of(
        report,
        cells,
        kind,
        trigger="type_of_violence",
        evidence="source_headline",
        actors=parties(report, cells, "side_a", "armed_group"),
        targets=parties(report, cells, "side_b", "people" if kind == "attack" else "armed_group"),
        place=place_of(
            report, cells, place, by_number("gwno").get(words(cells, "country_id")), int(precision) if precision.isdigit() else None
        ),
        when=ucdp_days(cells),
        figures=figure_of(report, cells, ("low", "best", "high")),
        sources=("source_article", "source_original", "source_office"),
    )


HOW: dict[str, Callable[[Report, Cells], Claim | None]] = {"acled": acled_claim, "ucdp": ucdp_claim}


def words(cells: Cells, name: str) -> str:
    """The value of a column, empty where it has none."""
    return cells[name].text if name in cells else ""


def claim_of(
    report: Report,
    cells: Cells,
    kind: str,
    *,
    trigger: str,
    evidence: str,
    actors: tuple[ActorMention, ...],
    targets: tuple[ActorMention, ...],
    place: tuple[PlaceMention, ...],
    when: Interval,
    figures: tuple[Figure, ...],
    sources: tuple[str, ...],
) -> Claim:
    """The claim: its evidence is the row's own words for what happened, else its head."""
    head = report.text.split("\n", 1)[0]
    said = cells.get(evidence) or Span(start=0, end=len(head), text=head)
    told = "; ".join(words(cells, name) for name in sources if name in cells) or "sources that the row does not name"
    return Claim(
        start=said.start,
        end=said.end,
        text=said.text,
        rule=f"{report.dataset} row",
        id=content_id("claim", report.text, said.start, kind),
        report_id=report.id,
        kind=kind,
        trigger=cells[trigger],
        actors=actors,
        targets=targets,
        places=place,
        when=when,
        figures=figures,
        confidence=1.0,
        lead=True,
        reasons=(Reason(rule="dataset", words=f"coded by {report.outlet} from: {told}"),),
    )


def acled_party(report: Report, cells: Cells, side: str) -> tuple[ActorMention, ...]:
    """The actor of one side, and those with it."""
    kind = "people" if words(cells, f"inter{side}").casefold() in PEOPLE else "armed_group"
    return (*parties(report, cells, f"actor{side}", kind), *parties(report, cells, f"assoc_actor_{side}", kind))


def parties(report: Report, cells: Cells, column: str, kind: str) -> tuple[ActorMention, ...]:
    """The actors in a column, those between semicolons apart, each with its span."""
    cell = cells.get(column)
    if cell is None:
        return ()
    found, start = [], cell.start
    for part in cell.text.split(";"):
        name = part.strip()
        begin = start + len(part) - len(part.lstrip())
        if name:
            rule = f"{report.dataset} row"
            found.append(ActorMention(start=begin, end=begin + len(name), text=name, rule=rule, kind=kind))
        start += len(part) + 1
    return tuple(found)


def land_named(name: str) -> Country | None:
    """The country with this name."""
    return next((row for row in countries().values() if name and name in (row.name, row.ucdp_name)), None)


def place_of(report: Report, cells: Cells, column: str, land: Country | None, precision: int | None) -> tuple[PlaceMention, ...]:
    """The place as the row has it: its name, its point, and how exact that is."""
    cell = cells.get(column)
    if cell is None:
        return ()
    lat, lon = number(words(cells, "latitude"), 90), number(words(cells, "longitude"), 180)
    point = lat is not None and lon is not None
    return (
        PlaceMention(
            start=cell.start,
            end=cell.end,
            text=cell.text,
            rule=f"{report.dataset} row",
            name=cell.text,
            lat=lat if point else None,
            lon=lon if point else None,
            country=land.iso2 if land else None,
            precision=precision,
            score=1.0,
            reason=f"as {dataset_named(report.dataset).outlet} gives it",
        ),
    )


def number(written: str, most: float) -> float | None:
    """A number of degrees, None where it is none."""
    try:
        found = float(written)
    except ValueError:
        return None
    return found if -most <= found <= most else None


def acled_days(cells: Cells) -> Interval:
    """The day, or the week or month around it."""
    day, precision = day_of(words(cells, "event_date")), words(cells, "time_precision")
    if day is None:
        return UNKNOWN_TIME
    first, last, known = day, day, "day"
    if precision == "2":
        first, last, known = day - timedelta(days=3), day + timedelta(days=3), "week"
    if precision == "3":
        first, last, known = day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), "month"
    return Interval(start=first, end=last, precision=known, text=words(cells, "event_date"), source="text")


def ucdp_days(cells: Cells) -> Interval:
    """The days from the first to the last."""
    first, last = day_of(words(cells, "date_start")), day_of(words(cells, "date_end"))
    if first is None:
        return UNKNOWN_TIME
    known = UCDP_DAYS.get(words(cells, "date_prec"), "day")
    end: date = max(first, last or first)
    return Interval(start=first, end=end, precision=known, text=words(cells, "date_start"), source="text")


def figure_of(report: Report, cells: Cells, columns: Iterable[str]) -> tuple[Figure, ...]:
    """The killed, where there are any; a nought is no count, for it also stands where nothing is known."""
    names = list(columns)
    low, best, high = (int(found) if (found := words(cells, name)).isdigit() else None for name in names)
    if not (low or best or high):
        return ()
    cell = cells[names[1]] if names[1] in cells else cells[next(name for name in names if name in cells)]
    rule = f"{report.dataset} row"
    return (Figure(start=cell.start, end=cell.end, text=cell.text, rule=rule, measure="killed", low=low, best=best, high=high),)
