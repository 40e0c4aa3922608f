"""The fields of a claim that a person may correct: one row a field, with how it is written, read from a claim and set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from contested.casebook.asked import ASPECTS, STANCES, one_of
from contested.casebook.stated import (
    RULE,
    Stating,
    actor_stated,
    bounds_words,
    figure_stated,
    interval_stated,
    interval_words,
    joined,
    parts,
    place_stated,
    short,
)
from contested.errors import UsageError
from contested.export.flat import actor_name, place_name, speaker_name
from contested.kinds import load_kinds
from contested.records import Attribution, Claim, Correction, Figure, Judgement, Span

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name, how it is written, the values that it may have, how a claim has it and how it is set."""

    name: str
    form: str
    choices: tuple[str, ...]
    read: Callable[[Claim], str]
    set: Callable[[Claim, str, Stating], Any]


def chosen(name: str, choices: tuple[str, ...]) -> Field:
    """A field that holds one of some words."""

    def set_word(_claim: Claim, value: str, _stating: Stating) -> str:
        if not value.strip():
            raise UsageError(f"{name} is one of {', '.join(choices)}")
        return one_of(name, value.strip(), choices) or ""

    return Field(name, "one of the words", choices, lambda claim: str(getattr(claim, name)), set_word)


def flag(name: str) -> Field:
    """A field that holds or does not."""

    def set_flag(_claim: Claim, value: str, _stating: Stating) -> bool:
        if value.strip().casefold() not in (YES, NO):
            raise UsageError(f"{name} is yes or no, not {value!r}")
        return value.strip().casefold() == YES

    return Field(name, "yes or no", (YES, NO), lambda claim: YES if getattr(claim, name) else NO, set_flag)


def people(name: str) -> Field:
    """A field of actors."""

    def set_people(claim: Claim, value: str, stating: Stating) -> Any:
        return tuple(actor_stated(one, stating, claim.start, claim.end) for one in parts(value))

    form = "names, with semicolons between; empty for nobody"
    return Field(name, form, (), lambda claim: joined(dict.fromkeys(map(actor_name, getattr(claim, name)))), set_people)


def set_speakers(claim: Claim, value: str, stating: Stating) -> tuple[Attribution, ...]:
    """Who says it, outermost first."""
    found: list[Attribution] = []
    for name in parts(value):
        who = actor_stated(name, stating, claim.start, claim.end)
        source = Span(start=who.start, end=who.end, text=who.text)
        content = Span(start=claim.start, end=claim.end, text=claim.text)
        told: dict[str, Any] = {
            "source_name": who.name or who.text,
            "source_id": who.id,
            "source_side": who.side,
            "parent": found[-1] if found else None,
        }
        found.append(
            Attribution(
                start=claim.start, end=claim.end, text=claim.text, rule=RULE, source=source, cue=None, content=content, **told
            )
        )
    return tuple(found)


def places_words(claim: Claim) -> str:
    """The places of a claim as `place_stated` takes them."""
    return joined(
        dict.fromkeys(f"{'' if one.role == 'at' else one.role + ' '}{short(place_name(one)[:200])}" for one in claim.places)
    )


def figure_words(figure: Figure) -> str:
    """A figure as `figure_stated` takes it."""
    return f"{figure.measure} {bounds_words(figure)}" + (f" of {actor_name(figure.of)}" if figure.of else "")


FIELDS = (
    chosen("kind", tuple(sorted(load_kinds()))),
    people("actors"),
    people("targets"),
    Field(
        "speakers",
        "names, outermost first, with semicolons between; empty where the outlet itself says it",
        (),
        lambda claim: joined(map(speaker_name, claim.speakers)),
        set_speakers,
    ),
    Field(
        "places",
        "names or LAT,LON, with semicolons between; `from`, `to` or `near` before one that the act is not at",
        (),
        places_words,
        lambda claim, value, stating: tuple(place_stated(one, stating, claim.start, claim.end) for one in parts(value)),
    ),
    Field(
        "when",
        "2019-04-04, 2019-04, or 2019-04-01/2019-04-04; `..` for an open end; empty for unknown",
        (),
        lambda claim: interval_words(claim.when),
        lambda _claim, value, _stating: interval_stated(value),
    ),
    Field(
        "figures",
        "killed 12; injured 10-15; displaced 200-; with `of WHOM` where it says so",
        (),
        lambda claim: joined(map(figure_words, claim.figures)),
        lambda claim, value, stating: tuple(figure_stated(one, stating, claim.start, claim.end) for one in parts(value)),
    ),
    chosen("stance", STANCES),
    chosen("aspect", ASPECTS),
    flag("negated"),
    flag("unconfirmed"),
    flag("lead"),
)


def field_named(name: str) -> Field:
    """The field of this name; raises UsageError where there is none."""
    row = next((row for row in FIELDS if row.name == name), None)
    if row is None:
        raise UsageError(f"no field {name!r}: there are {', '.join(row.name for row in FIELDS)}")
    return row


def stated(object: str) -> tuple[Field, str]:
    """The field and the value of `FIELD=VALUE`; raises UsageError where it is none."""
    name, equals, value = object.partition("=")
    if not equals:
        raise UsageError(f"a correction is FIELD=VALUE, not {object!r}")
    return field_named(name.strip()), value.strip()


def corrected(claim: Claim, judgement: Judgement, stating: Stating) -> Claim:
    """The claim with one field as the judgement states it, and what was read kept beside; raises UsageError where it cannot be."""
    row, value = stated(judgement.object)
    before = next((one.read for one in claim.corrections if one.field == row.name), row.read(claim))
    changed: Claim = replace(claim, **{row.name: row.set(claim, value, stating)})
    others = tuple(one for one in claim.corrections if one.field != row.name)
    note = Correction(
        field=row.name,
        value=row.read(changed),
        read=before,
        author=judgement.author,
        made_at=judgement.made_at,
        judgement_id=judgement.id,
    )
    return replace(changed, corrections=(*others, note))
