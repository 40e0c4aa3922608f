"""Plain text and Markdown as reports: a block of fields at the top is taken off, a title is looked for."""

from __future__ import annotations

import re
from typing import Any

import yaml

from contested.intake.fields import FIELD, Fields, fields_of

HEADER = re.compile(r"([A-Za-z][A-Za-z_ -]{1,20})[ \t]{0,4}:[ \t]*(.{0,1000})")
HEADER_LINES = 14
FRONT = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
LONGEST_TITLE = 25  # words
TITLE_LINES = 3  # lines in which a title may stand
HEADING = re.compile(r"(?m)^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$")
MARKS = (  # what stands in Markdown for looks alone; no part may hold its own beginning, so that none is looked through twice
    (re.compile(r"(?ms)^(?:```|~~~)[^\n]*\n.*?^(?:```|~~~)[ \t]*$"), ""),
    (re.compile(r"(?s)<!--(?:(?!<!--|-->).){0,5000}-->"), ""),
    (re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,500}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{0,500}\)"), r"\1"),
    (HEADING, r"\1"),
    (re.compile(r"(?m)^[ \t]{0,3}>[ \t]?"), ""),
    (re.compile(r"(?m)^[ \t]{0,3}(?:[-*_][ \t]?){3,}$"), ""),
    (re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000})(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,1000})(?<=\S)\*(?!\w)"), r"\1"),
)


def plain_text(words: str) -> tuple[str, Fields]:
    """The text without the block of fields at its top, and what that block says; else a title from the text."""
    text, fields = split_header(words)
    return text, fields.over(Fields(title=title_of(text)))


def markdown(words: str) -> tuple[str, Fields]:
    """The text without front matter and marks, and what the front matter says; else a title from the first heading."""
    text, fields = split_front(words)
    if text == words:
        text, fields = split_header(words)
    heading = HEADING.search(text[:2000])
    for pattern, kept in MARKS:
        text = pattern.sub(kept, text)
    text = text.strip("\n")
    title = heading.group(1).strip() if heading else title_of(text)
    return text, fields.over(Fields(title=title or None))


def split_header(words: str) -> tuple[str, Fields]:
    """The text below a block of "Name: value" lines and an empty line, and the fields; the whole text where there is none."""
    row: dict[str, str] = {}
    position = len(words) - len(words.lstrip())
    for _ in range(HEADER_LINES):
        end = words.find("\n", position)
        line = words[position : end if end >= 0 else len(words)].strip()
        if not line:
            break
        match = HEADER.fullmatch(line)
        if not match:
            return words, Fields()
        row[match.group(1)] = match.group(2)
        position = end + 1 if end >= 0 else len(words)
    known = [name for name in row if name.strip().lower().replace(" ", "_") in FIELD]
    if not known or 2 * len(known) < len(row) or words[position : position + 1].strip():
        return words, Fields()
    return words[position:].strip("\n"), fields_of(row)


def split_front(words: str) -> tuple[str, Fields]:
    """The text below YAML front matter, and its fields; the whole text where there is none that can be read."""
    match = FRONT.match(words)
    if not match:
        return words, Fields()
    try:
        row: Any = yaml.safe_load(match.group(1)) if "&" not in match.group(1) else None  # aliases can be made to explode
    except (yaml.YAMLError, ValueError, RecursionError):
        row = None
    return (words[match.end() :].strip("\n"), fields_of(row)) if isinstance(row, dict) else (words, Fields())


def title_of(text: str) -> str | None:
    """The first of the top lines that reads as a headline, where text follows it."""
    lines = [line.strip() for line in text[:4000].split("\n") if line.strip()]
    for line in lines[:TITLE_LINES]:
        size = len(line.split())
        if size > LONGEST_TITLE or (line.endswith((".", ",", ":")) and size > 4):
            return None
        if size >= 3 and len(lines) > 1:
            return line
    return None
