"""Scores who did it and whom it befell on 123 invented dispatches, with the scorer of `templates`.

    python -m benchmarks.dispatches [open|held]...

The dispatches of `benchmarks/dispatches` are in the manner of monitored radio, agencies and communiqués, of many countries and
decades; some tell of no incident. Each was written, with the key that a coder of terrorist incidents would give it, before the
rules that read it were looked at. Mistakes on `open` have been read and mended in classes; those on `held` are never read, only
counted. The scorers are found as in `benchmarks.floors`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.floors import measured, parts_asked, scorers_or_why

DISPATCHES = Path(__file__).with_name("dispatches")
PARTS = ("open", "held")
SHOWN = ("f1", "p", "r", "perpetrator_f1", "target_f1", "relevance_f1", "type_f1")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    asked = parts_asked(__doc__, PARTS, args)
    if (scorers := scorers_or_why("dispatches")) is None:
        return 0
    for part in asked:
        row = measured(scorers, ["templates", "--data", str(DISPATCHES / part)]).get("templates", {})
        print(part, " ".join(f"{name} {row.get(name)}" for name in SHOWN))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
