"""Text files with a `reports.csv` beside them, as reports, until intake reads more."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from contested.records import Loaded, Outcome, Report


def load_paths(paths: Iterable[str], published: str | None = None) -> Iterator[Loaded]:
    """What each .txt file of these paths gives."""
    for path in map(Path, paths):
        if not path.exists():
            yield Loaded(path=str(path), outcome=Outcome(name="failed", reason="no such file or folder"))
            continue
        for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
            yield load_file(file, published)


def load_file(file: Path, published: str | None) -> Loaded:
    """What one file gives."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        return Loaded(path=str(file), outcome=Outcome(name="failed", reason=f"not UTF-8 text: {problem}"))
    if not text.strip():
        return Loaded(path=str(file), outcome=Outcome(name="no text", reason="no text"))
    row = sidecar(file)
    title = text.strip().split("\n", 1)[0][:200]
    when = row.get("published") or published
    report = Report(text=text, title=title, outlet=row.get("outlet") or None, published=when, url=row.get("url") or None)
    return Loaded(path=str(file), report=report)


def sidecar(file: Path) -> dict[str, str]:
    """The row of a file in the `reports.csv` beside it."""
    beside = file.with_name("reports.csv")
    if not beside.exists():
        return {}
    with beside.open(encoding="utf-8", newline="") as rows:
        return next((row for row in csv.DictReader(rows) if row.get("file") == file.name), {})
