"""Values in words, and hostile text made harmless."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contested.web.links import Links, safe_link, twin_path
from contested.web.words import days_words, harmless, range_words, told


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("plain", "plain"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a\u202eb", 'a<span class="sign" title="a control character of the text">RLO</span>b'),
        ("a\x00b", 'a<span class="sign" title="a control character of the text">U+0000</span>b'),
        ("line\nline\ttab", "line\nline\ttab"),
        ('"quoted" & more', "&#34;quoted&#34; &amp; more"),
        ("طرابلس", "طرابلس"),
        ("", ""),
    ],
)
def test_text_is_harmless(words, shown):
    assert harmless(words) == shown


@given(st.text())
def test_no_text_can_open_an_element_or_turn_the_line(words):
    shown = harmless(words).replace('<span class="sign" title="a control character of the text">', "").replace("</span>", "")
    assert not set(shown) & set("<>\"'\u202e\u202d\u2066\x00\x1b")


def test_a_name_has_no_say_over_what_stands_beside_it():
    assert told("a\u202eb").startswith("<bdi>")
    assert told(None) == "<bdi></bdi>"


def test_a_long_word_is_quick():
    assert len(harmless("x" * 100_000)) == 100_000
    assert harmless("\u202e" * 10_000).count("RLO") == 10_000


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (53, 53, 53, "53"),
        (40, 53, 60, "53 (40–60)"),
        (40, 40, None, "at least 40"),
        (24, None, None, "at least 24"),
        (24, None, 99, "24–99"),
        (7, None, 7, "7"),
        (None, None, 50, "at most 50"),
        (None, None, None, "not known"),
        (None, 1200, None, "at least 1,200"),
        (30, 53, None, "53 (30 or more)"),
        (0, 0, 0, "0"),
    ],
)
def test_a_count_in_words(low, best, high, words):
    assert range_words(low, best, high) == words


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        (None, None, "open", "no date"),
        (date(2019, 4, 4), date(2019, 4, 4), "day", "4 April 2019"),
        (date(2019, 4, 4), date(2019, 4, 6), "day", "4–6 April 2019"),
        (date(2019, 4, 1), date(2019, 4, 30), "month", "April 2019"),
        (date(2019, 1, 1), date(2019, 12, 31), "year", "2019"),
        (date(2019, 4, 28), date(2019, 5, 2), "week", "28 April – 2 May 2019"),
        (date(2018, 12, 30), date(2019, 1, 2), "week", "30 December 2018 – 2 January 2019"),
        (None, date(2019, 5, 2), "open", "by 2 May 2019"),
        (date(2019, 5, 2), None, "open", "since 2 May 2019"),
    ],
)
def test_days_in_words(start, end, precision, words):
    assert days_words(start, end, precision) == words


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        ("https://a.example/x?y=1", True),
        (" HTTP://a.example ", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:alert(1)", False),
        ("//a.example", False),
        ("https://a.example/ x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(written, linked):
    assert (safe_link(written) is not None) == linked


def test_addresses_are_escaped():
    links = Links({"report": "/report/{id}", "overview": "/"})
    assert links.url("report", id="a/../b c?#", anchor="claim-1") == "/report/a%2F..%2Fb%20c%3F%23#claim-1"
    assert links.url("overview", query=(("kind", "a&b"), ("kind", "c"), ("empty", ""))) == "/?kind=a%26b&kind=c"
    assert links.twin("overview") == "/index.json"
    assert twin_path("/report/{id}") == "/report/{id}.json"
