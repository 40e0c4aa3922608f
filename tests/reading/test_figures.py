"""Counts of harm: each row of the lexicon on its examples, and sentences with what must be read in them."""

import pytest

from contested.reading.blocks import blocks_of
from contested.reading.draft import Draft
from contested.reading.figures import figures_in, find_figures, standing
from contested.reading.pipeline import parse_one
from contested.reading.tolls import SETTINGS, lexicon
from contested.records import UNKNOWN_TIME, NothingKnown, Report

MEASURES = [(measure, row) for measure, row in lexicon().items() if measure not in SETTINGS]


def draft_of(text):
    draft = Draft(Report(text=text), parse_one(text), blocks_of(text), UNKNOWN_TIME, NothingKnown())
    find_figures(draft)
    return draft


def read(text):
    return [(figure.measure, figure.low, figure.best, figure.high) for figure in draft_of(text).figures]


def exact(text):
    return [(figure.measure, figure.best) for figure in draft_of(text).figures]


@pytest.mark.parametrize(("measure", "text"), [(m, text) for m, row in MEASURES for text in row["examples"]])
def test_words_of_harm_fire(measure, text):
    assert measure in [found for found, *_ in read(text)]


@pytest.mark.parametrize(("measure", "text"), [(m, text) for m, row in MEASURES for text in row["not"]])
def test_words_of_harm_spare_their_counter_examples(measure, text):
    assert measure not in [found for found, *_ in read(text)]


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in lexicon()["cumulative"] for text in row["examples"]])
def test_tolls_of_a_whole_war_are_marked(row, text):
    assert [figure.cumulative for figure in draft_of(text).figures] == [True]


@pytest.mark.parametrize("text", [text for row in lexicon()["cumulative"] for text in row["not"]])
def test_tolls_of_one_happening_are_not(text):
    assert not any(figure.cumulative for figure in draft_of(text).figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 22 soldiers were killed an 61 injured in the battle.", [("killed", 22), ("injured", 61)]),
        ("20 killed & 40 injured in heavy fighting", [("killed", 20), ("injured", 40)]),
        ("The shelling killed 9 people and wounded 20 others.", [("killed", 9), ("injured", 20)]),
        ("The raid left 9 dead and wounded six others.", [("killed", 9), ("injured", 6)]),
        ("Twelve people, three of them women, died.", [("killed", 12), ("killed", 3)]),
        ("The deaths of 14 villagers were confirmed.", [("killed", 14)]),
        ("There were 14 deaths.", [("killed", 14)]),
        ("Fourteen bodies were recovered.", [("killed", 14)]),
        ("The blast raised the death toll to 27.", [("killed", 27)]),
        ("At least five civilians were killed and many more wounded in the attack.", [("killed", 5), ("injured", None)]),
        ("A woman and child were killed when a shell hit their house.", [("killed", 2)]),
        ("The number of people killed in the bombing has risen to 12.", [("killed", 12)]),
        ("Seventeen people burned to death when a bus was hit.", [("killed", 17)]),
        ("Militants beheaded 17 captured soldiers.", [("killed", 17)]),
        ("Some 40 people suffocated in the gas attack.", [("killed", 40)]),
        ("A sniper shot dead a journalist in Homs.", [("killed", 1)]),
        ("Thirteen rebels fell in the clashes.", [("killed", 13)]),
        ("A family of six was killed.", [("killed", 6)]),
        ("The death toll reached 330 overnight.", [("killed", 330)]),
        ("A family of five was killed.", [("killed", 5)]),
        ("A boy was killed.", [("killed", 1)]),
        ("The attack claimed the lives of eight villagers.", [("killed", 8)]),
        ("The rebels lost 13 fighters.", [("killed", 13)]),
        ("The force detained three suspects.", [("captured", 3)]),
        ("Gunmen kidnapped nine engineers.", [("captured", 9)]),
        ("The strike destroyed two tanks.", [("destroyed", 2)]),
        ("No civilians were harmed.", [("casualties", 0)]),
        ("Twelve people were killed or wounded.", [("casualties", 12)]),
        ("Four members of a family, two women and two children, were killed.", [("killed", 4), ("killed", 2), ("killed", 2)]),
    ],
)
def test_counts_of_harm(text, expected):
    assert exact(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 people were killed.", [("killed", 12, 12, None)]),
        ("Dozens were wounded.", [("injured", 24, None, None)]),
        ("Several hundred people fled.", [("displaced", 200, None, None)]),
        ("Between 12 and 15 fighters were captured.", [("captured", 12, None, 15)]),
        ("Up to 30 people were killed.", [("killed", None, None, 30)]),
    ],
)
def test_bounds(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army has 300 tanks and 12 aircraft.",
        "The town lies 12 km from the front.",
        "The team beat its rivals 3-1.",
        "Two ministers met on Tuesday.",
        "He was 27 years old.",
        "",
        "\n \n",
    ],
)
def test_what_is_no_count_of_harm(text):
    assert read(text) == []


def test_a_part_stays_off_the_counts_that_stand_by_themselves():
    draft = draft_of("The bomb killed at least 12 people, including three children.")
    assert [(figure.best, figure.part_of_larger) for figure in draft.figures] == [(12, False), (3, True)]
    assert [figure.best for figure in standing(draft)] == [12]


def test_a_list_is_summed_and_its_sides_stand():
    draft = draft_of("The clashes killed 23 civilians and 16 soldiers.")
    assert sorted(figure.best for figure in standing(draft)) == [16, 23, 39]


def test_a_named_victim_is_no_second_account():
    draft = draft_of("The bomb killed 12 people. A doctor was killed too.")
    assert [figure.best for figure in standing(draft)] == [12]


def test_whose_dead_they_are():
    (figure,) = draft_of("12 of Haftar’s soldiers had been killed.").figures
    assert figure.of is not None
    assert figure.of.text == "Haftar’s soldiers"


def test_a_bare_number_counts_the_same_people():
    figures = draft_of("Some 22 soldiers were killed and 61 injured.").figures
    assert [figure.of.text for figure in figures if figure.of] == ["soldiers", "soldiers"]


def test_what_is_only_meant_is_no_harm_done():
    assert read("The force began an operation to arrest a commander. A strike could kill 500 people.") == []


def test_figures_in_leaves_out_the_toll_of_a_war():
    text = "The war has killed more than 300,000 people. The raid killed nine people."
    draft = draft_of(text)
    assert [figure.best for figure in figures_in(draft, 0, len(text))] == [9]


def test_spans_point_into_the_text():
    draft = draft_of("On Monday, at least twenty-two fighters were killed and a boy was wounded.")
    for figure in draft.figures:
        assert draft.report.text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize("text", ["killed " * 1_000, "12 killed and " * 500, "12, " * 1_000 + "killed", "a" * 100_000])
def test_odd_text_is_read_quickly(text):
    draft_of(text)
