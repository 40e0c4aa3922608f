"""The whole program on one page: which stage follows which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from contested.engines.local import in_processes
from contested.linking.known import Known, load_known
from contested.linking.link import link
from contested.merging.merge import merge_readings
from contested.merging.voices import Sides, names_as_sides
from contested.records import Event, Judgement, Reading, Report


class Reader:
    """Reads reports: finds the claims and links their names. Models and lexicons load once, on the first report; no network."""

    def __init__(self, packs: Iterable[str] = (), fast: bool = False) -> None:
        """`packs`: names of wars, or paths of pack files; none means world-wide names only. `fast` leaves the trained parts out."""
        self.packs = tuple(packs)
        self.fast = fast

    @cached_property
    def known(self) -> Known:
        """The names of the packs and the gazetteer."""
        return load_known(self.packs)

    def read(self, report: Report) -> Reading:
        """The reading of one report."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Reading]:
        """A reading of each report, in order, as they are done; `processes` above 1 reads in that many processes.

        Many processes pay from some fifty reports on; a script that asks for them needs the guard `if __name__ == "__main__"`.
        """
        if processes > 1:
            yield from in_processes(reading_work, (self.packs, self.fast), reports, processes, at_home=self.read_many)
            return
        from contested.reading.read import read_reports

        for reading in read_reports(reports, self.known, trained=not self.fast):
            yield link(reading, self.known)


def reading_work(packs: tuple[str, ...], fast: bool) -> Callable[[Iterable[Report]], Iterator[Reading]]:
    """What another process does to reports: the same as a Reader does here."""
    return Reader(packs, fast).read_many


def merge(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), sides: Sides = names_as_sides) -> tuple[Event, ...]:
    """Claims about the same happening, across reports, as events with their accounts; people's judgements are obeyed."""
    return merge_readings(readings, judgements, sides)
