"""Paragraphs of a report, and what each is: title, body, caption, or debris that must give no claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from contested.reading.datelines import datelines
from contested.reading.draft import Block
from contested.reading.lexicon import read_yaml

PARAGRAPH = re.compile(r"[^\n\r\f\u2028\u2029]+")  # a line; some agencies part lines by Unicode's own separators
GAP = re.compile(r"(?:\r\n|[\n\r\u2028])[ \t\xa0]{0,8}")  # what stands between two lines of one paragraph
WIDEST, NARROWEST = 100, 45  # columns at which texts are wrapped by hand or by mail programs
SENTENCE_END = re.compile(r"[.!?…][\"”’»')\]]*\s*$")
LONGEST_TITLE = 22  # words
LONGEST_DEBRIS = 40  # words of a blurb
LONGEST_LINE = 14  # words of a button, label or byline
LONGEST_CAPTION = 80  # words
MENU = 3  # so many short lines in a row above the text are a menu


def paragraphs(text: str) -> list[tuple[int, int]]:
    """First and past-the-last character of each paragraph that has a letter or digit; wrapped lines are one paragraph."""
    lines = [line for match in PARAGRAPH.finditer(text) if (line := trimmed(text, match.start(), match.end()))]
    width = wrap_width(text, lines)
    joined: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(lines):
        if joined and goes_on(text, lines[i - 1], (start, end), width):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return [(start, end) for start, end in joined if re.search(r"\w", text[start:end])]


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A line without the space around it; None where nothing else is in it."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return (left, start + len(words.rstrip())) if left < end else None


def wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The column at which the lines of a text are broken, 0 where they are not: no line had room for the next word."""
    lengths = [end - start for start, end in lines if end - start <= WIDEST]
    width = max(lengths, default=0)
    pairs = [(one, other) for one, other in pairwise(lines) if adjacent(text, one, other)]
    full = [one for one, other in pairs if is_full(text, one, other, width)]
    broken = [one for one in full if not SENTENCE_END.search(text, max(one[0], one[1] - 8), one[1])]
    wrapped = width >= NARROWEST and len(full) >= 3 and len(full) >= 0.6 * len(pairs) and len(broken) >= 0.5 * len(full)
    return width if wrapped else 0


def adjacent(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether nothing but one line break lies between two lines."""
    return other[0] - one[1] < 12 and bool(GAP.fullmatch(text[one[1] : other[0]].lstrip(" \t\xa0")))


def is_full(text: str, one: tuple[int, int], other: tuple[int, int], width: int) -> bool:
    """Whether the first word of the second line had no room left in the first."""
    word = text[other[0] : min(other[1], other[0] + WIDEST)].split()[0]
    return width - 3 < one[1] - one[0] + 1 + len(word) and one[1] - one[0] <= width


def goes_on(text: str, one: tuple[int, int], other: tuple[int, int], width: int) -> bool:
    """Whether the second line goes on with the paragraph of the first: it begins in lower case, or lines are wrapped."""
    if not adjacent(text, one, other):
        return False
    return text[other[0]].islower() or (bool(width) and is_full(text, one, other, width))


def paragraph_starts(text: str) -> set[int]:
    """Offsets of the first character of each paragraph, and of the first after a dateline: "KABUL (Reuters) - "."""
    spans = paragraphs(text)
    return {start for start, _ in spans} | datelines(text, spans)


@dataclass(frozen=True, slots=True)
class Debris:
    """A rule of debris.yml."""

    name: str
    where: str  # sentence, line, head, caption
    pattern: re.Pattern[str]

    def fits(self, words: str) -> bool:
        """Whether the rule matches these words; how long a paragraph may be is not asked here."""
        return bool(self.pattern.search(words) if self.where == "caption" else self.pattern.match(LEADING.sub("", words)))


LEADING = re.compile(r"^(?![©(])[^\w©(%]+")  # bullets, arrows and quotation marks before the first word


@cache
def load_debris() -> tuple[Debris, ...]:
    """The rules of debris.yml."""
    return tuple(
        Debris(row["name"], row["where"], re.compile(row["pattern"], 0 if row.get("case") else re.IGNORECASE))
        for row in read_yaml("debris.yml")
    )


def blocks_of(text: str) -> list[Block]:
    """The paragraphs with their roles."""
    spans = paragraphs(text)
    blocks = [
        Block(start, end, role) for (start, end), role in zip(spans, roles([text[start:end] for start, end in spans]), strict=True)
    ]
    return blocks


def roles(paragraphs: list[str]) -> Iterator[str]:
    """What each paragraph is."""
    sentences = [is_sentence(words) for words in paragraphs]
    first_body = next((i for i, words in enumerate(paragraphs) if sentences[i] and not rule_for(words, True)), len(paragraphs))
    menu = menu_lines(paragraphs[:first_body]) if first_body < len(paragraphs) else set()
    seen: set[str] = set()
    listing = False  # below the heading of a list of other reports
    for i, words in enumerate(paragraphs):
        rule = rule_for(words, sentences[i])
        listing = not sentences[i] and (listing or rule == "head")
        repeated = words in seen and len(words.split()) <= LONGEST_TITLE
        seen.add(words)
        if rule == "caption" and not is_last_words(i, paragraphs, words):
            yield "caption"
        elif rule in ("sentence", "line", "head") or repeated or listing or i in menu:
            yield "debris"
        else:
            yield plain_role(words, sentences[i], i < first_body, first_body < len(paragraphs))


def plain_role(words: str, sentence: bool, above_body: bool, has_body: bool) -> str:
    """What a paragraph is that no rule knows; in a text without any sentence every line is the text."""
    if sentence or not has_body:
        return "body"
    size = len(words.split())
    if above_body:
        return "title" if size > 1 else "debris"
    return "debris" if size <= 3 else "body"


def is_last_words(i: int, paragraphs: list[str], words: str) -> bool:
    """Whether this is all there is: a report of one paragraph is no caption."""
    return len(paragraphs) == 1 and is_sentence(words)


def menu_lines(above: list[str]) -> set[int]:
    """Which lines above the text belong to a menu: three or more of one or two words in a row."""
    found: set[int] = set()
    run: list[int] = []
    for i, words in enumerate([*above, "a line that ends the run"]):
        if len(words.split()) <= 2:
            run.append(i)
            continue
        if len(run) >= MENU:
            found.update(run)
        run = []
    return found


def is_sentence(words: str) -> bool:
    """Whether a paragraph reads as running text: it ends as a sentence does, or is long."""
    return (bool(SENTENCE_END.search(words[-12:])) and len(words.split(None, 3)) > 2) or len(words.split()) > LONGEST_TITLE


def rule_for(words: str, sentence: bool) -> str | None:
    """Where the first rule of debris that fits this paragraph applies, else None."""
    if len(words) > 1200:
        return None
    size = len(words.split())
    for rule in load_debris():
        if size <= longest(rule.where) and not (sentence and rule.where in ("line", "head")) and rule.fits(words):
            return rule.where
    return None


def longest(where: str) -> int:
    """How many words a paragraph of this sort may have."""
    return {"sentence": LONGEST_DEBRIS, "caption": LONGEST_CAPTION}.get(where, LONGEST_LINE)
