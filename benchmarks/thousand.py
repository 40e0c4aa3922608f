"""How long a thousand reports take to be added to a casebook, and how much memory.

    python -m benchmarks.thousand [FOLDER …] [--reports 1000] [--words 400] [--processes 2]

Reports of the wished length are put together from sentences of the texts in the folders (else of the samples), by a fixed seed,
each on some day; they are read, linked, merged and stored in a casebook in a temporary folder. Prints seconds, reports a second and
the largest memory.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import contested
from contested.intake.files import load_paths
from contested.records import Report

SAMPLES = Path(contested.__file__).parent / "data" / "demo"


def main() -> None:
    """Adds the reports and prints what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    texts = [loaded.report.text for loaded in load_paths([str(path) for path in options.folders]) if loaded.report is not None]
    with tempfile.TemporaryDirectory() as folder, contested.Casebook.open(str(Path(folder) / "book.db")) as book:
        began = time.perf_counter()
        counted = sum(1 for _ in book.add_each(made_up(texts, options.reports, options.words), processes=options.processes))
        added = time.perf_counter() - began
        events = len(list(book.events()))
        whole = time.perf_counter() - began
        claims = len(book.claims())
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(f"{counted} reports, {claims} claims, {events} events")
    print(
        f"added in {added:.0f} s ({counted / added:.1f} a second), with events in {whole:.0f} s; largest process {largest:.0f} MB"
    )


def made_up(texts: list[str], count: int, words: int) -> Iterator[Report]:
    """Reports of about so many words, each of sentences drawn at random."""
    dice = random.Random(7)
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+", text) if 5 <= len(sentence.split()) <= 60]
    for number in range(count):
        chosen: list[str] = []
        while sum(len(sentence.split()) for sentence in chosen) < words:
            chosen.append(dice.choice(sentences))
        paragraphs = "\n\n".join(" ".join(chosen[i : i + 3]) for i in range(0, len(chosen), 3))
        published = date(2019, 1, 1) + timedelta(days=dice.randrange(700))
        yield Report(text=paragraphs, outlet=f"Outlet {number % 40}", published=published, url=f"https://example.org/{number}")


if __name__ == "__main__":
    main()
