"""How far apart two spellings are as sounds: each consonant stands for the letters it may write, vowels hardly count."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

import yaml

Sounds = tuple[str, ...]
VOWELS = re.compile(r"[aeiouyw]+")
SHORTEN = str.maketrans("aeiouyw", "aaiuuiu")
LONGEST_SOUNDS = 60  # sounds of a name that are compared
DISTINCT = 1.0


@cache
def tables() -> tuple[MappingProxyType[str, dict[str, float]], MappingProxyType[str, float], re.Pattern[str]]:
    """The letters of each spelling, the cost of leaving each out, and a pattern that cuts a word into spellings."""
    file = resources.files("contested") / "data" / "names" / "sounds.yml"
    rows = yaml.safe_load(file.read_text("utf-8"))
    longest_first = sorted((spelling for spelling in rows["spellings"] if spelling not in "IU"), key=len, reverse=True)
    ahead = {spelling: f"(?=[{letters}])" for spelling, letters in rows["before"].items()}
    cut = re.compile("|".join(re.escape(spelling) + ahead.get(spelling, "") for spelling in longest_first) + "|[aeiouyw]+|.")
    return MappingProxyType(rows["spellings"]), MappingProxyType(rows["silent"]), cut


@lru_cache(maxsize=20_000)
def sounds(word: str) -> Sounds:
    """The sounds of a word in `to_latin` letters: consonant spellings, i and u, I and U where they are consonants, final h."""
    pieces = [piece for piece in tables()[2].findall(word) if piece.strip()]
    found: list[str] = []
    for place, piece in enumerate(pieces):
        if VOWELS.fullmatch(piece):
            found.extend(vowel_sounds(piece, place == 0))
        elif place == 0 or pieces[place - 1] != piece:
            found.append(piece)
    if len(found) > 1 and pieces[-1] in ("h", "t") and VOWELS.fullmatch(pieces[-2]):
        found[-1] += "."
    return tuple(found[:LONGEST_SOUNDS])


@lru_cache(maxsize=4_000)
def vowel_sounds(run: str, initial: bool) -> Sounds:
    """What is heard of a run of vowels: nothing of a, i and u as such, or as consonants between vowels and at the start."""
    double = "yy" in run or "ww" in run
    short = re.sub(r"(.)\1+", r"\1", run.translate(SHORTEN))
    return tuple(
        letter.upper() if double or consonantal(short, at, initial) else letter for at, letter in enumerate(short) if letter != "a"
    )


def consonantal(run: str, at: int, initial: bool) -> bool:
    """True where the i or u at this place of a run stands before a vowel, and at the start or behind an a."""
    followed = at + 1 < len(run)
    return followed and (initial if at == 0 else run[at - 1] == "a")


@lru_cache(maxsize=8_000)
def differ(a: str, b: str) -> float:
    """What it costs to take one sound for the other, 0..2."""
    if a == b:
        return 0.0
    plain_a, plain_b = a.rstrip("."), b.rstrip(".")
    if plain_a in "iu" or plain_b in "iu":
        return vowel_differ(plain_a, plain_b)
    spellings = tables()[0]
    letters_a, letters_b = spellings.get(plain_a, {plain_a: 1.0}), spellings.get(plain_b, {plain_b: 1.0})
    common = max((weight * letters_b[letter] for letter, weight in letters_a.items() if letter in letters_b), default=0.0)
    return min(DISTINCT, 1.0 - common)


def vowel_differ(a: str, b: str) -> float:
    """The cost where one of two sounds is a vowel: little to a vowel or its own half-vowel, dear to a consonant."""
    if a.lower() == b.lower():
        return 0.05
    if a in "iuIU" and b in "iuIU":
        return 0.2 if a in "iu" and b in "iu" else 0.5
    vowel, other = (a, b) if a in "iu" else (b, a)
    if (vowel, other) in {("i", "j"), ("u", "v")}:
        return 0.3
    return 1.15


@lru_cache(maxsize=1_000)
def silence(sound: str) -> float:
    """What it costs to leave this sound out."""
    return tables()[1].get(sound, DISTINCT)


def apart(a: Sounds, b: Sounds) -> float:
    """The cost of turning one row of sounds into the other: under 0.5 mostly one name, one and more another consonant."""
    if a == b:
        return 0.0
    if "rh" in a or "rh" in b:
        return min(cost(one, other) for one in (a, split(a)) for other in (b, split(b)))
    return cost(a, b)


def split(row: Sounds) -> Sounds:
    """The sounds with rh, the French writing of ghayn, taken for r and h."""
    return tuple(part for sound in row for part in (("r", "h") if sound == "rh" else (sound,)))


def cost(a: Sounds, b: Sounds) -> float:
    """`apart` where no spelling may be two sounds."""
    row = [0.0]
    for sound in b:
        row.append(row[-1] + silence(sound))
    for sound in a:
        row = next_row(row, sound, b)
    return row[-1]


def next_row(above: list[float], sound: str, b: Sounds) -> list[float]:
    """One row further in the table of costs."""
    drop = silence(sound)
    row = [above[0] + drop]
    for at, other in enumerate(b):
        row.append(min(above[at + 1] + drop, row[at] + silence(other), above[at] + differ(sound, other)))
    return row
