"""The sector and country that the words of a phrase give: PLOVER's sectors, ISO 3166-1 alpha-3."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from contested.linking.folding import fold
from contested.linking.phrases import Phrase, modified
from contested.linking.world import demonyms, seats, state_names, towns, unrecognised, world_file
from contested.linking.yaml_rows import Row, load_rows

TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?")
LONGEST = 5  # words of the longest entry
FORCES = frozenset(["force", "forces", "unit", "units", "troops"])  # those of a government are an army
OFFICIAL = frozenset(["GOV", "LEG", "MIL", "JUD", "COP", "SPY"])


@dataclass(frozen=True, slots=True)
class Match:
    """A word or words of a phrase that say something, by characters."""

    start: int
    end: int
    value: str  # a sector, or a country's code
    sort: str  # sector; name, demonym, seat, town, unrecognised


@cache
def table() -> Row:
    """The table of words."""
    return load_rows(world_file("sectors.yml"), "sectors.yml")


@cache
def sector_words() -> dict[str, str]:
    """The sector of each word or words, folded, in singular and plural; the first row that has a word keeps it."""
    found: dict[str, str] = {}
    for row in table().rows("sectors"):
        for word in row.texts("words"):
            for form in forms(fold(word)):
                found.setdefault(form, row.text("sector"))
    return found


def forms(word: str) -> tuple[str, ...]:
    """A word in the singular and in the plural."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word, f"{word[:-1]}ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word, f"{word}es"
    if word.endswith("man") and word != "human":
        return word, f"{word[:-3]}men"
    return word, f"{word}s"


@cache
def roles() -> frozenset[str]:
    """Heads that take the sector of what stands beside them."""
    return frozenset(form for word in table().texts("roles") for form in forms(fold(word)))


@cache
def former() -> frozenset[str]:
    """Words that make a private person of an official."""
    return frozenset(fold(word) for word in table().texts("former"))


@cache
def country_words() -> dict[str, tuple[str, str]]:
    """The country and the sort of each name of a state, demonym, capital, town and unrecognised state, folded."""
    found: dict[str, tuple[str, str]] = {}
    for key, state in state_names().items():
        found[key] = (state.iso, "name")
    for row in unrecognised():
        for name in (row.name, *row.names):
            found[fold(name)] = (row.iso, "unrecognised")
    for key, state in demonyms().items():
        found.setdefault(key, (state.iso, "demonym"))
    for key, state in seats().items():
        found.setdefault(key, (state.iso, "seat"))
    for key, iso in towns().items():
        found.setdefault(key, (iso, "town"))
    return found


def tokens(text: str) -> list[tuple[int, int, str, str]]:
    """The words of a phrase with their places, folded without and with a possessive ending."""
    found = []
    for match in TOKEN.finditer(text):
        bare = re.sub(r"['’]s?\.?$", "", match.group())
        found.append((match.start(), match.start() + len(bare), fold(bare), fold(match.group())))
    return found


def sectors_in(text: str) -> list[Match]:
    """The words of a phrase that have a sector, the longest at each place; a word of a country's or a person's name has none."""
    named = [match for match in longest(text, country_words()) if match.sort not in ("demonym", "seat")]
    found = [match for match in longest(text, None) if not any(match.start < one.end and one.start < match.end for one in named)]
    return [match for match in found if match.value != "UNK" or not beside_capital(text, match)]


def beside_capital(text: str, match: Match) -> bool:
    """Whether the words stand beside a capitalised word, so that they are rather a part of a name: "He Zhihua"."""
    before = re.search(r"\b([A-Z]\w*)\s$", text[: match.start])
    named = before is not None and fold(before.group(1)) not in demonyms()
    return bool(named or re.match(r"\s+[A-Z]", text[match.end :]))


def longest(text: str, names: dict[str, tuple[str, str]] | None) -> list[Match]:
    """The entries that stand in a phrase, from left to right; `names` None means the table of sectors."""
    words, found, at = tokens(text), [], 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            part = words[at : at + length]
            value = first_of(names, " ".join([*(word[3] for word in part[:-1]), part[-1][2]]), " ".join(word[2] for word in part))
            start, end = words[at][0], words[at + length - 1][1]
            if value[0] and (names is None or text[start].isupper()):
                found.append(Match(start, end, *value))
                at += length
                break
        else:
            at += 1
    return found


def first_of(names: dict[str, tuple[str, str]] | None, *keys: str) -> tuple[str, str]:
    """The entry of the first key that has one; empty where none has."""
    for key in keys:
        value = (sector_words().get(key, ""), "sector") if names is None else names.get(key, ("", ""))
        if value[0]:
            return value
    return "", ""


def countries_in(text: str) -> list[Match]:
    """The words of a phrase that name a country; one that only backs others ("Turkish-backed") is left out."""
    found = longest(text, country_words())
    return [
        match
        for match in found
        if not modified(text, match.start, match.end) or text[match.end : match.end + 6].lower() == "-based"
    ]


def country_of(text: str, phrase: Phrase) -> str | None:
    """The country of the actor: that named nearest before the head, else the first behind it, but not where it is sent to."""
    found = countries_in(text)
    before = [match for match in found if match.start <= phrase.start]
    if before:
        return before[-1].value
    sent = re.search(r"\b(?:ambassador|envoy|representative|mission|visitor)\s+to\b", text, re.IGNORECASE)
    behind = [match for match in found if not (sent and match.start > sent.start())]
    return behind[0].value if behind else None


def sector_of(text: str, phrase: Phrase) -> str | None:
    """The sector of the actor by the words of the phrase."""
    found = sectors_in(text)
    if not found:
        return None
    head = next((match for match in found if match.start <= phrase.start < match.end), None)
    word = fold(phrase.text[phrase.start : phrase.end])
    alone = head is not None and fold(text[head.start : head.end]) == word
    sector = head.value if head else None
    if head is None or (alone and word in roles()):
        sector = beside(text, found, head, phrase) or sector
        if word in FORCES and head and sector in ("GOV", "CVL", "UNK"):
            sector = head.value
    return "ELI" if sector in OFFICIAL and is_former(text, phrase) else sector


def beside(text: str, found: list[Match], head: Match | None, phrase: Phrase) -> str | None:
    """The sector of what stands beside the head: nearest before it, else first behind "of", "for", "at"."""
    before = [match for match in found if match.end <= phrase.start and match is not head]
    if before:
        return before[-1].value
    behind = [match for match in found if match.start >= phrase.end and match is not head]
    tied = behind and re.match(r"\s+(?:of|for|from|at|with|in)\b", text[phrase.end :])
    if behind and (head is None or tied):
        return behind[0].value
    return None


def is_former(text: str, phrase: Phrase) -> bool:
    """Whether the phrase is of one person who held an office: "a retired general", "the ex-minister"."""
    words = [word for start, _, word, _ in tokens(text) if start < phrase.start]
    plural = fold(phrase.text[phrase.start : phrase.end]).endswith(("s", "men"))
    return not plural and any(part in former() for word in words for part in (word, *word.split()))
