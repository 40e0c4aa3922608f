"""Which kinds of act a sentence tells, and by which of its words: shares by kind, and nothing that breaks them."""

import pytest

from contested.kinds import load_kinds
from contested.reading.triggers import load_triggers, told_in


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Gunmen dragged two nurses from the clinic at Dabo into a lorry.", "dragged", "abduction"),
        ("By noon the bridge had been wrested from the militia, its commander told reporters.", "wrested", "territory_gained"),
        ("Jets pummelled a hamlet east of the river at dawn, monitors said.", "pummelled", "air_strike"),
        ("The foreign minister turned the offer down flat.", "turned", "rejection"),
        ("Twelve thousand people have left their homes in the valley since March, the agency said.", "left", "displacement"),
    ],
)
def test_a_word_tells_its_kind(text, word, kind):
    best, likely = told_in(text).best(text.index(word))
    assert best == kind
    assert likely > 0.3


@pytest.mark.parametrize(
    "text",
    [
        "Goalkeeper Park was attacked from all sides in the second half.",
        "The minister came under fire from critics over the price of bread.",
        "She collects stamps and old maps.",
    ],
)
def test_other_news_tells_none(text):
    told = told_in(text)
    assert float(told.whole[-1]) > 0.5
    assert all(told.best(start)[1] < 0.5 for start in range(0, len(text), 5))


@pytest.mark.parametrize("text", ["", "\n\n", "1234 !!!", "غارة جوية", "x" * 5_000, "word " * 5_000, "\0\ud800 ́́"])
def test_any_text_has_shares(text):
    told = told_in(text)
    assert told.whole.sum() == pytest.approx(1, abs=1e-4)
    assert all(0 <= told.share(kind, at) <= 1 for kind in load_kinds() for at in (0, len(text) // 2, len(text)))


def test_every_kind_is_known_and_no_other_is_spoken_against():
    assert set(load_triggers().kinds) == set(load_kinds())
    assert told_in("Nothing was said of it.").share("a kind of tomorrow", 0) == 1
