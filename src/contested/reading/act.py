"""An act: a word that names one, with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from contested.reading.frames import Frame
from contested.reading.lexicon import Row, words

HARM_WORDS = words("harm_words")
HARM_LEMMAS = words("harm_lemmas")
TAKING = {"territory_gained", "territory_held"}  # kinds whose object is a place, also where nobody knows the name


@dataclass(slots=True)
class Act:
    """A word that names an act, with what stands around it and the row that it matched."""

    trigger: Token
    frame: Frame
    row: Row
    kind: str
    rule: str
    carried: int | None = None  # the token of the object without which the verb does not count: "launch an offensive"
    holder: Token | None = None  # of ground, by an adjective or an apposition: "rebel" in "rebel-held", "a rebel stronghold"
    teller: Token | None = None  # who says so, where the word is the saying itself: "the front claimed responsibility"
    absorbed: list[Token] = field(default_factory=list)  # other words for the same act: "killing" beside "attack"
