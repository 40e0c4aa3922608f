"""What a phrase for an actor is made of: its head word, and the class of word that it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from contested.linking.folding import fold
from contested.linking.world import demonyms, world_file
from contested.linking.yaml_rows import load_rows

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
BREAK = re.compile(r"[,;:()\[\]–—]|\s-\s")
MODIFIED = re.compile(
    r"[-‐‑](?:backed|allied|aligned|supported|made|built|sponsored|funded|trained|based|held|controlled|run|imposed|born|speaking|era|style|occupied|"
    r"ruled|linked|affiliated|inspired|brokered|mediated|supplied|armed|bound)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(r"\b(?:anti|non|ex|pro)[-‐‑]$", re.IGNORECASE)


@cache
def head_words(sort: str) -> frozenset[str]:
    """The words of one class of data/world/heads.yml."""
    return frozenset(load_rows(world_file("heads.yml"), "heads.yml").texts(sort))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the place of its head word, by characters of the phrase."""

    text: str
    start: int  # of the head
    end: int

    @property
    def head(self) -> str:
        """The head word in small letters."""
        return self.text[self.start : self.end].casefold()

    def is_head(self, sort: str) -> bool:
        """Whether the head is a word of this class."""
        return self.head in head_words(sort) or self.head.split("-")[-1] in head_words(sort)


@lru_cache(maxsize=4096)
def phrase_of(text: str) -> Phrase:
    """The phrase: its head is the last word before the first preposition, relative pronoun, comma or bracket."""
    limit = BREAK.search(text, 1)
    last = None
    for word in WORD.finditer(text, 0, limit.start() if limit else len(text)):
        lower = word.group().casefold()
        if last and lower in head_words("after") and not (lower in ("and", "or") and fold(last.group()) in demonyms()):
            break
        if lower not in head_words("determiners") or last is None:
            last = word
    if last is None:
        return Phrase(text, 0, len(text))
    end = last.end()
    if last.group()[-2:] in ("'s", "’s"):
        end -= 2
    return Phrase(text, last.start(), end)


@lru_cache(maxsize=4096)
def core(text: str) -> str:
    """The phrase without determiners before it, quotation marks and brackets around it, and a possessive behind it."""
    bare = re.sub(r"['’]s?$", "", text.strip(" \t\n\"“”«»'‘’.,;:()[]"))
    while True:
        first, _, rest = bare.partition(" ")
        if not rest or first.casefold() not in head_words("determiners"):
            return bare
        bare = rest.lstrip("\"“”'‘’ ")


@lru_cache(maxsize=4096)
def name_within(text: str) -> str:
    """The proper name at the end of a phrase, without titles before it; empty where there is none."""
    words = [word for word in re.split(r"\s+", BREAK.split(core(text), maxsplit=1)[0]) if word]
    kept: list[str] = []
    for word in reversed(words):
        plain = word.strip("\"“”'‘’.,")
        particle, _, rest = plain.partition("-")
        named = plain[:1].isupper() or (particle in PARTICLES and rest[:1].isupper())
        if not named and not (kept and plain.casefold() in PARTICLES):
            break
        kept.append(word.strip('"“”,'))
    while len(kept) > 1 and (is_title(kept[-1]) or kept[-1].casefold() in PARTICLES - {"al", "el", "bin", "ben", "abu"}):
        kept.pop()
    return "" if len(kept) == 1 and is_title(kept[0]) else " ".join(reversed(kept))


PARTICLES = frozenset("al el bin ben ibn abu abd van von de der den del da di dos du la le ould ag bint".split())


def is_title(word: str) -> bool:
    """Whether the word stands before names rather than in them."""
    folded = fold(word)
    return folded.replace(" ", "-") in head_words("titles") or folded in demonyms() or word.endswith(("'s", "’s"))


def modified(text: str, start: int, end: int) -> bool:
    """Whether a name only modifies another ("Turkish-backed", "anti-Houthi"), so that the phrase does not denote it."""
    return bool(MODIFIED.match(text, end) or AGAINST.search(text, max(0, start - 6), start))


def named_by(written: str, letters: str) -> str:
    """The part of the words before the letters that they are short for: not "Soldiers of the"; all of them where none fits."""
    words = written.split()
    parts = [words[at:] for at in range(len(words)) if words[at][:1].isupper()]
    fitting = (part for part in parts if "".join(word[0] for word in part if word[:1].isupper()) == letters)
    return " ".join(next(fitting, words))
