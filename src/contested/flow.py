"""The whole program on one page: which stage follows which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from itertools import groupby

from contested.engines.local import in_processes
from contested.importing.rows import as_given, read_row
from contested.linking.known import Known, load_known
from contested.linking.link import link
from contested.linking.packs import choose_pack, may_be_about
from contested.merging.merge import merge_readings
from contested.merging.voices import Sides, names_as_sides
from contested.records import Event, Judgement, Reading, Report

AUTO = ("auto",)  # in place of names of packs: the words of each report choose


class Reader:
    """Reads reports: finds the claims and links their names. Models and lexicons load once, on the first report; no network."""

    def __init__(self, packs: str | Iterable[str] = (), fast: bool = False, explain: bool = False) -> None:
        """`packs`: names of wars, or paths of pack files; none means world-wide names only, "auto" that each report's words choose.

        `fast` leaves the trained parts out; `explain` adds to `Reading.reasons` why words of the lexicon gave no claim.
        """
        self.packs = (packs,) if isinstance(packs, str) else tuple(packs)
        self.fast = fast
        self.explain = explain

    @cached_property
    def known(self) -> Known:
        """The names of the packs and the gazetteer."""
        return load_known(() if self.packs == AUTO else self.packs)

    def known_for(self, report: Report) -> Known:
        """The names that the report is read with: those of the packs, or of the pack that its own words choose.

        A report that names nothing of the given packs' wars, but another, is read with that war's: "the army" there is not theirs.
        """
        text = f"{report.title or ''}\n{report.text}"
        if self.packs != AUTO and (not self.packs or any(may_be_about(text, pack) for pack in self.known.loaded)):
            return self.known
        name = choose_pack(text)
        return known_of(name) if name else self.known

    def read(self, report: Report) -> Reading:
        """The reading of one report."""
        return next(self.read_many([report]))

    def read_many(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Reading]:
        """A reading of each report, in order, as they are done; `processes` above 1 reads in that many processes.

        Many processes pay from some fifty reports on; a script that asks for them needs the guard `if __name__ == "__main__"`.
        """
        if processes > 1:
            yield from in_processes(reading_work, (self.packs, self.fast, self.explain), reports, processes, at_home=self.read_many)
            return
        for coded, some in groupby(reports, key=lambda report: bool(report.dataset)):
            how = self.read_rows if coded else self.read_texts
            yield from how(some)

    def read_texts(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading of each report that is a text."""
        from contested.reading.read import read_reports

        for reading in read_reports(reports, self.known_for, trained=not self.fast, explain=self.explain):
            yield link(reading, self.known_for(reading.report))

    def read_rows(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading of each report that is a row of another project's data: by its columns, its points as they are given."""
        for report in reports:
            coded = read_row(report)
            yield as_given(link(coded, self.known_for(report)), coded)


@cache
def known_of(pack: str) -> Known:
    """The names of one pack that comes with the package, loaded once: there are few."""
    return load_known((pack,))


def reading_work(packs: tuple[str, ...], fast: bool, explain: bool) -> Callable[[Iterable[Report]], Iterator[Reading]]:
    """What another process does to reports: the same as a Reader does here."""
    return Reader(packs, fast, explain).read_many


def merge(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), sides: Sides = names_as_sides) -> tuple[Event, ...]:
    """Claims about the same happening, across reports, as events with their accounts; people's judgements are obeyed."""
    return merge_readings(readings, judgements, sides)
