"""Paths on the command line to reports: what intake loads, with each input that failed named on standard error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import click

from contested.cli.screen import complain
from contested.errors import UsageError
from contested.records import Loaded, Reading, Report

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:/{2}")  # what is fetched rather than opened
Click = TypeVar("Click", bound=Callable[..., Any])
MAPPING = (
    click.option(
        "--map",
        "mapping",
        metavar="FIELD=COLUMN",
        multiple=True,
        help="Which column or key holds a field, as `text=body`; may be repeated.",
    ),
    click.option("--mapping", "mapping_file", metavar="FILE", help="The same as a YAML file."),
    click.option(
        "--input-format", "form", metavar="FORMAT", help="Read all inputs as this, whatever their names: `csv`, `jsonl`, `warc`."
    ),
)


@dataclass
class Chosen:
    """Which packs the reports chose by their own words, and how many reports each."""

    counts: Counter[str] = field(default_factory=Counter)

    def noted(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings as they are, with their packs counted as they pass."""
        for reading in readings:
            self.counts.update(reading.packs)
            yield reading

    def tell(self, given: Iterable[str] = ()) -> None:
        """Says on standard error, once, which packs were chosen, beside those that the user gave."""
        from contested.linking.packs import load_pack

        named = {load_pack(pack).name for pack in given}
        listed = ", ".join(f"{name} ({count})" for name, count in sorted(self.counts.items()) if name not in named)
        if listed and named:
            complain(f"reports that tell of other wars than the given packs were read with those wars' packs: {listed}")
        elif listed:
            complain(f"packs chosen by the words of the reports: {listed}; --pack names others")


@dataclass
class Inputs:
    """What the paths hold, and how many inputs gave no report that should have."""

    paths: tuple[str, ...]
    published: str | None = None
    seen: Callable[[str, str], bool] | None = None  # whether an input of this path and content need not be loaded again
    web: Any = None  # a contested.intake.web.Web: what loads addresses
    mapping: tuple[str, ...] = ()  # FIELD=COLUMN
    mapping_file: str | None = None
    form: str | None = None  # the ending of the format to read all as
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
            elif loaded.report is not None and loaded.outcome.reason:  # what was wrong with it without making it useless
                complain(f"{loaded.path}: {loaded.outcome.reason}")
            yield loaded

    def load(self) -> Iterator[Loaded]:
        """What intake makes of the paths, and of the addresses among them."""
        for path in self.paths:
            yield from self.load_address(path) if ADDRESS.match(path) else self.load_path(path)

    def load_path(self, path: str) -> Iterator[Loaded]:
        """What a path holds."""
        from contested.intake.files import load_paths
        from contested.intake.mapping import mapping_of

        mapping = mapping_of(self.mapping, self.mapping_file)
        fetch = None if self.web is None else self.fetch
        return load_paths(
            [path],
            published=self.published,
            seen=self.seen,
            mapping=mapping,
            form=checked_form(self.form),
            fetch=fetch,
            told=complain,
        )

    def fetch(self, address: str, fields: Any) -> Iterator[Loaded]:
        """The page of a row that has an address and no text, with what the row says of it."""
        return self.load_address(address)

    def load_address(self, address: str) -> Iterator[Loaded]:
        """What lies at an address of the web."""
        from contested.intake.web import Web

        self.web = self.web or Web(published=self.published)
        loaded: Iterator[Loaded] = self.web.load(address)
        return loaded


def checked_form(form: str | None) -> str | None:
    """The name of a format to read files as. Raises UsageError where there is none such."""
    from contested.intake.formats import FORMATS, form_named

    if form is not None and form_named(form) is None:
        raise UsageError(f"no format {form!r} to read: there are {', '.join(row.extension[1:] for row in FORMATS)}")
    return form


def with_mapping(command: Click) -> Click:
    """A command with the options that say how tables and JSON are to be read."""
    for option in reversed(MAPPING):
        command = option(command)
    return command
