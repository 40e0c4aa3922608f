"""Words and questions as a search has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.store.hits import best_window
from contested.store.search import question, vector_of
from contested.store.words import Part, asked, spans, term, terms

TERMS = [
    ("Attacks", "attack"),
    ("attacked", "attack"),
    ("shelling", "shell"),
    ("cities", "city"),
    ("gas", "gas"),
    ("Zürich", "zurich"),
    ("ZUWĀRA", "zuwara"),
    ("İzmir", "izmir"),
    ("طرابلس", "طرابلس"),
    ("ﬁre", "fire"),
    ("x" * 100_000, "x" * 40),
]


@pytest.mark.parametrize(("word", "expected"), TERMS)
def test_term(word, expected):
    assert term(word) == expected


QUESTIONS = [
    ("", ()),
    ("  \x00 ?!  ", ()),
    ("Shells port", (Part(("shell",)), Part(("port",)))),
    ('"fell on the port"', (Part(("fell", "on", "the", "port")),)),
    ('"never closed', (Part(("never",)), Part(("clos",)))),
    ("shel*", (Part(("shel",), begins=True),)),
    ("*", ()),
    ("port -ship", (Part(("port",)), Part(("ship",), absent=True))),
    ('port -"the ship"', (Part(("port",)), Part(("the", "ship"), absent=True))),
    ("al-Nowhere", (Part(("al", "nowhere")),)),
    ("AND OR NEAR(", (Part(("and",)), Part(("or",)), Part(("near",)))),
]


@pytest.mark.parametrize(("words", "expected"), QUESTIONS)
def test_asked(words, expected):
    assert asked(words) == expected


@given(st.text(max_size=60))
def test_terms_are_letters_and_digits_where_the_words_stand(text):
    found = list(spans(text))
    assert [one for _, _, one in found] == terms(text)
    assert all(one.isalnum() for _, _, one in found)
    assert all(0 <= start < end <= len(text) for start, end, _ in found)


def test_questions_as_the_databases_write_them():
    parts = asked('shell* "the port" -ship')
    assert question("sqlite", parts) == '"shell" * AND "the port" NOT "ship"'
    assert question("postgresql", parts) == "('shell':*) & ('the' <-> 'port') & !('ship')"
    assert question("sqlite", asked("-ship")) is None
    assert vector_of(["a", "b", "a"]) == "'a':1,3 'b':2"


def test_the_window_is_where_most_marks_are():
    text = "port " + "word " * 200 + "the port and the ship in the port " + "word " * 200
    marked = [(start, end) for start, end, one in spans(text) if one == "port"]
    start, end = best_window(text, marked)
    assert text[start:end].count("port") == 2
    assert end - start <= 240
    assert best_window("nothing", []) == (0, 7)
    assert best_window("", []) == (0, 0)
