"""Scores where an act took place in 80 sentences of war and unrest, with the scorer of `event_places`.

    python -m benchmarks.act_places [open|held]...

The sentences of `benchmarks/act_places` were written before the rules that read them were looked at. A line is a sentence; the verb
that is asked for stands in {braces}, the names of the places where its act lay in [brackets]. Mistakes on `open` have been read;
those on `held` never are, only counted. The scorers are found as in `benchmarks.floors`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.own_sets import Figures, print_parts, scored

SENTENCES = Path(__file__).with_name("act_places")
SHOWN = ("f1", "p", "r", "trigger_f1", "trigger", "claim")
MARKED = re.compile(r"\[(?P<place>[^\]]{1,100})\]|\{(?P<verb>[^}]{1,40})\}")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    return print_parts(__doc__, "places of acts", SHOWN, figures, args)


def figures(scorers: Path, part: str) -> Figures:
    """The scorer's figures of a part."""
    lines = (SENTENCES / f"{part}.txt").read_text("utf-8").splitlines()
    return scored(scorers, "event_places", {"sentences": [sentence(f"{part}-{n}", line) for n, line in enumerate(lines, 1)]})


def sentence(name: str, line: str) -> dict[str, Any]:
    """A line without its marks, and what they mark."""
    text, done = "", 0
    spans: dict[str, list[list[int]]] = {"verb": [], "place": []}
    for mark in MARKED.finditer(line):
        text += line[done : mark.start()]
        kind = "verb" if mark.group("verb") else "place"
        spans[kind].append([len(text), len(text) + len(mark.group(kind))])
        text, done = text + mark.group(kind), mark.end()
    return {"id": name, "text": text + line[done:], "events": [{"verb": verb, "places": spans["place"]} for verb in spans["verb"]]}


if __name__ == "__main__":
    raise SystemExit(main())
