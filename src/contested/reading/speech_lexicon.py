"""The words that say, think or want, from data/lexicons/en/speech.yml: a lemma's sense, and what sort of sense it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

PARTS = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a speaker does with the content."""

    name: str
    kind: str  # speech, thought, showing, attitude
    stance: str
    examples: tuple[str, ...]
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """The senses by name, and the sense of each lemma by part of speech (VERB, NOUN, ADJ, QUOTING)."""

    senses: Mapping[str, Sense]
    words: Mapping[tuple[str, str], str]

    def sense(self, lemma: str, part: str) -> Sense | None:
        """The sense of a lemma, or None where it is no cue."""
        name = self.words.get((lemma, part))
        return self.senses[name] if name else None


@cache
def load_speech(language: str = "en") -> SpeechLexicon:
    """The lexicon of a language, read once."""
    file = resources.files("contested") / "data" / "lexicons" / language / "speech.yml"
    rows: list[dict[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    words: dict[tuple[str, str], str] = {}
    for row in rows:
        for key, part in (*PARTS.items(), ("with_quotation", "QUOTING")):
            for lemma in str(row.get(key) or "").split():
                words.setdefault((lemma, part), row["sense"])
    return SpeechLexicon(MappingProxyType({row["sense"]: sense_of(row) for row in rows}), MappingProxyType(words))


def sense_of(row: dict[str, Any]) -> Sense:
    """A sense from its row."""
    return Sense(row["sense"], row["class"], row.get("stance", "asserted"), tuple(row["examples"]), tuple(row["counters"]))
