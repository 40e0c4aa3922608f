import time

import pytest

from contested.picture.judging import judging_rows, words_of_judgement

ROWS = judging_rows()


@pytest.mark.parametrize(("row", "sentence"), [(row, one) for row in ROWS for one in row.fires], ids=lambda value: str(value)[:40])
def test_what_must_be_found(row, sentence):
    assert any(found.sort == row.sort for found in words_of_judgement(sentence))


@pytest.mark.parametrize(("row", "sentence"), [(row, one) for row in ROWS for one in row.spares], ids=lambda value: str(value)[:40])
def test_what_must_not(row, sentence):
    assert not any(found.sort == row.sort for found in words_of_judgement(sentence))


def test_no_word_has_two_sorts_and_every_row_has_examples():
    words = [(word, row.sort) for row in ROWS for word in row.words]
    shared = {word for word, _ in words if sum(other == word for other, _ in words) > 1}
    assert shared <= {"so called"}
    assert all(row.fires and row.spares for row in ROWS)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The terrorists fled.", False),
        ("He said: “The terrorists fled.”", True),
        ('He said: "The terrorists fled."', True),
        ('He said: "They fled." The terrorists were gone.', False),
        ("An open “quote. The terrorists fled.\n\nThe rest.", False),
    ],
)
def test_whose_word_it_is(text, quoted):
    (found,) = words_of_judgement(text)
    assert (found.word, found.quoted, text[found.start : found.end].lower()) == ("terrorists", quoted, "terrorists")


@pytest.mark.parametrize("text", ["", "\n" * 100_000, "x" * 100_000, '"' * 100_000, "“" * 100_000, "so-" * 40_000])
def test_hostile_texts_are_quick(text):
    begin = time.process_time()
    words_of_judgement(text)
    assert time.process_time() - begin < 2
