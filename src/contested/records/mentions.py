"""What is found in a text, each with its span and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass

from contested.records.times import Interval


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
