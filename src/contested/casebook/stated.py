"""What a person states in words, as the records hold it: an actor, a place, days, figures. Raises UsageError where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from contested.casebook.spellings import Spellings
from contested.errors import UsageError
from contested.linking.gazetteer import Entry
from contested.linking.pack_places import entry_of
from contested.linking.place_options import options_of
from contested.linking.places import PRECISION, RADIUS_KM
from contested.records import UNKNOWN_TIME, ActorMention, Figure, Interval, PlaceMention, Reading, Span, interval_of

RULE = "judgement"
BETWEEN = ";"
LONGEST = 300  # characters of one name or place
MOST = 200  # values of one field
ROLES = ("at", "from", "to", "near")
POINT = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,12})?)\s*,\s*([+-]?\d{1,3}(?:\.\d{1,12})?)")
NUMBERED = re.compile(r"geonames:(\d{1,12})")
RADIUS = re.compile(r"\sradius (\d{1,4}(?:\.\d{1,3})?) ?km$")
STEP = re.compile(r"\sprecision ([1-7])$")
COUNT = re.compile(r"([a-z_]+) (\d{1,9})?(-)?(\d{1,9})?(?: of (.+))?")
DIVISIONS = ("admin1", "admin2", "region")
POINT_KM, NEAR_KM = 5.0, 25.0  # how far a point that a person gave may be off unless told otherwise; UCDP's second step
MEASURES = ("killed", "injured", "captured", "missing", "displaced", "abducted", "detained", "affected")


@dataclass(frozen=True)
class Stating:
    """What a person's words are understood with: the report, and what is known of names."""

    reading: Reading
    spellings: Spellings
    author: str = ""

    @property
    def why(self) -> str:
        """The reason that a stated value carries."""
        return f"stated by {self.author}" if self.author else "stated by a person"

    @property
    def on(self) -> date | None:
        """The day of the report."""
        return self.reading.published.start or self.reading.published.end

    def span(self, name: str, start: int, end: int) -> Span:
        """Where the words stand: in the claim, else anywhere in the report, else nowhere (an empty span at the claim)."""
        text = self.reading.report.text
        at = text.find(name, start, end)
        at = at if at >= 0 else text.find(name)
        return Span(start=at, end=at + len(name), text=name) if at >= 0 else Span(start=start, end=start, text="")


# --- who ---


def actor_stated(name: str, stating: Stating, start: int, end: int) -> ActorMention:
    """The actor of this name or id, as a mention of the claim."""
    words = short(name)
    known = next((who for who in stating.reading.actors if words in (who.text, who.name, who.id)), None)
    span = stating.span(words, start, end)
    if known is not None and not stating.spellings.known.roster.actors.get(words):
        return replace(known, rule=RULE, score=1.0, reason=stating.why)
    mention = ActorMention(start=span.start, end=span.end, text=span.text, rule=RULE, kind="people")
    return named_so(mention, words, stating)


def named_so(mention: ActorMention, name: str, stating: Stating) -> ActorMention:
    """The mention, now of the actor of this name or id."""
    listed = next(iter(stating.spellings.listed(name)), None)
    if listed is None:
        return replace(mention, name=name, id=None, side=None, score=1.0, reason=stating.why, runner_up=mention.name)
    side = stating.spellings.known.roster.side_of(listed.id, stating.on)
    told: dict[str, Any] = {"name": listed.name, "id": listed.id, "kind": listed.kind, "side": side.name if side else None}
    return replace(mention, **told, score=1.0, reason=stating.why, runner_up=mention.name)


# --- where ---


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a person gives it: `NAME`, `geonames:N` or `LAT,LON`, then `within NAME`, `radius N km`, `precision N`."""

    what: str
    within: str = ""
    radius_km: float | None = None
    precision: int | None = None


def spot_of(words: str) -> Spot:
    """The parts of a place in words."""
    rest, precision, radius = f" {short(words)}", None, None
    if found := STEP.search(rest):
        rest, precision = rest[: found.start()], int(found[1])
    if found := RADIUS.search(rest):
        rest, radius = rest[: found.start()], float(found[1])
    what, _, within = rest.partition(" within ")
    return Spot(what.strip(), within.strip(), radius, precision)


def placed_so(mention: PlaceMention, words: str, stating: Stating) -> PlaceMention:
    """The mention, now where the words say, with the precision that they bear; never finer than the place itself."""
    spot = spot_of(words)
    point = POINT.fullmatch(spot.what)
    if point:
        placed = at_point(mention, float(point[1]), float(point[2]), spot)
    elif spot.what:
        placed = at_entry(mention, entry_named(spot.what, stating), spot)
    elif spot.within:
        placed = mention
    else:
        raise UsageError("a place is a name, `geonames:N`, or `LAT,LON`")
    if spot.within:
        placed = kept_within(placed, entry_named(spot.within, stating), spot, own_point=bool(spot.what))
    return replace(placed, score=1.0, reason=stating.why, candidates=())


def at_point(mention: PlaceMention, lat: float, lon: float, spot: Spot) -> PlaceMention:
    """The mention at a point of the map."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(f"no point of the earth: {lat}, {lon}")
    radius = POINT_KM if spot.radius_km is None else spot.radius_km
    finest = 1 if radius <= POINT_KM else 2 if radius <= NEAR_KM else 3
    told: dict[str, Any] = {"name": mention.name or mention.text, "lat": lat, "lon": lon, "geonames_id": None, "within": None}
    return replace(mention, **told, precision=max(finest, spot.precision or 1), radius_km=radius)


def at_entry(mention: PlaceMention, entry: Entry, spot: Spot) -> PlaceMention:
    """The mention at a place that is listed."""
    finest = PRECISION.get(entry.feature, 1)
    radius = spot.radius_km or entry.radius_km or RADIUS_KM.get(entry.feature)
    told: dict[str, Any] = {"name": entry.name, "lat": entry.lat, "lon": entry.lon, "geonames_id": entry.geonames, "within": None}
    told |= {"country": entry.country or None, "feature": entry.feature, "radius_km": radius}
    return replace(mention, **told, precision=max(finest, spot.precision or 1))


def kept_within(mention: PlaceMention, outer: Entry, spot: Spot, own_point: bool) -> PlaceMention:
    """The mention inside a known place: at its own point where that was given, else anywhere in the known place."""
    if own_point:
        return replace(mention, within=outer.name, country=mention.country or outer.country or None)
    finest = max(2, PRECISION.get(outer.feature, 1))
    radius = spot.radius_km or max(10.0, outer.radius_km or RADIUS_KM.get(outer.feature) or 0.0)
    told: dict[str, Any] = {
        "name": mention.text or mention.name,
        "lat": outer.lat,
        "lon": outer.lon,
        "geonames_id": None,
        "within": outer.name,
    }
    told |= {"country": outer.country or None, "feature": "locality", "radius_km": radius}
    return replace(mention, **told, precision=max(finest, spot.precision or 1))


def entry_named(words: str, stating: Stating) -> Entry:
    """The listed place of this name or number: the packs', else one in the country of the report, else the largest."""
    found = candidates(words, stating.spellings, stating.reading.country)
    if not found:
        raise UsageError(f"no place {words!r} in the packs or the gazetteer: give LAT,LON or a place that it lies within")
    return found[0]


def candidates(words: str, spellings: Spellings, country: str | None = None) -> tuple[Entry, ...]:
    """The listed places that the words may name, the likeliest first."""
    known = spellings.known
    if number := NUMBERED.fullmatch(words):
        rows = known.gazetteer.connection.execute("select * from place where geonames = ?", (int(number[1]),))
        return tuple(map(Entry._make, rows))
    listed = known.pack_names.listed(words)
    found = options_of(words, known.gazetteer) or (known.gazetteer.alike(words, country) if country else ())
    others = sorted(found, key=lambda entry: (entry.country != country, entry.feature in DIVISIONS))  # a town before its province
    return (*((entry_of(listed),) if listed else ()), *others)


def place_stated(words: str, stating: Stating, start: int, end: int) -> PlaceMention:
    """A place of a claim: its role where that is not `at`, and the place."""
    role, _, rest = short(words).partition(" ")
    role, rest = (role, rest.strip()) if role in ROLES and rest else ("at", short(words))
    named = spot_of(rest)
    label = (named.what if not POINT.fullmatch(named.what) and not NUMBERED.fullmatch(named.what) else "") or named.within
    known = next((place for place in stating.reading.places if label and label in (place.text, place.name)), None)
    if known is not None and known.lat is not None and rest == label:
        return replace(known, rule=RULE, role=role, score=1.0, reason=stating.why)
    span = stating.span(label, start, end) if label else Span(start=start, end=start, text="")
    return placed_so(PlaceMention(start=span.start, end=span.end, text=span.text, rule=RULE, role=role), rest, stating)


# --- when and how many ---


def interval_stated(words: str) -> Interval:
    """Days: an ISO date that may stop at the month or year, `START/END` with `..` for an open end, or nothing for unknown."""
    if not words.strip():
        return UNKNOWN_TIME
    first, bar, last = words.strip().partition("/")
    try:
        start = UNKNOWN_TIME if first.strip() in ("", "..") else interval_of(first, RULE)
        end = start if not bar else UNKNOWN_TIME if last.strip() in ("", "..") else interval_of(last, RULE)
    except ValueError as problem:
        raise UsageError(str(problem)) from problem
    if start.start and end.end and start.start > end.end:
        raise UsageError(f"the last day is before the first: {words!r}")
    if not bar:
        return replace(start, text="")
    return Interval(start=start.start, end=end.end, precision="day" if start.start and end.end else "open", source=RULE)


def interval_words(when: Interval) -> str:
    """An interval as `interval_stated` takes it."""
    if not when.known:
        return ""
    if when.start and when.end and when.precision in ("month", "year") and interval_of(near(when)).end == when.end:
        return near(when)
    if when.start == when.end:
        return str(when.start)
    return f"{when.start or '..'}/{when.end or '..'}"


def near(when: Interval) -> str:
    """The first day cut to the interval's precision."""
    assert when.start is not None
    return when.start.isoformat()[: 7 if when.precision == "month" else 4]


def figure_stated(words: str, stating: Stating, start: int, end: int) -> Figure:
    """A count of harm: `killed 12`, `killed 10-15`, `injured 24-` (at least), `displaced -300` (at most), with `of WHOM`."""
    found = COUNT.fullmatch(short(words))
    if not found or found[1] not in MEASURES or not (found[2] or found[4]):
        raise UsageError(
            f"no figure {words!r}: write `killed 12`, `injured 10-15` or `displaced 200-`; measures: {', '.join(MEASURES)}"
        )
    low, high = (int(found[at]) if found[at] else None for at in (2, 4))
    exact = low if not found[3] else None
    if low is not None and high is not None and low > high:
        raise UsageError(f"the least is more than the most: {words!r}")
    span = stating.span(found[2] or found[4], start, end)
    whose = actor_stated(found[5], stating, start, end) if found[5] else None
    told: dict[str, Any] = {"low": low, "best": exact, "high": exact if exact is not None else high, "of": whose}
    return Figure(start=span.start, end=span.end, text=span.text, rule=RULE, measure=found[1], **told)


def bounds_words(figure: Figure) -> str:
    """The bounds of a figure as `figure_stated` takes them."""
    if figure.best is not None:
        return str(figure.best)
    ends = ["" if bound is None else str(bound) for bound in (figure.low, figure.high)]
    return "-".join(ends)


# --- many ---


def parts(words: str) -> Iterator[str]:
    """The values of a field that holds several."""
    found = [part.strip() for part in words.split(BETWEEN) if part.strip()]
    if len(found) > MOST:
        raise UsageError(f"more than {MOST} values in one field")
    yield from dict.fromkeys(found)


def joined(values: Iterable[str]) -> str:
    """Several values as `parts` takes them."""
    return f"{BETWEEN} ".join(values)


def short(words: str) -> str:
    """The words in one line; raises UsageError where they are too long to be a name."""
    line = " ".join(words.split())
    if len(line) > LONGEST:
        raise UsageError(f"more than {LONGEST} characters for one value")
    return line
