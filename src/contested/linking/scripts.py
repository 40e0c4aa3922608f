"""Writing systems to one Latin alphabet: Arabic letter by letter, other scripts by anyascii; emphatic letters stay apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

import yaml

LONGEST = 300  # letters of a name that are looked at; what is longer is no name
CEDILLA, DOT_BELOW = "\u0327", "\u0323"
EMPHATIC = frozenset("htsdz")
ARABIC_ARTICLE = re.compile(r"(?<!\w)(?:وال|ال)(?=\w{2})")
SYLLABIC = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
APART = re.compile(rf"([{''.join(sorted(EMPHATIC))}])[{CEDILLA}{DOT_BELOW}]")  # Z with a cedilla has no letter of its own


@cache
def letters() -> MappingProxyType[str, str]:
    """What each listed letter becomes, from data/names/letters.yml."""
    file = resources.files("contested") / "data" / "names" / "letters.yml"
    tables = yaml.safe_load(file.read_text("utf-8"))
    return MappingProxyType({letter: str(latin) for table in tables.values() for letter, latin in table.items()})


def to_latin(text: str) -> str:
    """The text in lower-case ASCII; capitals H T S D Z stand for emphatic letters, ` for ayn and ' for hamza."""
    return latin_of(text[:LONGEST])


@lru_cache(maxsize=20_000)
def latin_of(text: str) -> str:
    """`to_latin` of a text that is short enough to keep."""
    spaced = ARABIC_ARTICLE.sub("al ", text)
    whole = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", spaced).casefold())
    marked = APART.sub(lambda found: found[1].upper(), whole)
    return "".join(latin_letter(letter) for letter in marked)[: 2 * LONGEST]


@lru_cache(maxsize=4_000)
def latin_letter(letter: str) -> str:
    """What one letter, composed and in lower case, becomes."""
    listed = letters().get(letter)
    if listed is not None:
        return listed
    return letter if letter.isascii() else unlisted(letter)


def unlisted(letter: str) -> str:
    """The letter without its accents, a capital where the accent marks an emphatic, anyascii's reading in other scripts."""
    from anyascii import anyascii  # half a megabyte that names in Latin script never need

    plain = unicodedata.normalize("NFD", letter)
    if plain[0] in EMPHATIC and (CEDILLA in plain or DOT_BELOW in plain):
        return plain[0].upper()
    if plain[0].isascii():
        return plain[0]
    if unicodedata.category(letter)[0] == "M":
        return anyascii(letter).lower()
    return anyascii(letter).lower() if letter.isalnum() else " "


def ideographs(text: str) -> bool:
    """True where the text is written in Chinese characters, Japanese syllables or Korean blocks: one sign, one syllable."""
    return bool(SYLLABIC.search(text))
