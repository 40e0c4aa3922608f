"""Text with marks: whatever overlaps, the text stays whole and the markup is well formed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.web.marking import Marked, Piece, drawn, goes_on, paragraph, pieces


class Reader(HTMLParser):
    """Reads markup back: its text, and that each element is closed in its turn."""

    def __init__(self):
        super().__init__()
        self.open, self.text, self.ids, self.skip = [], "", [], False

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.skip = self.skip or tag == "a"
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.skip = self.skip and tag != "a"

    def handle_data(self, data):
        self.text += "" if self.skip else data


def read(markup):
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    assert reader.open == []
    return reader


def roles(found):
    return [(piece.text, piece.roles, piece.claims) for piece in found]


def test_overlaps_are_cut_into_pieces():
    spans = [Marked(0, 6, claim="c"), Marked(2, 4, "actor"), Marked(3, 5, "place")]
    assert roles(pieces("abcdefgh", spans)) == [
        ("ab", (), ("c",)),
        ("c", ("actor",), ("c",)),
        ("d", ("actor", "place"), ("c",)),
        ("e", ("place",), ("c",)),
        ("f", (), ("c",)),
        ("gh", (), ()),
    ]


def test_spans_are_cut_to_the_part_that_is_shown():
    assert roles(pieces("abcdefgh", [Marked(0, 8, "actor"), Marked(7, 8, "place")], 2, 4)) == [("cd", ("actor",), ())]
    assert pieces("", [Marked(0, 5, "actor")]) == ()
    assert pieces("abc", [Marked(2, 2, "actor"), Marked(9, 12, "place")])[0].text == "abc"


def test_a_claim_bears_its_number_and_anchor_once():
    found = pieces("abcdef", [Marked(0, 4, claim="one"), Marked(2, 6, claim="two")])
    markup = drawn(found, {"one": 1, "two": 2})
    assert read(markup).ids == ["claim-one", "claim-two"]
    assert markup.count('href="#of-one"') == 1


def test_hostile_words_stay_words():
    markup = drawn([Piece(text='<img src=x onerror="alert(1)">\u202e', roles=("actor",), claims=())])
    assert "<img" not in markup
    assert "\u202e" not in markup


SPANS = st.lists(
    st.tuples(
        st.integers(0, 40), st.integers(0, 40), st.sampled_from(["actor", "place", "time"]), st.sampled_from(["", "a", "b", "c"])
    ),
    max_size=12,
)


@given(st.text(alphabet="ab <>&\n", max_size=30), SPANS)
def test_any_spans_leave_the_text_whole_and_well_formed(text, spans):
    marked = [Marked(min(one, two), max(one, two), "" if claim else role, claim) for one, two, role, claim in spans]
    found = pieces(text, marked)
    assert "".join(piece.text for piece in found) == text
    reader = read(drawn(found, {"a": 1, "b": 2, "c": 3}))
    assert reader.text == text
    assert len(set(reader.ids)) == len(reader.ids)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("One.\n\nTwo words here.\n\nThree.", "words", "Two words here."),
        ("Only one.", "one", "Only one."),
        ("x " * 400 + "needle" + " y" * 400, "needle", None),
    ],
)
def test_the_paragraph_around(text, words, shown):
    start = text.index(words)
    first, last = paragraph(text, start, start + len(words))
    if shown is None:
        assert first > 0
        assert text[first - 1].isspace()
        assert last - first < 900
        assert goes_on(text, first, last) == (True, True)
    else:
        assert text[first:last] == shown
        assert goes_on(text, first, last) == (False, False)


def test_many_spans_and_long_words_are_quick():
    text = "x" * 100_000
    spans = [Marked(start, start + 50, "actor", "") for start in range(0, 99_000, 40)]
    assert len(pieces(text, spans)) > 2_000
    assert paragraph(text, 50_000, 50_010)[1] < 51_000
