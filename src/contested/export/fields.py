"""The columns of our own tables, one row a column: its name, its type and what it holds.

CSV, Parquet, GeoPackage, SQLite, HXL and the data package are all written from these rows; a test holds them to `flat`.
"""

from __future__ import annotations

from dataclasses import dataclass

TYPES = ("string", "integer", "number", "boolean", "date")


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `hxl` is its tag in the Humanitarian Exchange Language."""

    name: str
    type: str
    words: str
    hxl: str = ""


WHEN = (
    Field("when_start", "date", "first day on which it happened", "#date+start"),
    Field("when_end", "date", "last day on which it happened", "#date+end"),
    Field("when_precision", "string", "day, week, month, year or open", "#date+precision"),
)
WHO = (
    Field("actors", "string", "who acts", "#group+actor"),
    Field("targets", "string", "on whom", "#group+target"),
)
LAT_LON = (
    Field("lat", "number", "latitude, WGS 84", "#geo+lat"),
    Field("lon", "number", "longitude, WGS 84", "#geo+lon"),
)
POINT = (
    Field("country", "string", "ISO 3166-1 alpha-2 codes of the places", "#country+code+v_iso2"),
    *LAT_LON,
    Field("geo_precision", "integer", "UCDP's where_prec: 1 exact to 6 country, 7 sea or air", "#geo+precision"),
)
REPORT = (
    Field("report_id", "string", "the report", "#meta+report+id"),
    Field("outlet", "string", "who published it", "#meta+source"),
    Field("published", "string", "when: an ISO date that may stop at the month or the year", "#date+published"),
    Field("title", "string", "its headline", "#meta+title"),
    Field("author", "string", "its author", "#meta+author"),
    Field("url", "string", "its address", "#meta+url"),
    Field("language", "string", "ISO 639-1", "#meta+lang"),
)
CLAIM = (
    Field("claim_id", "string", "the claim", "#event+claim+id"),
    Field("event_id", "string", "the event that it was merged into", "#event+id"),
    Field("kind", "string", "kind of claim, as `air_strike`", "#event+type"),
    Field("according_to", "string", "the chain of speakers, from the outlet inwards", "#meta+source+chain"),
    Field("stance", "string", "asserted or denied: what the innermost speaker does with it", "#status+stance"),
    Field("aspect", "string", "actual, ongoing, state, planned, hypothetical or historical", "#status+aspect"),
    Field("negated", "boolean", "it is said not to have happened", "#status+negated"),
    Field("unconfirmed", "boolean", "the report itself says that it is not confirmed", "#status+unconfirmed"),
    *WHO,
    Field("places", "string", "where", "#loc+name"),
    *POINT,
    *WHEN,
    Field("figures", "string", "counts of harm, each with low, best and high", "#affected+text"),
    Field("confidence", "number", "0 to 1, how sure the reading is", "#indicator+confidence"),
    Field("lead", "boolean", "it is what the report is about", "#meta+lead"),
    Field("text", "string", "the words of the report that make the claim", "#description+evidence"),
    Field("start", "integer", "where these words begin in the report, in characters", "#meta+start"),
    Field("end", "integer", "where they end", "#meta+end"),
    *(column for column in REPORT if column.name not in ("author", "language")),
)
EVENT = (
    Field("event_id", "string", "the event", "#event+id"),
    Field("part_of", "string", "the larger event that it is part of", "#event+parent+id"),
    Field("kind", "string", "kind of event, as `air_strike`", "#event+type"),
    Field("status", "string", "single-account, agreed, disputed, denied or conceded", "#status"),
    Field("grade", "string", "Admiralty pair: reliability A-F, credibility 1-6", "#severity+grade"),
    *WHEN,
    Field("place", "string", "where", "#loc+name"),
    *POINT,
    *WHO,
    Field("figures", "string", "counts of harm over all accounts", "#affected+text"),
    Field("accounts", "string", "who speaks of it", "#meta+accounts"),
    Field("denied_by", "string", "who denies it", "#meta+denied"),
    Field("claims", "integer", "how many claims", "#meta+claims+num"),
    Field("reports", "integer", "how many reports", "#meta+reports+num"),
    Field("claim_ids", "string", "the claims", "#meta+claims+id"),
)
ACTOR = (
    Field("id", "string", "the actor", "#group+id"),
    Field("name", "string", "its canonical name", "#group+name"),
    Field("kind", "string", "person, people, state, body or armed_group", "#group+type"),
    Field("side", "string", "the actor that heads its side", "#group+side"),
    Field("country", "string", "ISO 3166-1 alpha-3", "#country+code+v_iso3"),
    Field("sector", "string", "PLOVER's sector", "#group+sector"),
    Field("source", "string", "the pack that lists it, or `seen`", "#meta+source"),
    Field("aliases", "string", "its other names", "#group+name+alt"),
)
PLACE = (
    Field("id", "string", "the place", "#loc+id"),
    Field("name", "string", "its name", "#loc+name"),
    Field("country", "string", "ISO 3166-1 alpha-2", "#country+code+v_iso2"),
    *LAT_LON,
    Field("feature", "string", "what sort of place", "#loc+type"),
    Field("precision", "integer", "UCDP's where_prec", "#geo+precision"),
    Field("radius_km", "number", "how far from the point it may lie", "#geo+radius"),
    Field("within", "string", "the known place that it is kept inside", "#loc+parent"),
    Field("geonames_id", "integer", "its number in GeoNames", "#loc+code+v_geonames"),
    Field("source", "string", "geonames, pack or seen", "#meta+source"),
)
PLAIN = Field("plain", "boolean", "somebody says that it happened, and stands by it", "#status+plain")
NOTES = Field("notes", "string", "every account, in the form that the docs state", "#description+accounts")
TABLES: dict[str, tuple[Field, ...]] = {"claims": CLAIM, "events": EVENT, "reports": REPORT, "actors": ACTOR, "places": PLACE}
