"""The words and patterns of time expressions, read from data/lexicons/en/times.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

GAP = r"\s{1,3}"
REACH = (70, 70)  # characters before and after a key word in which its rules are tried, unless they say otherwise
TABLES = ("months", "weekdays", "seasons", "dayparts", "clockwords", "holidays", "decades", "refs", "adverbs")
CLOCK_NEXT = re.compile(r"[:.]\d\d|\s?[ap]\.?m\b|\s?o['’]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of times.yml."""

    name: str
    key: str
    make: str
    pattern: re.Pattern[str]
    fires: tuple[tuple[str, str, str], ...]
    silent: tuple[str, ...]
    reach: tuple[int, int] = REACH


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables and rules of times.yml, compiled."""

    tables: dict[str, dict[str, Any]]
    rules: tuple[Rule, ...]
    keys: dict[str, tuple[str, ...]]  # word -> the keys that it holds


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule caught."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str | None]
    rank: int  # among the rules: the earlier row of the file comes first

    def __lt__(self, other: Match) -> bool:
        """Whether it comes first: it begins earlier, with the other and is longer, or by an earlier rule."""
        return (self.start, -self.end, self.rank) < (other.start, -other.end, other.rank)

    def after(self, text: str, start: int) -> Match | None:
        """What its rule finds in its words from `start` on."""
        found = self.rule.pattern.search(text, start, self.end)
        return Match(found.start(), found.end(), self.rule, found.groupdict(), self.rank) if found else None

    def get(self, *names: str) -> str:
        """What the first of these groups that caught something caught, in lower case, or the empty string."""
        return next((" ".join(found.lower().split()) for name in names if (found := self.groups.get(name))), "")


@cache
def lexicon() -> Lexicon:
    """The English time words, read and compiled once."""
    source = resources.files("contested") / "data" / "lexicons" / "en" / "times.yml"
    data = yaml.safe_load(source.read_text("utf-8"))
    classes = word_classes(data)
    rules = tuple(compiled(row, classes) for row in data["rules"])
    tables = {name: data[name] for name in (*TABLES, "numbers", "ordinals", "units")}
    return Lexicon(tables, rules, key_words(data))


def compiled(row: dict[str, Any], classes: dict[str, str]) -> Rule:
    """A row of the file with its pattern compiled."""
    pattern = re.compile(r"(?<![\w$£€])(?<!\d[.,])(?:" + expanded(row["pattern"], classes) + ")", re.IGNORECASE)
    examples = tuple((text, words, str(value)) for text, words, value in row.get("fires", ()))
    before, after = row.get("reach", REACH)
    return Rule(row["name"], row["key"], row["make"], pattern, examples, tuple(row.get("silent", ())), (before, after))


def expanded(pattern: str, classes: dict[str, str]) -> str:
    """The pattern with its {classes} written out and its blanks made gaps."""

    def written_out(match: re.Match[str]) -> str:
        name, alias = match.group(1), match.group(2) or match.group(1)
        return f"(?P<{alias}>{classes[name]})" if name in classes else match.group()

    full = re.sub(r"\{([a-z]+)(?::([a-z]+\d?))?\}", written_out, pattern)
    behind = r"\(\?<[=!][^()]*\)"  # a look-behind has one width
    full = re.sub(behind, lambda found: found.group().replace(" ", r"\s"), full)
    return full.replace("[ -]", r"[\s-]").replace("[- ]", r"[\s-]").replace(" ?", r"\s{0,3}").replace(" ", GAP)


def either(words: Any) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(literal(word) for word in sorted(words, key=len, reverse=True)) + ")"


def literal(word: str) -> str:
    """A pattern for the word, with either apostrophe; its blanks are left to become gaps."""
    return re.escape(word).replace("\\ ", " ").replace("'", "['’]")


def word_classes(data: dict[str, Any]) -> dict[str, str]:
    """Name -> pattern of every word class: those of the file and one for each table."""
    numword = either(word for word in data["numbers"] if len(word) > 2)
    written = rf"{numword}(?:(?:[ -]| and ){numword}){{0,3}}"
    digits = r"\d{1,3}(?:,\d{3})?(?:\.\d)?(?:[ -]\d/\d)?"
    vague = r"(?:a |the )?(?:few|couple)(?: of| more)?|several|(?:a )?half an?|a dozen|a number of|dozens of|hundreds of|many|an?"
    to = rf"(?:(?: to | or |-)(?:{digits}|{numword})(?= ))?"
    return {
        **data["classes"],
        "num": rf"(?:{digits}|{written}|{vague}){to}(?:[ -]and[ -]a[ -]half)?",
        "numwords": numword,
        "unit": "(?:" + "|".join(sorted(data["units"], key=len, reverse=True)) + ")",
        "adjective": r"(?:full|whole|couple of|financial|trading|working|remaining)",
        **{name[:-1]: either(data[name]) for name in TABLES if name != "decades"},
        "decades": either(data["decades"]),
        "fullday": either(word for word in data["weekdays"] if word.endswith("day")),
    }


def key_words(data: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Word -> the keys of the rules that are worth a try near it."""
    keys: dict[str, list[str]] = {}

    def add(key: str, words: Any) -> None:
        for word in words:
            last = re.findall(r"[^\W_]+", word)[-1]
            keys.setdefault(last, []).append(key)

    add("month", data["months"])
    add("weekday", [word + s for word in data["weekdays"] for s in ("", "s")])
    add("unit", [word + s for word in data["units"] for s in ("", "s", "long")])
    add("season", data["seasons"])
    add("daypart", [word + s for word in data["dayparts"] for s in ("", "s")])
    add("clock", [*data["clockwords"], "clock"])
    add("holiday", map(telling_word, data["holidays"]))
    add("decade", data["decades"])
    add("ref", data["refs"])
    add("adverb", data["adverbs"])
    add("ordinal", data["ordinals"])
    add("century", ["century"])
    add("ended", ["ended", "ending"])
    add("yearend", ["end"])
    add("quarter", ["quarter"])
    add("half", ["half"])
    add("shortquarter", ["q1", "q2", "q3", "q4"])
    add("spoken", ["eighteen", "nineteen", "twenty"])
    add("deictic", ["today", "yesterday", "tomorrow", "tonight", "night", "overnight"])
    add("every", ["every", "each"])
    return {word: tuple(dict.fromkeys(found)) for word, found in keys.items()}


def telling_word(name: str) -> str:
    """The first word of a holiday's name that is not met everywhere."""
    words: list[str] = re.findall(r"\w+", name)
    return next(word for word in words if word not in ("the", "new", "good"))


WORD = re.compile(r"[^\W_]+")
BLANK = re.compile(r"\s")


def scan(text: str) -> list[Match]:
    """Every match that a rule finds, in text order, the longer first where two begin together."""
    found: list[Match] = []
    for rank, (rule, windows) in enumerate(windows_of(text).items()):
        for start, end in windows:
            matches = rule.pattern.finditer(text, start, end)
            found.extend(Match(match.start(), match.end(), rule, match.groupdict(), rank) for match in matches)
    return sorted(found)


def windows_of(text: str) -> dict[Rule, list[tuple[int, int]]]:
    """For each rule that is worth a try, the stretches of text to try it in."""
    spots: dict[str, list[tuple[int, int]]] = {}
    keys = lexicon().keys
    for match in WORD.finditer(text):
        word = match.group()
        for key in digit_keys(word, text, match.end()) if word[0].isdigit() else keys.get(word.lower(), ()):
            spots.setdefault(key, []).append(match.span())
    return {rule: around(text, spots[rule.key], rule.reach) for rule in lexicon().rules if rule.key in spots}


def around(text: str, spots: list[tuple[int, int]], reach: tuple[int, int]) -> list[tuple[int, int]]:
    """The stretches about the key words, those that touch made one; each ends at a blank, so that no word is cut."""
    windows: list[tuple[int, int]] = []
    for start, end in spots:
        start, end = max(0, start - reach[0]), end + reach[1]
        if windows and windows[-1][1] >= start:
            start = windows.pop()[0]
        blank = BLANK.search(text, end, end + 40)
        windows.append((start, blank.start() if blank else end))
    return windows


def digit_keys(word: str, text: str, end: int) -> tuple[str, ...]:
    """The keys of the rules that are worth a try near a word that begins with a digit."""
    if text.startswith("/", end):
        return ("slash",)
    if not word.isdigit():
        last = word[-1].lower()
        return ("decade",) if last == "s" else ("ordinal", "century") if last in "tdh" else ("clock",) if last == "m" else ()
    if CLOCK_NEXT.match(text, end):
        return ("clock",)
    return ("number",) if len(word) == 4 else ()
