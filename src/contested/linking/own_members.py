"""The body that no list has whose name its members go by: "RFL rebels", "Red Front guerrillas", "fighters of the Red Front"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from contested.linking.folding import fold
from contested.linking.links import Link
from contested.linking.phrases import Phrase, core
from contested.linking.world import demonyms
from contested.records import ActorMention

if TYPE_CHECKING:
    from contested.linking.who import Linker

LETTERS = r"[A-Z]{3,6}"
WORD = r"[A-Z][\w'’-]+"
BEFORE = re.compile(rf"({LETTERS})(?=(?:\s\w+){{1,3}}$)|((?:{WORD} )+{WORD})(?=(?:\s[a-z]\w+){{1,3}}$)")
CALLED = re.compile(
    r" (?:that is |which is )?(?:called|named|dubbed|known as|calling itself) (?:the )?[\"“]([A-Z][^\"”“\n]{2,60}?)[.,]?[\"”]"
)
BEHIND = re.compile(rf"\w+ (?:of|from) (?:the )?({WORD}(?: (?:(?:of|for|de|and) )?{WORD}){{0,5}}|{LETTERS})$")


def by_members(linker: Linker, mention: ActorMention, phrase: Phrase) -> Link | None:
    """The body whose members a mention means by their body's name; None for a nation's, a place's and those of no name."""
    if mention.kind not in ("armed_group", "people", "body"):
        return None
    called = CALLED.match(linker.text, mention.end)
    if called is not None:
        return Link(called.group(1), 0.4, f"the {phrase.head} is called so, the text says")
    words = re.sub(r"[\"“”]", "", core(mention.text))
    irregular = phrase.is_head("irregular")
    found = BEFORE.match(words) if irregular or phrase.is_head("force") else None
    if found is None and irregular:
        found = BEHIND.match(words)
    if found is None or (mention.kind == "body" and '"' not in mention.text):
        return None
    name = found.group(found.lastindex or 0)
    at_place = any(mention.start <= start and end <= mention.end for start, end in linker.toponyms)
    if at_place or phrase.head in name.casefold().split() or any(fold(word) in demonyms() for word in name.split()):
        return None
    return Link(name, 0.4, f"{phrase.head} of {name}, which no list has")


def is_another(mention: ActorMention, name: str) -> bool:
    """Whether a person's name only says whose somebody is: "the bodyguard of Lee"."""
    sorts = mention.kind in ("person", "people")
    return sorts and bool(name) and re.search(rf"\b[a-z]+ of {re.escape(name)}$", mention.text) is not None
