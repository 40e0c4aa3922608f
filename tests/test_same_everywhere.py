"""Reading is the same each time and in every process: records and ids alike."""

import json
import os
import subprocess
import sys

import contested
from contested import Report

TEXT = """Army takes Gharyan

Forces loyal to the general captured the town of Gharyan on Wednesday, killing at least 12 soldiers, a spokesman said. The Health
Ministry denied that the town had fallen. "We hold every street," the mayor told Reuters. Clashes erupted near Tripoli on 4 April.
"""
CODE = """
import json, sys
from contested import Reader, Report
report = Report(text=sys.stdin.read(), outlet="The Harbour", published="2019-04-12")
print(json.dumps(Reader().read(report).to_dict()))
"""


def read_elsewhere(seed):
    run = subprocess.run(
        [sys.executable, "-c", CODE],
        input=TEXT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return json.loads(run.stdout)


def test_reading_twice_and_elsewhere_is_identical():
    report = Report(text=TEXT, outlet="The Harbour", published="2019-04-12")
    reader = contested.Reader()
    first, second = reader.read(report), reader.read(report)
    assert first == second
    assert first.claims
    here = json.loads(json.dumps(first.to_dict()))
    assert read_elsewhere("1") == here
    assert read_elsewhere("2") == here


def test_every_span_gives_its_words():
    reading = contested.Reader().read(Report(text=TEXT, published="2019-04-12"))
    spans = [*reading.claims, *reading.actors, *reading.places, *reading.times, *reading.figures, *reading.attributions]
    spans += [claim.trigger for claim in reading.claims]
    assert [span for span in spans if TEXT[span.start : span.end] != span.text] == []
