"""Candidates for a name and for a place, each with its score or what sets it off, for a person to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from contested.casebook.book import Casebook
from contested.casebook.stated import candidates as places_named
from contested.linking.gazetteer import Entry
from contested.linking.names import same_name
from contested.linking.packs import PackActor
from contested.web.described import means

MOST = 6
LEAST = 0.25  # a name less like than this is no candidate
SEEN = 400  # names of the casebook that are compared, the most named first


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One that the words may denote."""

    value: str = means("what a judgement names it by")
    words: str = means("what it is")
    score: float | None = means("how alike the names are, 0 to 1; none for a place")
    lat: float | None = means("latitude of a place")
    lon: float | None = means("longitude of a place")


def actors(book: Casebook, name: str) -> tuple[Candidate, ...]:
    """The actors of the packs and of the casebook whose names are most like this one."""
    spellings = book.spellings
    found: dict[str, Candidate] = {}
    for listed in (*spellings.listed(name), *spellings.known.roster.alike(name), *packed(book)):
        score = max((same_name(name, one) for one in listed.all_names), default=0.0)
        offer(found, listed.id, f"{listed.name}, {listed.kind.replace('_', ' ')} known from {listed.source or 'a pack'}", score)
    for seen in book.actors().first(SEEN):
        offer(
            found,
            seen.id if seen.source != "seen" else seen.name,
            f"{seen.name}, named in the reports",
            same_name(name, seen.name),
        )
    return tuple(sorted(found.values(), key=lambda one: (-(one.score or 0), one.words)))[:MOST]


def packed(book: Casebook) -> list[PackActor]:
    """The actors of the casebook's packs."""
    return [actor for pack in book.spellings.known.loaded for actor in pack.actors]


def offer(found: dict[str, Candidate], value: str, words: str, score: float) -> None:
    """Adds a candidate that is like enough and not there yet."""
    if score >= LEAST and value not in found:
        found[value] = Candidate(value=value, words=words, score=round(score, 2), lat=None, lon=None)


def places(book: Casebook, name: str, country: str | None) -> tuple[Candidate, ...]:
    """The places that the words may name."""
    return tuple(as_candidate(entry) for entry in places_named(name, book.spellings, country)[:MOST])


def as_candidate(entry: Entry) -> Candidate:
    """A listed place."""
    people = f", {entry.population:,} people" if entry.population > 1 else ""
    where = entry.country
    value = f"geonames:{entry.geonames}" if entry.geonames else entry.name
    words = f"{entry.name}: {entry.feature}{f' in {where}' if where else ''}{people}"
    return Candidate(value=value, words=words, score=None, lat=entry.lat, lon=entry.lon)
