"""Scores time expressions in 200 short texts in the manner of news agencies, with the scorer of `dates`.

    python -m benchmarks.times [open|held]...

The texts of `benchmarks/times` were written for this check, with the types and values of TimeML's guidelines, before the rules
that read them were looked at. A line is the day of the report, then its text, each expression as [words|letter of its type|value].
Mistakes on `open` have been read and mended in classes; those on `held` are never read, only counted. The scorers are found as in
`benchmarks.floors`.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.floors import measured, parts_asked, scorers_or_why

TIMES = Path(__file__).with_name("times")
PARTS = ("open", "held")
SHOWN = ("value_f1", "value_accuracy", "type_f1", "relaxed_p", "relaxed_r", "strict_f1")
TYPES = {"D": "DATE", "T": "TIME", "P": "DURATION", "S": "SET"}
MARKED = re.compile(r"\[([^|\]]{1,200})\|([DTPS])\|([^\]]{1,30})\]")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    asked = parts_asked(__doc__, PARTS, args)
    if (scorers := scorers_or_why("times")) is None:
        return 0
    for part in asked:
        row = scored(scorers, part)
        print(part, " ".join(f"{name} {row.get(name)}" for name in SHOWN))
    return 0


def scored(scorers: Path, part: str) -> dict[str, Any]:
    """The scorer's figures of a part."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dates" / "articles.jsonl"
        path.parent.mkdir()
        path.write_text("".join(json.dumps(article) + "\n" for article in articles(part)), "utf-8")
        return measured(scorers, ["dates", "--data", folder]).get("dates", {})


def articles(part: str) -> list[dict[str, Any]]:
    """The texts of a part as the scorer has them."""
    lines = (TIMES / f"{part}.txt").read_text("utf-8").splitlines()
    return [article(f"{part}-{number}", line) for number, line in enumerate(lines, 1)]


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
