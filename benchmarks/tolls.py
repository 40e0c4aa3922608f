"""Scores the toll of the lead on 26 articles in the manner of FA-KES, with the scorer of `tolls`.

    python -m benchmarks.tolls [open|held]...

The articles of `benchmarks/tolls` tell of the war in Syria as agencies and state media do, each with several tolls: of the day, of
the month, of the war, by side, by source. A first line gives the civilians and the others whose deaths the article is about, and
the title. They were written before the rules that read them were looked at. Mistakes on `open` have been read; those on `held`
never are, only counted. The scorers are found as in `benchmarks.floors`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.own_sets import Figures, print_parts, scored

TOLLS = Path(__file__).with_name("tolls")
SHOWN = ("fakes_n", "fakes_hit", "fakes_lead", "fakes_spread")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    return print_parts(__doc__, "tolls", SHOWN, figures, args)


def figures(scorers: Path, part: str) -> Figures:
    """The scorer's figures of a part; of the two other sets that it asks for there are none."""
    texts = (TOLLS / f"{part}.txt").read_text("utf-8").strip().split("\n\n")
    articles = [article(f"{part}-{n}", text) for n, text in enumerate(texts, 1)]
    return scored(scorers, "tolls", {"fakes": articles, "isaf": [], "airwars_gaza": []})


def article(name: str, written: str) -> dict[str, Any]:
    """One article: its title stands before its text, as it does in the corpus."""
    head, text = written.split("\n", 1)
    civilians, others, title = head.split("|")
    event = {"civilians": int(civilians), "noncivilians": int(others), "children": 0, "women": 0, "said": {}}
    return {"id": name, "title": title, "text": f"{title}. {text.strip()}", "outlet": "", "events": [event]}


if __name__ == "__main__":
    raise SystemExit(main())
