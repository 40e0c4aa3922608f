"""Part of speech, morphology and lemma of each word: those of the model's own rules, remembered by word, tag and role.

The model's attribute ruler and lemmatizer look at nothing but a word, its tag and its role in the parse, and in a few phrases
("gonna", "there is") at the words beside it. So what they gave to a word once they give it again: remembering it takes a quarter
off the time of a parse, and changes nothing (a test compares the two).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

Key = tuple[int, ...]
LARGEST = 300_000  # words remembered; past that the table is begun anew
GIVEN = [POS, MORPH, LEMMA]


class Attributes:
    """A component in the place of the attribute ruler and the lemmatizer, which it asks about what it has not met."""

    def __init__(self, nlp: Language) -> None:
        self.ruler = nlp.get_pipe("attribute_ruler")
        self.lemmatizer = nlp.get_pipe("lemmatizer")
        self.vocab = nlp.vocab
        self.met: dict[Key, tuple[int, int, int]] = {}
        self.beside = words_in_phrases(self.ruler.patterns)

    def __call__(self, doc: Doc) -> Doc:
        """The document with its words' attributes set."""
        if not len(doc):
            return doc
        rows = doc.to_array([ORTH, TAG, DEP]).tolist()
        keys = [self.key(rows, i, doc) for i in range(len(rows))]
        unmet = {key for key in keys if key not in self.met}
        if unmet:
            self.ask(unmet)
        doc.from_array(GIVEN, np.array([self.met[key] for key in keys], dtype="uint64"))
        return doc

    def key(self, rows: list[list[int]], i: int, doc: Doc) -> Key:
        """What the attributes of a word hang on: itself, and in the words of a phrase its neighbours too."""
        orth, tag, dep = rows[i]
        if self.vocab[orth].lower_ not in self.beside:
            return orth, tag, dep
        nothing = [0, 0, 0]
        before, after = rows[i - 1] if i else nothing, rows[i + 1] if i + 1 < len(rows) else nothing
        return orth, tag, dep, *before, *after

    def ask(self, unmet: Iterable[Key]) -> None:
        """Puts the words to the model's rules, each between its neighbours or breaks, and remembers what they say."""
        if len(self.met) > LARGEST:
            self.met.clear()
        unmet = list(unmet)
        strings = self.vocab.strings
        break_ = (strings.add("\n"), strings.add("_SP"), strings.add("dep"))
        rows: list[tuple[int, ...]] = []
        places: list[int] = []
        for key in unmet:
            before, after = (key[3:6], key[6:9]) if len(key) > 3 else ((0, 0, 0), (0, 0, 0))
            rows += [break_, before if before[0] else break_, key[:3]]
            places.append(len(rows) - 1)
            rows.append(after if after[0] else break_)
        words, tags, deps = ([strings[row[part]] for row in rows] for part in range(3))
        doc = Doc(self.vocab, words=words, tags=tags, deps=[dep or "dep" for dep in deps], heads=list(range(len(rows))))
        doc = self.lemmatizer(self.ruler(doc))
        given = doc.to_array(GIVEN).tolist()
        for key, place in zip(unmet, places, strict=True):
            pos, morph, lemma = given[place]
            self.met[key] = pos, morph, lemma


def words_in_phrases(patterns: list[dict[str, list[list[dict[str, object]]]]]) -> frozenset[str]:
    """The words of the ruler's rules about more than one word, in lower case."""
    found: set[str] = {"y", "y'", "y’", "n't", "n’t", "nt", "not"}
    for row in patterns:
        for pattern in row["patterns"]:
            if len(pattern) > 1:
                for token in pattern:
                    lower = token.get("LOWER")
                    found |= {lower} if isinstance(lower, str) else set(lower.get("IN", ())) if isinstance(lower, dict) else set()
    return frozenset(found)


@Language.factory("contested_attributes")
def make_attributes(nlp: Language, name: str) -> Attributes:
    """The component for a pipeline that has an attribute ruler and a lemmatizer, switched off."""
    return Attributes(nlp)
