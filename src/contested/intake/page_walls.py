"""Why a page holds no article: a paywall, a note on cookies, a check, a list of links. Words are in `data/pages/walls.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import yaml

SENTENCE_END = re.compile(r"[.!?؟。।۔։።။][\"'”’»)\]]{0,3}\s*$")
AROUND = ("nav", "aside", "footer", "header", "menu", "form")
LEAST = 8  # words of a text that is one
FEW_LINES = 6  # a list has more
IN_LINKS = 0.2  # share of the words of a list of links, at least
IN_SENTENCES = 0.35  # share of the words of an article that stand in sentences, at least
SUMMARIES = 0.7  # share of the words in paragraphs that are such summaries, at least
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
    anywhere: tuple[str, ...] = ()
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
        Wall(
            row["name"],
            row["reason"],
            int(row["most"]),
            tuple(row["phrases"]),
            tuple(row.get("anywhere", ())),
            tuple(row["fires"]),
            tuple(row["spares"]),
        )
        for row in rows
    )


def why_no_text(tree: Any, text: str, title: str | None, kind: str, closed: bool, url: str | None) -> str | None:
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
    if size < TEASER and (beside := wall_beside(tree)):
        return beside.reason
    if size < LEAST:
        return "it has hardly any text"
    if kind.startswith("video") and size < LEAST * 8:
        return "it shows a video and has hardly any text"
    if kind != "article" and ((is_list(text) and linked_share(tree) > IN_LINKS) or is_front(tree, own_path(url))):
        return "it is a list of links to other pages, not an article"
    return None


def wall_beside(tree: Any) -> Wall | None:
    """The wall that stands beside a short text, in words that stand on no other page."""
    body = tree.find(".//body")
    folded = " ".join(words_in(tree if body is None else body)[:5_000]).lower()
    return next((wall for wall in walls() if any(phrase in folded for phrase in wall.anywhere)), None)


def own_path(url: str | None) -> str:
    """The path of the page, where it is more than a section: links below it are its own parts, as the posts of a live page."""
    path = (url or "").split("//", 1)[-1].partition("/")[2].split("?")[0].rstrip("/")
    return f"/{path}" if "/" in path or "-" in path else ""


def is_list(text: str) -> bool:
    """Whether most lines are headlines or items rather than sentences."""
    lines = [line for line in text.split("\n") if line.strip()]
    total = sum(len(line.split()) for line in lines)
    within = sum(len(line.split()) for line in lines if SENTENCE_END.search(line))
    return len(lines) > FEW_LINES and within < IN_SENTENCES * total


def linked_share(tree: Any) -> float:
    """The share of the page's words that stand in links."""
    body = tree.find(".//body")
    every = len(words_in(tree if body is None else body))
    return sum(len(words_in(link)) for link in islice(tree.iter("a"), LOOKED_AT)) / max(every, 1)


def is_front(tree: Any, own: str) -> bool:
    """Whether the page is headlines that lead to other pages, each with a paragraph about it, and hardly any other."""
    turns, within, every, before = 0, 0, 0, False
    for element in islice(tree.iter("h2", "h3", "h4", "a", "p"), LOOKED_AT):
        if element.tag != "p":
            before = before or (is_linked(element, own) and not is_around(element))
        elif (size := len(words_in(element))) >= LEAST and not is_around(element):
            turns, within, every = turns + before, within + size * before, every + size
            before = False
    return turns >= TURNS and within > SUMMARIES * every


def is_linked(head: Any, own: str) -> bool:
    """Whether this is a headline that leads to another page: a heading with a link, or a link that stands alone."""
    link: Any = head if head.tag == "a" else next(head.iter("a"), None)
    above = head.getparent()
    if link is None and above is not None and above.tag == "a":
        link = above
    href = "#" if link is None else link.get("href") or "#"
    if "#" in href or href.startswith("?") or (own and f"{own}/" in href) or len(words_in(head)) < (5 if head.tag == "a" else 4):
        return False
    alone = above is None or above.tag in ("div", "li", "td") or len(words_in(above)) < 3 * len(words_in(head))
    return bool(head.tag != "a" or alone)


def is_around(element: Any) -> bool:
    """Whether an element stands in a menu, an aside, a header or a footer."""
    return any(isinstance(above.tag, str) and above.tag in AROUND for above in element.iterancestors())


def words_in(element: Any) -> list[str]:
    """The words of an element."""
    return "".join(element.itertext()).split()
