"""Whom "the two sides" stand for: both named parties of the nearest fight, ceasefire, agreement or meeting before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from contested.linking.again import coreference
from contested.linking.folding import fold
from contested.linking.phrases import core
from contested.records import ActorMention, Claim, Span

TWO = re.compile(r"\b(?:(?:the|these|those) two|both(?: of)?(?: the)?)(?: (?:warring|rival|opposing))?\s$", re.IGNORECASE)
ALREADY = re.compile(r"\bthe $", re.IGNORECASE)
REACH = 60  # claims that are looked back at
SIDES = ("armed_group", "body", "state")
OF_TWO = frozenset(["warring", "rival", "opposing", "two", "both"])


@cache
def pair_words() -> dict[str, tuple[str, ...]]:
    """The kinds of actor that may be meant, by plural noun."""
    return {word: row.texts("kinds") for row in coreference().rows("pairs") for word in row.texts("words")}


@cache
def between() -> dict[str, tuple[str, ...]]:
    """The kinds of actor that may be a party, by the kind of the claim."""
    row = coreference().row("between")
    return {kind: row.texts(kind) for kind in row.data} if row else {}


def is_pair(text: str, mention: ActorMention) -> bool:
    """Whether the words stand for two who face each other: "the two sides", "both armies", "the warring parties"."""
    *adjectives, noun = core(mention.text).casefold().split() or [""]
    if (
        noun not in pair_words()
        or mention.name is not None
        or not OF_TWO.issuperset(adjectives)
        or text.startswith(" of ", mention.end)
    ):
        return False
    before = text[max(0, mention.start - 28) : mention.start]
    return bool(TWO.search(before) or (adjectives and ALREADY.search(before)))


def with_pairs(text: str, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The linked claims, in each of which "the two sides" is the two that it stands for, or says why it is not known."""
    done = list(claims)
    told: list[Claim] = []  # what may have two parties, in text order
    for number in sorted(range(len(done)), key=lambda number: (done[number].trigger.start, done[number].trigger.end)):
        claim = done[number]
        if any(is_pair(text, who) for who in (*claim.actors, *claim.targets)):
            claim = replace(claim, actors=expanded(text, claim.actors, told), targets=expanded(text, claim.targets, told))
            done[number] = claim
        if claim.kind in between():
            told.append(claim)
    return tuple(done)


def expanded(text: str, mentions: Iterable[ActorMention], told: Sequence[Claim]) -> tuple[ActorMention, ...]:
    """The mentions, a pair among them as its two."""
    found: list[ActorMention] = []
    for mention in mentions:
        found += both_of(mention, told) if is_pair(text, mention) else [mention]
    return tuple(found)


def both_of(mention: ActorMention, told: Sequence[Claim]) -> list[ActorMention]:
    """The two for whom a mention stands, each with its words; the mention alone, with the reason, where they are not known."""
    words = core(mention.text)
    since: dict[str, ActorMention] = {}
    for claim in reversed(told[-REACH:]):
        if claim.trigger.start >= mention.start:
            continue
        named = parties(claim)
        if len(named) < 2:
            since |= {key: one for key, one in named.items() if one.kind in SIDES}
            continue
        if len(named) > 2 or unnamed(claim):
            return [replace(mention, reason=f"“{words}”: {len(named)} named parties at “{claim.trigger.text}” before")]
        if others := [one.name for key, one in since.items() if key not in named]:
            return [replace(mention, reason=f"“{words}”: {' and '.join(map(str, others))} acts in between")]
        kinds = pair_words()[words.casefold().split()[-1]]
        if kinds and any(one.kind not in kinds for one in named.values()):
            return [replace(mention, reason=f"“{words}”: those at “{claim.trigger.text}” before are of another sort")]
        return [standing_for(mention, one, claim) for one in named.values()]
    return [replace(mention, reason=f"“{words}”: no two parties were named before")]


def standing_for(mention: ActorMention, one: ActorMention, claim: Claim) -> ActorMention:
    """The mention as one of its two."""
    meant = one.antecedent or Span(start=one.start, end=one.end, text=one.text)
    reason = f"stands for “{meant.text}”, one of the two at “{claim.trigger.text}” before"
    return replace(one, start=mention.start, end=mention.end, text=mention.text, rule=mention.rule, score=round(one.score * 0.8, 3),
                   reason=reason, antecedent=meant)  # fmt: skip


def parties(claim: Claim) -> dict[str, ActorMention]:
    """The named parties of a claim, each once: by who they are; where these are more than two, by their sides."""
    named = [one for one in (*claim.actors, *claim.targets) if one.name and is_party(one, claim.kind)]
    by_name = {one.id or fold(one.name or ""): one for one in reversed(named)}
    by_side = {one.side or key: one for key, one in by_name.items()}
    found = by_side if len(by_name) > 2 and len(by_side) == 2 else by_name
    return dict(reversed(found.items()))


def is_party(one: ActorMention, kind: str) -> bool:
    """Whether somebody in a claim may be one of two that face each other in it: whoever is attacked need be none."""
    return one.kind in between()[kind] or (one.side is not None and one.kind == "body")


def unnamed(claim: Claim) -> bool:
    """Whether somebody else takes part whom the report does not name."""
    return any(one.name is None and one.kind in ("armed_group", "body") for one in (*claim.actors, *claim.targets))


def with_reasons(actors: Iterable[ActorMention], claims: Iterable[Claim]) -> tuple[ActorMention, ...]:
    """The mentions of the report, those that stand for two in a claim with the names of both as their reason."""
    both: dict[tuple[int, int], dict[str, None]] = {}
    for claim in claims:
        for one in (*claim.actors, *claim.targets):
            if one.name and one.antecedent:
                both.setdefault((one.start, one.end), {})[one.name] = None
    return tuple(
        replace(one, reason=f"stands for {' and '.join(both[one.start, one.end])}")
        if one.name is None and len(both.get((one.start, one.end), ())) == 2
        else one
        for one in actors
    )
