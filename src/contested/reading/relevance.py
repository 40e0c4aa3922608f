"""Relevance: a report that is not about conflict gives no claims, and says so.

Football, markets and chess have attacks and captures too. A report is left out only where many different words of one such topic
stand in it, and few or none that hardly stand anywhere but in reports on conflict: where there is doubt it is kept. A short
report has too few words for that; it is left out where its wording as a whole is that of other news by far.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from contested.reading.draft import Draft
from contested.reading.lexicon import read_yaml
from contested.reading.topics import OTHER_NEWS, is_known, topics_of
from contested.records import Outcome

READ = 6_000  # characters that are looked at: what a report is about stands at its beginning
WORD = re.compile(r"[a-z][a-z’'-]*")
PER_CONFLICT_WORD = 1.5  # so many more words of a topic are asked for, for each word of conflict
PER_WORD_OF_HARM = 0.75  # and for each word of harm
SHORT, MORE_IF_SHORT = 25, 1  # in a text of so few words one more is asked for
OTHER_BY_FAR = 0.9  # how likely other news must be: out of its fold no snippet of conflict came so far, a third of it did
FEWEST = 12  # words of a text whose wording tells anything
MOST_ARMED = 3  # armed groups that are named count as words of conflict, up to so many


@dataclass(frozen=True, slots=True)
class Topic:
    """Something other than conflict that reports are about."""

    name: str
    words: frozenset[str]
    least: int


@dataclass(frozen=True, slots=True)
class Words:
    """The table of relevance.yml."""

    conflict: frozenset[str]
    harm: frozenset[str]
    topics: tuple[Topic, ...]

    def weight(self, there: set[str]) -> float:
        """How many more words of a topic are asked for beside these."""
        return PER_CONFLICT_WORD * len(there & self.conflict) + PER_WORD_OF_HARM * len(there & self.harm)


@cache
def load_words() -> Words:
    """The words of conflict and of harm, and the topics."""
    table = read_yaml("relevance.yml")
    topics = (Topic(row["name"].replace("_", " "), word_set(row["words"]), row["least"]) for row in table["topics"])
    return Words(word_set(table["conflict"]), word_set(table["harm"]), tuple(topics))


def word_set(words: str) -> frozenset[str]:
    """The words and phrases between commas."""
    return frozenset(" ".join(word.split()) for word in words.split(","))


def judge_relevance(draft: Draft) -> None:
    """Drops the claims of a report that is not about conflict, and sets the outcome."""
    if not draft.claims:
        return
    armed = {actor.name or actor.text for actor in draft.actors if actor.kind == "armed_group"}
    reason = why_irrelevant(read_part(draft), armed)
    other = why_other_news(draft.report.text) if reason is None and draft.trained and not armed else None
    if other is not None and all(is_known(claim.kind) for claim in draft.claims):  # asked last: few reports load the model
        reason = other
    if reason:
        draft.claims.clear()
        draft.outcome = Outcome(name="not about conflict", reason=reason)


def why_other_news(text: str) -> str | None:
    """Why the wording of a short text is that of other news; None where it is not, or a word speaks of conflict or harm."""
    there, size = vocabulary(text)
    if size < FEWEST or load_words().weight(there):
        return None
    share = topics_of(text).get((OTHER_NEWS,), 0.0)
    return f"worded like news of other things ({share:.0%} likely)" if share >= OTHER_BY_FAR else None


def read_part(draft: Draft) -> str:
    """The headline and the beginning of the text, without debris."""
    parts = [draft.report.text[block.start : block.end] for block in draft.blocks if block.role != "debris"]
    return "\n".join([draft.report.title or "", *parts])[:READ]


def why_irrelevant(text: str, armed: Iterable[str] = ()) -> str | None:
    """Why a text is not about conflict, in words; None where it is, or may be. `armed`: the armed groups that it names."""
    table = load_words()
    there, size = vocabulary(text)
    more = table.weight(there) + PER_CONFLICT_WORD * min(MOST_ARMED, len(set(armed))) + (MORE_IF_SHORT if size < SHORT else 0)
    for topic in table.topics:
        found = there & topic.words
        if len(found) >= topic.least + more:
            return f"it reads as a report on {topic.name}: {', '.join(sorted(found)[:5])}"
    return None


def vocabulary(text: str) -> tuple[set[str], int]:
    """The different words of a text, and pairs of words; and how many words it has."""
    words = [word.replace("’", "'").strip("'-") for word in WORD.findall(text.lower())]
    return {*words, *map(" ".join, pairwise(words))}, len(words)
