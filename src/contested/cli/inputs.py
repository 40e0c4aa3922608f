"""Paths on the command line to reports: what intake loads, with each input that failed named on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from contested.cli.screen import complain
from contested.records import Loaded, Reading, Report


@dataclass
class Chosen:
    """Which packs the reports chose by their own words, and how many reports each."""

    counts: Counter[str] = field(default_factory=Counter)

    def noted(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings as they are, with their packs counted as they pass."""
        for reading in readings:
            self.counts.update(reading.packs)
            yield reading

    def tell(self) -> None:
        """Says on standard error, once, which packs were chosen."""
        if self.counts:
            listed = ", ".join(f"{name} ({count})" for name, count in sorted(self.counts.items()))
            complain(f"packs chosen by the words of the reports: {listed}; --pack names others")


@dataclass
class Inputs:
    """The reports of some paths, and how many inputs gave none."""

    paths: tuple[str, ...]
    published: str | None = None
    failed: list[Loaded] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # where each report came from, by its id

    def reports(self) -> Iterator[Report]:
        """Each report that could be loaded; the others are complained of and kept in `failed`."""
        for loaded in self.load():
            if loaded.report is None:
                self.failed.append(loaded)
                complain(f"{loaded.path}: {loaded.outcome.reason or loaded.outcome.name}")
                continue
            if loaded.outcome.reason:  # what was wrong with it without making it useless
                complain(f"{loaded.path}: {loaded.outcome.reason}")
            self.names[loaded.report.id] = loaded.path
            yield loaded.report

    def load(self) -> Iterable[Loaded]:
        """What intake makes of the paths."""
        from contested.intake.files import load_paths

        return load_paths(self.paths, published=self.published)
