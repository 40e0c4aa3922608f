"""Every noun that passes between stages, as frozen dataclasses, and nothing else of the package.

A value that came from text cannot be built without its span and the rule that found it (`Found`); a value that did not come from
the text says where it came from (`reason`, `Interval.source`). Offsets are characters into `Report.text`, half-open.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any, Protocol


def content_id(*parts: object) -> str:
    """A short id made from content alone: 16 hexadecimal digits of SHA-256, the same on any machine."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def plain(value: Any) -> Any:
    """The value as plain JSON types: dataclasses become mappings, tuples lists, dates ISO strings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value) if part.metadata.get("json", True)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    return value


class Shown:
    """A record that notebooks show with the words that it stands on."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(import_module("contested.notebook").html_of(self))


# --- time ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from `start` to `end`, both included; None is an open or unknown end."""

    start: date | None = None
    end: date | None = None
    precision: str = "open"  # day, week, month, year, open
    text: str = ""  # the words that gave it, empty where it did not come from the text
    inferred: bool = False  # not stated by metadata or words: worked out
    source: str = "unknown"  # text, given, metadata, page, crawl, file, inferred, published, unknown: where the value came from

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None

    def meets(self, other: Interval) -> bool:
        """Whether the two share a day; an open end reaches to the end of time."""
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (self.end or date.max)


UNKNOWN_TIME = Interval()


def interval_of(written: date | str | None, source: str = "given") -> Interval:
    """An interval from a date or from an ISO date that may stop at the month or the year (`2020-05`, `2020`).

    Raises ValueError, naming the words, where they are no such date.
    """
    if written is None:
        return UNKNOWN_TIME
    if isinstance(written, datetime):
        written = written.date()
    if isinstance(written, date):
        return Interval(start=written, end=written, precision="day", text=written.isoformat(), source=source)
    match = re.fullmatch(r"\s*(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?\s*", written)
    if not match:
        raise ValueError(f"not an ISO date: {written!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = date(year, month or 1, day or 1)
    except ValueError as problem:
        raise ValueError(f"not a date: {written!r}") from problem
    last = first if day else date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return Interval(start=first, end=last, precision="day" if day else "month" if month else "year", text=written, source=source)


# --- what comes in ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A published text. `text` is fixed at intake and never cleaned again: every span points into it."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | str | None = None  # a date, or an ISO date that may stop at the month or year, or None
    url: str | None = None
    language: str | None = None  # ISO 639-1, None where it is to be found out
    author: str | None = None
    published_source: str = "given"  # given, metadata, page; crawl, file: the day it was fetched or saved
    dataset: str = ""  # acled, ucdp: the row of that project's data that this is; it is read by its columns, as that project's word

    def __post_init__(self) -> None:
        interval_of(self.published)

    @property
    def id(self) -> str:
        """An id from the content: the same file read twice is one report, a copy at another address another."""
        when = self.published.isoformat() if isinstance(self.published, date) else self.published
        return content_id("report", self.url, self.outlet, when, self.title, self.text)

    def to_dict(self) -> dict[str, Any]:
        return {"id": self.id, **plain(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server gave for an address, as it came; a page is kept so that its claims can be shown where they stood."""

    url: str  # as it was asked for
    final_url: str  # after redirects
    fetched_at: str  # ISO, UTC
    status: int
    headers: dict[str, str]  # those that are needed to read it and to ask again
    sha256: str  # of the body
    body: bytes  # without the packing of the way


# --- what is found in a text ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of `Report.text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Span):
    """A span together with the name of the rule that found it."""

    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Found):
    """A mention of a person, body, armed group or group of people."""

    kind: str = "people"  # person, people, state, body, armed_group, object
    name: str | None = None  # canonical name, None where the words denote nobody in particular that is known
    id: str | None = None  # the actor's id in the pack or the casebook
    score: float = 0.0  # how sure the link is, 0..1
    reason: str = ""  # why this name, or why none
    antecedent: Span | None = None  # for a pronoun or a bare description: the words it stands for
    runner_up: str | None = None  # the next best name, for a reviewer
    side: str | None = None  # name of the actor that heads its side at the time, where the pack says


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Found):
    """A toponym, resolved or not."""

    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    feature: str | None = None  # what sort of place: town, district, airbase, camp, admin1, country, region, ...
    precision: int | None = None  # UCDP GED where_prec: 1 exact .. 6 country, 7 sea or air; None unresolved
    radius_km: float | None = None  # how far from the point the place may lie
    within: str | None = None  # the known place that an unlisted one is kept inside
    relation: str | None = None  # the words that set it off a known place: "south of", "12 km southeast of"
    role: str = "at"  # at, from, to, near
    score: float = 0.0
    reason: str = ""  # why this candidate, or why it is unresolved
    candidates: tuple[str, ...] = ()  # the others that it may be, for a reviewer


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Found):
    """A time expression with its TIMEX3 value, type and, where it denotes days, the interval."""

    value: str
    timex: str  # DATE, TIME, DURATION, SET
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Found):
    """A count of harm: how many, of whom. Vague words give an open range ("dozens": low 24, best and high None)."""

    measure: str  # killed, injured, captured, missing, displaced, ...
    low: int | None = None
    best: int | None = None
    high: int | None = None
    of: ActorMention | None = None
    approximate: bool = False  # "about", "dozens"
    cumulative: bool = False  # a toll of more than this happening: "since the war began"
    cue: Span | None = None  # the word of harm that makes the number a count of it
    part_of_larger: bool = (
        False  # a larger figure of the report holds it ("including three children") or makes it needless ("several")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Found):
    """X said Y. Start and end cover source, cue and content together."""

    source: Span | None  # None: a passive without a speaker ("it is believed")
    cue: Span | None
    content: Span
    source_name: str | None = None
    source_id: str | None = None
    source_side: str | None = None  # name of the actor that heads the speaker's side at the time, where the pack says
    direct: bool = False  # in quotation marks
    sense: str = "say"  # say, deny, claim, confirm, admit, warn, accuse, ask, believe, report, plan, doubt ...
    parent: Attribution | None = None  # the attribution that this one is reported within
    carried: bool = False  # the speaker was carried over from an earlier sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was decided: one word for the rule, and a sentence for the reader."""

    rule: str
    words: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A field of a claim that a person stated otherwise than it was read."""

    field: str  # kind, actors, targets, speakers, places, when, figures, stance, aspect, negated, unconfirmed, lead
    value: str  # as the person stated it
    read: str  # the same field as it was read, written the same way
    author: str = ""
    made_at: str = ""  # ISO 8601, UTC
    judgement_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Found, Shown):
    """Who did what to whom, where and when, according to whom. Start and end are the evidence: the clause that makes the claim."""

    id: str
    report_id: str
    kind: str
    trigger: Span
    actors: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    when: Interval = UNKNOWN_TIME
    figures: tuple[Figure, ...] = ()
    speakers: tuple[Attribution, ...] = ()  # outermost first; empty = the outlet in its own voice
    stance: str = "asserted"  # asserted, denied
    aspect: str = "actual"  # actual, ongoing, state, planned, hypothetical, historical
    negated: bool = False
    unconfirmed: bool = False
    confidence: float = 0.5  # 0..1
    lead: bool = False
    reasons: tuple[Reason, ...] = ()
    corrections: tuple[Correction, ...] = ()  # what people stated otherwise; the fields above hold what they stated

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, as `contested.schema()` describes them."""
        return dict(plain(self))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a report ended: exactly one of OUTCOMES, with the reason in words."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What intake made of one input: a report, or the outcome that says why there is none."""

    path: str  # the file or address, as the user would name it
    report: Report | None = None
    outcome: Outcome = Outcome(name="added")  # added = loaded
    sha: str = ""  # of its bytes and of how they were to be read: the same again need not be looked at


OUTCOMES = ("added", "already there", "copy of", "not about conflict", "language not read", "no text", "refused", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Shown):
    """Everything that was read in one report, each tuple in text order."""

    report: Report
    language: str
    published: Interval
    claims: tuple[Claim, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    outcome: Outcome = Outcome(name="added")  # added = read; or why there are no claims
    reasons: tuple[Reason, ...] = ()  # what fired, what did not, and why
    country: str | None = None  # the country that the story is about, as far as linking can tell; ISO 3166-1 alpha-2
    packs: tuple[str, ...] = ()  # the packs whose names were known

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, as `contested.schema()` describes them."""
        return {**plain(self), "report": self.report.to_dict()}


# --- who and where, in the world ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, body, armed group or state that the casebook knows."""

    id: str
    name: str
    kind: str
    side: str | None = None  # the id of the actor that heads its side
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: str | None = None  # PLOVER sector
    source: str = ""  # the pack that lists it, or "seen" for one that grew from reports
    aliases: tuple[str, ...] = ()  # its names in the pack; of one that grew, the spellings that were taken for one
    times: int = 0  # how often the reports name it
    reports: int = 0  # how many reports name it
    first_seen: date | None = None  # the day of the first report that names it
    last_seen: date | None = None
    outlets: tuple[str, ...] = ()  # who names it, the one that does so most first


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenName:
    """How one outlet writes the name of an actor or place."""

    text: str
    outlet: str | None
    times: int
    reports: int
    first_seen: date | None = None
    last_seen: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """PLOVER's code for an actor; None where it is unknown or has none."""

    country: str | None = None  # ISO 3166-1 alpha-3, or IGO, UNO, EUR
    sector: str | None = None  # GOV, MIL, COP, REB, UAF, CVL, ...
    name: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in the world: a row of the gazetteer or of a pack, or a relative area."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None
    feature: str | None = None
    precision: int | None = None
    radius_km: float | None = None
    within: str | None = None
    admin1: str | None = None
    population: int | None = None
    source: str = ""
    times: int = 0  # how often the reports name it
    reports: int = 0  # how many reports name it
    first_seen: date | None = None  # the day of the first report that names it
    last_seen: date | None = None


# --- what claims add up to ---


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFigure:
    """One account's figure for one measure, as of a day."""

    measure: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    as_of: date | None = None
    claim_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Low, best and high of one measure over all accounts, by the rule named."""

    measure: str
    low: int | None
    best: int | None
    high: int | None
    rule: str
    accounts: tuple[tuple[str, AccountFigure], ...] = ()  # (speaker's side, its figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one side says of an event: its claims, newest word last."""

    speaker: str  # the side that speaks, or the outlet where it speaks in its own voice
    claims: tuple[Claim, ...]
    carriers: tuple[str, ...] = ()  # report ids that repeat it
    denies: bool = False
    concedes: bool = False  # against its own interest
    figures: tuple[AccountFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """Source reliability A-F and credibility of the information 1-6, judged apart, with the reasons in words."""

    reliability: str
    credibility: int
    reasons: tuple[str, ...] = ()

    @property
    def pair(self) -> str:
        return f"{self.reliability}{self.credibility}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Shown):
    """Claims about one happening, with their competing accounts."""

    id: str
    kind: str
    claims: tuple[Claim, ...]
    reports: tuple[Report, ...]
    part_of: str | None = None
    actors: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    place: PlaceMention | None = None
    when: Interval = UNKNOWN_TIME
    figures: dict[str, Range] = field(default_factory=dict)
    accounts: tuple[Account, ...] = ()
    status: str = "single-account"  # single-account, agreed, disputed, denied, conceded
    grade: Grade = Grade(reliability="F", credibility=6)
    reasons: tuple[Reason, ...] = ()  # why these claims are one event

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON types, as `contested.schema()` describes them."""
        return {**plain(self), "reports": [report.to_dict() for report in self.reports]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited(Shown):
    """A claim with the report that it stands in, and the event that it was merged into."""

    claim: Claim
    report: Report
    event_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlAccount(Shown):
    """Who holds a place on a day, according to one speaker."""

    holder: Actor
    place: str
    when: Interval  # of the word that it rests on
    speakers: tuple[str, ...]
    claims: tuple[Claim, ...]
    superseded: bool = False  # a later word of the same speaker says otherwise
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a judged claim stood: what finds it again when changed rules give it another id, or none."""

    claim_id: str
    report_id: str
    start: int  # of the word or words that name the act
    end: int
    kind: str = ""
    text: str = ""  # the evidence, for people


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision, kept for good: append-only, withdrawn by another."""

    id: str
    verb: str  # a row of casebook.verbs.VERBS: same, not_same, misread, correct, name_is, place_at, withdraw, ...
    subject: str
    object: str = ""
    author: str = ""
    made_at: str = ""  # ISO 8601, UTC
    note: str = ""
    scope: str = ""  # where a name is meant so: `report:ID`, `outlet:NAME`; everywhere where empty
    anchors: tuple[Anchor, ...] = ()  # the claims that it names


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a judgement comes to in one report, as its claims are read now."""

    judgement_id: str
    verb: str
    report_id: str
    asked: str  # the id or the name in the judgement
    claim_id: str = ""  # the claim that it rules on; empty where it is lost, or on no claim
    state: str = "stands"  # stands, found again (under another id), lost, cannot (the value no longer fits)
    words: str = ""


# --- what the stages ask of each other, through flow ---


class Knowledge(Protocol):
    """What is known about names, as reading may ask while it looks for mentions; filled by linking, handed over by flow."""

    def place_feature(self, name: str) -> str | None:
        """The sort of place (`town`, `country`, `airbase`, ...) that a pack or the gazetteer lists under this name, else None."""

    def place_size(self, name: str) -> int:
        """How many people live in the largest place of this name; 1 where nobody counted them, 0 where no place bears it."""

    def actor_kind(self, name: str) -> str | None:
        """The kind of actor (`person`, `armed_group`, ...) that a pack or the world list has under this name, else None."""

    def known_names(self, text: str) -> Iterable[tuple[int, int, str, str]]:
        """Every name of the packs that stands in the text: start, end, `actor` or `place`, and its kind or feature."""


@dataclass(frozen=True, slots=True)
class NothingKnown:
    """Knowledge of nothing: for tests of reading alone."""

    def place_feature(self, name: str) -> str | None:
        return None

    def place_size(self, name: str) -> int:
        return 0

    def actor_kind(self, name: str) -> str | None:
        return None

    def known_names(self, text: str) -> Iterable[tuple[int, int, str, str]]:
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of claim: one file of data/kinds."""

    name: str
    family: str
    definition: str
    plover: tuple[str, str | None]  # event, mode
    acled: tuple[str, str] | None  # event type, sub-event type
    cameo: tuple[str, ...] = ()
    roles: dict[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


ONE_DAY = timedelta(days=1)
