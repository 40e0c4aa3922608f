"""Scores time expressions in 200 short texts in the manner of news agencies, with the scorer of `dates`.

    python -m benchmarks.times [open|held]...

The texts of `benchmarks/times` were written for this check, with the types and values of TimeML's guidelines, before the rules
that read them were looked at. A line is the day of the report, then its text, each expression as [words|letter of its type|value].
Mistakes on `open` have been read and mended in classes; those on `held` are never read, only counted. The scorers are found as in
`benchmarks.floors`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.own_sets import Figures, print_parts, scored

TIMES = Path(__file__).with_name("times")
SHOWN = ("value_f1", "value_accuracy", "type_f1", "relaxed_p", "relaxed_r", "strict_f1")
TYPES = {"D": "DATE", "T": "TIME", "P": "DURATION", "S": "SET"}
MARKED = re.compile(r"\[([^|\]]{1,200})\|([DTPS])\|([^\]]{1,30})\]")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    return print_parts(__doc__, "times", SHOWN, figures, args)


def figures(scorers: Path, part: str) -> Figures:
    """The scorer's figures of a part."""
    lines = (TIMES / f"{part}.txt").read_text("utf-8").splitlines()
    return scored(scorers, "dates", {"articles": [article(f"{part}-{n}", line) for n, line in enumerate(lines, 1)]})


def article(name: str, line: str) -> dict[str, Any]:
    """A line's text without its marks, and what they mark."""
    published, marked = line.split(" ", 1)
    text, times, done = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[done : mark.start()]
        words, letter, value = mark.groups()
        times.append({"start": len(text), "end": len(text) + len(words), "text": words, "type": TYPES[letter], "value": value})
        text, done = text + words, mark.end()
    return {"id": name, "published": published, "text": text + marked[done:], "times": times}


if __name__ == "__main__":
    raise SystemExit(main())
