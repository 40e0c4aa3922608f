"""Buildings, bridges, camps and grounds with a name of their own as places of an act: "the King Faisal hospital"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from contested.reading.act import Act
from contested.reading.lexicon import words

SITES = words("named_sites")
BASES = words("named_bases")  # these bear the name of their owner too: "an MFDC camp"
INNER = {"compound", "nmod", "amod", "poss", "punct"}


def named_sites(act: Act) -> Iterator[tuple[Token, int, int]]:
    """Each named site that the act is done at or to: its head, the first and past-the-last token of the name."""
    heads = [*act.frame.objects, *(head for _, head in act.frame.phrases)]
    beside = [child for head in heads for child in head.children if child.dep_ == "appos"]
    for head in dict.fromkeys((*heads, *beside)):
        first = opening(head)
        if first is not None:
            yield head, first, head.i + 1


def opening(head: Token) -> int | None:
    """The first word of the name of a site, None where it has none: "Vardo" of "the adjoining Vardo barracks"."""
    if head.lower_ not in SITES | BASES or (head.text[:1].isupper() and head.ent_type_ not in ("FAC", "LOC")):  # "Leo Marsh"
        return None
    first = int(head.i)
    while first > head.sent.start and is_part(head.doc[first - 1], head):
        first -= 1
    while first < head.i and not is_name(head.doc[first]):
        first += 1
    own = head.doc[first : head.i]
    if not any(token.pos_ == "PROPN" or token.ent_type_ for token in own) or any(token.ent_type_ == "NORP" for token in own):
        return None
    if any(token.text.isupper() for token in own) or (head.lower_ in BASES and any(token.ent_type_ == "ORG" for token in own)):
        return None
    return first


def is_part(word: Token, head: Token) -> bool:
    """Whether a word before the noun is one of its name: a name, or a noun between ("the Tamin insurance building")."""
    if word.text in "-–’'" or word.tag_ == "POS":
        return True
    return word.dep_ in INNER and word.head.i <= head.i and (is_name(word) or word.pos_ == "NOUN")


def is_name(word: Token) -> bool:
    """Whether a word is written as a name, and no day."""
    return word.text[:1].isupper() and word.pos_ in ("PROPN", "ADJ", "NOUN") and word.ent_type_ not in ("DATE", "TIME")
