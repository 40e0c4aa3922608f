"""The marked reports that the model of triggers learns from: their marks are well formed, of kinds there are, on one word each."""

import pytest
from benchmarks.marked import marked_reports, sentence_of

from contested.kinds import load_kinds


def test_all_are_well_formed():
    reports = list(marked_reports())
    sentences = [sentence for report in reports for sentence in report]
    told = {kind for sentence in sentences for kind in sentence.kinds}
    assert len(reports) > 6_000
    assert told == set(load_kinds())
    assert sum(not sentence.marks for sentence in sentences) > len(sentences) / 3


def test_a_line_is_a_sentence_and_its_marks():
    found = sentence_of("Rebels {overran|territory_gained} the post, {killing|attack+casualties} two.", "a.txt")
    assert found.text == "Rebels overran the post, killing two."
    assert found.marks == ((7, ("territory_gained",)), (25, ("attack", "casualties")))
    assert found.text[7:14] == "overran"


@pytest.mark.parametrize("line", ["Rebels {overran the post.", "Rebels {overran the|attack} post.", "Rebels {overran|Attack} it."])
def test_a_broken_mark_is_refused(line):
    with pytest.raises(ValueError, match=r"a\.txt: a mark is not well formed"):
        sentence_of(line, "a.txt")
