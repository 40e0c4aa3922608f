"""A written name taken apart: its words, their sounds, its numbers, its legal form, and what sort of name it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contested.linking.name_words import NameWords, name_words_table, number_of, roman_of
from contested.linking.scripts import to_latin
from contested.linking.sounds import ARTICLES
from contested.linking.spelling import Sounds, sounds

MOST_WORDS = 14  # words of a name that are compared
TOKEN = re.compile(r"[^\W_]+(?:['`]+[^\W_]*)*|['`][^\W_]+(?:['`]+[^\W_]*)*")
DOTTED = re.compile(r"(?<![^\W_])((?:[^\W_]\.){2,}[^\W_]?)(?![^\W_])")
LEET = re.compile(r"(?<=[a-z])[013457]|[0134579](?=[a-z]{2})")
LETTER_OF = str.maketrans("0134579", "oieastg")
GLUED_ABD = re.compile(r"abd[aeou]l(?!l?ah?i?$)([a-z]{3,})$")
SCIENTIFIC = re.compile("[āīūḩḥşṣţṭḑḍ‘ʿ]|z̧|[\u0327\u0323]", re.IGNORECASE)
SOFT = re.compile(r"['`]")
SMALL_WORDS = frozenset(["of", "the", "in", "and", "for", "to"])  # an acronym leaves them out more often than an article of a name
ENDING_FORMS = frozenset(
    ["as", "se", "sa", "ab", "co", "pt", "ev", "no", "ao", "oe", "asa", "too", "company", "corporation", "ag", "od"]
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: as compared, its letters alone, its sounds, and whether many bodies share it."""

    text: str
    letters: str
    sounds: Sounds
    shared: bool = False

    @property
    def digits(self) -> str:
        """The digits of the word: they are not spelled otherwise by mistake."""
        return "" if self.letters.isalpha() else "".join(filter(str.isdigit, self.letters))

    @property
    def initial(self) -> bool:
        """True for a single letter."""
        return len(self.letters) == 1


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart."""

    name: str
    tokens: tuple[str, ...]
    words: tuple[Word, ...]
    numbers: tuple[int, ...]
    numbered: bool
    forms: frozenset[str]
    titles: frozenset[str]
    comma: bool
    body: bool
    glued: str
    whole: str
    initials: frozenset[str]
    place_sounds: Sounds
    place_words: int
    scientific: bool
    unvowelled: bool
    article_first: bool


@lru_cache(maxsize=20_000)
def parts_of(name: str) -> Parts:
    """The parts of a name (which the caller has cut to `LONGEST`)."""
    latin = to_latin(name)
    tokens = tokens_of(latin)
    table = name_words_table()
    found = Sorter(table, tokens)
    words = without_own_acronym(found.words, table)
    every = [token for token in tokens if token.lower() not in ARTICLES] or tokens
    plain = [SOFT.sub("", token).lower() for token in tokens]
    return Parts(
        name=name,
        tokens=tuple(plain),
        words=tuple(word_of(text, table) for text in glue_halves(words, table)[:MOST_WORDS]),
        numbers=tuple(sorted(found.numbers)),
        numbered=any(token in table.sets["numbered"] for token in plain),
        forms=frozenset(found.forms),
        titles=frozenset(found.titles),
        comma="," in latin,
        body=bool(found.forms) or any(token in table.sets["body_words"] for token in plain),
        glued="".join(SOFT.sub("", word).lower() for word in words),
        whole="".join(plain),
        initials=initials_of(plain, words, table),
        place_sounds=tuple(sound for token in every for sound in sounds(token))[:60],
        place_words=sum(token.lower() in table.sets["place_words"] for token in every),
        scientific=bool(SCIENTIFIC.search(name)),
        unvowelled=any("\u0600" <= letter <= "\u06ff" for letter in name),
        article_first=len(tokens) > 1 and tokens[0].lower() in ARTICLES,
    )


def initials_of(plain: list[str], words: list[str], table: NameWords) -> frozenset[str]:
    """The acronyms that a name of several words may have: with and without its small words."""
    spelled_out = [part for word in words for part in SOFT.sub("", word).split("-")]
    some = [word for word in plain if word not in SMALL_WORDS]
    few = [word for word in plain if word not in table.sets["particles"]]
    return frozenset("".join(word[0] for word in row if word).lower() for row in (plain, spelled_out, some, few) if len(row) > 2)


def without_own_acronym(words: list[str], table: NameWords) -> list[str]:
    """The words less the acronym that some writers put behind them: Free Trade Army (FTA)."""
    if len(words) < 4:
        return words
    *before, last = words
    return before if 3 <= len(last) <= 6 and last in initials_of(before, before, table) else words


def tokens_of(latin: str) -> list[str]:
    """The tokens of a name: dotted letters joined, entries of several words joined with hyphens, digits for letters put right."""
    joined = DOTTED.sub(lambda found: found[1].replace(".", ""), latin.replace("&", " and "))
    words = " ".join(TOKEN.findall(joined.replace("-", " ").replace("'l ", "l ")))
    marked = name_words_table().phrases.sub(lambda found: found[0].replace(" ", "-"), words)
    return [unleet(token) for token in marked.split()][: 2 * MOST_WORDS]


def unleet(token: str) -> str:
    """The token with digits that stand among letters read as the letters they look like."""
    if token.isalpha() or not any(letter.isdigit() for letter in token) or number_of(token) is not None:
        return token
    digits = sum(letter.isdigit() for letter in token)
    return LEET.sub(lambda found: found[0].translate(LETTER_OF), token) if digits * 3 <= len(token) else token


class Sorter:
    """Sorts the tokens of one name into words, numbers, legal forms and titles."""

    def __init__(self, table: NameWords, tokens: list[str]) -> None:
        self.table = table
        self.words: list[str] = []
        self.numbers: list[int] = []
        self.forms: list[str] = []
        self.titles: list[str] = []
        plain = [SOFT.sub("", token).lower() for token in tokens]
        self.has_body = any(word in table.sets["body_words"] or word in table.forms for word in plain)
        for at, token in enumerate(tokens):
            self.sort(token, plain, at)
        if not self.words:
            self.words = [token for token in tokens if number_of(token) is None or not self.numbers] or tokens

    def sort(self, token: str, plain: list[str], at: int) -> None:
        """Puts one token where it belongs."""
        word, last = plain[at], all(later in self.table.forms for later in plain[at + 1 :])
        number = self.number(word, at, last)
        if number is not None:
            self.add_number(number, plain[at - 1] if at else "")
        elif word in self.table.forms and (word not in ENDING_FORMS or last) and len(plain) > 1:
            self.forms.append(self.table.forms[word])
        elif word in self.table.sets["titles"] and not self.words and at + 1 < len(plain) and not self.has_body:
            self.titles.append(word)
        elif word not in self.table.sets["particles"]:
            self.words.extend(kept_words(token, word, self.table))

    def number(self, word: str, at: int, last: bool) -> int | None:
        """The number that a word writes here: single Roman letters only at the end of a body's name."""
        plain = number_of(word)
        if plain is not None or not at:
            return plain
        return roman_of(word) if len(word) > 1 or (last and self.has_body) else None

    def add_number(self, number: int, before: str) -> None:
        """Adds a number, joining "forty 4"."""
        if (
            self.numbers
            and 20 <= self.numbers[-1] < 100
            and self.numbers[-1] % 10 == 0
            and 0 < number < 10
            and number_of(before) is not None
        ):
            self.numbers[-1] += number
        else:
            self.numbers.append(number)


def kept_words(token: str, plain: str, table: NameWords) -> list[str]:
    """The word or words that a token is compared as."""
    if plain in table.kept:
        return [table.kept[plain]]
    glued = GLUED_ABD.match(plain)
    return ["abd", glued[1]] if glued else [token]


def glue_halves(words: list[str], table: NameWords) -> list[str]:
    """The words with given names of two halves made one: Abd and the name of God that follows, Nasr and Allah, Salah and Din."""
    glued: list[str] = []
    for word in words:
        if glued and glued[-1] in ("abd", "`bd"):
            glued[-1] = "`bd" + word
        elif glued and word.lower() in table.sets["second_halves"]:
            glued[-1] += word
        else:
            glued.append(word)
    return glued


@lru_cache(maxsize=20_000)
def word_of(text: str, table: NameWords) -> Word:
    """A word with its letters and sounds."""
    letters = SOFT.sub("", text).lower().replace("-", "")
    return Word(text, letters or text, sounds(text), letters in table.sets["body_words"])
