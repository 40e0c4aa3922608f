"""Gains and losses: what only one of two readings has."""

from collections import Counter

from benchmarks.gains import differences, words

from contested.reading.read import read_reports
from contested.records import NothingKnown, Report


def test_only_what_differs_is_shown():
    before = {"a.txt": Counter(["x", "x", "y"]), "b.txt": Counter(["z"])}
    after = {"a.txt": Counter(["x", "w"]), "b.txt": Counter(["z"])}
    assert list(differences(before, after)) == ["a.txt", "  - x", "  - y", "  + w", "1 gained, 2 lost"]


def test_a_claim_in_words():
    reading = next(read_reports([Report(text="Rebels shelled the village, killing 12 civilians.")], NothingKnown()))
    shelling = next(claim for claim in reading.claims if claim.kind == "shelling")
    line = words(shelling.to_dict())
    assert line.startswith("shelling by Rebels on ")
    assert "killed 12" in line
