"""The unnamed who are told of once more in other words: "three armed men ... the attackers ... the men" are one in all claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from contested.kinds import load_kinds
from contested.linking.again import coreference
from contested.linking.phrases import core
from contested.linking.yaml_rows import Row
from contested.records import ActorMention, Claim

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTED = re.compile(rf"\b(\d{{1,4}}|both|{'|'.join(NUMBERS)})\s$", re.IGNORECASE)
POINTING = re.compile(
    rf"\b(?:the|this|that|these|those|both)\s(?:(?:same|said|aforementioned|\d{{1,4}}|{'|'.join(NUMBERS)})\s)?$", re.IGNORECASE
)
BEFORE = 28  # characters in which "the same twelve" stands before a noun
LOOKED_AT = ("people", "person", "armed_group", "body", "object")
VIOLENT = ("fighting", "harm")
REACH = 200  # mentions that are looked back at


@cache
def listed(sort: str) -> frozenset[str]:
    """The words of one class of the row "told_again" of data/world/coreference.yml."""
    row = coreference().row("told_again")
    return frozenset(row.texts(sort)) if isinstance(row, Row) else frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """What the words for somebody say, and the mention that stands for him in the claims."""

    mention: ActorMention
    head: str
    more: frozenset[str]  # the words before the head that tell him from others
    count: int | None
    pointing: bool  # behind "the" or "these"
    claim: int

    @property
    def counted(self) -> bool:
        """Whether a number says how many, larger than what many have in common."""
        return self.count is not None and self.count > 2

    def is_part_of(self, other: Told) -> bool:
        """Whether the words say less than the other's, or the same."""
        return self.more <= other.more


def told_again(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, where words that point back at somebody unnamed have given way to those that he was first told of with.

    As with a pronoun, the claim then names the mention that was meant: one event does not have the same men twice.
    """
    done = list(claims)
    before: dict[str, list[Told]] = {"actors": [], "targets": []}
    for number in sorted(range(len(done)), key=lambda number: (done[number].trigger.start, done[number].trigger.end)):
        if load_kinds()[done[number].kind].family in VIOLENT:
            actors = resolved(text, done[number].actors, number, before["actors"], acting=True)
            targets = resolved(text, done[number].targets, number, before["targets"], acting=False)
            done[number] = replace(done[number], actors=actors, targets=targets)
    return tuple(done)


def resolved(text: str, mentions: Sequence[ActorMention], claim: int, before: list[Told], acting: bool) -> tuple[ActorMention, ...]:
    """The mentions of one role of a claim, each as it was told first; keeps what their words say in `before`."""
    found: dict[ActorMention, None] = {}
    for mention in mentions:
        told = words_of(text, mention, claim)
        if told is None:
            found[mention] = None
            continue
        first = None
        if mention.name is None:
            earlier = (one for one in reversed(before[-REACH:]) if one.claim != claim)
            first = next((one for one in earlier if is_same(told, one, acting)), None)
        before.append(replace(told, mention=first.mention) if first else told)
        found[before[-1].mention] = None
    return tuple(found)


def words_of(text: str, mention: ActorMention, claim: int) -> Told | None:
    """What a mention's words say, None where they are a name or go on behind it: "the offices of the party"."""
    words = core(mention.text).split()
    of = " of " in mention.text or text.startswith(" of ", mention.end)
    if mention.kind not in LOOKED_AT or not words or of or (mention.name is not None and not words[-1][:1].islower()):
        return None
    *more, head = (word.casefold() for word in words)
    ahead = text[max(0, mention.start - BEFORE) : mention.start]
    counted = COUNTED.search(ahead)
    return Told(
        mention=mention,
        head=head,
        more=frozenset(more) - listed("empty"),
        count=number_of(counted.group(1).casefold()) if counted else None,
        pointing=POINTING.search(ahead) is not None,
        claim=claim,
    )


def number_of(word: str) -> int:
    """The number that a word or digits stand for."""
    if word == "both":
        return 2
    return int(word) if word.isdigit() else NUMBERS.index(word) + 1


def is_same(again: Told, first: Told, acting: bool) -> bool:
    """Whether words told later can be meant for those told first: the same noun with no more said, or a noun that only points."""
    if again.count and first.count and again.count != first.count:
        return False
    if again.head == first.head:
        alike = again.more == first.more
        if again.counted and first.counted:
            alike = again.is_part_of(first) or first.is_part_of(again)
        if alike:
            return again.mention.text.casefold() != first.mention.text.casefold()
        return again.pointing and again.is_part_of(first)
    if not again.pointing:
        return False
    if is_order(again, first) or is_order(first, again):
        return True
    return acting and again.head in listed("doers") and not again.more and first.head in listed("doers") | listed("anybody")


def is_order(one: Told, other: Told) -> bool:
    """Whether a plural alone is the adjective of the other: "the Jesuits" and "Jesuit priests"."""
    plural = one.head.endswith("s") and other.head.endswith("s") and "object" not in (one.mention.kind, other.mention.kind)
    return plural and not one.more and any(one.head == f"{word}s" for word in other.more)
