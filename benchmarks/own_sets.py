"""Scores sets of texts that this project wrote, an open part and a held one, with the scorers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.floors import measured, parts_asked, scorers_or_why

PARTS = ("open", "held")
Figures = dict[str, Any]


def print_parts(
    about: str | None, what: str, shown: Sequence[str], figures: Callable[[Path, str], Figures], args: Sequence[str] | None
) -> int:
    """Prints the shown figures of each part that the command line names; 0. `figures` takes the scorers and the part."""
    asked = parts_asked(about, PARTS, args)
    if (scorers := scorers_or_why(what)) is None:
        return 0
    for part in asked:
        row = figures(scorers, part)
        print(part, " ".join(f"{name} {row.get(name)}" for name in shown))
    return 0


def scored(scorers: Path, suite: str, files: Mapping[str, Iterable[Mapping[str, Any]]]) -> Figures:
    """The scorer's figures of a suite whose gold is these rows, by the name of their file."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / suite
        data.mkdir()
        for name, rows in files.items():
            (data / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return measured(scorers, [suite, "--data", folder]).get(suite, {})
