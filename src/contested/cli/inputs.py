"""Paths on the command line to reports: what intake loads, with each input that failed named on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from contested.cli.screen import complain
from contested.records import Loaded, Report


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
