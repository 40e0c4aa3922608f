"""PLOVER's form as POLECAT publishes it: tab-separated, a row for each plain claim, with who did what to whom and where.

`Intensity` and the two Wikipedia columns stay empty: their values come from tables and links that are POLECAT's own. There is no
column for speakers and denials: one of ours, `Contested Notes`, stands behind the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from contested.countries import country
from contested.export.content import Content, Written
from contested.export.flat import Columns, actor_name, place_name
from contested.export.notes import claim_notes
from contested.export.plain import is_plain, why_not_plain
from contested.export.tables import write_rows
from contested.kinds import load_kinds
from contested.records import ActorMention, Cited, PlaceMention, plain

COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector"
    "|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country|Recipient COW"
    "|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District"
    "|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People"
    "|Story Organizations|Story Locations|Language|Version"
).split("|")
NOTES = "Contested Notes"
QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD = {event: quad for quad, events in QUADS.items() for event in events}
MILITARY = ("fighting", "forces", "territory")  # families whose context is that
CONTEXTS = {  # the contexts of the manual that a kind has by itself; what else a story is about is not known
    "chemical_attack": "military; cbrn",
    "displacement": "migration",
    "return": "migration",
    "humanitarian_aid": "humanitarian",
    "election": "election",
    "trial": "legal",
    "sexual_violence": "crime_sexual",
}
CITY = ("town", "capital", "city", "village")
NONE = "None"  # as POLECAT writes what is not known
BETWEEN = "; "


def write_plover(content: Content, out: BinaryIO) -> Written:
    """Writes POLECAT's columns and one for notes, a row a claim; says which claims were left out and why."""
    left = Written()

    def rows() -> Iterator[Columns]:
        for cited in content.cited:
            if is_plain(cited.claim):
                yield plover_row(cited, content)
            else:
                left.left_out[why_not_plain([cited.claim]) or ""] += 1

    written = write_rows([*COLUMNS, NOTES], rows(), out, delimiter="\t")
    return Written(rows=written.rows, left_out=left.left_out)


def plover_row(cited: Cited, content: Content) -> Columns:
    """One claim in POLECAT's columns."""
    claim, report, kind = cited.claim, cited.report, load_kinds()[cited.claim.kind]
    event, mode = kind.plover
    day = claim.when.start or claim.when.end
    return {
        "Event ID": claim.id,
        "Event Date": day.isoformat() if day else NONE,
        "Event Type": event,
        "Event Mode": mode or NONE,
        "Intensity": "",
        "Quad Code": QUAD[event],
        "Contexts": CONTEXTS.get(claim.kind, "military" if kind.family in MILITARY else NONE),
        **party("Actor", claim.actors, cited, content),
        **party("Recipient", tuple(one for one in claim.targets if one.kind != "object"), cited, content),
        **place_columns(next((one for one in claim.places if one.lat is not None), next(iter(claim.places), None))),
        "Source": report.outlet or NONE,
        "Publication Date": plain(report.published) or NONE,
        "Story People": BETWEEN.join(names(claim.actors + claim.targets, ("person",))) or NONE,
        "Story Organizations": BETWEEN.join(names(claim.actors + claim.targets, ("body", "armed_group", "state"))) or NONE,
        "Story Locations": BETWEEN.join(dict.fromkeys(line(place_name(one)) for one in claim.places)) or NONE,
        "Language": report.language or "en",
        "Version": f"Contested {content.about.version}".strip(),
        NOTES: claim_notes(cited),
    }


def line(words: str) -> str:
    """Words in one line."""
    return " ".join(words.split())


def names(actors: tuple[ActorMention, ...], kinds: tuple[str, ...]) -> list[str]:
    """The canonical names of those of these kinds."""
    return list(dict.fromkeys(line(one.name) for one in actors if one.name and one.kind in kinds))


def party(role: str, actors: tuple[ActorMention, ...], cited: Cited, content: Content) -> Columns:
    """The columns of those who act, or on whom: several stand in one cell."""
    on = cited.claim.when.start
    codes = [content.code(line(actor_name(one)), on) for one in actors]
    lands = [code.country or NONE for code in codes]
    sectors = [code.sector or NONE for code in codes]
    return {
        f"{role} Name": BETWEEN.join(line(one.name) if one.name else NONE for one in actors) or NONE,
        f"{role} Country": BETWEEN.join(lands) or NONE,
        f"{role} COW": BETWEEN.join(country(one).cow or NONE for one in lands) or NONE,
        f"Primary {role} Sector": sectors[0] if sectors else NONE,
        f"{role} Sectors": BETWEEN.join(dict.fromkeys(sectors)) or NONE,
        f"{role} Title": NONE,
        f"{role} Name Raw": BETWEEN.join(line(actor_name(one)) for one in actors) or NONE,
        f"Wikipedia {role} ID": "",
    }


def place_columns(place: PlaceMention | None) -> Columns:
    """Where, `None` in each column where it is not known."""
    if place is None:
        return dict.fromkeys(COLUMNS[COLUMNS.index("Placename") : COLUMNS.index("Source")], NONE)
    name = line(place_name(place))
    return {
        "Placename": name,
        "City": name if place.feature in CITY else NONE,
        "District": name if place.feature == "admin2" else NONE,
        "Province": name if place.feature == "admin1" else NONE,
        "Country": country(place.country).iso3 or NONE,
        "Latitude": NONE if place.lat is None else place.lat,
        "Longitude": NONE if place.lon is None else place.lon,
        "GeoNames ID": place.geonames_id or NONE,
        "Raw Placename": line(place.text),
        "Feature Type": place.feature or NONE,
    }
