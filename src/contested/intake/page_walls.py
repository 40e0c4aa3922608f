"""Why a page holds no article: a paywall, a note on cookies, a check, a list of links. Words are in `data/pages/walls.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml

SENTENCE_END = re.compile(r"[.!?؟。][\"'”’»)\]]{0,3}\s*$")
AROUND = ("nav", "aside", "footer", "header", "menu", "form")
LEAST = 8  # words of a text that is one
FEW_LINES = 6  # a list has more
IN_SENTENCES = 0.35  # share of the words of an article that stand in sentences, at least
TURNS = 4  # headlines with words below, from which a page is a section front
LOOKED_AT = 3_000  # elements
TEASER = 90  # words up to which a text is the beginning alone, where a page says that it is not free


@dataclass(frozen=True, slots=True)
class Wall:
    """Words that stand in place of an article, and how long the text around them may be."""

    name: str
    reason: str
    most: int
    phrases: tuple[str, ...]
    fires: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()

    def stands_in(self, text: str) -> bool:
        """Whether the text is one of these."""
        folded = " ".join(text.lower().split())
        return len(folded.split()) <= self.most and any(phrase in folded for phrase in self.phrases)


@cache
def walls() -> tuple[Wall, ...]:
    """The rows."""
    rows = yaml.safe_load((files("contested") / "data/pages/walls.yml").read_text("utf-8"))
    return tuple(
        Wall(row["name"], row["reason"], int(row["most"]), tuple(row["phrases"]), tuple(row["fires"]), tuple(row["spares"]))
        for row in rows
    )


def why_no_text(tree: Any, text: str, title: str | None, kind: str, closed: bool) -> str | None:
    """Why the page has no article, None where it has one. `kind`: what it says that it is; `closed`: that it is not for all."""
    if len(text) > 20_000:
        return None
    everything = text if not title or title in text else f"{title}\n{text}"
    size = len(text.split())
    for wall in walls():
        if wall.stands_in(everything):
            return wall.reason
    if closed and size < TEASER:
        return "only its beginning can be read without a subscription"
    if size < LEAST:
        return "it has hardly any text"
    if kind.startswith("video") and size < LEAST * 8:
        return "it shows a video and has hardly any text"
    if kind != "article" and (is_list(text) or is_front(tree)):
        return "it is a list of links to other pages, not an article"
    return None


def is_list(text: str) -> bool:
    """Whether most lines are headlines or items rather than sentences."""
    lines = [line for line in text.split("\n") if line.strip()]
    total = sum(len(line.split()) for line in lines)
    within = sum(len(line.split()) for line in lines if SENTENCE_END.search(line))
    return len(lines) > FEW_LINES and within < IN_SENTENCES * total


def is_front(tree: Any) -> bool:
    """Whether headlines that lead to other pages stand in turn with a few words about each."""
    turns, before = 0, False
    for element in islice(tree.iter("h2", "h3", "h4", "a", "p"), LOOKED_AT):
        if element.tag == "p":
            turns += before and len(words_in(element)) >= LEAST and not is_around(element)
            before = before and len(words_in(element)) < LEAST
        elif is_linked(element) and not is_around(element):
            before = True
    return turns >= TURNS


def is_linked(head: Any) -> bool:
    """Whether this is a headline that leads to another page: a heading with a link, or a link that stands alone."""
    link: Any = head if head.tag == "a" else next(head.iter("a"), None)
    above = head.getparent()
    if link is None and above is not None and above.tag == "a":
        link = above
    href = "#" if link is None else link.get("href") or "#"
    if "#" in href or href.startswith("?") or len(words_in(head)) < (5 if head.tag == "a" else 4):
        return False
    return bool(
        head.tag != "a" or above is None or len(words_in(above)) < 3 * len(words_in(head)) or above.tag in ("div", "li", "td")
    )


def is_around(element: Any) -> bool:
    """Whether an element stands in a menu, an aside, a header or a footer."""
    return any(isinstance(above.tag, str) and above.tag in AROUND for above in element.iterancestors())


def words_in(element: Any) -> list[str]:
    """The words of an element."""
    return "".join(element.itertext()).split()
