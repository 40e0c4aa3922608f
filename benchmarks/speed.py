"""How long reading takes beside the bare spaCy pipeline (the model as it comes) over the same texts, and which step takes what.

    python -m benchmarks.speed [FOLDER …] [--times N] [--pack NAME]

Without a folder, the sample reports are read. Prints words a second of both, their ratio, and the share of each step.
"""

from __future__ import annotations

import argparse
import importlib.util
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

import contested
from contested.intake.files import load_paths
from contested.reading import read
from contested.reading.pipeline import MODELS, model_folder

SAMPLES = Path(contested.__file__).parent / "data" / "demo"


def main() -> None:
    """Reads the texts in turn with the bare pipeline and with the reader, and prints what each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[SAMPLES])
    parser.add_argument("--times", type=int, default=5, help="rounds over the texts")
    parser.add_argument("--pack")
    options = parser.parse_args()
    reports = [loaded.report for loaded in load_paths([str(path) for path in options.folders]) if loaded.report is not None]
    words = sum(len(report.text.split()) for report in reports)
    plain = spacy.load(model_folder(next(name for name in MODELS if importlib.util.find_spec(name))))
    reader = contested.Reader(packs=[options.pack] if options.pack else [])
    steps = timed_steps()
    list(reader.read_many(reports))  # models, lexicons and indexes load
    for name in steps:
        steps[name] = 0.0
    bare = whole = 0.0
    for _ in range(options.times):  # in turn, so that both see the machine in the same mood
        bare += cpu_of(lambda: list(plain.pipe(report.text for report in reports)))
        whole += cpu_of(lambda: list(reader.read_many(reports)))
    total = words * options.times
    print(f"{len(reports)} reports, {words} words, {options.times} rounds, CPU time")
    print(f"bare spaCy  {total / bare:8.0f} words a second")
    print(f"reader      {total / whole:8.0f} words a second, {whole / bare:.2f} times the bare pipeline")
    for name, seconds in sorted(steps.items(), key=lambda step: -step[1]):
        print(f"  {name:<14}{seconds / bare:7.3f} of the bare pipeline")


def cpu_of(work: Callable[[], Any]) -> float:
    """Seconds of CPU time that the work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def timed_steps() -> dict[str, float]:
    """Puts a clock around each step of reading and around linking; gives the seconds by name, which grow as texts are read."""
    from contested import flow

    seconds: dict[str, float] = {}

    def clocked(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        seconds[name] = 0.0

        def run(*arguments: Any) -> Any:
            began = time.process_time()
            try:
                return work(*arguments)
            finally:
                seconds[name] += time.process_time() - began

        return run

    read.STEPS = tuple(read.Step(step.name, clocked(step.name, step.run), step.needs) for step in read.STEPS)
    flow.link = clocked("linking", flow.link)
    return seconds


if __name__ == "__main__":
    main()
