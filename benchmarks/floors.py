"""Checks that no suite scores lower than it did: the floors of floors.json against the scorers' figures now.

    python -m benchmarks.floors [SUITE...] [--raise]

The scorers are a folder that Python can run (`python FOLDER SUITE...` prints a JSON line a suite); CONTESTED_SCORERS names it,
else it is ../shared/score beside the repository. Where it is not there, one line says so and nothing is checked. Without a SUITE
all that have floors are run. A fall of more than 0.01 below a floor fails. `--raise` raises the floors to the figures of
now, rounded down to two decimals; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.json")
FALL = 0.01
Floors = dict[str, dict[str, float]]


def scorers_or_why(what: str) -> Path | None:
    """The folder of the scorers; None where there is none, after a line that says what is not measured for it."""
    scorers = Path(os.environ.get("CONTESTED_SCORERS") or ROOT.parent / "shared" / "score")
    if scorers.exists():
        return scorers
    print(f"{what}: not checked, for there are no scorers at {scorers} (set CONTESTED_SCORERS)")
    return None


def parts_asked(about: str | None, parts: Sequence[str], args: Sequence[str] | None) -> Sequence[str]:
    """The parts of a set of reports that the command line names, all where it names none; ends with a line for an unknown one."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(parts)}; all where none is named")
    asked: Sequence[str] = parser.parse_args(args).parts or parts
    if unknown := sorted(set(asked) - set(parts)):
        parser.error(f"no such part: {', '.join(unknown)}")
    return asked


def main(args: Sequence[str] | None = None) -> int:
    """Compares; 0 where nothing fell, or nothing could be checked, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("suites", nargs="*", metavar="SUITE")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors to the figures of now")
    asked = parser.parse_args(args)
    floors: Floors = json.loads(FLOORS.read_text("utf-8"))
    if unknown := sorted(set(asked.suites) - set(floors)):
        parser.error(f"no floors for: {', '.join(unknown)}")
    if (scorers := scorers_or_why("floors")) is None:
        return 0
    rows = measured(scorers, asked.suites or list(floors))
    fallen = [line for suite in asked.suites or floors for line in falls(suite, floors[suite], rows.get(suite, {}))]
    print("\n".join(fallen) or f"floors: {len(rows)} suites, nothing fell")
    if asked.up:
        raised = {suite: higher(floor, rows.get(suite, {})) for suite, floor in floors.items()}
        FLOORS.write_text(json.dumps(raised, indent=1) + "\n", "utf-8")
    return 1 if fallen else 0


def measured(scorers: Path, suites: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What the scorers print, by suite."""
    paths = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, str(scorers), *suites]
    ran = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env={**os.environ, "PYTHONPATH": paths})
    rows = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    return {row["suite"]: row for row in rows}


def falls(suite: str, floor: dict[str, float], row: dict[str, Any]) -> Iterator[str]:
    """A line for each figure that fell, and for each that is missing."""
    if "error" in row:
        yield f"floors: {suite} could not be scored: {row['error']}"
        return
    for name, least in floor.items():
        figure = row.get(name)
        if not isinstance(figure, (int, float)):
            yield f"floors: {suite} gave no {name}"
        elif figure < least - FALL - 1e-9:
            yield f"floors: {suite} {name} fell to {figure:.4f} from {least:.2f}"


def higher(floor: dict[str, float], row: dict[str, Any]) -> dict[str, float]:
    """The floors, raised to the figures of now where those are higher."""
    return {name: max(least, math.floor(100 * row.get(name, 0.0) + 1e-9) / 100) for name, least in floor.items()}


if __name__ == "__main__":
    sys.exit(main())
