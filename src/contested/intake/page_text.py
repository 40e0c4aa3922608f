"""Pieces of HTML, as feeds and pages' own data hold them, to words."""

from __future__ import annotations

import re
from html import unescape

TAGS = re.compile(r"<[A-Za-z/!][^<>]{0,2000}>")
BLOCKS = re.compile(r"<(?:/p|/div|/h[1-6]|/li|/blockquote|br)\b[^<>]{0,200}>", re.I)
HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,500}>[^<]{0,100000}</\1>", re.I)
LONGEST = 500_000  # characters of an entry's text


def markup_text(html: str) -> str:
    """The words of a piece of HTML, a paragraph a line."""
    text = HIDDEN.sub(" ", html[:LONGEST])
    text = unescape(TAGS.sub("", BLOCKS.sub("\n\n", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)
