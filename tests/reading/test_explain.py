"""Words of the lexicon that gave no claim, each with the condition that failed."""

import pytest

from contested.reading.read import read_reports
from contested.records import NothingKnown, Report


def silences(text):
    reading = next(read_reports([Report(text=text)], NothingKnown(), explain=True))
    return {text[reason.start : reason.end]: reason.words for reason in reading.reasons if reason.rule == "no claim"}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The photographer captured the mood of the crowd.", "captured", "“mood” is no"),
        ("They launched a new website in spring.", "launched", "“website” is no"),
        ("Nothing happened.", "happened", None),
    ],
)
def test_a_silent_word_says_what_failed(text, word, expected):
    found = silences(text).get(word)
    assert found is None if expected is None else expected in found


def test_a_word_that_gave_a_claim_is_not_silent():
    assert "shelled" not in silences("Rebels shelled the village on Monday.")


@pytest.mark.parametrize("text", ["\n\n", "a" * 50_000, "\u200b\ud7ff attack \x00"])
def test_odd_texts_do_no_harm(text):
    silences(text)
