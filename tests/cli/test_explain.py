"""`contested explain`: every sentence with what was seen in it."""

import pytest

from contested.cli.explain import sentences


def test_explain_prints_each_sentence_with_its_claims(run, reports):
    code, out, _ = run("explain", reports / "b.txt")
    assert code == 0
    assert "CLAIM: TERRITORY GAINED" in out
    assert "confidence" in out
    assert "unresolved" in out


def test_explain_says_why_there_is_nothing(run, reports):
    code, out, _ = run("explain", reports / "c.txt")
    assert code == 0
    assert "Nine goals in one match." in out


@pytest.mark.parametrize(("args", "words"), [(("absent.txt",), "absent.txt"), (("x.txt", "--pack", "narnia"), "narnia")])
def test_explain_names_what_is_wrong(run, args, words):
    code, out, err = run("explain", *args)
    assert code != 0
    assert words in out + err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One. ", "Two."]),
        ("Gen. Haftar spoke.\nThen he left", ["Gen. Haftar spoke.\n", "Then he left"]),
        ("\n\n", []),
        ("." * 20_000, ["." * 20_000]),
    ],
)
def test_sentences(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected
