"""Vectors of short texts: the same meaning in other words lies near, and no text breaks them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.reading.vectors import LONGEST, LONGEST_WORD, load_encoder, mean_of

SAME = [
    (
        "Gunmen opened fire on a bus, killing four.",
        "Armed men shot dead four on a coach.",
        "The choir sang at the fair.",
    ),
    ("Fighter jets bombed the town.", "Aircraft carried out raids on the city.", "Negotiators signed an accord."),
    ("Demonstrators marched for higher pay.", "Workers rallied to demand better wages.", "A mine blew up under a truck."),
]


def vector_of(text):
    return mean_of(load_encoder().rows(text))


@pytest.mark.parametrize(("text", "near", "far"), SAME)
def test_the_same_in_other_words_lies_nearer(text, near, far):
    assert vector_of(text) @ vector_of(near) > vector_of(text) @ vector_of(far)


def test_words_fall_into_known_pieces():
    encoder = load_encoder()
    names = {number: piece for piece, number in encoder.pieces.items()}
    assert [names[i] for i in encoder.pieces_of("Káfr-Zita, 12!")] == ["ka", "##fr", "-", "z", "##ita", ",", "12", "!"]
    assert [names[i] for i in encoder.split("x" * (LONGEST_WORD + 1))] == ["[UNK]"]
    assert [names[i] for i in encoder.split("غارة")] == ["[UNK]"]


@given(st.text(max_size=LONGEST))
@settings(max_examples=25, deadline=None)
def test_any_text_has_a_vector_of_length_one(text):
    vector = vector_of(text)
    assert vector.shape == (384,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)
