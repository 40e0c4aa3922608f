"""Pieces of HTML to text, where there is no page whose main text could be looked for."""

from __future__ import annotations

import re

FRAGMENT = re.compile(r"</(?:p|div|span|a|b|i|em|strong|li|ul|td|h[1-6])>|<(?:br|p|hr)\s{0,9}/?>", re.I)
LOOKED = 20_000  # characters in which marks are looked for
BLOCKS = frozenset(
    "p div br li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote section article header footer hr pre dd dt dl figure".split()
)
HIDDEN = frozenset("script style head title template noscript svg iframe object".split())
BLANK = re.compile(r"[ \t\r\f\v\xa0]+")
SPACED = re.compile(r" ?\n[ \n]*\n ?| ?\n ?")
DEEPEST = 200  # elements in one another


def is_fragment(text: str) -> bool:
    """Whether a text holds the marks of HTML."""
    return bool(FRAGMENT.search(text[:LOOKED]))


def fragment_text(html: str) -> str:
    """The words of a piece of HTML, a line for each block."""
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    try:
        tree = fromstring(f"<div>{html}</div>", parser=HTMLParser(huge_tree=False, encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    said: list[str] = []
    put_words(tree, said, 0)
    joined = BLANK.sub(" ", "".join(said))
    return SPACED.sub(lambda found: "\n\n" if found.group().count("\n") > 1 else "\n", joined).strip()


def put_words(element: object, said: list[str], depth: int) -> None:
    """Adds the words of an element and of what is in it."""
    tag = getattr(element, "tag", None)
    if not isinstance(tag, str) or tag in HIDDEN or depth > DEEPEST:
        return
    block = tag in BLOCKS
    said.append("\n\n" if block and tag not in ("br", "li", "tr") else "\n" if block else " " if tag in ("td", "th") else "")
    said.append(" ".join((getattr(element, "text", "") or "").split("\n")))
    for child in element:  # type: ignore[attr-defined]
        put_words(child, said, depth + 1)
        said.append(" ".join((child.tail or "").split("\n")))
    if block:
        said.append("\n" if tag in ("li", "tr", "br") else "\n\n")
