"""How well posts on incidents of one war are put together: precision, recall and F1 over linked pairs.

Run it with `python -m benchmarks.posts`; `--mistakes` shows which pairs are wrong. The posts in `benchmarks/posts` are in our own
words, in the manner of monitors, committees, agencies and state media, mostly undated; they were written before their mistakes
were read.
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations
from pathlib import Path

import contested
from contested import Reader, Report

POSTS = Path(__file__).parent / "posts"
Pair = tuple[str, str]


def linked(rows: list[dict[str, str]]) -> set[Pair]:
    """The pairs of posts that any event ties together."""
    reports = [
        Report(text=row["text"], outlet=row["outlet"], published=row["published"], url=f"https://example.org/{row['id']}")
        for row in rows
    ]
    events = contested.merge(list(Reader().read_many(reports)))
    groups = (sorted({str(report.url).rsplit("/", 1)[-1] for report in event.reports}) for event in events)
    return {pair for group in groups for pair in combinations(group, 2)}


def wanted(rows: list[dict[str, list[str]]]) -> set[Pair]:
    """The pairs that tell of one incident."""
    return {(str(a["id"]), str(b["id"])) for a, b in combinations(rows, 2) if set(a["incidents"]) & set(b["incidents"])}


def main() -> None:
    """Prints a line for each file of posts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mistakes", action="store_true")
    mistakes = parser.parse_args().mistakes
    for path in sorted(POSTS.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        found, gold = linked(rows), wanted(rows)
        right = len(found & gold)
        precision, recall = right / max(1, len(found)), right / max(1, len(gold))
        print(f"{path.stem}: {len(rows)} posts, {len(gold)} pairs: p {precision:.2f}, r {recall:.2f}", end=", ")
        print(f"f1 {2 * right / max(1, len(found) + len(gold)):.2f}")
        for pair in sorted(found ^ gold) if mistakes else ():
            print("  not linked" if pair in gold else "  wrongly linked", *pair)


if __name__ == "__main__":
    main()
