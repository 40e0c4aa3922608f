"""What merging sees of the reports of a casebook, kept at hand while they are merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sqlalchemy import Connection

from contested.merging.copies import Print, print_of
from contested.merging.happenings import Happening, Severed, happenings_of
from contested.merging.passages import ends_of
from contested.merging.sketch import Sketch, sketch_of
from contested.records import Reading, Report
from contested.store import read

MOST_KEPT = 3000  # reports


@dataclass(frozen=True)
class Look:
    """One report as merging sees it: without the claims that people judged wrong."""

    reading: Reading
    parted: Severed

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.reading.report

    @cached_property
    def happenings(self) -> tuple[Happening, ...]:
        """What it tells of."""
        return happenings_of(self.report.id, self.reading.claims, self.parted, self.reading.published, ends_of(self.report.text))

    @cached_property
    def sketch(self) -> Sketch:
        """Its words and names."""
        return sketch_of(self.reading)

    @cached_property
    def print(self) -> Print:
        """Its text as copies are found by."""
        return print_of(self.reading)


class Looks:
    """Reports as merging sees them, by their ids."""

    def __init__(self, wrong: Collection[str] = (), parted: Severed = frozenset()) -> None:
        """`wrong` are the claims and reports that people left out, `parted` the claims that they judged to be of two happenings."""
        self.wrong, self.parted = wrong, parted
        self.kept: dict[str, Look] = {}

    def at(self, connection: Connection, ids: Iterable[str]) -> Mapping[str, Look]:
        """These reports, those that were looked at before from memory."""
        asked = dict.fromkeys(ids)
        lacking = [id for id in asked if id not in self.kept]
        if len(self.kept) + len(lacking) > MOST_KEPT:
            self.kept = {id: look for id, look in self.kept.items() if id in asked}
        for some in read.chunks(lacking):
            for reading in read.readings_by_id(connection, some):
                self.kept[reading.report.id] = Look(without(reading, self.wrong), self.parted)
        return {id: self.kept[id] for id in asked if id in self.kept}

    def forget(self, ids: Iterable[str]) -> None:
        """Lets reports be looked at anew."""
        for id in ids:
            self.kept.pop(id, None)


def without(reading: Reading, wrong: Collection[str]) -> Reading:
    """The reading without the claims that people judged wrong, by their ids or by the report's."""
    if not wrong:
        return reading
    if reading.report.id in wrong:
        return replace(reading, claims=())
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.id not in wrong))
