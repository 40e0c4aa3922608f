"""What is remembered of words is what the model's own rules give."""

import pytest
import spacy

from contested.cli.demo import samples
from contested.intake.files import load_paths
from contested.reading.pipeline import MODELS, load_model, model_folder

SENTENCES = [
    "There's fighting in the town, and there are mines.",
    "They ain't gonna leave; let's go, c'mon y'all.",
    "He's been captured; it isn't known by whom. She'd have left.",
    "The forces re-took the town's airport in 2019, killing 12.",
    "",
    "\n\n",
]


@pytest.fixture(scope="module")
def plain():
    import importlib.util

    name = next(name for name in MODELS if importlib.util.find_spec(name))
    nlp = spacy.load(model_folder(name), exclude=["senter"])
    nlp.add_pipe("contested_sentences", first=True)
    nlp.add_pipe("contested_joins", first=True)
    return nlp


def texts() -> list[str]:
    return [*SENTENCES, *(loaded.report.text for loaded in load_paths([str(samples())]) if loaded.report is not None)]


def test_remembered_attributes_are_the_models_own(plain):
    for _ in range(2):  # asked first, remembered then
        for text in texts():
            ours, theirs = load_model()(text), plain(text)
            assert attributes(ours) == attributes(theirs)


def attributes(doc):
    """Everything that the rules set; the role of a space means nothing, and is left as the parser has it."""
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, "" if t.is_space else t.dep_) for t in doc]
