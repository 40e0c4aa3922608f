"""Numbers as time expressions write them: "two and a half", "several", "12 to 18", "twenty-first"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contested.reading.timewords import lexicon

VAGUE = re.compile(r"few|several|many|number of|dozens|hundreds")
MAGNITUDES = (100, 1000)


@dataclass(frozen=True, slots=True)
class Number:
    """How many; `vague` where the words leave it open."""

    best: float
    vague: bool = False


def number_of(words: str) -> Number | None:
    """The number that the words give, the lower one of a range; None where they give none."""
    words = words.lower().strip()
    if VAGUE.search(words):
        return Number(0, vague=True)
    if "couple" in words:
        return Number(2)
    if words in ("half a", "half an", "a half a", "a half an"):
        return Number(0.5)
    extra = 0.5 if re.search(r"and[\s-]a[\s-]half$", words) else 0.0
    words = re.sub(r"[\s-]?and[\s-]a[\s-]half$", "", words)
    low = re.split(r"\s+(?:to|or)\s+|(?<=\d)-(?=\d)", words)[0]
    value = digits_value(low) if low[:1].isdigit() else words_value(low)
    return None if value is None else Number(value + extra)


def digits_value(words: str) -> float | None:
    """The number of 12, 1,000, 2.5 or 2 1/2."""
    found = re.fullmatch(r"([\d,]+(?:\.\d)?)(?:[\s-](\d)/(\d))?", words)
    if not found or found.group(3) == "0":
        return None
    whole, over, under = found.groups()
    return float(whole.replace(",", "")) + (int(over) / int(under) if over else 0.0)


def words_value(words: str) -> float | None:
    """The number of "twenty four", "a hundred"."""
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", words):
        if word == "and":
            continue
        number = lexicon().tables["numbers"].get(word)
        if number is None:
            return None
        if number in MAGNITUDES:
            current = max(1.0, current) * number
        elif word == "dozen":
            current = max(1.0, current) * 12
        else:
            current = number if current == 1 and word not in ("a", "an") and number > 1 else current + number
    return total + current if total + current else None


def ordinal_of(words: str) -> int:
    """The number of "14th" or "fourteenth"; 0 where it is none."""
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else int(lexicon().tables["ordinals"].get(words.lower().replace(" ", "-"), 0))
