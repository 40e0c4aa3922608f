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

from benchmarks.floors import measured
from benchmarks.own_sets import Figures, print_parts

DISPATCHES = Path(__file__).with_name("dispatches")
SHOWN = ("f1", "p", "r", "perpetrator_f1", "target_f1", "relevance_f1", "type_f1")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    return print_parts(__doc__, "dispatches", SHOWN, figures, args)


def figures(scorers: Path, part: str) -> Figures:
    """The scorer's figures of a part."""
    return measured(scorers, ["templates", "--data", str(DISPATCHES / part)]).get("templates", {})


if __name__ == "__main__":
    raise SystemExit(main())
