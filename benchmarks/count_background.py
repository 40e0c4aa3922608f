"""Counts in how many texts of the development gold each word stands, for merging's background table.

    python benchmarks/count_background.py GOLD src/contested/data/merging/background.tsv

GOLD is the folder with attribution/, dates/, places/ and templates/. Only counts of words that at least eight texts have are
written. The texts that merging is measured on are not among them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from contested.merging.terms import stems

FILES = ("attribution/articles.jsonl", "dates/articles.jsonl", "places/articles.jsonl", "templates/documents.jsonl")
LEAST = 8


def main(gold: Path, table: Path) -> None:
    """Writes the table."""
    counts: Counter[str] = Counter()
    texts = 0
    for name in FILES:
        for line in filter(None, (gold / name).read_text("utf-8").split("\n")):
            counts.update(set(stems(json.loads(line)["text"])))
            texts += 1
    rows = [f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= LEAST]
    table.write_text("\n".join([str(texts), *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
