"""Pieces of text on pages to text in reading order: columns, lines, paragraphs, words parted at line ends, running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

WIDTH = 0.45  # of the size of type: how wide a letter is, roughly
SAME_LINE = 0.45  # of the size of type: pieces whose feet differ by less stand on one line
GUTTER = 5  # rows that must begin at the same place for a column to begin there
SIDE = 8.0  # points by which such beginnings may differ
RUNNING = 3  # lines at the top and at the foot that may be running heads
GAP = 1.35  # of the usual distance of lines: more begins a paragraph
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(r"(?:page|p\.?)?\s{0,3}[-–—]?\s{0,3}\d{1,4}\s{0,3}(?:[-–—]|(?:of|/)\s{0,3}\d{1,4})?", re.I)
PARTED = re.compile(r"([a-z]{2,40})[-\u2010\xad\ufffe]$")
HYPHENED = re.compile(r"\b\w{1,40}-\w{1,40}")
END = 60  # letters at the end of a line in which a parted word may stand
BULLETS = "•●▪■◦‣⁃"
SPACES = re.compile(r"[ \t\xa0]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some text with the place of its first letter's foot and its size, in points from the lower left of the page."""

    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        """Where it ends, roughly."""
        return self.x + len(self.text) * self.size * WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Pieces side by side."""

    x: float
    y: float
    size: float
    end: float
    text: str


def document_text(pages: Iterable[Sequence[Piece]]) -> tuple[str, list[str]]:
    """The text of the pages, a paragraph after the other with empty lines between them, and the lines along their edges."""
    lined = [page_lines(pieces) for pieces in pages]
    kept, running = without_running(lined)
    whole = {word for lines in kept for line in lines for word in HYPHENED.findall(line.text)}
    paragraphs: list[str] = []
    for lines in kept:
        for paragraph in paragraphs_of(lines, whole):
            if paragraphs and goes_on(paragraphs[-1], paragraph):
                paragraphs[-1] = join(paragraphs[-1], paragraph, whole)
            else:
                paragraphs.append(paragraph)
    return "\n\n".join(paragraphs), running


def page_lines(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a page in reading order: between lines that go across, each column from top to foot."""
    spread = [one for piece in pieces for one in split_piece(piece)]
    return ordered(spread, 3)


def split_piece(piece: Piece) -> list[Piece]:
    """A piece with line ends in it as one for each line."""
    lines = piece.text.split("\n")
    if len(lines) == 1:
        return [piece]
    return [
        Piece(x=piece.x, y=piece.y - number * piece.size * 1.2, size=piece.size, text=line)
        for number, line in enumerate(lines)
        if line.strip()
    ]


def ordered(pieces: list[Piece], depth: int) -> list[Line]:
    """Lines in reading order; a gutter parts the pieces, what goes across it parts those above from those below."""
    gutter = gutter_of(pieces) if depth else None
    if gutter is None:
        return lines_of(pieces)
    across = sorted((one for one in pieces if one.x < gutter - SIDE and one.end > gutter + SIDE * 2), key=lambda one: -one.y)
    rest = [one for one in pieces if not (one.x < gutter - SIDE and one.end > gutter + SIDE * 2)]
    lines: list[Line] = []
    for line in [*lines_of(across), None]:
        floor = line.y if line else float("-inf")
        band, rest = [one for one in rest if one.y > floor], [one for one in rest if one.y <= floor]
        lines += ordered([one for one in band if one.x < gutter - SIDE], depth - 1)
        lines += ordered([one for one in band if one.x >= gutter - SIDE], depth - 1)
        lines += [line] if line else []
    return lines


def gutter_of(pieces: Sequence[Piece]) -> float | None:
    """Where a second column begins: many rows have text that begins there beside other text, and hardly any runs across."""
    begins = Counter(round(one.x / SIDE) for one in pieces)
    first = min(begins, default=0)
    for place, count in sorted(begins.items(), key=lambda one: (-one[1], one[0])):
        if count < GUTTER:
            return None
        x = place * SIDE
        if place <= first + 3:
            continue
        right = [one for one in pieces if abs(one.x - x) <= SIDE]
        left = [one for one in pieces if one.x < x - SIDE]
        across = sum(one.end > x + SIDE for one in left)
        rows = sum(
            any(abs(other.y - one.y) < one.size * 2 and other.end <= x + SIDE for other in left[:2000]) for one in right[:200]
        )
        if rows >= GUTTER and across <= 0.15 * len(left):
            return x
    return None


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The lines from top to foot, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.y, one.x)):
        if rows and abs(rows[-1][0].y - piece.y) < SAME_LINE * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [line_of(sorted(row, key=lambda one: one.x)) for row in rows]


def line_of(row: Sequence[Piece]) -> Line:
    """The line that pieces make: a space between those that do not touch or end and begin within a word."""
    text = ""
    for before, piece in zip([None, *row], row, strict=False):
        apart = before is not None and (piece.x - before.end > -0.3 * before.size or text[-1:] in ".,;:!?")
        text += (" " if apart and text and not text.endswith(" ") and not piece.text.startswith(" ") else "") + piece.text
    largest = max(row, key=lambda one: len(one.text))
    return Line(x=row[0].x, y=row[0].y, size=largest.size, end=row[-1].end, text=SPACES.sub(" ", text).strip())


def without_running(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without lines at top and foot that several pages share, and without page numbers; and those lines."""
    edges = Counter(key for lines in pages for key in {mask(line) for line in edge_lines(lines)})
    often = max(2, len(pages) // 3)
    sizes = [line.size for lines in pages for line in lines]
    large = 1.3 * median(sizes) if sizes else 0.0

    def runs(line: Line, first: bool) -> bool:
        if PAGE_NUMBER.fullmatch(line.text):
            return True
        return edges[mask(line)] >= often and not (first and line.size > large)  # a title is kept where it first stands

    kept, running = [], dict[str, None]()
    for number, lines in enumerate(pages):
        edge = set(map(id, edge_lines(lines)))
        gone = {id(line) for line in lines if id(line) in edge and runs(line, number == 0)}
        running.update({line.text: None for line in lines if id(line) in gone})
        kept.append([line for line in lines if id(line) not in gone])
    return kept, list(running)


def edge_lines(lines: list[Line]) -> list[Line]:
    """The lines highest and lowest on a page."""
    by_height = sorted(lines, key=lambda line: -line.y)
    return by_height[:RUNNING] + by_height[-RUNNING:] if len(by_height) > 2 * RUNNING else by_height[:1] + by_height[1:][-1:]


def mask(line: Line) -> tuple[str, int]:
    """A line with its numbers left out, and its height on the page."""
    return DIGITS.sub("#", line.text.lower()), round(line.y / 6)


def paragraphs_of(lines: Sequence[Line], whole: set[str]) -> list[str]:
    """Lines joined to paragraphs: a larger gap, other type or an indent after a full stop begins one."""
    steps = [a.y - b.y for a, b in pairwise(lines) if 0 < a.y - b.y < 4 * a.size]
    usual = median(steps) if steps else 0.0
    paragraphs: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if not line.text:
            continue
        if before is None or not paragraphs or parted(before, line, usual):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = join(paragraphs[-1], line.text, whole)
    return paragraphs


def parted(before: Line, line: Line, usual: float) -> bool:
    """Whether a line begins a paragraph."""
    step = before.y - line.y
    if abs(before.size - line.size) > 0.15 * before.size or line.text[0] in BULLETS:
        return True
    if 0 < step <= usual * GAP:
        return line.x > before.x + before.size and before.text.endswith((".", "”", '"', "!", "?"))
    return step > 0 or not goes_on(before.text, line.text)


def goes_on(before: str, after: str) -> bool:
    """Whether words in another column or on another page go on with a sentence."""
    return bool(PARTED.search(before[-END:])) or (before[-1:] not in ".!?:”\"’'" and after[:1].islower())


def join(before: str, after: str, whole: set[str]) -> str:
    """Two lines as one: a word that was parted at the line end is made whole, unless it has its hyphen elsewhere too."""
    found = PARTED.search(before[-END:])
    if not found or not after[:1].islower():
        return f"{before} {after}"
    next_word = re.match(r"\w{0,40}", after)
    written = f"{found.group(1)}-{next_word.group() if next_word else ''}"
    return before + after if written in whole and before.endswith("-") else before[:-1] + after
