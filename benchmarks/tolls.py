"""Scores the toll of the lead on 26 articles in the manner of FA-KES, with the scorer of `tolls`.

    python -m benchmarks.tolls [open|held]...

The articles of `benchmarks/tolls` tell of the war in Syria as agencies and state media do, each with several tolls: of the day, of
the month, of the war, by side, by source. A first line gives the civilians and the others whose deaths the article is about, and
the title. They were written before the rules that read them were looked at. Mistakes on `open` have been read; those on `held`
never are, only counted. The scorers are found as in `benchmarks.floors`.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.floors import measured, parts_asked, scorers_or_why

TOLLS = Path(__file__).with_name("tolls")
PARTS = ("open", "held")
SHOWN = ("fakes_n", "fakes_hit", "fakes_lead", "fakes_spread")


def main(args: Sequence[str] | None = None) -> int:
    """Prints the figures of each part."""
    asked = parts_asked(__doc__, PARTS, args)
    if (scorers := scorers_or_why("tolls")) is None:
        return 0
    for part in asked:
        row = scored(scorers, part)
        print(part, " ".join(f"{name} {row.get(name)}" for name in SHOWN))
    return 0


def scored(scorers: Path, part: str) -> dict[str, Any]:
    """The scorer's figures of a part; of the two other sets that it asks for there are none."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "tolls"
        data.mkdir()
        (data / "fakes.jsonl").write_text("".join(json.dumps(article) + "\n" for article in articles(part)), "utf-8")
        for other in ("isaf", "airwars_gaza"):
            (data / f"{other}.jsonl").touch()
        return measured(scorers, ["tolls", "--data", folder]).get("tolls", {})


def articles(part: str) -> list[dict[str, Any]]:
    """The articles of a part as the scorer has them."""
    texts = (TOLLS / f"{part}.txt").read_text("utf-8").strip().split("\n\n")
    return [article(f"{part}-{number}", text) for number, text in enumerate(texts, 1)]


def article(name: str, written: str) -> dict[str, Any]:
    """One article: its title stands before its text, as it does in the corpus."""
    head, text = written.split("\n", 1)
    civilians, others, title = head.split("|")
    event = {"civilians": int(civilians), "noncivilians": int(others), "children": 0, "women": 0, "said": {}}
    return {"id": name, "title": title, "text": f"{title}. {text.strip()}", "outlet": "", "events": [event]}


if __name__ == "__main__":
    raise SystemExit(main())
