"""Scores where an act took place in 80 sentences of war and unrest, with the scorer of `event_places`.

    python -m benchmarks.act_places [open|held]...

The sentences of `benchmarks/act_places` were written before the rules that read them were looked at. A line is a sentence; the verb
that is asked for stands in {braces}, the names of the places where its act lay in [brackets]. Mistakes on `open` have been read;
those on `held` never are, only counted. The scorers are found as in `benchmarks.floors`.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.floors import measured, parts_asked, scorers_or_why

SENTENCES = Path(__file__).with_name("act_places")
PARTS = ("open", "held")
SHOWN = ("f1", "p", "r", "trigger_f1", "trigger", "claim")
MARKED = re.compile(r"\[(?P<place>[^\]]{1,100})\]|\{(?P<verb>[^}]{1,40})\}")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    asked = parts_asked(__doc__, PARTS, args)
    if (scorers := scorers_or_why("places of acts")) is None:
        return 0
    for part in asked:
        row = scored(scorers, part)
        print(part, " ".join(f"{name} {row.get(name)}" for name in SHOWN))
    return 0


def scored(scorers: Path, part: str) -> dict[str, Any]:
    """The scorer's figures of a part."""
    lines = (SENTENCES / f"{part}.txt").read_text("utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event_places" / "sentences.jsonl"
        path.parent.mkdir()
        path.write_text("".join(json.dumps(sentence(f"{part}-{n}", line)) + "\n" for n, line in enumerate(lines, 1)), "utf-8")
        return measured(scorers, ["event_places", "--data", folder]).get("event_places", {})


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
