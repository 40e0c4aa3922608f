"""Numbers in words and digits: "twenty-two", "1,200", "at least 12", "between 12 and 15", "dozens", with what bounds they give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import yaml
from spacy.tokens import Doc

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}")
YEAR = re.compile(r"(?:19|20)\d\d")
DASHES = {"-", "‐", "‑", "–", "—"}
QUOTES = {'"', "'", "“", "”", "‘", "’", "``", "''"}
SPACES = {"\u00a0", "\u202f", "\u2009"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as it stands in the text: tokens `first` to `last`, both included, and the bounds that the words give."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    approximate: bool = False
    rule: str = "number"


@cache
def lexicon() -> dict[str, Any]:
    """The words of data/lexicons/en/numbers.yml."""
    table = resources.files("contested") / "data" / "lexicons" / "en" / "numbers.yml"
    return dict(yaml.safe_load(table.read_text("utf-8")))


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Quantity], ...]]:
    """Fixed and vague number words by their first word, the longest first."""
    rows = [(row["words"], count(row["count"], "number word")) for row in lexicon()["fixed"]]
    rows += [(row["words"], vague(row["low"])) for row in lexicon()["vague"]]
    return by_first((tuple(words.split()), quantity) for words, quantity in rows)


@cache
def bends() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Words that bend the number after them, by their first word, the longest first."""
    before = {name: words for name, words in lexicon()["bends"].items() if name != "or_more"}
    return by_first((tuple(phrase.split()), name) for name, words in before.items() for phrase in words)


def by_first(rows: Iterable[tuple[tuple[str, ...], Any]]) -> dict[str, tuple[tuple[tuple[str, ...], Any], ...]]:
    """Rows by the first word of each, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for words, what in rows:
        table.setdefault(words[0], []).append((words, what))
    return {first: tuple(sorted(found, key=lambda row: -len(row[0]))) for first, found in table.items()}


def count(number: int, rule: str = "number") -> Quantity:
    """A plain count."""
    return Quantity(first=0, last=0, low=number, best=number, high=number, rule=rule)


def vague(low: int) -> Quantity:
    """A count that nobody made: open above."""
    return Quantity(first=0, last=0, low=low, best=None, high=None, approximate=True, rule="vague number")


def find_quantities(doc: Doc) -> list[Quantity]:
    """Every number of the text that can count people or things, left to right, with what bends it and its range."""
    words = [token.lower_ for token in doc]
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        quantity = quantity_at(doc, words, at)
        if quantity is None:
            at += 1
            continue
        found.append(quantity)
        at = quantity.last + 1
    return found


def quantity_at(doc: Doc, words: list[str], at: int) -> Quantity | None:
    """The quantity that begins at this token: bends, number, range."""
    core, names = bent_core(words, at)
    if core is None or (not core.approximate and is_other(doc, words, core)):
        return None
    ranged = range_from(words, core, at, names)
    return bend(ranged or core, at, names, words)


def bent_core(words: list[str], at: int) -> tuple[Quantity | None, list[str]]:
    """The number at this token after up to three bends ("possibly up to about"), and the bends."""
    names: list[str] = []
    for _ in range(3):
        match = match_at(words, at, bends())
        if match is None:
            break
        at, name = match
        names.append(name)
    return core_at(words, skip_quotes(words, at)), names


def match_at(words: list[str], at: int, table: dict[str, tuple[tuple[tuple[str, ...], Any], ...]]) -> tuple[int, Any] | None:
    """The offset behind the longest row that stands here, and what it gives."""
    if at >= len(words):
        return None
    for phrase, what in table.get(words[at], ()):
        behind = at
        for part in phrase:
            behind = skip_quotes(words, behind) if behind > at else behind
            if behind >= len(words) or words[behind] != part:
                break
            behind += 1
        else:
            return behind, what
    return None


def skip_quotes(words: list[str], at: int) -> int:
    """The next token that is no quotation mark."""
    return at + 1 if at < len(words) and words[at] in QUOTES else at


def core_at(words: list[str], at: int) -> Quantity | None:
    """The number that begins at this token, without bends."""
    match = match_at(words, at, phrases())
    if match:
        behind, quantity = match
        return replace(quantity, first=at, last=behind - 1)
    value, behind = cardinal_at(words, at)
    if value is None:
        return None
    return replace(count(value), first=at, last=behind - 1)


def cardinal_at(words: list[str], at: int) -> tuple[int | None, int]:
    """The value of digits or number words from this token on, and the token behind them."""
    if at >= len(words):
        return None, at
    if DIGITS.fullmatch(words[at]):
        return digits_at(words, at)
    if DECIMAL.fullmatch(words[at]) and at + 1 < len(words) and words[at + 1] in ("million", "thousand"):
        return int(float(words[at]) * lexicon()["multipliers"][words[at + 1]]), at + 2
    return number_words_at(words, at)


def digits_at(words: list[str], at: int) -> tuple[int, int]:
    """The value of digits, with groups of three set apart by thin spaces and with "thousand" behind them."""
    value, behind = int(words[at].replace(",", "")), at + 1
    while behind + 1 < len(words) and words[behind] in SPACES and re.fullmatch(r"\d{3}", words[behind + 1]):
        value, behind = value * 1000 + int(words[behind + 1]), behind + 2
    if behind < len(words) and words[behind] == "000" and value < 1000:
        value, behind = value * 1000, behind + 1
    while behind < len(words) and words[behind] in lexicon()["multipliers"]:
        value, behind = value * lexicon()["multipliers"][words[behind]], behind + 1
    return value, behind


def number_words_at(words: list[str], at: int) -> tuple[int | None, int]:
    """The value of number words ("one hundred and twenty-two"), None where there are none."""
    small, multipliers = lexicon()["words"], lexicon()["multipliers"]
    total, part, behind, seen = 0, 0, at, False
    while behind < len(words):
        word = words[behind]
        joins = seen and behind + 1 < len(words) and words[behind + 1] in small
        if word in small and (not seen or joins_on(part, small[word], words[behind - 1])):
            part, seen = part + small[word], True
        elif "-" in word and all(piece in small for piece in word.split("-")[:3]) and not seen:
            part, seen = sum(small[piece] for piece in word.split("-")), True
        elif seen and word in multipliers:
            part *= multipliers[word]
            if multipliers[word] >= 1000:
                total, part = total + part, 0
        elif not (joins and ((word in DASHES and part % 100 >= 20) or (word == "and" and words[behind - 1] in multipliers))):
            break
        behind += 1
    return (total + part, behind) if seen else (None, at)


def joins_on(part: int, new: int, before: str) -> bool:
    """Whether a further number word goes on with the number rather than beginning another one."""
    if part % 100 == 0:
        return before in lexicon()["multipliers"] or before == "and"
    return part % 10 == 0 and part % 100 >= 20 and 0 < new < 10


def range_from(words: list[str], low: Quantity, at: int, names: list[str]) -> Quantity | None:
    """The range that begins with this number ("12-15", "between 12 and 15", "one but possibly up to 12")."""
    between = at > 0 and words[at - 1] in ("between", "from")
    behind = skip_quotes(words, low.last + 1)
    if behind >= len(words) or (low.best is None and low.low is None):
        return None
    link = words[behind]
    if link not in DASHES and link not in ("to", "or", "and", "but", ",", "/"):
        return None
    behind += 1
    while (
        behind < len(words)
        and words[behind] in {"and", "but", "or", ",", *lexicon()["maybe"]}
        and words[behind : behind + 2] != ["as", "many"]
    ):
        behind += 1
    upper, bent = bent_core(words, behind)
    if upper is None or upper.best is None or low.low is None or upper.best <= low.low:
        return None
    reaches = {"most", "more"} & set(bent)
    if not (reaches or (not bent and (link in DASHES or link in ("to", "or") or (between and link == "and")))):
        return None
    high = upper.best + 1 if "more" in bent else upper.best
    return Quantity(first=low.first, last=upper.last, low=low.low, best=None, high=high, approximate=True, rule="range")


def bend(quantity: Quantity, at: int, names: list[str], words: list[str]) -> Quantity:
    """The quantity with the bounds that the words before and behind it leave."""
    last = quantity.last
    behind = match_at(words, last + 1, by_first((tuple(p.split()), p) for p in lexicon()["bends"]["or_more"]))
    if behind:
        names, last = [*names, "least"], behind[0] - 1
    quantity = replace(quantity, first=at, last=last)
    for name in names:
        quantity = BENDS[name](quantity)
    return quantity


BENDS = {
    "least": lambda q: replace(q, high=None, approximate=True, rule=f"{q.rule}, at least"),
    "more": lambda q: replace(q, high=None, approximate=True, rule=f"{q.rule}, more than"),
    "most": lambda q: replace(q, low=None, best=None, high=q.high or q.low, approximate=True, rule=f"{q.rule}, up to"),
    "fewer": lambda q: replace(q, low=None, best=None, high=q.high or q.low, approximate=True, rule=f"{q.rule}, fewer than"),
    "about": lambda q: replace(q, approximate=True),
}


def is_other(doc: Doc, words: list[str], core: Quantity) -> bool:
    """Whether the number is a date, an age, a time, a money sum, a measure or part of a name."""
    before = words[core.first - 1] if core.first else ""
    behind = words[core.last + 1 : core.last + 4]
    return (
        (
            before in ("$", "€", "£", "aged", "age", "no", "no.", "number", "#", "section", "resolution", "day", ":", ".", "/")
            and not (before == ":" and doc[core.first - 1].whitespace_)
            and not (before == "." and doc[core.first - 1].whitespace_)
        )
        or is_date(words, core, before, behind)
        or is_unit(behind)
        or is_glued(doc, core)
    )


def is_unit(behind: list[str]) -> bool:
    """Whether the next word is a unit: "12 km", "12-year-old", "12:30"."""
    rest = behind[1:] if behind and behind[0] in DASHES else behind
    units = unit_words()
    return bool(rest) and (rest[0] in units or rest[0].rstrip("s") in units)


@cache
def unit_words() -> frozenset[str]:
    """Units of measure, in the singular."""
    return frozenset(lexicon()["units"])


def is_date(words: list[str], core: Quantity, before: str, behind: list[str]) -> bool:
    """Whether the number is a day or a year."""
    months = lexicon()["months"]
    text = words[core.first]
    if core.first != core.last:
        return False
    if ((before in months or before.rstrip(".") in months) and (core.best or 0) <= 31 | 0) or (
        behind and behind[0] in months and (core.best or 0) <= 31
    ):
        return not (before == "may" and core.first > 1 and words[core.first - 2] not in ("in", "on", ",", "since"))
    if YEAR.fullmatch(text):
        return (
            not behind
            or before in months
            or before in (",", "in", "since", "of", "until", "from", "by", "and", "-", "/", "early", "late", "mid")
            or before.isdigit()
        )
    return False


def is_glued(doc: Doc, core: Quantity) -> bool:
    """Whether the number is part of a longer word or name: "T-72", "10:30", "F 16"."""
    first, last = doc[core.first], doc[core.last]
    left = doc[core.first - 1] if core.first else None
    right = doc[core.last + 1] if core.last + 1 < len(doc) else None
    glued_left = (
        left is not None
        and not left.whitespace_
        and (left.text in DASHES | {":", "."} or left.is_alpha)
        and first.is_digit
        and left.text not in ("killed",)
    )
    glued_right = (
        right is not None
        and not last.whitespace_
        and right.text == ":"
        and core.last + 2 < len(doc)
        and doc[core.last + 2].is_digit
        and not right.whitespace_
    )
    return (
        glued_left and core.first > 1 and not doc[core.first - 2].is_digit and doc[core.first - 2].text[-1:].isalnum()
    ) or glued_right


def cautious(words: str) -> Iterator[int]:
    """ACLED's fixed value for a vague word, where there is one."""
    yield from (row["cautious"] for row in lexicon()["vague"] if row["words"] == words)
