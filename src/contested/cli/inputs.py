"""Paths on the command line to reports: what intake loads, with each input that failed named on standard error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
    """What the paths hold, and how many inputs gave no report that should have."""

    paths: tuple[str, ...]
    published: str | None = None
    seen: Callable[[str, str], bool] | None = None  # whether an input of this path and content need not be loaded again
    failed: int = 0

    def reports(self) -> Iterator[Report]:
        """Each report that could be loaded."""
        for loaded in self.loaded():
            if loaded.report is not None:
                yield loaded.report

    def loaded(self) -> Iterator[Loaded]:
        """What became of each input; those that gave no report are complained of, and what was wrong with others is said."""
        for loaded in self.load():
            if loaded.report is None and loaded.outcome.name != "already there":
                self.failed += 1
                complain(f"{loaded.path}: {loaded.outcome.reason or loaded.outcome.name}")
            elif loaded.outcome.reason:  # what was wrong with it without making it useless
                complain(f"{loaded.path}: {loaded.outcome.reason}")
            yield loaded

    def load(self) -> Iterable[Loaded]:
        """What intake makes of the paths."""
        from contested.intake.files import load_paths

        return load_paths(self.paths, published=self.published, seen=self.seen)
