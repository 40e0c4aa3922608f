"""Numbers in words and digits: "twenty-two", "1,200", "at least 12", "between 12 and 15", "dozens", with what bounds they give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import yaml
from spacy.tokens import Doc

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
JOINED = re.compile(r"(\d{1,6})[-‐‑–—](\d{1,6})")
NOT_COUNTS = re.compile(
    r"\b\d{1,4}([-/.])\d{1,2}\1\d{1,4}\b|\b\d{1,2}:\d\d\b|\b\d{1,4}\.\d{1,4}\b(?! (?:million|thousand))"
    r"|(?<=\w)-\d{1,9}\b|\b\d{1,4}(?=:\d)"
)
DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}")
YEAR = re.compile(r"(?:19|20)\d\d")
DASHES = {"-", "‐", "‑", "–", "—"}
QUOTES = {'"', "'", "“", "”", "‘", "’", "``", "''"}
SPACES = {"\u00a0", "\u202f", "\u2009"}
LINKS = {"to", "or", "and", "but", ",", "/"}
MAYBE = {"and", "but", "or", ",", "possibly", "potentially", "perhaps", "maybe", "likely", "probably", "as", "reportedly", "well"}
NOT_BEFORE = {"$", "€", "£", "aged", "age", "no", "no.", "number", "#", "section", "resolution", "day", "highway", "route"}
BEFORE_YEARS = {",", "in", "since", "of", "until", "from", "by", "and", "-", "/", "early", "late", "mid"}
COUNTED = {
    "people",
    "persons",
    "civilians",
    "soldiers",
    "fighters",
    "troops",
    "militants",
    "rebels",
    "men",
    "families",
    "children",
    "deaths",
    "others",
}
Table = dict[str, tuple[tuple[tuple[str, ...], Any], ...]]


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
def phrases() -> Table:
    """Fixed and vague number words by their first word, the longest first."""
    rows = [(row["words"], count(row["count"], "number word")) for row in lexicon()["fixed"]]
    rows += [(row["words"], vague(row["low"])) for row in lexicon()["vague"]]
    return by_first((tuple(words.split()), quantity) for words, quantity in rows)


@cache
def bends() -> Table:
    """Words that bend the number after them, by their first word, the longest first."""
    return by_first((tuple(phrase.split()), name) for name, words in lexicon()["bends"].items() for phrase in words)


@cache
def bends_behind() -> Table:
    """Words that bend the number before them."""
    behind = lexicon()["bends_behind"]
    return by_first((tuple(phrase.split()), name) for name, words in behind.items() for phrase in words)


def by_first(rows: Iterable[tuple[tuple[str, ...], Any]]) -> Table:
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
    starts, other = openings(), not_counts(doc)
    found: list[Quantity] = []
    behind = 0
    for at, word in enumerate(words):
        if at < behind or not (word in starts or word[:1].isdigit() or "-" in word):
            continue
        quantity = quantity_at(words, at, other)
        if quantity:
            found.append(quantity)
            behind = quantity.last + 1
    return found


def not_counts(doc: Doc) -> set[int]:
    """Tokens inside dates in digits, times of day and decimals."""
    spans = [match.span() for match in NOT_COUNTS.finditer(doc.text)]
    inside = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return {token.i for span in inside if span is not None for token in span}


@cache
def openings() -> frozenset[str]:
    """Every word with which a quantity in words may begin."""
    table = lexicon()
    dashed = {"~", ">"}
    return frozenset({*table["words"], *phrases(), *bends(), *dashed, *table["none"]})


def quantity_at(words: list[str], at: int, other: set[int]) -> Quantity | None:
    """The quantity that begins at this token: bends, number, range."""
    core, names = bent_core(words, at)
    if core is None or core.first in other or is_other(words, core):
        return None
    return bend(range_from(words, core, at) or core, at, names, words)


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


def match_at(words: list[str], at: int, table: Table) -> tuple[int, Any] | None:
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
        return with_rest(words, replace(quantity, first=at, last=behind - 1)) if isinstance(quantity, Quantity) else None
    if at < len(words) and words[at] in lexicon()["none"]:
        return replace(count(0, "none"), first=at, last=at + (words[at : at + 2] == ["no", "one"]))
    joined = JOINED.fullmatch(words[at]) if at < len(words) else None
    if joined and int(joined[1]) < int(joined[2]):
        return Quantity(first=at, last=at, low=int(joined[1]), best=None, high=int(joined[2]), approximate=True, rule="range")
    value, behind = cardinal_at(words, at)
    return None if value is None else replace(count(value), first=at, last=behind - 1)


def with_rest(words: list[str], core: Quantity) -> Quantity:
    """A round number in words with what "and" adds to it: "a hundred and twenty"."""
    if core.best not in (100, 1000) or words[core.last + 1 : core.last + 2] != ["and"]:
        return core
    rest, behind = cardinal_at(words, core.last + 2)
    if rest is None or not 0 < rest < core.best or words[core.last + 2] not in lexicon()["words"]:
        return core
    return replace(count(core.best + rest, core.rule), first=core.first, last=behind - 1)


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
    while behind < len(words) and words[behind] in lexicon()["multipliers"] and value < 1_000_000:
        value, behind = value * lexicon()["multipliers"][words[behind]], behind + 1
    return value, behind


def number_words_at(words: list[str], at: int) -> tuple[int | None, int]:
    """The value of number words ("one hundred and twenty-two"), None where there are none."""
    small, multipliers = lexicon()["words"], lexicon()["multipliers"]
    total, part, behind = 0, -1, at
    for behind in range(at, min(at + 12, len(words))):
        word = words[behind]
        if part < 0:
            if not all(piece in small for piece in word.split("-")[:3]):
                return None, at
            part = sum(small[piece] for piece in word.split("-")[:3])
        elif word in small and joins_on(part, small[word], words[behind - 1]):
            part += small[word]
        elif word in multipliers:
            part *= multipliers[word]
            total, part = (total + part, 0) if multipliers[word] >= 1000 else (total, part)
        elif not (links(part, word, words[behind - 1]) and behind + 1 < len(words) and words[behind + 1] in small):
            return total + part, behind
    return (total + part, behind + 1) if part >= 0 else (None, at)


def links(part: int, word: str, before: str) -> bool:
    """Whether a hyphen or "and" may stand inside a number here."""
    return (word in DASHES and part % 100 >= 20) or (word == "and" and before in lexicon()["multipliers"])


def joins_on(part: int, new: int, before: str) -> bool:
    """Whether a further number word goes on with the number rather than beginning another one."""
    if part % 100 == 0:
        return before in lexicon()["multipliers"] or before == "and"
    return part % 10 == 0 and part % 100 >= 20 and 0 < new < 10


def range_from(words: list[str], low: Quantity, at: int) -> Quantity | None:
    """The range that begins with this number ("12-15", "between 12 and 15", "one but possibly up to 12")."""
    behind = skip_quotes(words, low.last + 1)
    link = words[behind] if behind < len(words) else ""
    if low.low is None or (link not in DASHES and link not in LINKS) or is_change(words, at):
        return None
    behind += 1
    while words[behind : behind + 1] and words[behind] in MAYBE and words[behind : behind + 2] != ["as", "many"]:
        behind += 1
    upper, bent = bent_core(words, behind)
    if upper is None or upper.best is None or upper.best <= low.low:
        return None
    plain = not bent and (link in DASHES or link in ("to", "or") or (link == "and" and at > 0 and words[at - 1] == "between"))
    if not plain and not {"most", "more"} & set(bent):
        return None
    high = upper.best + 1 if "more" in bent else upper.best
    return Quantity(first=low.first, last=upper.last, low=low.low, best=None, high=high, approximate=True, rule="range")


def is_change(words: list[str], at: int) -> bool:
    """Whether two numbers are the old one and the new: "raised the toll from 31 to 44"."""
    return words[at - 1 : at] == ["from"] and any(word in lexicon()["changing"] for word in words[max(0, at - 12) : at])


def bend(quantity: Quantity, at: int, names: list[str], words: list[str]) -> Quantity:
    """The quantity with the bounds that the words before and behind it leave."""
    last = repeated(words, quantity)
    behind = match_at(words, last + 1, bends_behind())
    if behind:
        names, last = [*names, behind[1]], behind[0] - 1
    first = at - 1 if quantity.rule == "range" and at and words[at - 1] == "between" else at
    quantity = replace(quantity, first=first, last=last)
    for name in names:
        quantity = BENDS[name](quantity)
    return quantity


def repeated(words: list[str], quantity: Quantity) -> int:
    """The last token of the number, over the same number in brackets: "five (5)"."""
    value, behind = cardinal_at(words, quantity.last + 2)
    same = words[quantity.last + 1 : quantity.last + 2] == ["("] and value is not None and value == quantity.best
    return behind if same and words[behind : behind + 1] == [")"] else quantity.last


BENDS: dict[str, Callable[[Quantity], Quantity]] = {
    "least": lambda q: replace(q, high=q.high if q.rule == "range" else None, approximate=True, rule=f"{q.rule}, at least"),
    "more": lambda q: replace(q, high=None, approximate=True, rule=f"{q.rule}, more than"),
    "most": lambda q: replace(q, low=None, best=None, high=q.high or q.low, approximate=True, rule=f"{q.rule}, up to"),
    "fewer": lambda q: replace(q, low=None, best=None, high=q.high or q.low, approximate=True, rule=f"{q.rule}, fewer than"),
    "about": lambda q: replace(q, approximate=True),
}


def is_other(words: list[str], core: Quantity) -> bool:
    """Whether the number is a date, an age, a money sum, a measure or a number in a name."""
    before = words[core.first - 1] if core.first else ""
    behind = words[core.last + 1 : core.last + 4]
    if behind and behind[0].isdigit() and words[core.last].isdigit():
        return True  # "0 85 12 fighters": counters of a page
    if before == "how":
        return True  # "how many people had died"
    return (
        before in NOT_BEFORE
        or is_unit(behind)
        or (core.first == core.last and is_date(words[core.first], core.best, before, behind))
    )


def is_unit(behind: list[str]) -> bool:
    """Whether the next word is a unit: "12 km", "12-year-old"."""
    rest = behind[1:] if behind and behind[0] in DASHES else behind
    return bool(rest) and (rest[0] in unit_words() or rest[0].rstrip("s") in unit_words())


@cache
def unit_words() -> frozenset[str]:
    """Units of measure, in the singular."""
    return frozenset(lexicon()["units"])


def is_date(word: str, value: int | None, before: str, behind: list[str]) -> bool:
    """Whether the number is a day or a year."""
    months = lexicon()["months"]
    if (before.rstrip(".") in months and before != "may") or (behind and behind[0].rstrip(".") in months and behind[0] != "may"):
        return (value or 0) <= 31 or bool(YEAR.fullmatch(word))
    return bool(YEAR.fullmatch(word)) and (not behind or before in BEFORE_YEARS or before.isdigit() or behind[0] not in COUNTED)


def cautious(words: str) -> int | None:
    """ACLED's fixed value for a vague word, None where it has none."""
    return next((int(row["cautious"]) for row in lexicon()["vague"] if row["words"] == words), None)
