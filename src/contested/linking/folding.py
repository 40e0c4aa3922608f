"""How a place name is folded into the key that it is looked up under: case, accents and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ى": "ي",
        "ة": "ه",
        "ـ": None,
        **dict.fromkeys("ʿʾ'’‘`ʼʻ´′.", None),
    }
)
WHOLE = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "int'l": "international", "intl": "international"}
WORD = re.compile(r"\w+")


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes and dots, its words apart by one space ("Al-Jufrah'" -> "al jufrah")."""
    folded = name.casefold()
    if folded.isascii() and folded.isalpha():
        return WHOLE.get(folded, folded)
    folded = folded.translate(LETTERS)
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).translate(LETTERS)
    return " ".join(WHOLE.get(word, word) for word in WORD.findall(folded))
