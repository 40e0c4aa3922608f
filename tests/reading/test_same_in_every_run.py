"""The same text gives the same record in every run, whatever the order in which Python keeps the members of a set."""

import os
import subprocess
import sys
from pathlib import Path

REPORTS = sorted(Path(__file__).parents[2].joinpath("benchmarks/wars/open/reports").glob("*.txt"))[:4]
PROGRAM = """
import sys
from pathlib import Path
from contested import Reader, Report
for reading in Reader().read_many(Report(text=Path(name).read_text("utf-8")) for name in sys.argv[1:]):
    print(*map(repr, (*reading.claims, *reading.attributions)), sep="\\n")
"""


def read(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", PROGRAM, *map(str, REPORTS)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_order_of_sets_decides_nothing():
    first = read("1")
    assert first.count("\n") > 50
    assert read("2") == first
