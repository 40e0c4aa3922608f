"""The carrier between the steps of reading: one report, its parse, and what was found in it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from contested.records import (
    ADDED,
    ActorMention,
    Attribution,
    Claim,
    Figure,
    Interval,
    Knowledge,
    Outcome,
    PlaceMention,
    Reason,
    Report,
    Span,
    TimeMention,
)


@dataclass(slots=True)
class Block:
    """A paragraph of the report, by characters, and what it is: title, body, caption or debris (menus, adverts, share bars)."""

    start: int
    end: int
    role: str


@dataclass(slots=True)
class Draft:
    """What the steps read and write. `doc` has the same characters as `report.text`, so `token.idx` is an offset into it."""

    report: Report
    doc: Doc
    blocks: list[Block]
    published: Interval
    knows: Knowledge
    language: str = "en"
    trained: bool = True  # False leaves the trained parts out: `Reader(fast=True)`
    explain: bool = False  # True notes why words of the lexicon gave no claim: `Reader(explain=True)`
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    silent: list[tuple[int, int]] | None = None  # what is_debris knows
    outcome: Outcome = ADDED

    def span(self, tokens: Tokens | Token) -> Span:
        """The characters of a spaCy span or token."""
        start, end = offsets(tokens)
        return Span(start=start, end=end, text=self.report.text[start:end])

    def cut(self, start: int, end: int) -> Span:
        """The characters from start to end."""
        return Span(start=start, end=end, text=self.report.text[start:end])

    def is_debris(self, start: int) -> bool:
        """Whether this offset lies in a menu, an advert, a share bar or the like."""
        if self.silent is None:
            self.silent = [(block.start, block.end) for block in self.blocks if block.role in ("debris", "caption")]
        for first, last in self.silent:  # noqa: SIM110 (a loop is quicker, and this is asked of every word)
            if first <= start < last:
                return True
        return False

    def note(self, rule: str, words: str, start: int | None = None, end: int | None = None) -> None:
        """Keeps a reason for whoever asks why."""
        self.reasons.append(Reason(rule=rule, words=words, start=start, end=end))


def offsets(tokens: Tokens | Token) -> tuple[int, int]:
    """First and past-the-last character of a spaCy span or token."""
    if isinstance(tokens, Token):
        return tokens.idx, tokens.idx + len(tokens.text)
    return tokens.start_char, tokens.end_char
