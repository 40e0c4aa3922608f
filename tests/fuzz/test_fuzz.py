"""A few of the inputs of `benchmarks.fuzz`: no crash, no hang, no flood. Many more run when somebody runs it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks import fuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from contested.intake.formats import FORMATS
from contested.intake.markup import fragment_text
from contested.intake.pdf_layout import Piece, document_text
from contested.intake.rich import rtf_text

ENDINGS = [form.extension for form in FORMATS]
FEW = int(os.environ.get("CONTESTED_FUZZ", "12"))


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    before = signal.signal(signal.SIGPROF, fuzz.late)
    monkeypatch.setattr(fuzz.pdf, "apart", fuzz.here)
    yield
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("ending", ENDINGS)
def test_changed_files_of_each_format(ending):
    for raw in fuzz.inputs(ending, FEW, seed=7):
        assert fuzz.try_one(raw, ending) == ""


def test_inputs_led_by_what_the_code_does(tmp_path):
    pytest.importorskip("atheris", reason="atheris cannot be had here")
    here = Path(__file__).parent.parent.parent
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(here / "src"), str(here)])}
    command = [sys.executable, "-m", "benchmarks.fuzz", "--guided", "-n", str(40 * FEW)]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Done" in done.stderr


NUMBERS = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e6, max_value=1e6)
PIECES = st.builds(Piece, x=NUMBERS, y=NUMBERS, size=st.floats(min_value=1, max_value=200), text=st.text(max_size=30))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=30), max_size=4))
def test_any_pieces_can_be_laid_out(pages):
    text, _ = document_text(pages)
    assert isinstance(text, str)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/ab&;!-='\" \ndivp\u0641", max_size=300))
def test_any_marks_give_words(html):
    fragment_text(html).encode()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["{", "}", "\\par ", "\\u1575?", "\\'c7", "\\*", "\\uc9", "\\ansicpg99999", "words ", "\\", "\\pict"]),
        max_size=60,
    )
)
def test_any_rich_text_gives_words(tokens):
    rtf_text(("{\\rtf1" + "".join(tokens)).encode()).encode()
